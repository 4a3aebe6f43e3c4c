// SPDX-License-Identifier: MIT
// How far the learner has come: pages that were opened, exercises that were begun, and those marked as done.
(() => {
  "use strict";

  const words = GUIDE.words;
  const { every, filled, say } = Elements;
  const page = document.body.dataset.page || "";
  /** The pages of the guide itself. */
  const pages = GUIDE.pages.filter((one) => one.role !== "index");

  const known = new Set(pages.flatMap((one) => one.exercises));

  /**
   * The exercise that asks for an answer; empty for notes. The name of an answer begins with that of its exercise, so a page
   * need not know the answers of others. Where that of one exercise begins with that of another, the longer one counts.
   * @param {string} answer
   */
  function exerciseOf(answer) {
    for (let end = answer.lastIndexOf("."); end > 0; end = answer.lastIndexOf(".", end - 1)) {
      if (known.has(answer.slice(0, end))) return answer.slice(0, end);
    }
    return "";
  }

  /**
   * How many of the exercises hold an answer.
   * @param {string[]} exercises
   * @param {string[]} answered  the names of all answers that are kept
   */
  function begun(exercises, answered = Store.answered()) {
    return exercises.filter((id) => isBegun(id, answered)).length;
  }

  /**
   * @param {string} exercise
   * @param {string[]} answered
   */
  function isBegun(exercise, answered) {
    return answered.some((name) => exerciseOf(name) === exercise);
  }

  /**
   * @param {string} exercise
   * @param {string[]} answered
   * @returns {"done" | "begun" | "open"}
   */
  function stateOf(exercise, answered) {
    if (Store.isDone(exercise)) return "done";
    return isBegun(exercise, answered) ? "begun" : "open";
  }

  /** @param {string} part */
  function pagesOf(part) {
    return pages.filter((one) => one.part === part);
  }

  // ------------------------------------------------------------------------------------------------ what is shown

  /** On the first page: each part. */
  function refreshProgress() {
    const lines = every("[data-progress]");
    if (!lines.length) return;
    const answered = Store.answered();
    for (const line of lines) say(line.querySelector(".progress") || line, progressOf(line.dataset.progress || "", answered));
  }

  /**
   * @param {string} part
   * @param {string[]} answered  the names of all answers that are kept
   */
  function progressOf(part, answered) {
    const inside = pagesOf(part);
    const opened = inside.some((one) => Store.seen(one.slug)) ? words.opened : words.not_opened;
    const exercises = inside.flatMap((one) => one.exercises);
    if (!exercises.length) return opened;
    const [some, count] = [begun(exercises, answered), exercises.length];
    const done = inside.filter((one) => one.task && Store.isDone(one.slug)).length;
    return [opened, filled(words.begun, { begun: some, count }), ...(done ? [filled(words.done_count, { done })] : [])].join(" ");
  }

  /** On the first page of a part, and where a section leads to an exercise. */
  function refreshMarks() {
    const [marks, summaries] = [every("[data-mark]"), every("[data-summary]")];
    if (!marks.length && !summaries.length) return;
    const answered = Store.answered();
    const said = { done: words.mark_done, begun: words.mark_begun, open: words.mark_open };
    for (const mark of marks) {
      const state = stateOf(mark.dataset.mark || "", answered);
      mark.dataset.is = state;
      say(mark, said[state]);
    }
    for (const summary of summaries) {
      const states = pagesOf(summary.dataset.summary || "").filter((one) => one.task).map((one) => stateOf(one.slug, answered));
      const countOf = (/** @type {string} */ state) => states.filter((one) => one === state).length;
      const counts = { count: states.length, done: countOf("done"), begun: countOf("begun"), open: countOf("open") };
      say(summary, states.length ? filled(words.summary, counts) : "");
    }
  }

  // ------------------------------------------------------------------------------------------------ done

  /** @returns {HTMLInputElement[]} */
  function doneBoxes() {
    return every("[data-done]").filter((box) => box instanceof HTMLInputElement);
  }

  function refreshDone() {
    for (const box of doneBoxes()) box.checked = Store.isDone(box.dataset.done || "");
  }

  function start() {
    for (const box of doneBoxes()) {
      box.addEventListener("change", () => {
        Store.markDone(box.dataset.done || "", box.checked);
        refresh();
      });
    }
    Store.onMark(refresh);
  }

  function markVisited() {
    if (!pages.some((one) => one.slug === page)) return;
    Store.markSeen(page);
    Store.markPath(new URLSearchParams(window.location.search).get("path"));
    try {
      if (window.parent !== window) window.parent.guidepressCourse?.visited(page, window.location.hash);
    } catch {
      // The window around this one belongs to another site.
    }
  }

  function refresh() {
    refreshProgress();
    refreshMarks();
    refreshDone();
  }

  window.Progress = { begun, exerciseOf, refresh, markVisited, start };
  window.ranScripts = [...(window.ranScripts || []), "progress.js"];
})();
