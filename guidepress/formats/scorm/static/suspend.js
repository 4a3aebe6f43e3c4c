// SPDX-License-Identifier: MIT
// cmi.suspend_data: one text of a bounded length, in ASCII. guidepress/formats/scorm/storage_limits.py works out the bounds.
//
// {"v":2,"e":edition,"p":codes,"d":codes,"a":[name, value, minute, name, value, minute, …]}
// "p" has the parts that were opened, "d" the exercises that are marked as done, each as a code of four digits that is made of
// its id. So they keep their meaning in an edition with other parts and exercises. Version 1 had "p":"slug slug …" and no "d":
// the pages that were opened.
// A name begins with a digit (base 36) that says how many characters it shares with the name before. A tick is 1.
(() => {
  "use strict";

  const VERSION = 2;
  const FIRST_VERSION = 1;
  /**
   * Of codes, six bits each. With four of them, two of 65 ids have one code in one guide of 8,000: a mark of one is then a
   * mark of both.
   */
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const CODE = 4;
  const MOST_SHARED = 35;
  const NAME = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
  /** How often a text is un-escaped at most: a system that escapes what it is given may have done so at several saves. */
  const MOST_ESCAPED = 5;
  const LAST_SIGN = 0x10ffff;
  const ESCAPED = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(quot|amp|lt|gt|apos));/gi;
  /** @type {Record<string, string>} */
  const SIGNS = { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'" };

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
    const { edition, parts, done } = suspended;
    const start = asciiJson({ v: VERSION, e: edition, p: codesOf(parts), d: codesOf(done) });
    const text = pieces.length ? `${start.slice(0, -1)},"a":[${pieces.join(",")}]}` : start;
    return { text, used, left };
  }

  // ------------------------------------------------------------------------------------------------ codes

  /** @param {string[]} ids */
  function codesOf(ids) {
    return ids.map(codeOf).join("");
  }

  /**
   * The lower 24 bits of FNV-1a, as digits, the lowest first.
   * @param {string} id
   */
  function codeOf(id) {
    let hash = 0x811c9dc5;
    for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) || 0), 0x01000193) >>> 0;
    let text = "";
    for (let at = 0; at < CODE; at += 1) text += DIGITS[Math.floor(hash / DIGITS.length ** at) % DIGITS.length];
    return text;
  }

  /**
   * Those of the ids whose codes stand in a text.
   * @param {unknown} text
   * @param {string[]} ids
   */
  function idsFrom(text, ids) {
    const codes = new Set(typeof text === "string" ? text.match(/.{4}/gs) : []);
    return ids.filter((id) => codes.has(codeOf(id)));
  }

  /**
   * What a text holds, as far as it can be understood; null where it is none of ours, or damaged. Never throws.
   * @param {string} text
   * @param {Known} known
   * @returns {Suspended | null}
   */
  function unpack(text, known) {
    if (text.trim() === "") return { edition: "", parts: [], done: [], answers: [] };
    const found = objectFrom(text);
    if (found.v !== VERSION && found.v !== FIRST_VERSION) return null;
    const edition = typeof found.e === "string" ? found.e : "";
    const answers = Array.isArray(found.a) ? answersFrom(found.a) : [];
    if (found.v === FIRST_VERSION) {
      const slugs = typeof found.p === "string" ? found.p.split(" ") : [];
      return { edition, parts: known.parts.filter((part) => slugs.includes(part)), done: [], answers };
    }
    return { edition, parts: idsFrom(found.p, known.parts), done: idsFrom(found.d, known.exercises), answers };
  }

  /**
   * The object that a text holds, which may have been escaped for HTML. `pack` writes no sign that HTML escapes but
   * quotation marks, so to un-escape changes nothing else.
   * @param {string} text
   * @returns {Record<string, unknown>}
   */
  function objectFrom(text) {
    let plain = text;
    for (let times = 0; times <= MOST_ESCAPED; times += 1) {
      try {
        const found = JSON.parse(plain);
        return typeof found === "object" && found !== null ? found : {};
      } catch {
        plain = unescaped(plain);
      }
    }
    return {};
  }

  /** @param {string} text */
  function unescaped(text) {
    return text.replace(ESCAPED, (whole, decimal, hexadecimal, name) => {
      if (name) return SIGNS[name.toLowerCase()];
      const sign = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      return sign <= LAST_SIGN ? String.fromCodePoint(sign) : whole;
    });
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
  window.ranScripts = [...(window.ranScripts || []), "suspend.js"];
})();
