// SPDX-License-Identifier: MIT
// cmi.suspend_data: one text of a bounded length, in ASCII. guidepress/writers/scorm/room.py works out the bounds.
//
// {"v":1,"e":edition,"p":"slug slug …","a":[name, value, minute, name, value, minute, …]}
// A name begins with a digit (base 36) that says how many characters it shares with the name before. A tick is 1.
(() => {
  "use strict";

  const VERSION = 1;
  const MOST_SHARED = 35;
  const NAME = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

  /**
   * JSON in ASCII, without what a system might take for markup. What JSON does not escape, such as half of an emoji, is
   * escaped here, so nothing is lost.
   * @param {unknown} value
   */
  function asciiJson(value) {
    const escaped = (/** @type {string} */ sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return JSON.stringify(value).replace(/[<>&\u007f-\uffff]/g, escaped);
  }

  /**
   * @param {string} before
   * @param {string} name
   */
  function shared(before, name) {
    let count = 0;
    while (count < MOST_SHARED && count < before.length && before[count] === name[count]) count += 1;
    return count;
  }

  /**
   * Answers go in one after the other, each whole or not at all.
   * @param {Suspended} suspended
   * @param {number} room  characters for answers; what else there is has room by the bounds
   * @returns {Packed}
   */
  function pack(suspended, room) {
    const pieces = [];
    const left = [];
    let used = 0;
    let before = "";
    for (const { id, value, minute } of suspended.answers) {
      const count = shared(before, id);
      const entry = [count.toString(36) + id.slice(count), value === true ? 1 : value, minute];
      const piece = asciiJson(entry).slice(1, -1);
      const cost = piece.length + (pieces.length ? 1 : 0);
      if (used + cost > room) {
        left.push(id);
      } else {
        pieces.push(piece);
        used += cost;
        before = id;
      }
    }
    const start = asciiJson({ v: VERSION, e: suspended.edition, p: suspended.pages.join(" ") });
    const text = pieces.length ? `${start.slice(0, -1)},"a":[${pieces.join(",")}]}` : start;
    return { text, used, left };
  }

  /**
   * What a text holds, as far as it can be understood. Never throws.
   * @param {string} text
   * @returns {Suspended}
   */
  function unpack(text) {
    const found = objectFrom(text);
    if (found.v !== VERSION) return { edition: "", pages: [], answers: [] };
    const pages = typeof found.p === "string" ? found.p.split(" ").filter((slug) => slug) : [];
    const edition = typeof found.e === "string" ? found.e : "";
    return { edition, pages, answers: Array.isArray(found.a) ? answersFrom(found.a) : [] };
  }

  /**
   * @param {string} text
   * @returns {Record<string, unknown>}
   */
  function objectFrom(text) {
    try {
      const found = JSON.parse(text);
      return typeof found === "object" && found !== null ? found : {};
    } catch {
      return {};
    }
  }

  /**
   * The answers up to the first name that cannot be read: every name hangs on the one before.
   * @param {unknown[]} list
   */
  function answersFrom(list) {
    /** @type {SentAnswer[]} */
    const answers = [];
    let before = "";
    for (let index = 0; index + 2 < list.length; index += 3) {
      const [coded, sent, minute] = list.slice(index, index + 3);
      const count = typeof coded === "string" ? Number.parseInt(coded.slice(0, 1), 36) : Number.NaN;
      if (typeof coded !== "string" || Number.isNaN(count) || count > before.length) break;
      const id = before.slice(0, count) + coded.slice(1);
      if (!NAME.test(id)) break;
      before = id;
      const value = sent === 1 ? true : sent;
      const isValue = value === true || (typeof value === "string" && value !== "");
      if (isValue && typeof minute === "number" && Number.isFinite(minute)) answers.push({ id, value, minute });
    }
    return answers;
  }

  window.Suspend = { pack, unpack };
})();
