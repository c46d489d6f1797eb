// A map beside the list of clinics: nothing of it is loaded before somebody asks for it. Where its background cannot be reached,
// a plain grid with a scale takes its place: the pins stand where they should.
const section = document.querySelector("[data-clinic-map]");
const button = document.querySelector("[data-clinic-map-button]");
const cards = [...document.querySelectorAll("[data-pin]")];
const empty = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
let map;

if (section && button && cards.length > 0) {
    button.hidden = false;
    button.addEventListener("click", () => (section.hidden ? open() : close()));
    if (new URLSearchParams(location.search).get("view") === "map") {
        open();
    }
}

async function open() {
    section.hidden = false;
    say(true);
    try {
        map ??= draw(await load());
        map.invalidateSize();
    } catch (failed) {
        console.error(failed);
        section.replaceChildren(note(section.dataset.failed));
    }
}

function close() {
    section.hidden = true;
    say(false);
}

// Whether the map is open stands in the address, in that of every link that searches on, and in the form.
function say(isOpen) {
    button.setAttribute("aria-expanded", isOpen);
    button.querySelector("[data-label]").textContent = isOpen ? button.dataset.hide : button.dataset.show;
    history.replaceState(history.state, "", withView(location.href, isOpen));
    for (const link of document.querySelectorAll("a[data-search-on]")) {
        link.href = withView(link.href, isOpen);
    }
    for (const field of document.querySelectorAll("[data-search] input[name=view]")) {
        field.disabled = !isOpen;
    }
}

function withView(address, isOpen) {
    const url = new URL(address);
    isOpen ? url.searchParams.set("view", "map") : url.searchParams.delete("view");
    return url.href;
}

async function load() {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: section.dataset.sheet });
    const styled = new Promise((done, failed) => Object.assign(sheet, { onload: done, onerror: failed }));
    document.head.append(sheet);
    await Promise.all([styled, import(section.dataset.script)]);
    return window.L;
}

function draw(L) {
    const quick = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const shown = L.map(section.querySelector("[data-canvas]"), { zoomAnimation: !quick, fadeAnimation: !quick, markerZoomAnimation: !quick, scrollWheelZoom: false });
    shown.attributionControl.setPrefix("Leaflet");
    L.control.scale({ imperial: false }).addTo(shown);
    shown.fitBounds(cards.map(place), { padding: [48, 48], maxZoom: 14 });
    cards.forEach((card) => pin(L, shown, card));
    background(L, shown);
    return shown;
}

function background(L, shown) {
    const { tiles, attribution, attributionUrl } = section.dataset;
    if (!tiles) {
        plain(L, shown);
        return;
    }

    const credit = Object.assign(document.createElement("a"), { href: attributionUrl, textContent: attribution, rel: "noopener" });
    const layer = L.tileLayer(tiles, { maxZoom: 19, attribution: credit.outerHTML, errorTileUrl: empty, referrerPolicy: "strict-origin" });
    let isReached = false;
    layer.on("tileload", () => (isReached = true));
    layer.on("tileerror", () => {
        if (!isReached && shown.hasLayer(layer)) {
            shown.removeLayer(layer);
            plain(L, shown);
            section.append(note(section.dataset.plain));
        }
    });
    layer.addTo(shown);
}

// Lines of latitude and longitude, as far apart as the part that is seen wants them.
function plain(L, shown) {
    section.classList.add("map-plain");
    const lines = L.layerGroup().addTo(shown);
    const rule = () => {
        lines.clearLayers();
        const seen = shown.getBounds().pad(0.5);
        const step = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01].find((s) => (seen.getNorth() - seen.getSouth()) / s >= 6) ?? 0.005;
        const style = { className: "map-line", weight: 1, interactive: false };
        for (let at = Math.floor(seen.getSouth() / step) * step; at < seen.getNorth(); at += step) {
            L.polyline([[at, seen.getWest()], [at, seen.getEast()]], style).addTo(lines);
        }
        for (let at = Math.floor(seen.getWest() / step) * step; at < seen.getEast(); at += step) {
            L.polyline([[seen.getSouth(), at], [seen.getNorth(), at]], style).addTo(lines);
        }
    };
    shown.on("moveend", rule);
    rule();
}

function place(card) {
    return card.dataset.pin.split(",").map(Number);
}

function pin(L, shown, card) {
    const name = card.querySelector("a").textContent;
    const icon = L.divIcon({ className: "map-pin", html: `<span><b>${cards.indexOf(card) + 1}</b></span>`, iconSize: [36, 36], iconAnchor: [18, 43], popupAnchor: [0, -38] });
    const marker = L.marker(place(card), { icon, riseOnHover: true, keyboard: true }).addTo(shown);
    const element = marker.getElement();
    element.setAttribute("aria-label", `${cards.indexOf(card) + 1} ${name}`);
    element.addEventListener("keydown", (pressed) => pressed.key === " " && (pressed.preventDefault(), marker.openPopup()));
    marker.bindPopup(() => summary(card), { maxWidth: 280, closeButton: true });
    marker.on("popupopen", ({ popup }) => {
        card.classList.add("hit-shown");
        popup.getElement().querySelector("a")?.focus({ preventScroll: true });
    });
    marker.on("popupclose", () => card.classList.remove("hit-shown"));
    const mark = (isOn) => () => element.classList.toggle("map-pin-on", isOn);
    card.addEventListener("pointerenter", mark(true));
    card.addEventListener("pointerleave", mark(false));
    card.addEventListener("focusin", mark(true));
    card.addEventListener("focusout", mark(false));
    return marker;
}

// The card in small: its name leads to the clinic, and beside it what decides.
function summary(card) {
    const shown = document.createElement("div");
    shown.className = "map-card";
    const link = card.querySelector("a");
    shown.append(Object.assign(document.createElement("a"), { href: link.href, textContent: link.textContent }));
    for (const part of card.querySelectorAll(".hit-facts, .hit-offer")) {
        shown.append(part.cloneNode(true));
    }
    return shown;
}

function note(text) {
    return Object.assign(document.createElement("p"), { className: "map-note", role: "status", textContent: text });
}
