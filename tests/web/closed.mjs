// In Chromium: a page takes no answers, and says so, until every one of its scripts has run.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { assert, runAll, test } from "./harness.mjs";
import { sourceName } from "./site_files.mjs";

const folder = process.argv[4];
const PAGES = ["one.facts.html", "two.which.html", "one.html", "answers.html", "search.html"];
const NOTICE = ".notice[data-dead]";
/** What each script says when it has run. */
const SAYS = "window.ranScripts =";

const scriptsOf = (page) => [...fs.readFileSync(path.join(folder, page), "utf8").matchAll(/<script src="([^"?]+)/g)].map(([, name]) => name);

/** A page of a browser of its own, which nobody watches: what is missing is an error of the page. `spoil` may change a script. */
async function opened(browser, address, spoil, more = {}) {
  const context = await browser.newContext(more);
  const page = await context.newPage();
  if (spoil) await page.route(/\.js(\?|$)/, spoil);
  await page.goto(address);
  return page;
}

/** Whether a script is asked for, by its name in the sources. */
const isFor = (route, name) => sourceName(path.basename(new URL(route.request().url()).pathname)) === name;

const missing = (name) => (route) => (isFor(route, name) ? route.abort() : route.continue());

const changed = (name, change) => async (route) => {
  if (!isFor(route, name)) return route.continue();
  const response = await route.fetch();
  return route.fulfill({ response, body: change(await response.text()) });
};

/** The notice comes after a while: this is then. */
const later = (page) => page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));

/** What could be used to answer: every control that can be seen and is neither disabled nor readonly. */
const usable = (page) => page.evaluate(() =>
  [...document.querySelectorAll("input, textarea, select, button")]
    .filter((one) => one.checkVisibility() && !one.matches(":disabled") && !one.readOnly)
    .map((one) => one.outerHTML.slice(0, 100)));

const closed = (page) => page.locator("main [readonly], main :disabled").count();

/** All that stands in the boxes. */
const held = (page) => page.$$eval("[data-answer]", (boxes) => boxes.map((box) => (box.type === "radio" || box.type === "checkbox" ? box.checked : box.value)));

async function isClosed(page, say, where) {
  await later(page);
  assert.equal(await page.locator(NOTICE).isVisible(), true, `no notice: ${where}`);
  assert.equal(await page.locator(NOTICE).innerText(), say("unready"), where);
  assert.deepEqual(await usable(page), [], where);
}

// ------------------------------------------------------------------------------------------------ a script fails

for (const script of new Set(PAGES.flatMap(scriptsOf))) {
  const name = sourceName(script);
  const pages = PAGES.filter((page) => scriptsOf(page).includes(script));
  test(`without ${name} no page takes answers`, async ({ browser, base, say }) => {
    for (const file of pages) {
      const page = await opened(browser, base + file, missing(name));
      await isClosed(page, say, file);
      await page.context().close();
    }
  });
  if (!fs.readFileSync(path.join(folder, script), "utf8").includes(SAYS)) continue;
  test(`where ${name} fails at its end no page takes answers`, async ({ browser, base, say }) => {
    const [file] = pages;
    const page = await opened(browser, base + file, changed(name, (text) => text.replace(SAYS, `throw new Error("spoilt"); ${SAYS}`)));
    await isClosed(page, say, file);
    await page.context().close();
  });
}

test("keys and clicks change nothing on a closed page, and nothing is kept", async ({ browser, base }) => {
  const page = await opened(browser, `${base}one.facts.html`, missing("page.js"));
  const before = await held(page);
  for (const box of await page.$$("[data-answer]")) {
    const at = await box.boundingBox();
    if (at) await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
    await page.keyboard.type("1x");
    await page.keyboard.press("Space");
  }
  await page.locator("a").first().focus();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    await page.keyboard.type("2");
    await page.keyboard.press("ArrowDown");
  }
  assert.deepEqual(await held(page), before);
  const keys = await page.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(keys.filter((key) => key.includes("/answer/")), []);
  await page.context().close();
});

