// The page "My answers": everything at once to read and print, files of answers, and what has no place.
(() => {
  "use strict";

  /** No browser's storage holds as much. */
  const LARGEST = 50_000_000;

  /** What stands between the steps of a label, from the question to the option. */
  const STEP = " \u00b7 ";

  const words = GUIDE.words;
  const { filled } = Page;
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-my-answers]"));
  /** @type {Plan | null} */
  let plan = null;

  // ------------------------------------------------------------------------------------------------ elements

  /**
   * @param {string} name  of the data attribute
   * @returns {HTMLElement}
   */
  function part(name) {
    return /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {(string | Node)[]} children
   * @param {string} [className]
   */
  function made(name, children, className) {
    const element = document.createElement(name);
    // Strings become text, never markup.
    element.append(...children);
    if (className) element.className = className;
    return element;
  }

  /**
   * @param {string} text
   * @param {string} href
   */
  function link(text, href) {
    const element = made("a", [text]);
    element.href = href;
    return element;
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  function button(text, act) {
    const element = made("button", [text]);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  /**
   * @param {string} name
   * @param {() => void} act
   */
  function onClick(name, act) {
    part(name).addEventListener("click", act);
  }

  /** @param {string} text */
  function sayDone(text) {
    part("problem").textContent = "";
    part("outcome").textContent = text;
  }

  /** @param {string} text */
  function sayProblem(text) {
    part("outcome").textContent = "";
    part("problem").textContent = text;
  }

  // ------------------------------------------------------------------------------------------------ all answers

  /**
   * What stands in an answer, in words.
   * @param {Item} item
   */
  function wordsOf(item) {
    return item.value === true ? words.ticked : item.shown || item.value;
  }

  function showAnswers() {
    const kept = Store.all();
    const withEmpty = /** @type {HTMLInputElement} */ (part("with-empty")).checked;
    const sections = GUIDE.pages.map((page) => partOf(page, kept, withEmpty)).filter((one) => one !== null);
    part("all-answers").replaceChildren(...sections);
    part("none").hidden = kept.size > 0;
    const exercises = [...new Set(Object.values(GUIDE.answers).map((answer) => answer.exercise))].filter(Boolean);
    part("count").textContent = filled(words.begun, { begun: Page.begun(exercises), count: exercises.length });
    part("undo").hidden = !Store.canUndo();
    showUnplaced();
  }

  /**
   * The answers of a page; null where there is nothing to show.
   * @param {GuidePage} page
   * @param {Map<string, Item>} kept
   * @param {boolean} withEmpty
   */
  function partOf(page, kept, withEmpty) {
    const ids = Object.keys(GUIDE.answers).filter(
      (id) => GUIDE.answers[id].file === page.file && (withEmpty || kept.has(id)),
    );
    if (!ids.length) return null;
    const title = page.role === "part" ? filled(words.part_title, { number: page.number, title: page.title }) : page.title;
    const section = made("section", [made("h2", [link(title, page.file)])], "part-answers");
    for (const exercise of new Set(ids.map((id) => GUIDE.answers[id].exercise))) {
      section.append(exerciseOf(exercise, ids.filter((id) => GUIDE.answers[id].exercise === exercise), kept));
    }
    return section;
  }

  /**
   * @param {string} id  of the exercise; empty for notes
   * @param {string[]} ids  its answers
   * @param {Map<string, Item>} kept
   */
  function exerciseOf(id, ids, kept) {
    const section = made("section", [], "exercise-answers");
    const exercise = id ? GUIDE.exercises[id] : undefined;
    if (exercise) {
      const title = filled(words.exercise_title, { number: exercise.number, title: exercise.title }).trim();
      section.append(made("h3", [link(title, `${exercise.file}#${id}`)]));
      if (exercise.page !== null) {
        section.append(made("p", [filled(words.workbook_page, { page: exercise.page })], "workbook"));
      }
    }
    section.append(made("dl", groupsOf(ids).map((group) => linesOf(group, kept))));
    return section;
  }

  /**
   * A question and its answers: the boxes of one question, of which some may be ticked, stand together.
   * @typedef {{label: string, ids: string[]}} Group
   */

  /**
   * @param {string[]} ids
   * @returns {Group[]}
   */
  function groupsOf(ids) {
    /** @type {Map<string, Group>} */
    const groups = new Map();
    for (const id of ids) {
      const label = questionOf(id);
      // Only boxes to tick have an option at the end of their label.
      const key = label === GUIDE.answers[id].label ? id : `${id.slice(0, id.lastIndexOf("."))} ${label}`;
      const group = groups.get(key) || { label, ids: [] };
      group.ids.push(id);
      groups.set(key, group);
    }
    return [...groups.values()];
  }

  /**
   * The label of an answer without its option, where it is a box to tick that has one.
   * @param {string} id
   */
  function questionOf(id) {
    const { kind, label } = GUIDE.answers[id];
    return kind === "tick" && label.includes(STEP) ? label.slice(0, label.lastIndexOf(STEP)) : label;
  }

  /**
   * @param {Group} group
   * @param {Map<string, Item>} kept
   */
  function linesOf({ label, ids }, kept) {
    const values = ids.flatMap((id) => {
      const item = kept.get(id);
      return item ? [made("dd", [optionOf(id) || wordsOf(item)], "typed")] : [];
    });
    return made("div", [made("dt", [label]), ...(values.length ? values : emptyOf(ids))], "answer");
  }

  /** @param {string} id */
  function optionOf(id) {
    return GUIDE.answers[id].label.slice(questionOf(id).length + STEP.length);
  }

  /**
   * Room to write or to tick, for a question without an answer.
   * @param {string[]} ids
   */
  function emptyOf(ids) {
    const { kind, options } = GUIDE.answers[ids[0]];
    const choices = options ? Object.values(options) : ids.map(optionOf).filter(Boolean);
    if (choices.length) return choices.map((choice) => made("dd", [`\u2610 ${choice}`], "choice"));
    return [made("dd", [words.not_answered], kind === "text" ? "empty" : "empty short")];
  }

  // ------------------------------------------------------------------------------------------------ without a place

  function showUnplaced() {
    const found = Store.unplaced();
    part("unplaced").hidden = found.size === 0;
    part("unplaced-list").replaceChildren(...[...found].map(([id, item]) => unplacedLine(id, item)));
  }

  /**
   * @param {string} id
   * @param {Item} item
   */
  function unplacedLine(id, item) {
    const label = item.label || id;
    const text = made("p", [wordsOf(item)], "typed");
    const copy = button(filled(words.copy, { label }), () => copyText(text));
    const remove = button(filled(words.delete, { label }), () => {
      Store.forget([id]);
      showAnswers();
      sayDone(words.deleted);
      focusAfterDelete();
    });
    return made("li", [made("p", [label], "question"), text, copy, " ", remove]);
  }

  /** The button that was pressed is gone. */
  function focusAfterDelete() {
    const heading = part("unplaced").querySelector("h2");
    if (heading && !part("unplaced").hidden) heading.focus();
    else part("undo").focus();
  }

  /**
   * Where the browser keeps the clipboard from the page (no https), the text is marked and copied in the old way.
   * @param {HTMLElement} text
   */
  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text.textContent || "");
      sayDone(words.copied);
    } catch {
      window.getSelection()?.selectAllChildren(text);
      if (document.execCommand("copy")) sayDone(words.copied);
      else sayProblem(words.not_copied);
    }
  }

  // ------------------------------------------------------------------------------------------------ files

  function save() {
    sayDone(filled(words.saved_file, { name: Page.saveToFile() }));
  }

  async function open() {
    const input = /** @type {HTMLInputElement} */ (part("open"));
    const file = input.files && input.files[0];
    if (!file) return;
    closePlan();
    const text = file.size > LARGEST ? "" : await file.text().catch(() => "");
    // The same file can be chosen again.
    input.value = "";
    showPlan(Store.importPlan(text));
  }

  /** @param {Plan} made */
  function showPlan(made) {
    const problems = {
      "not-answers": words.file_not_answers,
      "other-guide": filled(words.file_other_guide, { guide: made.guide }),
      newer: words.file_newer,
    };
    if (made.problem) {
      sayProblem(problems[made.problem]);
      return;
    }
    plan = made;
    sayDone("");
    part("plan-file").textContent = filled(words.plan_file, { edition: made.edition, date: Page.date(made.saved) });
    part("plan-counts").replaceChildren(...countsOf(made));
    showDifferent(made.different);
    part("plan").hidden = false;
    part("plan").querySelector("h2")?.focus();
  }

  /** @param {Plan} found */
  function countsOf(found) {
    const { fresh, same, different, unreadable } = found;
    const homeless = [...fresh, ...same, ...different].filter((change) => !change.placed);
    const lines = [
      filled(words.plan_fresh, { count: fresh.length }),
      filled(words.plan_same, { count: same.length }),
      filled(words.plan_different, { count: different.length }),
    ];
    if (homeless.length) lines.push(filled(words.plan_unplaced, { count: homeless.length }));
    if (unreadable.length) {
      lines.push(filled(words.plan_unreadable, { count: unreadable.length, names: unreadable.join(", ") }));
    }
    return lines.map((line) => made("li", [line]));
  }

  /** @param {Change[]} different */
  function showDifferent(different) {
    part("plan-different").hidden = different.length === 0;
    choiceOf("mine").checked = true;
    const lines = different.map(({ id, item, mine }) => {
      const label = GUIDE.answers[id] ? GUIDE.answers[id].label : item.label || id;
      const here = filled(words.plan_here, { answer: mine ? wordsOf(mine) : "" });
      const there = filled(words.plan_in_file, { answer: wordsOf(item) });
      return made("div", [made("dt", [label]), made("dd", [here], "typed"), made("dd", [there], "typed")], "answer");
    });
    part("plan-list").replaceChildren(...lines);
  }

  /** @param {"mine" | "theirs"} value */
  function choiceOf(value) {
    return /** @type {HTMLInputElement} */ (root.querySelector(`[data-plan-different] input[value=${value}]`));
  }

  function apply() {
    if (!plan) return;
    const choice = choiceOf("theirs").checked ? "theirs" : "mine";
    const count = plan.fresh.length + (choice === "theirs" ? plan.different.length : 0);
    const done = count === 0 || Store.importApply(plan, choice);
    closePlan();
    showAnswers();
    if (!done) sayProblem(words.file_too_large);
    else sayDone(count ? filled(words.taken_over, { count }) : words.nothing_new);
    part("open").focus();
  }

  function closePlan() {
    plan = null;
    part("plan").hidden = true;
    part("plan-list").replaceChildren();
  }

  function cancelPlan() {
    closePlan();
    part("open").focus();
  }

  // ------------------------------------------------------------------------------------------------ clear and undo

  function clear() {
    dialog().close();
    Store.clear();
    closePlan();
    showAnswers();
    sayDone(words.cleared);
    part("undo").focus();
  }

  function dialog() {
    return /** @type {HTMLDialogElement} */ (part("confirm"));
  }

  function undo() {
    Store.undo();
    showAnswers();
    sayDone(words.undone);
    part("clear").focus();
  }

  // ------------------------------------------------------------------------------------------------ start

  onClick("print", () => window.print());
  onClick("save", save);
  onClick("clear", () => dialog().showModal());
  onClick("confirm-no", () => dialog().close());
  onClick("confirm-yes", clear);
  onClick("undo", undo);
  onClick("plan-apply", apply);
  onClick("plan-cancel", cancelPlan);
  part("open").addEventListener("change", open);
  part("with-empty").addEventListener("change", showAnswers);
  // A burst of changes, as when a file is opened, shows once.
  let showing = 0;
  Store.onChange(() => {
    window.clearTimeout(showing);
    showing = window.setTimeout(showAnswers, 100);
  });
  window.addEventListener("pageshow", showAnswers);
  showAnswers();
})();
