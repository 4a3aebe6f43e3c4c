// SPDX-License-Identifier: MIT
// The clock of a plan, its groups, materials and pages, and what does not fit. It works out what guidepress/compose/workshop
// works out when a plan is built; tests/clock holds what both must find. It needs no page, so that it can be tested alone.
(() => {
  "use strict";

  const MINUTES_PER_DAY = 24 * 60;
  /** @type {Record<string, number>} */
  const SIZES = { pairs: 2, threes: 3 };
  const IN_GROUPS = ["pairs", "threes", "groups"];
  /** Words that a workshop always shows. */
  const NEEDS_TIME = ["key-points", "debrief"];
  /** A link of a text to a place of the workbook, unless its bracket is escaped. */
  const REFERENCE = /(?<!\\)\[[^\]]*\]\(#([^)\s]+)\)/g;

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
      minutes: step.minutes,
      work: step.work || "",
      turns: step.turns || 0,
      exercise: step.exercise || [],
      uses: step.uses || [],
      show: step.show || [],
    }));
    const short = slot.use === "short";
    const own = slot["step-minutes"] || [];
    return activity.steps.map((step, at) => ({
      do: short ? step.do_short : step.do,
      note: short ? step.note_short : step.note,
      minutes: own[at] ?? (short ? step.short : step.full),
      work: step.work,
      turns: short ? step.turns_short : step.turns,
      exercise: step.exercise,
      uses: step.uses,
      show: step.show,
    }));
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
    if (!activity || slot.use === "short") return rest;
    const short = activity.steps.reduce((sum, step) => sum + step.short, 0);
    return rest + Math.max(0, total(steps) - short);
  }

  // ------------------------------------------------------------------------------------------------ materials

  /**
   * @param {GuideMaterial} material
   * @param {Map<string, ClockStep>} users  the first step that uses it
   * @param {number} people
   * @param {number} groupSize
   */
  function countOf(material, users, people, groupSize) {
    if (!material.per) return 0;
    if (material.per === "person") return material.count * people;
    if (material.per === "pair") return material.count * groupsOf(people, "pairs", groupSize).length;
    if (material.per !== "group") return material.count;
    const work = users.get(material.id)?.work || "";
    return material.count * groupsOf(people, SIZES[work] ? work : "groups", groupSize).length;
  }

  /**
   * @param {ClockStep[]} steps  without those of 0 minutes
   * @param {GuideActivity | undefined} activity
   * @param {number} people
   * @param {number} groupSize
   * @param {PlannerData} data
   * @returns {{material: GuideMaterial, count: number}[]}
   */
  function needsOf(steps, activity, people, groupSize, data) {
    /** @type {Map<string, ClockStep>} */
    const users = new Map();
    for (const step of [...steps].reverse()) for (const id of step.uses) users.set(id, step);
    const inSteps = new Set(activity?.steps.flatMap((step) => step.uses));
    const materials = activity
      ? activity.materials.filter((each) => users.has(each.id) || !inSteps.has(each.id))
      : [...users.keys()].map((id) => data.named[id]).filter((each) => each !== undefined);
    return materials.map((material) => ({ material, count: countOf(material, users, people, groupSize) }));
  }

  // ------------------------------------------------------------------------------------------------ pages

  /** @param {PlanSlot} slot */
  function textsOf(slot) {
    const ofSteps = (slot.steps || []).filter((step) => step.minutes > 0).flatMap((step) => [step.do, step.note || ""]);
    return [slot.title || "", slot.break || "", slot.notes || "", ...ofSteps];
  }

  /**
   * The places of the workbook that a slot needs, each with the number of entries of a log; 0: all of it.
   * @param {PlanSlot} slot
   * @param {ClockStep[]} steps  without those of 0 minutes
   * @param {GuideActivity | undefined} activity
   * @param {GuideMaterial[]} materials
   * @returns {[anchor: string, entries: number][]}
   */
  function wantedOf(slot, steps, activity, materials) {
    const inForm = new Set(steps.flatMap((step) => step.exercise));
    const inSteps = new Set(activity?.steps.flatMap((step) => step.exercise));
    const ofActivity = (activity?.exercises || []).filter((id) => inForm.has(id) || !inSteps.has(id));
    const pages = materials.filter((material) => material.page);
    const limits = new Map(pages.filter((each) => each.entries > 0).map((each) => [each.page, each.entries]));
    const anchors = [
      ...ofActivity,
      ...(activity?.refers || []),
      ...(slot.exercise ? [slot.exercise] : []),
      ...(activity ? [] : steps.flatMap((step) => step.exercise)),
      ...pages.map((material) => material.page),
      ...textsOf(slot).flatMap((text) => [...text.matchAll(REFERENCE)].map((found) => found[1])),
    ];
    return anchors.map((anchor) => [anchor, limits.get(anchor) || 0]);
  }

  /**
   * Each place once, with its pages in the workbook and in its variants.
   * @param {[anchor: string, entries: number][]} wanted
   * @param {PlannerData} data
   * @returns {ClockPlace[]}
   */
  function placesOf(wanted, data) {
    /** @type {Map<string, number>} */
    const limits = new Map();
    for (const [anchor, entries] of wanted) {
      const before = limits.get(anchor) ?? entries;
      limits.set(anchor, before && entries ? Math.max(before, entries) : 0);
      for (const earlier of data.places[anchor]?.compared || []) limits.set(earlier, 0);
    }
    return [...limits].flatMap(([anchor, entries]) => {
      const place = data.places[anchor];
      if (!place) return [];
      const [pages, ...others] = place.entries[String(entries)] || place.pages;
      return [{ title: place.title, number: place.number, pages, others }];
    });
  }

  /**
   * Numbers as ranges: "12-14, 23".
   * @param {number[]} numbers
   * @param {string} [dash]
   */
  function ranges(numbers, dash = "-") {
    /** @type {number[][]} */
    const groups = [];
    for (const number of [...new Set(numbers)].sort((one, other) => one - other)) {
      const last = groups[groups.length - 1];
      if (last && number === last[last.length - 1] + 1) last.push(number);
      else groups.push([number]);
    }
    return groups.map((each) => (each.length > 1 ? `${each[0]}${dash}${each[each.length - 1]}` : `${each[0]}`)).join(", ");
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
    if (activity && needed === 0) found.push({ code: "timings", steps: 0 });
    else if (needed > slot.minutes) found.push({ code: "timings", steps: needed, minutes: slot.minutes });
    for (const step of steps) {
      if (!step.turns || !step.work) continue;
      const size = Math.max(...groupsOf(people, step.work, groupSize));
      const minutes = size * step.turns;
      if (minutes > step.minutes) {
        found.push({ code: "too-little-time", step: step.do, minutes: step.minutes, needed: minutes, size, turns: step.turns });
      }
    }
    const kept = new Set(steps.flatMap((step) => [...step.exercise, ...step.show]));
    for (const what of shownIn(slot, steps, activity)) if (!kept.has(what)) found.push({ code: "no-time", what });
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
    const needs = needsOf(steps, activity, plan.people, groupSize, data);
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
      wanted: wantedOf(slot, steps, activity, needs.map((need) => need.material)),
      problems: problemsOf(slot, steps, activity, plan.people, groupSize),
    };
  }

  /**
   * What is used up is added together; of what is used again, the most that a slot needs is taken.
   * @param {ClockSlot[]} slots
   * @returns {{what: string, kind: string, count: number}[]}
   */
  function thingsOf(slots) {
    /** @type {Map<string, {what: string, kind: string, count: number}>} */
    const found = new Map();
    for (const { material, count } of slots.flatMap((slot) => slot.needs)) {
      const before = found.get(material.key)?.count || 0;
      const all = material.kind === "sheet" ? before + count : Math.max(before, count);
      found.set(material.key, { what: material.what, kind: material.kind, count: all });
    }
    return [...found.values()].filter((each) => each.kind !== "page" && each.kind !== "slide");
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
    const places = placesOf(slots.flatMap((slot) => slot.wanted), data);
    return {
      start: timeOf(begin ?? 0),
      end: timeOf((begin ?? 0) + passed),
      minutes: passed,
      slack: slots.reduce((sum, slot) => sum + slot.slack, 0),
      people,
      slots,
      problems,
      things: thingsOf(slots),
      places,
      pages: [...new Set(places.flatMap((place) => place.pages))].sort((one, other) => one - other),
    };
  }

  globalThis.Clock = { clockOf, groupsOf, bySize, minutesOf, timeOf, ranges, stepsOf, total };
})();
