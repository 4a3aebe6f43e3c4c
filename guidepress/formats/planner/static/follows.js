// SPDX-License-Identifier: MIT
// What follows from a plan, as lists: what does not fit, groups, what to bring, and the pages to print.
(() => {
  "use strict";

  const { every, filled, made } = Elements;
  const { words } = PLANNER;

  /** @param {number} count */
  function minutes(count) {
    return count === 1 ? words.minute : filled(words.minutes, { minutes: count });
  }

  /**
   * A form of an activity, with its minutes.
   * @param {string} use
   * @param {number} minutes
   */
  function formWords(use, minutes) {
    if (use === "full") return filled(words.planner_full, { minutes });
    if (use === Clock.ONLINE) return filled(words.planner_online, { minutes });
    return filled(use === "short" ? words.planner_short : words.planner_length, { name: use, minutes });
  }

  /** @param {number} number  with at most two digits behind the point */
  function short(number) {
    return String(Math.round(number * 100) / 100);
  }

  /**
   * @param {ClockProblem} problem
   * @param {ClockSlot} slot
   * @param {Clock} clock
   */
  function slotProblem(problem, slot, clock) {
    const title = Plans.nameOf(slot.slot, PLANNER);
    const { what = "", step = "", needed = 0, size = 0, turns = 0 } = problem;
    switch (problem.code) {
      case "wrong-count":
        return filled(what === "slack" ? words.planner_too_much_slack : words.planner_no_minutes, { title });
      case "timings":
        return problem.steps
          ? filled(words.planner_too_short, { title, needed: problem.steps, minutes: problem.minutes || 0 })
          : filled(words.planner_no_steps, { title });
      case "too-little-time":
        return filled(words.planner_turns, {
          title, people: clock.people, size, needed: short(needed), turns: short(turns), step, minutes: problem.minutes || 0,
        });
      default:
        if (what === "key-points") return filled(words.planner_no_key_points, { title });
        if (what === "debrief") return filled(words.planner_no_debrief, { title });
        return filled(words.planner_no_exercise, { title, exercise: PLANNER.places[what]?.title || what });
    }
  }

  /** @param {ClockProblem} problem */
  function planProblem(problem) {
    const { least_people: least, most_people: most } = PLANNER.defaults;
    if (problem.code === "timings") return words.planner_midnight;
    if (problem.code === "wrong-value") return words.planner_start_wrong;
    return filled(words.planner_people_range, { least, most });
  }

  /**
   * Everything that does not fit, in words.
   * @param {Clock} clock
   */
  function problemsOf(clock) {
    const ofSlots = clock.slots.flatMap((slot) => slot.problems.map((problem) => slotProblem(problem, slot, clock)));
    return [...clock.problems.map(planProblem), ...ofSlots];
  }

  /**
   * "threes 2 × 3, 2 × 4"; empty where nobody works in groups.
   * @param {ClockSlot} slot
   * @param {string} [only]  one way of working; without it, all of them
   */
  function groupWords(slot, only) {
    const forms = [["pairs", words.group_pairs], ["threes", words.group_threes], ["groups", words.group_groups]];
    const templates = new Map(/** @type {[string, string][]} */ (forms));
    const wanted = slot.groups.filter(({ work }) => only === undefined || work === only);
    const found = wanted.map(({ work, sizes }) => {
      const counted = sizes.map(([size, count]) => filled(words.group_sizes, { count, size })).join(", ");
      return filled(templates.get(work) || "", { sizes: counted });
    });
    return found.join("; ");
  }

  /** @param {Clock} clock */
  function groupLines(clock) {
    return clock.slots.flatMap((slot) => {
      const groups = groupWords(slot);
      return groups ? [filled(words.group_line, { title: Plans.nameOf(slot.slot, PLANNER), groups })] : [];
    });
  }

  /** @param {Clock} clock */
  function thingLines(clock) {
    return clock.things.map(({ what, count }) => (count ? filled(words.material_count, { what, count }) : what));
  }

  /**
   * What stands in for paper and walls in the slots that are online.
   * @param {Clock} clock
   */
  function insteadLines(clock) {
    return clock.slots.flatMap(({ slot, activity }) => {
      const title = Plans.nameOf(slot, PLANNER);
      const instead = (activity && Clock.formOf(slot, activity)?.instead) || [];
      return instead.map((text) => filled(words.labelled, { label: title, text }));
    });
  }

  /** @param {Clock} clock */
  function pageLines(clock) {
    if (!clock.pages.length) return [words.pack_print_none];
    const variants = PLANNER.variants.flatMap((name, at) => {
      const pages = Needs.ranges(clock.places.flatMap((place) => place.others[at] || []));
      return pages ? [filled(words.pack_print_variant, { name, pages })] : [];
    });
    const { length: pages } = clock.pages;
    return [
      filled(words.pack_print_line, { pages: Needs.ranges(clock.pages) }),
      ...variants,
      filled(words.pack_copies, { pages, all: pages * clock.people }),
    ];
  }

  /** @param {ClockPlace} place */
  function placeLine({ title, number, pages: numbers }) {
    const pages = Needs.ranges(numbers, "–");
    if (number) return filled(words.pack_print_exercise, { pages, number, title });
    return filled(words.labelled, { label: pages, text: title });
  }

  /**
   * @param {string} name
   * @param {string[]} lines
   */
  function fill(name, lines) {
    const [list] = every(`[data-${name}]`);
    list.replaceChildren(...lines.map((line) => made("li", [line])));
    const section = list.closest("[data-follows]");
    if (section instanceof HTMLElement) section.hidden = lines.length === 0;
  }

  /** @param {Clock} clock */
  function draw(clock) {
    const problems = problemsOf(clock);
    const [fits] = every("[data-fits]");
    fits.textContent = problems.length || !clock.slots.length ? "" : words.planner_fits;
    every("[data-all-follows]")[0].hidden = clock.slots.length + problems.length === 0;
    fill("problems", problems);
    fill("groups", groupLines(clock));
    fill("things", thingLines(clock));
    fill("instead", insteadLines(clock));
    fill("pages", pageLines(clock));
    fill("places", clock.places.map(placeLine));
  }

  globalThis.Follows = { draw, problemsOf, minutes, formWords, placeLine, groupWords };
})();
