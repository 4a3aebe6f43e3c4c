// What the scripts promise, in Chromium: answers are kept and shown, files go out and come in, nothing is lost.
import fs from "node:fs";
import path from "node:path";
import { assert, runAll, test, until } from "./harness.mjs";
import { scriptIn } from "./site_files.mjs";

const STORY = "one.story.text";
const NAME = "one.facts.name";
const WHICH = "one.which.choice";
const PREFIX = "guidepress/small-guide/answer/";
const LONG = Array.from({ length: 150 }, (_, line) => `Line ${line} of a long answer.`).join("\n");

const box = (page, id) => page.locator(`[data-answer="${id}"]`).first();
const stored = (page, id) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), PREFIX + id);
const kept = (page, id, value) => until(async () => (await stored(page, id))?.value === value, `${id} is kept`);
const text = (page, selector) => page.locator(selector).first().innerText();
const state = (page) => page.locator("[data-state] .heard").textContent();

/** A clock that stands still but for `page.clock.runFor`, however slow the machine is. */
const still = async (clock) => {
  await clock.install({ time: "2026-03-04T10:00:00" });
  await clock.pauseAt("2026-03-04T10:00:01");
};
/** A clock on which no time goes by, while everything that waits goes on. */
const fixed = (clock) => clock.setFixedTime("2026-03-04T10:00:00");

/** Opens another page of the site. */
const turn = (page, name) => page.goto(page.url().replace(/[^/]*$/, `${name}.html`));

/** Answers as the scripts keep them. */
async function put(page, answers) {
  await page.evaluate(([prefix, all]) => {
    for (const [id, item] of Object.entries(all)) localStorage.setItem(prefix + id, typeof item === "string" ? item : JSON.stringify(item));
  }, [PREFIX, answers]);
}

const item = (value, label = "Label", shown = "") => ({ value, at: "2026-01-01T10:00:00.000Z", label, shown });

const fileOf = (answers, more = {}) =>
  JSON.stringify({ format: "guidepress-answers", version: 1, guide: "small-guide", edition: "2026-1", saved: "2026-03-04T10:00:00.000Z", answers, ...more });

async function give(page, content) {
  await page.setInputFiles("[data-open]", { name: "answers.json", mimeType: "application/json", buffer: Buffer.from(content) });
}

const shownAnswers = (page) =>
  page.$$eval("[data-all-answers] .answer", (lines) => lines.map((line) => [line.querySelector("dt").innerText, ...[...line.querySelectorAll("dd")].map((one) => one.innerText)]));

// ------------------------------------------------------------------------------------------------ keeping

test("every kind of box is kept and shown again", async ({ open }) => {
  const page = await open("one.story.html");
  await box(page, STORY).fill("Two\nlines & <b>signs</b>");
  await turn(page, "one.facts");
  await box(page, "one.facts.name").fill("A name");
  await box(page, "one.facts.since").fill("2026-11-03");
  await box(page, "one.facts.people").fill("12");
  await box(page, "one.facts.sure").check();
  await box(page, "one.facts.place").selectOption("home");
  await turn(page, "one.which");
  await page.locator(`[data-answer="${WHICH}"][value=post]`).check();
  await turn(page, "one.many");
  await box(page, "one.many.hope").check();
  await kept(page, STORY, "Two\nlines & <b>signs</b>");
  await turn(page, "one.story");
  assert.equal(await box(page, STORY).inputValue(), "Two\nlines & <b>signs</b>");
  await turn(page, "one.facts");
  assert.equal(await box(page, "one.facts.name").inputValue(), "A name");
  assert.equal(await box(page, "one.facts.since").inputValue(), "2026-11-03");
  assert.equal(await box(page, "one.facts.people").inputValue(), "12");
  assert.equal(await box(page, "one.facts.sure").isChecked(), true);
  assert.equal(await box(page, "one.facts.place").inputValue(), "home");
  await turn(page, "one.which");
  assert.equal(await page.locator(`[data-answer="${WHICH}"]:checked`).getAttribute("value"), "post");
  await turn(page, "one.many");
  assert.equal(await box(page, "one.many.hope").isChecked(), true);
  assert.equal(await box(page, "one.many.sent").isChecked(), false);
  const found = await stored(page, WHICH);
  assert.deepEqual([found.value, found.label, found.shown], ["post", "Which is yours?", "a new post"]);
  assert.match(found.at, /^\d{4}-\d\d-\d\dT/);
});

test("an emptied box leaves nothing behind", async ({ open }) => {
  const page = await open("one.story.html");
  await box(page, STORY).fill("Something");
  await kept(page, STORY, "Something");
  await box(page, STORY).fill("");
  await until(async () => (await stored(page, STORY)) === null, "taken away");
});

test("half a date and a number that is none change nothing", async ({ openAt }) => {
  const page = await openAt("one.facts.html", still);
  await put(page, { "one.facts.people": item("12") });
  await page.reload();
  await box(page, "one.facts.people").focus();
  await page.keyboard.press("End");
  await page.keyboard.type("e");
  await page.clock.runFor(5000);
  assert.equal((await stored(page, "one.facts.people")).value, "12");
});

test("what was typed last is kept when the page is left at once", async ({ open, base }) => {
  const page = await open("one.story.html");
  await box(page, STORY).pressSequentially("In a hurry");
  await page.goto(`${base}two.html`);
  assert.equal((await stored(page, STORY)).value, "In a hurry");
});

test("who types without a pause is kept as well", async ({ openAt }) => {
  const page = await openAt("one.story.html", still);
  await box(page, STORY).focus();
  for (const letter of "abcdefghij") {
    await page.keyboard.press(letter);
    await page.clock.runFor(60);
  }
  const early = (await stored(page, STORY))?.value ?? "";
  assert.ok(early.length > 2 && "abcdefghij".startsWith(early), early);
});

test("it says that answers are kept, to eyes each time and to ears once", async ({ openAt, say }) => {
  const page = await openAt("one.story.html", still, { before: () => { window.spoken = []; addEventListener("DOMContentLoaded", () => new MutationObserver(() => window.spoken.push(document.querySelector("[data-state] .heard").textContent)).observe(document.querySelector("[data-state] .heard"), { childList: true, characterData: true, subtree: true })); } });
  assert.equal(await text(page, "[data-state] [aria-hidden=true]"), say("saves"));
  assert.equal(await state(page), "");
  for (const word of ["One ", "two ", "three "]) {
    await box(page, STORY).pressSequentially(word);
    await page.clock.runFor(350);
  }
  const pattern = new RegExp(`^${say("saved", { time: "\\d\\d:\\d\\d" })}$`);
  assert.match(await text(page, "[data-state] [aria-hidden=true]"), pattern);
  assert.match(await state(page), pattern);
  assert.equal((await page.evaluate(() => window.spoken)).length, 1);
});

// ------------------------------------------------------------------------------------------------ not kept

test("where storage is blocked it says so, and what was typed can be saved to a file", async ({ openAt, say }) => {
  const page = await openAt("sandbox.html", still);
  const frame = page.frame({ name: "pages" });
  await until(async () => (await frame.locator("[data-notice]").innerText()).includes(say("not_kept")), "the warning");
  assert.equal(await frame.locator("[data-state] [aria-hidden=true]").innerText(), say("not_saved"));
  await frame.locator(`[data-answer="${STORY}"]`).fill("Not lost");
  await page.clock.runFor(5000);
  assert.equal(await frame.locator(`[data-answer="${STORY}"]`).inputValue(), "Not lost");
  const [download] = await Promise.all([page.waitForEvent("download"), frame.locator("[data-notice] button").click()]);
  assert.equal(JSON.parse(fs.readFileSync(await download.path(), "utf8")).answers[STORY].value, "Not lost");
});

test("where a private window has no storage it says so", async ({ open, say }) => {
  const page = await open("one.story.html", { before: () => { Storage.prototype.setItem = () => { throw new DOMException("no", "QuotaExceededError"); }; } });
  assert.ok((await text(page, "[data-notice]")).includes(say("not_kept")));
});

