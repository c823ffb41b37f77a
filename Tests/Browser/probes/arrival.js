// Takes the end of the page away, piece by piece, as if it had not arrived yet, and gives the largest distance by which a
// block stands elsewhere than in the whole page, with what the block is.
() => {
  // Rows and boxes in a line are set anew with each that comes, whatever the page.
  const isPart = element => getComputedStyle(element).display.startsWith("table")
    || getComputedStyle(element.parentElement).display.includes("flex");
  const top = element => element.getBoundingClientRect().top + scrollY;
  scrollTo(0, 0);
  const all = [...document.body.querySelectorAll("*")].filter(element => element.getClientRects().length);
  const blocks = all.filter(element =>
    !["inline", "contents"].includes(getComputedStyle(element).display) && !element.closest("svg, table") && !isPart(element));
  const whole = new Map(blocks.map(block => [block, top(block)]));
  let [most, what] = [0, ""];
  for (let part = 11; part > 0; part -= 1) {
    const last = all[Math.floor(all.length * part / 12)];
    for (let node = last; node !== document.body; node = node.parentNode) {
      while (node.nextSibling) node.nextSibling.remove();
    }
    for (const [block, place] of whole) {
      if (!block.isConnected) continue;
      const distance = Math.abs(top(block) - place);
      if (distance > most) [most, what] = [distance, `${block.tagName.toLowerCase()}.${block.className}`];
    }
  }
  return [most, what];
}
