// Shows the chosen picture before it is kept; what is too large or no picture is not shown.
export function showChosen(box, preview, mostBytes) {
    const input = box.querySelector('input[type=file]');
    let address;
    input.addEventListener('change', async () => {
        URL.revokeObjectURL(address);
        preview.style.backgroundImage = '';
        preview.classList.remove('photo-chosen');
        const file = input.files[0];
        if (!file || file.size > mostBytes) {
            return;
        }
        address = URL.createObjectURL(file);
        const picture = new Image();
        picture.src = address;
        try {
            await picture.decode();
            preview.style.backgroundImage = `url("${address}")`;
            preview.classList.add('photo-chosen');
        } catch {
            // The server says what is wrong with it.
        }
    });
}
