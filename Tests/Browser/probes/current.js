// With forced colours: marks of the current place, and texts, that can no longer be told from the rest.
() => {
  const lost = [];
  for (const link of document.querySelectorAll(".menu [aria-current], .languages [aria-current]")) {
    const style = getComputedStyle(link);
    // Shadows and backgrounds are gone: a line, a border or a weight must carry the mark.
    const marked = style.textDecorationLine.includes("underline") || parseFloat(style.borderBottomWidth) > 0
      || Number(style.fontWeight) >= 700;
    if (!marked) lost.push(`the current place “${link.textContent.trim()}” looks like every other`);
  }
  for (const element of document.querySelectorAll("body *")) {
    if (![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const style = getComputedStyle(element);
    if (style.forcedColorAdjust === "none") lost.push(`${element.tagName.toLowerCase()}.${element.className} keeps its own colours`);
  }
  return lost;
}
