// The web workbook of today takes over a file with the answers of an earlier edition. Arguments: those of tests/web/harness.mjs,
// then the file. The answers that have no place any more are saved with the rest.
import fs from "node:fs";
import { assert, runAll, test, until } from "../web/harness.mjs";

const text = fs.readFileSync(process.argv[8], "utf8");
const file = JSON.parse(text);
const values = (answers) => Object.fromEntries(Object.entries(answers).map(([id, one]) => [id, one.value]).sort());

test("an earlier edition is taken over", async ({ save, open, guide, say }) => {
  const page = await open("answers.html");
  await page.setInputFiles("[data-open]", { name: "answers.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const counts = () => page.locator("[data-plan-counts] li").allInnerTexts();
  const said = await until(async () => (await counts()).length && counts(), "the plan");
  const placed = Object.keys(file.answers).filter((id) => id in guide.answers);
  assert.ok(placed.length > Object.keys(file.answers).length / 2, "most questions are still asked");
  assert.equal(said[0], say("plan_fresh", { count: Object.keys(file.answers).length }));
  await page.click("[data-plan-apply]");
  const saved = JSON.parse((await save(page, "[data-save]")).text);
  assert.equal(saved.edition, guide.edition);
  assert.deepEqual(values(saved.answers), values(file.answers));
  const id = placed.find((one) => guide.answers[one].kind === "text");
  await page.goto(page.url().replace("answers.html", guide.answers[id].file));
  assert.equal(await page.locator(`[data-answer="${id}"]`).first().inputValue(), file.answers[id].value);
});

await runAll();
