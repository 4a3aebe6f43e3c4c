// SPDX-License-Identifier: MIT
// Words with values in braces, times and dates as readers write them, elements, and files to save.
(() => {
  "use strict";

  // ------------------------------------------------------------------------------------------------ words

  /**
   * @param {string} text  with {names} in braces
   * @param {Record<string, string | number>} values
   */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /** @param {string} iso */
  function time(iso) {
    return new Intl.DateTimeFormat(GUIDE.language, { hour: "2-digit", minute: "2-digit" }).format(new Date(iso));
  }

  /** @param {string} iso */
  function date(iso) {
    const day = new Date(iso);
    return Number.isNaN(day.getTime()) ? "" : new Intl.DateTimeFormat(GUIDE.language, { dateStyle: "long" }).format(day);
  }

  /** Today where the learner is, as YYYY-MM-DD. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  // ------------------------------------------------------------------------------------------------ elements

  /**
   * @param {string} selector
   * @param {ParentNode} [within]
   * @returns {HTMLElement[]}
   */
  function every(selector, within = document) {
    return [...within.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {(string | Node)[]} children
   * @param {string} [className]
   */
  function made(name, children, className) {
    const element = document.createElement(name);
    // Strings become text, never markup.
    element.append(...children);
    if (className) element.className = className;
    return element;
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  function button(text, act) {
    const element = made("button", [text]);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  /**
   * @param {string} text
   * @param {string} href
   */
  function link(text, href) {
    const element = made("a", [text]);
    element.href = href;
    return element;
  }

  /**
   * Writes a text where it is not there yet: a screen reader says what changes in a live region.
   * @param {Element} place
   * @param {string} text
   */
  function say(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} type  its media type
   */
  function saveFile(name, text, type) {
    const link = made("a", []);
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    // Browsers read the address after the click has ended.
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  window.Elements = { filled, time, date, today, every, made, button, link, say, saveFile };
  window.ranScripts = [...(window.ranScripts || []), "elements.js"];
})();
