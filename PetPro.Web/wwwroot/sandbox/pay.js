// Counts the time to pay by down. Without it the page shows the time that was left when it was loaded.
const line = document.querySelector('[data-until]');
const left = line?.querySelector('strong');
if (left) {
  const until = Date.parse(line.dataset.until);
  const tick = () => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds <= 0) {
      line.textContent = line.dataset.over;
      clearInterval(timer);
      return;
    }
    left.textContent = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  };
  const timer = setInterval(tick, 1000);
  tick();
}
