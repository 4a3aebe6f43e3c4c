// SPDX-License-Identifier: MIT
// The text of a calendar file (RFC 5545) with events of whole days. The web workbook and the planner use it.
(() => {
  "use strict";

  /** The most octets of a line without its end (RFC 5545 3.1). */
  const LINE = 75;
  const DAY = 86_400_000;

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
   * The name of an event stays, so that a calendar which has it already takes the new date.
   * @param {CalendarEvent} event
   * @param {string} stamp
   */
  function linesOf({ name, day, summary, description }, stamp) {
    const begin = new Date(day);
    return [
      "BEGIN:VEVENT",
      `UID:${name}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(begin)}`,
      `DTEND;VALUE=DATE:${compact(new Date(begin.getTime() + DAY))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  }

  /**
   * @param {string} guide  the slug of the guide
   * @param {CalendarEvent[]} events
   */
  function text(guide, events) {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//guidepress//${escaped(guide)}//EN`, "CALSCALE:GREGORIAN"];
    const lines = [...head, ...events.flatMap((event) => linesOf(event, stamp)), "END:VCALENDAR"];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  }

  window.CalendarFile = { text, type: "text/calendar;charset=utf-8" };
  window.ranScripts = [...(window.ranScripts || []), "calendar-file.js"];
})();
