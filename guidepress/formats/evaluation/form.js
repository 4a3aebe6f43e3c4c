// SPDX-License-Identifier: MIT
// Opens the form, and saves its answers to a file. Nothing is kept in the browser, and nothing is sent.
(() => {
  "use strict";

  /** @typedef {{value: string | true, label: string, shown?: string}} Entry */

  const form = JSON.parse(document.body.dataset.form || "{}");
  const state = document.querySelector("[data-state]");
  const save = document.querySelector("[data-save]");
  const LETTERS = "bcdfghjkmnpqrstvwxz23456789";
  let changed = false;

  /** @returns {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */
  function boxes() {
    return [...document.querySelectorAll("[data-answer]")].filter(
      (box) =>
        box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement || box instanceof HTMLSelectElement,
    );
  }

  /**
   * What a box says; null where it says nothing.
   * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} box
   * @returns {string | true | null}
   */
  function valueOf(box) {
    if (box instanceof HTMLInputElement && box.type === "checkbox") return box.checked || null;
    if (box instanceof HTMLInputElement && box.type === "radio") return box.checked ? box.value : null;
    return box.value.trim() === "" ? null : box.value;
  }

  function answers() {
    /** @type {Record<string, Entry>} */
    const found = {};
    for (const box of boxes()) {
      const id = box.dataset.answer || "";
      const value = valueOf(box);
      const asked = form.answers[id];
      if (value === null || !asked) continue;
      found[id] = { value, label: asked.label };
      const shown = typeof value === "string" && asked.options ? asked.options[value] : "";
      if (shown) found[id].shown = shown;
    }
    return found;
  }

  /** A few letters by chance, so that the files of a whole room can stand in one folder. */
  function letters() {
    const numbers = crypto.getRandomValues(new Uint8Array(6));
    return [...numbers].map((number) => LETTERS[number % LETTERS.length]).join("");
  }

  function saveFile() {
    const given = answers();
    if (Object.keys(given).length === 0) {
      say(form.words.empty);
      return;
    }
    const saved = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
    const content = {
      format: "guidepress-answers",
      version: 1,
      guide: form.guide,
      edition: form.edition,
      saved,
      answers: given,
    };
    const link = document.createElement("a");
    const name = `${form.guide}-evaluation-${letters()}.json`;
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    changed = false;
    say(form.words.saved.replace("{file}", name));
  }

  /** @param {string} text */
  function say(text) {
    if (state) state.textContent = text;
  }

  /** @param {Element} button */
  function takeBack(button) {
    const group = button.closest("[data-choice]");
    if (!group) return;
    for (const box of group.querySelectorAll("input")) box.checked = false;
    changed = true;
    showTakeBack();
  }

  /** The button that takes a choice back stands where something is chosen. */
  function showTakeBack() {
    for (const group of document.querySelectorAll("[data-choice]")) {
      const button = group.querySelector("[data-take-back]");
      if (button instanceof HTMLElement) button.hidden = group.querySelector("input:checked") === null;
    }
  }

  document.addEventListener("input", () => {
    changed = true;
    showTakeBack();
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-take-back]") : null;
    if (button) takeBack(button);
  });
  // What is typed and not saved would be lost, since nothing is kept.
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  if (save instanceof HTMLElement) {
    save.addEventListener("click", saveFile);
    save.hidden = false;
  }
  for (const box of document.querySelectorAll("[readonly]")) box.removeAttribute("readonly");
  for (const group of document.querySelectorAll("fieldset[disabled]")) group.removeAttribute("disabled");
  document.documentElement.classList.add("live");
  showTakeBack();
})();
