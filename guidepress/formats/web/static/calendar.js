// SPDX-License-Identifier: MIT
// Saves the dates that the learner has set as a calendar file. Nothing is sent.
(() => {
  "use strict";

  const words = GUIDE.words;
  const { every, filled, saveFile, today } = Elements;

  /**
   * The names of the dates that are today or later, in reading order. The pages keep only whole dates.
   * @param {string} exercise  all if empty
   */
  function datesOf(exercise) {
    return Object.keys(GUIDE.answers).filter((id) => {
      const answer = GUIDE.answers[id];
      const value = Store.get(id);
      if (answer.kind !== "date" || (exercise && answer.exercise !== exercise)) return false;
      return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && value >= today();
    });
  }

  /** @param {string} exercise */
  function titleOf(exercise) {
    const page = GUIDE.pages.find((one) => one.slug === exercise);
    return page?.title || GUIDE.exercises[exercise]?.title || GUIDE.title;
  }

  /**
   * @param {string} id  of a date
   * @returns {CalendarEvent}
   */
  function eventOf(id) {
    const { exercise, label } = GUIDE.answers[id];
    const summary = filled(words.calendar_event, { title: titleOf(exercise), question: label });
    return { name: `${id}@${GUIDE.guide}`, day: String(Store.get(id)), summary, description: GUIDE.title };
  }

  /** @param {HTMLElement} place */
  function save(place) {
    Page.flush();
    const ids = datesOf(place.dataset.calendar || "");
    const file = `${GUIDE.guide}-dates.ics`;
    const outcome = place.querySelector("[data-calendar-outcome]");
    if (ids.length) saveFile(file, CalendarFile.text(GUIDE.guide, ids.map(eventOf)), CalendarFile.type);
    const text = ids.length ? filled(words.calendar_saved, { count: ids.length, file }) : words.calendar_none;
    if (outcome) outcome.textContent = text;
  }

  for (const place of every("[data-calendar]")) place.querySelector("button")?.addEventListener("click", () => save(place));
  window.ranScripts = [...(window.ranScripts || []), "calendar.js"];
})();
