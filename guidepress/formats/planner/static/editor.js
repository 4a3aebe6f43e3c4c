// SPDX-License-Identifier: MIT
// The plan that the page shows: where it begins, every change of it, where it is kept, and what is done with it.
(() => {
  "use strict";

  /** What holds the plan in the browser's storage, and how long a change waits until it is said, in milliseconds. */
  const KEPT = "planner/plan";
  const WAIT = 700;
  const { button, every, filled, made, saveFile } = Elements;
  const { words, layout } = PLANNER;

  let plan = kept() || Plans.empty(PLANNER, words.planner_new);
  let clock = Clock.clockOf(plan, PLANNER);
  /** Plans before each change. @type {WorkshopPlan[]} */
  const before = [];
  /** The box that the last change was typed into: one undo takes all of it back. @type {Element | null} */
  let typed = null;
  /** Whether the plan was changed since it was saved to a file. */
  let unsaved = false;
  let saying = 0;

  // ------------------------------------------------------------------------------------------------ keeping

  /** @returns {WorkshopPlan | undefined} */
  function kept() {
    return Plans.read(Items.read(KEPT) || "", PLANNER).plan;
  }

  function keep() {
    const isKept = Items.write(KEPT, Plans.fileOf(plan, PLANNER).text);
    sayKept(isKept);
  }

  /**
   * Said anew only where it has changed, or a screen reader would read it at every change.
   * @param {boolean} isKept
   */
  function sayKept(isKept) {
    const [state] = every("[data-state]");
    const text = isKept ? words.planner_kept : words.planner_not_kept;
    if (state.textContent !== text) state.textContent = text;
  }

  // ------------------------------------------------------------------------------------------------ changes

  /** Words for those who do not see the change. @param {string} text */
  function say(text) {
    window.clearTimeout(saying);
    every("[data-said]")[0].textContent = text;
  }

  /**
   * @param {WorkshopPlan} next
   * @param {string} [said]
   * @param {string} [focus]
   */
  function take(next, said, focus) {
    const box = focus === undefined ? document.activeElement : null;
    if (box === null || box !== typed) before.push(plan);
    typed = box;
    show(next, said, focus);
    unsaved = true;
    keep();
  }

  /**
   * @param {WorkshopPlan} next
   * @param {string} [said]
   * @param {string} [focus]  without it, boxes that are being typed into stay
   */
  function show(next, said, focus) {
    const old = new Set(Follows.problemsOf(clock));
    plan = next;
    clock = Clock.clockOf(plan, PLANNER);
    if (focus === undefined) Slots.refresh(clock);
    else Slots.draw(clock, focus);
    drawHead();
    Follows.draw(clock);
    window.clearTimeout(saying);
    const newProblems = Follows.problemsOf(clock).filter((problem) => !old.has(problem));
    const text = [filled(said || words.planner_said_end, { end: clock.end }), ...newProblems].join(" ");
    if (said) say(text);
    else saying = window.setTimeout(() => say(text), WAIT);
  }

  function drawHead() {
    const span = filled(words.time_span, { start: clock.start, end: clock.end });
    const parts = [filled(words.planner_span, { span, minutes: Follows.minutes(clock.minutes) })];
    if (clock.slack > 0) parts.push(filled(words.planner_slack, { minutes: Follows.minutes(clock.slack) }));
    every("[data-span]")[0].textContent = plan.slots.length ? parts.join(" · ") : "";
    every("[data-nothing]")[0].hidden = plan.slots.length > 0;
    for (const pick of every("[data-where]")) {
      if (pick instanceof HTMLSelectElement) pick.value = Plans.isOnline(plan, PLANNER) ? Clock.ONLINE : "";
    }
    every("[data-undo]")[0].setAttribute("aria-disabled", String(before.length === 0));
  }

  /** @param {string} name */
  function boxText(name) {
    return name === "title" ? Plans.shown(plan.title, PLANNER) : String(plan[name === "people" ? "people" : "start"]);
  }

  /** The boxes of the plan itself. */
  function fillBoxes() {
    for (const box of every("[data-plan]")) {
      if (box instanceof HTMLInputElement) box.value = boxText(box.dataset.plan || "");
    }
  }

  /**
   * Takes what stands in a box of the plan itself; false where that does not do.
   * @param {HTMLInputElement} box
   */
  function readBox(box) {
    const name = box.dataset.plan || "";
    const text = box.value.trim();
    const value = name === "people" ? Entry.wholeNumber(box) : name === "title" ? Plans.escaped(text) : text;
    if (value === undefined || value === "") return false;
    take({ ...plan, [name]: value });
    return true;
  }

  /**
   * @param {WorkshopPlan} next
   * @param {string} said
   */
  function begin(next, said) {
    take(next, filled(said, { title: Plans.shown(next.title, PLANNER) }), "");
    fillBoxes();
  }

  function undo() {
    const last = before.pop();
    if (!last) return;
    typed = null;
    show(last, words.planner_said_undone, "");
    fillBoxes();
    keep();
  }

  // ------------------------------------------------------------------------------------------------ adding

  /** What can be added, by the name under which it is dragged. @type {Map<string, () => PlanSlot>} */
  const library = new Map();

  /**
   * @param {string} what
   * @param {number} at
   */
  function add(what, at) {
    const make = library.get(what);
    if (!make) return;
    const slot = make();
    const said = filled(words.planner_said_added, { title: Plans.nameOf(slot, PLANNER), place: at + 1 });
    take(Plans.added(plan, slot, at), said, `add-${what}`);
  }

  /**
   * @param {string} what
   * @param {string} title
   * @param {string} detail
   * @param {() => PlanSlot} make
   */
  function entry(what, title, detail, make) {
    library.set(what, make);
    const handle = made("span", ["⠿"], "handle");
    handle.dataset.drag = what;
    handle.setAttribute("aria-hidden", "true");
    handle.title = words.planner_drag;
    const press = button(title, () => add(what, plan.slots.length));
    press.setAttribute("aria-label", filled(words.planner_add_of, { title }));
    press.dataset.focus = `add-${what}`;
    return made("li", [handle, press, ...(detail ? [made("span", [detail], "detail")] : [])]);
  }

  /**
   * @param {string} heading
   * @param {HTMLElement[]} entries
   */
  function shelf(heading, entries) {
    return entries.length ? [made("h3", [heading]), made("ul", entries, "library")] : [];
  }

  function drawLibrary() {
    const activities = PLANNER.activities.map((activity) => {
      const [full, short, ...others] = activity.forms.map((form) => Clock.total(form.steps));
      const times = full && short && full !== short ? filled(words.planner_times, { full, short }) : Follows.minutes(full || short);
      const other = others.map((minutes, at) => Follows.formWords(activity.forms[at + 2].use, minutes));
      return entry(activity.id, activity.title, [activity.part, times, ...other].join(" · "), () => Plans.slotOfActivity(activity));
    });
    const others = PLANNER.workshops.flatMap((workshop) => workshop.slots.flatMap((slot, at) => {
      if (slot.activity || slot.break) return [];
      const title = filled(words.planner_slot_of, { title: Plans.nameOf(slot, PLANNER), workshop: workshop.title });
      return [entry(`${workshop.id}/${at}`, title, Follows.minutes(slot.minutes), () => structuredClone(slot))];
    }));
    const own = [
      entry("break", words.planner_break, Follows.minutes(layout.break_minutes), () => (
        { break: Plans.escaped(words.planner_break), minutes: layout.break_minutes }
      )),
      entry("own", words.planner_own, Follows.minutes(layout.slot_minutes), () => (
        { title: Plans.escaped(words.planner_own), minutes: layout.slot_minutes }
      )),
    ];
    const more = made("details", [made("summary", [words.planner_add_slots]), made("ul", others, "library")], "more");
    every("[data-library]")[0].replaceChildren(
      ...shelf(words.planner_add_activities, activities),
      ...shelf(words.planner_add_others, own),
      ...(others.length ? [more] : []),
    );
  }

  // ------------------------------------------------------------------------------------------------ files

  /** @param {string} text */
  function sayKeeping(text) {
    every("[data-outcome]")[0].textContent = text;
  }

  function save() {
    if (!plan.slots.length) {
      sayKeeping(words.planner_save_empty);
      return;
    }
    const { name, text } = Plans.fileOf(plan, PLANNER);
    saveFile(name, text, "application/json");
    unsaved = false;
    sayKeeping(filled(words.planner_saved, { file: name }));
  }

  /** @param {HTMLInputElement} picker */
  async function open(picker) {
    const file = picker.files?.[0];
    if (!file) return;
    const found = Plans.read(await file.text(), PLANNER);
    picker.value = "";
    const [problem] = every("[data-problem]");
    problem.textContent = found.plan ? "" : `${words.planner_bad} ${found.problem}`;
    if (found.plan) begin(found.plan, words.planner_said_opened);
  }

  /** What stands on paper: the steps of each slot by the clock, before the lists. */
  function drawRunSheet() {
    const begin = Clock.minutesOf(clock.start) || 0;
    let last = -1;
    const rows = Run.items(clock).flatMap((item) => {
      const time = Clock.timeOf(begin + item.start);
      const what = [item.title, item.groups].filter((text) => text).join(" · ");
      const chat = item.chat ? filled(words.labelled, { label: words.online_chat, text: item.chat }) : "";
      const notes = [item.note, chat].filter((text) => text).map((text) => made("p", [text]));
      const said = item.words.length ? [made("ul", item.words.map((text) => made("li", [text])))] : [];
      const know = [...said, ...notes];
      const row = made("tr", [[time], [what], [String(item.minutes)], know].map((content) => made("td", content)));
      const isNew = item.place !== last;
      last = item.place;
      if (!isNew || item.slot === item.title) return [row];
      const head = made("th", [item.slot]);
      head.colSpan = 4;
      head.scope = "rowgroup";
      return [made("tr", [head], "group"), row];
    });
    const people = filled(words.pack_for_people, { people: clock.people });
    every("[data-run-rows]")[0].replaceChildren(...rows);
    every("[data-run-sheet-title]")[0].textContent = Plans.shown(plan.title, PLANNER);
    every("[data-run-sheet-span]")[0].textContent = `${every("[data-span]")[0].textContent} · ${people}`;
  }

  // ------------------------------------------------------------------------------------------------ start

  /**
   * @param {string} name
   * @param {() => void} act
   */
  function onClick(name, act) {
    every(`[data-${name}]`)[0].addEventListener("click", act);
  }

  function listen() {
    const [picked] = every("[data-from]");
    onClick("use", () => {
      const workshop = PLANNER.workshops.find((each) => picked instanceof HTMLSelectElement && each.id === picked.value);
      if (workshop) begin(Plans.ofWorkshop(workshop, PLANNER), words.planner_said_begun);
    });
    onClick("empty", () => begin(Plans.empty(PLANNER, words.planner_new), words.planner_said_begun));
    onClick("undo", undo);
    onClick("save", save);
    onClick("print", () => window.print());
    onClick("promise-save", () => PromiseFile.save(Plans.shown(plan.title, PLANNER)));
    onClick("run", () => Run.open(clock, Plans.shown(plan.title, PLANNER)));
    for (const picker of every("[data-open]")) {
      picker.addEventListener("change", () => picker instanceof HTMLInputElement && open(picker));
    }
    for (const box of every("[data-plan]")) {
      if (box instanceof HTMLInputElement) Entry.listen(box, () => readBox(box));
    }
    for (const pick of every("[data-where]")) {
      pick.addEventListener("change", () => {
        const isOnline = pick instanceof HTMLSelectElement && pick.value === Clock.ONLINE;
        take(Plans.withPlace(plan, isOnline, PLANNER), words.planner_said_end, "where");
      });
    }
    Drag.start(every("[data-slots]")[0], (what, at) => {
      const [kind, number] = what.split(" ");
      if (kind !== "slot") {
        add(what, at);
        return;
      }
      const from = Number(number);
      const to = at > from ? at - 1 : at;
      const said = filled(words.planner_said_moved, { title: Plans.nameOf(plan.slots[from], PLANNER), place: to + 1 });
      if (to !== from) take(Plans.moved(plan, from, to), said, "");
    });
    Items.onChange((keys) => {
      const theirs = !keys || keys.includes(KEPT) ? kept() : undefined;
      if (!theirs) return;
      show(theirs, words.planner_elsewhere, "");
      fillBoxes();
    });
    window.addEventListener("beforeprint", drawRunSheet);
    window.addEventListener("beforeunload", (event) => {
      if (unsaved && Items.held.has(KEPT)) event.preventDefault();
    });
  }

  globalThis.Editor = {
    get plan() {
      return plan;
    },
    take,
    say,
  };
  drawLibrary();
  fillBoxes();
  Slots.draw(clock);
  drawHead();
  Follows.draw(clock);
  sayKept(Items.kept);
  listen();
  document.documentElement.classList.add("live");
  Run.resume(clock, Plans.shown(plan.title, PLANNER));
})();