test("where a course stands around the pages, what cannot be kept lasts from page to page", async ({ newPage, base }) => {
  const page = await newPage();
  // The frame and the pages in it have no storage.
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
  await page.goto(`${base}course.html`);
  const frame = page.frame({ name: "pages" });
  await frame.goto(`${base}one.which.html`);
  await frame.locator(`[data-answer="${WHICH}"][value=second]`).check();
  await frame.goto(`${base}two.which.html`);
  await until(async () => (await frame.locator(`[data-earlier="${WHICH}"]`).innerText()).includes("a secondment"), "the earlier answer");
  assert.deepEqual(await page.evaluate(() => [window.visits, window.changes > 0]), [["one.which", "two.which"], true]);
});

test("where storage is full the text stays, the warning says so, and it is kept when there is room again", async ({ save, open, say }) => {
  const page = await open("one.facts.html");
  await put(page, { [NAME]: item("Old") });
  await page.evaluate(() => {
    for (let size = 1 << 22; size >= 1; size >>= 1) {
      try { localStorage.setItem(`filler ${size}`, "x".repeat(size)); } catch { /* smaller */ }
    }
  });
  await page.reload();
  assert.equal(await box(page, NAME).inputValue(), "Old");
  await box(page, NAME).fill("New and longer than before");
  await until(async () => (await text(page, "[data-notice]")).includes(say("storage_full")), "the warning");
  assert.equal(await box(page, NAME).inputValue(), "New and longer than before");
  await box(page, NAME).click();
  const [question] = await Promise.all([page.waitForEvent("dialog"), page.close({ runBeforeUnload: true })]);
  assert.equal(question.type(), "beforeunload");
  await question.dismiss();
  const out = await save(page, "[data-notice] button");
  assert.equal(JSON.parse(out.text).answers[NAME].value, "New and longer than before");
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("filler")).forEach((key) => localStorage.removeItem(key)));
  await box(page, "one.facts.people").fill("5");
  await kept(page, NAME, "New and longer than before");
  assert.equal(await page.locator("[data-notice]").isHidden(), true);
});

// ------------------------------------------------------------------------------------------------ two tabs

test("a change in one tab shows in the other at once", async ({ open }) => {
  const [left, right] = [await open("one.facts.html"), await open("one.facts.html")];
  await box(left, NAME).fill("From the left");
  await until(async () => (await box(right, NAME).inputValue()) === "From the left", "shown");
  await box(right, "one.facts.people").fill("7");
  await kept(right, "one.facts.people", "7");
  assert.equal((await stored(left, NAME)).value, "From the left");
  for (const page of [left, right]) await turn(page, "one.which");
  await left.locator(`[data-answer="${WHICH}"][value=cover]`).check();
  await until(async () => right.locator(`[data-answer="${WHICH}"]:checked`).isVisible(), "chosen");
  assert.equal(await right.locator(`[data-answer="${WHICH}"]:checked`).getAttribute("value"), "cover");
  assert.equal(await right.locator(`[data-choice="${WHICH}"] [data-take-back]`).isVisible(), true);

});

test("where both tabs type into one box neither text is lost", async ({ openAt, say }) => {
  const [left, right] = [await openAt("one.story.html", fixed), await openAt("one.story.html", fixed)];
  await box(left, STORY).pressSequentially("Mine");
  await kept(left, STORY, "Mine");
  await until(async () => (await box(right, STORY).inputValue()) === "Mine", "shown on the right");
  await box(right, STORY).fill("Theirs");
  const notice = say("changed_elsewhere", { label: "Your story" });
  await until(async () => (await text(left, "[data-notice]")).includes(notice), "the notice");
  assert.equal(await box(left, STORY).inputValue(), "Mine");
  // Typing on keeps the other's text at hand.
  await box(left, STORY).pressSequentially("!");
  await kept(left, STORY, "Mine!");
  await left.getByRole("button", { name: say("take_theirs") }).click();
  assert.equal(await box(left, STORY).inputValue(), "Theirs");
  await kept(left, STORY, "Theirs");
  assert.equal(await left.locator("[data-notice]").isHidden(), true);
});

test("what both typed is kept when the page is left without an answer to the notice", async ({ openAt, base }) => {
  const [left, right] = [await openAt("one.story.html", fixed), await openAt("one.story.html", fixed)];
  await box(left, STORY).pressSequentially("Mine");
  await kept(left, STORY, "Mine");
  await box(right, STORY).fill("Theirs");
  await until(async () => left.locator("[data-notice]").isVisible(), "the notice");
  await left.goto(`${base}two.html`);
  assert.equal((await stored(left, STORY)).value, "Mine");
  // The other tab is still being typed into: it keeps its own text and offers this one.
  await until(async () => right.locator("[data-notice]").isVisible(), "the other's notice");
  assert.equal(await box(right, STORY).inputValue(), "Theirs");
});

// ------------------------------------------------------------------------------------------------ choices

test("one of many can be taken back, with the keyboard", async ({ open }) => {
  const page = await open("one.which.html");
  const back = page.locator(`[data-choice="${WHICH}"] [data-take-back]`);
  assert.equal(await back.isVisible(), false);
  await page.locator(`[data-answer="${WHICH}"]`).first().focus();
  await page.keyboard.press("ArrowDown");
  await kept(page, WHICH, "second");
  await page.keyboard.press("Tab");
  assert.equal(await back.evaluate((button) => button === document.activeElement), true);
  await page.keyboard.press("Enter");
  await until(async () => (await stored(page, WHICH)) === null, "taken back");
  assert.equal(await page.locator(`[data-answer="${WHICH}"]:checked`).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("data-answer")), WHICH);
  assert.equal(await back.isVisible(), false);
});

test("too many and too few are said, and nothing is blocked", async ({ open, say }) => {
  const page = await open("one.many.html");
  const group = page.locator("[data-many]");
  const error = group.locator("[data-limit]");
  await box(page, "one.many.hope").check();
  const count = group.locator("[data-chosen]");
  assert.equal(await error.isVisible(), false);
  assert.equal(await count.innerText(), say("chosen", { chosen: 1, maximum: 3 }));
  assert.equal(await count.getAttribute("role"), "status"); // it is heard
  await page.locator("[data-done]").focus();
  assert.equal(await error.innerText(), say("too_few", { chosen: 1, minimum: 2 }));
  for (const key of ["develop", "curious", "sent"]) await box(page, `one.many.${key}`).check();
  assert.equal(await error.innerText(), say("too_many", { chosen: 4, maximum: 3 }));
  assert.equal(await count.innerText(), "", "it is said once");
  assert.equal(await error.getAttribute("role"), "status"); // a live region, which is never hidden
  assert.equal(await error.evaluate((one) => getComputedStyle(one).display), "block");
  assert.equal(await box(page, "one.many.sent").getAttribute("aria-describedby"), await error.getAttribute("id"));
  assert.equal(await box(page, "one.many.sent").getAttribute("aria-invalid"), "true");
  await kept(page, "one.many.sent", true);
  await box(page, "one.many.sent").uncheck();
  assert.equal(await error.isVisible(), false);
  assert.equal(await error.evaluate((one) => getComputedStyle(one).display), "block");
  assert.equal(await box(page, "one.many.sent").getAttribute("aria-describedby"), null);
  assert.equal(await box(page, "one.many.hope").getAttribute("aria-invalid"), null);
});

