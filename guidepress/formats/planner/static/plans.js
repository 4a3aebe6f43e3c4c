// SPDX-License-Identifier: MIT
// Plans: their files, and every change of a plan. A change returns a new plan, so that each can be undone.
// docs/plan.schema.json describes the file.
(() => {
  "use strict";

  const FORMAT = "guidepress-plan";
  const VERSION = 1;
  /** Signs that mean something in a source text. */
  const MARKS = /[\\*_`^~[\]<&${}]/g;

  // ------------------------------------------------------------------------------------------------ texts

  /** @param {string} text */
  function escaped(text) {
    return text.replace(MARKS, "\\$&");
  }

  /**
   * @param {string} text  as it is written
   * @param {PlannerData} data
   */
  function shown(text, data) {
    const known = Object.prototype.hasOwnProperty.call(data.texts, text);
    return known ? data.texts[text] : text.replace(/\\([^\w\s])/g, "$1");
  }

  /**
   * @param {PlanSlot} slot
   * @param {PlannerData} data
   */
  function nameOf(slot, data) {
    const written = slot.title || slot.break;
    if (written) return shown(written, data);
    const activity = data.activities.find((each) => each.id === slot.activity);
    return activity ? activity.title : data.exercises[slot.exercise || ""] || "";
  }

  // ------------------------------------------------------------------------------------------------ new plans

  /**
   * @param {PlannerData} data
   * @param {string} title
   * @returns {WorkshopPlan}
   */
  function empty(data, title) {
    return { title: escaped(title), start: data.workshops[0]?.start || "09:00", people: data.defaults.people, slots: [] };
  }

  /**
   * @param {GuideWorkshop} workshop
   * @returns {WorkshopPlan}
   */
  function ofWorkshop(workshop) {
    const slots = workshop.slots.map((slot) => structuredClone(slot));
    return { title: escaped(workshop.title), start: workshop.start, people: workshop.people, slots };
  }

  /**
   * @param {GuideActivity} activity
   * @returns {PlanSlot}
   */
  function slotOfActivity(activity) {
    const { use, steps } = activity.forms.find((form) => Clock.total(form.steps) > 0) || activity.forms[0];
    return { activity: activity.id, use, minutes: Clock.total(steps) };
  }

  // ------------------------------------------------------------------------------------------------ changes

  /**
   * @param {WorkshopPlan} plan
   * @param {PlanSlot} slot
   * @param {number} at
   * @returns {WorkshopPlan}
   */
  function added(plan, slot, at) {
    return { ...plan, slots: [...plan.slots.slice(0, at), slot, ...plan.slots.slice(at)] };
  }

  /**
   * @param {WorkshopPlan} plan
   * @param {number} at
   * @returns {WorkshopPlan}
   */
  function without(plan, at) {
    return { ...plan, slots: plan.slots.filter((_, index) => index !== at) };
  }

  /**
   * @param {WorkshopPlan} plan
   * @param {number} from
   * @param {number} to  its place afterwards
   * @returns {WorkshopPlan}
   */
  function moved(plan, from, to) {
    return added(without(plan, from), plan.slots[from], to);
  }

  /**
   * @param {WorkshopPlan} plan
   * @param {number} at
   * @param {Partial<PlanSlot>} changes
   * @returns {WorkshopPlan}
   */
  function changed(plan, at, changes) {
    return { ...plan, slots: plan.slots.map((slot, index) => (index === at ? { ...slot, ...changes } : slot)) };
  }

  /**
   * The minutes of a slot, and slack that has room in them: what was slack as a whole stays so.
   * @param {PlanSlot} slot
   * @param {number} minutes
   * @returns {Partial<PlanSlot>}
   */
  function ofMinutes(slot, minutes) {
    if (!slot.slack) return { minutes };
    return { minutes, slack: slot.slack >= slot.minutes ? minutes : Math.min(slot.slack, minutes) };
  }

  /**
   * @param {WorkshopPlan} plan
   * @param {number} at
   * @param {number} minutes
   */
  function withMinutes(plan, at, minutes) {
    return changed(plan, at, ofMinutes(plan.slots[at], minutes));
  }

  /**
   * @param {PlanSlot} slot
   * @param {PlannerData} data
   */
  function activityOf(slot, data) {
    return data.activities.find((each) => each.id === slot.activity);
  }

  /**
   * The slot keeps what it has beyond its steps.
   * @param {PlanSlot} slot
   * @param {Partial<PlanSlot>} changes
   * @param {PlannerData} data
   * @returns {Partial<PlanSlot>}
   */
  function withTime(slot, changes, data) {
    const activity = activityOf(slot, data);
    const before = Clock.total(Clock.stepsOf(slot, activity));
    const after = Clock.total(Clock.stepsOf({ ...slot, ...changes }, activity));
    return { ...changes, ...ofMinutes(slot, Math.max(1, slot.minutes + after - before)) };
  }

  /**
   * @param {WorkshopPlan} plan
   * @param {number} at
   * @param {string} form
   * @param {PlannerData} data
   */
  function withForm(plan, at, form, data) {
    const slot = plan.slots[at];
    return changed(plan, at, withTime(slot, { use: form, "step-minutes": undefined }, data));
  }

  /**
   * The slots whose activity can be done online, with its online form.
   * @param {WorkshopPlan} plan
   * @param {PlannerData} data
   */
  function canBeOnline(plan, data) {
    return plan.slots.flatMap((slot, at) => {
      const activity = activityOf(slot, data);
      const form = activity?.forms.find((each) => each.use === Clock.ONLINE);
      return activity && form ? [{ at, slot, activity, online: form }] : [];
    });
  }

  /**
   * @param {WorkshopPlan} plan
   * @param {PlannerData} data
   */
  function isOnline(plan, data) {
    const found = canBeOnline(plan, data);
    return found.length > 0 && found.every(({ slot }) => slot.use === Clock.ONLINE);
  }

  /**
   * Takes every activity online, or back into the room: there in the longest form that takes no more time, else the shortest.
   * @param {WorkshopPlan} plan
   * @param {boolean} online
   * @param {PlannerData} data
   */
  function withPlace(plan, online, data) {
    return canBeOnline(plan, data).reduce((changing, { at, slot, activity, online: form }) => {
      if ((slot.use === Clock.ONLINE) === online) return changing;
      const lengths = activity.forms.filter((each) => each !== form && Clock.total(each.steps) > 0);
      const inOrder = lengths.sort((one, other) => Clock.total(other.steps) - Clock.total(one.steps));
      const fits = inOrder.find((each) => Clock.total(each.steps) <= Clock.total(form.steps)) || inOrder[inOrder.length - 1];
      return withForm(changing, at, online ? Clock.ONLINE : fits?.use || "full", data);
    }, plan);
  }

  /**
   * @param {WorkshopPlan} plan
   * @param {number} at
   * @param {number} step
   * @param {number} minutes
   * @param {PlannerData} data
   */
  function withStepMinutes(plan, at, step, minutes, data) {
    const slot = plan.slots[at];
    const activity = activityOf(slot, data);
    if (!activity) {
      const steps = (slot.steps || []).map((each, index) => (index === step ? { ...each, minutes } : each));
      return changed(plan, at, withTime(slot, { steps }, data));
    }
    const own = Clock.stepsOf(slot, activity).map((each, index) => (index === step ? minutes : each.minutes));
    const ofForm = Clock.stepsOf({ ...slot, "step-minutes": [] }, activity).map((each) => each.minutes);
    const same = own.every((each, index) => each === ofForm[index]);
    return changed(plan, at, withTime(slot, { "step-minutes": same ? undefined : own }, data));
  }

  // ------------------------------------------------------------------------------------------------ files

  /**
   * The name of a workshop in names of files, which every computer takes.
   * @param {string} title
   */
  function idOf(title) {
    const letters = title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const words = letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
    return words ? `plan-${words}` : "plan";
  }

  /**
   * @param {WorkshopPlan} plan
   * @param {PlannerData} data
   */
  function fileOf(plan, data) {
    const id = idOf(shown(plan.title, data));
    const { title, start, people, slots } = plan;
    const head = { format: FORMAT, version: VERSION, guide: data.slug, edition: data.edition, id };
    const text = `${JSON.stringify({ ...head, title, start, people, slots }, null, 2)}\n`;
    return { name: `${data.slug}-${id}.json`, text };
  }

  /**
   * The plan of a file, or what is wrong with it, in words.
   * @param {string} text
   * @param {PlannerData} data
   * @returns {{plan?: WorkshopPlan, problem?: string}}
   */
  function read(text, data) {
    const { words } = data;
    const { filled } = Elements;
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      file = null;
    }
    if (file === null || typeof file !== "object" || file.format !== FORMAT) return { problem: words.planner_bad_json };
    if (file.version > VERSION) return { problem: words.planner_bad_newer };
    if (file.guide !== data.slug) return { problem: filled(words.planner_bad_guide, { guide: String(file.guide) }) };
    const key = wrongKey(file, { title: isText, start: isTime, people: Number.isInteger, slots: Array.isArray });
    if (key) return { problem: filled(words.planner_bad_key, { key }) };
    file.slots.forEach(tidy);
    for (const [index, slot] of file.slots.entries()) {
      const problem = slotProblem(slot, index + 1, data);
      if (problem) return { problem };
    }
    const { title, start, people, slots } = file;
    return { plan: { title, start, people, slots } };
  }

  /**
   * A text may stand for a list of one in a file that somebody wrote.
   * @param {any} slot
   */
  function tidy(slot) {
    for (const step of Array.isArray(slot?.steps) ? slot.steps : []) {
      for (const key of ["exercise", "uses", "show"]) if (typeof step?.[key] === "string") step[key] = [step[key]];
    }
  }

  /** @typedef {(value: any) => boolean} Test */

  const isText = (/** @type {unknown} */ value) => typeof value === "string" && value.trim() !== "";
  const isTime = (/** @type {unknown} */ value) => typeof value === "string" && Clock.minutesOf(value) !== null;
  const isCount = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0;
  const isNumber = (/** @type {unknown} */ value) => typeof value === "number" && value >= 0;
  const isListOf = (/** @type {Test} */ test) => (/** @type {unknown} */ value) => Array.isArray(value) && value.length > 0 && value.every(test);
  /** @param {Test} test @returns {Test} */
  const orNone = (test) => (value) => value === undefined || test(value);
  /** @type {Record<string, Test>} */
  const OF_STEP = {
    do: isText,
    minutes: isCount,
    note: orNone(isText),
    work: orNone((value) => ["alone", "pairs", "threes", "groups", "room"].includes(value)),
    turns: orNone(isNumber),
    exercise: orNone(isListOf(isText)),
    uses: orNone(isListOf(isText)),
    show: orNone(isListOf(isText)),
  };
  /** @type {Record<string, Test>} */
  const OF_SLOT = {
    minutes: isCount,
    activity: orNone(isText),
    use: orNone(isText),
    "step-minutes": orNone(isListOf(isCount)),
    exercise: orNone(isText),
    break: orNone(isText),
    title: orNone(isText),
    notes: orNone(isText),
    slack: orNone(isCount),
    "group-size": orNone((value) => isCount(value) && value > 1),
    steps: orNone(isListOf((step) => step !== null && typeof step === "object" && !wrongKey(step, OF_STEP))),
  };

  /**
   * The first key whose value is not what it should be, or that no plan has; "" where all is well.
   * @param {Record<string, unknown>} values
   * @param {Record<string, Test>} tests
   */
  function wrongKey(values, tests) {
    const wrong = Object.keys(tests).find((key) => !tests[key](values[key]));
    const ofFile = ["format", "version", "guide", "edition", "id"];
    return wrong || Object.keys(values).find((key) => !(key in tests) && !("slots" in tests && ofFile.includes(key))) || "";
  }

  /**
   * @param {any} slot
   * @param {number} place
   * @param {PlannerData} data
   * @returns {string} in words; "" where all is well
   */
  function slotProblem(slot, place, data) {
    const { words } = data;
    const { filled } = Elements;
    const key = slot === null || typeof slot !== "object" ? "slots" : wrongKey(slot, OF_SLOT);
    if (key) return filled(words.planner_bad_slot, { place, key });
    if (!nameOf(slot, data)) {
      return filled(words.planner_bad_activity, { place, id: slot.activity || slot.exercise || "" });
    }
    const activity = activityOf(slot, data);
    if (slot.activity && !activity) return filled(words.planner_bad_activity, { place, id: slot.activity });
    if (!activity) return "";
    const form = Clock.formOf(slot, activity);
    if (!form) return filled(words.planner_bad_slot, { place, key: "use" });
    const own = slot["step-minutes"] || [];
    const fits = own.length === 0 || own.length === form.steps.length;
    return fits ? "" : filled(words.planner_bad_steps, { place, id: slot.activity });
  }

  globalThis.Plans = {
    empty, ofWorkshop, fileOf, read, slotOfActivity, escaped, shown, nameOf,
    added, moved, without, changed, withMinutes, withForm, withPlace, isOnline, withStepMinutes,
  };
})();
