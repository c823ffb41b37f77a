// Scrolls through the page as a reader would, and gives the sum of its layout shifts, with what moved the most.
async () => {
  // The frame with the end of the page in it may be painted after the event that says it has loaded.
  const mark = () => performance.getEntriesByName("arrived")[0];
  const rest = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
  while (!mark()) await rest(10);
  const arrived = mark().startTime;
  // A browser shows half a paragraph, half a row or half a line of boxes if the rest is yet to come, and then sets it
  // anew. A page cannot help that; it can help a block that moves for it.
  const isPart = ({ node }) => {
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : null;
    return !element || getComputedStyle(element).display.startsWith("table")
      || getComputedStyle(element.parentElement).display.includes("flex");
  };
  const counts = entry => !entry.hadRecentInput && !(entry.startTime < arrived && entry.sources.every(isPart));
  const name = ({ node, previousRect: from, currentRect: to }) => {
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    const what = element ? [element.localName, ...element.classList].join(".") : "something";
    return `${what} from ${Math.round(from.x)}, ${Math.round(from.y)} to ${Math.round(to.x)}, ${Math.round(to.y)}`;
  };
  const counted = [];
  const observer = new PerformanceObserver(list => counted.push(...list.getEntries().filter(counts)));
  observer.observe({ type: "layout-shift", buffered: true });
  const height = document.documentElement.scrollHeight;
  for (let y = 0; y < height; y += Math.max(innerHeight, height / 8)) {
    scrollTo({ top: y, behavior: "instant" });
    await rest(10);
  }
  scrollTo({ top: 0, behavior: "instant" });
  await rest(60);
  // Whatever is to come of it has been painted after two frames, however slow the machine.
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  counted.push(...observer.takeRecords().filter(counts));
  observer.disconnect();
  const farthest = counted.toSorted((a, b) => b.value - a.value)[0];
  return [counted.reduce((sum, { value }) => sum + value, 0), farthest?.sources.map(name).join("; ") ?? ""];
}
