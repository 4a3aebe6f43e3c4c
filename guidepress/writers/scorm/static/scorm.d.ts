// What the scripts of launch.html know beside globals.d.ts, for the type checker. Not part of the package.

/** The API that a learning system gives: SCORM 1.2, Run-Time Environment, 3.3. All arguments and results are text. */
interface ScormApi {
  LMSInitialize(empty: ""): string;
  LMSFinish(empty: ""): string;
  LMSGetValue(name: string): string;
  LMSSetValue(name: string, value: string): string;
  LMSCommit(empty: ""): string;
  LMSGetLastError(): string;
}

/** The connection. No call throws. */
interface ScormLink {
  /** Whether there is a learning system at all. */
  found: boolean;
  /** Opens the connection; true where it is open already. */
  begin(): boolean;
  /** Null where the learning system does not answer. */
  get(name: string): string | null;
  set(name: string, value: string): boolean;
  commit(): boolean;
  /** Only the first call is made. */
  finish(): void;
}

/** When the guide is completed, and whether answers are sent. */
interface CourseRule {
  complete: "parts-visited" | "answered";
  answer: string;
  parts: string[];
  send: boolean;
}

/** An answer as the learning system keeps it. `minute`: when it was given, in minutes since 2020. */
interface SentAnswer {
  id: string;
  value: Value;
  minute: number;
}

/** What suspend_data holds. */
interface Suspended {
  edition: string;
  /** The slugs of the pages that have been opened. */
  pages: string[];
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
  unpack(text: string): Suspended;
}

interface Guide {
  course: CourseRule | null;
}

interface Course {
  /** Names the learner's own room in the store; empty where nobody is known. */
  learner: string;
}

interface Window {
  API?: ScormApi;
  Scorm: ScormLink;
  Suspend: SuspendTools;
}

declare const Scorm: ScormLink;
declare const Suspend: SuspendTools;
