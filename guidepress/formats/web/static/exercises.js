// SPDX-License-Identifier: MIT
// What goes with the boxes of an exercise: choices and their limits, earlier answers, rows that are alike, right answers.
(() => {
  "use strict";

  /** Rows shown where fewer are filled. */
  const ROWS = 3;

  const words = GUIDE.words;
  const { button, every, filled, made } = Elements;
  const { growAll, isBox, valueOf } = Boxes;

  // ------------------------------------------------------------------------------------------------ choices

  /** One of many can be taken back. */
  function refreshChoices() {
    for (const group of every("[data-choice]")) {
      const back = group.querySelector("[data-take-back]");
      if (back instanceof HTMLElement) back.hidden = group.querySelector("input:checked") === null;
    }
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
    error.textContent = text; // a live region: it is heard where the focus is
    for (const box of every("input", group)) describe(box, error.id, text !== "");
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
    const line = made("p", [], "another");
    line.dataset.live = "";
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

  // ------------------------------------------------------------------------------------------------ right answers

  /**
   * What stands below an exercise that has right answers.
   * @typedef {{first: HTMLElement, toggle: HTMLButtonElement, verdict: HTMLElement, answer: HTMLElement}} KeyParts
   */
  /** @type {Map<HTMLElement, KeyParts>} */
  const keys = new Map();

  /** @param {HTMLElement} place */
  function startKey(place) {
    const answer = made("div", [], "key-answer");
    answer.id = `${place.dataset.key}_key`;
    const toggle = button(words.show_key, () => showKey(place, toggle.getAttribute("aria-expanded") !== "true"));
    toggle.setAttribute("aria-controls", answer.id);
    const verdict = made("p", [], "verdict");
    verdict.setAttribute("role", "status");
    const parts = { first: made("p", [words.key_first], "hint"), toggle, verdict, answer };
    keys.set(place, parts);
    place.append(parts.first, made("p", [toggle]), verdict, answer);
    showKey(place, false);
  }

  /**
   * The answer is in the page only while it is shown.
   * @param {HTMLElement} place
   * @param {boolean} shown
   */
  function showKey(place, shown) {
    const { toggle, answer } = /** @type {KeyParts} */ (keys.get(place));
    const template = place.querySelector("template");
    answer.replaceChildren(...(shown && template ? [template.content.cloneNode(true)] : []));
    answer.hidden = !shown;
    toggle.setAttribute("aria-expanded", String(shown));
    toggle.textContent = shown ? words.hide_key : words.show_key;
    refreshKey(place);
  }

  /** @param {HTMLElement} place */
  function refreshKey(place) {
    const { first, toggle, verdict, answer } = /** @type {KeyParts} */ (keys.get(place));
    const exercise = place.dataset.key || "";
    const isOpen = Keys.areAnswered(exercise);
    if (!isOpen && !answer.hidden) {
      showKey(place, false);
      return;
    }
    first.hidden = isOpen;
    toggle.hidden = !isOpen;
    const text = answer.hidden ? "" : verdictOf(exercise);
    if (verdict.textContent !== text) verdict.textContent = text;
  }

  /** @param {string} exercise */
  function verdictOf(exercise) {
    const { total, right } = Keys.countOf(exercise);
    if (total > 1) return filled(words.key_some, { right, total });
    if (total === 1) return right ? words.key_right : words.key_wrong;
    return "";
  }

  // ------------------------------------------------------------------------------------------------ start

  function start() {
    every("[data-rows]").forEach(startRows);
    every("[data-key]").forEach(startKey);
    document.addEventListener("focusout", onFocusOut);
  }

  function refresh() {
    refreshChoices();
    refreshLimits();
    refreshEarlier();
    refreshRows();
    for (const place of keys.keys()) refreshKey(place);
  }

  window.Exercises = { start, refresh, refreshRows };
  window.ranScripts = [...(window.ranScripts || []), "exercises.js"];
})();