test("a right answer is neither seen nor heard before the learner has answered and asks", async ({ open, say }) => {
  const page = await open("two.shock.html");
  await page.locator("html.live").waitFor();
  const key = page.locator('[data-key="two.shock"]');
  const secret = "that is missing";
  const heard = async () => JSON.stringify(await page.locator("body").ariaSnapshot());
  const show = key.getByRole("button", { name: say("show_key") });
  assert.equal(await key.innerText(), say("key_first"));
  assert.equal(await show.isVisible(), false);
  assert.ok(!(await page.locator("body").innerText()).includes(secret));
  assert.ok(!(await heard()).includes(secret));
  assert.ok(!(await page.evaluate(() => document.body.textContent)).includes(secret), "the answer is in the document");
  await box(page, "two.shock.pale").check();
  await show.waitFor();
  assert.ok(!(await page.locator("body").innerText()).includes(secret), "the answer stands there unasked");
  await show.focus();
  await page.keyboard.press("Enter");
  assert.equal(await key.locator("button").getAttribute("aria-expanded"), "true");
  assert.ok((await key.innerText()).includes(secret));
  assert.ok((await heard()).includes(secret));
  assert.equal(await key.getByRole("status").innerText(), say("key_wrong"));
  await box(page, "two.shock.fast").check();
  await until(async () => (await key.getByRole("status").innerText()) === say("key_right"), "it follows the answer");
  await key.getByRole("button", { name: say("hide_key") }).click();
  assert.ok(!(await page.locator("body").innerText()).includes(secret));
  await show.click();
  for (const one of ["pale", "fast"]) await box(page, `two.shock.${one}`).uncheck();
  await until(async () => (await key.innerText()) === say("key_first"), "without an answer it is gone again");
  await page.reload();
  assert.equal(await page.locator('[data-key="two.shock"] .key-answer').isVisible(), false);
});

test("right answers are counted, and words are not", async ({ open, say }) => {
  const page = await open("two.numbers.html");
  const key = page.locator('[data-key="two.numbers"]');
  await box(page, "two.numbers.ratio").fill("030");
  await kept(page, "two.numbers.ratio", "030");
  assert.equal(await key.innerText(), say("key_first"), "words are missing");
  await box(page, "two.numbers.where").fill("on the chest");
  await key.getByRole("button").click();
  assert.equal(await key.getByRole("status").innerText(), say("key_some", { right: 2, total: 3 }));
  await box(page, "two.numbers.depth").check();
  await until(async () => (await key.getByRole("status").innerText()) === say("key_some", { right: 3, total: 3 }), "all");
  await box(page, "two.numbers.stop").check();
  await until(async () => (await key.getByRole("status").innerText()) === say("key_some", { right: 2, total: 3 }), "a tick too many");
});

test("a box for one line grows with a sentence, and holds no line end", async ({ open }) => {
  const page = await open("one.facts.html");
  const line = box(page, "one.facts.name");
  const { height } = await line.boundingBox();
  await line.focus();
  await page.keyboard.type("First");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText(` and then ${"a much longer sentence ".repeat(8)}\nfrom\r\nthree lines`);
  const value = await line.inputValue();
  assert.ok(value.startsWith("First and then") && value.endsWith("from three lines"), value);
  const grown = await line.evaluate((one) => [one.getBoundingClientRect().height, one.scrollHeight - one.clientHeight]);
  assert.ok(grown[0] > height * 1.5 && grown[1] <= 0, `${height} to ${grown}`);
  await kept(page, "one.facts.name", value);
});

test("numbers that share a total add up while they are typed", async ({ open, say }) => {
  const page = await open("two.points.html");
  const sum = page.locator("[data-sum]").first();
  assert.equal(await sum.innerText(), "");
  await box(page, "two.points.here.now").fill("7");
  await box(page, "two.points.there.now").fill("2");
  const said = (label, number) => say("sum", { label, sum: number, total: 10 });
  await until(async () => (await sum.innerText()) === said("Today", 9), "the sum");
  assert.equal(await sum.getAttribute("role"), "status");
  assert.equal(await page.locator("[data-sum]").nth(1).innerText(), "", "the other column");
  assert.equal(await sum.evaluate((one) => one.classList.contains("error")), false);
  await box(page, "two.points.there.now").fill("4");
  await until(async () => (await sum.innerText()) === said("Today", 11), "a sum that is too large");
  assert.equal(await sum.evaluate((one) => one.classList.contains("error")), true);
  await page.reload();
  assert.equal(await sum.innerText(), said("Today", 11), "after a reload");
});

test("a point of a scale has its meaning beside it on a phone, and its legend in sight elsewhere", async ({ newPage, base }) => {
  const page = await newPage();
  await page.goto(`${base}one.habits.html`);
  const meaning = page.locator("#one\\.habits .means").first();
  const legend = page.locator("#one\\.habits .instruction").last();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await meaning.innerText(), "never");
  assert.equal(await meaning.isVisible(), true);
  assert.equal(await page.locator("#one\\.habits input[type=radio]").first().getAttribute("aria-label"), "1, never");
  await page.setViewportSize({ width: 1100, height: 200 });
  assert.equal(await meaning.isVisible(), false);
  await page.locator("#one\\.habits tbody tr").last().evaluate((row) => row.scrollIntoView({ block: "end" }));
  const [box, top] = [await legend.boundingBox(), await page.locator(".top").boundingBox()];
  assert.ok(box.y >= top.y + top.height - 1 && box.y + box.height < 200, `the legend at ${box.y}`);
});

test("the earlier answer is shown in words", async ({ open, say }) => {
  const page = await open("two.which.html");
  assert.equal(await page.locator("[data-earlier]:visible").count(), 0);
  await put(page, { [WHICH]: item("second"), "one.habits.starts.rating": item("three") });
  await page.reload();
  assert.equal(await text(page, `[data-earlier="${WHICH}"]`), say("earlier", { answer: "a secondment" }));
  await turn(page, "two.habits");
  assert.equal(await page.locator("[data-earlier]:visible").count(), 1);
});

test("rows are shown as they are needed", async ({ open, say }) => {
  const page = await open("two.log.html");
  const rows = page.locator("[data-row]:visible");
  const more = page.getByRole("button", { name: say("another_row") });
  assert.equal(await rows.count(), 3);
  await more.focus();
  await page.keyboard.press("Enter");
  assert.equal(await rows.count(), 4);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("data-answer")), "two.log.entry-4.what");
  await page.keyboard.type("A fourth thing");
  await kept(page, "two.log.entry-4.what", "A fourth thing");
  await more.click();
  await page.reload();
  assert.equal(await rows.count(), 4);
  await more.click();
  await more.click();
  assert.equal(await rows.count(), 6);
  assert.equal(await more.isVisible(), false);
});

// ------------------------------------------------------------------------------------------------ progress

test("the contents say how far the learner has come", async ({ open, base, say }) => {
  const page = await open("one.facts.html");
  await box(page, "one.facts.sure").check();
  await box(page, NAME).fill("Begun as well");
  await kept(page, NAME, "Begun as well");
  await turn(page, "one.story");
  await box(page, STORY).fill("Begun");
  await page.check("[data-done]");
  const counts = { count: 5, done: 1, begun: 1, open: 3 };
  await turn(page, "one");
  assert.equal(await text(page, "[data-summary]"), say("summary", counts));
  const marks = () => page.$$eval("[data-mark]", (all) => all.map((one) => one.innerText));
  assert.deepEqual(await marks(), [say("mark_done"), say("mark_begun"), ...Array(3).fill(say("mark_open"))]);
  await turn(page, "one.words");
  assert.deepEqual(await marks(), [say("mark_done"), say("mark_begun")]);
  await turn(page, "one.story");
  const index = await open("index.html");
  assert.equal(await text(index, "[data-progress=one] .progress"), `${say("opened")} ${say("begun", { begun: 2, count: 5 })} ${say("done_count", { done: 1 })}`);
  assert.equal(await text(index, "[data-progress=two] .progress"), `${say("not_opened")} ${say("begun", { begun: 0, count: 8 })}`);
  // In another tab the mark is taken back.
  await page.uncheck("[data-done]");
  await until(async () => !(await text(index, "[data-progress=one] .progress")).includes(say("done_count", { done: 1 })), "taken back");
  await page.goto(`${base}one.story.html`);
  assert.equal(await page.isChecked("[data-done]"), false);
});

