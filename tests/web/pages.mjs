// Every page of a web workbook in Chromium, one finding a line: axe, what does not fit, what cannot be reached by keyboard.
// Arguments: browser, node_modules, folder of the pages, sizes as JSON: those of tests/test_web_pages.py.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [browserPath, modules, folder, sizesText] = process.argv.slice(2);
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
const pages = fs.readdirSync(folder).filter((name) => name.endsWith(".html")).sort();

// Runs in the page: what sticks out of the window, and whether it scrolls sideways.
function overflow() {
  const hidden = ".unseen, .heard, .skip, thead, [aria-hidden=true]";
  const outside = [...document.body.querySelectorAll("*")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.right > innerWidth + 1 && !node.closest(hidden);
  });
  const found = outside.slice(0, 3).map((node) => `${node.tagName.toLowerCase()}.${node.className} sticks out`);
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  return found;
}

// Runs in the page: controls that are too small to hit. WCAG 2.2, 2.5.8: 24 pixels, the label of a box counts.
function small() {
  return [...document.querySelectorAll("button, input, select, textarea, .steps a, .top a")]
    .map((node) => [node, (node.closest("label") ?? node).getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([node]) => `${node.outerHTML.slice(0, 80)} is too small`);
}

// Runs in the page: dates, numbers and lists that do not show the whole of what they hold, or stick out of their cell. How
// wide such a box has to be, the browser says: as wide as a copy that nothing holds back. A list may have an upper bound.
function cut() {
  const needOf = (box) => {
    const copy = box.cloneNode(true);
    if (copy.type === "date") copy.value = "2027-12-31";
    copy.style.cssText = "position: absolute; width: max-content !important; min-width: 0; max-width: none";
    box.after(copy);
    const { width } = copy.getBoundingClientRect();
    copy.remove();
    return width;
  };
  const boundOf = (box, cell) => {
    const bound = getComputedStyle(box).maxWidth;
    if (box.localName !== "select" || bound === "none") return Infinity;
    if (bound.endsWith("px")) return parseFloat(bound);
    return cell ? Infinity : box.parentElement.clientWidth;
  };
  return [...document.querySelectorAll("input[type=date], input[type=number], select")].filter((box) => box.offsetWidth).flatMap((box) => {
    const cell = getComputedStyle(box.closest("td") ?? box).display === "table-cell" ? box.closest("td") : null;
    const { width, right } = box.getBoundingClientRect();
    const need = Math.min(needOf(box), boundOf(box, cell));
    const found = width < need - 1 ? [`${box.dataset.answer} is cut: ${Math.round(width)} of ${Math.round(need)} pixels`] : [];
    return cell && right > cell.getBoundingClientRect().right ? [...found, `${box.dataset.answer} leaves its cell`] : found;
  });
}

// Runs in the page: faults that axe sees, whatever their impact.
async function faults() {
  const { violations } = await window.axe.run({ resultTypes: ["violations"], preload: false });
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.length} × ${nodes[0].html.slice(0, 120)}`);
}

// Walks through the first controls with the Tab key: each must be seen to have the focus.
async function walk(page) {
  const found = [];
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === document.body) return null;
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      return { what: node.outerHTML.slice(0, 80), marked, inside: box.bottom > 0 && box.top < innerHeight };
    });
    if (seen === null) break;
    if (step === 0 && !seen.what.includes("skip")) found.push(`the first stop is ${seen.what}`);
    if (!seen.marked) found.push(`no focus is seen on ${seen.what}`);
    if (!seen.inside) found.push(`out of sight: ${seen.what}`);
  }
  return found;
}

/** How long is waited for what must come, in milliseconds: longer than any busy machine needs. */
const PATIENCE = 300_000;
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"], timeout: PATIENCE });
for (const size of JSON.parse(sizesText)) {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    colorScheme: size.dark ? "dark" : "light",
    javaScriptEnabled: size.scripts,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const say = (text) => console.log(`${size.name}: ${path.basename(page.url())}: ${text}`);
  page.on("pageerror", (error) => say(error.message));
  page.on("console", (message) => message.type() === "error" && say(message.text()));
  page.on("request", (request) => request.url().startsWith("file:") || say(`asks for ${request.url()}`));
  for (const [at, name] of [...pages.entries()].filter(([at]) => at % size.each === size.first)) {
    await page.goto(`file://${folder}/${name}`);
    if (size.text) await page.evaluate((text) => { document.documentElement.style.fontSize = `${text}%`; }, size.text);
    for (const fault of await page.evaluate(overflow)) say(fault);
    for (const fault of await page.evaluate(small)) say(fault);
    for (const fault of await page.evaluate(cut)) say(fault);
    if (size.scripts && !size.quick && name !== "answers.html") for (const fault of await walk(page)) say(fault);
    if (size.axe && at % size.axe === 0) {
      await page.evaluate(axe);
      for (const fault of await page.evaluate(faults)) say(fault);
    }
  }
  await context.close();
}
await browser.close();
