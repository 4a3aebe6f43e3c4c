// SPDX-License-Identifier: MIT
// Finds the learning system and speaks SCORM 1.2 with it. No call throws: each says whether it was answered.
(() => {
  "use strict";

  /** How many windows up an API is looked for. The standard's own example looks through seven. */
  const FARTHEST = 10;
  /** Errors after which a value that was read means nothing: general, not initialised. */
  const NOT_READ = ["101", "301"];
  /** What some systems say, as text, for a value that was never set. */
  const UNSET = ["null", "undefined"];

  /** Some systems answer a call that they carried out with one of these instead of "true". */
  const DONE = ["true", "1"];
  /** The error code of a call that went well. */
  const NO_ERROR = "0";

  /** Where the API is; null while none is found. @type {{api: ScormApi, home: Window} | null} */
  let link = findApi();
  /** @type {"new" | "open" | "over"} */
  let state = "new";

  /**
   * The API in a window or in one around it, with the window that holds it.
   * @param {Window | null} start
   * @returns {{api: ScormApi, home: Window} | null}
   */
  function apiFrom(start) {
    let one = start;
    for (let step = 0; one && step <= FARTHEST; step += 1) {
      const found = apiOf(one);
      if (found) return { api: found, home: one };
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

  /** @returns {{api: ScormApi, home: Window} | null} */
  function findApi() {
    for (const start of [window, ...openersOf(window)]) {
      const found = apiFrom(start);
      if (found) return found;
    }
    return null;
  }

  /**
   * @param {(api: ScormApi) => string | null | undefined} call
   * @returns {string | null}  null where it failed
   */
  function answer(call) {
    if (!link) return null;
    try {
      const found = call(link.api);
      return found === undefined || found === null ? null : String(found);
    } catch {
      return null;
    }
  }

  /**
   * Whether a call was carried out. A system that gives nothing for it is asked for its error code.
   * @param {(api: ScormApi) => string | null | undefined} call
   */
  function done(call) {
    if (!link) return false;
    let found;
    try {
      found = call(link.api);
    } catch {
      return false;
    }
    if (found === null || found === undefined) return answer((one) => one.LMSGetLastError()) === NO_ERROR;
    return DONE.includes(String(found));
  }

  /** A system may put its API in place after this page was loaded. */
  function begin() {
    link = link || findApi();
    if (state === "new" && done((found) => found.LMSInitialize(""))) state = "open";
    return state === "open";
  }

  /**
   * A value that was never set is empty, whether the system says so with "", null, undefined or their names.
   * @param {string} name
   * @returns {string | null}  null where it could not be read
   */
  function get(name) {
    if (!link || state !== "open") return null;
    let found;
    try {
      found = link.api.LMSGetValue(name);
    } catch {
      return null;
    }
    const isNothing = found === null || found === undefined;
    if (!isNothing && String(found) !== "") return UNSET.includes(String(found)) ? "" : String(found);
    const error = answer((one) => one.LMSGetLastError());
    // A system that gives nothing, and cannot say whether that is an error, may have lost its connection.
    const isRead = error === null ? !isNothing : !NOT_READ.includes(error);
    return isRead ? "" : null;
  }

  function finish() {
    if (state === "open") answer((found) => found.LMSFinish(""));
    state = "over";
  }

  /**
   * When the page that holds the API was loaded, in milliseconds since 1970. Two launches in one window differ in it, since
   * to sign in is to load a page; a reload of the course alone leaves it as it is.
   */
  function since() {
    try {
      const time = link ? link.home.performance.timeOrigin : 0;
      return time > 0 ? String(time) : "";
    } catch {
      return "";
    }
  }

  window.Scorm = {
    get found() {
      return link !== null;
    },
    get since() {
      return since();
    },
    begin,
    get,
    set: (name, value) => state === "open" && done((found) => found.LMSSetValue(name, value)),
    commit: () => state === "open" && done((found) => found.LMSCommit("")),
    finish,
  };
  window.ranScripts = [...(window.ranScripts || []), "scorm-api.js"];
})();
