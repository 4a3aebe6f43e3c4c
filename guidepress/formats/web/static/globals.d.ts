// What the scripts share, for the type checker. Not part of the pages.

/** What stands in a box: text, a number or a date as typed, the key of an option; or a tick. */
type Value = string | true;

interface Answer {
  label: string;
  kind: "text" | "number" | "date" | "pick" | "one" | "tick";
  /** The words of each option by its key; `pick` and `one` only. */
  options?: Record<string, string>;
  /** The id of its exercise; empty for notes. */
  exercise: string;
  file: string;
}

/** A short way through the guide. */
interface GuidePath {
  id: string;
  title: string;
  /** The ids of its exercises. */
  steps: string[];
}

interface GuidePage {
  file: string;
  slug: string;
  title: string;
  number: string;
  role: string;
  /** The slug of the part, or of another division, that the page belongs to. */
  part: string;
  /** The exercises that have answers on this page. */
  exercises: string[];
  /** The names of other answers on this page. */
  notes?: string[];
  /** Whether the page is that of one exercise, whose id is its slug. */
  task?: boolean;
}

/** A question with a right answer. */
interface KeyedQuestion {
  names: string[];
  /** The right value of each name, "yes" for a tick; empty where nobody can count the answer as right or wrong. */
  values: string[];
}

interface GuideExercise {
  number: string;
  title: string;
  file: string;
  /** The page of the printed workbook. */
  page: number | null;
  /** Its questions with right answers. */
  key?: KeyedQuestion[];
}

/** Bars for each row: its header, and the names of its answers. */
interface BarsDrawing {
  kind: "bars";
  /** What each bar of a row stands for. */
  series: string[];
  /** Of each row its header, the names of its answers, and the address to which it leads, if it does. */
  rows: [string, string[], string?][];
  /** The points in their order: key and words. Without it the answers are numbers. */
  scale?: [string, string][];
}

/** Points on a line: the labels of their answers, and the names of these. */
interface LineDrawing {
  kind: "line";
  labels: string[];
  points: string[][];
}

/** Places on a map: left, top, width, height in the units of the drawing, and the name of the answer. */
interface MapDrawing {
  kind: "map";
  slots: [number, number, number, number, string][];
}

type GuideDrawing = BarsDrawing | LineDrawing | MapDrawing;

/** guide.js: the guide's own facts and words. The scripts answers*.js add the exercises and answers that a page needs. */
interface Guide {
  guide: string;
  title: string;
  edition: string;
  language: string;
  pages: GuidePage[];
  paths: GuidePath[];
  exercises: Record<string, GuideExercise>;
  /** In reading order. */
  answers: Record<string, Answer>;
  /** By the id of the exercise that is drawn. */
  drawings: Record<string, GuideDrawing>;
  words: Record<string, string>;
  /** Whether these pages belong to a package for learning systems. */
  packaged: boolean;
}

/** What is kept of one answer. `label` and `shown` are words that another edition can still show. */
interface Item {
  value: Value;
  at: string;
  label: string;
  shown: string;
}

/** One answer of a file beside what is here. */
interface Change {
  id: string;
  item: Item;
  mine: Item | null;
  /** Whether this edition has a place for it. */
  placed: boolean;
}

/** What opening a file would do. */
interface Plan {
  problem: "" | "not-answers" | "other-guide" | "newer";
  guide: string;
  edition: string;
  saved: string;
  fresh: Change[];
  same: Change[];
  different: Change[];
  /** The exercises that are marked as done in the file and not here, with the time of each mark. */
  done: [string, string][];
  /** The names of what the file holds but no answer can be. */
  unreadable: string[];
}

/** Where the learner can undo a change of many items: on this page, on all pages of this tab, or nowhere. */
type Undo = "page" | "tab" | "nowhere";

/** What items.js lends: raw items by their key, which is what follows the prefix of the guide and the learner. */
interface ItemStore {
  /** Whether this browser keeps items at all. */
  kept: boolean;
  /** False in a learning system that does not say who the learner is. Then nothing is kept. */
  named: boolean;
  /** What could not be kept and is lost with the page, or with the course's window. */
  held: Map<string, string>;
  /** The part of it that is lost with this page. */
  ownHeld: Map<string, string>;
  read(key: string): string | null;
  /** Returns whether it is kept. Null removes. */
  write(key: string, raw: string | null): boolean;
  /** There may be room again for what is held. */
  settleHeld(): void;
  /** Begins anew with the items of the learner whom the course names by now. */
  reopen(): void;
  /** The keys that begin with `kind`, without it. */
  namesOf(kind: string): string[];
  /** Returns whether there was room for all; nothing is changed if not. */
  replace(changes: Map<string, string | null>, undoable: Undo): boolean;
  undo(): void;
  canUndo(): boolean;
  /** Calls the one listener for every change from another tab, or of replace and undo here; with null for all items. */
  onChange(listener: (keys: string[] | null) => void): void;
}

