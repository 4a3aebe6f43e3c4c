// SPDX-License-Identifier: MIT
// On the first page of a part: an address from before there was a page for each section and exercise leads to that page.
(() => {
  "use strict";

  const { every } = Elements;
  const { nameInAddress } = Resume;

  /** The entry of the contents that stands for an anchor. @param {string} anchor */
  function entryOf(anchor) {
    const named = document.getElementById(anchor);
    if (named) return named.matches(".part-contents li") ? named : null;
    return every("[data-moved]").find((one) => (one.dataset.moved || "").split(" ").includes(anchor)) || null;
  }

  function goOn() {
    const anchor = nameInAddress();
    const entry = anchor ? entryOf(anchor) : null;
    const link = entry?.querySelector("a");
    if (!link) return;
    window.location.replace(anchor === entry?.id ? link.href : `${link.href}#${encodeURIComponent(anchor)}`);
  }

  window.addEventListener("hashchange", goOn);
  goOn();
  window.ranScripts = [...(window.ranScripts || []), "moved.js"];
})();
