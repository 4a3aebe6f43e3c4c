// SPDX-License-Identifier: MIT
// The line that says how answers are kept, and the notices that wait for an answer.
(() => {
  "use strict";

  /** How long nothing must be typed until a screen reader hears again that answers are kept. */
  const PAUSE = 5000;

  const words = GUIDE.words;
  const { button, every, filled, made, time } = Elements;

  // ------------------------------------------------------------------------------------------------ state and notices

  const state = document.querySelector("[data-state]");
  const stateSeen = made("span", []);
  const stateHeard = made("span", [], "heard");
  let stateTimer = 0;

  /** Eyes see the time of every save; a screen reader hears it once, then again after a pause. */
  function sayKept() {
    const text = filled(words.saved, { time: time(new Date().toISOString()) });
    stateSeen.textContent = text;
    state?.classList.remove("not-saved");
    state?.classList.add("saved");
    window.clearTimeout(stateTimer);
    if (!stateHeard.textContent) stateHeard.textContent = text;
    else stateTimer = window.setTimeout(() => { stateHeard.textContent = text; }, PAUSE);
  }

  /** How it begins; `sayNotKept` follows where this browser keeps nothing. */
  function start() {
    stateSeen.setAttribute("aria-hidden", "true");
    if (state) state.append(stateSeen, stateHeard);
    if (Store.kept) stateSeen.textContent = words.saves;
  }

  /** @param {() => void} save  saves all answers to a file */
  function sayNotKept(save) {
    stateSeen.textContent = words.not_saved;
    state?.classList.remove("saved");
    state?.classList.add("not-saved");
    window.clearTimeout(stateTimer);
    stateHeard.textContent = "";
    const unkept = Store.named ? words.not_kept : words.not_named;
    notice("not-kept", Store.kept ? words.storage_full : unkept, [button(words.save_file, save)]);
  }

  /**
   * A message that stays until it is answered. One that stands already is left as it is: it has been heard.
   * @param {string} key
   * @param {string} text
   * @param {HTMLElement[]} buttons
   */
  function notice(key, text, buttons) {
    const area = document.querySelector("[data-notice]");
    if (!(area instanceof HTMLElement) || noticeOf(key)) return;
    const line = made("div", [], "message");
    line.dataset.about = key;
    line.append(made("p", [text]), ...buttons);
    area.hidden = false;
    area.append(line);
  }

  /** @param {string} key */
  function noticeOf(key) {
    return every("[data-notice] [data-about]").find((line) => line.dataset.about === key);
  }

  /** @param {string} key */
  function takeNoticeAway(key) {
    noticeOf(key)?.remove();
    const area = document.querySelector("[data-notice]");
    if (area instanceof HTMLElement && !area.childElementCount) area.hidden = true;
  }

  window.Notices = { start, sayKept, sayNotKept, notice, takeNoticeAway };
  window.ranScripts = [...(window.ranScripts || []), "notices.js"];
})();
