// SPDX-License-Identifier: MIT
// The data of the page, and what the scripts of the web workbook that it shares need to know.
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("planner_data")?.textContent || "{}");
  globalThis.PLANNER = data;
  const { slug, title, edition, language, words } = data;
  const none = { pages: [], paths: [], exercises: {}, answers: {}, drawings: {}, packaged: false, course: null };
  window.GUIDE = { guide: slug, title, edition, language, words, ...none };
})();
