// The search page's script: it loads of the index only what a query needs (Sources/Search/SearchIndex.swift), and shows
// what it finds with the templates on the page. One file, since a module has a hash in its name and cannot name another.
// Texts are cut into tokens as Sources/Search/Tokenizer.swift does: what is changed here is to be changed there.

// MARK: Text

const dropped = /[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
const han = /[\u3005-\u3007\u3041-\u3096\u30a1-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3fffd}]/u;
const word = /[\p{Alphabetic}\p{N}\p{M}]/u;
const space = /[\t\p{Zs}]/u;
const joiner = /[-\u2010-\u2015'\u2019._/&+@]/u;
const digit = /[0-9]/;
const longest = 64;

const folded = new Map();

/** A character as it is compared, with its kind: compatibility forms replaced, no accents, one case (ß is ss). */
function fold(character) {
  let units = folded.get(character);
  if (!units) {
    const text = character.normalize("NFKD").replace(dropped, "").normalize("NFC").toLowerCase().toUpperCase().toLowerCase();
    units = [...text].map((value) => ({
      value,
      kind: han.test(value) ? "han" : word.test(value) ? "word" : space.test(value) ? "space" : "mark",
    }));
    folded.set(character, units);
  }
  return units;
}

/**
 * The tokens of a text: `token`, `position`, and where it stands. `end` is the end of a token's own part: of a pair of
 * Han characters the first, since the second begins a token itself; `whole` is the end of all of it.
 */
export function tokens(text) {
  const units = [];
  let offset = 0;
  for (const character of text) {
    const end = offset + character.length;
    for (const { value, kind } of fold(character)) units.push({ value, kind, start: offset, end });
    offset = end;
  }
  const found = [];
  let position = 0;
  let last = null;
  let gap = null;
  const step = (kind) => {
    if ((gap === "mark" && last) || (gap === "space" && last === "han" && kind === "han")) position += 1;
    gap = null;
    last = kind;
  };
  for (let index = 0; index < units.length; ) {
    const { value, kind, start, end } = units[index];
    if (kind === "han") {
      step(kind);
      const next = units[index + 1];
      const isPair = next?.kind === "han";
      found.push({
        token: isPair ? value + next.value : value, position, start, end, whole: isPair ? next.end : end, kind, isPair,
      });
      position += 1;
      index += 1;
    } else if (kind === "word") {
      step(kind);
      const parts = [];
      index = readWord(units, index, parts);
      const all = parts.length > 1
        ? [{ text: parts.map((part) => part.text).join(""), start, end: parts.at(-1).end }, ...parts] : parts;
      const seen = new Set();
      for (const part of all) {
        const token = [...part.text].slice(0, longest).join("");
        if (seen.has(token)) continue;
        seen.add(token);
        found.push({ token, position, start: part.start, end: part.end, whole: part.end, kind });
      }
      position += 1;
    } else {
      if (kind === "mark") gap = kind; else gap ??= kind;
      index += 1;
    }
  }
  return found;
}

/** Reads the parts of the word at an index; gives the index behind it. */
function readWord(units, index, parts) {
  let part = { text: "", start: units[index].start, end: 0 };
  while (index < units.length) {
    const unit = units[index];
    if (unit.kind === "word") {
      part.text += unit.value;
      part.end = unit.end;
      index += 1;
      continue;
    }
    const next = units[index + 1];
    if (next?.kind !== "word") break;
    const isBetweenDigits = digit.test(units[index - 1].value) && digit.test(next.value);
    if (unit.value === "." && isBetweenDigits) {
      part.text += ".";
    } else if (unit.value === "," && isBetweenDigits) {
      let digits = 0;
      while (digits < 4 && digit.test(units[index + 1 + digits]?.value ?? "")) digits += 1;
      if (digits !== 3) break;
    } else if (joiner.test(unit.value)) {
      parts.push(part);
      part = { text: "", start: next.start, end: 0 };
    } else {
      break;
    }
    index += 1;
  }
  parts.push(part);
  return index;
}

/**
 * A query's terms, all of which an entry must have: what spaces part, or stands between quotation marks. A term is a list
 * of tokens with their distance from the first; the last of a term is taken as the beginning of a token.
 */
export function parse(query) {
  const terms = [];
  for (const [all, quoted] of query.slice(0, 200).matchAll(/["“”]([^"“”]*)["“”]?|[^\s"“”]+/gu)) {
    const list = tokens(quoted ?? all);
    if (list.length === 0) continue;
    const term = [];
    const first = list[0].position;
    const end = list.at(-1).position;
    let run = 0;
    let previous = -1;
    for (const [index, { token, position, kind, isPair }] of list.entries()) {
      const offset = position - first;
      const isLast = position === end;
      if (kind === "word") {
        // The whole of a joined word comes first, and says more than its parts.
        if (position !== previous) term.push({ token, offset, isPrefix: isLast });
        run = 0;
      } else {
        const isNextPair = isPair && list[index + 1]?.isPair;
        // Every second pair covers the run; the last is needed where their number is even.
        if (isPair && (run % 2 === 0 || !isNextPair)) term.push({ token, offset, isPrefix: false });
        if (!isPair && run === 0) term.push({ token, offset, isPrefix: isLast });
        run = isPair ? run + 1 : 0;
      }
      previous = position;
    }
    terms.push(term);
  }
  return terms.slice(0, 8);
}

