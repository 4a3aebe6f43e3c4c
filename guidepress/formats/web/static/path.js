// SPDX-License-Identifier: MIT
// On an exercise that was reached along a path: which step it is, and the way to the next and the one before.
(() => {
  "use strict";

  const words = GUIDE.words;
  const { filled, link, made } = Elements;
  const slug = document.body.dataset.page || "";
  const id = new URLSearchParams(window.location.search).get("path");
  const path = GUIDE.paths.find((one) => one.id === id && one.steps.includes(slug));

  /**
   * The link to a step of the path; before the first and after the last, to the page of the path.
   * @param {GuidePath} along
   * @param {number} at
   * @param {string} label
   */
  function linkTo(along, at, label) {
    const page = GUIDE.pages.find((one) => one.slug === along.steps[at]);
    if (!page) return link(filled(label, { title: along.title }), `path_${along.id}.html`);
    return link(filled(label, { title: page.title }), `${page.file}?path=${along.id}`);
  }

  if (path) {
    const at = path.steps.indexOf(slug);
    const place = filled(words.path_step, { title: path.title, number: at + 1, count: path.steps.length });
    document.querySelector("main")?.prepend(made("p", [link(place, `path_${path.id}.html`)], "effort"));
    const [before, after] = [linkTo(path, at - 1, words.previous), linkTo(path, at + 1, words.next)];
    before.rel = "prev";
    after.rel = "next";
    document.querySelector(".steps")?.replaceChildren(before, after);
  }
  window.ranScripts = [...(window.ranScripts || []), "path.js"];
})();
