// SPDX-License-Identifier: MIT
// Where the learner left off: "Go on" opens the page that was read last, or the box that was written into last.
(() => {
  "use strict";

  const words = GUIDE.words;
  const { every, filled } = Elements;
  const { isBox, idOf } = Boxes;
  const page = document.body.dataset.page || "";
  const pages = GUIDE.pages.filter((one) => one.role !== "index");

  /**
   * The page that asks for an answer.
   * @param {string} id
   */
  function pageOf(id) {
    const exercise = Progress.exerciseOf(id);
    return pages.find((one) => one.notes?.includes(id) || one.exercises.includes(exercise));
  }

  /** The address where the learner goes on, and the page; null before the first page was opened. */
  function lastPlace() {
    const opened = pages.filter((one) => Store.seen(one.slug));
    if (!opened.length) return null;
    const last = opened.reduce((found, one) => (Store.seen(one.slug) > Store.seen(found.slug) ? one : found));
    const written = Store.latest();
    const asks = written && pageOf(written.id);
    // What was written before another page was opened is not where the learner is.
    if (!written || !asks || (asks !== last && written.at < Store.seen(last.slug))) return { page: last, address: addressOf(last) };
    return { page: asks, address: `${addressOf(asks)}#${encodeURIComponent(written.id)}` };
  }

  /** @param {GuidePage} one */
  function addressOf(one) {
    return one.file + Store.pathTo(one.slug);
  }

  /** On the cover. */
  function refresh() {
    const link = document.querySelector("a[data-resume]");
    const place = link ? lastPlace() : null;
    if (!(link instanceof HTMLAnchorElement) || !place) return;
    link.href = place.address;
    link.textContent = filled(words.resume, { title: place.page.title });
    link.hidden = false;
  }

  /** The name of an answer in the address leads to its box. */
  function openBox() {
    const name = nameInAddress();
    if (!name || document.getElementById(name)) return;
    const found = every("[data-answer]").filter(isBox).filter((box) => idOf(box) === name);
    const box = found.find((one) => one instanceof HTMLInputElement && one.checked) || found[0];
    if (!box) return;
    box.focus({ preventScroll: true });
    (box.closest("fieldset, .answer, td") || box).scrollIntoView({ block: "center" });
  }

  /** What follows # in the address; empty where that is no name. */
  function nameInAddress() {
    try {
      return decodeURIComponent(window.location.hash.slice(1));
    } catch {
      return "";
    }
  }

  /**
   * The learner writes into a box: in a learning system, that is the place to come back to.
   * @param {string} id
   */
  function writtenInto(id) {
    try {
      if (window.parent !== window) window.parent.guidepressCourse?.written?.(page, id);
    } catch {
      // The window around this one belongs to another site.
    }
  }

  window.Resume = { refresh, nameInAddress, openBox, writtenInto };
  window.ranScripts = [...(window.ranScripts || []), "resume.js"];
})();
