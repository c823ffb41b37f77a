// Texts that leave the page, are cut by a box, or lie on one another; gives [number of texts, findings].
() => {
  const findings = [];
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth > width) {
    findings.push(["sideways", `${document.scrollingElement.scrollWidth} px of ${width}`]);
  }
  const styles = new Map();
  const style = element => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const cuts = (element, axis) => ["hidden", "clip"].includes(style(element)[axis]);
  const scrolls = (element, axis) => ["auto", "scroll"].includes(style(element)[axis]);
  // Text for screen readers alone is put out of sight on purpose.
  const isTucked = element => style(element).clipPath === "inset(50%)";
  const ancestors = element => {
    const list = [];
    for (let e = element; e && e !== document.documentElement; e = e.parentElement) list.push(e);
    return list;
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, style, noscript")) continue;
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const above = ancestors(element);
    if (above.some(isTucked)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(style(element).fontSize);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.right <= 0) continue;
      const at = `“${node.data.trim().slice(0, 30)}” in ${element.tagName.toLowerCase()}.${element.className}`;
      const scroller = above.find(e => scrolls(e, "overflowX"));
      if (!scroller && (box.right > width + 1 || box.left < -1)) findings.push(["outside", at]);
      for (const e of above) {
        const edge = e.getBoundingClientRect();
        const cut = (cuts(e, "overflowX") && (box.right > edge.right + 2 || box.left < edge.left - 2))
          || (cuts(e, "overflowY") && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2));
        if (cut) findings.push(["clipped", at]);
        if (scrolls(e, "overflowX") || scrolls(e, "overflowY")) break;
      }
      // What scrolls lies where it lies by the reader's will.
      if (!scroller && !above.some(e => scrolls(e, "overflowY"))) {
        const middle = (box.top + box.bottom) / 2, half = Math.min(box.height, size) * .36;
        texts.push({ at, element, left: box.left + 1, right: box.right - 1, top: middle - half, bottom: middle + half });
      }
    }
  }
  texts.sort((a, b) => a.top - b.top);
  for (let i = 0; i < texts.length; i += 1) {
    for (let j = i + 1; j < texts.length && texts[j].top < texts[i].bottom; j += 1) {
      const [a, b] = [texts[i], texts[j]];
      if (a.left < b.right && b.left < a.right) findings.push(["overlap", `${a.at} and ${b.at}`]);
    }
  }
  return [texts.length, findings];
}
