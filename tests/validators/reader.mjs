// Reads a book with epub.js in Chromium and says what is wrong, one finding a line.
// Arguments: browser, node_modules, book, sizes as JSON: [{name, width, height, dark, text}], folder for pictures (optional).
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";

const [browserPath, modules, book, sizesText, shots] = process.argv.slice(2);
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");

const files = {
  "/epub.js": path.join(modules, "epubjs", "dist", "epub.js"),
  "/jszip.js": path.join(modules, "jszip", "dist", "jszip.js"),
  "/book.epub": book,
};
const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Reader</title><link rel="icon" href="data:,">
<style>html,body{margin:0;height:100%}#room{height:100%}</style><div id="room"></div>
<script src="/jszip.js"></script><script src="/epub.js"></script></html>`;
const server = http.createServer((request, response) => {
  const file = files[request.url];
  if (request.url === "/") response.end(page);
  else if (file) response.end(fs.readFileSync(file));
  else response.writeHead(404).end();
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}/`;

// Runs in the page: opens the book and returns the addresses of its spine.
async function open({ dark, text }) {
  const whole = await (await fetch("/book.epub")).arrayBuffer();
  const opened = ePub(whole);
  const settings = { flow: "scrolled-doc", spread: "none", width: "100%", height: "100%", allowScriptedContent: false };
  const rendition = opened.renderTo("room", settings);
  if (dark) {
    document.body.style.background = "#121212";
    rendition.themes.override("color", "#e6e6e6");
    rendition.themes.override("background", "#121212");
  }
  rendition.themes.fontSize(text);
  window.rendition = rendition;
  await opened.ready;
  return opened.spine.spineItems.map((item) => item.href);
}

// Runs in the page: shows one file and returns its faults and its height.
async function show(href) {
  await window.rendition.display(href);
  const shown = document.querySelector("iframe").contentDocument;
  await shown.fonts.ready;
  const faults = [];
  if (!shown.body.innerText.trim() && !shown.querySelector("img, svg")) faults.push("shows nothing");
  for (const image of shown.images) {
    await image.decode().catch(() => faults.push(`the image ${image.alt} cannot be shown`));
  }
  const room = shown.documentElement.clientWidth;
  const hidden = (node) => node.closest("[aria-hidden=true], thead") !== null;
  for (const node of shown.body.querySelectorAll("*")) {
    const box = node.getBoundingClientRect();
    if (box.right > room + 1 && !hidden(node)) {
      faults.push(`<${node.localName} class="${node.className}"> is ${Math.round(box.right - room)} px too wide: `
        + node.textContent.trim().slice(0, 40));
      break;
    }
  }
  if (shown.documentElement.scrollWidth > room + 1) faults.push(`scrolls ${shown.documentElement.scrollWidth - room} px sideways`);
  return faults;
}

/** How long is waited for what must come, in milliseconds: longer than any busy machine needs. */
const PATIENCE = 300_000;
// The clock is stopped when the work is done: while it runs, node does not end.
const limited = async (work, what) => {
  let clock;
  const over = new Promise((_, give) => (clock = setTimeout(() => give(new Error(`${what} takes too long`)), PATIENCE)));
  return Promise.race([work, over]).finally(() => clearTimeout(clock));
};

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"], timeout: PATIENCE });
const found = [];
for (const size of JSON.parse(sizesText)) {
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    colorScheme: size.dark ? "dark" : "light",
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE);
  let where = "";
  const say = (message) => found.push(`${size.name} ${where}: ${message}`);
  tab.on("console", (message) => ["error", "warning"].includes(message.type()) && say(message.text()));
  tab.on("pageerror", (error) => say(error.message));
  tab.on("requestfailed", (request) => say(`${request.url()} failed`));
  tab.on("request", (request) => !/^(http:\/\/127\.0\.0\.1|blob:|data:|about:)/.test(request.url()) && say(`asks for ${request.url()}`));
  await tab.goto(address);
  for (const href of await tab.evaluate(open, size)) {
    where = href;
    const faults = await limited(tab.evaluate(show, href), href);
    faults.forEach(say);
    if (shots) await tab.screenshot({ path: path.join(shots, `${size.name}-${href.replace(/\W/g, "-")}.png`) });
  }
  await context.close();
}
await browser.close();
server.close();
console.log(JSON.stringify(found));
