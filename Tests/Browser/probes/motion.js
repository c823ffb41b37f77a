// What still moves for a reader who asked for no motion.
() => {
  const moves = [];
  for (const element of document.querySelectorAll("html, body *")) {
    const style = getComputedStyle(element);
    const name = `${element.tagName.toLowerCase()}.${element.className}`;
    const lasts = durations => durations.split(",").some(duration => parseFloat(duration) > 0);
    if (style.scrollBehavior === "smooth") moves.push(`${name} scrolls smoothly`);
    if (lasts(style.transitionDuration)) moves.push(`${name} has a transition`);
    if (style.animationName !== "none" && lasts(style.animationDuration)) moves.push(`${name} is animated`);
  }
  return moves;
}
