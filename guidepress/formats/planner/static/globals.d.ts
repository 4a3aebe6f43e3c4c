// What the scripts of the planner share, for the type checker. Not part of the page. guidepress/document/planner.py
// describes the data.

/** A form of an activity. Each of its lengths has the same steps; `online` has others. */
interface GuideForm {
  use: string;
  steps: ClockStep[];
  untimed: string[];
  refers: string[];
  instead: string[];
}

interface GuideMaterial {
  id: string;
  kind: string;
  key: string;
  what: string;
  per: string;
  count: number;
  page: string;
  entries: number;
}

interface GuideActivity {
  id: string;
  title: string;
  part: string;
  group_size: number;
  /** The full form, the short one, then others. */
  forms: GuideForm[];
  materials: GuideMaterial[];
  exercises: string[];
  /** What to say when it begins. */
  say: string[];
  cut: string;
}

interface GuidePlace {
  title: string;
  number: string;
  pages: number[][];
  entries: Record<string, number[][]>;
  compared: string[];
}

interface GuideWorkshop {
  id: string;
  title: string;
  start: string;
  people: number;
  description: string[];
  slots: PlanSlot[];
}

/** The data of the page. */
interface PlannerData {
  slug: string;
  title: string;
  edition: string;
  language: string;
  words: Record<string, string>;
  defaults: { people: number; group_size: number; least_people: number; most_people: number };
  layout: { break_minutes: number; slot_minutes: number; late_minutes: number };
  workshops: GuideWorkshop[];
  activities: GuideActivity[];
  named: Record<string, GuideMaterial>;
  places: Record<string, GuidePlace>;
  exercises: Record<string, string>;
  ground_rules: string[];
  variants: string[];
  texts: Record<string, string>;
}

/** A step of a slot without an activity, as in a plan file. */
interface PlanStep {
  do: string;
  minutes: number;
  note?: string;
  work?: string;
  turns?: number;
  exercise?: string[];
  uses?: string[];
  show?: string[];
}

/** A slot, as in a plan file. */
interface PlanSlot {
  activity?: string;
  use?: string;
  "step-minutes"?: number[];
  exercise?: string;
  break?: string;
  title?: string;
  minutes: number;
  notes?: string;
  slack?: number;
  "group-size"?: number;
  steps?: PlanStep[];
}

interface WorkshopPlan {
  /** As it is written: with backslashes before signs that would be marks. */
  title: string;
  start: string;
  people: number;
  slots: PlanSlot[];
}

/** A step in one form. */
interface ClockStep {
  do: string;
  note: string;
  chat: string;
  minutes: number;
  work: string;
  turns: number;
  exercise: string[];
  uses: string[];
  show: string[];
  /** What is said or shown. */
  words: string[];
  /** Whether it is the step that can be cut first. */
  cut: boolean;
}

/** What does not fit, with the code that a build gives it. */
interface ClockProblem {
  code: string;
  step?: string;
  steps?: number;
  minutes?: number;
  needed?: number;
  size?: number;
  turns?: number;
  /** An exercise, `key-points`, `debrief` or `slack`. */
  what?: string;
}

interface ClockPlace {
  title: string;
  number: string;
  pages: number[];
  /** The pages in each variant that is named too. */
  others: number[][];
}

interface ClockSlot {
  slot: PlanSlot;
  activity: GuideActivity | undefined;
  /** All steps, those of 0 minutes too. */
  all: ClockStep[];
  steps: ClockStep[];
  start: string;
  end: string;
  slack: number;
  groups: { work: string; sizes: [size: number, count: number][] }[];
  needs: { material: GuideMaterial; count: number }[];
  wanted: [anchor: string, entries: number][];
  problems: ClockProblem[];
}

interface Clock {
  start: string;
  end: string;
  minutes: number;
  slack: number;
  /** The people for whom it is worked out: those of the plan, within the bounds. */
  people: number;
  slots: ClockSlot[];
  problems: ClockProblem[];
  things: { what: string; kind: string; count: number }[];
  places: ClockPlace[];
  pages: number[];
}

/** What clock.js lends. */
interface ClockTools {
  ONLINE: string;
  clockOf(plan: WorkshopPlan, data: PlannerData): Clock;
  groupsOf(people: number, work: string, groupSize: number): number[];
  bySize(sizes: number[]): [size: number, count: number][];
  minutesOf(time: string): number | null;
  timeOf(minutes: number): string;
  formOf(slot: PlanSlot, activity: GuideActivity): GuideForm | undefined;
  stepsOf(slot: PlanSlot, activity: GuideActivity | undefined): ClockStep[];
  allSteps(slot: PlanSlot, activity: GuideActivity | undefined): ClockStep[];
  total(steps: ClockStep[]): number;
}

