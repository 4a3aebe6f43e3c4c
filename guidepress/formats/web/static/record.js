// SPDX-License-Identifier: MIT
// The page of the record of activities: it gathers, orders and counts what the learner wrote, and writes nothing for them.
(() => {
  "use strict";

  const { date, every, filled, made, today } = Elements;
  const { isoDay, withGaps, countWords } = RecordRules;
  const words = RECORD.words;
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-record]"));
  const withPrivate = /** @type {HTMLInputElement | null} */ (root.querySelector("[data-with-private]"));

  // ------------------------------------------------------------------------------------------------ answers

  /**
   * Whether an answer may be shown. One on a page for notes has no exercise, and counts as private.
   * @param {string} id
   */
  function mayShow(id) {
    if (RECORD.private === "show" || (withPrivate && withPrivate.checked)) return true;
    const { exercise } = GUIDE.answers[id];
    return exercise !== "" && !RECORD.privateExercises.includes(exercise);
  }

  /**
   * What stands in an answer, in words; "" where nothing does.
   * @param {string} id
   */
  function wordsOf(id) {
    if (!mayShow(id)) return "";
    const value = Store.get(id);
    if (value === true) return GUIDE.words.ticked;
    const shown = Store.shown(id).trim();
    return GUIDE.answers[id].kind === "date" ? dayInWords(shown) : shown;
  }

  /** @param {string} text */
  function dayInWords(text) {
    const day = isoDay(text, "");
    return day ? date(day) : text;
  }

  /**
   * The names of the answers of an exercise, or of one answer, in reading order.
   * @param {string} name
   */
  function namesOf(name) {
    return Object.keys(GUIDE.answers).filter((id) => id === name || GUIDE.answers[id].exercise === name);
  }

  /**
   * The answers in the rows of an exercise, by the keys of columns. Rows without any are left out.
   * @param {string} exercise
   * @param {string[]} keys
   * @param {(id: string) => string} read
   * @returns {Record<string, string>[]}
   */
  function rowsOf(exercise, keys, read) {
    /** @type {Map<string, Record<string, string>>} */
    const rows = new Map();
    for (const id of namesOf(exercise)) {
      const at = id.lastIndexOf(".");
      const [place, key] = [id.slice(0, at), id.slice(at + 1)];
      if (keys.includes(key)) rows.set(place, { ...rows.get(place), [key]: read(id) });
    }
    return [...rows.values()].filter((row) => Object.values(row).some((text) => text));
  }

  // ------------------------------------------------------------------------------------------------ parts

  /**
   * A question with its answer.
   * @param {string} label
   * @param {string[]} texts
   */
  function answered(label, texts) {
    return made("div", [made("dt", [label]), ...texts.map((text) => made("dd", [text], "typed"))], "answer");
  }

  /** @param {string} id */
  function askedBy(id) {
    const { exercise, label } = GUIDE.answers[id];
    const { number, title } = GUIDE.exercises[exercise] || { number: "", title: "" };
    if (!title) return label;
    const name = filled(GUIDE.words.exercise_title, { number, title }).trim();
    return label === title ? name : filled(words.labelled, { label: name, text: label });
  }

  /**
   * Shows the answers of a part.
   * @param {RecordPart} part
   * @param {HTMLElement} place
   * @returns {number} how many words they have
   */
  function showPart(part, place) {
    let count = 0;
    const lines = [];
    for (const id of part.answers.flatMap(namesOf)) {
      const text = wordsOf(id);
      count += countWords(text);
      if (text) lines.push(answered(askedBy(id), [text]));
    }
    for (const { exercise, keys } of part.rows) {
      for (const row of rowsOf(exercise, keys, wordsOf)) {
        const [first, ...rest] = keys.map((key) => row[key]).filter((text) => text);
        count += [first, ...rest].reduce((sum, text) => sum + countWords(text), 0);
        lines.push(answered(first, rest));
      }
    }
    place.replaceChildren(lines.length ? made("dl", lines) : made("p", [words.empty], "hint"));
    if (part.words) place.append(made("p", [filled(words.words, { count, most: part.words })], "question"));
    return count;
  }

  // ------------------------------------------------------------------------------------------------ activities

  /** @returns {Activity[]} */
  function activities() {
    return RECORD.sources.flatMap((source) => {
      const { kind, done } = source;
      const keys = [source.what, source.date, source.evidence, done].filter((key) => key);
      const raw = (/** @type {string} */ id) => (mayShow(id) ? Store.shown(id).trim() || (Store.get(id) ? "x" : "") : "");
      return rowsOf(source.exercise, keys, raw).flatMap((row) => {
        const [what, written, evidence] = [row[source.what], row[source.date], row[source.evidence] || ""];
        if (!(what || written || evidence) || (done && !row[done])) return [];
        return [{ what: what || "", kind, day: isoDay(written || "", words.months), written: written || "", evidence }];
      });
    });
  }

  /** @param {Activity[]} found */
  function showActivities(found) {
    const dated = found.filter(({ day }) => day).sort((one, other) => one.day.localeCompare(other.day));
    const undated = found.filter(({ day }) => !day);
    const evidence = [...new Set([...dated, ...undated].map((one) => one.evidence).filter((text) => text))];
    const [done, planned] = [dated.filter(({ day }) => day <= today()), dated.filter(({ day }) => day > today())];
    const place = part("activities");
    place.replaceChildren(...(found.length ? [] : [made("p", [words.no_activities], "hint")]));
    if (done.length) place.append(table(withGaps(done, today(), RECORD.gap), evidence, RECORD.title));
    for (const [title, rest] of /** @type {[string, Activity[]][]} */ ([[words.planned, planned], [words.undated, undated]])) {
      if (rest.length) place.append(made("h3", [title]), table(rest, evidence, title));
    }
    part("evidence").replaceChildren(
      evidence.length ? made("ol", evidence.map((text) => made("li", [text], "typed"))) : made("p", [words.empty], "hint"),
    );
  }

  /**
   * @param {(Activity | Gap)[]} lines
   * @param {string[]} evidence
   * @param {string} title  what the table is called where it is read aloud
   */
  function table(lines, evidence, title) {
    const heads = [words.date, words.activity, words.kind, words.evidence].map((text) => {
      const head = made("th", [text]);
      head.scope = "col";
      return head;
    });
    const rows = lines.map((line) => made("tr", cellsOf(line, evidence).map((text) => made("td", [text], "typed"))));
    const found = made("table", [made("thead", [made("tr", heads)]), made("tbody", rows)]);
    found.setAttribute("aria-label", title);
    return found;
  }

  /**
   * @param {Activity | Gap} line
   * @param {string[]} evidence
   */
  function cellsOf(line, evidence) {
    if ("months" in line) {
      const days = filled(words.gap_dates, { first: date(line.first), last: date(line.last) });
      return [days, filled(words.gap, { months: line.months }), words.gap_note, ""];
    }
    const number = evidence.indexOf(line.evidence) + 1;
    return [line.day ? date(line.day) : line.written, line.what, line.kind, number ? String(number) : ""];
  }

  // ------------------------------------------------------------------------------------------------ the page

  /** @param {string} name */
  function part(name) {
    return /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  }

  function show() {
    showPart(RECORD.summary, part("summary"));
    const places = every("[data-statement]", root);
    const count = RECORD.statement.reduce((sum, one, at) => sum + showPart(one, places[at]), 0);
    part("statement-words").textContent = RECORD.statementWords
      ? filled(words.words, { count, most: RECORD.statementWords })
      : "";
    showActivities(activities());
  }

  part("print").addEventListener("click", () => window.print());
  if (withPrivate) withPrivate.addEventListener("change", show);
  Store.onChange(show);
  window.addEventListener("pageshow", show);
  show();
  window.ranScripts = [...(window.ranScripts || []), "record.js"];
})();
