// The viewer of pdf.js in a browser, with mouse and keyboard. Arguments: the folder of npm modules, the browser, the
// file, the new file, a JSON file of steps [what, field, place, words]. Prints a JSON list: what each step saw.
import { createReadStream, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, browserPath, source, target, steps] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(join(modules, "playwright-core", "index.mjs")));
const PAGE = `<!doctype html><link rel="stylesheet" href="/web/pdf_viewer.css">
<style>#frame { position: absolute; inset: 0; overflow: auto }</style><div id="frame"><div class="pdfViewer"></div></div>
<script type="module">
import * as pdfjsLib from "/build/pdf.mjs";
globalThis.pdfjsLib = pdfjsLib;
pdfjsLib.GlobalWorkerOptions.workerSrc = "/build/pdf.worker.mjs";
const { EventBus, PDFLinkService, PDFViewer } = await import("/web/pdf_viewer.mjs");
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
globalThis.viewer = new PDFViewer({ container: document.getElementById("frame"), eventBus, linkService });
linkService.setViewer(viewer);
globalThis.pdf = await pdfjsLib.getDocument({ url: "/workbook.pdf" }).promise;
viewer.setDocument(pdf);
linkService.setDocument(pdf, null);
await viewer.pagesPromise;
globalThis.ready = true;
</script>`;
/** How long is waited for what must come, in milliseconds: longer than any busy machine needs. */
const PATIENCE = 300_000;
const TYPES = { css: "text/css", mjs: "text/javascript", pdf: "application/pdf" };

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  if (path === "/") return response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
  const file = path === "/workbook.pdf" ? source : join(modules, "pdfjs-dist", path);
  if (!existsSync(file)) return response.writeHead(404).end();
  const type = TYPES[path.split(".").at(-1)] ?? "application/octet-stream";
  createReadStream(file).pipe(response.writeHead(200, { "content-type": type }));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"], timeout: PATIENCE });

try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1300 } });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction("globalThis.ready", null, { timeout: PATIENCE });

  const places = (name) =>
    page.evaluate(async (name) => (await pdf.getFieldObjects())[name].filter((place) => place.type), name);
  const at = (place) => page.locator(`[data-element-id="${place.id}"]`);
  const go = async (name, index) => {
    const place = (await places(name))[index];
    await page.evaluate((number) => (viewer.currentPageNumber = number), place.page + 1);
    await at(place).waitFor();
    return at(place);
  };
  const checked = async (name) => {
    const found = [];
    for (const place of await places(name)) found.push(await at(place).isChecked());
    return found;
  };
  const hands = {
    type: async (name, index, words) => {
      await (await go(name, index)).click();
      for (const [number, line] of words.split("\n").entries()) {
        if (number) await page.keyboard.press("Enter");
        await page.keyboard.type(line);
      }
      await page.keyboard.press("Tab");
      return null;
    },
    read: async (name, index) => (await go(name, index)).inputValue(),
    click: async (name, index) => ((await (await go(name, index)).click()), checked(name)),
    space: async (name, index) => ((await (await go(name, index)).press("Space")), checked(name)),
    pick: async (name, index, value) => ((await (await go(name, index)).selectOption(value)), null),
  };
  const seen = [];
  for (const [what, name, index, words] of JSON.parse(readFileSync(steps, "utf8"))) {
    seen.push(await hands[what](name, index, words));
  }
  writeFileSync(target, Buffer.from(await page.evaluate(async () => Array.from(await pdf.saveDocument()))));
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
  server.close();
}
