// SPDX-License-Identifier: MIT
// The boxes for answers: what each says, what is put into it, and its size.
(() => {
  "use strict";

  const { every } = Elements;

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

  // ------------------------------------------------------------------------------------------------ one line

  /**
   * Whether a box is for one line: it grows with its text, but has no line ends.
   * @param {Element} box
   * @returns {box is HTMLTextAreaElement}
   */
  function isLine(box) {
    return box instanceof HTMLTextAreaElement && box.dataset.line !== undefined;
  }

  /**
   * Makes one line of what was pasted or dictated, and leaves the cursor where it is.
   * @param {Box} box
   */
  function straighten(box) {
    if (!isLine(box) || !/[\r\n]/.test(box.value)) return;
    const at = box.selectionStart;
    box.value = box.value.replace(/[\r\n]/g, " ");
    box.setSelectionRange(at, at);
  }

  document.addEventListener("keydown", (event) => {
    // While a word is composed, Enter takes it.
    if (event.key === "Enter" && !event.isComposing && event.target instanceof Element && isLine(event.target)) event.preventDefault();
  });

  // ------------------------------------------------------------------------------------------------ size

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

  window.Boxes = { isBox, idOf, boxes, isText, valueOf, put, show, straighten, grow, growAll };
  window.ranScripts = [...(window.ranScripts || []), "boxes.js"];
})();