test("a learner goes on at the very box, or at the page that was read after it", async ({ open, say }) => {
  const page = await open("one.facts.html");
  await box(page, "one.facts.people").fill("12");
  await kept(page, "one.facts.people", "12");
  await turn(page, "index");
  const resume = page.locator("[data-resume]");
  assert.equal(await resume.innerText(), say("resume", { title: "Exercise 1.2 · Your facts" }));
  assert.equal(await resume.getAttribute("href"), "one.facts.html#one.facts.people");
  await resume.click();
  await until(() => page.evaluate(() => document.activeElement.dataset.answer === "one.facts.people"), "the box");
  assert.equal(await box(page, "one.facts.people").evaluate((one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), true);
  await turn(page, "two.rows");
  await turn(page, "index");
  assert.equal(await resume.getAttribute("href"), "two.rows.html");
  await turn(page, "two.notes-1");
  await box(page, "two.notes-1.text").fill("A note");
  await kept(page, "two.notes-1.text", "A note");
  await turn(page, "index");
  assert.equal(await resume.getAttribute("href"), "two.notes-1.html#two.notes-1.text");
  await page.evaluate(([key, raw]) => localStorage.setItem(key, raw), [`${PREFIX}one.which.choice`, JSON.stringify({ ...item("post"), at: "2999-01-01T10:00:00.000Z" })]);
  await turn(page, "index");
  await resume.click();
  await until(() => page.evaluate(() => document.activeElement.value === "post"), "the option that was chosen");
});

/** Answers whatever a visible box asks, with a finger, and waits until it is kept. Returns its name. */
async function answerOne(page, one) {
  const [id, kind] = await one.evaluate((node) => [node.dataset.answer, node.localName === "select" ? "select" : node.type]);
  if (kind === "select") await one.selectOption({ index: 1 });
  else if (["checkbox", "radio"].includes(kind)) await one.evaluate((node) => (node.closest("label") ?? node).click());
  else await one.fill({ date: "2026-05-06", number: "1" }[kind] ?? "A few words, and a few more");
  await until(() => page.evaluate((name) => Store.answered().includes(name), id), `${id} is kept`);
  return id;
}

test("on a phone a part is finished in sittings, and each begins at the very box where the last one ended", async ({ browser, base, guide, say }) => {
  const part = guide.pages.find((one) => one.role === "part").slug;
  const tasks = guide.pages.filter((one) => one.part === part && one.exercises.length && one.slug !== part);
  const phone = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, locale: "en-GB" });
  const begin = async () => {
    const page = await phone.newPage();
    await page.goto(`${base}index.html`);
    return page;
  };
  let last = "";
  for (const [sitting, task] of tasks.entries()) {
    const page = await begin();
    if (last) {
      await page.tap("[data-resume]");
      await until(() => page.evaluate((id) => document.activeElement?.dataset.answer === id, last), `sitting ${sitting} begins at ${last}`);
      const seen = await page.evaluate(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return top < innerHeight && bottom > 0; });
      assert.ok(seen, `${last} is on the screen`);
      await page.check("[data-done]");
      await until(() => page.evaluate((id) => Store.isDone(id), tasks[sitting - 1].slug), "done is kept");
    }
    await page.goto(base + task.file);
    const boxes = await page.locator("main [data-answer]:visible").all();
    for (const one of boxes.filter((_, at) => [0, boxes.length - 1].includes(at))) last = await answerOne(page, one);
    await page.close();
  }
  const page = await begin();
  await page.tap("[data-resume]");
  await page.check("[data-done]");
  await page.goto(base + guide.pages.find((one) => one.slug === part).file);
  const count = tasks.length;
  assert.equal(await text(page, "[data-summary]"), say("summary", { count, done: count, begun: 0, open: 0 }));
  await phone.close();
});

test("an exercise whose id begins with that of another has its own answers", async ({ open }) => {
  const page = await open("index.html");
  const script = /guide-[0-9a-f]+\.js$/;
  await page.route(script, async (route) => {
    const body = await (await route.fetch()).text();
    const renamed = 'GUIDE.pages.find(({ slug }) => slug === "two.rows").exercises = ["one.story.rows"];';
    await route.fulfill({ body: `${body}\n${renamed}`, contentType: "text/javascript" });
  });
  await turn(page, "two.rows");
  await page.evaluate(([key, raw]) => localStorage.setItem(key, raw), [`${PREFIX}one.story.rows.first`, JSON.stringify({ ...item("written"), at: "2999-01-01T10:00:00.000Z" })]);
  await turn(page, "index");
  assert.equal(await page.locator("[data-resume]").getAttribute("href"), "two.rows.html#one.story.rows.first");
  await turn(page, "one");
  assert.equal(await page.locator('[data-mark="one.story"]').first().getAttribute("data-is"), "open");
  await page.unroute(script);
});

