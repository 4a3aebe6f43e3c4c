// Judges books with Ace, all in one browser. Arguments: node_modules, then a book, the folder for its report, and so on.
import path from "node:path";
import { createRequire } from "node:module";

const [modules, ...pairs] = process.argv.slice(2);
const require = createRequire(path.join(modules, "x.js"));
const runner = require("@daisy/ace-axe-runner-puppeteer");
require("@daisy/ace-logger").initLogger({ silent: true });
const ace = require("@daisy/ace-core");

// Left to itself, Ace starts and ends a browser for each book.
const shared = { ...runner, launch: async () => {}, close: async () => {} };
await runner.launch();
for (let at = 0; at < pairs.length; at += 2) {
  await ace(pairs[at], { cwd: process.cwd(), outdir: pairs[at + 1], silent: true, jobId: "" }, shared);
}
await runner.close();
process.exit();
