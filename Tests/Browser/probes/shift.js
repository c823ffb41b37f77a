// Scrolls through the page as a reader would, and gives the sum of its layout shifts.
async () => {
  const rest = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
  let sum = 0;
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  });
  observer.observe({ type: "layout-shift", buffered: true });
  const height = document.documentElement.scrollHeight;
  for (let y = 0; y < height; y += Math.max(innerHeight, height / 8)) {
    scrollTo({ top: y, behavior: "instant" });
    await rest(10);
  }
  scrollTo({ top: 0, behavior: "instant" });
  await rest(60);
  observer.disconnect();
  return sum;
}
