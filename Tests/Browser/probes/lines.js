// Lines that begin or end with a mark that may not stand there; gives [number of lines, findings].
() => {
  const closing = "。，、；：？！）」』】〕〉》”’％‰·～—…,.;:?!)]}%", opening = "（「『【〔〈《“‘([{", paired = "—…";
  const findings = [];
  let count = 0;
  const blocks = new Map();
  const blockOf = element => {
    while (["inline", "contents"].includes(getComputedStyle(element).display)) element = element.parentElement;
    return element;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, style, .skip")) continue;
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    if (!element.closest("pre, code") && /\p{sc=Han} +[A-Za-z0-9]|[A-Za-z0-9] +\p{sc=Han}/u.test(node.data)) {
      findings.push(["gap", `a space between Han and Latin in “${node.data.trim().slice(0, 40)}”`]);
    }
    const block = blockOf(element);
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(node);
  }
  const range = document.createRange();
  for (const [block, nodes] of blocks) {
    let last = null, text = "", length = 0, lines = 1;
    for (const node of nodes) {
      // A mark belongs to what it follows; but in a cell a standing has its own line.
      const element = node.parentElement;
      const isMark = element.closest(".cite") || element.closest(".fact .standing") && !element.closest("td");
      const isCode = node.parentElement.closest("pre, code") !== null;
      let offset = 0;
      for (const character of node.data) {
        range.setStart(node, offset);
        offset += character.length;
        range.setEnd(node, offset);
        const box = range.getClientRects()[0];
        // A space or a joiner has no place of its own at a line's edge.
        if (!box || box.width === 0 || /[\s\u2060]/.test(character)) continue;
        if (last && !isCode && box.left < last.left - 1 && box.top > last.top - 1) {
          const at = `“${text.slice(-12)}/${character}” in ${block.tagName.toLowerCase()}.${block.className}`;
          const isPair = paired.includes(character);
          if (isMark) findings.push(["mark", at]);
          else if (isPair && last.character === character) findings.push(["split", at]);
          // A dash of two may open a line; a connector of one may not.
          else if (closing.includes(character) && !(isPair && node.data[offset] === character)) findings.push(["opens", at]);
          if (opening.includes(last.character) && !last.isMark) findings.push(["ends", at]);
          lines += 1;
          length = 0;
        }
        last = { left: box.left, top: box.top, character, isMark };
        text += character;
        length += 1;
      }
    }
    count += lines;
    if (/^H[1-6]$/.test(block.tagName) && lines > 1 && length === 1) findings.push(["lone", text]);
  }
  for (const figure of document.querySelectorAll(".figure:not(.loose)")) {
    const boxes = [...figure.getClientRects()].filter(box => box.width > 0);
    if (new Set(boxes.map(box => Math.round(box.top))).size > 1) findings.push(["figure", figure.textContent]);
  }
  return [count, findings];
}