test("a page that stands alone, as one that is opened inside a zip, takes no answers", async ({ browser, say }) => {
  const room = fs.mkdtempSync(path.join(os.tmpdir(), "alone-"));
  for (const file of PAGES) {
    fs.copyFileSync(path.join(folder, file), path.join(room, file));
    const page = await opened(browser, `file://${room}/${file}`);
    await isClosed(page, say, file);
    await page.context().close();
    fs.rmSync(path.join(room, file));
  }
  fs.rmdirSync(room);
});

test("a page takes no answers with the data of another edition, as an old page that a browser holds", async ({ browser, base, guide, say }) => {
  const edition = `"edition":"${guide.edition}"`;
  const page = await opened(browser, `${base}one.facts.html`, changed("guide.js", (text) => text.replace(edition, '"edition":"1900-1"')));
  await isClosed(page, say, "another edition");
  await page.context().close();
});

test("an old page that a browser holds, whose scripts have other names by now, takes no answers", async ({ browser, base, say }) => {
  for (const file of PAGES) {
    const old = fs.readFileSync(path.join(folder, file), "utf8").replace(/-[0-9a-f]{8}\.js/g, "-00000000.js");
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route(`**/${file}`, (route) => route.fulfill({ contentType: "text/html", body: old }));
    await page.goto(base + file);
    await isClosed(page, say, file);
    await context.close();
  }
});

// ------------------------------------------------------------------------------------------------ all is well

test("without its fonts and its icon a page takes answers all the same", async ({ browser, base }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(/\.(woff|svg|png|jpg)$/, (route) => route.abort());
  await page.goto(`${base}one.story.html`);
  assert.ok((await usable(page)).length > 1);
  await page.fill('[data-answer="one.story.text"]', "kept");
  await page.goto(`${base}two.which.html`);
  await page.goto(`${base}one.story.html`);
  assert.equal(await page.inputValue('[data-answer="one.story.text"]'), "kept");
  await context.close();
});

test("with all its scripts a page shows no notice, and every box can be used", async ({ open, newPage, base, say }) => {
  const page = await open("one.html");
  for (const file of PAGES) {
    await page.goto(base + file);
    await later(page);
    assert.equal(await page.locator(NOTICE).isVisible(), false, file);
    assert.equal(await closed(page), 0, file);
    const words = await page.evaluate(() => document.body.innerText);
    assert.ok(!words.includes(say("plain")), `${file}: says that no scripts run`);
  }
  assert.ok((await usable(page)).length > 0);
  const other = await newPage();
  await other.goto(`${base}one.facts.html`);
  assert.ok((await usable(other)).length > 5);
});

test("the notice waits while scripts may still come, and no box takes answers in the meantime", async ({ browser, base, say }) => {
  let release = () => {};
  const held = new Promise((ready) => { release = ready; });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(/\/page-[0-9a-f]{8}\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${base}one.facts.html`, { waitUntil: "commit" });
  await page.locator("footer").waitFor();
  const notice = page.locator(NOTICE);
  await page.evaluate(() => document.getAnimations().forEach((one) => { one.pause(); one.currentTime = 0; }));
  assert.equal(await notice.isVisible(), false, "a notice at once");
  assert.equal(await notice.evaluate((one) => one.offsetHeight), 0, "room for a notice");
  assert.deepEqual(await usable(page), []);
  await later(page);
  assert.equal(await notice.innerText(), say("unready"));
  release();
  await page.waitForLoadState("load");
  assert.equal(await notice.isVisible(), false, "the notice stays");
  assert.equal(await closed(page), 0);
  await context.close();
});

// ------------------------------------------------------------------------------------------------ read, printed, heard

test("axe finds nothing on a closed page, by day and by night, and its notice is not printed", async ({ browser, base, modules }) => {
  const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    const page = await opened(browser, `${base}one.facts.html`, missing("store.js"), { colorScheme });
    await later(page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), [], colorScheme);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(NOTICE).isVisible(), false);
    assert.equal(await page.locator("main textarea").first().isVisible(), true);
    await page.context().close();
  }
});

test("where scripts are off the page says just that, once", async ({ browser, base, say }) => {
  const page = await opened(browser, `${base}one.facts.html`, null, { javaScriptEnabled: false });
  assert.deepEqual(await page.locator(".notice:visible").allInnerTexts(), [say("plain")]);
  assert.equal(await page.locator("[data-answer]:enabled:not([readonly])").count(), 0);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".notice:visible").count(), 0);
  await page.context().close();
});

await runAll();
