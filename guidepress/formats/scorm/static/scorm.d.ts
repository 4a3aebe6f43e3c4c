// What the scripts of launch.html know beside globals.d.ts, for the type checker. Not part of the package.

/** The API that a learning system gives: SCORM 1.2, Run-Time Environment, 3.3. All arguments and results are text. */
interface ScormApi {
  LMSInitialize(empty: ""): string | null | undefined;
  LMSFinish(empty: ""): string;
  /** Some systems give null or undefined for a value that was never set, or for a call that they carried out. */
  LMSGetValue(name: string): string | null | undefined;
  LMSSetValue(name: string, value: string): string | null | undefined;
  LMSCommit(empty: ""): string | null | undefined;
  LMSGetLastError(): string;
}

/** The connection. No call throws. */
interface ScormLink {
  /** Whether a learning system has been found by now. */
  found: boolean;
  /** When the page that holds the API was loaded, which tells one launch from another; empty where that is not known. */
  since: string;
  /** Opens the connection; true where it is open already. */
  begin(): boolean;
  /** Empty for a value that was never set. Null where the learning system does not answer. */
  get(name: string): string | null;
  set(name: string, value: string): boolean;
  commit(): boolean;
  /** Only the first call is made. */
  finish(): void;
}

/** What learner.js lends. */
interface LearnerTools {
  /**
   * Asks the learning system again. "named": the learner was not known before, and answers are kept from now on; "another":
   * this is not the one whose answers are shown.
   */
  askAgain(flush: () => void): "same" | "named" | "another";
  /** The next reload is a new launch. */
  forget(): void;
}

/** When the guide is completed, and whether answers are sent. */
interface CourseRule {
  complete: "parts-visited" | "answered";
  answer: string;
  parts: string[];
  send: boolean;
  /** Whether the learning system is told how many answers are right. */
  score?: boolean;
}

/** An answer as the learning system keeps it. `minute`: when it was given, in minutes since 2020. */
interface SentAnswer {
  id: string;
  value: Value;
  minute: number;
}

/** What the edition has: of other ids nothing is known. */
interface Known {
  parts: string[];
  /** Those that have a page of their own. */
  exercises: string[];
}

/** What suspend_data holds. */
interface Suspended {
  edition: string;
  /** The parts of which a page has been opened. */
  parts: string[];
  /** The exercises that are marked as done. */
  done: string[];
  answers: SentAnswer[];
}

interface Packed {
  text: string;
  /** Characters that the answers take. */
  used: number;
  /** The answers that found no room. */
  left: string[];
}

interface SuspendTools {
  pack(suspended: Suspended, room: number): Packed;
  /** Null where the text is none of ours, or is damaged. */
  unpack(text: string, known: Known): Suspended | null;
}

interface Guide {
  course: CourseRule | null;
}

interface Course {
  /** The code of the learner, under which answers are kept; empty where nobody is known. */
  learner: string;
}

/** What the bar above the pages tells. */
interface CourseState {
  isComplete: boolean;
  /** How many parts have been opened. */
  seen: number;
  packed: Packed;
  /** The learning system does not answer. */
  isWaiting: boolean;
  /** It answers, but did not take every value. */
  isRefused: boolean;
  /** What it keeps from earlier cannot be read. */
  isUnread: boolean;
  /** That is left as it is, so that no answer goes there. */
  isLeft: boolean;
  /** Another learner is signed in by now. */
  isAnother: boolean;
}

interface BarTools {
  show(state: CourseState): void;
}

interface Window {
  API?: ScormApi;
  Bar: BarTools;
  Learner: LearnerTools;
  Scorm: ScormLink;
  Suspend: SuspendTools;
}

declare const Bar: BarTools;
declare const Learner: LearnerTools;
declare const Scorm: ScormLink;
declare const Suspend: SuspendTools;
