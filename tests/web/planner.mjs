// A facilitator makes a workshop with the planner, opened from the disk, saves it and runs it. Prints what was seen as a
// JSON object. Arguments: chrome or firefox, browser, node_modules, the page, a folder for what it saves and its profile.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [name, executablePath, modules, file, folder] = process.argv.slice(2);
const require = createRequire(path.join(modules, "x.js"));
const puppeteer = require("puppeteer-core");
const PATIENCE = 300_000;
const saved = path.join(folder, "saved");
fs.mkdirSync(saved, { recursive: true });
const prefs = { "browser.download.folderList": 2, "browser.download.dir": saved, "browser.download.useDownloadDir": true };
const browser = await puppeteer.launch({
  browser: name,
  executablePath,
  headless: true,
  timeout: PATIENCE,
  protocolTimeout: PATIENCE,
  userDataDir: path.join(folder, "profile"),
  ...(name === "firefox" ? { extraPrefsFirefox: prefs } : { args: ["--no-sandbox"], downloadBehavior: { policy: "allow", downloadPath: saved } }),
});
const faults = [];
const seen = {};

async function open(settings = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("request", (request) => !/^(file|blob|data):/.test(request.url()) && faults.push(`asks for ${request.url()}`));
  if (settings.bypass) await page.setBypassCSP(true);
  // The clock of the page is that of the test.
  await page.evaluateOnNewDocument(() => {
    window.later = 0;
    const now = Date.now;
    Date.now = () => new Date(2026, 10, 27, 9, 0).getTime() + window.later + now() * 0;
  });
  await page.goto(`file://${file}`);
  return page;
}

const textOf = (page, selector) => page.$eval(selector, (element) => element.textContent);
const textsOf = (page, selector) => page.$$eval(selector, (all) => all.map((element) => element.textContent));
const fill = (page, selector, text) => page.$eval(selector, (box, value) => {
  box.value = value;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}, text);
const focus = (page) => page.evaluate(() => document.activeElement?.dataset.focus);
const names = (page) => page.$$eval("[data-slots] > li .slot-title", (all) => all.map((each) => each.querySelector("input")?.value || each.textContent));
async function until(check) {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const result = await check();
    if (result) return result;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error("waited in vain");
}

const page = await open();
await page.setViewport({ width: 1280, height: 900 });
seen.state = await textOf(page, "[data-state]");
seen.nothing = await page.$eval("[data-nothing]", (element) => !element.hidden);
await page.click("[data-use]");
seen.begun = [await textOf(page, "[data-said]"), await textOf(page, "[data-span]"), await names(page)];

// By keyboard: the focus goes along with what it moves.
await page.focus('[data-focus="down-0"]');
await page.keyboard.press("Enter");
seen.moved = [await names(page), await focus(page), await textOf(page, "[data-said]")];
await page.click("[data-undo]");
seen.undone = await names(page);

// With a pointer: the last slot before the first one.
await page.$eval("[data-slots]", (list) => list.scrollIntoView());
const handle = await (await page.$("[data-slots] > li:last-child .handle")).boundingBox();
const first = await (await page.$("[data-slots] > li:first-child")).boundingBox();
await page.mouse.move(handle.x + 5, handle.y + 5);
await page.mouse.down();
await page.mouse.move(first.x + 40, first.y + 30, { steps: 5 });
await page.mouse.move(first.x + 40, first.y + 4, { steps: 5 });
seen.marked = await page.$$eval(".drop-before", (all) => all.length);
await page.mouse.up();
seen.dragged = await names(page);
await page.click("[data-undo]");

// What does not fit is said, at the slot and in the list.
await fill(page, '[data-plan="people"]', "1");
seen.people = await textsOf(page, "[data-problems] li");
seen.saidPeople = await until(async () => ((await textOf(page, "[data-said]")).includes("Plan for") ? textOf(page, "[data-said]") : ""));
await fill(page, '[data-plan="people"]', "9");
await page.focus('[data-focus="minutes-0"]');
await fill(page, '[data-focus="minutes-0"]', "1");
seen.short = await textsOf(page, "[data-problems] li");
seen.atSlot = await textsOf(page, "[data-slots] > li:first-child .slot-problems p");
await page.click("[data-undo]");

