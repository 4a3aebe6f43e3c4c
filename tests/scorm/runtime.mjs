// Plays packages in a learning system, in Chromium, and says what goes wrong: {scenario: [finding, …]}.
// Arguments: browser, node_modules, folder of the packages.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { scenarios } from "./scenarios.mjs";

const [browserPath, modules, packages] = process.argv.slice(2);
const only = process.argv[5];
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");
const here = path.dirname(fileURLToPath(import.meta.url));

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff": "font/woff" };
const OWN = {
  "/lms.html": path.join(here, "lms.html"),
  "/lms.js": path.join(here, "lms.js"),
  "/scorm12.min.js": path.join(modules, "scorm-again", "dist", "scorm12.min.js"),
};
/** A page of the learning system without a course. */
const ELSEWHERE = "/elsewhere";
const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname === "/favicon.ico") return response.writeHead(204).end();
  if (pathname === ELSEWHERE) return response.setHeader("Content-Type", "text/html").end("<title>Elsewhere</title>");
  const file = OWN[pathname] || path.join(packages, path.normalize(pathname));
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return response.writeHead(404).end();
  response.setHeader("Content-Type", TYPES[path.extname(file)] || "application/octet-stream");
  return response.end(fs.readFileSync(file));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const site = `http://127.0.0.1:${server.address().port}`;

/** A browser of its own: a device. Sessions follow one another on it. */
class Device {
  constructor(context, findings) {
    Object.assign(this, { context, findings, packages, modules });
  }

  check(condition, text) {
    if (!condition) this.findings.push(text);
  }

  same(found, wanted, text) {
    const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
    this.check(one === other, `${text}: ${one}, not ${other}`);
  }

  async tab(address) {
    const tab = await this.context.newPage();
    tab.on("pageerror", (error) => this.findings.push(`error: ${error.message}`));
    tab.on("console", (message) => message.type() === "error" && this.findings.push(`console: ${message.text()}`));
    await tab.goto(address);
    return tab;
  }

  /** A learner opens the package `name` in the learning system. */
  async launch(name) {
    await (await this.system()).goto(`${site}/lms.html`);
    await this.host.evaluate((address) => {
      const frame = document.createElement("iframe");
      frame.name = "course";
      frame.src = address;
      document.body.append(frame);
    }, `/${name}/launch.html`);
    this.course = this.host.frameLocator("iframe[name=course]");
    this.page = this.course.frameLocator("iframe");
    await this.page.locator("main#page_main").waitFor();
  }

  address(name) {
    return `${site}/${name}`;
  }

  /** The page in the frame of the course. */
  frame() {
    return this.host.frames().find((one) => one.parentFrame()?.name() === "course");
  }

  /** launch.html. */
  outer() {
    return this.host.frames().find((one) => one.name() === "course");
  }

  /** The window is put away: on a phone, the last that a page hears for certain. */
  async hide() {
    await this.outer().evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
  }

  async open(file) {
    await this.frame().goto(this.frame().url().replace(/[^/]*$/, file));
    await this.page.locator("main#page_main").waitFor();
  }

  async type(id, text) {
    await this.page.locator(`[data-answer="${id}"]`).first().fill(text);
  }

  answer(id) {
    return this.page.locator(`[data-answer="${id}"]`).first().inputValue();
  }

  /** The learning system closes the course, as most do: by leaving the page that holds it. */
  async leave() {
    await this.host.goto(site + ELSEWHERE);
  }

  /** The window of the learning system. */
  async system() {
    if (!this.host || this.host.isClosed()) this.host = await this.tab(site + ELSEWHERE);
    return this.host;
  }

  async lms(name) {
    return (await this.system()).evaluate((key) => JSON.parse(localStorage.getItem(`lms/${key}`) || "null"), name);
  }

  async setLms(name, value) {
    await (await this.system()).evaluate(([key, text]) => localStorage.setItem(`lms/${key}`, text), [name, JSON.stringify(value)]);
  }

  async calls(name) {
    return ((await this.lms("log")) || []).filter(([one]) => one === name).length;
  }

  async notice() {
    const element = this.course.locator("[data-course-notice]");
    return (await element.isVisible()) ? element.innerText() : "";
  }

  /** Waits until something of the learning system is so; a finding where it never is. */
  async until(condition, text) {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await condition()) return;
      await new Promise((ready) => setTimeout(ready, 50));
    }
    this.findings.push(`never: ${text}`);
  }

  /** Nothing the learning system did not allow was done. */
  async judge() {
    for (const fault of (await this.lms("faults")) || []) this.findings.push(`fault: ${fault}`);
  }
}

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
const results = {};
const LANES = 2;

async function run(name) {
  const findings = [];
  const contexts = [];
  const device = async () => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
    context.setDefaultTimeout(30_000);
    contexts.push(context);
    return new Device(context, findings);
  };
  try {
    await scenarios[name](await device(), device);
  } catch (error) {
    findings.push(`broke off: ${error.message}`);
  }
  await Promise.all(contexts.map((context) => context.close()));
  results[name] = findings;
}

const waiting = Object.keys(scenarios).filter((name) => !only || name.includes(only));
await Promise.all(Array.from({ length: LANES }, async () => {
  while (waiting.length) await run(waiting.shift());
}));
await browser.close();
server.close();
console.log(JSON.stringify(results));