test("an address from before there was a page for each section leads to the new page", async ({ open }) => {
  const page = await open("one.html#one.story");
  await page.waitForURL(/one\.story\.html$/);
  await turn(page, "one");
  await page.evaluate(() => { location.hash = "one.choices"; });
  await page.waitForURL(/one\.choices\.html$/);
  await turn(page, "one");
  await page.evaluate(() => { location.hash = "%zz"; });
  await page.evaluate(() => new Promise((ready) => setTimeout(ready)));
  assert.match(page.url(), /one\.html#%zz$/);
});

test("without scripts an old address leads to its entry in the contents", async ({ browser, base }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${base}one.html#one.story`);
  const [notice, entry] = await Promise.all(["noscript .notice", ":target"].map((one) => page.locator(one).boundingBox()));
  assert.ok(entry.y >= notice.y + notice.height, `the notice covers the entry: ${JSON.stringify([notice, entry])}`);
  assert.equal(await page.locator(":target a").first().getAttribute("href"), "one.story.html");
  await page.locator(":target a").first().click();
  assert.equal(await page.locator("h1").count(), 1);
  assert.equal(await page.locator(".where [aria-current=page]").getAttribute("href"), "one.story.html");
  await context.close();
});

test("a path leads through its exercises and back, and shows where one is", async ({ open, say }) => {
  const page = await open("index.html");
  await page.click(".paths a");
  assert.equal(await text(page, "h1"), "In a hurry");
  assert.deepEqual(await page.locator("main ol a").allInnerTexts(), ["Exercise 1.3 · Which is yours?", "Exercise 2.5 · Signs of shock", "Exercise 1.1 · Your story"]);
  await page.click("main ol a");
  await page.waitForURL(/one\.which\.html\?path=quick$/);
  assert.equal(await text(page, "main p a"), say("path_step", { title: "In a hurry", number: 1, count: 3 }));
  assert.equal(await text(page, ".steps [rel=prev]"), say("previous", { title: "In a hurry" }));
  await page.click(".steps [rel=next]");
  await page.waitForURL(/two\.shock\.html\?path=quick$/);
  await turn(page, "index");
  assert.equal(await page.locator("[data-resume]").getAttribute("href"), "two.shock.html?path=quick");
  await page.click("[data-resume]");
  await page.click(".steps [rel=next]");
  await page.waitForURL(/one\.story\.html\?path=quick$/);
  await page.check("[data-done]");
  await page.click(".steps [rel=next]");
  await page.waitForURL(/path_quick\.html$/);
  assert.deepEqual(await page.locator("[data-mark]").allInnerTexts(), [say("mark_open"), say("mark_open"), say("mark_done")]);
  await turn(page, "one.which");
  assert.equal(await text(page, ".steps [rel=next]"), say("next", { title: "Exercise 1.4 · Why are you here?" }));
});

test("pages follow each other from the first to the last, and lead back", async ({ open }) => {
  const page = await open("one.html");
  const names = [];
  for (;;) {
    names.push(new URL(page.url()).pathname.slice(1));
    const next = page.locator(".steps a[rel=next]");
    if (!(await next.count())) break;
    await next.click();
  }
  assert.deepEqual(names.slice(0, 5), ["one.html", "one.words.html", "one.story.html", "one.facts.html", "one.choices.html"]);
  for (const name of names.slice(0, -1).reverse()) {
    await page.click(".steps a[rel=prev]");
    assert.ok(page.url().endsWith(`/${name}`), `${page.url()}, not ${name}`);
  }
});

// ------------------------------------------------------------------------------------------------ my answers

test("all answers stand together with their questions", async ({ open, say }) => {
  const page = await open("answers.html");
  assert.equal(await text(page, "[data-none]"), say("no_answers"));
  await put(page, { [STORY]: item("My story\nin two lines"), [WHICH]: item("post"), "one.many.hope": item(true), "one.many.curious": item(true), "two.notes-1.text": item("A note") });
  await page.reload();
  assert.deepEqual(await shownAnswers(page), [
    ["Your story", "My story\nin two lines"],
    ["Which is yours?", "a new post"],
    ["Why are you here?", "I hope to lead", "I am curious"],
    ["Notes: The second part", "A note"],
  ]);
  assert.equal(await text(page, "[data-all-answers] h2"), say("part_title", { number: 1, title: "The first part" }));
  assert.equal(await text(page, "[data-all-answers] h3"), say("exercise_title", { number: "1.1", title: "Your story" }));
  assert.match(await text(page, "[data-all-answers] .workbook"), /\d/);
  assert.equal(await text(page, "[data-count]"), say("begun", { begun: 3, count: 13 }));
  await page.click("[data-all-answers] h3 a");
  await page.waitForURL(/one\.story\.html#one\.story$/);
  assert.equal(await page.evaluate(() => document.getElementById(location.hash.slice(1)) !== null), true);
});

test("the questions without an answer are shown on request", async ({ open, say }) => {
  const page = await open("answers.html");
  await page.check("[data-with-empty]");
  const lines = await shownAnswers(page);
  assert.ok(lines.length > 20);
  assert.deepEqual(lines[0], ["Your story", say("not_answered")]);
  assert.deepEqual(lines.find(([question]) => question === "Why are you here?").length, 5);
  assert.deepEqual(lines.find(([question]) => question === "Where?"), ["Where?", "☐ on a ward", "☐ at home"]);
});

test("a file holds every answer and brings it back elsewhere", async ({ save, open, browser, base, guide, say }) => {
  const page = await open("one.story.html");
  await box(page, STORY).fill(`Quotation "marks", ünïcode, </script> and ${LONG}`);
  await turn(page, "one.which");
  await page.locator(`[data-answer="${WHICH}"][value=post]`).check();
  await kept(page, WHICH, "post");
  await put(page, { "gone.answer": item("From long ago", "A question that is gone") });
  await page.check("[data-done]");
  await page.goto(`${base}answers.html`);
  const { name, text: content } = await save(page, "[data-save]");
  assert.match(name, /^small-guide-answers-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(content);
  assert.deepEqual([file.format, file.version, file.guide, file.edition], ["guidepress-answers", 1, "small-guide", guide.edition]);
  assert.deepEqual(Object.keys(file.answers), [STORY, WHICH, "gone.answer"]);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(`${base}answers.html`);
  await give(other, content);
  assert.ok((await other.locator("[data-plan-counts] li").allInnerTexts()).includes(say("plan_done", { count: 1 })));
  await other.click("[data-plan-apply]");
  assert.equal((await stored(other, STORY)).value, file.answers[STORY].value);
  assert.equal((await stored(other, "gone.answer")).label, "A question that is gone");
  assert.deepEqual(Object.keys(file.done), ["one.which"]);
  const again = JSON.parse((await save(other, "[data-save]")).text);
  assert.deepEqual([again.answers, again.done], [file.answers, file.done]);
  await give(other, JSON.stringify({ ...file, answers: {}, done: { "one.story": file.done["one.which"], "one.facts": "soon", "": 1 } }));
  await other.click("[data-plan-apply]");
  assert.equal(await text(other, "[data-outcome]"), say("marks_taken_over", { count: 1 }));
  await other.click("[data-undo]");
  assert.deepEqual(JSON.parse((await save(other, "[data-save]")).text).done, file.done);
  await elsewhere.close();
});

test("a file is opened in two steps, with a choice where both differ, and can be undone", async ({ open, say }) => {
  const page = await open("answers.html");
  await put(page, { [STORY]: item("Here"), [WHICH]: item("post"), "one.facts.name": item("Same") });
  await page.reload();
  const content = fileOf({ [STORY]: { value: "There", label: "x" }, [WHICH]: { value: "cover", label: "x" }, "one.facts.name": { value: "Same", label: "x" }, "one.facts.sure": { value: true, label: "x" } });
  await give(page, content);
  const counts = () => page.locator("[data-plan-counts] li").allInnerTexts();
  assert.deepEqual(await until(async () => (await counts()).length && counts(), "the plan"), [
    say("plan_fresh", { count: 1 }), say("plan_same", { count: 1 }), say("plan_different", { count: 2 }),
  ]);
  assert.equal(await text(page, "[data-plan-file]"), say("plan_file", { edition: "2026-1", date: "4 March 2026" }));
  assert.equal(await page.evaluate(() => document.activeElement.id), "plan");
  assert.ok((await text(page, "[data-plan-list]")).includes(say("plan_in_file", { answer: "covering for somebody" })) || (await text(page, "[data-plan-list]")).includes("cover"));
  assert.equal((await stored(page, STORY)).value, "Here");
  await page.click("[data-plan-apply]");
  assert.equal(await text(page, "[data-outcome]"), say("taken_over", { count: 1 }));
  assert.equal((await stored(page, STORY)).value, "Here");
  assert.equal((await stored(page, "one.facts.sure")).value, true);
  await give(page, content);
  await page.check("[data-plan] input[value=theirs]");
  await page.click("[data-plan-apply]");
  assert.equal((await stored(page, STORY)).value, "There");
  assert.equal((await stored(page, WHICH)).shown, "covering for somebody");
  await page.click("[data-undo]");
  assert.equal((await stored(page, STORY)).value, "Here");
  assert.equal((await stored(page, "one.facts.sure")).value, true);
  assert.equal(await page.locator("[data-undo]").isVisible(), false);
});

test("undo leaves alone what was changed since", async ({ open, base }) => {
  const page = await open("answers.html");
  await put(page, { [STORY]: item("Here"), "one.facts.name": item("Name") });
  await page.reload();
  await give(page, fileOf({ [STORY]: { value: "There", label: "x" }, "one.facts.name": { value: "Another", label: "x" } }));
  await page.check("[data-plan] input[value=theirs]");
  await page.click("[data-plan-apply]");
  await page.goto(`${base}one.story.html`);
  assert.equal(await box(page, STORY).inputValue(), "There");
  await box(page, STORY).fill("Begun anew");
  await kept(page, STORY, "Begun anew");
  await page.goto(`${base}answers.html`);
  await page.click("[data-undo]");
  assert.equal((await stored(page, STORY)).value, "Begun anew");
  assert.equal((await stored(page, "one.facts.name")).value, "Name");
});

test("clear asks, clears everything, and can be undone, with the keyboard", async ({ open, base, say }) => {
  const page = await open("one.story.html");
  await box(page, STORY).fill("Mine");
  await kept(page, STORY, "Mine");
  await page.goto(`${base}answers.html`);
  await page.focus("[data-clear]");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("[data-confirm]").isVisible(), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[data-confirm]").isVisible(), false);
  assert.equal((await stored(page, STORY)).value, "Mine");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await text(page, "[data-outcome]"), say("cleared"));
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.endsWith("/edition")));
  assert.deepEqual(left, []);
  assert.equal(await page.evaluate(() => document.activeElement.hasAttribute("data-undo")), true);
  await page.keyboard.press("Enter");
  assert.equal((await stored(page, STORY)).value, "Mine");
  assert.deepEqual(await shownAnswers(page), [["Your story", "Mine"]]);
  // Nobody who comes later can bring them back.
  await page.click("[data-clear]");
  await page.click("[data-confirm-yes]");
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await page.goto(`${base}one.story.html`);
  await page.goBack();
  assert.equal(await page.locator("[data-undo]").isVisible(), false);
});

