// Plays packages in a learning system, in Chromium, and says what goes wrong: {scenario: [finding, …]}.
// Arguments: browser, node_modules, folder of the packages, file of the scenarios; and some words of a name, to play less.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const [browserPath, modules, packages, file, only] = process.argv.slice(2);
const { scenarios } = await import(pathToFileURL(file));
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");
const here = path.dirname(fileURLToPath(import.meta.url));

/** How long is waited for what must come, in milliseconds: longer than any busy machine needs. */
const PATIENCE = 300_000;
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
    this.watch(tab);
    await tab.goto(address);
    return tab;
  }

  watch(tab) {
    tab.on("dialog", (dialog) => {
      this.questions = (this.questions || 0) + 1;
      dialog.accept();
    });
    tab.on("pageerror", (error) => this.findings.push(`error: ${error.message}`));
    tab.on("console", (message) => message.type() === "error" && this.findings.push(`console: ${message.text()}`));
  }

  /** A learner signs in, and opens the package `name` in the learning system: in a "frame" or in a "popup". */
  async launch(name, way = "frame") {
    await (await this.system()).goto(`${site}/lms.html`);
    await this.show(name, way);
  }

  /** The learning system shows the package. */
  async show(name, way = "frame") {
    this.way = way;
    if (way === "popup") await this.showPopup(`/${name}/launch.html`);
    else await this.showFrame(`/${name}/launch.html`);
    this.page = this.course.frameLocator("iframe");
    await this.page.locator("main#page_main").waitFor();
  }

  async showFrame(address) {
    await this.host.evaluate((src) => {
      document.querySelector("iframe")?.remove();
      const frame = document.createElement("iframe");
      frame.name = "course";
      frame.src = src;
      document.body.append(frame);
    }, address);
    this.course = this.host.frameLocator("iframe[name=course]");
  }

  /** A window of its own. One that is open still is used again, as browsers do. */
  async showPopup(address) {
    const isOpen = this.popup && !this.popup.isClosed();
    const loaded = isOpen ? this.popup.waitForEvent("load") : this.host.waitForEvent("popup");
    const [found] = await Promise.all([
      loaded,
      this.host.evaluate((src) => void window.open(src, "course-window", "width=1024,height=768"), address),
    ]);
    if (!isOpen) this.watch(found);
    this.popup = found;
    this.course = found;
  }

  /** The learner reloads the course, and what frames are in it, but not the page of the learning system. */
  async reload() {
    if (this.way === "popup") {
      await this.popup.reload();
    } else {
      const loaded = this.host.waitForEvent("framenavigated", (frame) => frame === this.outer());
      await this.outer().evaluate(() => window.location.reload());
      await loaded;
    }
    await this.page.locator("main#page_main").waitFor();
  }

  address(name) {
    return `${site}/${name}`;
  }

  /** The page in the frame of the course. */
  frame() {
    return this.outer().childFrames()[0];
  }

  /** launch.html. */
  outer() {
    return this.way === "popup" ? this.popup.mainFrame() : this.host.frames().find((one) => one.name() === "course");
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

  /** Waits until the page in the frame has been loaded anew by what `act` does: a page that is going takes no orders. */
  async untilReloaded(act) {
    await this.frame().evaluate(() => { window.isOld = true; });
    await act();
    const isNew = () => this.frame().evaluate(() => !window.isOld && document.readyState === "complete").catch(() => false);
    await this.until(isNew, "the page in the frame is loaded anew");
  }

  async type(id, text) {
    await this.page.locator(`[data-answer="${id}"]`).first().fill(text);
  }

  answer(id) {
    return this.page.locator(`[data-answer="${id}"]`).first().inputValue();
  }

  /** The learning system closes the course, as most do: by leaving the page that holds it, or by closing the window. */
  async leave() {
    if (this.way === "popup" && !this.popup.isClosed()) {
      await this.popup.close({ runBeforeUnload: true });
      await this.until(async () => this.popup.isClosed(), "the window closes");
    }
    await this.host.goto(site + ELSEWHERE);
  }

  /** The names of all that this site keeps in the browser for the guide. */
  async stored() {
    const host = await this.system();
    return host.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("guidepress/")).sort());
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

  /** From here on time goes by only where a scenario says so, however slow the machine is. */
  async stopClock() {
    const now = await this.host.evaluate(() => Date.now());
    await this.context.clock.pauseAt(now + 600_000);
  }

  /** Waits until something of the learning system is so; a finding where it never is. */
  async until(condition, text) {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      if (await condition()) return;
      await new Promise((ready) => setTimeout(ready, 50));
    }
    this.findings.push(`never: ${text}`);
  }

  /** Nothing the learning system did not allow was done, but what `allowed` matches. */
  async judge(allowed = /^$/) {
    const faults = ((await this.lms("faults")) || []).filter((fault) => !allowed.test(fault));
    for (const fault of faults) this.findings.push(`fault: ${fault}`);
  }
}

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"], timeout: PATIENCE });
const results = {};
const LANES = 2;

async function run(name) {
  const findings = [];
  const contexts = [];
  const device = async () => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
    context.setDefaultTimeout(PATIENCE);
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
