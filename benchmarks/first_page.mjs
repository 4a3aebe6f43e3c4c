// How soon a page of the web workbook is seen on a slow phone: first contentful paint in Chromium, held back as a slow
// phone on a slow line is: 150 ms to the server, 1.6 Mbit a second, a quarter of this machine's speed, nothing compressed.
//
//     node benchmarks/first_page.mjs FOLDER [PAGE…]        FOLDER holds the unpacked …-web.zip
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const RUNS = 5;
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
const SLOWER = 4;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff": "font/woff" };

const [folder, ...names] = process.argv.slice(2);
const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { chromium } = createRequire(path.join(home, "tests", "validators", "x.js"))("playwright-core");

const server = http.createServer((request, response) => {
  const file = path.join(folder, path.basename(new URL(request.url, "http://x").pathname));
  const font = path.join(folder, "fonts", path.basename(file));
  const found = [file, font].find((each) => fs.existsSync(each));
  if (!found) return response.writeHead(404).end();
  return response.writeHead(200, { "Content-Type": TYPES[path.extname(found)] ?? "text/plain" }).end(fs.readFileSync(found));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

async function paint(name) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}`, { waitUntil: "load" });
  const found = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  await context.close();
  return found;
}

for (const name of names.length ? names : ["index.html"]) {
  const found = [];
  for (let run = 0; run < RUNS; run += 1) found.push(await paint(name));
  found.sort((one, two) => one - two);
  console.log(`${name}: ${(found[Math.floor(RUNS / 2)] / 1000).toFixed(2)} s (${found.map((each) => (each / 1000).toFixed(2)).join(", ")})`);
}
await browser.close();
server.close();