/** What needs.js lends. `steps` are without those of 0 minutes. */
interface NeedTools {
  of(
    slot: PlanSlot, steps: ClockStep[], activity: GuideActivity | undefined, people: number, groupSize: number, data: PlannerData,
  ): { material: GuideMaterial; count: number }[];
  wantedOf(
    slot: PlanSlot, steps: ClockStep[], activity: GuideActivity | undefined, materials: GuideMaterial[],
  ): [anchor: string, entries: number][];
  placesOf(wanted: [anchor: string, entries: number][], data: PlannerData): ClockPlace[];
  thingsOf(slots: ClockSlot[]): { what: string; kind: string; count: number }[];
  ranges(numbers: number[], dash?: string): string;
}

/** What plans.js lends: plans as files, and changes of plans. Each change returns a new plan. */
interface PlanTools {
  empty(data: PlannerData, title: string): WorkshopPlan;
  ofWorkshop(workshop: GuideWorkshop, data: PlannerData): WorkshopPlan;
  fileOf(plan: WorkshopPlan, data: PlannerData): { name: string; text: string };
  read(text: string, data: PlannerData): { plan?: WorkshopPlan; problem?: string };
  slotOfActivity(activity: GuideActivity): PlanSlot;
  /** Words that somebody typed, as they stand in a source text. */
  escaped(text: string): string;
  /** A text of a slot as it is read. */
  shown(text: string, data: PlannerData): string;
  nameOf(slot: PlanSlot, data: PlannerData): string;
  added(plan: WorkshopPlan, slot: PlanSlot, at: number): WorkshopPlan;
  moved(plan: WorkshopPlan, from: number, to: number): WorkshopPlan;
  without(plan: WorkshopPlan, at: number): WorkshopPlan;
  changed(plan: WorkshopPlan, at: number, changes: Partial<PlanSlot>): WorkshopPlan;
  withMinutes(plan: WorkshopPlan, at: number, minutes: number): WorkshopPlan;
  withForm(plan: WorkshopPlan, at: number, form: string, data: PlannerData): WorkshopPlan;
  /** Takes every activity online, or back into the room, where it has such a form. */
  withPlace(plan: WorkshopPlan, isOnline: boolean, data: PlannerData): WorkshopPlan;
  isOnline(plan: WorkshopPlan, data: PlannerData): boolean;
  withStepMinutes(plan: WorkshopPlan, at: number, step: number, minutes: number, data: PlannerData): WorkshopPlan;
}

/** What entry.js lends: boxes to type into. */
interface EntryTools {
  /** Reads a box at every change. `read` returns false where what stands in it does not do. */
  listen(box: HTMLInputElement, read: () => boolean): void;
  wholeNumber(box: HTMLInputElement): number | undefined;
}

/** What slots.js lends: the slots of a plan on the page. */
interface SlotTools {
  /** Draws all slots anew. `focus`: what has the focus then. */
  draw(clock: Clock, focus?: string): void;
  /** Brings the times and what does not fit up to date, and leaves the boxes alone. */
  refresh(clock: Clock): void;
}

/** What follows.js lends: the lists that follow from a plan. */
interface FollowTools {
  draw(clock: Clock): void;
  problemsOf(clock: Clock): string[];
  minutes(minutes: number): string;
  formWords(use: string, minutes: number): string;
  placeLine(place: ClockPlace): string;
  groupWords(slot: ClockSlot, only?: string): string;
}

/** What drag.js lends. */
interface DragTools {
  /** Listens for handles that are dragged over a list. `drop` is told what was dragged, and before which item it fell. */
  start(list: HTMLElement, drop: (what: string, before: number) => void): void;
}

/** A step of a workshop while it is run. Minutes count from the start of the workshop. */
interface RunItem {
  start: number;
  minutes: number;
  /** The place and the name of its slot. */
  place: number;
  slot: string;
  title: string;
  note: string;
  /** What is said or shown, and where people write. */
  words: string[];
  /** What to paste into the chat, online. */
  chat: string;
  groups: string;
  cut: string;
}

/** What run.js lends: the run view. */
interface RunTools {
  open(clock: Clock, title: string): void;
  resume(clock: Clock, title: string): void;
  items(clock: Clock): RunItem[];
}

/** What editor.js lends: the plan that the page shows. */
interface EditorTools {
  readonly plan: WorkshopPlan;
  /** Takes a changed plan. `words` are said; `focus` is what has the focus then; without it, boxes are left alone. */
  take(plan: WorkshopPlan, words?: string, focus?: string): void;
  say(text: string): void;
}

declare var PLANNER: PlannerData;
declare var Clock: ClockTools;
declare var Needs: NeedTools;
declare var Plans: PlanTools;
declare var Entry: EntryTools;
declare var Slots: SlotTools;
declare var Follows: FollowTools;
declare var Drag: DragTools;
declare var Run: RunTools;
declare var PromiseFile: { save(workshop: string): void };
declare var Editor: EditorTools;
