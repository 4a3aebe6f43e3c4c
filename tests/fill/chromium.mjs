// Chromium's own viewer of PDF files, with mouse and keyboard. Arguments: the folder of npm modules, the browser, the
// file, the new file, a page from 1, a place on it (x and y in points from the top left), words to type, words to paste.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, browserPath, source, target, page, x, y, typed, pasted] = process.argv.slice(2);
const load = (...path) => import(pathToFileURL(join(modules, ...path)));
const { chromium } = await load("playwright-core", "index.mjs");
const { getDocument } = await load("pdfjs-dist", "legacy", "build", "pdf.mjs");
/** How long is waited for what must come, in milliseconds: longer than any busy machine needs. */
const PATIENCE = 300_000;

const server = createServer((_, response) => {
  response.writeHead(200, { "content-type": "application/pdf" }).end(readFileSync(source));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const args = ["--no-sandbox", "--headless=new"]; // the other headless mode has no viewer
const browser = await chromium.launch({ executablePath: browserPath, headless: false, args, timeout: PATIENCE });
const deadline = Date.now() + PATIENCE;
const until = async (ask) => {
  for (;;) {
    const said = await ask().catch(() => null);
    if (said) return said;
    if (Date.now() > deadline) throw new Error(`not in ${PATIENCE / 1000} seconds: ${ask}`);
    await new Promise((done) => setTimeout(done, 200));
  }
};

try {
  const tab = await browser.newPage({ viewport: { width: 1000, height: 1300 } });
  await tab.goto(`http://127.0.0.1:${server.address().port}/w.pdf#page=${page}&zoom=100&toolbar=0`);
  const viewer = await until(async () => tab.frames().find((one) => one.url().startsWith("chrome-extension:")));
  const place = await until(() =>
    viewer.evaluate((index) => {
      const rect = document.querySelector("pdf-viewer").viewport.getPageScreenRect(index);
      return rect.width > 0 && rect.y >= 0 && rect.y < 200 ? { x: rect.x, y: rect.y } : null;
    }, page - 1),
  );
  const save = async () => {
    const data = await viewer.evaluate(async () => {
      const { dataToSave } = await document.querySelector("pdf-viewer").currentController.save("EDITED");
      return Array.from(new Uint8Array(dataToSave));
    });
    return Buffer.from(data);
  };
  const holds = async (words) => {
    const data = await save();
    const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
    const values = Object.values(await pdf.getFieldObjects()).flatMap((places) => places.map((one) => one.value));
    return values.includes(words) ? data : null;
  };
  const click = () => tab.mouse.click(place.x + (x * 96) / 72, place.y + (y * 96) / 72);
  // A click may come before the page is ready to take it, and to save takes the box its focus: what is typed is typed
  // again, in place of all that stands there, until all of it has arrived.
  const whole = await until(async () => {
    await click();
    await new Promise((done) => setTimeout(done, 200));
    await tab.keyboard.press("Control+A");
    await tab.keyboard.type(typed);
    await tab.keyboard.insertText(pasted);
    return holds(typed + pasted);
  });
  writeFileSync(target, whole);
} finally {
  await browser.close();
  server.close();
}
