// Keeps the answers on the learner's device: one item of the browser's storage for each answer, so that two tabs never
// write over each other's. Also files of answers, and one undo. docs/answers.md describes items and files.
(() => {
  "use strict";

  const FORMAT = "guidepress-answers";
  const VERSION = 1;
  const PREFIX = `guidepress/${GUIDE.guide}${learner()}/`;
  const ANSWER = "answer/";
  const SEEN = "seen/";
  const EDITION = "edition";
  const UNDO = `${PREFIX}undo`;

  const room = openRoom();
  /** @type {Map<string, string>} */
  const ownHeld = new Map();
  const held = sharedHeld();
  /** @type {((id: string) => void)[]} */
  const listeners = [];
  /** What can be undone on this page. @type {[string, string | null, string | null][]} */
  let undoHere = [];

  // ------------------------------------------------------------------------------------------------ items

  /** People share computers: in a learning system each has items of their own. Empty elsewhere. */
  function learner() {
    try {
      return (window.guidepressCourse || window.parent.guidepressCourse)?.learner || "";
    } catch {
      // The window around this one belongs to another site.
      return "";
    }
  }

  /**
   * The browser's storage; null where it is blocked (a frame of another site) or has no room at all (some private windows).
   * @returns {Storage | null}
   */
  function openRoom() {
    let found = null;
    try {
      found = window.localStorage;
      found.setItem(`${PREFIX}probe`, "1");
      found.removeItem(`${PREFIX}probe`);
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
      if (window.parent !== window && window.parent.guidepressCourse) return window.parent.Store.held;
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
    return room ? room.getItem(PREFIX + key) : null;
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
      if (raw === null) room?.removeItem(PREFIX + key);
      else if (room) room.setItem(PREFIX + key, raw);
      else throw new Error();
      return true;
    } catch {
      if (raw !== null) held.set(key, raw);
      return raw === null;
    }
  }

  /** @param {Map<string, string>} items */
  function answersIn(items) {
    return [...items.keys()].filter((key) => key.startsWith(ANSWER)).length;
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
      if (key.startsWith(PREFIX)) names.add(key.slice(PREFIX.length));
    }
    return [...names].filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length)).sort();
  }

  // ------------------------------------------------------------------------------------------------ answers

  /**
   * @param {string} id
   * @returns {Answer | null}
   */
  function answerOf(id) {
    return has(GUIDE.answers, id) ? GUIDE.answers[id] : null;
  }

  /**
   * @param {object | undefined} thing
   * @param {string} key
   */
  function has(thing, key) {
    return thing !== undefined && Object.prototype.hasOwnProperty.call(thing, key);
  }

  /**
   * @param {unknown} value
   * @returns {value is Value}
   */
  function isValue(value) {
    return value === true || (typeof value === "string" && value !== "");
  }

  /** @param {unknown} value */
  function textOf(value) {
    return typeof value === "string" ? value : "";
  }

  /**
   * Whether this edition has a place for the value.
   * @param {string} id
   * @param {Value} value
   */
  function fits(id, value) {
    const answer = answerOf(id);
    if (!answer) return false;
    if (answer.kind === "tick" || value === true) return answer.kind === "tick" && value === true;
    if (answer.kind === "pick" || answer.kind === "one") return has(answer.options, value);
    if (answer.kind === "number") return value.trim() !== "" && Number.isFinite(Number(value));
    if (answer.kind === "date") return /^\d{4,6}-\d{2}-\d{2}$/.test(value);
    return true;
  }

  /**
   * @param {string} id
   * @param {Value} value
   */
  function shownFor(id, value) {
    const answer = answerOf(id);
    if (answer && answer.options && value !== true && has(answer.options, value)) return answer.options[value];
    return "";
  }

  /**
   * The item of a value that the learner gives now.
   * @param {string} id
   * @param {Value} value
   * @returns {Item}
   */
  function itemNow(id, value) {
    const answer = answerOf(id);
    return { value, at: new Date().toISOString(), label: answer ? answer.label : "", shown: shownFor(id, value) };
  }

  /**
   * What an item of the storage, or of a file, says; null where it is no answer.
   * @param {unknown} found
   * @returns {Item | null}
   */
  function itemFrom(found) {
    if (typeof found !== "object" || found === null) return null;
    const { value, at, label, shown } = /** @type {Record<string, unknown>} */ (found);
    if (!isValue(value)) return null;
    return { value, at: textOf(at), label: textOf(label), shown: textOf(shown) };
  }

  /**
   * @param {string} id
   * @returns {Item | null}
   */
  function item(id) {
    const raw = read(ANSWER + id);
    if (raw === null) return null;
    try {
      return itemFrom(JSON.parse(raw));
    } catch {
      return null;
    }
  }

  /** @param {string} id */
  function get(id) {
    const found = item(id);
    return found && fits(id, found.value) ? found.value : null;
  }

  /**
   * @param {string} id
   * @param {Value | null} value
   */
  function set(id, value) {
    const raw = value === null || value === "" ? null : JSON.stringify(itemNow(id, value));
    const kept = write(ANSWER + id, raw);
    settleHeld();
    markEdition();
    tellCourse();
    return kept;
  }

  function markEdition() {
    if (read(EDITION) !== GUIDE.edition) write(EDITION, GUIDE.edition);
  }

  function all() {
    /** @type {Map<string, Item>} */
    const found = new Map();
    for (const id of Object.keys(GUIDE.answers)) {
      const one = item(id);
      // The words are those of this edition.
      if (one && fits(id, one.value)) found.set(id, { ...one, label: GUIDE.answers[id].label, shown: shownFor(id, one.value) });
    }
    return found;
  }

  function unplaced() {
    /** @type {Map<string, Item>} */
    const found = new Map();
    for (const id of namesOf(ANSWER)) {
      const one = item(id);
      if (one && !fits(id, one.value)) found.set(id, one);
    }
    return found;
  }

  /** @param {string} id */
  function shown(id) {
    const value = get(id);
    if (value === null || value === true) return "";
    return shownFor(id, value) || value;
  }

  // ------------------------------------------------------------------------------------------------ many at once

  /**
   * Changes many items, all or none, so that it can be undone.
   * @param {Map<string, string | null>} changes
   * @param {boolean} lasting  whether it can be undone on other pages as well
   * @returns {boolean} whether there was room
   */
  function replace(changes, lasting) {
    /** @type {[string, string | null, string | null][]} */
    const steps = [...changes].map(([key, raw]) => [key, read(key), raw]);
    const results = steps.map(([key, , raw]) => write(key, raw));
    if (room && results.includes(false)) {
      steps.forEach(([key]) => write(key, null));
      steps.forEach(([key, before]) => write(key, before));
      return false;
    }
    keepUndo(steps, lasting);
    tell(steps.map(([key]) => key));
    return true;
  }

  /**
   * Opening a file can be undone in this tab. What was cleared is gone with the page: a browser can bring back a tab that
   * was closed, with its sessionStorage, and the next person at a shared computer must not find the answers there.
   * @param {[string, string | null, string | null][]} steps  key, before, after
   * @param {boolean} lasting
   */
  function keepUndo(steps, lasting) {
    undoHere = steps;
    try {
      // The older one goes even where the newer does not fit.
      sessionStorage.removeItem(UNDO);
      if (lasting) sessionStorage.setItem(UNDO, JSON.stringify(steps));
    } catch {
      // Then it can be undone on this page only.
    }
  }

  /** @returns {[string, string | null, string | null][]} */
  function undoSteps() {
    if (undoHere.length) return undoHere;
    try {
      return JSON.parse(sessionStorage.getItem(UNDO) || "[]");
    } catch {
      return [];
    }
  }

  /** What was changed again since then stays as it is now. */
  function undo() {
    const steps = undoSteps().filter(([key, , after]) => read(key) === after);
    steps.forEach(([key, before]) => write(key, before));
    keepUndo([], false);
    tell(steps.map(([key]) => key));
  }

  function clear() {
    const keys = [...namesOf(ANSWER).map((id) => ANSWER + id), ...namesOf(SEEN).map((slug) => SEEN + slug)];
    replace(new Map(keys.map((key) => [key, null])), false);
  }

  /** @param {string[]} ids */
  function forget(ids) {
    replace(new Map(ids.map((id) => [ANSWER + id, null])), false);
  }

  // ------------------------------------------------------------------------------------------------ files

  function exportText() {
    // Without a prototype any name can be a key.
    const answers = Object.create(null);
    for (const [id, one] of [...all(), ...unplaced()]) {
      answers[id] = { value: one.value, label: one.label, ...(one.shown ? { shown: one.shown } : {}) };
    }
    const saved = new Date().toISOString();
    const file = { format: FORMAT, version: VERSION, guide: GUIDE.guide, edition: GUIDE.edition, saved, answers };
    return `${JSON.stringify(file, null, 2)}\n`;
  }

  /**
   * @param {string} text
   * @returns {Plan}
   */
  function importPlan(text) {
    /** @type {Plan} */
    const plan = { problem: "", guide: "", edition: "", saved: "", fresh: [], same: [], different: [], unreadable: [] };
    const file = fileFrom(text);
    if (!file) return { ...plan, problem: "not-answers" };
    plan.guide = textOf(file.guide);
    plan.edition = textOf(file.edition);
    plan.saved = textOf(file.saved);
    if (file.version !== VERSION) return { ...plan, problem: "newer" };
    if (file.guide !== GUIDE.guide) return { ...plan, problem: "other-guide" };
    for (const [id, found] of Object.entries(file.answers)) planOne(plan, id, found);
    return plan;
  }

  /**
   * @param {string} text
   * @returns {{version: unknown, guide: unknown, edition: unknown, saved: unknown, answers: object} | null}
   */
  function fileFrom(text) {
    try {
      const file = JSON.parse(text.replace(/^\uFEFF/, ""));
      const { answers } = file;
      return file.format === FORMAT && typeof answers === "object" && answers !== null && !Array.isArray(answers) ? file : null;
    } catch {
      return null;
    }
  }

  /**
   * Sorts one answer of the file into the plan.
   * @param {Plan} plan
   * @param {string} id
   * @param {unknown} found
   */
  function planOne(plan, id, found) {
    const one = itemFrom(found);
    if (!one || id === "") {
      plan.unreadable.push(id);
      return;
    }
    // Boxes have one kind of line end.
    if (one.value !== true) one.value = one.value.replace(/\r\n?/g, "\n");
    const mine = item(id);
    const change = { id, item: one, mine, placed: fits(id, one.value) };
    if (!mine) plan.fresh.push(change);
    else if (mine.value === one.value) plan.same.push(change);
    else plan.different.push(change);
  }

  /**
   * @param {Plan} plan
   * @param {"mine" | "theirs"} choice  for what is different
   */
  function importApply(plan, choice) {
    const taken = choice === "theirs" ? [...plan.fresh, ...plan.different] : plan.fresh;
    const raws = taken.map(({ id, item: one, placed }) => {
      const kept = placed ? itemNow(id, one.value) : { ...one, at: new Date().toISOString() };
      return /** @type {[string, string]} */ ([ANSWER + id, JSON.stringify(kept)]);
    });
    const done = replace(new Map(raws), true);
    if (done) markEdition();
    return done;
  }

  // ------------------------------------------------------------------------------------------------ who hears of it

  /** @param {string} slug */
  function seen(slug) {
    return read(SEEN + slug) || "";
  }

  /** @param {string} slug */
  function markSeen(slug) {
    write(SEEN + slug, new Date().toISOString());
  }

  /** @param {string[]} keys */
  function tell(keys) {
    const ids = keys.filter((key) => key.startsWith(ANSWER)).map((key) => key.slice(ANSWER.length));
    ids.forEach((id) => listeners.forEach((listener) => listener(id)));
    tellCourse();
  }

  /** The course around this page, in a learning system, wants to know of every change. */
  function tellCourse() {
    try {
      if (window.parent !== window) window.parent.guidepressCourse?.changed();
    } catch {
      // The window around this one belongs to another site.
    }
  }

  // A page may come back as it was left.
  window.addEventListener("pagehide", () => { undoHere = []; });
  // Another tab writes, or clears.
  window.addEventListener("storage", (event) => {
    if (event.storageArea !== room) return;
    if (event.key === null) tell(Object.keys(GUIDE.answers).map((id) => ANSWER + id));
    else if (event.key.startsWith(PREFIX)) tell([event.key.slice(PREFIX.length)]);
  });

  window.Store = {
    kept: room !== null,
    held,
    unkept: () => answersIn(held),
    atRisk: () => answersIn(ownHeld) > 0,
    get,
    set,
    all,
    unplaced,
    shown,
    clear,
    forget,
    undo,
    canUndo: () => undoSteps().length > 0,
    seen,
    markSeen,
    onChange: (listener) => void listeners.push(listener),
    exportText,
    importPlan,
    importApply,
  };
})();
