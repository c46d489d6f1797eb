// Puts the nearest clinics first, where the person wants that and the browser knows the place. The place goes into the address of
// the page, so it is rounded to about a kilometre: near enough to order clinics, too coarse to tell a house.
for (const form of document.querySelectorAll("[data-search]")) {
    const button = form.querySelector("[data-near-me]");
    const status = form.querySelector("[data-near-me-status]");
    if (!button || !("geolocation" in navigator)) {
        continue;
    }

    button.hidden = false;
    button.addEventListener("click", () => {
        button.disabled = true;
        status.textContent = "";
        navigator.geolocation.getCurrentPosition(
            ({ coords }) => {
                set(form.elements.lat, coords.latitude);
                set(form.elements.lng, coords.longitude);
                form.requestSubmit();
            },
            () => {
                button.disabled = false;
                status.textContent = form.dataset.refused;
            },
            { maximumAge: 600_000, timeout: 10_000 });
    });
}

function set(field, degrees) {
    field.disabled = false;
    field.value = degrees.toFixed(2);
}
