// What every page does with its boxes: shows what is kept, keeps what is typed, says so, and helps along.
(() => {
  "use strict";

  /** The longest that something typed waits to be kept, in milliseconds. */
  const WAIT = 300;
  /** How long nothing must be typed until a screen reader hears again that answers are kept. */
  const PAUSE = 5000;
  /** How long after the last key a box counts as being typed into. */
  const TYPING = 10_000;
  /** Rows shown where fewer are filled. */
  const ROWS = 3;

  /** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Box */

  const words = GUIDE.words;
  const page = document.body.dataset.page || "";
  /** The pages of the guide itself. */
  const divisions = GUIDE.pages.filter((one) => one.role !== "index");
  /** What was typed and is not kept yet, by the name of the answer. @type {Map<string, Value | null>} */
  const pending = new Map();
  /** @type {{box: Box, at: number} | null} */
  let lastTyped = null;
  let saving = 0;
  /** Whether everything that is held was saved to a file. */
  let isInFile = false;

  // ------------------------------------------------------------------------------------------------ words

  /**
   * @param {string} text  with {names} in braces
   * @param {Record<string, string | number>} values
   */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /** @param {string} iso */
  function time(iso) {
    return new Intl.DateTimeFormat(GUIDE.language, { hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
  }

  /** @param {string} iso */
  function date(iso) {
    const day = new Date(iso);
    return Number.isNaN(day.getTime()) ? "" : new Intl.DateTimeFormat(GUIDE.language, { dateStyle: "long" }).format(day);
  }

  // ------------------------------------------------------------------------------------------------ elements

  /**
   * @param {string} selector
   * @param {ParentNode} [within]
   * @returns {HTMLElement[]}
   */
  function every(selector, within = document) {
    return [...within.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {string} text
   * @param {string} [className]
   */
  function made(name, text, className) {
    const element = document.createElement(name);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  function button(text, act) {
    const element = made("button", text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  // ------------------------------------------------------------------------------------------------ state and notices

  const state = document.querySelector("[data-state]");
  const stateSeen = made("span", "");
  const stateHeard = made("span", "", "heard");
  let stateTimer = 0;

  /** Eyes see the time of every save; a screen reader hears it once, then again after a pause. */
  function sayKept() {
    const text = filled(words.saved, { time: time(new Date().toISOString()) });
    stateSeen.textContent = text;
    state?.classList.remove("not-saved");
    state?.classList.add("saved");
    window.clearTimeout(stateTimer);
    if (!stateHeard.textContent) stateHeard.textContent = text;
    else stateTimer = window.setTimeout(() => { stateHeard.textContent = text; }, PAUSE);
  }

  function startState() {
    stateSeen.setAttribute("aria-hidden", "true");
    if (state) state.append(stateSeen, stateHeard);
    if (Store.kept) stateSeen.textContent = words.saves;
    else sayNotKept();
  }

  function sayNotKept() {
    // Only now: who listens for it keeps some browsers from going back at once.
    window.addEventListener("beforeunload", onLeaving);
    stateSeen.textContent = words.not_saved;
    state?.classList.remove("saved");
    state?.classList.add("not-saved");
    window.clearTimeout(stateTimer);
    stateHeard.textContent = "";
    const text = Store.kept ? words.storage_full : words.not_kept;
    notice("not-kept", text, [button(words.save_file, saveToFile)]);
  }

  /**
   * A message that stays until it is answered. One that stands already is left as it is: it has been heard.
   * @param {string} key
   * @param {string} text
   * @param {HTMLElement[]} buttons
   */
  function notice(key, text, buttons) {
    const area = document.querySelector("[data-notice]");
    if (!(area instanceof HTMLElement) || noticeOf(key)) return;
    const line = made("div", "", "message");
    line.dataset.about = key;
    line.append(made("p", text), ...buttons);
    area.hidden = false;
    area.append(line);
  }

  /** @param {string} key */
  function noticeOf(key) {
    return every("[data-notice] [data-about]").find((line) => line.dataset.about === key);
  }

  /** @param {string} key */
  function takeNoticeAway(key) {
    noticeOf(key)?.remove();
    const area = document.querySelector("[data-notice]");
    if (area instanceof HTMLElement && !area.childElementCount) area.hidden = true;
  }

  /** @returns {string} the name of the file */
  function saveToFile() {
    flush();
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const address = URL.createObjectURL(new Blob([Store.exportText()], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${GUIDE.guide}-answers-${day}.json`;
    link.click();
    isInFile = true;
    // Browsers read the address after the click has ended.
    window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return link.download;
  }

  // ------------------------------------------------------------------------------------------------ boxes

  /**
   * @param {EventTarget | null} target
   * @returns {target is Box}
   */
  function isBox(target) {
    const isField =
      target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
    return isField && target.dataset.answer !== undefined;
  }

  /** @param {Box} box */
  function idOf(box) {
    return box.dataset.answer || "";
  }

  /** @returns {Box[]} */
  function boxes() {
    return every("[data-answer]").filter(isBox);
  }

  /** @param {Box} box */
  function isText(box) {
    return !(box instanceof HTMLSelectElement) && box.type !== "checkbox" && box.type !== "radio";
  }

  /**
   * What the box says; undefined where the browser itself cannot read it yet, as half a date.
   * @param {Box} box
   * @returns {Value | null | undefined}
   */
  function valueOf(box) {
    if (box.validity.badInput) return undefined;
    if (box instanceof HTMLInputElement && box.type === "checkbox") return box.checked ? true : null;
    if (box instanceof HTMLInputElement && box.type === "radio") return box.checked ? box.value : undefined;
    return box.value === "" ? null : box.value;
  }

  /**
   * @param {Box} box
   * @param {Value | null} value
   */
  function put(box, value) {
    if (box instanceof HTMLInputElement && box.type === "checkbox") box.checked = value === true;
    else if (box instanceof HTMLInputElement && box.type === "radio") box.checked = value === box.value;
    else {
      const text = typeof value === "string" ? value : "";
      // Writing the same again would move the cursor.
      if (box.value !== text) box.value = text;
      grow(box);
    }
  }

  /**
   * Shows a value in every box of an answer but the one it comes from.
   * @param {string} id
   * @param {Value | null} value
   * @param {Box} [source]
   */
  function show(id, value, source) {
    for (const box of boxes()) if (box !== source && idOf(box) === id) put(box, value);
  }

  /** What is kept, in every box and all that goes with it. */
  function showAll() {
    const kept = Store.all();
    for (const box of boxes()) if (!pending.has(idOf(box))) put(box, kept.get(idOf(box))?.value ?? null);
    refresh();
  }

  // ------------------------------------------------------------------------------------------------ typing

  /** @param {Event} event */
  function onInput(event) {
    const box = event.target;
    if (!isBox(box)) return;
    lastTyped = { box, at: Date.now() };
    grow(box);
    const value = valueOf(box);
    if (value === undefined) return;
    pending.set(idOf(box), value);
    show(idOf(box), value, box);
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
    } else sayNotKept();
    refresh();
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

  // ------------------------------------------------------------------------------------------------ choices

  /** One of many can be taken back. */
  function refreshChoices() {
    for (const group of every("[data-choice]")) {
      const back = group.querySelector("[data-take-back]");
      if (back instanceof HTMLElement) back.hidden = group.querySelector("input:checked") === null;
    }
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

  /** Groups that the learner has left: only then can there be too few. @type {WeakSet<Element>} */
  const left = new WeakSet();

  function refreshLimits() {
    for (const group of every("[data-many]")) refreshLimit(group);
  }

  /** @param {HTMLElement} group */
  function refreshLimit(group) {
    const chosen = group.querySelectorAll("input:checked").length;
    const minimum = Number(group.dataset.minimum || 0);
    const maximum = Number(group.dataset.maximum || 0) || Infinity;
    let text = "";
    if (chosen > maximum) text = filled(words.too_many, { chosen, maximum });
    else if (chosen > 0 && chosen < minimum && left.has(group)) text = filled(words.too_few, { chosen, minimum });
    sayLimit(group, text);
  }

  /**
   * @param {HTMLElement} group
   * @param {string} text  empty: nothing is wrong
   */
  function sayLimit(group, text) {
    const error = group.querySelector("[data-limit]");
    if (!(error instanceof HTMLElement)) return;
    for (const box of every("input", group).filter(isBox)) {
      // A group can have no aria-invalid; its boxes can.
      if (text && /** @type {HTMLInputElement} */ (box).checked) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    }
    if (error.textContent === text) return;
    error.hidden = text === "";
    error.textContent = text;
    describe(group, error.id, text !== "");
  }

  /**
   * Adds to what describes an element, or takes away.
   * @param {Element} element
   * @param {string} id
   * @param {boolean} add
   */
  function describe(element, id, add) {
    const ids = (element.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (add) ids.push(id);
    if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
    else element.removeAttribute("aria-describedby");
  }

  /** @param {FocusEvent} event */
  function onFocusOut(event) {
    const group = event.target instanceof Element ? event.target.closest("[data-many]") : null;
    if (!(group instanceof HTMLElement) || (event.relatedTarget instanceof Node && group.contains(event.relatedTarget))) return;
    left.add(group);
    refreshLimit(group);
  }

  // ------------------------------------------------------------------------------------------------ earlier answers

  function refreshEarlier() {
    for (const line of every("[data-earlier]")) {
      const answer = wordsOf(line.dataset.earlier || "");
      line.textContent = answer ? filled(words.earlier, { answer }) : "";
      line.hidden = answer === "";
    }
  }

  /**
   * The words of an answer, or of all that was ticked in a group of that name.
   * @param {string} id
   */
  function wordsOf(id) {
    if (Store.get(id) === true) return words.ticked;
    const text = Store.shown(id);
    if (text) return text;
    const ticked = Object.keys(GUIDE.answers).filter((one) => one.startsWith(`${id}.`) && Store.get(one) === true);
    return ticked.map((one) => GUIDE.answers[one].label).join("; ");
  }

  // ------------------------------------------------------------------------------------------------ rows that are alike

  /** How many rows were asked for. @type {WeakMap<Element, number>} */
  const asked = new WeakMap();

  /** @param {Element} list */
  function rowsOf(list) {
    return every("[data-row]", list).filter((row) => row.closest("[data-rows]") === list);
  }

  /** @param {Element} row */
  function isFilled(row) {
    return every("[data-answer]", row).filter(isBox).some((box) => Boolean(valueOf(box)));
  }

  function refreshRows() {
    for (const list of every("[data-rows]")) {
      const rows = rowsOf(list);
      const last = rows.reduce((found, row, index) => (isFilled(row) ? index + 1 : found), 0);
      const count = Math.max(last, ROWS, asked.get(list) || 0);
      rows.forEach((row, index) => { row.hidden = index >= count; });
      const more = buttonsOfRows.get(list);
      if (more) more.hidden = count >= rows.length;
    }
  }

  /** @type {WeakMap<Element, HTMLElement>} */
  const buttonsOfRows = new WeakMap();

  /** @param {HTMLElement} list */
  function startRows(list) {
    const line = made("p", "", "another");
    line.append(button(words.another_row, () => showAnotherRow(list)));
    (list.closest("table") || list).after(line);
    buttonsOfRows.set(list, line);
  }

  /** @param {HTMLElement} list */
  function showAnotherRow(list) {
    const row = rowsOf(list).find((one) => one.hidden);
    if (!row) return;
    asked.set(list, rowsOf(list).indexOf(row) + 1);
    refreshRows();
    const box = every("[data-answer]", row).find(isBox);
    if (box) {
      growAll(row);
      box.focus();
    }
  }

  // ------------------------------------------------------------------------------------------------ progress

  /** The exercises that have boxes. */
  const withBoxes = new Set(Object.values(GUIDE.answers).map((answer) => answer.exercise));

  /** The exercises in which something stands. */
  function touched() {
    return new Set([...Store.all().keys()].map((id) => GUIDE.answers[id].exercise));
  }

  /** @param {string[]} exercises */
  function begun(exercises) {
    const found = touched();
    return exercises.filter((id) => found.has(id)).length;
  }

  function refreshProgress() {
    const lines = every("[data-progress]");
    if (!lines.length) return;
    const found = touched();
    for (const line of lines) {
      const entry = GUIDE.pages.find((one) => one.slug === line.dataset.progress);
      const place = line.querySelector(".progress") || line;
      if (entry) place.textContent = progressOf(entry, found);
    }
  }

  /**
   * @param {GuidePage} entry
   * @param {Set<string>} found  the exercises in which something stands
   */
  function progressOf(entry, found) {
    const opened = Store.seen(entry.slug) ? words.opened : words.not_opened;
    const exercises = entry.exercises.filter((id) => withBoxes.has(id));
    if (!exercises.length) return opened;
    const count = exercises.length;
    return `${opened} ${filled(words.begun, { begun: exercises.filter((id) => found.has(id)).length, count })}`;
  }

  /** On the cover: the page that was opened last. */
  function refreshResume() {
    const link = document.querySelector("a[data-resume]");
    const opened = divisions.filter((one) => Store.seen(one.slug));
    if (!(link instanceof HTMLAnchorElement) || !opened.length) return;
    const last = opened.reduce((found, one) => (Store.seen(one.slug) > Store.seen(found.slug) ? one : found));
    link.href = last.file;
    link.textContent = filled(words.resume, { title: last.title });
    link.hidden = false;
  }

  function markVisited() {
    if (!divisions.some((one) => one.slug === page)) return;
    Store.markSeen(page);
    try {
      if (window.parent !== window) window.parent.guidepressCourse?.visited(page, window.location.hash);
    } catch {
      // The window around this one belongs to another site.
    }
  }

  // ------------------------------------------------------------------------------------------------ size and print

  const growsByItself = CSS.supports("field-sizing", "content");

  /** @param {Element} box */
  function grow(box) {
    if (growsByItself || !(box instanceof HTMLTextAreaElement) || !box.scrollHeight) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  }

  /** @param {ParentNode} within */
  function growAll(within) {
    every("textarea", within).forEach(grow);
  }

  /** A box cannot run over a page, nor a line be wrapped in it: on paper the text stands beside it. */
  function beforePrint() {
    flush();
    for (const box of boxes()) {
      const hasLines = box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && box.type === "text");
      if (!hasLines || box.value === "" || box.classList.contains("printed")) continue;
      box.classList.add("printed");
      box.after(made("div", box.value, "typed"));
    }
    for (const row of every("[data-row][hidden]")) {
      row.dataset.folded = "";
      row.hidden = false;
    }
    for (const part of document.querySelectorAll("details:not([open])")) {
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
    refreshRows();
  }

  // ------------------------------------------------------------------------------------------------ start

  function refresh() {
    refreshChoices();
    refreshLimits();
    refreshEarlier();
    refreshRows();
    refreshProgress();
    refreshResume();
  }

  function listen() {
    document.addEventListener("input", onInput);
    document.addEventListener("focusout", onFocusOut);
    document.addEventListener("click", (event) => {
      const back = event.target instanceof Element ? event.target.closest("[data-take-back]") : null;
      if (back) takeBack(back);
    });
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
    window.addEventListener("pagehide", flush);
    // After the browser has put back what it remembers of a form, or a whole page.
    window.addEventListener("pageshow", showAll);
    window.addEventListener("hashchange", markVisited);
    window.addEventListener("resize", () => growAll(document));
    window.addEventListener("beforeprint", beforePrint);
    window.addEventListener("afterprint", afterPrint);
    Store.onChange(changedElsewhere);
  }

  document.documentElement.classList.add("live");
  window.Page = { saveToFile, filled, time, date, begun };
  startState();
  every("[data-rows]").forEach(startRows);
  markVisited();
  listen();
  showAll();
})();