test("what has no place is shown, copied, deleted, and goes out again", async ({ save, open, context, say }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await open("answers.html");
  await give(page, fileOf({ "old.answer": { value: "Written long ago", label: "An old question" }, [WHICH]: { value: "retired", label: "Which is yours?", shown: "an option that is gone" } }));
  assert.ok((await page.locator("[data-plan-counts] li").allInnerTexts()).includes(say("plan_unplaced", { count: 2 })));
  await page.click("[data-plan-apply]");
  assert.deepEqual(await page.locator("[data-unplaced-list] .typed").allInnerTexts(), ["Written long ago", "an option that is gone"]);
  assert.deepEqual(Object.keys(JSON.parse((await save(page, "[data-save]")).text).answers).sort(), ["old.answer", WHICH].sort());
  await page.getByRole("button", { name: say("copy", { label: "An old question" }) }).click();
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())) === "Written long ago", "copied");
  await page.getByRole("button", { name: say("delete", { label: "An old question" }) }).click();
  assert.deepEqual(await page.locator("[data-unplaced-list] .typed").allInnerTexts(), ["an option that is gone"]);
  assert.equal(await stored(page, "old.answer"), null);
  await page.click("[data-undo]");
  assert.equal(await page.locator("[data-unplaced-list] li").count(), 2);
});

// ------------------------------------------------------------------------------------------------ files that mean harm

for (const [name, content, key, values] of [
  ["broken JSON", '{"format": "guidepress-answers", ', "file_not_answers"],
  ["nothing", "", "file_not_answers"],
  ["a list", "[]", "file_not_answers"],
  ["null", "null", "file_not_answers"],
  ["another format", '{"format": "x", "answers": {}}', "file_not_answers"],
  ["answers in a list", fileOf([]), "file_not_answers"],
  ["another guide", fileOf({}, { guide: "other-guide" }), "file_other_guide", { guide: "other-guide" }],
  ["a guide with markup", fileOf({}, { guide: "<img src=x onerror=alert(1)>" }), "file_other_guide", { guide: "<img src=x onerror=alert(1)>" }],
  ["a newer version", fileOf({}, { version: 2 }), "file_newer"],
]) {
  test(`a file is refused in plain words: ${name}`, async ({ open, say }) => {
    const page = await open("answers.html");
    await give(page, content);
    await until(async () => (await text(page, "[data-problem]")) === say(key, values), "the words");
    assert.equal(await page.locator("[data-plan]").isVisible(), false);
    assert.equal(await page.locator("main img").count(), 0);
  });
}

test("hostile values stay text, and wrong ones are named", async ({ save, open, base, say }) => {
  const page = await open("answers.html");
  const markup = "<img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script>";
  const content = fileOf({
    [STORY]: { value: markup, label: markup },
    "x.y": { value: markup, label: markup, shown: markup },
    "__proto__x": { value: "fine", label: "x" },
    constructor: { value: "fine", label: "constructor" },
    "one.facts.name": { value: 7, label: "x" },
    "one.facts.sure": { value: false, label: "x" },
    "one.facts.place": { value: "nowhere", label: "Where?" },
    "one.facts.people": { value: "many", label: "How many?" },
    "one.facts.since": { value: "soon", label: "Since when?" },
    "one.many.hope": { value: "yes", label: "Hope" },
    "one.habits.starts.rating": { value: "toString", label: "starts" },
    [WHICH]: null,
    "one.many.sent": { value: ["a"], label: "x" },
  }).replace("__proto__x", "__proto__");
  await give(page, content);
  await page.click("[data-plan-apply]");
  assert.equal(await page.locator("main img, main script").count(), 0);
  const lines = await shownAnswers(page);
  assert.deepEqual(lines, [["Your story", markup]]);
  assert.equal(await page.locator("[data-unplaced-list] li").count(), 8);
  await give(page, content);
  const names = ["one.facts.name", "one.facts.sure", WHICH, "one.many.sent"];
  await until(async () => (await page.locator("[data-plan-counts]").innerText()).includes(say("plan_unreadable", { count: 4, names: names.join(", ") })), "the names");
  const out = JSON.parse((await save(page, "[data-save]")).text);
  assert.equal(Object.getOwnPropertyDescriptor(out.answers, "__proto__").value.value, "fine");
  assert.equal(await page.evaluate(() => ({}).value), undefined);
  await page.goto(`${base}one.story.html`);
  assert.equal(await box(page, STORY).inputValue(), markup);
  assert.notEqual(await page.title(), "hit");
});

test("junk in the storage breaks nothing", async ({ open, base }) => {
  const page = await open("answers.html");
  await put(page, { [STORY]: "{broken", "one.facts.name": "null", "one.facts.sure": "[]", __proto__: item("x"), "one.facts.place": item("ward") });
  await page.evaluate(() => sessionStorage.setItem("guidepress/small-guide/undo", "{"));
  await page.reload();
  assert.deepEqual(await shownAnswers(page), [["Where?", "on a ward"]]);
  await page.goto(`${base}one.story.html`);
  assert.equal(await box(page, STORY).inputValue(), "");
});

test("a file too large for the storage changes nothing", async ({ open, say }) => {
  const page = await open("answers.html");
  await put(page, { [STORY]: item("Mine") });
  await page.evaluate(() => localStorage.setItem("filler", "x".repeat(5_000_000)));
  await page.reload();
  await give(page, fileOf({ [STORY]: { value: "Theirs", label: "x" }, "one.facts.name": { value: "x".repeat(300_000), label: "x" } }));
  await page.check("[data-plan] input[value=theirs]");
  await page.click("[data-plan-apply]");
  await until(async () => (await text(page, "[data-problem]")) === say("file_too_large"), "the words");
  assert.equal((await stored(page, STORY)).value, "Mine");
  assert.equal(await stored(page, "one.facts.name"), null);
});

// ------------------------------------------------------------------------------------------------ search

const results = (page) => page.$$eval("[data-results] li", (lines) => lines.map((line) => [line.querySelector("a").getAttribute("href"), line.innerText]));

test("search finds words by their beginning, without case and accents", async ({ open, say }) => {
  const page = await open("search.html");
  for (const query of ["NGO", "ngos", "cafe", "CAFÉ meet"]) {
    await page.fill("[data-search] input", query);
    await page.keyboard.press("Enter");
    const found = await results(page);
    assert.ok(found.some(([href]) => href.startsWith("one.")), query);
    assert.equal(await text(page, "[data-found]"), say("found_count", { count: found.length }));
  }
  const marks = await page.locator("[data-results] mark").allInnerTexts();
  assert.ok(marks.includes("café"), marks.join());
  await page.fill("[data-search] input", "ngo zebra");
  await page.keyboard.press("Enter");
  assert.equal(await text(page, "[data-found]"), say("found_none", { query: "ngo zebra" }));
  assert.deepEqual(await results(page), []);
  await page.fill("[data-search] input", "  ");
  await page.keyboard.press("Enter");
  assert.equal(await text(page, "[data-found]"), say("search_empty"));
});

test("search forgives one typing error in a word of four letters or more, and no more", async ({ open }) => {
  const page = await open("search.html");
  const firstOf = async (query) => {
    await page.fill("[data-search] input", query);
    await page.keyboard.press("Enter");
    return (await results(page))[0]?.[0];
  };
  for (const query of ["compresions", "compresssions", "compressoins", "conpressions"]) {
    assert.equal(await firstOf(query), "two.numbers.html", query);
  }
  assert.ok((await page.locator("[data-results] mark").allInnerTexts()).includes("compressions"));
  assert.equal(await firstOf("conpresions"), undefined, "two errors");
  assert.equal(await firstOf("ahq"), undefined, "a short word");
});

test("search finds the forms of a word by the endings of its language", async ({ open }) => {
  const page = await open("search.html");
  const found = async (query) => {
    await page.fill("[data-search] input", query);
    await page.keyboard.press("Enter");
    return (await results(page)).map(([file]) => file);
  };
  for (const query of ["compressing", "stopping"]) assert.deepEqual(await found(query), ["two.numbers.html"], query);
  assert.deepEqual(await found("sting"), [], "too little is left of a short word");
});

