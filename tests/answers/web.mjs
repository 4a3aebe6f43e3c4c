// A file of answers as the web workbook saves it. Arguments: those of tests/web/harness.mjs, then a JSON file of the
// answers. The file is saved in the folder for files that pages save.
import fs from "node:fs";
import { filesOf, give } from "./give.mjs";
import { runAll, test, until } from "../web/harness.mjs";

const answers = JSON.parse(fs.readFileSync(process.argv[8], "utf8"));

test("answers", async ({ save, open, base, guide }) => {
  const page = await open("index.html");
  const kept = () => page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length, `guidepress/${guide.guide}/answer/`);
  for (const file of filesOf(guide, answers)) {
    await page.goto(base + file);
    await give(page, guide, answers, file);
  }
  await page.goto(`${base}answers.html`);
  const count = Object.keys(answers).length;
  await until(async () => (await kept()) === count, `${count} answers are kept`);
  await save(page, "[data-save]");
});

await runAll();
