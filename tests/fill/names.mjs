// What pdf.js, the engine of Firefox, takes for the names of boxes: the text alternative of the Form element around a
// box, and the tooltip of the box itself. Arguments: the module, the file. Prints a JSON list of [field, page, text
// alternative, tooltip] in the order of the structure tree.
import { readFileSync } from "node:fs";

const [module, source] = process.argv.slice(2);
const { getDocument } = await import(module);
const document = await getDocument({ data: new Uint8Array(readFileSync(source)), verbosity: 0 }).promise;
const found = [];
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  const notes = new Map((await page.getAnnotations()).map((note) => [`pdfjs_internal_id_${note.id}`, note]));
  const walk = (node) => {
    for (const child of node.children ?? []) {
      const note = child.type === "annotation" ? notes.get(child.id) : undefined;
      if (note?.subtype === "Widget") found.push([note.fieldName, number, node.alt ?? "", note.alternativeText]);
      walk(child);
    }
  };
  walk((await page.getStructTree()) ?? {});
}
console.log(JSON.stringify(found));
