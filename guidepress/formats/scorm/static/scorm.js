// SPDX-License-Identifier: MIT
// The course around the pages: tells the learning system where the learner is and whether the guide is completed, and
// gives it the answers where the guide says so. launch.html stays open while pages come and go in its frame.
(() => {
  "use strict";

  /** Milliseconds between two times that the learning system is told of what is typed. */
  const PAUSE = 10_000;
  /** How soon it is told after a first change. */
  const SOON = 1000;
  /** Waits before the next try, while it does not answer; the last one stays. */
  const RETRIES = [5000, 10_000, 20_000, 40_000, 60_000];
  /** Waits before it is looked for again, where none is found: some put their API in place late. The last one stays. */
  const LOOKS = [250, 500, 1000, 2000, ...RETRIES];
  /** Characters of cmi.core.lesson_location. */
  const LONGEST_PLACE = 255;
  const MOST_HOURS = 9999;
  /** Minutes of answers count from here, so that they are short. */
  const FIRST_MINUTE = Date.UTC(2020, 0, 1) / 60_000;
  /** SCORM 1.2 has scores from 0 to 100. */
  const MOST_SCORE = 100;
  const DONE = ["completed", "passed"];
  const START = "index.html";
  /** When pages were opened of which only the learning system knows: before all that is known here. */
  const LONG_AGO = new Date(FIRST_MINUTE * 60_000).toISOString();

  const rule = GUIDE.course || { complete: "parts-visited", answer: "", parts: [], send: false };
  /** The parts and exercises of this edition. */
  const known = { parts: rule.parts, exercises: GUIDE.pages.filter((page) => page.task).map((page) => page.slug) };
  const limit = Number(document.body.dataset.limit);
  const room = Number(document.body.dataset.room);
  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("[data-course-frame]"));

  /** The status that the learning system has: once done, always done. */
  let status = "";
  /** Whether what the learning system keeps has been read. Before that, nothing is written over it. */
  let isResumed = false;
  /** Whether that could not be understood. */
  let isUnread = false;
  /** Whether suspend_data is left as it is. */
  let isLeft = false;
  /** Whether the learning system did not take a value that it was told last. */
  let isRefused = false;
  /** Whether another learner is signed in by now. */
  let isAnother = false;
  let isOver = false;
  /** The parts that it knows to have been opened. @type {string[]} */
  let partsBefore = [];
  let place = "";
  /** The best score that it has: what was reached is not taken back. */
  let best = 0;
  /** What it was told last, by name. @type {Map<string, string>} */
  const told = new Map();
  /** What was packed last, for the bar. @type {Packed | null} */
  let latest = null;
  let timer = 0;
  let lastSave = 0;
  let failures = 0;

  // ------------------------------------------------------------------------------------------------ what is resumed

  /** @returns {boolean} whether the learning system answered */
  function resume() {
    if (isResumed) return true;
    if (!Scorm.begin()) return false;
    const who = Learner.askAgain(flushFrame);
    if (who === "another") giveUp();
    if (isOver) return false;
    if (who === "named") reloadFrame();
    const [before, where, kept] = ["lesson_status", "lesson_location"].map((name) => Scorm.get(`cmi.core.${name}`))
      .concat(Scorm.get("cmi.suspend_data"));
    if (before === null || where === null || kept === null) return false;
    const score = rule.score ? Scorm.get("cmi.core.score.raw") : "";
    if (score === null) return false;
    isResumed = true;
    best = Math.min(MOST_SCORE, Math.max(0, Number(score) || 0));
    status = before;
    if (!place) place = where;
    const suspended = Suspend.unpack(kept, known);
    isUnread = suspended === null;
    // What was written while nobody knew the learner must not replace what the learner's record holds.
    isLeft = isUnread || (rule.send && !Store.named && Store.unkept() > 0);
    if (!suspended) return true;
    partsBefore = suspended.parts;
    partsBefore.filter((part) => !isSeenHere(part)).forEach((part) => Store.markSeen(part, LONG_AGO));
    suspended.done.filter((id) => !Store.isDone(id)).forEach((id) => Store.markDone(id, true));
    if (rule.send && !isLeft) takeBack(suspended);
    return true;
  }

  /**
   * The pages show one learner's answers, and the learning system records another: nobody's may reach the other. LMSFinish
   * is not called, since some systems count as completed what ends without a word.
   */
  function giveUp() {
    isOver = true;
    isAnother = true;
    flushFrame();
    frame.remove();
  }

  /**
   * Puts answers that come back into the store: where there is none, and where that one is older.
   * @param {Suspended} suspended
   */
  function takeBack(suspended) {
    const here = new Map([...Store.unplaced(), ...Store.all()]);
    const newer = suspended.answers.filter(({ id, value, minute }) => {
      const mine = here.get(id);
      return !mine || (mine.value !== value && minute > minuteOf(mine.at));
    });
    // The time is the one when it was given: with a later one it would win over what is newer on another device.
    if (newer.length) Store.restore(newer.map(({ id, value, minute }) => ({ id, value, at: isoOf(minute) })));
  }

  /** @param {number} minute */
  function isoOf(minute) {
    const time = new Date((FIRST_MINUTE + minute) * 60_000);
    return Number.isNaN(time.getTime()) ? LONG_AGO : time.toISOString();
  }

  /** @param {string} iso */
  function minuteOf(iso) {
    const found = Date.parse(iso);
    return Number.isNaN(found) ? 0 : Math.floor(found / 60_000) - FIRST_MINUTE;
  }

  /** @param {string} slug */
  function pageOf(slug) {
    return GUIDE.pages.find((page) => page.slug === slug);
  }

  /** The address of the page where the learner left off. */
  function startAddress() {
    const [slug, ...rest] = place.split("#");
    const page = pageOf(slug);
    if (!page) return START;
    const address = page.file + Store.pathTo(slug);
    return rest.length ? `${address}#${encodeURIComponent(rest.join("#"))}` : address;
  }

  // ------------------------------------------------------------------------------------------------ what is told

  function isComplete() {
    if (DONE.includes(status)) return true;
    if (rule.complete === "answered") {
      const value = Store.get(rule.answer);
      return value === true || (value !== null && value.trim() !== "");
    }
    return rule.parts.length > 0 && rule.parts.every(isSeen);
  }

  /**
   * Whether any page of a part has been opened.
   * @param {string} part
   */
  function isSeen(part) {
    return partsBefore.includes(part) || isSeenHere(part);
  }

  /** @param {string} part */
  function isSeenHere(part) {
    return GUIDE.pages.some((page) => page.part === part && Store.seen(page.slug) !== "");
  }

  /** @returns {Packed} */
  function packed() {
    const [parts, done] = [known.parts.filter(isSeen), known.exercises.filter((id) => Store.isDone(id))];
    const answers = rule.send ? [...Store.all(), ...Store.unplaced()] : [];
    const sent = answers.map(([id, item]) => ({ id, value: item.value, minute: minuteOf(item.at) }));
    return Suspend.pack({ edition: GUIDE.edition, parts, done, answers: sent }, room);
  }

  /** HHHH:MM:SS, at least a second: some systems do not count a session of none. */
  function sessionTime() {
    const seconds = Math.max(1, Math.round(performance.now() / 1000));
    const hours = Math.min(MOST_HOURS, Math.floor(seconds / 3600));
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    return `${String(hours).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  /**
   * How many answers of a hundred are right, once there is one that can be counted. A status of "failed" never comes of it.
   * @returns {[string, string][]}
   */
  function score() {
    if (!rule.score) return [];
    const { total, answered, right } = Keys.countAll();
    if (!total || (!answered && !best)) return [];
    best = Math.max(best, Math.round((100 * MOST_SCORE * right) / total) / 100);
    return [
      ["cmi.core.score.min", "0"],
      ["cmi.core.score.max", String(MOST_SCORE)],
      ["cmi.core.score.raw", String(best)],
    ];
  }

  /**
   * Everything that the learning system keeps. "suspend" also once completed: the guide is a workbook to come back to,
   * and after any other exit a system may forget the place and the answers.
   * @returns {[string, string][]}
   */
  function values() {
    if (isComplete() && !DONE.includes(status)) status = DONE[0];
    latest = packed();
    const { text } = latest;
    return [
      ["cmi.core.lesson_status", DONE.includes(status) ? status : "incomplete"],
      ...score(),
      ["cmi.core.lesson_location", place.length <= LONGEST_PLACE ? place : place.split("#")[0]],
      ...(text.length <= limit && !isLeft ? [/** @type {[string, string]} */ (["cmi.suspend_data", text])] : []),
      ["cmi.core.exit", "suspend"],
      ["cmi.core.session_time", sessionTime()],
    ];
  }

  /** @returns {boolean} whether the learning system has it all */
  function save() {
    window.clearTimeout(timer);
    timer = 0;
    if (isOver) return false;
    const done = tell();
    lastSave = performance.now();
    failures = done ? 0 : failures + 1;
    const waits = Scorm.found ? RETRIES : LOOKS;
    if (!done) timer = window.setTimeout(save, waits[Math.min(failures, waits.length) - 1]);
    show();
    return done;
  }

  /**
   * One value that is refused keeps no other from being committed, and is told again at the next try.
   * @returns {boolean}
   */
  function tell() {
    isRefused = false;
    if (!resume()) return false;
    const changed = values().filter(([name, value]) => told.get(name) !== value);
    const taken = changed.filter(([name, value]) => Scorm.set(name, value));
    if (!Scorm.commit()) {
      told.clear();
      return false;
    }
    taken.forEach(([name, value]) => told.set(name, value));
    isRefused = taken.length < changed.length;
    return !isRefused;
  }

  /**
   * Saves soon, but not at every key.
   * @param {number} wait  milliseconds
   */
  function saveSoon(wait) {
    if (isOver || timer) return;
    timer = window.setTimeout(save, wait);
  }

  function finish() {
    if (isOver) return;
    flushFrame();
    save();
    isOver = true;
    window.clearTimeout(timer);
    Scorm.finish();
  }

  /** The page in the frame asks anew whose answers it shows. */
  function reloadFrame() {
    try {
      frame.contentWindow?.location.reload();
    } catch {
      // From a double-click, every page is a site of its own.
    }
  }

  /** The page in the frame keeps what is still being typed when it is left, which can come after this window's turn. */
  function flushFrame() {
    try {
      frame.contentWindow?.dispatchEvent(new Event("pagehide"));
    } catch {
      // From a double-click, every page is a site of its own.
    }
  }

  // ------------------------------------------------------------------------------------------------ what is shown

  function show() {
    Bar.show({
      isComplete: isComplete(),
      seen: rule.parts.filter(isSeen).length,
      packed: latest || packed(),
      isWaiting: failures > 0 && !isRefused && !isAnother,
      isRefused,
      isUnread,
      isLeft,
      isAnother,
    });
  }

  // ------------------------------------------------------------------------------------------------ the pages

  /**
   * A page was opened, or a place in it.
   * @param {string} slug
   * @param {string} hash
   */
  function visited(slug, hash) {
    if (isOver) return;
    if (pageOf(slug)) {
      const anchor = decoded(hash.replace(/^#/, ""));
      place = anchor ? `${slug}#${anchor}` : slug;
      Store.markSeen(slug);
    }
    window.clearTimeout(timer);
    timer = 0;
    saveSoon(0);
  }

  /**
   * The learner writes into a box: the place to come back to. It is told with the answers.
   * @param {string} slug
   * @param {string} id
   */
  function written(slug, id) {
    if (pageOf(slug)) place = `${slug}#${id}`;
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  }

  function changed() {
    saveSoon(Math.max(SOON, lastSave + PAUSE - performance.now()));
  }

  function onFrame() {
    try {
      document.title = frame.contentDocument?.title || GUIDE.title;
    } catch {
      // From a double-click, every page is a site of its own.
    }
  }

  /** A browser may bring a window back as it was. Its session is over, and somebody else may have come. */
  function beginAnew() {
    Learner.forget();
    window.location.reload();
  }

  function start() {
    Object.assign(/** @type {Course} */ (window.guidepressCourse), { visited, written, changed });
    Store.onChange(changed);
    resume();
    frame.addEventListener("load", onFrame);
    frame.addEventListener("load", () => frame.focus(), { once: true });
    frame.src = startAddress();
    frame.hidden = false;
    save();
    show();
  }

  /**
   * What the browser does not keep lasts as long as this window: unless the learning system has it, the browser asks.
   * @param {Event} event
   */
  function onLeaving(event) {
    flushFrame();
    const isTold = rule.send && !failures && !isLeft && !latest?.left.length;
    if (Store.unkept() && !isTold && !isAnother) event.preventDefault();
  }

  window.addEventListener("beforeunload", onLeaving);
  window.addEventListener("online", () => failures && save());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    flushFrame();
    save();
  });
  window.addEventListener("pagehide", finish);
  window.addEventListener("pageshow", (event) => event.persisted && beginAnew());
  start();
  window.ranScripts = [...(window.ranScripts || []), "scorm.js"];
})();
