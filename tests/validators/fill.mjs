// Fills a workbook with pdf.js, as Firefox does. Arguments: the module, the file, the result, a JSON file of values.
import fs from "node:fs";

const [module, source, target, valuesFile] = process.argv.slice(2);
const pdfjs = await import(module);
const values = JSON.parse(fs.readFileSync(valuesFile, "utf8"));
const data = new Uint8Array(fs.readFileSync(source));
const pdf = await pdfjs.getDocument({ data, verbosity: 0 }).promise;
const fields = await pdf.getFieldObjects();
for (const [name, value] of Object.entries(values)) {
  for (const widget of (fields[name] ?? []).filter((one) => one.id && one.type)) {
    const chosen = widget.exportValues === undefined ? value : widget.exportValues === value;
    pdf.annotationStorage.setValue(widget.id, { value: chosen });
  }
}
fs.writeFileSync(target, await pdf.saveDocument());
