// Keeps a previewed page up to date, and shows what is wrong with it and where its figures come from.
(() => {
  "use strict";
  const here = () => location.pathname;
  let version = document.documentElement.dataset.casebookVersion;
  let words = {};
  let panel;
  let isOpen = sessionStorage.getItem("casebook-panel") === "open";

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key === "click") element.addEventListener("click", value);
      else if (value !== undefined && value !== null) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== null));
    return element;
  };

  const ask = async (path) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  // MARK: Staying up to date

  // The block at the top of the window and how far it is from there, so that the text does not jump.
  // Contents and notes in the margin may stay where they are while the text moves.
  const blocks = (name) =>
    [...document.querySelectorAll(`main ${name}`)].filter((block) => !block.closest("nav, aside"));
  const beginning = (block) => block.textContent.slice(0, 60);
  const place = () => {
    for (const block of blocks(":is(p, h1, h2, h3, li, tr, figure, blockquote)")) {
      const box = block.getBoundingClientRect();
      if (box.bottom > 0 && box.height > 0) {
        return { text: beginning(block), name: block.tagName, top: box.top, y: scrollY };
      }
    }
    return { y: scrollY };
  };

  // Of blocks that begin alike the one that is nearest to where it was.
  const restore = (place) => {
    const now = blocks(place.name ?? "main").filter((block) => beginning(block) === place.text)
      .map((block) => block.getBoundingClientRect().top - place.top);
    const nearest = now.sort((a, b) => Math.abs(a + scrollY - place.y) - Math.abs(b + scrollY - place.y))[0];
    scrollTo({ top: nearest === undefined ? place.y : scrollY + nearest, behavior: "instant" });
  };

  const update = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!(answer.headers.get("Content-Type") ?? "").startsWith("text/html")) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Scripts of the page's own run once, when it is opened.
    if (document.querySelector("script[src]:not([data-casebook])")) {
      sessionStorage.setItem("casebook-place", JSON.stringify(place()));
      location.reload();
      return;
    }
    const before = place();
    // Sheets that stay are not touched: one that is moved is loaded again, and until then the text has no shape.
    const address = (node) => node.matches?.("link[rel=stylesheet]") ? node.getAttribute("href") : undefined;
    const kept = new Set([...document.head.children].map(address));
    const wanted = new Set([...next.head.children].map(address));
    const sheets = [...next.head.children].filter((node) => address(node) && !kept.has(address(node)));
    // A new sheet is there before the old one goes, so that the page is never without.
    await Promise.all(sheets.map((sheet) => new Promise((done) => {
      const link = document.importNode(sheet);
      link.addEventListener("load", done);
      link.addEventListener("error", done);
      document.head.append(link);
      setTimeout(done, 1000);
    })));
    for (const attribute of next.documentElement.attributes) {
      document.documentElement.setAttribute(attribute.name, attribute.value);
    }
    for (const node of [...document.head.childNodes]) if (!address(node) || !wanted.has(address(node))) node.remove();
    document.head.append(...[...next.head.childNodes].filter((node) => !address(node)));
    document.body.replaceWith(next.body);
    version = document.documentElement.dataset.casebookVersion;
    restore(before);
    document.dispatchEvent(new CustomEvent("casebook-updated"));
    await show();
  };

  let events;
  const listen = () => {
    if (events) return;
    events = new EventSource(`/_casebook/events?path=${encodeURIComponent(here())}&version=${version ?? ""}`);
    events.addEventListener("page", (event) => { if (event.data !== version) update(); });
    events.addEventListener("findings", () => show());
    events.addEventListener("error", () => {
      if (events?.readyState === EventSource.CLOSED) { events = undefined; setTimeout(listen, 500); }
    });
  };
  const rest = () => { events?.close(); events = undefined; };
  // A hidden page asks for nothing, so that any number of them may be open.
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", () => { if (!document.hidden) listen(); });

  // MARK: What is wrong

  const opener = (finding) => make("a", { href: finding.link, class: "casebook-file" },
    `${finding.file}${finding.line ? `:${finding.line}:${finding.column}` : ""}`);

  const card = (finding) => make("li", { class: `casebook-${finding.severity}` },
    make("p", {}, make("strong", {}, finding.word), " ", finding.message,
      " ", make("code", {}, finding.id)),
    finding.file ? make("p", {}, opener(finding)) : undefined,
    finding.excerpt ? make("pre", {}, finding.excerpt.before, make("mark", {}, finding.excerpt.marked), finding.excerpt.after) : undefined,
    finding.help ? make("p", { class: "casebook-help" }, finding.help) : undefined);

  const show = async () => {
    let state;
    try { state = await ask(`/_casebook/page?path=${encodeURIComponent(here())}`); } catch { return; }
    words = state.words;
    panel?.remove();
    panel = undefined;
    const count = state.findings.length;
    if (!count && !state.elsewhere && !state.isStale) return;
    const summary = make("button", {
      type: "button", "aria-expanded": String(isOpen),
      class: state.findings.some((finding) => finding.severity === "error") || state.isStale ? "casebook-error" : "",
      click: () => {
        isOpen = !isOpen;
        sessionStorage.setItem("casebook-panel", isOpen ? "open" : "closed");
        panel.classList.toggle("casebook-open", isOpen);
        summary.setAttribute("aria-expanded", String(isOpen));
      },
    }, state.summary);
    panel = make("aside", { id: "casebook-panel", "aria-label": words.panel, class: isOpen ? "casebook-open" : "" },
      summary,
      make("div", {},
        state.isStale ? make("p", { class: "casebook-error" }, words.stale) : undefined,
        make("ol", {}, ...state.findings.map(card)),
        make("p", {}, make("a", { href: "/_desk/" }, state.elsewhere || words.desk))));
    document.body.append(panel);
  };

  // MARK: A figure's card

  let dialog;
  const close = () => { dialog?.remove(); dialog = undefined; };
  document.addEventListener("click", async (event) => {
    if (dialog && !dialog.contains(event.target)) close();
    const figure = event.target.closest?.("[data-fact]");
    if (!figure || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    let fact;
    try { fact = await ask(`/_casebook/fact?id=${encodeURIComponent(figure.dataset.fact)}&path=${encodeURIComponent(here())}`); } catch { return; }
    close();
    const box = figure.getBoundingClientRect();
    const rows = fact.rows.flatMap((row) => [make("dt", {}, row.name), make("dd", {}, row.text)]);
    dialog = make("div", { id: "casebook-card", role: "dialog", "aria-label": fact.id, tabindex: "-1" },
      make("p", {}, make("strong", {}, fact.figure), " ", make("code", {}, fact.id)),
      make("dl", {}, ...rows),
      fact.uses.length ? make("p", {}, words.uses, " ", ...fact.uses.flatMap((use, number) => [number ? words.joint : "", make("a", { href: use.url }, use.title)])) : undefined,
      make("p", {}, make("a", { href: fact.link, class: "casebook-file" }, fact.place)));
    document.body.append(dialog);
    const width = Math.min(360, innerWidth - 24);
    dialog.style.setProperty("width", `${width}px`);
    dialog.style.setProperty("left", `${Math.max(12, Math.min(box.left, innerWidth - width - 12)) + scrollX}px`);
    dialog.style.setProperty("top", `${box.bottom + 8 + scrollY}px`);
    dialog.focus();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  const kept = sessionStorage.getItem("casebook-place");
  if (kept) { sessionStorage.removeItem("casebook-place"); restore(JSON.parse(kept)); }
  show();
  if (!document.hidden) listen();
})();
