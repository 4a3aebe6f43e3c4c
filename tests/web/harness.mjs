// What the tests of the web pages share: a server, a browser, and tests that each begin with an empty browser.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css", ".woff2": "font/woff2", ".ttf": "font/ttf" };
const tests = [];

/** Registers a test. `run` gets { open, context, base, folder, guide, say, faults }. */
export function test(name, run) {
  tests.push({ name, run });
}

export { assert };

/** Waits until a check passes: pages keep answers a moment after they are typed. */
export async function until(check, message) {
  const end = Date.now() + 3000;
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
    if (name in extra) return response.writeHead(200, { "Content-Type": TYPES[".html"] }).end(extra[name]);
    if (!file.startsWith(folder) || !fs.existsSync(file) || !fs.statSync(file).isFile()) return response.writeHead(404).end();
    return response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(fs.readFileSync(file));
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * Runs the tests named in `only` (all if empty), and prints a JSON object: the name of each test and what went wrong.
 * Arguments of the process: browser, node_modules, folder of the site, names as JSON.
 */
export async function runAll(extra = {}) {
  const [browserPath, modules, folder, onlyText] = process.argv.slice(2);
  const only = JSON.parse(onlyText);
  const require = createRequire(path.join(modules, "x.js"));
  const { chromium } = require("playwright-core");
  const script = fs.readFileSync(path.join(folder, "guide.js"), "utf8");
  const guide = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1));
  const server = await serve(folder, extra);
  const base = `http://127.0.0.1:${server.address().port}/`;
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  const results = {};
  for (const { name, run } of tests.filter((each) => !only.length || only.includes(each.name))) {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/London" });
    context.setDefaultTimeout(4000);
    const faults = [];
    const watch = (page) => {
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      page.on("request", (request) => !/^(http:\/\/127\.0\.0\.1|blob:|data:|file:|about:)/.test(request.url()) && faults.push(`asks for ${request.url()}`));
    };
    const open = async (file, options = {}) => {
      const page = await context.newPage();
      watch(page);
      if (options.before) await page.addInitScript(options.before);
      await page.goto((options.base ?? base) + file);
      return page;
    };
    const say = (key, values = {}) => filled(guide.words[key], values);
    try {
      await run({ open, context, base, folder, guide, say, browser, watch, modules });
      assert.deepEqual(faults, [], "faults on the page");
      results[name] = "";
    } catch (error) {
      results[name] = String(error.stack ?? error).slice(0, 1500);
    }
    await context.close();
  }
  await browser.close();
  server.close();
  console.log(JSON.stringify(results));
}