/** What store.js lends: the answers. */
interface AnswerStore {
  /** Whether this browser keeps answers at all. */
  kept: boolean;
  /** False in a learning system that does not say who the learner is. Then nothing is kept. */
  named: boolean;
  /** How many answers could not be kept. */
  unkept(): number;
  /** Whether leaving this page loses something. */
  atRisk(): boolean;
  get(id: string): Value | null;
  /** Returns whether it is kept. An empty value takes the answer away. */
  set(id: string, value: Value | null): boolean;
  /** The answers that have a place in this edition, in reading order. */
  all(): Map<string, Item>;
  /** The answers that have none: of another edition, with an option that is gone, or of a page that is not described here. */
  unplaced(): Map<string, Item>;
  /** The names of all answers that are kept, of any page and edition. */
  answered(): string[];
  /** The words of an answer: its text, or those of its option; empty for a tick and where there is no answer. */
  shown(id: string): string;
  clear(): void;
  forget(ids: string[]): void;
  undo(): void;
  canUndo(): boolean;
  /** When a page was opened last; empty if never. */
  seen(slug: string): string;
  /** `at`: ISO 8601, now unless it is given. */
  markSeen(slug: string, at?: string): void;
  /** Remembers the path on which a page was opened last; null for none. */
  markPath(id: string | null): void;
  /** What follows the file in the address of a page, for a learner who is on a path; empty without one. */
  pathTo(slug: string): string;
  /** Whether the learner has marked an exercise as done. */
  isDone(exercise: string): boolean;
  markDone(exercise: string, done: boolean): void;
  /** The answer that was given last. */
  latest(): { id: string; at: string } | null;
  /** Calls when marks change in another tab, or are cleared here. */
  onMark(listener: () => void): void;
  /** Calls for every change from another tab, or of clear, open and undo here. */
  onChange(listener: (id: string) => void): void;
  exportText(): string;
  importPlan(text: string): Plan;
  /** Returns whether there was room; nothing is changed if not. */
  importApply(plan: Plan, choice: "mine" | "theirs"): boolean;
  /** Takes answers of a learning system, all or none, with their times in ISO 8601. */
  restore(answers: { id: string; value: Value; at: string }[]): void;
}

/** What elements.js lends. */
interface ElementTools {
  /** Puts values in braces. */
  filled(text: string, values: Record<string, string | number>): string;
  time(iso: string): string;
  date(iso: string): string;
  /** YYYY-MM-DD. */
  today(): string;
  every(selector: string, within?: ParentNode): HTMLElement[];
  made<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    children: (string | Node)[],
    className?: string,
  ): HTMLElementTagNameMap[Name];
  button(text: string, act: () => void): HTMLButtonElement;
  link(text: string, href: string): HTMLAnchorElement;
  /** Writes a text where it is not there yet. */
  say(place: Element, text: string): void;
  /** Gives the learner a file. */
  saveFile(name: string, text: string, type: string): void;
}

/** What notices.js lends. */
interface NoticeTools {
  start(): void;
  sayKept(): void;
  /** `save` saves all answers to a file. */
  sayNotKept(save: () => void): void;
  notice(key: string, text: string, buttons: HTMLElement[]): void;
  takeNoticeAway(key: string): void;
}

/** An element that holds an answer. */
type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What boxes.js lends. */
interface BoxTools {
  isBox(target: EventTarget | null): target is Box;
  /** The id of its answer. */
  idOf(box: Box): string;
  /** All of the page. */
  boxes(): Box[];
  isText(box: Box): boolean;
  /** Undefined where the browser itself cannot read it yet. */
  valueOf(box: Box): Value | null | undefined;
  put(box: Box, value: Value | null): void;
  /** Puts a value into every box of an answer but `source`. */
  show(id: string, value: Value | null, source?: Box): void;
  /** Takes line ends out of a box for one line. */
  straighten(box: Box): void;
  grow(box: Element): void;
  growAll(within: ParentNode): void;
}

/** How many answers can be counted, how many of them were given, and how many are right. */
interface KeyCount {
  total: number;
  answered: number;
  right: number;
}

/** What keys.js lends. */
interface KeyTools {
  /** Whether every question of an exercise that has a right answer has been answered. */
  areAnswered(exercise: string): boolean;
  countOf(exercise: string): KeyCount;
  /** Of the whole guide. */
  countAll(): KeyCount;
}

