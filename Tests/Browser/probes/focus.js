// What is wrong with the stop that has the focus; null when the walk has left the page.
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const walk = window.casebookWalk, findings = [];
  const name = `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent || element.ariaLabel || "").trim().slice(0, 30)}”`;
  const again = walk.seen.has(element);
  walk.seen.add(element);
  const style = getComputedStyle(element);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
    findings.push(["unseen", `${name} has no outline of 2 px`]);
  } else {
    const light = color => {
      const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3)
        .map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
      return .2126 * r + .7152 * g + .0722 * b;
    };
    const paper = e => {
      for (; e; e = e.parentElement) {
        const color = getComputedStyle(e).backgroundColor;
        if (!/, 0\)$/.test(color)) return color;
      }
      return "rgb(255, 255, 255)";
    };
    const [a, b] = [light(style.outlineColor), light(paper(element.parentElement))];
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (contrast < 3) findings.push(["unseen", `${name}: outline at ${contrast.toFixed(2)}:1`]);
  }
  // Somewhere in the window, on top of all else.
  const boxes = [...element.getClientRects()].filter(box => box.width > 0 && box.height > 0);
  // WCAG 2.4.11 asks that a stop is not hidden whole: its beginning, its middle or its end has to be there.
  const shown = boxes.some(box => [box.left + 2, (box.left + box.right) / 2, box.right - 2].some(place => {
    const x = Math.min(Math.max(place, 0), innerWidth - 1);
    const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight
      && top && (element.contains(top) || top.contains(element) && top.tagName !== "BODY" && top.tagName !== "HTML");
  }));
  if (!shown) findings.push(["obscured", name]);
  // Where the stop is on the page, whatever has been scrolled meanwhile.
  const [box] = boxes;
  const inside = (e => { for (; e; e = e.parentElement) if (e.scrollLeft > 0) return e.scrollLeft; return 0; })(element);
  const here = box && {
    element, name, left: box.left + scrollX + inside, right: box.right + scrollX + inside,
    middle: (box.top + box.bottom) / 2 + scrollY, height: box.height,
  };
  const last = walk.last;
  // What lies within the last stop comes after it, wherever it lies.
  if (last && here && !again && !last.element.contains(element)) {
    const follows = last.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    // In reading order a stop is below the last, or to the right of it; a rail beside the text has its own order.
    const rail = e => { for (; e; e = e.parentElement) if (getComputedStyle(e).position === "sticky") return e; return null; };
    const isOnLine = Math.abs(here.middle - last.middle) < Math.min(here.height, last.height) / 2;
    const isBackwards = isOnLine ? here.right <= last.left + 1 : here.middle < last.middle && here.left < last.right;
    if (!follows || isBackwards && rail(element) === rail(last.element)) findings.push(["order", `${name} after ${last.name}`]);
  }
  if (here) walk.last = here;
  return { name, again, findings };
}