/** The beginning that a word is looked for by: without the English plural's s. */
const stem = (token) => (/^[a-z]{3,}[^s\W\d]s$/.test(token) ? token.slice(0, -1) : token);

const matches = ({ token, isPrefix }, other) => (isPrefix ? other.startsWith(stem(token)) : other === token);

/** Where a text has any of the terms: ranges in order that do not touch. */
export function ranges(text, terms) {
  const list = tokens(text);
  const at = new Map();
  for (const each of list) {
    if (!at.has(each.position)) at.set(each.position, []);
    at.get(each.position).push(each);
  }
  const found = [];
  for (const term of terms) {
    for (const [index, first] of list.entries()) {
      if (!matches(term[0], first.token)) continue;
      // The part of a joined word says it better than the whole.
      const next = list[index + 1];
      if (next?.position === first.position && matches(term[0], next.token)) continue;
      let last = first;
      const isHit = term.every((part, index) => {
        const there = index === 0 ? first : at.get(first.position + part.offset)?.find((each) => matches(part, each.token));
        if (there) last = there;
        return there;
      });
      const tail = term.at(-1);
      if (isHit) found.push([first.start, tail.isPrefix && last.kind === "han" ? last.end : last.whole]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged = [];
  for (const range of found) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([...range]);
  }
  return merged;
}

// MARK: Index

/** The first file that may hold a key, and the first that cannot: files are listed by their first keys. */
function files(firstKeys, key, isWithin) {
  let low = 0;
  let high = firstKeys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firstKeys[middle] < key) low = middle + 1; else high = middle;
  }
  const start = firstKeys[low] === key ? low : Math.max(0, low - 1);
  while (low < firstKeys.length && isWithin(firstKeys[low])) low += 1;
  return Array.from({ length: low - start }, (_, index) => start + index);
}

/** The values that stand in both of two ordered lists, the second moved back by an offset. */
function meet(list, other, offset) {
  const result = [];
  let index = 0;
  for (const value of list) {
    while (index < other.length && other[index] - offset < value) index += 1;
    if (index === other.length) break;
    if (other[index] - offset === value) result.push(value);
  }
  return result;
}

/** How much a hit says by the weight of its field: title, heading, summary, body. */
const worth = [40, 12, 10, 4];

/** A segment of an index, which its line of the manifest describes; `load` loads a file of the index. */
class Segment {
  #load;
  #manifest;
  #outline;
  #lists = new Map();

  constructor(load, manifest) {
    this.#load = load;
    this.#manifest = manifest;
  }

