// SPDX-License-Identifier: MIT
// Saves a calendar file for the letter after the day: on the day that is chosen, people look at what they promised.
(() => {
  "use strict";

  const { every, filled, saveFile, today } = Elements;
  const { slug, title, words } = PLANNER;
  const [box] = every("[data-promise-day]");
  const [outcome] = every("[data-promise-outcome]");

  /** @param {string} workshop  the title of the workshop */
  function save(workshop) {
    const day = box instanceof HTMLInputElement ? box.value : "";
    const isGood = /^\d{4}-\d\d-\d\d$/.test(day) && day >= today();
    const file = `${slug}-promise-${day}.ics`;
    const summary = filled(words.planner_promise_event, { title: workshop });
    const event = { name: `promise.${day}@${slug}`, day, summary, description: title };
    if (isGood) saveFile(file, CalendarFile.text(slug, [event]), CalendarFile.type);
    outcome.textContent = isGood ? filled(words.planner_saved, { file }) : words.planner_promise_none;
  }

  globalThis.PromiseFile = { save };
})();