test("search runs from its address, as typed, and stands again after going back", async ({ open, say }) => {
  const page = await open("search.html?q=%3Cimg%20src%3Dx%3E");
  assert.equal(await text(page, "[data-found]"), say("found_none", { query: "<img src=x>" }));
  await page.fill("[data-search] input", "story");
  await until(async () => (await results(page)).length > 0, "as typed");
  assert.equal((await results(page))[0][0], "one.story.html");
  await page.click("[data-results] a");
  await page.waitForURL(/one\.story\.html$/);
  await page.goBack();
  assert.equal(await page.inputValue("[data-search] input"), "story");
  assert.ok((await results(page)).length > 0);
});

// ------------------------------------------------------------------------------------------------ print, files, no script

/** The text that a printed page holds, by the PDF itself. */
async function printed(page, modules) {
  const { getDocument } = await import(path.join(modules, "pdfjs-dist", "legacy", "build", "pdf.mjs"));
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf()), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    pages.push(content.items.map((one) => one.str).join(" "));
  }
  await pdf.destroy();
  return pages.join(" ");
}

test("the record gathers by date what was written, shows gaps, and private answers only when asked", async ({ openAt }) => {
  const page = await openAt("record.html", fixed);
  const lines = (name) => page.$$eval(`[data-${name}] tr`, (rows) => rows.map((row) => [...row.children].map((one) => one.innerText)));
  assert.match(await text(page, "[data-activities]"), /No activities/);
  await put(page, { [STORY]: item("I learnt to ask first."), "one.facts.name": item("A round"), "one.facts.since": item("2025-01-12"), "one.facts.place": item("home") });
  await page.reload();
  assert.match(await text(page, "[data-activities]"), /No activities/);
  assert.doesNotMatch(await page.innerText("main"), /ask first/);
  await page.check("[data-with-private]");
  assert.deepEqual(await lines("activities"), [
    ["Date", "Activity", "Kind", "Evidence"],
    ["12 January 2025", "A round", "Fact", ""],
    ["12 January 2025 to 4 March 2026", "No activity for 13 months", "Say why in your statement.", ""],
  ]);
  assert.match(await text(page, "[data-summary]"), /Your story[\s\S]*I learnt to ask first\.[\s\S]*5 words of about 50/);
  assert.match(await text(page, "[data-statement]"), /A round\s+at home/);
  assert.equal(await text(page, "[data-statement-words]"), "9 words of about 100");
});

test("print holds the whole of a long answer, on its page and among all answers", async ({ open, base, modules }) => {
  const page = await open("one.story.html");
  await box(page, STORY).fill(LONG);
  await kept(page, STORY, LONG);
  await page.evaluate(() => addEventListener("beforeprint", () => { window.beside = document.querySelector("main .typed")?.textContent; }));
  const own = await printed(page, modules);
  // Were it the box itself, lines would be cut in two where a page ends.
  assert.equal(await page.evaluate(() => window.beside), LONG);
  for (const line of [0, 75, 149]) assert.ok(own.includes(`Line ${line} of a long answer.`), `line ${line}`);
  assert.equal(own.split("Line 149 of a long answer.").length, 2, "once");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await box(page, STORY).isVisible(), false);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  assert.equal(await page.locator("main .typed").count(), 0);
  assert.equal(await box(page, STORY).isVisible(), true);
  await page.goto(`${base}answers.html`);
  const all = await printed(page, modules);
  for (const line of [0, 75, 149]) assert.ok(all.includes(`Line ${line} of a long answer.`), `line ${line}`);
});

test("the answers of one part are printed alone, and those of all are there again after that", async ({ open, modules, say }) => {
  const page = await open("answers.html");
  await put(page, { [STORY]: item("In the first part"), "two.notes-1.text": item("In the second part") });
  await page.reload();
  await page.evaluate(() => { window.print = () => { window.asked = true; }; });
  await page.getByRole("button", { name: say("print_part", { title: say("part_title", { number: 2, title: "The second part" }) }) }).click();
  assert.equal(await page.evaluate(() => window.asked), true);
  const alone = await printed(page, modules);
  assert.ok(alone.includes("In the second part") && !alone.includes("In the first part"), alone);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await printed(page, modules)).includes("In the first part"));
});

test("without scripts everything can be read, and what needs them is not shown", async ({ browser, base }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}two.log.html`);
  assert.equal(await page.locator("textarea:visible").count() > 5, true);
  assert.equal(await page.locator("main button:visible").count(), 0);
  await page.goto(`${base}answers.html`);
  assert.equal(await page.locator("main [data-dead]").isVisible(), true);
  assert.equal(await page.locator("[data-my-answers]").isVisible(), false);
  await page.goto(`${base}search.html`);
  assert.equal(await page.locator("[data-search]").isVisible(), false);
  await context.close();
});

test("from a folder on the disk it works as from a server", async ({ save, open, folder, say }) => {
  const base = `file://${folder}/`;
  const page = await open("one.story.html", { base });
  await box(page, STORY).fill("From a file");
  await kept(page, STORY, "From a file");
  await turn(page, "one.which");
  await page.locator(`[data-answer="${WHICH}"][value=post]`).check();
  const other = await open("two.which.html", { base });
  assert.equal(await text(other, `[data-earlier="${WHICH}"]`), say("earlier", { answer: "a new post" }));
  await page.locator(`[data-answer="${WHICH}"][value=cover]`).check();
  await until(async () => (await text(other, `[data-earlier="${WHICH}"]`)).includes("covering"), "from the other tab");
  const all = await open("answers.html", { base });
  assert.equal((await shownAnswers(all)).length, 2);
  assert.equal(JSON.parse((await save(all, "[data-save]")).text).answers[STORY].value, "From a file");
  await give(all, fileOf({ "one.facts.name": { value: "By file", label: "x" } }));
  await all.click("[data-plan-apply]");
  assert.equal((await shownAnswers(all)).length, 3);
  await all.evaluate(() => localStorage.clear());
  const search = await open("search.html?q=ngo", { base });
  assert.ok((await results(search)).length > 0);
  await search.fill("[data-search] input", "story");
  await search.keyboard.press("Enter");
  assert.equal((await results(search))[0][0], "one.story.html");
});

// ------------------------------------------------------------------------------------------------ a calendar file

/** The lines of a calendar file, unfolded; fails where one is not as RFC 5545 3.1 wants it. */
function calendarLines(content) {
  assert.ok(content.endsWith("\r\n") && !/[^\r]\n|\r[^\n]/.test(content), "ends of lines");
  const folded = content.slice(0, -2).split("\r\n");
  for (const line of folded) assert.ok(Buffer.byteLength(line) <= 75, line);
  return folded.join("\r\n").replaceAll("\r\n ", "").split("\r\n");
}

/** The events of a calendar file by their UID, in which each property stands once. */
function eventsOf(content) {
  const lines = calendarLines(content);
  assert.deepEqual([lines[0], lines[1], lines.at(-1)], ["BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"]);
  assert.ok(lines.some((line) => /^PRODID:.+/.test(line)));
  const found = {};
  let event = null;
  for (const line of lines.slice(2, -1)) {
    const [, name, value] = /^([A-Z-]+(?:;[A-Z]+=[A-Z]+)?):(.*)$/.exec(line) ?? assert.fail(line);
    if (line === "BEGIN:VEVENT") event = {};
    else if (line === "END:VEVENT") found[event.UID] = event;
    else if (event) {
      assert.equal(name in event, false, name);
      assert.doesNotMatch(value.replace(/\\[\\;,n]/g, ""), /[\\;,]/, "escaped");
      event[name] = value;
    }
  }
  return found;
}

