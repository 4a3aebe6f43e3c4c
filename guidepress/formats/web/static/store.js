// SPDX-License-Identifier: MIT
// The answers: one item for each, so that two tabs never write over each other's. Also files of answers. docs/answers.md
// describes items and files.
(() => {
  "use strict";

  const FORMAT = "guidepress-answers";
  const VERSION = 1;
  const ANSWER = "answer/";
  const SEEN = "seen/";
  const DONE = "done/";
  const EDITION = "edition";
  const PATH = "path";
  /** When an exercise was marked as done. */
  const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

  const { read, write, settleHeld, namesOf, replace } = Items;
  /** @type {((id: string) => void)[]} */
  const listeners = [];
  /** @type {(() => void)[]} */
  const markListeners = [];

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

  function answered() {
    return namesOf(ANSWER).filter((id) => item(id) !== null);
  }

  /** @param {string} id */
  function shown(id) {
    const value = get(id);
    if (value === null || value === true) return "";
    return shownFor(id, value) || value;
  }

  function clear() {
    const keys = [ANSWER, SEEN, DONE].flatMap((kind) => namesOf(kind).map((name) => kind + name));
    replace(new Map([...keys, PATH].map((key) => [key, null])), "page");
  }

  /** @param {string[]} ids */
  function forget(ids) {
    replace(new Map(ids.map((id) => [ANSWER + id, null])), "page");
  }

  // ------------------------------------------------------------------------------------------------ files

  function exportText() {
    // Without a prototype any name can be a key.
    const answers = Object.create(null);
    for (const [id, one] of [...all(), ...unplaced()]) {
      answers[id] = { value: one.value, label: one.label, ...(one.shown ? { shown: one.shown } : {}) };
    }
    const saved = new Date().toISOString();
    const marks = Object.fromEntries(namesOf(DONE).map((id) => [id, read(DONE + id)]));
    const done = Object.keys(marks).length ? { done: marks } : {};
    const file = { format: FORMAT, version: VERSION, guide: GUIDE.guide, edition: GUIDE.edition, saved, answers, ...done };
    return `${JSON.stringify(file, null, 2)}\n`;
  }

  /**
   * @param {string} text
   * @returns {Plan}
   */
  function importPlan(text) {
    /** @type {Plan} */
    const plan = { problem: "", guide: "", edition: "", saved: "", fresh: [], same: [], different: [], done: [], unreadable: [] };
    const file = fileFrom(text);
    if (!file) return { ...plan, problem: "not-answers" };
    plan.guide = textOf(file.guide);
    plan.edition = textOf(file.edition);
    plan.saved = textOf(file.saved);
    if (file.version !== VERSION) return { ...plan, problem: "newer" };
    if (file.guide !== GUIDE.guide) return { ...plan, problem: "other-guide" };
    for (const [id, found] of Object.entries(file.answers)) planOne(plan, id, found);
    plan.done = Object.entries(file.done || {}).filter(([id, at]) => id !== "" && TIME.test(textOf(at)) && !isDone(id));
    return plan;
  }

  /**
   * @param {string} text
   * @returns {{version: unknown, guide: unknown, edition: unknown, saved: unknown, answers: object, done?: object} | null}
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
    const marks = plan.done.map(([id, at]) => /** @type {[string, string]} */ ([DONE + id, at]));
    const isDone = replace(new Map([...raws, ...marks]), "tab");
    if (isDone) markEdition();
    return isDone;
  }

  /**
   * Answers that were given elsewhere, with the times when they were given. The learner has done nothing that could be undone.
   * @param {{id: string, value: Value, at: string}[]} answers
   */
  function restore(answers) {
    const raws = answers.map(({ id, value, at }) => /** @type {[string, string]} */ ([
      ANSWER + id, JSON.stringify({ ...itemNow(id, value), at }),
    ]));
    if (replace(new Map(raws), "nowhere")) markEdition();
  }

  // ------------------------------------------------------------------------------------------------ who hears of it

  /** @param {string} slug */
  function seen(slug) {
    return read(SEEN + slug) || "";
  }

  /**
   * @param {string} slug
   * @param {string} at  when it was opened
   */
  function markSeen(slug, at = new Date().toISOString()) {
    write(SEEN + slug, at);
  }

  /** @param {string | null} id  of the path on which the learner opened a page; null for none */
  function markPath(id) {
    if (read(PATH) !== id) write(PATH, id);
  }

  /** @param {string} slug */
  function pathTo(slug) {
    const path = GUIDE.paths.find((one) => one.id === read(PATH) && one.steps.includes(slug));
    return path ? `?path=${path.id}` : "";
  }

  /** @param {string} exercise */
  function isDone(exercise) {
    return read(DONE + exercise) !== null;
  }

  /**
   * @param {string} exercise
   * @param {boolean} done
   */
  function markDone(exercise, done) {
    write(DONE + exercise, done ? new Date().toISOString() : null);
    tellCourse();
  }

  /** The answer that was given last; null before the first. */
  function latest() {
    /** @type {{id: string, at: string} | null} */
    let last = null;
    for (const id of namesOf(ANSWER)) {
      const at = item(id)?.at || "";
      if (at && (!last || at > last.at)) last = { id, at };
    }
    return last;
  }

  /** @param {Iterable<string>} keys */
  function idsIn(keys) {
    return [...keys].filter((key) => key.startsWith(ANSWER)).map((key) => key.slice(ANSWER.length));
  }

  /** @param {string[] | null} keys  null for all */
  function tell(keys) {
    const ids = keys ? idsIn(keys) : Object.keys(GUIDE.answers);
    ids.forEach((id) => listeners.forEach((listener) => listener(id)));
    if (!keys || keys.some((key) => key.startsWith(DONE))) markListeners.forEach((listener) => listener());
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

  Items.onChange(tell);

  window.Store = {
    get kept() {
      return Items.kept;
    },
    get named() {
      return Items.named;
    },
    unkept: () => idsIn(Items.held.keys()).length,
    atRisk: () => idsIn(Items.ownHeld.keys()).length > 0,
    get,
    set,
    all,
    unplaced,
    answered,
    shown,
    clear,
    forget,
    undo: Items.undo,
    canUndo: Items.canUndo,
    seen,
    markSeen,
    markPath,
    pathTo,
    isDone,
    markDone,
    latest,
    onMark: (listener) => void markListeners.push(listener),
    onChange: (listener) => void listeners.push(listener),
    exportText,
    importPlan,
    importApply,
    restore,
  };
  window.ranScripts = [...(window.ranScripts || []), "store.js"];
})();
