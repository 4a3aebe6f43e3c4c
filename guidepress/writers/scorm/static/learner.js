// SPDX-License-Identifier: MIT
// Whose answers these are. Each learner has a code, made of the number under which the learning system knows the learner;
// items.js keeps the answers of each code apart, and keeps none where there is no code.
(() => {
  "use strict";

  /** Where the code is kept in the storage of this window: when its launch began, and the code. */
  const KEY = `guidepress/${GUIDE.guide}/launch`;

  /**
   * A short name made of a long one: FNV-1a, 32 bits. The learner's number itself is not kept in the browser.
   * @param {string} text
   */
  function shortName(text) {
    let sum = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
    return sum.toString(36);
  }

  /** The code of the learner whom the learning system names now; empty where it names nobody. */
  function reported() {
    const number = Scorm.begin() ? Scorm.get("cmi.core.student_id") : null;
    return number && number.trim() ? `~${shortName(number)}` : "";
  }

  /**
   * Some systems refuse to begin again after a reload, and then say nothing of the learner. So the code is kept, for this
   * window and this launch only.
   * @param {string} code  empty to keep none
   */
  function keep(code) {
    try {
      sessionStorage.removeItem(KEY);
      if (code && Scorm.since) sessionStorage.setItem(KEY, `${Scorm.since} ${code}`);
    } catch {
      // Where the storage is blocked, nobody is known after such a reload.
    }
  }

  /**
   * The code that was kept, after a reload of this very launch. The storage alone does not prove that: it is also there in
   * a tab that was brought back, in a window that was opened from this one, and for the next learner who signs in in this
   * tab. All of these have another page of the learning system or none, or they are no reload.
   */
  function kept() {
    const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    if (!load || load.type !== "reload") return "";
    try {
      const [since, code] = (sessionStorage.getItem(KEY) || "").split(" ");
      return since === Scorm.since && code ? code : "";
    } catch {
      return "";
    }
  }

  /**
   * A system answers late: who is it? Somebody who was not known gets a name, unless something has been written meanwhile:
   * that might replace what the same learner wrote in an earlier session, so it stays without a name.
   * @param {() => void} flush  keeps what is still being typed
   */
  function askAgain(flush) {
    const course = /** @type {Course} */ (window.guidepressCourse);
    const code = reported();
    if (!code || code === course.learner) return "same";
    keep(code);
    if (course.learner) return "another";
    flush();
    if (Store.unkept()) return "same";
    course.learner = code;
    Items.reopen();
    return "named";
  }

  const learner = reported() || kept();
  keep(learner);
  window.Learner = { askAgain, forget: () => keep("") };
  window.guidepressCourse = { learner, visited() {}, changed() {} };
  window.ranScripts = [...(window.ranScripts || []), "learner.js"];
})();
