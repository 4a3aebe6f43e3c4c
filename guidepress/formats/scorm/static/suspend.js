// SPDX-License-Identifier: MIT
// cmi.suspend_data: one text of a bounded length, in ASCII. guidepress/formats/scorm/storage_limits.py works out the bounds.
//
// {"v":2,"e":edition,"k":check,"p":bits,"d":bits,"a":[name, value, minute, name, value, minute, …]}
// "p" has a bit for each part that was opened, "d" one for each exercise that is marked as done, in the order of the edition.
// "k" stands for the ids in that order: with another "k", bits mean other ids. Version 1 had "p":"slug slug …" instead of all
// three: the pages that were opened.
// A name begins with a digit (base 36) that says how many characters it shares with the name before. A tick is 1.
(() => {
  "use strict";

  const VERSION = 2;
  const FIRST_VERSION = 1;
  /** Six bits each. */
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const WIDTH = 6;
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
    const { edition, parts, done, order } = suspended;
    const [p, d] = [bitsOf(parts, order.parts), bitsOf(done, order.exercises)];
    const start = asciiJson({ v: VERSION, e: edition, k: checkOf(order), p, d });
    const text = pieces.length ? `${start.slice(0, -1)},"a":[${pieces.join(",")}]}` : start;
    return { text, used, left };
  }

  // ------------------------------------------------------------------------------------------------ bits

  /**
   * A digit for every six ids, without empty digits at the end.
   * @param {string[]} ids  those whose bit is set
   * @param {string[]} order
   */
  function bitsOf(ids, order) {
    const found = new Set(ids);
    let text = "";
    for (let at = 0; at < order.length; at += WIDTH) {
      const six = order.slice(at, at + WIDTH);
      text += DIGITS[six.reduce((sum, id, bit) => sum + (found.has(id) ? 2 ** bit : 0), 0)];
    }
    return text.replace(/0+$/, "");
  }

  /**
   * @param {unknown} text
   * @param {string[]} order
   */
  function idsFrom(text, order) {
    const digits = typeof text === "string" ? text : "";
    return order.filter((_, at) => {
      const value = DIGITS.indexOf(digits.charAt(Math.floor(at / WIDTH)) || "0");
      return value > 0 && Math.floor(value / 2 ** (at % WIDTH)) % 2 === 1;
    });
  }

  /**
   * Six digits for the ids in their order (FNV-1a, 32 bits).
   * @param {Order} order
   */
  function checkOf(order) {
    let hash = 0x811c9dc5;
    for (const sign of `${order.parts.join(" ")}/${order.exercises.join(" ")}`) {
      hash = Math.imul(hash ^ (sign.codePointAt(0) || 0), 0x01000193) >>> 0;
    }
    let text = "";
    for (let at = 0; at < WIDTH; at += 1) text += DIGITS[Math.floor(hash / 64 ** at) % 64];
    return text;
  }

  /**
   * What a text holds, as far as it can be understood; null where it is none of ours, or damaged. Never throws.
   * @param {string} text
   * @param {Order} order  of this edition
   * @returns {Suspended | null}
   */
  function unpack(text, order) {
    if (text.trim() === "") return { edition: "", parts: [], done: [], order, answers: [] };
    const found = objectFrom(text);
    if (found.v !== VERSION && found.v !== FIRST_VERSION) return null;
    const edition = typeof found.e === "string" ? found.e : "";
    const answers = Array.isArray(found.a) ? answersFrom(found.a) : [];
    if (found.v === FIRST_VERSION) {
      const slugs = typeof found.p === "string" ? found.p.split(" ") : [];
      return { edition, parts: order.parts.filter((part) => slugs.includes(part)), done: [], order, answers };
    }
    const isOurs = found.k === checkOf(order);
    const parts = isOurs ? idsFrom(found.p, order.parts) : [];
    return { edition, parts, done: isOurs ? idsFrom(found.d, order.exercises) : [], order, answers };
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