// What is slack as a whole stays so, with other minutes.
const spare = (await names(page)).indexOf("Spare");
await fill(page, `[data-focus="minutes-${spare}"]`, "3");
seen.spare = [await textOf(page, "[data-span]"), await textsOf(page, "[data-problems] li")];
await page.click("[data-undo]");

// What does not do is not left in a box: after it, the box shows what the plan holds.
seen.stays = [];
for (const [box, text] of [['[data-focus="minutes-0"]', "1.5"], ['[data-focus="minutes-0"]', ""], ['[data-plan="people"]', ""], ['[data-plan="start"]', ""], ['[data-focus="title-0"]', " "]]) {
  await page.focus(box);
  await fill(page, box, text);
  await page.$eval(box, (element) => element.blur());
  seen.stays.push([await page.$eval(box, (element) => element.value), await textOf(page, "[data-said]")]);
}

// Steps: one is left out, one gets its own minutes.
const activity = (await page.$$eval("[data-slots] > li", (all) => all.findIndex((each) => each.classList.contains("activity")))) + 1;
const card = `[data-slots] > li:nth-child(${activity})`;
await page.click(`${card} summary`);
await page.click(`${card} .steps-of li:nth-child(7) input[type=checkbox]`);
seen.left = [await page.$eval(`${card} .steps-of li:nth-child(7) input[type=number]`, (box) => box.value), await textsOf(page, "[data-problems] li")];
await page.click(`${card} .steps-of li:nth-child(7) input[type=checkbox]`);
await fill(page, `${card} .steps-of li:nth-child(5) input[type=number]`, "4");
seen.turns = await textsOf(page, "[data-problems] li");
await page.select(`${card} select`, "full");
seen.span = await textOf(page, "[data-span]");
await page.click('[data-focus="add-own"]');
await fill(page, "[data-slots] > li:last-child .slot-title input", "Tea *and* talk");
seen.labels = await page.$$eval("[data-slots] > li:last-child [aria-label]", (all) => all.map((each) => each.getAttribute("aria-label")));
await fill(page, '[data-plan="title"]', "Über <b>lunch</b> *x*");
await fill(page, '[data-plan="start"]', "09:00");
seen.lists = {
  groups: await textsOf(page, "[data-groups] li"),
  things: await textsOf(page, "[data-things] li"),
  pages: await textsOf(page, "[data-pages] li"),
};

// Online, each activity has steps and texts of its own.
await page.select("[data-where]", "online");
seen.online = [await textOf(page, "[data-span]"), await textsOf(page, `${card} .chat`), await textsOf(page, "[data-instead] li")];
await page.click("[data-undo]");
seen.inRoom = await page.$eval("[data-where]", (pick) => pick.value);

// What is typed into one box is taken back at once.
await page.focus('[data-plan="people"]');
for (const people of ["12", "13", "14"]) await fill(page, '[data-plan="people"]', people);
await page.click("[data-undo]");
seen.people9 = await page.$eval('[data-plan="people"]', (box) => box.value);

// It is saved, kept through a reload, and opened again.
await page.click("[data-save]");
seen.saved = await textOf(page, "[data-outcome]");
seen.file = await until(() => fs.readdirSync(saved).find((each) => each.endsWith(".json")));
await until(() => fs.statSync(path.join(saved, seen.file)).size > 0);

// A date for the letter after the day.
await page.click("[data-promise-save]");
seen.noDay = await textOf(page, "[data-promise-outcome]");
await fill(page, "[data-promise-day]", "2999-12-31");
await page.click("[data-promise-save]");
seen.promise = await textOf(page, "[data-promise-outcome]");
const dates = await until(() => fs.readdirSync(saved).find((each) => each.endsWith(".ics")));
seen.calendar = await until(() => fs.readFileSync(path.join(saved, dates), "utf8"));

