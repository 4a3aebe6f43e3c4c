// SPDX-License-Identifier: MIT
// What every page does with its boxes: shows what is kept, keeps what is typed, says so, and helps along.
(() => {
  "use strict";

  /** The longest that something typed waits to be kept, in milliseconds. */
  const WAIT = 300;
  /** How long after the last key a box counts as being typed into. */
  const TYPING = 10_000;

  const words = GUIDE.words;
  const { button, every, filled, made, saveFile } = Elements;
  const { notice, sayKept, sayNotKept, takeNoticeAway } = Notices;
  const { boxes, grow, growAll, idOf, isBox, isText, put, show, straighten, valueOf } = Boxes;
  /** What was typed and is not kept yet, by the name of the answer. @type {Map<string, Value | null>} */
  const pending = new Map();
  /** @type {{box: Box, at: number} | null} */
  let lastTyped = null;
  let saving = 0;
  /** Whether everything that is held was saved to a file. */
  let isInFile = false;

  // ------------------------------------------------------------------------------------------------ typing

  /** @param {Event} event */
  function onInput(event) {
    const box = event.target;
    if (!isBox(box)) return;
    lastTyped = { box, at: Date.now() };
    straighten(box);
    grow(box);
    const value = valueOf(box);
    if (value === undefined) return;
    pending.set(idOf(box), value);
    show(idOf(box), value, box);
    Resume.writtenInto(idOf(box));
    // Not put off by the next key: who never pauses is kept as well.
    if (!isText(box)) flush();
    else if (!saving) saving = window.setTimeout(flush, WAIT);
  }

  /**
   * What is held, and saved to no file, is lost with this page: the browser asks.
   * @param {Event} event
   */
  function onLeaving(event) {
    if (Store.atRisk() && !isInFile) event.preventDefault();
  }

  /** Says that answers are not kept, and has the browser ask before they are lost. */
  function warn() {
    // Only now: who listens for it keeps some browsers from going back at once.
    window.addEventListener("beforeunload", onLeaving);
    sayNotKept(saveToFile);
  }

  /** Keeps everything that waits. */
  function flush() {
    window.clearTimeout(saving);
    saving = 0;
    if (!pending.size) return;
    let kept = true;
    for (const [id, value] of pending) kept = Store.set(id, value) && kept;
    pending.clear();
    isInFile = false;
    if (kept && !Store.unkept()) {
      takeNoticeAway("not-kept");
      sayKept();
    } else warn();
    refresh();
  }

  /** @param {Element} back */
  function takeBack(back) {
    const group = back.closest("[data-choice]");
    const radios = group ? every("input", group).filter(isBox) : [];
    if (!radios.length) return;
    radios[0].focus();
    pending.set(idOf(radios[0]), null);
    show(idOf(radios[0]), null);
    flush();
  }

  // ------------------------------------------------------------------------------------------------ to a file

  /** @returns {string} the name of the file */
  function saveToFile() {
    flush();
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const name = `${GUIDE.guide}-answers-${day}.json`;
    saveFile(name, Store.exportText(), "application/json");
    isInFile = true;
    return name;
  }

  // ------------------------------------------------------------------------------------------------ another tab

  /**
   * @param {string} id
   * @param {Value | null} theirs
   */
  function isBeingTyped(id, theirs) {
    if (!lastTyped || idOf(lastTyped.box) !== id || !isText(lastTyped.box)) return false;
    if (valueOf(lastTyped.box) === theirs || document.visibilityState === "hidden") return false;
    const isRecent = Date.now() - lastTyped.at < TYPING && document.activeElement === lastTyped.box;
    return pending.has(id) || isRecent;
  }

  /** @param {string} id */
  function changedElsewhere(id) {
    const theirs = Store.get(id);
    if (lastTyped && isBeingTyped(id, theirs)) {
      keepMine(lastTyped.box, theirs);
      return;
    }
    pending.delete(id);
    show(id, theirs);
    refresh();
  }

  /** The other tab's text, which its notice offers. @type {Map<string, Value | null>} */
  const theirsOf = new Map();

  /**
   * Two windows are typed into at once. What stands here stays, and is kept at the next key or when the page is left:
   * were it written at once, two such windows would answer each other without end.
   * @param {Box} box
   * @param {Value | null} theirs
   */
  function keepMine(box, theirs) {
    const id = idOf(box);
    window.clearTimeout(saving);
    saving = 0;
    pending.set(id, valueOf(box) ?? null);
    theirsOf.set(id, theirs);
    const label = GUIDE.answers[id] ? GUIDE.answers[id].label : "";
    const take = button(words.take_theirs, () => {
      const taken = theirsOf.get(id) ?? null;
      pending.set(id, taken);
      show(id, taken);
      flush();
      takeNoticeAway(`changed ${id}`);
      box.focus();
    });
    const keep = button(words.keep_mine, () => {
      flush();
      takeNoticeAway(`changed ${id}`);
      box.focus();
    });
    notice(`changed ${id}`, filled(words.changed_elsewhere, { label }), [take, keep]);
  }

  // ------------------------------------------------------------------------------------------------ print

  /** A box cannot run over a page: on paper the text stands beside it. */
  function beforePrint() {
    flush();
    for (const box of boxes()) {
      if (!(box instanceof HTMLTextAreaElement) || box.value === "" || box.classList.contains("printed")) continue;
      box.classList.add("printed");
      box.after(made("div", [box.value], "typed"));
    }
    for (const row of every("[data-row][hidden]")) {
      row.dataset.folded = "";
      row.hidden = false;
    }
    for (const part of document.querySelectorAll("main details:not([open])")) {
      part.setAttribute("data-folded", "");
      part.setAttribute("open", "");
    }
  }

  function afterPrint() {
    for (const box of every(".printed")) {
      box.classList.remove("printed");
      if (box.nextElementSibling?.classList.contains("typed")) box.nextElementSibling.remove();
    }
    for (const part of document.querySelectorAll("[data-folded]")) {
      part.removeAttribute("data-folded");
      part.removeAttribute("open");
    }
    Exercises.refreshRows();
  }

  // ------------------------------------------------------------------------------------------------ start

  function refresh() {
    Exercises.refresh();
    Counts.refresh();
    Progress.refresh();
    Resume.refresh();
    window.Drawings?.refresh();
  }

  /** What is kept, in every box and all that goes with it. */
  function showAll() {
    const kept = Store.all();
    for (const box of boxes()) if (!pending.has(idOf(box))) put(box, kept.get(idOf(box))?.value ?? null);
    refresh();
  }

  function listen() {
    document.addEventListener("input", onInput);
    document.addEventListener("click", (event) => {
      const back = event.target instanceof Element ? event.target.closest("[data-take-back]") : null;
      if (back) takeBack(back);
    });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
    window.addEventListener("pagehide", flush);
    // After the browser has put back what it remembers of a form, or a whole page.
    window.addEventListener("pageshow", showAll);
    window.addEventListener("pageshow", (event) => event.persisted || Resume.openBox());
    window.addEventListener("hashchange", Progress.markVisited);
    window.addEventListener("hashchange", Resume.openBox);
    window.addEventListener("resize", () => growAll(document));
    window.addEventListener("beforeprint", beforePrint);
    window.addEventListener("afterprint", afterPrint);
    Store.onChange(changedElsewhere);
  }

  window.Page = { flush, saveToFile };
  Notices.start();
  if (!Store.kept) warn();
  Exercises.start();
  Progress.start();
  Progress.markVisited();
  listen();
  showAll();
  window.ranScripts = [...(window.ranScripts || []), "page.js"];
})();