test("dates from today on are saved for a calendar, with their questions and nothing else", async ({ openAt, say }) => {
  const page = await openAt("one.facts.html", fixed);
  const button = () => page.getByRole("button", { name: say("calendar") });
  const outcome = () => text(page, "[data-calendar-outcome]");
  const saved = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), button().click()]);
    return [download.suggestedFilename(), fs.readFileSync(await download.path(), "utf8")];
  };
  await box(page, NAME).fill("A secret name");
  await box(page, "one.facts.since").fill("2026-03-03");
  await button().click();
  assert.equal(await outcome(), say("calendar_none"));
  await box(page, "one.facts.since").fill("2026-03-31");
  const [name, content] = await saved();
  assert.equal(name, "small-guide-dates.ics");
  assert.doesNotMatch(content, /secret/);
  assert.deepEqual(eventsOf(content), {
    "one.facts.since@small-guide": {
      UID: "one.facts.since@small-guide",
      DTSTAMP: "20260304T100000Z",
      "DTSTART;VALUE=DATE": "20260331",
      "DTEND;VALUE=DATE": "20260401",
      SUMMARY: say("calendar_event", { title: "Exercise 1.2 · Your facts", question: "Since when?" }),
      DESCRIPTION: "Small guide",
      TRANSP: "TRANSPARENT",
    },
  });
  assert.equal(await outcome(), say("calendar_saved", { count: 1, file: name }));
  await turn(page, "two.log");
  const log = await page.locator("[data-answer$='.when']").first().getAttribute("data-answer");
  await box(page, log).fill("2026-05-01");
  // A question of any length, with every sign that has a meaning.
  await page.evaluate((id) => { GUIDE.answers[id].label = `Ünïque; a, b \\ c\n${"→".repeat(80)}`; }, log);
  const event = eventsOf((await saved())[1])[`${log}@small-guide`];
  assert.ok(event.SUMMARY.endsWith(`Ünïque\\; a\\, b \\\\ c\\n${"→".repeat(80)}`), event.SUMMARY);
  await turn(page, "answers");
  assert.deepEqual(Object.keys(eventsOf((await saved())[1])), ["one.facts.since@small-guide", `${log}@small-guide`]);
});

// ------------------------------------------------------------------------------------------------ drawings

const drawn = (page) => page.locator("[data-drawn]");
/** The rows of what is drawn: the words of each, and the widths of its bars. */
const bars = (page) => page.$$eval("[data-drawn] tbody tr", (rows) => rows.map((row) => [row.querySelector("th").innerText, ...[...row.querySelectorAll("td")].map((cell) => [cell.innerText, cell.querySelector(".bar")?.getAttribute("width") ?? ""].join(" "))]));

test("ratings are drawn as they are given, before and after, and the lowest row is named", async ({ open, say }) => {
  const page = await open("one.habits.html");
  const rate = (id, key) => page.locator(`[data-answer="${id}"][value="${key}"]`).check();
  assert.equal(await drawn(page).isVisible(), false);
  await rate("one.habits.starts.rating", "three");
  assert.deepEqual(await bars(page), [["we start on time", "3, always 100%"]]);
  assert.equal(await page.locator(".lowest").count(), 0); // not every row is rated
  await rate("one.habits.ends.rating", "two");
  const width = `${200 / 3}%`;
  assert.deepEqual(await bars(page), [["we start on time", "3, always 100%"], ["we end with a decision", `2, now and then ${width}`]]);
  assert.equal(await text(page, ".lowest"), say("drawn_lowest", { rows: "we end with a decision" }));
  assert.equal(await page.locator(".lowest a").getAttribute("href"), "two.which.html");
  await turn(page, "two.habits");
  await rate("two.habits.ends.rating", "three");
  assert.deepEqual(await bars(page), [["we start on time", "3, always 100%", " "], ["we end with a decision", `2, now and then ${width}`, "3, always 100%"]]);
  assert.deepEqual(await page.$$eval("[data-drawn] thead th", (heads) => heads.map((one) => one.textContent)), [say("drawn_before"), say("drawn_now")]);
});

test("points, a line and a map are drawn, and go when the answers go", async ({ open }) => {
  const page = await open("two.points.html");
  await box(page, "two.points.here.now").fill("6");
  await box(page, "two.points.there.now").fill("3");
  await until(async () => (await bars(page)).length === 2, "two bars");
  assert.deepEqual(await bars(page), [["Here", "6 100%", " "], ["There", "3 50%", " "]]);
  for (const row of ["here", "there"]) await box(page, `two.points.${row}.now`).fill("");
  await until(async () => !(await drawn(page).isVisible()), "nothing is drawn");
  await turn(page, "two.line");
  await box(page, "two.line.entry-2.year").fill("2019");
  await box(page, "two.line.entry-2.event").fill("A <b>new</b> post");
  await until(async () => (await page.locator("[data-drawn] li div").allTextContents())[0] === "2019Event: A <b>new</b> post", "a point");
  assert.equal(await page.locator("[data-drawn] li circle").count(), 1);
  await turn(page, "two.map");
  assert.equal(await drawn(page).isVisible(), false);
  const name = await page.locator("[data-answer]").first().getAttribute("data-answer");
  await box(page, name).fill("Somebody from the network with a name that has no room on the map at all, however small it is set");
  await until(async () => (await page.locator(".place").count()) === 1, "a place");
  const [shown, room] = await page.$eval(".place span", (one) => [one.getBoundingClientRect().height, one.closest("foreignObject").getBoundingClientRect().height]);
  assert.ok(shown <= room, `${shown} of ${room}`);
  await page.locator("[data-drawn] summary").click();
  assert.match(await page.locator("[data-drawn] dd").textContent(), /^Somebody.* set$/);
  await box(page, name).fill("");
  await until(async () => !(await drawn(page).isVisible()), "no map");
});

test("what is drawn has no fault that axe finds, by day and by night", async ({ open, modules }) => {
  const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
  const page = await open("one.habits.html");
  await put(page, { "one.habits.starts.rating": item("three"), "one.habits.ends.rating": item("one"), "two.line.entry-1.year": item("2019"), "two.map.place-1.who": item("Jo") });
  for (const name of ["one.habits", "two.habits", "two.line", "two.map"]) {
    await turn(page, name);
    assert.equal(await drawn(page).isVisible(), true, name);
    for (const colorScheme of ["dark", "light"]) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), [], `${name} ${colorScheme}`);
    }
  }
});

// ------------------------------------------------------------------------------------------------ axe

test("axe finds nothing on the pages that scripts fill, in any state", async ({ open, modules }) => {
  const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
  const page = await open("answers.html");
  const check = async (where) => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await page.evaluate(() => window.axe.run({ runOnly: ["color-contrast"] }));
    await page.emulateMedia({ colorScheme: "light" });
    violations.push(...dark.violations);
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), [], where);
  };
  await put(page, { [STORY]: item("Here"), "old.one": item("Old", "Old question"), "one.many.hope": item(true) });
  await page.reload();
  await page.check("[data-with-empty]");
  await check("all answers");
  await page.click("[data-clear]");
  await check("the question before clearing");
  await page.keyboard.press("Escape");
  await give(page, fileOf({ [STORY]: { value: "There", label: "x" } }));
  await page.locator("[data-plan]").waitFor();
  await check("the plan");
  await page.goto(page.url().replace("answers.html", "search.html?q=ngo"));
  await check("search");
  await page.goto(page.url().replace(/search\.html.*/, "one.many.html"));
  for (const key of ["hope", "develop", "curious", "sent"]) await box(page, `one.many.${key}`).check();
  await check("an error");
});

const scripts = ["guide.js", "answers.js", "items.js", "store.js"].map((name) => `<script src="${scriptIn(process.argv[4], name)}"></script>`).join("");

await runAll({
  "sandbox.html": '<!DOCTYPE html><html lang="en"><title>Another site</title><iframe name="pages" title="Pages" sandbox="allow-scripts allow-downloads" src="one.story.html"></iframe></html>',
  "course.html": `<!DOCTYPE html><html lang="en"><title>Course</title>${scripts}<script>window.visits = []; window.changes = 0; window.guidepressCourse = { visited(slug) { visits.push(slug); }, changed() { changes += 1; } };</script><iframe name="pages" title="Pages"></iframe></html>`,
});
