// SPDX-License-Identifier: MIT
// The run view: what is done now, what comes next, a countdown, and how far ahead or behind the plan the room is.
(() => {
  "use strict";

  const SECOND = 1000;
  const MINUTE = 60 * SECOND;
  const DAY = 24 * 60 * MINUTE;
  /** What holds a run in the browser's storage, so that it goes on where the page is opened again. */
  const KEPT = "planner/run";
  const { every, filled, made } = Elements;
  const { words } = PLANNER;
  const [view] = every("[data-run-view]");
  const planParts = every("[data-plan-head], [data-plan-view]");
  /** @type {RunItem[]} */
  let items = [];
  let title = "";
  /** The time at which the workshop begins by the plan, in milliseconds; 0 before it was started. */
  let zero = 0;
  let at = 0;
  /** When the present step began. */
  let began = 0;
  /** In minutes from midnight: when it begins by the plan, and when it has begun. */
  let planStart = 0;
  let clockStart = 0;
  let timer = 0;
  let told = "";

  // ------------------------------------------------------------------------------------------------ steps

  /**
   * What is said or shown at a step, and where people write.
   * @param {ClockStep} step
   */
  function wordsOf(step) {
    const rules = step.show.includes("ground-rules") ? PLANNER.ground_rules : [];
    const places = step.exercise.flatMap((id) => {
      const place = PLANNER.places[id];
      return place ? [Follows.placeLine({ ...place, pages: place.pages[0], others: [] })] : [];
    });
    return [...step.words, ...rules, ...places];
  }

  /** @param {Clock} clock */
  function itemsOf(clock) {
    let passed = 0;
    return clock.slots.flatMap((timed, place) => {
      const slot = Plans.nameOf(timed.slot, PLANNER);
      const common = { place, slot, groups: "", words: /** @type {string[]} */ ([]), chat: "", cut: "" };
      // What to say stands at the first step that shows no other words, or at the first of all where each shows some.
      const saidAt = Math.max(0, timed.steps.findIndex((step) => step.exercise.length || !step.show.length));
      const offered = timed.activity?.cut || "";
      const hasStep = Clock.allSteps(timed.slot, timed.activity).some((step) => step.cut);
      const note = timed.slot.notes ? Plans.shown(timed.slot.notes, PLANNER) : "";
      let begin = passed;
      const end = passed + timed.slot.minutes;
      passed = end;
      /** @type {RunItem[]} */
      const found = timed.steps.map((step, index) => {
        const said = Plans.shown(step.note, PLANNER);
        const groups = Follows.groupWords(timed, step.work);
        // What can be cut first is offered until its step has passed; what is cut already is not.
        const cut = !hasStep || timed.steps.slice(index).some((each) => each.cut) ? offered : "";
        const words = [...(index === saidAt ? timed.activity?.say || [] : []), ...wordsOf(step)];
        const item = { ...common, groups, words, cut, chat: step.chat, start: begin, minutes: step.minutes, title: Plans.shown(step.do, PLANNER), note: said };
        begin += step.minutes;
        return item;
      });
      if (!found.length) return [{ ...common, start: begin, minutes: timed.slot.minutes, title: slot, note }];
      if (begin >= end) return found;
      return [...found, { ...common, start: begin, minutes: end - begin, title: words.planner_run_spare, note }];
    });
  }

  // ------------------------------------------------------------------------------------------------ words

  /** @param {number} milliseconds */
  function digits(milliseconds) {
    const seconds = Math.ceil(Math.abs(milliseconds) / SECOND);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  function put(name, text) {
    const [element] = every(`[data-run-${name}]`, view);
    if (element.textContent !== text) element.textContent = text;
    element.hidden = text === "";
  }

  /** @param {RunItem | undefined} item */
  function nextWords(item) {
    if (!item) return words.planner_run_done;
    return filled(words.planner_run_then, { time: Clock.timeOf(clockStart + item.start), title: item.title });
  }

  /** Says it once, for those who do not see the countdown. @param {string} text */
  function tell(text) {
    if (told === text) return;
    told = text;
    put("said", text);
  }

  // ------------------------------------------------------------------------------------------------ the clock

  function show() {
    const item = items[at];
    put("slot", item.slot === item.title ? "" : item.slot);
    put("title", item.title);
    put("note", item.note);
    put("groups", item.groups);
    const [list] = every("[data-run-words]", view);
    list.replaceChildren(...item.words.map((text) => made("li", [text])));
    list.hidden = item.words.length === 0;
    put("chat", item.chat);
    put("copied", "");
    every("[data-run-paste]", view)[0].hidden = item.chat === "";
    put("next", nextWords(items[at + 1]));
    able("back", at > 0);
    able("forward", at < items.length - 1);
    tick();
  }

  /**
   * A button that can do nothing keeps the focus, and says so.
   * @param {string} name
   * @param {boolean} possible
   */
  function able(name, possible) {
    every(`[data-run-${name}]`, view)[0].setAttribute("aria-disabled", String(!possible));
  }

  function tick() {
    const now = Date.now();
    const item = items[at];
    if (now < zero) {
      put("count", digits(zero - now));
      put("unit", words.planner_run_wait);
      put("pace", words.planner_run_on_time);
      return;
    }
    const left = Math.max(began, zero) + item.minutes * MINUTE - now;
    const over = left < 0;
    put("count", digits(left));
    put("unit", over ? words.planner_run_over : words.planner_run_left);
    const ends = Math.max(now, Math.max(began, zero) + item.minutes * MINUTE);
    const late = Math.round((ends - zero) / MINUTE - item.start - item.minutes);
    const isLate = late >= PLANNER.layout.late_minutes;
    const pace = late < 0 ? words.planner_run_ahead : words.planner_run_behind;
    put("pace", late === 0 ? words.planner_run_on_time : filled(pace, { minutes: Follows.minutes(Math.abs(late)) }));
    put("cut", isLate && item.cut ? filled(words.planner_run_cut, { what: item.cut }) : "");
    view.classList.toggle("late", isLate);
    view.classList.toggle("over", over);
    const [bar] = every("[data-run-bar]", view);
    if (bar instanceof HTMLProgressElement) bar.value = Math.min(1, Math.max(0, 1 - left / (item.minutes * MINUTE)));
    if (over) tell(filled(words.planner_run_is_over, { title: item.title }));
    else if (left <= MINUTE && item.minutes > 1) tell(filled(words.planner_run_last_minute, { title: item.title }));
  }

  function keep() {
    Items.write(KEPT, JSON.stringify({ zero, at, began }));
  }

  /** @param {number} to */
  function go(to) {
    if (to < 0 || to >= items.length) return;
    at = to;
    began = Date.now();
    told = "";
    tell(filled(words.planner_run_then, { time: words.planner_run_now, title: items[at].title }));
    keep();
    show();
  }

  // ------------------------------------------------------------------------------------------------ in and out

  /** @param {number} begin  in milliseconds */
  function begin(begin) {
    zero = begin;
    began = begin;
    at = 0;
    // Who comes in late is where the plan is.
    while (at < items.length - 1 && zero + (items[at].start + items[at].minutes) * MINUTE <= Date.now()) at += 1;
    if (at > 0) began = zero + items[at].start * MINUTE;
    goOn();
  }

  /** Shows the steps instead of the buttons that begin. */
  function goOn() {
    const day = new Date(zero);
    clockStart = day.getHours() * 60 + day.getMinutes();
    every("[data-run-begin]", view)[0].hidden = true;
    every("[data-run-on]", view)[0].hidden = false;
    keep();
    show();
    every("[data-run-forward]", view)[0].focus();
    window.clearInterval(timer);
    timer = window.setInterval(tick, SECOND / 2);
  }

  /**
   * Goes on with a run that was not left before the page was closed, on the same day.
   * @param {Clock} clock
   * @param {string} name
   */
  function resume(clock, name) {
    let kept;
    try {
      kept = JSON.parse(Items.read(KEPT) || "{}");
    } catch {
      kept = {};
    }
    const isToday = Math.abs(Date.now() - Number(kept.zero)) < DAY;
    if (!isToday || !Number.isInteger(kept.at) || kept.at >= itemsOf(clock).length) return;
    open(clock, name);
    zero = Number(kept.zero);
    at = Math.max(0, kept.at);
    began = Number(kept.began) || zero;
    goOn();
  }

  /**
   * @param {Clock} clock
   * @param {string} name
   */
  function open(clock, name) {
    items = itemsOf(clock);
    if (!items.length) return;
    title = name;
    planStart = Clock.minutesOf(clock.start) || 0;
    for (const part of planParts) part.hidden = true;
    view.hidden = false;
    view.classList.remove("late", "over");
    every("[data-run-begin]", view)[0].hidden = false;
    every("[data-run-on]", view)[0].hidden = true;
    put("said", "");
    const [heading] = every("[data-run-heading]", view);
    heading.textContent = filled(words.planner_run_title, { title });
    every("[data-run-plan]", view)[0].textContent = filled(words.planner_run_at, { time: clock.start });
    window.scrollTo(0, 0);
    heading.focus();
  }

  function close() {
    window.clearInterval(timer);
    zero = 0;
    Items.write(KEPT, null);
    view.hidden = true;
    for (const part of planParts) part.hidden = false;
    every("[data-run]")[0].focus();
  }

  /** The time today at which the workshop begins by the plan. */
  function plannedToday() {
    const day = new Date();
    day.setHours(Math.floor(planStart / 60), planStart % 60, 0, 0);
    return day.getTime();
  }

  /** Where the browser keeps the clipboard from the page, the text is marked and copied in the old way. */
  async function copyChat() {
    const [text] = every("[data-run-chat]", view);
    try {
      await navigator.clipboard.writeText(text.textContent || "");
      put("copied", words.planner_run_copied);
    } catch {
      window.getSelection()?.selectAllChildren(text);
      put("copied", document.execCommand("copy") ? words.planner_run_copied : words.planner_run_not_copied);
    }
  }

  /**
   * @param {string} name
   * @param {() => void} act
   */
  function onClick(name, act) {
    every(`[data-run-${name}]`, view)[0].addEventListener("click", act);
  }

  onClick("start", () => begin(Date.now()));
  onClick("plan", () => begin(plannedToday()));
  onClick("forward", () => go(at + 1));
  onClick("back", () => go(at - 1));
  onClick("end", close);
  onClick("copy", copyChat);
  // A run that is not kept is lost with its page, so the browser asks.
  window.addEventListener("beforeunload", (event) => {
    if (zero && Items.held.has(KEPT)) event.preventDefault();
  });

  globalThis.Run = { open, resume, items: itemsOf };
})();
