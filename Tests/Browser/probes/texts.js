// Colour, boxes and wanted contrast of the texts that the selectors name.
selectors => {
  const texts = [];
  for (const selector of selectors) {
    for (const element of document.querySelectorAll(selector)) {
      if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
      const style = getComputedStyle(element);
      const boxes = [];
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) {
          // The glyphs stand in the middle of the line's box; what is above and below them is the neighbours'.
          const size = Math.min(box.height, parseFloat(style.fontSize));
          boxes.push({ x: box.x + scrollX, y: box.y + scrollY + (box.height - size) / 2, width: box.width, height: size });
        }
      }
      // A text of nothing but parts has no letters of its own.
      if (!boxes.length) continue;
      const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 700;
      texts.push({
        selector, begins: element.textContent.trim().slice(0, 30), boxes, color: element instanceof SVGElement ? style.fill : style.color,
        wants: size >= 24 || (bold && size >= 18.66) ? 3 : 4.5,
      });
    }
  }
  return texts;
}
