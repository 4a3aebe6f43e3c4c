// The scripts in the folder of a web workbook or a package, whose names have a hash: store-1f0a6c2b.js.
import fs from "node:fs";
import path from "node:path";

/** The name of a script in a folder by the name that it has in the sources, as "store.js". */
export function scriptIn(folder, name) {
  const stem = name.replace(/\.js$/, "");
  const [found] = fs.readdirSync(folder).filter((file) => file.replace(/-[0-9a-f]{8}\.js$/, "") === stem && file.endsWith(".js"));
  if (!found) throw new Error(`no ${name} in ${folder}`);
  return found;
}

/** The name that a script has in the sources. */
export const sourceName = (file) => file.replace(/-[0-9a-f]{8}(?=\.js$)/, "");

/** What the scripts know of the whole guide, as launch.html and answers.html do: `GUIDE` with every answer. */
export function guideIn(folder) {
  const window = {};
  const run = (name) => new Function("window", "GUIDE", fs.readFileSync(path.join(folder, scriptIn(folder, name)), "utf8"))(window, window.GUIDE);
  run("guide.js");
  run("answers.js");
  return window.GUIDE;
}
