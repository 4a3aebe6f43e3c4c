// SPDX-License-Identifier: MIT
// How far the learner has come: pages that were opened, exercises that were begun, where to go on.
(() => {
  "use strict";

  const words = GUIDE.words;
  const { every, filled } = Elements;
  const page = document.body.dataset.page || "";
  /** The pages of the guide itself. */
  const divisions = GUIDE.pages.filter((one) => one.role !== "index");

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

  function refresh() {
    refreshProgress();
    refreshResume();
  }

  window.Progress = { begun, refresh, markVisited };
  window.ranScripts = [...(window.ranScripts || []), "progress.js"];
})();
