// Works out the plans of a file with the scripts of the planner. Prints what it found as a JSON object.
// Arguments: the file with the data of the planner, the file with the plans by name, the scripts.
import fs from "node:fs";
import vm from "node:vm";

const [dataFile, plansFile, ...scripts] = process.argv.slice(2);
const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
for (const script of scripts) vm.runInThisContext(fs.readFileSync(script, "utf8"));
const data = read(dataFile);

function foundIn(plan) {
  const clock = globalThis.Clock.clockOf(plan, data);
  const ofSlots = clock.slots.flatMap(({ problems }, at) => problems.map(({ code }) => [at + 1, code]));
  return {
    end: clock.end,
    clock: clock.slots.map(({ start, end, slack, steps }) => ({ start, end, slack, steps: steps.map((step) => step.minutes) })),
    groups: clock.slots.flatMap(({ groups }, at) => groups.map(({ work, sizes }) => [at + 1, work, Object.fromEntries(sizes)])),
    list: clock.things.map(({ what, count }) => [what, count]),
    pages: clock.pages,
    places: clock.places.map(({ title, pages }) => [title, pages]),
    problems: [...clock.problems.map(({ code }) => [0, code]), ...ofSlots],
  };
}

const plans = read(plansFile);
console.log(JSON.stringify(Object.fromEntries(Object.entries(plans).map(([name, plan]) => [name, foundIn(plan)]))));
