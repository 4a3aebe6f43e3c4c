// SPDX-License-Identifier: MIT
// All answers of the guide, by page and exercise, to read and print.
(() => {
  "use strict";

  /** What stands between the steps of a label, from the question to the option. */
  const STEP = " \u00b7 ";

  const words = GUIDE.words;
  const { button, filled, link, made } = Elements;

  /**
   * What stands in an answer, in words.
   * @param {Item} item
   */
  function wordsOf(item) {
    return item.value === true ? words.ticked : item.shown || item.value;
  }

  /**
   * @param {Map<string, Item>} kept
   * @param {boolean} withEmpty  whether questions without an answer are among them
   */
  function sections(kept, withEmpty) {
    const firsts = GUIDE.pages.filter((page) => page.slug === page.part);
    return firsts.map((page) => partOf(page, kept, withEmpty)).filter((one) => one !== null);
  }

  /**
   * The answers of a part, or of another division, by its first page; null where there is nothing to show.
   * @param {GuidePage} page
   * @param {Map<string, Item>} kept
   * @param {boolean} withEmpty
   */
  function partOf(page, kept, withEmpty) {
    const files = new Set(GUIDE.pages.filter((one) => one.part === page.part).map((one) => one.file));
    const ids = Object.keys(GUIDE.answers).filter(
      (id) => files.has(GUIDE.answers[id].file) && (withEmpty || kept.has(id)),
    );
    if (!ids.length) return null;
    const title = page.role === "part" ? filled(words.part_title, { number: page.number, title: page.title }) : page.title;
    const section = made("section", [made("h2", [link(title, page.file)])], "part-answers");
    for (const exercise of new Set(ids.map((id) => GUIDE.answers[id].exercise))) {
      section.append(exerciseOf(exercise, ids.filter((id) => GUIDE.answers[id].exercise === exercise), kept));
    }
    const print = made("p", [button(filled(words.print_part, { title }), () => printAlone(section))]);
    section.append(print);
    return section;
  }

  /**
   * Prints one part without the others.
   * @param {HTMLElement} section
   */
  function printAlone(section) {
    section.dataset.alone = "";
    window.addEventListener("afterprint", () => { delete section.dataset.alone; }, { once: true });
    window.print();
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

  window.AllAnswers = { sections, wordsOf };
  window.ranScripts = [...(window.ranScripts || []), "all-answers.js"];
})();
