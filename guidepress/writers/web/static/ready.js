// SPDX-License-Identifier: MIT
// The last script: opens the page to answers once all the others have run. Before that nothing would be kept, so no box takes
// any, and the page says so by itself.
(() => {
  "use strict";

  /**
   * Whether all scripts that a page names have run, with the data of its own edition: a browser can hold an older page.
   * @param {Window} one
   */
  function isWhole(one) {
    const { guideScripts, edition } = one.document.body.dataset;
    if (guideScripts === undefined) return true;
    return one.GUIDE?.edition === edition && guideScripts.split(" ").every((name) => one.ranScripts?.includes(name));
  }

  /** In a learning system, launch.html around this page keeps the learner's answers apart, and sends them. */
  function isCourseWhole() {
    try {
      return window.parent === window || isWhole(window.parent);
    } catch {
      // The window around this one belongs to another site.
      return true;
    }
  }

  function openPage() {
    document.querySelectorAll("[readonly]").forEach((box) => box.removeAttribute("readonly"));
    document.querySelectorAll("fieldset[disabled]").forEach((group) => group.removeAttribute("disabled"));
    document.documentElement.classList.add("live");
  }

  if (isWhole(window) && isCourseWhole()) openPage();
})();
