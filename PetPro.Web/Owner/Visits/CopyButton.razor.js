// Copies the field's value; where the browser does not allow it, the value is selected to be copied by hand.
export function copyOnClick(button, status, id) {
    button.addEventListener('click', async () => {
        const field = document.getElementById(id);
        try {
            await navigator.clipboard.writeText(field.value);
            status.textContent = button.dataset.done;
        } catch {
            field.select();
            status.textContent = button.dataset.failed;
        }
    });
}
