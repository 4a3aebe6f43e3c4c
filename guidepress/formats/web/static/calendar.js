// SPDX-License-Identifier: MIT
// Saves the dates that the learner has set as a calendar file of whole days (RFC 5545). Nothing is sent.
(() => {
  "use strict";

  /** The most octets of a line without its end (RFC 5545 3.1). */
  const LINE = 75;
  const DAY = 86_400_000;

  const words = GUIDE.words;
  const { every, filled, saveFile, today } = Elements;
  const encoder = new TextEncoder();

  /**
   * A line in pieces of at most 75 octets; each further one begins with a space. No letter is cut in two.
   * @param {string} line
   */
  function folded(line) {
    const pieces = [""];
    let octets = 0;
    for (const letter of line) {
      const size = encoder.encode(letter).length;
      if (octets + size > LINE) {
        pieces.push(" ");
        octets = 1;
      }
      pieces[pieces.length - 1] += letter;
      octets += size;
    }
    return pieces.join("\r\n");
  }

  /** A text as a value (RFC 5545 3.3.11). @param {string} text */
  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
  }

  /** A day as calendars write it. @param {Date} day */
  function compact(day) {
    return day.toISOString().slice(0, 10).replace(/-/g, "");
  }

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
   * An event of a whole day. Its name stays, so that a calendar which has it already takes the new date.
   * @param {string} id
   * @param {string} stamp
   */
  function eventOf(id, stamp) {
    const day = new Date(String(Store.get(id)));
    const { exercise, label } = GUIDE.answers[id];
    return [
      "BEGIN:VEVENT",
      `UID:${id}@${GUIDE.guide}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(new Date(day.getTime() + DAY))}`,
      `SUMMARY:${escaped(filled(words.calendar_event, { title: titleOf(exercise), question: label }))}`,
      `DESCRIPTION:${escaped(GUIDE.title)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  }

  /** @param {string[]} ids */
  function calendarOf(ids) {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//guidepress//${escaped(GUIDE.guide)}//EN`, "CALSCALE:GREGORIAN"];
    const lines = [...head, ...ids.flatMap((id) => eventOf(id, stamp)), "END:VCALENDAR"];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  }

  /** @param {HTMLElement} place */
  function save(place) {
    Page.flush();
    const ids = datesOf(place.dataset.calendar || "");
    const file = `${GUIDE.guide}-dates.ics`;
    const outcome = place.querySelector("[data-calendar-outcome]");
    if (ids.length) saveFile(file, calendarOf(ids), "text/calendar;charset=utf-8");
    const text = ids.length ? filled(words.calendar_saved, { count: ids.length, file }) : words.calendar_none;
    if (outcome) outcome.textContent = text;
  }

  for (const place of every("[data-calendar]")) place.querySelector("button")?.addEventListener("click", () => save(place));
  window.ranScripts = [...(window.ranScripts || []), "calendar.js"];
})();
