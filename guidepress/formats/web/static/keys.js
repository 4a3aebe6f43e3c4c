// SPDX-License-Identifier: MIT
// The learner's answers beside the right ones: which questions have been answered, and how many answers are right.
(() => {
  "use strict";

  /** What stands for a ticked box among the right values. */
  const TICKED = "yes";

  /** @param {string} name */
  function valueOf(name) {
    const value = Store.get(name);
    if (value === true) return TICKED;
    const text = (value || "").trim();
    const answer = GUIDE.answers[name];
    // "03" and "3" are one number.
    return answer && answer.kind === "number" && text !== "" ? String(Number(text)) : text;
  }

  /**
   * A single box may be left empty on purpose, so it counts as answered once anything else in its exercise is.
   * @param {KeyedQuestion} question
   */
  function isAnswered(question) {
    const [name, ...others] = question.names;
    const isSingleBox = others.length === 0 && GUIDE.answers[name]?.kind === "tick";
    return isSingleBox || question.names.some((one) => valueOf(one) !== "");
  }

  /** @param {KeyedQuestion} question */
  function isRight(question) {
    return question.names.every((name, at) => valueOf(name) === question.values[at]);
  }

  /** @param {string} exercise */
  function questionsOf(exercise) {
    return GUIDE.exercises[exercise]?.key || [];
  }

  /** @param {KeyedQuestion[]} questions  of one exercise */
  function isBegun(questions) {
    return questions.some((question) => question.names.some((name) => valueOf(name) !== ""));
  }

  /** @param {string} exercise */
  function areAnswered(exercise) {
    const questions = questionsOf(exercise);
    return isBegun(questions) && questions.every(isAnswered);
  }

  /** @param {string} exercise */
  function countOf(exercise) {
    const questions = questionsOf(exercise);
    const counted = questions.filter((question) => question.values.length > 0);
    const answered = isBegun(questions) ? counted.filter(isAnswered) : [];
    return { total: counted.length, answered: answered.length, right: answered.filter(isRight).length };
  }

  function countAll() {
    const sum = { total: 0, answered: 0, right: 0 };
    for (const exercise of Object.keys(GUIDE.exercises)) {
      const { total, answered, right } = countOf(exercise);
      sum.total += total;
      sum.answered += answered;
      sum.right += right;
    }
    return sum;
  }

  window.Keys = { areAnswered, countOf, countAll };
  window.ranScripts = [...(window.ranScripts || []), "keys.js"];
})();