/** What exercises.js lends. */
interface ExerciseTools {
  start(): void;
  refresh(): void;
  refreshRows(): void;
}

/** What counts.js lends. */
interface CountTools {
  refresh(): void;
}

/** What drawings.js lends. */
interface DrawingTools {
  refresh(): void;
}

/** What resume.js lends. */
interface ResumeTools {
  refresh(): void;
  /** What follows # in the address; empty where that is no name. */
  nameInAddress(): string;
  /** Goes to the box of the answer that the address names. */
  openBox(): void;
  writtenInto(id: string): void;
}

/** What progress.js lends. */
interface ProgressTools {
  start(): void;
  /** The exercise that asks for an answer; empty for notes. */
  exerciseOf(answer: string): string;
  /** How many of the exercises hold an answer. */
  begun(exercises: string[], answered?: string[]): number;
  refresh(): void;
  markVisited(): void;
}

/** What page.js lends. */
interface PageTools {
  /** Keeps what was typed just now. */
  flush(): void;
  /** Returns the name of the file. */
  saveToFile(): string;
}

/** What all-answers.js lends. */
interface AllAnswersTools {
  /** One for each page that has something to show. */
  sections(kept: Map<string, Item>, withEmpty: boolean): HTMLElement[];
  /** What stands in an answer, in words. */
  wordsOf(item: Item): string;
}

/** What somebody has done, as they wrote it. */
interface Activity {
  what: string;
  kind: string;
  /** YYYY-MM-DD; empty where its date is no date. */
  day: string;
  /** The date as it was written. */
  written: string;
  evidence: string;
}

/** A time between two days without an activity. */
interface Gap {
  first: string;
  last: string;
  months: number;
}

/** What record-rules.js lends. */
interface RecordTools {
  isoDay(text: string, months: string): string;
  monthsBetween(first: string, last: string): number;
  withGaps(activities: Activity[], today: string, least: number): (Activity | Gap)[];
  countWords(text: string): number;
}

interface RecordPart {
  answers: string[];
  rows: { exercise: string; keys: string[] }[];
  /** About how many words it may have; 0: as many as one likes. */
  words: number;
}

/** record-data.js: what feeds the record of activities. */
interface RecordData {
  title: string;
  summary: RecordPart;
  statement: RecordPart[];
  statementWords: number;
  sources: { exercise: string; kind: string; what: string; date: string; evidence: string; done: string }[];
  /** In months. */
  gap: number;
  private: "ask" | "leave-out" | "show";
  privateExercises: string[];
  words: Record<string, string>;
}

interface SearchEntry {
  file: string;
  anchor: string;
  title: string;
  part: string;
  text: string;
}

interface Course {
  visited(slug: string, hash: string): void;
  /** The learner writes into the box of an answer. Missing until the course has started. */
  written?(slug: string, id: string): void;
  changed(): void;
}

/** An event of a whole day. `name` is its UID; `day` is YYYY-MM-DD. */
interface CalendarEvent {
  name: string;
  day: string;
  summary: string;
  description: string;
}

interface CalendarTools {
  text(guide: string, events: CalendarEvent[]): string;
  /** The media type of the file. */
  type: string;
}

interface Window {
  /** guide.js. */
  GUIDE?: Guide;
  /** The names of the scripts that have run to their end; ready.js looks for all that its page names. */
  ranScripts?: string[];
  Elements: ElementTools;
  Items: ItemStore;
  Store: AnswerStore;
  Notices: NoticeTools;
  Boxes: BoxTools;
  Keys: KeyTools;
  Exercises: ExerciseTools;
  Counts: CountTools;
  /** Only on pages with an exercise that is drawn. */
  Drawings?: DrawingTools;
  /** Only on pages that ask for dates. */
  CalendarFile: CalendarTools;
  Progress: ProgressTools;
  Resume: ResumeTools;
  Page: PageTools;
  AllAnswers: AllAnswersTools;
  RecordRules: RecordTools;
  /** Of the window around the pages, in a learning system. */
  guidepressCourse?: Course;
}

declare const GUIDE: Guide;
declare const SEARCH: SearchEntry[];
declare const Elements: ElementTools;
declare const Items: ItemStore;
declare const CalendarFile: CalendarTools;
declare const Store: AnswerStore;
declare const Notices: NoticeTools;
declare const Boxes: BoxTools;
declare const Keys: KeyTools;
declare const Exercises: ExerciseTools;
declare const Counts: CountTools;
declare const Progress: ProgressTools;
declare const Resume: ResumeTools;
declare const Page: PageTools;
declare const AllAnswers: AllAnswersTools;
declare const RecordRules: RecordTools;
declare const RECORD: RecordData;
