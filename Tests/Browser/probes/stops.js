// How many places the Tab key should reach.
() => {
  window.casebookWalk = { seen: new Set(), last: null };
  const natural = "a[href], button, input, select, textarea, summary, [tabindex], audio[controls], video[controls]";
  const stops = [...document.querySelectorAll("body *")].filter(element => {
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
    if (element.matches(natural)) return element.tabIndex >= 0 && !element.disabled && element.type !== "hidden";
    // A box that scrolls must be reached, or what it holds stays out of sight.
    const style = getComputedStyle(element);
    return (["auto", "scroll"].includes(style.overflowX) && element.scrollWidth > element.clientWidth)
      && !element.querySelector(natural);
  });
  return stops.length;
}
