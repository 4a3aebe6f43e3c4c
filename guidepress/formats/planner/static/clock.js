// SPDX-License-Identifier: MIT
// The clock of a plan, its groups, materials and pages, and what does not fit. It works out what guidepress/compose/workshop
// works out when a plan is built; tests/clock holds what both must find. It needs no page, so that it can be tested alone.
// needs.js has the rest of it.
(() => {
  "use strict";

  const MINUTES_PER_DAY = 24 * 60;
  /** @type {Record<string, number>} */
  const SIZES = { pairs: 2, threes: 3 };
  const IN_GROUPS = ["pairs", "threes", "groups"];
  /** Words that a workshop always shows. */
  const NEEDS_TIME = ["key-points", "debrief"];
  /** The form with steps of its own. */
  const ONLINE = "online";

  // ------------------------------------------------------------------------------------------------ time and groups

  /**
   * The minutes from midnight; null for a text that is no time of day.
   * @param {string} time
   */
  function minutesOf(time) {
    const found = /^([01][0-9]|2[0-3]):([0-5][0-9])$/.exec(time);
    return found ? Number(found[1]) * 60 + Number(found[2]) : null;
  }

  /** @param {number} minutes  from midnight; after 23:59 it goes on at 00:00 */
  function timeOf(minutes) {
    const rest = ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
    return [Math.floor(rest / 60), rest % 60].map((part) => String(part).padStart(2, "0")).join(":");
  }

  /**
   * The sizes of the groups, the smallest first: 14 people in threes are 3, 3, 4 and 4.
   * @param {number} people
   * @param {string} work
   * @param {number} groupSize  of `groups`
   * @returns {number[]}
   */
  function groupsOf(people, work, groupSize) {
    if (work === "alone") return Array(people).fill(1);
    if (work === "room") return [people];
    const size = SIZES[work] || groupSize;
    let count = Math.max(1, Math.floor(people / size));
    if (people > count * (size + 1)) count += 1;
    const least = Math.floor(people / count);
    const more = people % count;
    return [...Array(count - more).fill(least), ...Array(more).fill(least + 1)];
  }

  /**
   * How many groups have each size, the smallest first.
   * @param {number[]} sizes
   * @returns {[size: number, count: number][]}
   */
  function bySize(sizes) {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const size of sizes) counts.set(size, (counts.get(size) || 0) + 1);
    return [...counts];
  }

  // ------------------------------------------------------------------------------------------------ steps

  /**
   * All steps of a slot, those of 0 minutes too.
   * @param {PlanSlot} slot
   * @param {GuideActivity | undefined} activity
   * @returns {ClockStep[]}
   */
  function stepsOf(slot, activity) {
    if (!activity) return (slot.steps || []).map((step) => ({
      do: step.do,
      note: step.note || "",
      chat: "",
      minutes: step.minutes,
      work: step.work || "",
      turns: step.turns || 0,
      exercise: step.exercise || [],
      uses: step.uses || [],
      show: step.show || [],
      words: [],
      cut: false,
    }));
    const own = slot["step-minutes"] || [];
    return (formOf(slot, activity)?.steps || []).map((step, at) => ({ ...step, minutes: own[at] ?? step.minutes }));
  }

  /**
   * The form of its activity that a slot uses.
   * @param {PlanSlot} slot
   * @param {GuideActivity} activity
   */
  function formOf(slot, activity) {
    return activity.forms.find((form) => form.use === (slot.use || "full"));
  }

  /**
   * The steps from which the form of a slot takes its own: those in the room, or those online.
   * @param {PlanSlot} slot
   * @param {GuideActivity | undefined} activity
   */
  function allSteps(slot, activity) {
    if (!activity) return [];
    const form = slot.use === ONLINE ? formOf(slot, activity) : activity.forms[0];
    return form?.steps || [];
  }

  /** @param {ClockStep[]} steps */
  function total(steps) {
    return steps.reduce((sum, step) => sum + step.minutes, 0);
  }

  /**
   * Minutes by which a slot can be shortened.
   * @param {PlanSlot} slot
   * @param {ClockStep[]} steps  without those of 0 minutes
   * @param {GuideActivity | undefined} activity
   */
  function slackOf(slot, steps, activity) {
    const rest = Math.max(slot.slack || 0, steps.length ? slot.minutes - total(steps) : 0);
    const form = activity && formOf(slot, activity);
    if (!form) return rest;
    const lengths = activity.forms.filter((each) => each.use !== ONLINE).map((each) => total(each.steps));
    const shorter = form.use === ONLINE ? [] : lengths.filter((minutes) => minutes < total(form.steps));
    return rest + (shorter.length ? Math.max(0, total(steps) - Math.min(...shorter)) : 0);
  }

  // ------------------------------------------------------------------------------------------------ what does not fit

  /**
   * @param {PlanSlot} slot
   * @param {ClockStep[]} steps  without those of 0 minutes
   * @param {GuideActivity | undefined} activity
   * @param {number} people
   * @param {number} groupSize
   * @returns {ClockProblem[]}
   */
  function problemsOf(slot, steps, activity, people, groupSize) {
    /** @type {ClockProblem[]} */
    const found = [];
    const needed = total(steps);
    if (!(slot.minutes >= 1)) found.push({ code: "wrong-count" });
    if ((slot.slack || 0) > Math.max(slot.minutes, 0)) found.push({ code: "wrong-count", what: "slack" });
    if (activity && needed === 0) found.push({ code: "timings", steps: 0 });
    else if (needed > slot.minutes) found.push({ code: "timings", steps: needed, minutes: slot.minutes });
    for (const what of (activity && formOf(slot, activity)?.untimed) || []) found.push({ code: "no-time", what });
    const kept = new Set(steps.flatMap((step) => [...step.exercise, ...step.show]));
    for (const what of shownIn(slot, steps, activity)) if (!kept.has(what)) found.push({ code: "no-time", what });
    for (const step of steps) {
      if (!step.turns || !step.work) continue;
      const size = Math.max(...groupsOf(people, step.work, groupSize));
      const minutes = size * step.turns;
      if (minutes > step.minutes) {
        found.push({ code: "too-little-time", step: step.do, minutes: step.minutes, needed: minutes, size, turns: step.turns });
      }
    }
    return found;
  }

  /**
   * The exercises and words for which a slot should have time.
   * @param {PlanSlot} slot
   * @param {ClockStep[]} steps  without those of 0 minutes
   * @param {GuideActivity | undefined} activity
   * @returns {string[]}
   */
  function shownIn(slot, steps, activity) {
    if (!activity) return slot.exercise && steps.length ? [slot.exercise] : [];
    if (!slot["step-minutes"]?.length) return [];
    const inForm = stepsOf({ ...slot, "step-minutes": [] }, activity).filter((step) => step.minutes > 0);
    const words = inForm.flatMap((step) => step.show).filter((name) => NEEDS_TIME.includes(name));
    return [...new Set([...inForm.flatMap((step) => step.exercise), ...words])];
  }

  // ------------------------------------------------------------------------------------------------ the whole

  /**
   * @param {PlanSlot} slot
   * @param {number} begin  minutes from midnight
   * @param {WorkshopPlan} plan
   * @param {PlannerData} data
   * @returns {ClockSlot}
   */
  function slotOf(slot, begin, plan, data) {
    const activity = data.activities.find((each) => each.id === slot.activity);
    const groupSize = activity ? activity.group_size : slot["group-size"] || data.defaults.group_size;
    const all = stepsOf(slot, activity);
    const steps = all.filter((step) => step.minutes > 0);
    const works = [...new Set(steps.map((step) => step.work))].filter((work) => IN_GROUPS.includes(work));
    const needs = Needs.of(slot, steps, activity, plan.people, groupSize, data);
    return {
      slot,
      activity,
      all,
      steps,
      start: timeOf(begin),
      end: timeOf(begin + slot.minutes),
      slack: slackOf(slot, steps, activity),
      groups: works.map((work) => ({ work, sizes: bySize(groupsOf(plan.people, work, groupSize)) })),
      needs,
      wanted: Needs.wantedOf(slot, steps, activity, needs.map((need) => need.material)),
      problems: problemsOf(slot, steps, activity, plan.people, groupSize),
    };
  }

  /**
   * Everything that follows from a plan.
   * @param {WorkshopPlan} plan
   * @param {PlannerData} data
   * @returns {Clock}
   */
  function clockOf(plan, data) {
    const begin = minutesOf(plan.start);
    const { least_people: least, most_people: most } = data.defaults;
    const counted = Number.isInteger(plan.people) && plan.people > 0;
    const people = counted ? Math.min(plan.people, most) : least;
    let passed = 0;
    const slots = plan.slots.map((slot) => {
      const timed = slotOf(slot, (begin ?? 0) + passed, { ...plan, people }, data);
      passed += slot.minutes;
      return timed;
    });
    /** @type {ClockProblem[]} */
    const problems = [];
    if (begin === null) problems.push({ code: "wrong-value" });
    if (people !== plan.people || people < least) problems.push({ code: "wrong-count" });
    if (begin !== null && begin + passed > MINUTES_PER_DAY) problems.push({ code: "timings" });
    const places = Needs.placesOf(slots.flatMap((slot) => slot.wanted), data);
    return {
      start: timeOf(begin ?? 0),
      end: timeOf((begin ?? 0) + passed),
      minutes: passed,
      slack: slots.reduce((sum, slot) => sum + slot.slack, 0),
      people,
      slots,
      problems,
      things: Needs.thingsOf(slots),
      places,
      pages: [...new Set(places.flatMap((place) => place.pages))].sort((one, other) => one - other),
    };
  }

  globalThis.Clock = { ONLINE, clockOf, groupsOf, bySize, minutesOf, timeOf, formOf, stepsOf, allSteps, total };
})();
