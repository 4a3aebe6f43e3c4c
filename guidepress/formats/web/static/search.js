// SPDX-License-Identifier: MIT
// Searches the guide: every word of the query, or what is left of it without an ending of the language such as “ing”, must
// begin a word of the text; case and accents do not count. A word that stands nowhere is taken for the words of the guide that
// differ from it by one typing error.
(() => {
  "use strict";

  /** More than anybody looks through. */
  const MOST = 50;
  /** Letters of a snippet before the first word found, and in all. */
  const BEFORE = 60;
  const SNIPPET = 240;
  /** How long nothing must be typed until the search runs by itself, in milliseconds. */
  const PAUSE = 400;
  /** A word of so many letters may have a typing error; a shorter one would be taken for too many others. */
  const LEAST_LETTERS = 4;
  /** Endings of the language, by which the forms of a word differ; the longest first. */
  const ENDINGS = GUIDE.words.search_endings.split(" ").sort((one, other) => other.length - one.length);
  /** What a word found is worth, by where it stands. */
  const IN_TITLE = 10;
  const IN_PART = 3;

  /** @typedef {{entry: SearchEntry, score: number}} Found */
  /** @typedef {{start: number, end: number}} Span */

  const words = GUIDE.words;
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-search]"));
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
  const results = /** @type {HTMLElement} */ (document.querySelector("[data-results]"));
  const count = /** @type {HTMLElement} */ (document.querySelector("[data-found]"));
  let timer = 0;

  // ------------------------------------------------------------------------------------------------ words

  /**
   * A letter without case and accents; apostrophes of both kinds are one.
   * @param {string} letter
   */
  function folded(letter) {
    return letter.normalize("NFD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();
  }

  /**
   * The words of a text, folded, and where they stand in it.
   * @param {string} text
   * @returns {{word: string, start: number, end: number}[]}
   */
  function wordsIn(text) {
    const found = [];
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['\u2019][\p{L}\p{N}\p{M}]+)*/gu)) {
      found.push({ word: folded(match[0]), start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  /**
   * The spans of the words that begin with one of `wanted`.
   * @param {string} text
   * @param {string[]} wanted
   * @returns {Span[]}
   */
  function spansOf(text, wanted) {
    return wordsIn(text).filter(({ word }) => wanted.some((one) => word.startsWith(one)));
  }

  // ------------------------------------------------------------------------------------------------ finding

  /** Each entry with its folded words: made once, at the first search. */
  const index = SEARCH.map((entry) => ({ entry, lists: /** @type {string[][] | null} */ (null) }));

  /** @param {(typeof index)[0]} one */
  function listsOf(one) {
    const { title, part, text } = one.entry;
    one.lists = one.lists || [title, part, text].map((each) => wordsIn(each).map(({ word }) => word));
    return one.lists;
  }

  /** Every word of the guide once. @type {Set<string> | null} */
  let vocabulary = null;

  /**
   * A word, and what all its forms begin with: "planning" and "plan", for "planned". Too short a beginning would be that of
   * too many others.
   * @param {string} word
   */
  function formsOf(word) {
    const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= LEAST_LETTERS);
    if (!ending) return [word];
    const stem = word.slice(0, -ending.length);
    const isDoubled = stem.slice(-1) === stem.slice(-2, -1) && stem.length > LEAST_LETTERS;
    return [word, isDoubled ? stem.slice(0, -1) : stem];
  }

  /**
   * What each word of a query is looked for as: itself and its forms, or the words of the guide nearest to it where no word begins so.
   * @param {string[]} wanted
   * @returns {string[][]}
   */
  function corrected(wanted) {
    const known = [...(vocabulary = vocabulary || new Set(index.flatMap((one) => listsOf(one).flat())))];
    return wanted.map((one) => {
      const forms = formsOf(one);
      if (one.length < LEAST_LETTERS || known.some((word) => forms.some((form) => word.startsWith(form)))) return forms;
      const near = known.filter((word) => isNear(one, word));
      return near.length ? near : [one];
    });
  }

  /**
   * Whether two words differ by one letter: another, one more, one less, or two that changed places.
   * @param {string} one
   * @param {string} other
   */
  function isNear(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [rest, otherRest] = [one.slice(at), other.slice(at)];
    const isSwapped = rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
    return isSwapped || rest.slice(1) === otherRest.slice(1) || rest === otherRest.slice(1) || rest.slice(1) === otherRest;
  }

  /**
   * What an entry is worth; 0 where a word is missing.
   * @param {string[][]} lists  the words of title, part and text
   * @param {string[][]} wanted  each word of the query, as what it is looked for
   */
  function scoreOf(lists, wanted) {
    const [title, part, text] = lists;
    let score = 0;
    for (const ways of wanted) {
      const begins = (/** @type {string} */ word) => ways.some((one) => word.startsWith(one));
      const worth = (title.some(begins) ? IN_TITLE : 0) + (part.some(begins) ? IN_PART : 0) + text.filter(begins).length;
      if (!worth) return 0;
      score += worth;
    }
    return score;
  }

  /**
   * The best first; of the same worth, in the order of the guide.
   * @param {string[][]} wanted  each word of the query, as what it is looked for
   * @returns {Found[]}
   */
  function find(wanted) {
    /** @type {Found[]} */
    const found = [];
    for (const one of index) {
      const score = scoreOf(listsOf(one), wanted);
      if (score) found.push({ entry: one.entry, score });
    }
    return found.sort((left, right) => right.score - left.score);
  }

  // ------------------------------------------------------------------------------------------------ showing

  /**
   * A piece of the text around the first word found.
   * @param {string} text
   * @param {string[]} wanted
   */
  function snippetOf(text, wanted) {
    const [first] = spansOf(text, wanted);
    let start = first ? Math.max(0, first.start - BEFORE) : 0;
    // Whole words only.
    if (start > 0) start = text.indexOf(" ", start) + 1 || start;
    const last = start + SNIPPET < text.length ? text.lastIndexOf(" ", start + SNIPPET) : text.length;
    const end = last > start ? last : Math.min(text.length, start + SNIPPET);
    return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  }

  /**
   * Puts a text into an element, the words found in <mark>.
   * @param {HTMLElement} element
   * @param {string} text
   * @param {string[]} wanted
   */
  function putMarked(element, text, wanted) {
    let at = 0;
    for (const { start, end } of spansOf(text, wanted)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(at, start), mark);
      at = end;
    }
    element.append(text.slice(at));
  }

  /**
   * @param {SearchEntry} entry
   * @param {string[]} wanted
   */
  function lineOf(entry, wanted) {
    const line = document.createElement("li");
    const heading = document.createElement("h2");
    const link = document.createElement("a");
    link.href = entry.anchor ? `${entry.file}#${entry.anchor}` : entry.file;
    putMarked(link, entry.title, wanted);
    heading.append(link);
    line.append(heading);
    if (entry.part !== entry.title) line.append(paragraph("part", entry.part, wanted));
    line.append(paragraph("snippet", snippetOf(entry.text, wanted), wanted));
    return line;
  }

  /**
   * @param {string} className
   * @param {string} text
   * @param {string[]} wanted
   */
  function paragraph(className, text, wanted) {
    const made = document.createElement("p");
    made.className = className;
    putMarked(made, text, wanted);
    return made;
  }

  /**
   * @param {string} query
   * @param {number} found
   */
  function sayCount(query, found) {
    if (!found) count.textContent = Elements.filled(words.found_none, { query });
    else if (found > MOST) count.textContent = Elements.filled(words.found_first, { count: found, shown: MOST });
    else count.textContent = Elements.filled(words.found_count, { count: found });
  }

  function search() {
    window.clearTimeout(timer);
    const query = input.value.trim();
    const ways = corrected(wordsIn(query).map(({ word }) => word));
    const [found, wanted] = [ways.length ? find(ways) : [], ways.flat()];
    results.replaceChildren(...found.slice(0, MOST).map(({ entry }) => lineOf(entry, wanted)));
    if (ways.length) sayCount(query, found.length);
    else count.textContent = "";
    remember(query);
  }

  // ------------------------------------------------------------------------------------------------ the address

  /** Back from a page that was found, the results stand here again. @param {string} query */
  function remember(query) {
    if (query === asked()) return;
    try {
      window.history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : window.location.pathname);
    } catch {
      // Some browsers do not let a page opened from a file change its address.
    }
  }

  function asked() {
    return (new URLSearchParams(window.location.search).get("q") || "").trim();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
    if (!wordsIn(input.value).length) count.textContent = words.search_empty;
  });
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(search, PAUSE);
  });
  window.addEventListener("pageshow", () => {
    if (asked()) input.value = asked();
    search();
  });
  window.ranScripts = [...(window.ranScripts || []), "search.js"];
})();
