// SPDX-License-Identifier: MIT
// The slots of the plan as cards in a list, with their boxes and buttons.
(() => {
  "use strict";

  const { button, every, filled, made } = Elements;
  const { words } = PLANNER;
  const [list] = every("[data-slots]");

  // ------------------------------------------------------------------------------------------------ boxes

  /**
   * A box for whole minutes. What is no number, or too small, changes nothing, and does not stay in the box.
   * @param {number} value
   * @param {number} least
   * @param {(minutes: number) => void} act
   */
  function minutesBox(value, least, act) {
    const box = made("input", []);
    box.type = "number";
    box.min = String(least);
    box.step = "1";
    box.inputMode = "numeric";
    box.value = String(value);
    Entry.listen(box, () => {
      const minutes = Entry.wholeNumber(box);
      if (minutes === undefined || minutes < least) return false;
      act(minutes);
      return true;
    });
    return box;
  }

  /**
   * @param {string} text
   * @param {string} names  the label that is read aloud, with the name of the slot in it
   * @param {string} focus  its name among what can have the focus
   * @param {boolean} possible  a button that does nothing keeps the focus
   * @param {() => void} act
   */
  function toolButton(text, names, focus, possible, act) {
    const element = button(text, () => possible && act());
    element.dataset.names = names;
    element.dataset.focus = focus;
    if (!possible) element.setAttribute("aria-disabled", "true");
    return element;
  }

  // ------------------------------------------------------------------------------------------------ a card

  /**
   * @param {ClockSlot} timed
   * @param {number} at
   */
  function titleOf(timed, at) {
    const title = Plans.nameOf(timed.slot, PLANNER);
    if (timed.activity || timed.slot.exercise) {
      const part = timed.activity ? timed.activity.part : "";
      const text = part && part !== title ? filled(words.planner_activity, { title, part }) : title;
      return made("h3", [text], "slot-title");
    }
    const box = made("input", []);
    box.type = "text";
    box.value = title;
    box.dataset.focus = `title-${at}`;
    box.dataset.names = words.planner_name_of;
    Entry.listen(box, () => {
      const text = box.value.trim();
      const key = timed.slot.break ? "break" : "title";
      if (text) Editor.take(Plans.changed(Editor.plan, at, { [key]: Plans.escaped(text) }));
      return text !== "";
    });
    return made("h3", [box], "slot-title");
  }

  /**
   * @param {ClockSlot} timed
   * @param {number} at
   */
  function formOf({ activity, slot }, at) {
    if (!activity) return "";
    const pick = made("select", []);
    pick.dataset.focus = `form-${at}`;
    pick.dataset.names = words.planner_form_of;
    for (const { use, steps } of activity.forms) {
      const minutes = Clock.total(steps);
      if (minutes === 0) continue;
      const option = made("option", [Follows.formWords(use, minutes)]);
      option.value = use;
      option.selected = (slot.use || "full") === use;
      pick.append(option);
    }
    pick.addEventListener("change", () => {
      Editor.take(Plans.withForm(Editor.plan, at, pick.value, PLANNER), words.planner_said_end, `form-${at}`);
    });
    return made("label", [made("span", [words.planner_form]), pick], "field");
  }

  /**
   * A row of a step: whether it is done, what people do, and its minutes.
   * @param {ClockStep} step
   * @param {number} at
   * @param {number} index
   * @param {number} usual  its minutes in the guide
   */
  function stepRow(step, at, index, usual) {
    const text = Plans.shown(step.do, PLANNER);
    const done = made("input", []);
    done.type = "checkbox";
    done.checked = step.minutes > 0;
    const box = minutesBox(step.minutes, 0, (minutes) => {
      done.checked = minutes > 0;
      Editor.take(Plans.withStepMinutes(Editor.plan, at, index, minutes, PLANNER));
    });
    box.setAttribute("aria-label", filled(words.planner_minutes_of, { title: text }));
    done.addEventListener("change", () => {
      const minutes = done.checked ? usual || 1 : 0;
      box.value = String(minutes);
      Editor.take(Plans.withStepMinutes(Editor.plan, at, index, minutes, PLANNER), words.planner_said_end);
    });
    const time = made("span", [], "time");
    time.dataset.stepTime = String(index);
    const chat = step.chat ? [made("p", [filled(words.labelled, { label: words.online_chat, text: step.chat })], "chat")] : [];
    return made("li", [time, made("label", [done, made("span", [text])], "step"), box, ...chat]);
  }

  /**
   * @param {ClockSlot} timed
   * @param {number} at
   */
  function stepsOf(timed, at) {
    if (!timed.all.length) return "";
    const ofGuide = Clock.stepsOf({ ...timed.slot, "step-minutes": [] }, timed.activity);
    const full = timed.activity?.forms[0].steps || [];
    const rows = timed.all.map((step, index) => stepRow(step, at, index, ofGuide[index].minutes || full[index]?.minutes || 0));
    const summary = made("summary", [filled(words.planner_steps, { count: timed.all.length })]);
    summary.dataset.focus = `steps-${at}`;
    return made("details", [summary, made("ol", rows, "steps-of")]);
  }

  /**
   * @param {ClockSlot} timed
   * @param {number} at
   * @param {number} count
   */
  function card(timed, at, count) {
    const name = () => Plans.nameOf(Editor.plan.slots[at], PLANNER);
    const handle = made("span", ["⠿"], "handle");
    handle.dataset.drag = `slot ${at}`;
    handle.title = words.planner_drag;
    handle.setAttribute("aria-hidden", "true");
    const minutes = minutesBox(timed.slot.minutes, 1, (value) => {
      Editor.take(Plans.withMinutes(Editor.plan, at, value));
    });
    minutes.dataset.names = words.planner_minutes_of;
    minutes.dataset.minutes = "";
    minutes.dataset.focus = `minutes-${at}`;
    const move = (/** @type {number} */ to, /** @type {string} */ focus) => {
      const said = filled(words.planner_said_moved, { title: name(), place: to + 1 });
      Editor.take(Plans.moved(Editor.plan, at, to), said, `${focus}-${to}`);
    };
    const takeOut = () => {
      const said = filled(words.planner_said_out, { title: name() });
      Editor.take(Plans.without(Editor.plan, at), said, count > 1 ? `out-${Math.min(at, count - 2)}` : "library");
    };
    const tools = [
      made("label", [made("span", [words.planner_minutes]), minutes], "field"),
      formOf(timed, at),
      toolButton(words.planner_up, words.planner_up_of, `up-${at}`, at > 0, () => move(at - 1, "up")),
      toolButton(words.planner_down, words.planner_down_of, `down-${at}`, at < count - 1, () => move(at + 1, "down")),
      toolButton(words.planner_out, words.planner_out_of, `out-${at}`, true, takeOut),
    ];
    const time = made("span", [], "time");
    time.dataset.time = "";
    const problems = made("div", [], "slot-problems");
    problems.dataset.problemsOf = "";
    const head = made("div", [handle, time, titleOf(timed, at)], "slot-head");
    const kind = timed.activity ? "activity" : timed.slot.break ? "break" : "own";
    return made("li", [head, problems, made("div", tools, "slot-tools"), stepsOf(timed, at)], `slot ${kind}`);
  }

  // ------------------------------------------------------------------------------------------------ all

  /**
   * @param {Clock} clock
   * @param {string} [focus]
   */
  function draw(clock, focus) {
    const open = new Set(every("details[open] > summary", list).map((summary) => summary.dataset.focus));
    list.replaceChildren(...clock.slots.map((timed, at) => card(timed, at, clock.slots.length)));
    for (const summary of every("summary", list)) {
      // A slot that is moved keeps its number only where nothing else moved: then its steps stay open.
      if (open.has(summary.dataset.focus) && focus?.startsWith("form")) summary.parentElement?.setAttribute("open", "");
    }
    refresh(clock);
    const found = focus && every(`[data-focus="${focus}"]`)[0];
    if (found) found.focus();
  }

  /** @param {Clock} clock */
  function refresh(clock) {
    every(":scope > li", list).forEach((item, at) => {
      const timed = clock.slots[at];
      const title = Plans.nameOf(timed.slot, PLANNER);
      for (const named of every("[data-names]", item)) {
        named.setAttribute("aria-label", filled(named.dataset.names || "", { title }));
      }
      const [time] = every("[data-time]", item);
      time.textContent = filled(words.time_span, { start: timed.start, end: timed.end });
      const problems = Follows.problemsOf({ ...clock, problems: [], slots: [timed] });
      item.classList.toggle("unfit", problems.length > 0);
      every("[data-problems-of]", item)[0].replaceChildren(...problems.map((text) => made("p", [text])));
      for (const box of every("[data-minutes]", item)) {
        if (box instanceof HTMLInputElement && document.activeElement !== box) box.value = String(timed.slot.minutes);
      }
      let begin = Clock.minutesOf(timed.start) || 0;
      for (const each of every("[data-step-time]", item)) {
        const { minutes } = timed.all[Number(each.dataset.stepTime)];
        each.textContent = minutes > 0 ? Clock.timeOf(begin) : "–";
        begin += minutes;
      }
    });
  }

  globalThis.Slots = { draw, refresh };
})();
