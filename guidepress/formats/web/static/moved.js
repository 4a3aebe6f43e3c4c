// SPDX-License-Identifier: MIT
// On the first page of a part: an address from before there was a page for each section and exercise leads to that page.
(() => {
  "use strict";

  const { every } = Elements;

  /** The entry of the contents that stands for an anchor. @param {string} anchor */
  function entryOf(anchor) {
    const named = document.getElementById(anchor);
    if (named) return named.matches(".part-contents li") ? named : null;
    return every("[data-moved]").find((one) => (one.dataset.moved || "").split(" ").includes(anchor)) || null;
  }

  function goOn() {
    const anchor = decodeURIComponent(window.location.hash.slice(1));
    const entry = anchor ? entryOf(anchor) : null;
    const link = entry?.querySelector("a");
    if (!link) return;
    window.location.replace(anchor === entry?.id ? link.href : `${link.href}#${encodeURIComponent(anchor)}`);
  }

  window.addEventListener("hashchange", goOn);
  try {
    goOn();
  } catch {
    // The address ends in what is no anchor.
  }
  window.ranScripts = [...(window.ranScripts || []), "moved.js"];
})();
