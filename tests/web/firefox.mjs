// The pages in Firefox, opened from a folder on the disk: what Chromium's tests cannot say. One finding a line.
// Arguments: browser, node_modules, folder of the site, folder for a profile.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [executablePath, modules, folder, userDataDir] = process.argv.slice(2);
const require = createRequire(path.join(modules, "x.js"));
const puppeteer = require("puppeteer-core");
const base = `file://${folder}/`;
const STORY = '[data-answer="one.story.text"]';
const POST = '[data-answer="one.which.choice"][value=post]';
const COVER = '[data-answer="one.which.choice"][value=cover]';
const EARLIER = '[data-earlier="one.which.choice"]';
/** How long is waited for what must come, in milliseconds: longer than any busy machine needs. */
const PATIENCE = 300_000;
const found = [];

function expect(what, isRight) {
  if (!isRight) found.push(what);
}

async function open(browser, file) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on("pageerror", (error) => found.push(`${file}: ${error}`));
  page.on("console", (message) => message.type() === "error" && found.push(`${file}: ${message.text()}`));
  await page.goto(base + file);
  return page;
}

const saved = path.join(userDataDir, "saved");
fs.mkdirSync(saved, { recursive: true });
const extraPrefsFirefox = { "browser.download.folderList": 2, "browser.download.dir": saved, "browser.download.useDownloadDir": true };
const launch = () => puppeteer.launch({ browser: "firefox", executablePath, headless: true, timeout: PATIENCE, userDataDir, extraPrefsFirefox });

async function until(check) {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const result = check();
    if (result) return result;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error("waited in vain");
}

const textOf = (page, selector) => page.$eval(selector, (element) => element.innerText);
const holds = (page, selector, text) =>
  page.waitForFunction((at, part) => document.querySelector(at)?.innerText.includes(part), { timeout: PATIENCE }, selector, text).then(() => true, () => false);

let browser = await launch();
const story = await open(browser, "one.story.html");
await story.type(STORY, "From a file");
const facts = await open(browser, "one.facts.html");
const one = await open(browser, "one.which.html");
await one.click(POST);
expect("scripts run under the policy of the page", await one.evaluate(() => document.documentElement.classList.contains("live")));
const LINE = '[data-answer="one.facts.name"]';
const heightOf = (page) => page.$eval(LINE, (box) => box.clientHeight);
await facts.bringToFront();
const low = await heightOf(facts);
await facts.$eval(LINE, (box) => { box.value = "a sentence ".repeat(30); box.dispatchEvent(new Event("input", { bubbles: true })); });
expect("a box for one line grows", (await heightOf(facts)) > low * 1.5);
expect("a box for one line shows all of its text", await facts.$eval(LINE, (box) => box.scrollHeight <= box.clientHeight));
await facts.$eval(LINE, (box) => { box.value = ""; box.dispatchEvent(new Event("input", { bubbles: true })); });
expect("a box for one line shrinks again", (await heightOf(facts)) === low);
const two = await open(browser, "two.which.html");
expect("pages of a folder share what is kept", (await textOf(two, EARLIER)).includes("a new post"));
await one.bringToFront();
await one.click(COVER);
expect("a change shows in another tab", await holds(two, EARLIER, "covering for somebody"));
const answers = await open(browser, "answers.html");
expect("all answers stand together", (await answers.$$("[data-all-answers] .answer")).length === 2);
await answers.click("[data-save]");
const file = await until(() => fs.readdirSync(saved).find((name) => name.endsWith(".json")));
expect("answers are saved to a file", Object.keys(JSON.parse(fs.readFileSync(path.join(saved, file), "utf8")).answers).length === 2);
await answers.evaluate(() => Store.clear());
await (await answers.$("[data-open]")).uploadFile(path.join(saved, file));
await answers.waitForSelector("[data-plan]:not([hidden])");
await answers.click("[data-plan-apply]");
expect("a file is opened", (await answers.$$("[data-all-answers] .answer")).length === 2);
const search = await open(browser, "search.html?q=ngo");
expect("search runs", (await search.$$("[data-results] li")).length > 0);
await story.evaluate(() => addEventListener("beforeprint", () => { window.beside = document.querySelectorAll("main .typed").length; }));
await story.pdf();
expect("print has the text beside the box", (await story.evaluate(() => window.beside)) > 0);
const closed = (page) => page.$$eval("main [readonly], main :disabled", (boxes) => boxes.length);
const DATE = '[data-answer="one.facts.since"]';
expect("a page opens", (await closed(facts)) === 0);
await facts.reload();
expect("a page opens again after a reload", (await closed(facts)) === 0);
await facts.type(LINE, "!");
await facts.$eval(DATE, (box) => { box.value = "2026-11-03"; box.dispatchEvent(new Event("input", { bubbles: true })); });
await facts.reload();
expect("what was typed after a reload is kept", (await facts.$eval(LINE, (box) => box.value)).includes("!"));
expect("a date is there after a reload", (await facts.$eval(DATE, (box) => box.value)) === "2026-11-03");
await browser.close();
browser = await launch();
const later = await open(browser, "one.story.html");
expect("answers outlive the browser", (await later.$eval(STORY, (box) => box.value)).includes("From a file"));

// Without each script in turn. What is missing is an error of the page, so nobody watches it.
const room = path.join(userDataDir, "room");
fs.cpSync(folder, room, { recursive: true });
const page = await browser.newPage();
for (const script of await later.$$eval("script", (all) => all.map((one) => one.getAttribute("src").split("?")[0]))) {
  fs.renameSync(path.join(room, script), path.join(room, "gone"));
  await page.goto(`file://${room}/one.story.html`);
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()));
  const boxes = await page.$$eval("[data-answer]", (all) => all.filter((box) => !box.readOnly && !box.matches(":disabled")).length);
  expect(`without ${script} no box takes an answer`, boxes === 0);
  expect(`without ${script} the page says so`, await page.$eval(".notice[data-dead]", (one) => one.checkVisibility({ visibilityProperty: true })));
  fs.renameSync(path.join(room, "gone"), path.join(room, script));
  await page.reload();
  expect(`with ${script} again the page opens`, (await closed(page)) === 0);
}
await browser.close();
console.log(JSON.stringify(found));
