// SPDX-License-Identifier: MIT
// The page "My answers": everything at once to read and print, files of answers, and what has no place.
(() => {
  "use strict";

  /** No browser's storage holds as much. */
  const LARGEST = 50_000_000;

  const words = GUIDE.words;
  const { button, date, filled, made } = Elements;
  const { wordsOf } = AllAnswers;
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

  function showAnswers() {
    const kept = Store.all();
    const withEmpty = /** @type {HTMLInputElement} */ (part("with-empty")).checked;
    part("all-answers").replaceChildren(...AllAnswers.sections(kept, withEmpty));
    part("none").hidden = kept.size > 0;
    const exercises = [...new Set(Object.values(GUIDE.answers).map((answer) => answer.exercise))].filter(Boolean);
    part("count").textContent = filled(words.begun, { begun: Progress.begun(exercises), count: exercises.length });
    part("undo").hidden = !Store.canUndo();
    showUnplaced();
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
    part("plan-file").textContent = filled(words.plan_file, { edition: made.edition, date: date(made.saved) });
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
    if (found.done.length) lines.push(filled(words.plan_done, { count: found.done.length }));
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
    const taken = [];
    if (count) taken.push(filled(words.taken_over, { count }));
    if (plan.done.length) taken.push(filled(words.marks_taken_over, { count: plan.done.length }));
    const done = !taken.length || Store.importApply(plan, choice);
    closePlan();
    showAnswers();
    if (!done) sayProblem(words.file_too_large);
    else sayDone(taken.join(" ") || words.nothing_new);
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
  window.ranScripts = [...(window.ranScripts || []), "my-answers.js"];
})();
