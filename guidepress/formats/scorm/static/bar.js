// SPDX-License-Identifier: MIT
// The bar above the pages: what the learning system is told, what completes the course, and a notice of what is wrong.
(() => {
  "use strict";

  const words = GUIDE.words;
  const rule = GUIDE.course || { complete: "parts-visited", answer: "", parts: [], send: false };
  const room = Number(document.body.dataset.room);

  /**
   * @param {string} name
   * @param {string} text
   */
  function write(name, text) {
    const element = /** @type {HTMLElement | null} */ (document.querySelector(`[data-course-${name}]`));
    if (!element || element.textContent === text) return;
    element.hidden = text === "";
    element.textContent = text;
  }

  /**
   * @param {string} text  with {names} in braces
   * @param {Record<string, string | number>} found
   */
  function filled(text, found) {
    const shown = (/** @type {string | number} */ one) =>
      typeof one === "number" ? new Intl.NumberFormat(GUIDE.language).format(one) : one;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in found ? shown(found[name]) : whole));
  }

  /** @param {CourseState} state */
  function show(state) {
    write("notice", noticeText(state));
    const details = /** @type {HTMLElement} */ (document.querySelector("[data-course]"));
    details.hidden = !Scorm.found || state.isAnother;
    const isSent = rule.send && !state.isLeft;
    const left = isSent ? state.packed.left : [];
    const said = state.isComplete ? words.course_completed : words.course_open;
    write("state", left.length ? `${said} ${words.course_some_left}` : said);
    write("rule", ruleText(state.seen));
    write("sent", isSent ? filled(words.course_sent, { used: state.packed.used, total: room }) : words.course_private);
    write("score", rule.score ? filled(words.course_score, scoreOf()) : "");
    write("left", left.length ? filled(words.course_left, { answers: left.map(nameOf).join("; ") }) : "");
  }

  function scoreOf() {
    const { right, total } = Keys.countAll();
    return { right, total };
  }

  /**
   * What is wrong, and then what it means for the answers.
   * @param {CourseState} state
   */
  function noticeText(state) {
    if (state.isAnother) return words.course_another;
    const wrong = [];
    if (!Scorm.found) wrong.push(words.course_none);
    else if (state.isWaiting) wrong.push(words.course_waiting);
    if (state.isRefused) wrong.push(words.course_refused);
    if (state.isUnread) wrong.push(words.course_unread);
    if (!Store.named) wrong.push(words.course_unnamed);
    else if (wrong.length && Store.kept) wrong.push(words.course_on_device);
    return wrong.join(" ");
  }

  /** @param {number} seen  how many parts have been opened */
  function ruleText(seen) {
    if (rule.complete === "parts-visited") return filled(words.course_rule_parts, { seen, total: rule.parts.length });
    const answer = GUIDE.answers[rule.answer];
    const exercise = answer && GUIDE.exercises[answer.exercise];
    if (!answer) return "";
    return exercise
      ? filled(words.course_rule_answered, { label: answer.label, number: exercise.number, title: exercise.title })
      : filled(words.course_rule_noted, { label: answer.label });
  }

  /** @param {string} id */
  function nameOf(id) {
    const answer = Object.prototype.hasOwnProperty.call(GUIDE.answers, id) ? GUIDE.answers[id] : null;
    const exercise = answer && GUIDE.exercises[answer.exercise];
    return [exercise ? exercise.number : "", answer ? answer.label : id].filter(Boolean).join(" ");
  }

  window.Bar = { show };
  window.ranScripts = [...(window.ranScripts || []), "bar.js"];
})();
