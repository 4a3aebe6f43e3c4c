// SPDX-License-Identifier: MIT
// The rules of the record of activities: dates, gaps between them, words counted. The same as in answers/printing/activities.py.
(() => {
  "use strict";

  /**
   * A day as YYYY-MM-DD: written so, or as the workbook asks, "12 March 2027"; "" for any other text.
   * @param {string} text
   * @param {string} months  the twelve names, with spaces between
   */
  function isoDay(text, months) {
    const iso = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(text);
    if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    const words = /^\s*(\d{1,2})\s+(\S+)\s+(\d{4})\s*$/.exec(text);
    const names = months.toLowerCase().split(" ");
    const month = words ? names.indexOf(words[2].toLowerCase()) + 1 : 0;
    return words && month ? dayOf(Number(words[3]), month, Number(words[1])) : "";
  }

  /**
   * @param {number} year
   * @param {number} month
   * @param {number} day
   */
  function dayOf(year, month, day) {
    const found = new Date(Date.UTC(2000, month - 1, day));
    found.setUTCFullYear(year, month - 1, day);
    const exists = year > 0 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
    return exists ? `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` : "";
  }

  /**
   * How many whole months lie between two days: from 31 January to 28 February it is none.
   * @param {string} first
   * @param {string} last
   */
  function monthsBetween(first, last) {
    const [[year, month, day], [lastYear, lastMonth, lastDay]] = [first, last].map((one) => one.split("-").map(Number));
    return (lastYear - year) * 12 + lastMonth - month - (lastDay < day ? 1 : 0);
  }

  /**
   * Activities in the order of their days, with each time of at least so many months before the next of them, and before
   * today.
   * @param {Activity[]} activities
   * @param {string} today
   * @param {number} least
   * @returns {(Activity | Gap)[]}
   */
  function withGaps(activities, today, least) {
    /** @type {(Activity | Gap)[]} */
    const found = [];
    let before = "";
    for (const next of [...activities, null]) {
      const day = next ? next.day : today;
      const months = before ? monthsBetween(before, day) : 0;
      if (before && months >= least) found.push({ first: before, last: day, months });
      if (next) found.push(next);
      before = day;
    }
    return found;
  }

  /**
   * How many words a text has, as word processors count: what stands between spaces, if it has a letter or a digit.
   * @param {string} text
   */
  function countWords(text) {
    return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  }

  window.RecordRules = { isoDay, monthsBetween, withGaps, countWords };
  window.ranScripts = [...(window.ranScripts || []), "record-rules.js"];
})();
