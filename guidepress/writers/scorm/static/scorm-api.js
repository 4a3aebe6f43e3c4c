// SPDX-License-Identifier: MIT
// Finds the learning system and speaks SCORM 1.2 with it. No call throws: each says whether it was answered.
(() => {
  "use strict";

  /** How many windows up an API is looked for. The standard's own example looks through seven. */
  const FARTHEST = 10;
  /** Errors after which a value that was read means nothing: general, not initialised. */
  const NOT_READ = ["101", "301"];

  const api = findApi();
  /** @type {"new" | "open" | "over"} */
  let state = "new";

  /**
   * The API in a window or in one around it.
   * @param {Window | null} start
   * @returns {ScormApi | null}
   */
  function apiFrom(start) {
    let one = start;
    for (let step = 0; one && step <= FARTHEST; step += 1) {
      const found = apiOf(one);
      if (found) return found;
      one = one.parent === one ? null : one.parent;
    }
    return null;
  }

  /**
   * @param {Window} one
   * @returns {ScormApi | null}
   */
  function apiOf(one) {
    try {
      return one.API || null;
    } catch {
      // The window belongs to another site.
      return null;
    }
  }

  /**
   * The windows that opened a window, or one around it.
   * @param {Window} start
   * @returns {Window[]}
   */
  function openersOf(start) {
    const found = [];
    let one = start;
    for (let step = 0; step < FARTHEST; step += 1) {
      try {
        if (one.opener && !one.opener.closed) found.push(/** @type {Window} */ (one.opener));
      } catch {
        // The window belongs to another site.
      }
      if (one.parent === one) break;
      one = one.parent;
    }
    return found;
  }

  /** @returns {ScormApi | null} */
  function findApi() {
    for (const start of [window, ...openersOf(window)]) {
      const found = apiFrom(start);
      if (found) return found;
    }
    return null;
  }

  /**
   * @param {(api: ScormApi) => string} call
   * @returns {string | null}  null where it failed
   */
  function answer(call) {
    if (!api) return null;
    try {
      const found = call(api);
      return found === undefined || found === null ? null : String(found);
    } catch {
      return null;
    }
  }

  /** @param {(api: ScormApi) => string} call */
  function done(call) {
    return answer(call) === "true";
  }

  function begin() {
    if (state === "new" && done((found) => found.LMSInitialize(""))) state = "open";
    return state === "open";
  }

  /** @param {string} name */
  function get(name) {
    if (state !== "open") return null;
    const found = answer((one) => one.LMSGetValue(name));
    const failed = found === "" && NOT_READ.includes(answer((one) => one.LMSGetLastError()) || "");
    return failed ? null : found;
  }

  function finish() {
    if (state === "open") answer((found) => found.LMSFinish(""));
    state = "over";
  }

  /**
   * A short name made of a long one: FNV-1a, 32 bits. The learner's number itself is not kept in the browser.
   * @param {string} text
   */
  function shortName(text) {
    let sum = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
    return sum.toString(36);
  }

  window.Scorm = {
    found: api !== null,
    begin,
    get,
    set: (name, value) => state === "open" && done((found) => found.LMSSetValue(name, value)),
    commit: () => state === "open" && done((found) => found.LMSCommit("")),
    finish,
  };

  // The store reads this: people share computers, and each has a room of their own.
  const who = begin() ? get("cmi.core.student_id") : "";
  window.guidepressCourse = { learner: who ? `~${shortName(who)}` : "", visited() {}, changed() {} };
})();
