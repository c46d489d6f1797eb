// Shows the chosen picture before it is kept.
export function showChosen(box, preview) {
    const input = box.querySelector('input[type=file]');
    let address;
    input.addEventListener('change', () => {
        if (address) {
            URL.revokeObjectURL(address);
            address = undefined;
        }
        const file = input.files[0];
        if (file && file.type.startsWith('image/')) {
            address = URL.createObjectURL(file);
            preview.style.backgroundImage = `url("${address}")`;
            preview.classList.add('photo-chosen');
        } else {
            preview.style.backgroundImage = '';
            preview.classList.remove('photo-chosen');
        }
    });
}
