// SPDX-License-Identifier: MIT
// How far the learner has come: pages that were opened, exercises that were begun, where to go on.
(() => {
  "use strict";

  const words = GUIDE.words;
  const { every, filled } = Elements;
  const page = document.body.dataset.page || "";
  /** The pages of the guide itself. */
  const divisions = GUIDE.pages.filter((one) => one.role !== "index");

  /**
   * How many of the exercises hold an answer. The name of an answer begins with that of its exercise, so a page need not
   * know the answers of others.
   * @param {string[]} exercises
   * @param {string[]} answered  the names of all answers that are kept
   */
  function begun(exercises, answered = Store.answered()) {
    return exercises.filter((id) => answered.some((name) => name.startsWith(`${id}.`))).length;
  }

  function refreshProgress() {
    const lines = every("[data-progress]");
    if (!lines.length) return;
    const answered = Store.answered();
    for (const line of lines) {
      const entry = GUIDE.pages.find((one) => one.slug === line.dataset.progress);
      const place = line.querySelector(".progress") || line;
      if (entry) place.textContent = progressOf(entry, answered);
    }
  }

  /**
   * @param {GuidePage} entry
   * @param {string[]} answered  the names of all answers that are kept
   */
  function progressOf(entry, answered) {
    const opened = Store.seen(entry.slug) ? words.opened : words.not_opened;
    const count = entry.exercises.length;
    if (!count) return opened;
    const some = begun(entry.exercises, answered);
    return `${opened} ${filled(words.begun, { begun: some, count })}`;
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