  #file(letter, number) {
    return this.#load(this.#manifest.files.replace("*", letter + number));
  }

  /** For each field where it begins, its weight and its entry; for each entry its first field. */
  async #fields() {
    if (this.#outline) return this.#outline;
    const parts = await Promise.all(Array.from({ length: this.#manifest.outlines }, (_, number) => this.#file("o", number)));
    const starts = [0];
    const weights = [];
    const entries = [];
    const firsts = [];
    for (const fields of parts.flat()) {
      firsts.push(weights.length);
      for (const field of fields) {
        entries.push(firsts.length - 1);
        weights.push(field & 3);
        starts.push(starts.at(-1) + (field >> 2));
      }
    }
    this.#outline = { starts, weights, entries, firsts };
    return this.#outline;
  }

  /** The positions of a token, or of all tokens that begin with it: those of the token itself, and of longer ones. */
  async #positions({ token, isPrefix }) {
    const key = (isPrefix ? "*" : "=") + token;
    if (this.#lists.has(key)) return this.#lists.get(key);
    const firstTokens = this.#manifest.tokens;
    const stemmed = isPrefix ? stem(token) : token;
    const isWithin = (first) => (isPrefix ? first.startsWith(stemmed) : first === token);
    const shards = await Promise.all(files(firstTokens, stemmed, isWithin).map((number) => this.#file("t", number)));
    const exact = [];
    const longer = [];
    const isHan = fold([...token][0])[0].kind === "han";
    for (const shard of shards) {
      const found = isPrefix ? Object.keys(shard).filter((other) => other.startsWith(stemmed)) : [token];
      for (const other of found) {
        if (!Object.hasOwn(shard, other)) continue;
        const list = isHan || other === token || other === stemmed ? exact : longer;
        let position = 0;
        for (const distance of shard[other]) list.push((position += distance));
      }
    }
    const order = (list) => Uint32Array.from(list).sort();
    const result = { exact: order(exact), longer: order(longer) };
    this.#lists.set(key, result);
    return result;
  }

  /** Where a term begins in the row of positions: with its last word as it stands, and with a longer one. */
  async #hits(term) {
    const lists = await Promise.all(term.map((part) => this.#positions(part)));
    const last = lists.at(-1);
    const from = (tail) => {
      const all = [...lists.slice(0, -1).map(({ exact }) => exact), tail]
        .map((list, index) => ({ list, offset: term[index].offset }))
        .sort((a, b) => a.list.length - b.list.length);
      let starts = Array.from(all[0].list, (position) => position - all[0].offset);
      for (const { list, offset } of all.slice(1)) starts = meet(starts, list, offset);
      return starts;
    };
    return { exact: from(last.exact), longer: from(last.longer) };
  }

  /** Entries that have all of a query's terms: for each group its entries' numbers, each with how much it is worth. */
  async find(terms) {
    const { groups } = this.#manifest;
    const [outline, ...hits] = await Promise.all([this.#fields(), ...terms.map((term) => this.#hits(term))]);
    const { starts, weights, entries, firsts } = outline;
    const last = entries.length - 1;
    let scores = null;
    for (const [number, { exact, longer }] of hits.entries()) {
      const best = new Map();
      const size = (terms[number].at(-1).offset ?? 0) + 1;
      for (const [list, share] of [[exact, 1], [longer, 0.7]]) {
        let field = 0;
        for (const position of list) {
          if (starts[field + 1] <= position) field = fieldAt(starts, position, field);
          if (field > last) break;
          const entry = entries[field];
          // A title that is little more than the query is what was meant.
          const length = starts[field + 1] - starts[field] - 2;
          const bonus = weights[field] === 0 ? (20 * Math.min(size, length)) / length : 0;
          const value = share * (worth[weights[field]] + bonus);
          const known = best.get(entry);
          if (!known) best.set(entry, { value, count: 1 });
          else {
            known.count += 1;
            if (known.value < value) known.value = value;
          }
        }
      }
      const before = scores;
      scores = new Map();
      for (const [entry, { value, count }] of best) {
        if (before && !before.has(entry)) continue;
        scores.set(entry, (before?.get(entry) ?? 0) + value + 2 * Math.log2(count));
      }
    }
    const found = [...(scores ?? [])];
    return groups.map(([name, first], index) => {
      const end = groups[index + 1]?.[1] ?? firsts.length;
      return { name, entries: found.filter(([entry]) => entry >= first && entry < end) };
    });
  }

  /** An entry as `Index` gives it. */
  async entry(number) {
    const firstEntries = this.#manifest.entries;
    const { weights, firsts } = await this.#fields();
    const shards = await Promise.all(
      files(firstEntries, number, (first) => first === number).map(async (file) => [file, await this.#file("e", file)]));
    const attributes = {};
    const fields = [];
    for (const [file, shard] of shards) {
      // An entry in several files has these for itself.
      const isSplit = firstEntries[file] === number && shards.length > 1;
      const pieces = isSplit ? shard : shard.slice(number - firstEntries[file], number - firstEntries[file] + 1);
      for (const { a, f } of pieces) {
        Object.assign(attributes, a);
        for (const [text, anchor] of f) {
          fields.push({ text, anchor: anchor ?? "", weight: weights[firsts[number] + fields.length] });
        }
      }
    }
    return { attributes, fields };
  }
}

/** The index of one language; `base` is the address of its search page. */
export class Index {
  #base;
  #segments;
  #loaded = new Map();

  constructor(base) {
    this.#base = base;
  }

  /** Loads a file once; a failed one is asked for anew the next time. */
  #load(path, options) {
    let file = this.#loaded.get(path);
    if (!file) {
      file = fetch(new URL(path, this.#base), options).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${path}`);
        return answer.json();
      });
      file.catch(() => this.#loaded.delete(path));
      this.#loaded.set(path, file);
    }
    return file;
  }

  async #start() {
    const { segments } = await this.#load("manifest.json", { cache: "no-cache" });
    this.#segments ??= segments.map((segment) => new Segment((path) => this.#load(path), segment));
    return this.#segments;
  }

  /** Entries that have all of a query's terms: for each group its entries' numbers, the best first. */
  async find(terms) {
    const segments = await this.#start();
    const groups = new Map();
    const found = await Promise.all(segments.map((segment) => segment.find(terms)));
    for (const [place, parts] of found.entries()) {
      for (const { name, entries } of parts) {
        if (!groups.has(name)) groups.set(name, []);
        for (const [entry, worth] of entries) groups.get(name).push([place, entry, worth]);
      }
    }
    return [...groups].map(([name, entries]) => ({
      name,
      entries: entries.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])
        .map(([place, entry]) => entry * segments.length + place),
    }));
  }

  /** An entry's attributes, and its fields with their text, weight and place. */
  async entry(number) {
    const segments = await this.#start();
    const place = number % segments.length;
    return segments[place].entry((number - place) / segments.length);
  }
}

/** The field that a position lies in, which is not before a given one. */
function fieldAt(starts, position, from) {
  let low = from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= position) low = middle; else high = middle - 1;
  }
  return low;
}

// MARK: Results

/** How many results of a group are shown at first, and more at a time. */
const shown = { pages: 8, facts: 5, sources: 5 };

/** The text with its connectors tied to the words before them, so that none opens a line. */
const tied = (text) => text.replace(/(?<!—)[—～·](?!—)/g, "\u2060$&");

/** A text with its hits marked, as nodes. */
function marked(text, terms) {
  const nodes = [];
  let end = 0;
  for (const [from, to] of ranges(text, terms)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    nodes.push(tied(text.slice(end, from)), mark);
    end = to;
  }
  return [...nodes, tied(text.slice(end))].filter((node) => node !== "");
}

/** How wide a character is, roughly, in half Han characters. */
const width = (character) => (character.codePointAt(0) > 0x2e7f ? 2 : 1);

/** The part of a text around its first hit: the block it stands in, or of a long one about three lines. */
export function snippet(text, terms, limit = 190) {
  const blocks = text.split("\n");
  const hits = blocks.map((block) => ranges(block, terms));
  const most = Math.max(...hits.map((list) => list.length));
  if (most === 0) return null;
  const block = blocks[hits.findIndex((list) => list.length === most)];
  const [from, to] = ranges(block, terms)[0];
  const before = [...block.slice(0, from)];
  let start = before.length;
  for (let room = limit / 3; start > 0 && room > 0; start -= 1) room -= width(before[start - 1]);
  // Better than anywhere: after the end of a sentence, else after a mark or a space.
  const lead = before.slice(start).join("");
  const cut = start === 0 ? 0
    : (lead.match(/^.*(?:[。！？；]|[.!?;](?=\s))\s*(?=\S)/su) ?? lead.match(/^.*?[，、：,:\s]\s*(?=\S)/su))?.[0].length ?? 0;
  const head = lead.slice(cut);
  let room = limit - [...head].reduce((sum, character) => sum + width(character), 0);
  const after = block.slice(from);
  let tail = "";
  for (const character of after) {
    if (room <= 0 && tail.length >= to - from) break;
    tail += character;
    room -= width(character);
  }
  if (tail.length < after.length && /[\p{L}\p{N}]/u.test(after[tail.length]) && width(after[tail.length]) === 1) {
    const short = tail.replace(/[^\s]+$/u, "");
    if (short.length >= to - from) tail = short;
  }
  const isCutBefore = start > 0 && !/[。！？.!?]\s*$/u.test(lead.slice(0, cut));
  return (isCutBefore ? "…" : "") + head + tail.trimEnd() + (tail.length < after.length ? "…" : "");
}

/** An address with the first hit of a text as the place to show. */
function address(url, anchor, text, terms) {
  let place = anchor ? "#" + encodeURIComponent(anchor) : "";
  const [hit] = text && "fragmentDirective" in document ? ranges(text, terms) : [];
  if (hit) {
    const directive = encodeURIComponent(text.slice(...hit).replace(/\s+/g, " ")).replace(/-/g, "%2D");
    place = `${place || "#"}:~:text=${directive}`;
  }
  return url + place;
}

/** The search on its page. */
class SearchPage {
  #root;
  #form;
  #input;
  #status;
  #results;
  #index;
  #others;
  #title = document.title;
  #turn = 0;
  #shownQuery = "";

  constructor(root) {
    this.#root = root;
    this.#form = root.querySelector("form");
    this.#input = this.#form.elements.q;
    this.#status = root.querySelector("[data-search=status]");
    this.#results = root.querySelector("[data-search=results]");
    const base = (link) => new URL("./", link);
    this.#index = new Index(base(this.#form.action));
    this.#others = [...root.querySelectorAll("[data-search=others] a")]
      .map((link) => ({ link, index: new Index(base(link.href)), url: link.href }));
  }

  start() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#remember(true);
      this.#show();
    });
    // A Chinese input method is not done while it composes.
    this.#input.addEventListener("input", (event) => { if (!event.isComposing) this.#change(); });
    this.#input.addEventListener("compositionend", () => this.#change());
    addEventListener("popstate", () => this.#restore());
    document.addEventListener("keydown", (event) => this.#press(event));
    this.#restore();
  }

  #restore() {
    this.#input.value = new URLSearchParams(location.search).get("q") ?? "";
    this.#show();
  }

  #change() {
    this.#remember(false);
    this.#show();
  }

  /** Keeps the query in the address: a step of its own when it is sent, else in place of the one before. */
  #remember(isSent) {
    const query = this.#input.value.trim();
    const url = new URL(location.href);
    url.hash = "";
    if (query) url.searchParams.set("q", query); else url.searchParams.delete("q");
    if (isSent && history.state?.sent === query) return;
    // The first letter after a query that was sent, or after none, begins a step too.
    const isNew = url.href !== location.href && (isSent || !history.state?.typed);
    history[isNew ? "pushState" : "replaceState"](isSent ? { sent: query } : { typed: query }, "", url);
  }

  #links() {
    return [...this.#results.querySelectorAll("a[href], button")].filter((link) => link.getClientRects().length);
  }

  #press(event) {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target;
    const isField = target.matches?.("input, textarea, select, [contenteditable]");
    const isInside = this.#results.contains(target);
    if (event.key === "/" && !isField) {
      this.#input.focus();
      this.#input.select();
    } else if (event.key === "Escape" && (target === this.#input || isInside)) {
      if (target === this.#input && this.#input.value) {
        this.#input.value = "";
        this.#change();
      }
      this.#input.focus();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (target === this.#input || isInside)) {
      const links = this.#links();
      const place = links.indexOf(target) + (event.key === "ArrowDown" ? 1 : -1);
      if (place >= links.length || (target === this.#input && event.key === "ArrowUp")) return;
      (place < 0 ? this.#input : links[place]).focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Shows what is found, unless another query has come meanwhile. */
  async #show() {
    const turn = (this.#turn += 1);
    const query = this.#input.value.trim();
    const terms = parse(query);
    document.title = query ? `${query} · ${this.#title}` : this.#title;
    if (terms.length === 0) {
      this.#shownQuery = "";
      this.#results.replaceChildren();
      this.#say(null);
      return;
    }
    if (query === this.#shownQuery) return;
    try {
      const isLate = () => turn !== this.#turn;
      const { groups, terms: used } = await this.#find(this.#index, query, terms);
      const lists = await Promise.all(groups.map((group) => this.#group(group, used)));
      if (isLate()) return;
      this.#shownQuery = query;
      const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
      this.#results.replaceChildren(...lists.filter(Boolean));
      this.#say(count > 0 ? "found" : "none", groups);
      this.#root.dispatchEvent(new CustomEvent("search-shown", { bubbles: true, detail: query }));
      // What is written in another script, or found nowhere here, may be on the site in another language.
      const isForeign = /\p{Script=Han}/u.test(query) !== /^(zh|ja)/.test(document.documentElement.lang);
      const others = count === 0 || isForeign ? await this.#elsewhere(query, terms) : [];
      if (isLate()) return;
      this.#offer(others, query);
    } catch (error) {
      if (turn === this.#turn) {
        this.#shownQuery = "";
        this.#results.replaceChildren();
        this.#say("failed");
      }
      console.error(error);
    }
  }

  /** Finds a query; a joined word that stands nowhere is looked for in its parts. */
  async #find(index, query, terms) {
    const found = await index.find(terms);
    if (found.some(({ entries }) => entries.length)) return { groups: found, terms };
    const parted = query.replace(/[-\u2010-\u2015_/]/gu, " ");
    const others = parted === query ? [] : parse(parted);
    return others.length ? { groups: await index.find(others), terms: others } : { groups: found, terms };
  }

  async #elsewhere(query, terms) {
    return Promise.all(this.#others.map(async ({ link, index, url }) => {
      const { groups } = await this.#find(index, query, terms);
      return { link, url, count: groups.reduce((sum, { entries }) => sum + entries.length, 0) };
    })).catch(() => []);
  }

  #offer(others, query) {
    for (const { link, url, count } of others) {
      link.href = `${url}?q=${encodeURIComponent(query)}`;
      link.querySelector("[data-slot=count]").textContent = count;
      link.hidden = count === 0;
    }
    this.#root.querySelector("[data-search=others]").hidden = !others.some(({ count }) => count > 0);
  }

  /** Says how the search went, to the eye and to a screen reader. */
  #say(state, groups = []) {
    this.#offer([]);
    // The index below gives way to results only.
    this.#root.classList.toggle("has-results", state === "found");
    const template = state && this.#root.querySelector(`template[data-state=${state}]`);
    const node = template ? template.content.cloneNode(true) : "";
    for (const { name, entries } of groups) {
      for (const count of node.querySelectorAll(`[data-count=${name}]`)) {
        if (entries.length) count.querySelector("[data-slot=count]").textContent = entries.length;
        else count.remove();
      }
    }
    this.#status.replaceChildren(node);
  }

  #template(name) {
    return this.#root.querySelector(`template[data-result=${name}]`).content.firstElementChild.cloneNode(true);
  }

  /** A group of results, with a button for those that are not shown yet. */
  async #group({ name, entries }, terms) {
    if (entries.length === 0) return null;
    const section = this.#template(name);
    section.querySelector("[data-slot=total]").textContent = entries.length;
    const list = section.querySelector("[data-slot=list]");
    const button = section.querySelector("button");
    const more = async () => {
      const start = list.children.length;
      const part = entries.slice(start, start + shown[name]);
      const items = await Promise.all(part.map(async (number) => this[`_${name}`](await this.#index.entry(number), terms)));
      list.append(...items);
      const rest = entries.length - list.children.length;
      button.hidden = rest === 0;
      button.querySelector("[data-slot=rest]").textContent = rest;
      return items[0];
    };
    button.addEventListener("click", async () => (await more()).querySelector("a").focus());
    await more();
    return section;
  }

  /** Puts nodes into a slot, or takes it away if there are none. */
  #fill(item, slot, nodes) {
    const place = item.querySelector(`[data-slot=${slot}]`);
    if (nodes.length) place.replaceChildren(...nodes); else place.remove();
    return place;
  }

  _pages({ attributes, fields }, terms) {
    const [title, summary, place, ...rest] = fields;
    const item = this.#template("page");
    const url = new URL(attributes.url, this.#form.action).href;
    this.#fill(item, "title", marked(title.text, terms)).href = url;
    // Of the places of a region only those that were asked for.
    const places = place.text.split("\n").filter((line, index) => index === 0 || ranges(line, terms).length);
    this.#fill(item, "place", marked(places.join(" "), terms));
    this.#fill(item, "summary", marked(snippet(summary.text, terms) ?? summary.text.split("\n").at(-1), terms));
    for (const kind of item.querySelectorAll("[data-kind]")) if (kind.dataset.kind !== attributes.kind) kind.remove();
    const sections = [];
    for (const field of rest) {
      if (field.weight === 1) sections.push({ anchor: field.anchor, heading: field.text, texts: [], hits: 0 });
      else {
        if (sections.at(-1)?.anchor !== field.anchor) sections.push({ anchor: field.anchor, heading: "", texts: [], hits: 0 });
        sections.at(-1).texts.push(field.text);
      }
    }
    for (const section of sections) {
      section.text = section.texts.join("\n");
      section.hits = ranges(section.text, terms).length + 5 * ranges(section.heading, terms).length;
    }
    const found = sections.filter(({ hits }) => hits > 0).sort((a, b) => b.hits - a.hits).slice(0, 3);
    this.#fill(item, "parts", found.map(({ anchor, heading, text }) => {
      const part = this.#template("part");
      const passage = snippet(text, terms);
      const link = part.querySelector("a");
      if (heading) link.replaceChildren(...marked(heading, terms));
      link.href = address(url, anchor, passage && text, terms);
      this.#fill(part, "snippet", passage ? marked(passage, terms) : []);
      return part;
    }));
    return item;
  }

  _facts({ attributes, fields }, terms) {
    const [indicator, place, figure, standing, note] = fields;
    const item = this.#template("fact");
    this.#fill(item, "title", marked(indicator.text, terms)).href = new URL(attributes.url, this.#form.action).href;
    this.#fill(item, "place", marked(place.text, terms));
    const value = this.#fill(item, "figure", marked(figure.text, terms));
    if (attributes.form === "statement") value.classList.add("loose");
    if (attributes.standing === "disputed") value.parentElement.classList.add("disputed");
    this.#fill(item, "standing", marked(standing.text, terms));
    if (attributes.period) this.#fill(item, "period", [attributes.period]);
    const passage = snippet(note.text, terms);
    this.#fill(item, "snippet", passage ? marked(passage, terms) : []);
    return item;
  }

  _sources({ attributes, fields }, terms) {
    const [title, reference, ...rest] = fields;
    const item = this.#template("source");
    const link = this.#fill(item, "title", marked(title.text, terms));
    link.href = new URL(attributes.url, this.#form.action).href;
    const entry = this.#fill(item, "reference", marked(reference.text, terms));
    if (attributes.language) {
      link.lang = attributes.language;
      entry.lang = attributes.language;
    }
    const passage = snippet(rest.map(({ text }) => text).join("\n"), terms);
    this.#fill(item, "snippet", passage ? marked(passage, terms) : []);
    return item;
  }
}

const root = document.querySelector("[data-search=page]");
if (root) new SearchPage(root).start();
