// SPDX-License-Identifier: MIT
// What the slots of a plan need: materials with their number, and the pages of the workbook to print. It needs no page
// itself; tests/clock holds what it must find.
(() => {
  "use strict";

  /** A link of a text to a place of the workbook, unless its bracket is escaped. */
  const REFERENCE = /(?<!\\)\[[^\]]*\]\(#([^)\s]+)\)/g;

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
    if (material.per === "pair") return material.count * Clock.groupsOf(people, "pairs", groupSize).length;
    if (material.per !== "group") return material.count;
    const work = users.get(material.id)?.work || "";
    return material.count * Clock.groupsOf(people, work === "pairs" || work === "threes" ? work : "groups", groupSize).length;
  }

  /**
   * The materials of a slot; online only those that a step uses.
   * @param {PlanSlot} slot
   * @param {ClockStep[]} steps  without those of 0 minutes
   * @param {GuideActivity | undefined} activity
   * @param {number} people
   * @param {number} groupSize
   * @param {PlannerData} data
   * @returns {{material: GuideMaterial, count: number}[]}
   */
  function of(slot, steps, activity, people, groupSize, data) {
    /** @type {Map<string, ClockStep>} */
    const users = new Map();
    for (const step of [...steps].reverse()) for (const id of step.uses) users.set(id, step);
    const inSteps = new Set(Clock.allSteps(slot, activity).flatMap((step) => step.uses));
    const inRoom = slot.use !== Clock.ONLINE;
    const materials = activity
      ? activity.materials.filter((each) => users.has(each.id) || (inRoom && !inSteps.has(each.id)))
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
    const form = activity && Clock.formOf(slot, activity);
    const untimed = new Set(form?.untimed);
    const ofActivity = (activity?.exercises || []).filter((id) => inForm.has(id) || untimed.has(id));
    const pages = materials.filter((material) => material.page);
    const limits = new Map(pages.filter((each) => each.entries > 0).map((each) => [each.page, each.entries]));
    const anchors = [
      ...ofActivity,
      ...(form?.refers || []),
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

  globalThis.Needs = { of, wantedOf, placesOf, thingsOf, ranges };
})();
