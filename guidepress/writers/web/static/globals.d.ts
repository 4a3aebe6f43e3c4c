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

interface GuidePage {
  file: string;
  slug: string;
  title: string;
  number: string;
  role: string;
  exercises: string[];
}

interface GuideExercise {
  number: string;
  title: string;
  file: string;
  /** The page of the printed workbook. */
  page: number | null;
}

/** guide.js: the guide's own facts and words. */
interface Guide {
  guide: string;
  title: string;
  edition: string;
  language: string;
  pages: GuidePage[];
  exercises: Record<string, GuideExercise>;
  /** In reading order. */
  answers: Record<string, Answer>;
  words: Record<string, string>;
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
  /** The names of what the file holds but no answer can be. */
  unreadable: string[];
}

interface AnswerStore {
  /** Whether this browser keeps answers at all. */
  kept: boolean;
  /** What could not be kept and is lost with the page, or with the course's window: raw items by key. */
  held: Map<string, string>;
  /** How many answers could not be kept. */
  unkept(): number;
  /** Whether leaving this page loses something. */
  atRisk(): boolean;
  get(id: string): Value | null;
  /** Returns whether it is kept. An empty value takes the answer away. */
  set(id: string, value: Value | null): boolean;
  /** The answers that have a place in this edition, in reading order. */
  all(): Map<string, Item>;
  /** The answers that have none: of another edition, or with an option that is gone. */
  unplaced(): Map<string, Item>;
  /** The words of an answer: its text, or those of its option; empty for a tick and where there is no answer. */
  shown(id: string): string;
  clear(): void;
  forget(ids: string[]): void;
  undo(): void;
  canUndo(): boolean;
  /** When a page was opened last; empty if never. */
  seen(slug: string): string;
  markSeen(slug: string): void;
  /** Calls for every change from another tab, or of clear, open and undo here. */
  onChange(listener: (id: string) => void): void;
  exportText(): string;
  importPlan(text: string): Plan;
  /** Returns whether there was room; nothing is changed if not. */
  importApply(plan: Plan, choice: "mine" | "theirs"): boolean;
}

/** What page.js lends to the scripts after it. */
interface PageTools {
  /** Returns the name of the file. */
  saveToFile(): string;
  /** Puts values in braces. */
  filled(text: string, values: Record<string, string | number>): string;
  time(iso: string): string;
  date(iso: string): string;
  begun(exercises: string[]): number;
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
  changed(): void;
}

interface Window {
  Store: AnswerStore;
  Page: PageTools;
  /** Of the window around the pages, in a learning system. */
  guidepressCourse?: Course;
}

declare const GUIDE: Guide;
declare const SEARCH: SearchEntry[];
declare const Store: AnswerStore;
declare const Page: PageTools;
