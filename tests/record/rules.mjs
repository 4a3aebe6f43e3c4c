// What the script of the record makes of the cases of rules.json, in their form. Arguments: the script, rules.json, months.
import fs from "node:fs";
import vm from "node:vm";

const [script, cases, months] = process.argv.slice(2);
const window = {};
vm.runInNewContext(fs.readFileSync(script, "utf8"), { window });
const { isoDay, monthsBetween, withGaps, countWords } = window.RecordRules;
const found = JSON.parse(fs.readFileSync(cases, "utf8"));
const activity = (day) => ({ what: "", kind: "", day, written: day, evidence: "" });
console.log(JSON.stringify({
  days: found.days.map(([text]) => [text, isoDay(text, months)]),
  months: found.months.map(([first, last]) => [first, last, monthsBetween(first, last)]),
  gaps: found.gaps.map((one) => ({
    ...one,
    gaps: withGaps(one.days.map(activity), one.today, one.least)
      .filter((line) => "months" in line)
      .map(({ first, last, months: count }) => [first, last, count]),
  })),
  words: found.words.map(([text]) => [text, countWords(text)]),
}));
