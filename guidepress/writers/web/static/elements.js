// SPDX-License-Identifier: MIT
// Words with values in braces, times and dates as readers write them, and elements.
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

  window.Elements = { filled, time, date, every, made, button };
  window.ranScripts = [...(window.ranScripts || []), "elements.js"];
})();
