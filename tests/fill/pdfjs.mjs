// pdf.js, the engine of Firefox, without its window: answers go into its annotation storage as its viewer puts them
// there, and it saves. Arguments: the module, the file, the new file, a JSON file of steps [name, value].
import { readFileSync, writeFileSync } from "node:fs";

const [module, source, target, steps] = process.argv.slice(2);
const { getDocument } = await import(module);
const document = await getDocument({ data: new Uint8Array(readFileSync(source)), verbosity: 0 }).promise;
const fields = await document.getFieldObjects();
const store = document.annotationStorage;

// As the viewer's annotation layer does: every place of a text field gets the text; a drop-down is set where it is
// picked; a box that is pressed puts off the others of its name that say something else.
for (const [name, value] of JSON.parse(readFileSync(steps, "utf8"))) {
  const places = fields[name].filter((place) => place.type);
  if (places[0].type !== "checkbox") {
    const set = places[0].type === "text" ? places : places.slice(0, 1);
    for (const place of set) store.setValue(place.id, { value });
    continue;
  }
  const pressed = places.find((place) => place.exportValues === value);
  const on = !store.getRawValue(pressed.id)?.value;
  for (const place of places) store.setValue(place.id, { value: on && place.exportValues === value });
}
writeFileSync(target, await document.saveDocument());