const before = await names(page);
await page.reload();
seen.kept = JSON.stringify(await names(page)) === JSON.stringify(before);
await page.click("[data-empty]");
seen.emptied = await names(page);
seen.fits = await page.$eval("[data-fits]", (element) => element.textContent);
const bad = path.join(folder, "bad.json");
fs.writeFileSync(bad, '{"format": "guidepress-plan", "version": 1, "guide": "another"}');
const picker = await page.$("[data-open]");
await picker.uploadFile(bad);
seen.bad = await until(() => textOf(page, "[data-problem]"));
const byHand = { ...JSON.parse(fs.readFileSync(path.join(saved, seen.file), "utf8")), slots: [{ title: "A", minutes: 3, steps: [{ do: "b", minutes: 1, uses: "ropes" }] }] };
fs.writeFileSync(bad, JSON.stringify(byHand));
await picker.uploadFile(bad);
await until(async () => (await names(page)).length > 0);
seen.byHand = await textsOf(page, "[data-things] li");
await page.click("[data-empty]");
await picker.uploadFile(path.join(saved, seen.file));
await until(async () => (await names(page)).length > 0);
seen.opened = JSON.stringify(await names(page)) === JSON.stringify(before);
seen.wrong = await textOf(page, "[data-problem]");

// In the room.
await page.click("[data-run]");
seen.runTitle = await textOf(page, "[data-run-heading]");
await page.click("[data-run-start]");
const run = (part) => textOf(page, `[data-run-${part}]`);
const pass = async (seconds, part, text) => {
  await page.evaluate((more) => { window.later += more * 1000; }, seconds);
  return until(async () => ((await run(part)) === text ? text : "")).catch(() => run(part));
};
seen.run = [await run("title"), await run("count"), await run("pace"), await run("next")];
const minutes = Number((await run("count")).split(":")[0]);
seen.lastMinute = [await pass((minutes - 1) * 60, "count", "1:00"), await run("said")];
seen.over = [await pass(4 * 60, "count", "3:00"), await run("pace"), await run("unit"), await run("cut")];
await page.click("[data-run-forward]");
seen.forward = [await run("title"), await run("pace"), await textsOf(page, "[data-run-words] li")];
await page.reload();
seen.resumed = [await run("title"), await page.$eval("[data-run-view]", (element) => !element.hidden)];
await page.click("[data-run-back]");
await page.click("[data-run-end]");
await page.reload();
seen.back = await page.$eval("[data-plan-view]", (element) => !element.hidden);

seen.narrow = [];
for (const width of [320, 390, 1280]) {
  await page.setViewport({ width, height: 800 });
  for (const part of await page.$$("details:not([open]) > summary")) await part.evaluate((each) => each.parentElement.setAttribute("open", ""));
  if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) seen.narrow.push(width);
}

// axe has to get past the policy of the page, so it looks at a page that is opened without one.
seen.axe = [];
if (name === "chrome") {
  const free = await open({ bypass: true });
  await free.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const look = async (where) => {
    const { violations } = await free.evaluate(() => window.axe.run());
    seen.axe.push(...violations.map((each) => `${where} ${each.id}: ${each.nodes.map((node) => node.html).join(" ").slice(0, 300)}`));
  };
  for (const scheme of ["light", "dark"]) {
    await free.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await fill(free, '[data-plan="people"]', "60");
    await free.$$eval("details", (all) => all.forEach((each) => each.setAttribute("open", "")));
    await look(scheme);
    await free.click("[data-run]");
    await look(`${scheme} before a run`);
    await free.click("[data-run-start]");
    await look(`${scheme} run`);
    await free.click("[data-run-end]");
  }
}
console.log(JSON.stringify({ ...seen, faults }));
await browser.close();
