// SPDX-License-Identifier: MIT
// Drags handles over a list, with a mouse, a pen or a finger. The keyboard has buttons for the same.
(() => {
  "use strict";

  /** From how near an edge of the window the page scrolls, and how far at a time, in pixels. */
  const EDGE = 60;
  const STEP = 12;
  const { every } = Elements;

  /**
   * The item before which something falls at this height; the number of items for the end of the list.
   * @param {HTMLElement} list
   * @param {number} y
   */
  function placeAt(list, y) {
    const items = every(":scope > li", list);
    const found = items.findIndex((item) => {
      const { top, height } = item.getBoundingClientRect();
      return y < top + height / 2;
    });
    return found < 0 ? items.length : found;
  }

  /**
   * @param {HTMLElement} list
   * @param {number} before  -1: nowhere
   */
  function mark(list, before) {
    const items = every(":scope > li", list);
    items.forEach((item, at) => {
      item.classList.toggle("drop-before", at === before);
      item.classList.toggle("drop-after", before === items.length && at === items.length - 1);
    });
    list.classList.toggle("drop-here", before >= 0 && items.length === 0);
  }

  /**
   * @param {HTMLElement} list
   * @param {(what: string, before: number) => void} drop
   */
  function start(list, drop) {
    /** @type {{handle: HTMLElement, what: string, id: number, y: number} | null} */
    let dragged = null;

    /** @param {boolean} falls */
    function end(falls) {
      if (!dragged) return;
      const { handle, what, y } = dragged;
      dragged = null;
      handle.classList.remove("dragged");
      mark(list, -1);
      if (falls && isOver(y)) drop(what, placeAt(list, y));
    }

    /** @param {number} y */
    function isOver(y) {
      const { top, bottom } = list.getBoundingClientRect();
      return y > top - EDGE && y < bottom + EDGE;
    }

    document.addEventListener("pointerdown", (event) => {
      const handle = event.target instanceof Element ? event.target.closest("[data-drag]") : null;
      if (!(handle instanceof HTMLElement) || event.button !== 0) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      handle.classList.add("dragged");
      dragged = { handle, what: handle.dataset.drag || "", id: event.pointerId, y: event.clientY };
    });
    document.addEventListener("pointermove", (event) => {
      if (!dragged || event.pointerId !== dragged.id) return;
      dragged.y = event.clientY;
      if (event.clientY < EDGE) window.scrollBy(0, -STEP);
      else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
      mark(list, isOver(event.clientY) ? placeAt(list, event.clientY) : -1);
    });
    document.addEventListener("pointerup", () => end(true));
    document.addEventListener("pointercancel", () => end(false));
    document.addEventListener("keydown", (event) => event.key === "Escape" && end(false));
  }

  globalThis.Drag = { start };
})();
