// Scrolls through the page as a reader would, and gives the sum of its layout shifts.
async () => {
  const loaded = performance.getEntriesByType("navigation")[0].loadEventStart;
  // A browser shows half a paragraph, half a row or half a line of boxes if the rest is yet to come, and then sets it
  // anew. A page cannot help that; it can help a block that moves for it.
  const isPart = ({ node }) => {
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : null;
    return !element || getComputedStyle(element).display.startsWith("table")
      || getComputedStyle(element.parentElement).display.includes("flex");
  };
  const counts = entry => !entry.hadRecentInput && !(entry.startTime < loaded && entry.sources.every(isPart));
  const rest = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
  let sum = 0;
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (counts(entry)) sum += entry.value;
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
