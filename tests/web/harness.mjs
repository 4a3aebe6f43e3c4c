// What the tests of the web pages share: a server, a browser, and tests that each begin with an empty browser.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";
import { guideIn, scriptIn } from "./site_files.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css", ".woff2": "font/woff2", ".ttf": "font/ttf" };
/** How long a test waits for what must come, in milliseconds: longer than any busy machine needs. */
const PATIENCE = Number(process.argv[7]);
/** The same for the start of a browser. */
const LAUNCH = 300_000;
const tests = [];

/** Registers a test. `run` gets what `runAll` gives it. */
export function test(name, run) {
  tests.push({ name, run });
}

export { assert };

/** Waits until a check passes: pages keep answers a moment after they are typed. */
export async function until(check, message) {
  const end = Date.now() + PATIENCE;
  let last;
  while (Date.now() < end) {
    try {
      last = await check();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    await new Promise((next) => setTimeout(next, 20));
  }
  return assert.fail(`${message}: ${last}`);
}

function serve(folder, extra) {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname).slice(1);
    const file = path.join(folder, name);
    if (name === "favicon.ico") return response.writeHead(204).end();
    if (name in extra) return response.writeHead(200, { "Content-Type": TYPES[".html"] }).end(extra[name]);
    if (!file.startsWith(folder) || !fs.existsSync(file) || !fs.statSync(file).isFile()) return response.writeHead(404).end();
    const headers = { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream", "Access-Control-Allow-Origin": "*" };
    return response.writeHead(200, headers).end(fs.readFileSync(file));
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Calls `say` with every error of a page, and with every request that leaves this machine. */
function watch(page, say) {
  page.on("pageerror", (error) => say(error.message));
  page.on("console", (message) => message.type() === "error" && say(message.text()));
  page.on("request", (request) => !/^(http:\/\/127\.0\.0\.1|blob:|data:|file:|about:)/.test(request.url()) && say(`asks for ${request.url()}`));
}

/** Leaves a browser as if nobody had been there. `script` is any file in which nothing runs. */
async function empty(context, first, script) {
  for (const page of context.pages()) if (page !== first) await page.close();
  await context.clearPermissions();
  await first.goto(script);
  await first.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
}

/**
 * Runs the tests named in `only` (all if empty), and prints a JSON object: the name of each test and what went wrong.
 * Arguments of the process: browser, node_modules, folder of the site, names as JSON, folder for files that the pages save,
 * how long to wait in milliseconds.
 */
export async function runAll(extra = {}) {
  const [browserPath, modules, folder, onlyText, saved] = process.argv.slice(2);
  const only = JSON.parse(onlyText);
  const require = createRequire(path.join(modules, "x.js"));
  const { chromium } = require("playwright-core");
  const guide = guideIn(folder);
  const server = await serve(folder, extra);
  const base = `http://127.0.0.1:${server.address().port}/`;
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"], timeout: LAUNCH });
  const newContext = async () => {
    const made = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/London" });
    made.setDefaultTimeout(PATIENCE);
    return made;
  };
  const context = await newContext();
  const results = {};
  // A new page costs more than a test: each test takes over the first page, and closes what it opens besides.
  const first = await context.newPage();
  let faults = [];
  watch(first, (fault) => faults.push(fault));
  for (const { name, run } of tests.filter((each) => !only.length || only.includes(each.name))) {
    const begin = Date.now();
    faults = [];
    let taken = false;
    let apart = null;
    const newPage = async (where = context) => {
      const page = await where.newPage();
      watch(page, (fault) => faults.push(fault));
      return page;
    };
    // For tests in which time counts: pages of a browser of their own, whose clock is set before they load.
    const openAt = async (file, setClock, options = {}) => {
      if (!apart) {
        apart = await newContext();
        await setClock(apart.clock);
      }
      const page = await newPage(apart);
      if (options.before) await page.addInitScript(options.before);
      await page.goto(base + file);
      return page;
    };
    const open = async (file, options = {}) => {
      const page = taken || options.before ? await newPage() : first;
      taken = true;
      if (options.before) await page.addInitScript(options.before);
      await page.goto((options.base ?? base) + file);
      return page;
    };
    const save = async (page, selector) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
      const file = path.join(saved, `${name.replace(/\W+/g, "-")}-${fs.readdirSync(saved).length}.json`);
      await download.saveAs(file);
      return { name: download.suggestedFilename(), text: fs.readFileSync(file, "utf8") };
    };
    const say = (key, values = {}) => filled(guide.words[key], values);
    try {
      await run({ save, open, openAt, newPage, context, base, folder, guide, say, browser, modules });
      assert.deepEqual(faults, [], "faults on the page");
      results[name] = "";
    } catch (error) {
      results[name] = String(error.stack ?? error).slice(0, 1500);
    }
    await apart?.close();
    await empty(context, first, base + scriptIn(folder, "guide.js"));
    console.error(`${((Date.now() - begin) / 1000).toFixed(1)} s ${name}${results[name] ? ": failed" : ""}`);
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  console.log(JSON.stringify(results));
}
