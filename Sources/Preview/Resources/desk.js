// The editor's desk: all that is to be done on the site, and what the last change touched.
(() => {
  "use strict";
  const main = document.getElementById("desk");

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (value !== undefined && value !== null) element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) => child !== undefined && child !== null));
    return element;
  };
  const link = (item) => make("span", {},
    item.url ? make("a", { href: item.url }, item.title) : (item.title ?? ""), " ",
    item.link ? make("a", { href: item.link, class: "file" }, item.place) : make("span", { class: "file" }, item.place));

  const finding = (item) => make("li", { class: item.severity },
    make("p", {}, make("strong", {}, item.word), " ", item.message, " ", make("code", {}, item.id)),
    item.file ? make("p", {}, make("a", { href: item.link, class: "file" }, `${item.file}${item.line ? `:${item.line}:${item.column}` : ""}`)) : undefined,
    item.excerpt ? make("pre", {}, item.excerpt.before, make("mark", {}, item.excerpt.marked), item.excerpt.after) : undefined,
    item.help ? make("p", { class: "help" }, item.help) : undefined);

  const section = (id, title, count, ...content) => make("section", { id },
    make("h2", {}, title, " ", make("span", { class: "count" }, String(count))), ...content);

  const table = (head, rows) => make("div", { class: "wide" }, make("table", {},
    make("thead", {}, make("tr", {}, head.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, rows.map((row) => make("tr", {}, row.map((cell) => make("td", typeof cell === "number" ? { class: "number" } : {},
      typeof cell === "number" ? cell.toLocaleString(document.documentElement.lang) : cell)))))));

  const draw = (desk) => {
    document.documentElement.lang = desk.language;
    document.title = desk.words.title;
    const open = new Set([...document.querySelectorAll("details[open]")].map((element) => element.dataset.id));
    const groups = desk.groups.map((group) => section(`group-${group.id}`, group.title, group.items.length,
      group.items.length
        ? make("ul", {}, group.items.slice(0, 200).map((item) => make("li", {}, link(item), item.text ? make("p", {}, item.text) : undefined)),
          group.items.length > 200 ? make("li", {}, `… ${group.items.length - 200}`) : undefined)
        : make("p", { class: "none" }, desk.words.none)));
    main.replaceChildren(
      make("header", {}, make("h1", {}, desk.words.title), make("p", {}, desk.summary), make("p", {}, make("a", { href: "/" }, desk.words.site))),
      section("findings", desk.words.findings, desk.count,
        desk.pages.length ? desk.pages.map((page) => {
          const details = make("details", { "data-id": page.file },
            make("summary", {}, page.title || page.file || desk.words.everywhere, " ",
              make("span", { class: page.errors ? "count error" : "count" }, String(page.findings.length)), " ",
              page.url ? make("a", { href: page.url }, desk.words.open) : ""),
            make("ol", {}, page.findings.map(finding)));
          if (page.errors || open.has(page.file)) details.open = true;
          return details;
        }) : make("p", { class: "none" }, desk.words.none)),
      ...groups,
      section("counts", desk.words.counts, desk.counts.length, table(desk.countsHead, desk.counts.map((row) => [link(row), row.words, row.facts, row.sources]))));
    main.removeAttribute("aria-busy");
  };

  const load = async () => {
    try { draw(await (await fetch("/_casebook/desk.json")).json()); } catch { setTimeout(load, 1000); }
  };
  load();
  const events = new EventSource("/_casebook/events?path=/_desk/");
  events.addEventListener("findings", load);
  events.addEventListener("page", load);
})();
