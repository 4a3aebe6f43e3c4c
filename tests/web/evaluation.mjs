// A person fills in the evaluation form, opened from the disk, and saves it. Prints what was seen as a JSON object.
// Arguments: browser, node_modules, the page, the folder for the file that it saves.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [browserPath, modules, file, folder] = process.argv.slice(2);
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"], timeout: 300_000 });
const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/London", bypassCSP: false });
const page = await context.newPage();
const faults = [];
page.on("pageerror", (error) => faults.push(error.message));
page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
page.on("request", (request) => !/^(file:|blob:)/.test(request.url()) && faults.push(`asks for ${request.url()}`));
await page.goto(`file://${file}`);
await page.click("[data-save]");
const early = await page.textContent("[data-state]");
await page.check('[data-answer="evaluation.hour.heard.rating"][value="one"]');
await page.check('[data-answer="evaluation.hour.heard.rating"][value="three"]');
await page.check('[data-answer="evaluation.hour.use.rating"][value="two"]');
await page.locator('[data-choice="evaluation.hour.use.rating"] [data-take-back]').click();
await page.focus('[data-answer="evaluation.hour.change"]');
await page.keyboard.type("A longer break,\nand “tea”");
const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-save]")]);
await download.saveAs(path.join(folder, download.suggestedFilename()));
const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
const state = await page.textContent("[data-state]");
const narrow = [];
for (const width of [320, 390, 1280]) {
  await page.setViewportSize({ width, height: 800 });
  if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) narrow.push(width);
}
// axe has to get past the policy of the page, so it looks at a copy that is opened without one.
const free = await (await browser.newContext({ bypassCSP: true })).newPage();
await free.goto(`file://${file}`);
await free.evaluate(axe);
const { violations } = await free.evaluate(() => window.axe.run());
console.log(JSON.stringify({
  early, state, kept, faults, narrow, file: download.suggestedFilename(),
  axe: violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`),
}));
await browser.close();
