// SPDX-License-Identifier: MIT
// Keeps raw items on the learner's device: in the browser's storage, or held in memory where it keeps nothing. One at a
// time, or many at once with one undo.
(() => {
  "use strict";

  /** The code of the learner; empty for the web workbook; null where nobody knows whose items these would be. */
  let learner = whose();
  let prefix = prefixOf();
  let room = openRoom();
  /** @type {Map<string, string>} */
  const ownHeld = new Map();
  const held = sharedHeld();
  /** Hears which items changed; null for all. @type {(keys: string[] | null) => void} */
  let tell = () => {};
  /** What can be undone on this page. @type {[string, string | null, string | null][]} */
  let undoHere = [];

  /**
   * People share computers: in a learning system each has items of their own, and who has no name there has none. A package
   * that was opened from the disk is in no learning system.
   * @returns {string | null}
   */
  function whose() {
    const unnamed = window.location.protocol === "file:" ? "" : null;
    try {
      const course = window.guidepressCourse || window.parent.guidepressCourse;
      if (course) return course.learner || unnamed;
    } catch {
      // The window around this one belongs to another site.
    }
    return GUIDE.packaged ? unnamed : "";
  }

  /** The learner is known by now. */
  function reopen() {
    learner = whose();
    prefix = prefixOf();
    room = openRoom();
    settleHeld();
  }

  function prefixOf() {
    return `guidepress/${GUIDE.guide}${learner || ""}/`;
  }

  /**
   * The browser's storage; null where it is blocked (a frame of another site), has no room at all (some private windows), or
   * would show one person's items to another.
   * @returns {Storage | null}
   */
  function openRoom() {
    if (learner === null) return null;
    let found = null;
    try {
      found = window.localStorage;
      found.setItem(`${prefix}probe`, "1");
      found.removeItem(`${prefix}probe`);
      return found;
    } catch {
      // A storage that is full can still be read.
      return found !== null && found.length > 0 ? found : null;
    }
  }

  /**
   * What cannot be kept is held in memory: that of the course's window if there is one, since it outlives this page.
   * @returns {Map<string, string>}
   */
  function sharedHeld() {
    try {
      if (window.parent !== window && window.parent.guidepressCourse) return window.parent.Items.held;
    } catch {
      // The window around this one belongs to another site.
    }
    return ownHeld;
  }

  /**
   * @param {string} key  what follows the prefix
   * @returns {string | null}
   */
  function read(key) {
    const here = held.get(key);
    if (here !== undefined) return here;
    return room ? room.getItem(prefix + key) : null;
  }

  /**
   * Writes or removes one item. What cannot be kept is held.
   * @param {string} key
   * @param {string | null} raw
   * @returns {boolean} whether it is kept
   */
  function write(key, raw) {
    held.delete(key);
    try {
      if (raw === null) room?.removeItem(prefix + key);
      else if (room) room.setItem(prefix + key, raw);
      else throw new Error();
      return true;
    } catch {
      if (raw !== null) held.set(key, raw);
      return raw === null;
    }
  }

  /** There may be room again for what is held. */
  function settleHeld() {
    for (const [key, raw] of [...held]) write(key, raw);
  }

  /**
   * The keys that begin with `kind`, without it.
   * @param {string} kind
   */
  function namesOf(kind) {
    const names = new Set();
    for (const key of held.keys()) names.add(key);
    for (let index = 0; room && index < room.length; index += 1) {
      const key = room.key(index) || "";
      if (key.startsWith(prefix)) names.add(key.slice(prefix.length));
    }
    return [...names].filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length)).sort();
  }

  // ------------------------------------------------------------------------------------------------ many at once

  /**
   * Changes many items, all or none.
   * @param {Map<string, string | null>} changes
   * @param {Undo} undoable  where the learner can undo it
   * @returns {boolean} whether there was room
   */
  function replace(changes, undoable) {
    /** @type {[string, string | null, string | null][]} */
    const steps = [...changes].map(([key, raw]) => [key, read(key), raw]);
    const results = steps.map(([key, , raw]) => write(key, raw));
    if (room && results.includes(false)) {
      steps.forEach(([key]) => write(key, null));
      steps.forEach(([key, before]) => write(key, before));
      return false;
    }
    if (undoable !== "nowhere") keepUndo(steps, undoable);
    tell(steps.map(([key]) => key));
    return true;
  }

  /**
   * Opening a file can be undone in this tab. What was cleared is gone with the page: a browser can bring back a tab that
   * was closed, with its sessionStorage, and the next person at a shared computer must not find the answers there.
   * @param {[string, string | null, string | null][]} steps  key, before, after
   * @param {Undo} undoable
   */
  function keepUndo(steps, undoable) {
    undoHere = steps;
    if (learner === null) return;
    try {
      // The older one goes even where the newer does not fit.
      sessionStorage.removeItem(`${prefix}undo`);
      if (undoable === "tab") sessionStorage.setItem(`${prefix}undo`, JSON.stringify(steps));
    } catch {
      // Then it can be undone on this page only.
    }
  }

  /** @returns {[string, string | null, string | null][]} */
  function undoSteps() {
    if (undoHere.length || learner === null) return undoHere;
    try {
      return JSON.parse(sessionStorage.getItem(`${prefix}undo`) || "[]");
    } catch {
      return [];
    }
  }

  /** What was changed again since then stays as it is now. */
  function undo() {
    const steps = undoSteps().filter(([key, , after]) => read(key) === after);
    steps.forEach(([key, before]) => write(key, before));
    keepUndo([], "page");
    tell(steps.map(([key]) => key));
  }

  // A page may come back as it was left.
  window.addEventListener("pagehide", () => { undoHere = []; });
  // Another tab writes, or clears.
  window.addEventListener("storage", (event) => {
    if (event.storageArea !== room) return;
    if (event.key === null) tell(null);
    else if (event.key.startsWith(prefix)) tell([event.key.slice(prefix.length)]);
  });

  window.Items = {
    get kept() {
      return room !== null;
    },
    get named() {
      return learner !== null;
    },
    held,
    ownHeld,
    read,
    write,
    settleHeld,
    reopen,
    namesOf,
    replace,
    undo,
    canUndo: () => undoSteps().length > 0,
    onChange: (listener) => { tell = listener; },
  };
  window.ranScripts = [...(window.ranScripts || []), "items.js"];
})();
