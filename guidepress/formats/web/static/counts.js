// SPDX-License-Identifier: MIT
// What is counted while the learner answers: how many options are chosen of those allowed, and what numbers add up to.
(() => {
  "use strict";

  const words = GUIDE.words;
  const { every, filled, say } = Elements;

  /** Where too many are chosen, exercises.js says so, and nothing is counted beside that. */
  function refreshChosen() {
    for (const place of every("[data-chosen]")) {
      const group = place.closest("[data-many]");
      const chosen = group ? group.querySelectorAll("input:checked").length : 0;
      const maximum = Number(place.dataset.chosen);
      say(place, chosen > 0 && chosen <= maximum ? filled(words.chosen, { chosen, maximum }) : "");
    }
  }

  function refreshSums() {
    for (const place of every("[data-sum]")) {
      const values = (place.dataset.sum || "").split(" ").map((id) => Store.get(id)).filter((value) => value !== null);
      const sum = values.reduce((found, value) => found + Number(value), 0);
      const [label, total] = [place.dataset.label || "", Number(place.dataset.total)];
      place.classList.toggle("error", sum > total);
      say(place, values.length ? filled(words.sum, { label, sum, total }) : "");
    }
  }

  function refresh() {
    refreshChosen();
    refreshSums();
  }

  window.Counts = { refresh };
  window.ranScripts = [...(window.ranScripts || []), "counts.js"];
})();
