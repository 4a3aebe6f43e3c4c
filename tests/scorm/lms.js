// A learning system for tests, around scorm-again, which is laxer than SCORM 1.2: every call goes through a judge first.
// What it keeps, its log and its faults stand in this site's storage, so that they outlive the window.
(() => {
  "use strict";

  const RUN = "lms/";
  const get = (name) => JSON.parse(localStorage.getItem(RUN + name) || "null");
  const put = (name, value) => localStorage.setItem(RUN + name, JSON.stringify(value));
  const fault = (text) => put("faults", [...(get("faults") || []), text]);

  /** CMIDecimal from 0 to 100: SCORM 1.2, 3.4.4. */
  const isScore = (value) => /^\d{1,3}(\.\d+)?$/.test(value) && Number(value) <= 100;
  const STATUS = ["passed", "completed", "failed", "incomplete", "browsed"];
  const MAY_SET = {
    "cmi.core.lesson_status": (value) => STATUS.includes(value),
    "cmi.core.lesson_location": (value) => value.length <= 255 && isAscii(value),
    "cmi.core.exit": (value) => ["", "suspend", "logout", "time-out"].includes(value),
    "cmi.core.session_time": (value) => /^[0-9]{4}:[0-5][0-9]:[0-5][0-9]$/.test(value) && /[1-9]/.test(value),
    "cmi.suspend_data": (value) => value.length <= 4096 && isAscii(value),
    "cmi.core.score.raw": isScore,
    "cmi.core.score.min": isScore,
    "cmi.core.score.max": isScore,
  };
  const MAY_GET = ["cmi.core.student_id", "cmi.core.lesson_status", "cmi.core.lesson_location", "cmi.suspend_data", "cmi.core.score.raw"];
  const isAscii = (text) => /^[\x20-\x7e]*$/.test(text);

  /** The state of one session: "new", "open" or "over". */
  let state = "new";
  let isSaved = true;
  /** What the course said last, by name. */
  const told = {};

  // Each says what is wrong with a call, or nothing.
  const JUDGES = {
    LMSInitialize: (empty) => (empty !== "" ? "an argument" : state !== "new" ? `while ${state}` : ""),
    LMSFinish: (empty) => (empty !== "" ? "an argument" : state !== "open" ? `while ${state}` : isSaved ? "" : "before LMSCommit"),
    LMSCommit: (empty) => (empty !== "" ? "an argument" : state !== "open" ? `while ${state}` : ""),
    LMSGetValue: (name) => (state !== "open" ? `while ${state}` : MAY_GET.includes(name) ? "" : "not to be read"),
    LMSGetLastError: () => "",
    LMSSetValue: (name, value) => {
      if (state !== "open") return `while ${state}`;
      if (typeof value !== "string") return "no text";
      if (name === "cmi.core.lesson_status" && value === "incomplete" && isDone(statusNow())) return "completion taken back";
      return MAY_SET[name]?.(value) ? "" : "a value that SCORM 1.2 does not allow";
    },
  };
  const isDone = (status) => status === "completed" || status === "passed";
  const statusNow = () => window.real.cmi.core.lesson_status;

  /** What a learning system would keep. */
  function kept() {
    const { core, suspend_data: suspended } = window.real.renderCMIToJSONObject().cmi;
    const { lesson_status: status, lesson_location: place, exit, score } = core;
    // `lms/cuts`: so many characters are kept, and no word is said about it.
    const cut = suspended.slice(0, get("cuts") ?? Infinity);
    return { status, place, exit, time: told["cmi.core.session_time"], suspended: cut, score: score?.raw ?? "" };
  }

  /**
   * The call as the course makes it. `lms/broken` says how it fails, which calls only, and about which value only;
   * `lms/tries` counts that. `lms/says` has other words for "true": `nothing` for undefined, `null itself` for null.
   */
  function call(name, values) {
    const broken = get("broken");
    if (broken && (broken.only || [name]).includes(name) && (broken.about || values[0]) === values[0]) {
      put("tries", (get("tries") || 0) + 1);
      if (broken.by === "throw") throw new Error("the connection is lost");
      return broken.by;
    }
    const found = JUDGES[name](...values);
    if (found) fault(`${name}(${JSON.stringify(values).slice(1, -1)}): ${found}`);
    const result = window.real[name](...values);
    put("log", [...(get("log") || []), [name, ...values]]);
    if (name === "LMSInitialize" && result === "true") state = "open";
    if (name === "LMSFinish") state = "over";
    if (name === "LMSSetValue") [isSaved, told[values[0]]] = [false, values[1]];
    if (name === "LMSCommit") isSaved = true;
    if (name === "LMSCommit" || name === "LMSFinish") put("kept", kept());
    if (result === "false") fault(`${name} ${values[0]}: refused`);
    if (result === "true" && get("says")) return nothing(get("says"));
    return name === "LMSGetValue" && result === "" ? nothing(get("unset")) : result;
  }

  /** What this system gives for a value that was never set, or for a call that went well: "" where nothing is said. */
  function nothing(how) {
    if (how === "nothing") return undefined;
    return how === "null itself" ? null : how || "";
  }

  /** A learner is signed in. A system that is all one page calls this again for the next one. */
  window.signIn = () => {
    [state, isSaved] = ["new", true];
    window.real = new window.Scorm12API({ autocommit: false, logLevel: 5 });
    const before = get("kept") || {};
    window.real.loadFromJSON({
      core: {
        student_id: get("learner") ?? "10001",
        entry: before.exit === "suspend" ? "resume" : "ab-initio",
        lesson_status: before.status || "not attempted",
        lesson_location: before.place || "",
        ...(before.score ? { score: { raw: before.score } } : {}),
      },
      suspend_data: before.suspended || "",
    });
  };

  window.signIn();
  const names = Object.keys(JUDGES);
  /** Puts the API in place; `lms/late` waits for this. */
  window.bring = () => {
    window.API = Object.fromEntries(names.map((name) => [name, (...values) => call(name, values)]));
  };
  if (!get("late")) window.bring();
})();
