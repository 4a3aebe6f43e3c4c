// Calls axe on every file of a book or on web pages, by day and by night; one finding a line.
// Arguments: browser, node_modules, folder, files as JSON, rules to leave out as JSON.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";

const [browserPath, modules, folder, filesText, leftOut] = process.argv.slice(2);
// By night only colours change.
const NIGHT = { runOnly: ["color-contrast"] };
const rules = Object.fromEntries(JSON.parse(leftOut).map((name) => [name, { enabled: false }]));
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
const TYPES = { ".xhtml": "application/xhtml+xml", ".html": "text/html; charset=utf-8", ".css": "text/css", ".png": "image/png" };

const server = http.createServer((request, response) => {
  const file = path.join(folder, path.basename(path.dirname(request.url)) === "images" ? "images" : "", path.basename(request.url));
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream" });
  return response.end(fs.readFileSync(file));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}/`;

/** How long is waited for what must come, in milliseconds: longer than any busy machine needs. */
const PATIENCE = 300_000;
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"], timeout: PATIENCE });
const found = [];
// The policy of our web pages would forbid what axe and the next lines add.
const tab = await browser.newPage({ bypassCSP: true });
tab.setDefaultTimeout(PATIENCE);
for (const name of JSON.parse(filesText)) {
  await tab.emulateMedia({ colorScheme: "light" });
  await tab.goto(address + name);
  await tab.evaluate(axe);
  for (const night of [false, true]) {
    if (night) {
      await tab.emulateMedia({ colorScheme: "dark" });
      // What reading systems do by night; a book itself sets no colours of the page, as web pages do.
      if (name.endsWith(".xhtml")) await tab.addStyleTag({ content: "html { background: #121212; color: #e6e6e6 }" });
    }
    const { violations } = await tab.evaluate((options) => axe.run(options), { resultTypes: ["violations"], ...(night ? NIGHT : { rules }) });
    for (const each of violations) {
      for (const node of each.nodes) {
        found.push(`${name}${night ? " by night" : ""}: ${each.id}: ${node.html.slice(0, 120)}: ${node.failureSummary.replace(/\s+/g, " ").slice(0, 200)}`);
      }
    }
  }
}
await browser.close();
server.close();
console.log(JSON.stringify(found));
