// What a learning system keeps of a learner, in tests/scorm/runtime.mjs: one scenario a package, "sent" and "kept".
// Arguments: those of runtime.mjs, then a JSON file of the answers, then the folder for what the systems keep.
import fs from "node:fs";
import path from "node:path";
import { guideIn } from "../web/site_files.mjs";
import { filesOf, give } from "./give.mjs";

const [packages, , , answersFile, target] = process.argv.slice(4);
const answers = JSON.parse(fs.readFileSync(answersFile, "utf8"));

async function play(device, name) {
  const guide = guideIn(path.join(packages, name));
  await device.launch(name);
  for (const file of filesOf(guide, answers)) {
    await device.open(file);
    await give(device.page, guide, answers, file);
  }
  await device.open("answers.html");
  // The window of the course is closed; that of the learning system stays, so that it can be asked.
  await device.host.evaluate(() => document.querySelector("iframe").remove());
  await device.until(async () => (await device.calls("LMSFinish")) === 1, "LMSFinish");
  const kept = await device.host.evaluate(() => window.real.renderCMIToJSONObject());
  fs.writeFileSync(path.join(target, `scorm-${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
  await device.judge();
}

export const scenarios = {
  sent: (device) => play(device, "sent"),
  kept: (device) => play(device, "kept"),
};
