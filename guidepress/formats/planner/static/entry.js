// SPDX-License-Identifier: MIT
// Entry to type into: what one shows after somebody left it is always what the plan holds.
(() => {
  "use strict";

  const { filled } = Elements;
  const { words } = PLANNER;

  /**
   * Reads a box at every change. While somebody types, it may hold what does not do, such as nothing. When they leave it,
   * it shows what the plan holds, and that is said.
   * @param {HTMLInputElement} box
   * @param {() => boolean} read  takes what stands in the box, and returns false where that does not do
   */
  function listen(box, read) {
    let taken = box.value;
    let isTaken = true;
    box.addEventListener("focus", () => {
      if (isTaken) taken = box.value;
    });
    box.addEventListener("input", () => {
      isTaken = read();
      if (isTaken) taken = box.value;
    });
    box.addEventListener("blur", () => {
      if (isTaken) return;
      isTaken = true;
      box.value = taken;
      Editor.say(filled(words.planner_said_stays, { value: taken }));
    });
  }

  /** The whole number in a box; undefined where there is none. @param {HTMLInputElement} box */
  function wholeNumber(box) {
    const number = Number(box.value);
    return box.value.trim() !== "" && Number.isInteger(number) ? number : undefined;
  }

  globalThis.Entry = { listen, wholeNumber };
})();
