// Gives answers as a learner does: each into its box, with the browser's own mouse and keyboard.
import assert from "node:assert/strict";

/** Shows every row of a page that can be asked for. `more` is what the button says. */
async function showRows(page, more) {
  const buttons = page.getByRole("button", { name: more });
  while (await buttons.count()) await buttons.first().click();
}

async function giveOne(page, id, kind, value) {
  const box = page.locator(`[data-answer="${id}"]`);
  if (kind === "tick") return box.first().check();
  if (kind === "one") return page.locator(`[data-answer="${id}"][value="${value}"]`).check();
  if (kind === "pick") return box.first().selectOption(value);
  await box.first().fill(value);
  return assert.equal(await box.first().inputValue(), value, id);
}

/**
 * Gives the answers that belong to one page.
 * @param page  of Playwright: a page, or the locator of a frame
 * @param guide  GUIDE of the pages
 * @param {Record<string, string | true>} answers
 * @param {string} file  the page's
 */
export async function give(page, guide, answers, file) {
  await showRows(page, guide.words.another_row);
  for (const [id, value] of Object.entries(answers)) {
    if (guide.answers[id]?.file === file) await giveOne(page, id, guide.answers[id].kind, value);
  }
}

/** The pages on which there is something to answer, in the order of the guide. */
export function filesOf(guide, answers) {
  const files = new Set(Object.keys(answers).map((id) => guide.answers[id]?.file));
  return guide.pages.map((page) => page.file).filter((file) => files.has(file));
}
