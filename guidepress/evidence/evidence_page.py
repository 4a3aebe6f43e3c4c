"""The page of the evidence of one folder, for the people who hand the files out."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from guidepress.evidence.person_checks import CHECKS
from guidepress.evidence.verdicts import Verdict
from guidepress.evidence.verify import Evidence
from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.pipeline.report.parts import table, whole_page
from guidepress.pipeline.report.words import counted

WORDS = {"passed": "without a failed check", "failed": "failed", "not judged": "not judged"}
NO_CLAIM = (
    "That no machine check failed is no claim of conformance: programs find only some barriers. Nobody is named as the "
    "evaluator of this edition, so no file claims that it conforms. When somebody has gone through the list below, "
    "write their name under “evaluator”, and build again."
)


def evidence_page(title: str, evaluator: str, evidence: Evidence, has_statement: bool) -> bytes:
    """The page for the evidence. `title` names guide and organisation; `evaluator` is "" where there is none."""
    heading = f"Evidence: {title}"
    day = f"{evidence.date[:10]}, {evidence.date[11:16]} UTC"
    main = el(
        "main",
        el("h1", heading),
        el("p", _verdict(evidence), class_="verdict"),
        el("p", f"Build {evidence.build}, looked at on {day}."),
        el("p", f"Evaluated by {evaluator}." if evaluator else NO_CLAIM),
        _statement() if has_statement else None,
        None if evidence.finished else _section("What this run has not come to", _to_come(evidence)),
        _section("What programs said", _tools(evidence)),
        _section("Each file", _files(evidence)),
        _section("What was not run, and how to get it", _not_run(evidence)),
        _section("What a person still has to look at", _by_a_person()),
        el("p", "The same data for programs: ", el("a", "evidence.json", href="evidence.json"), ".", class_="small"),
    )
    return whole_page(heading, main)


def _verdict(evidence: Evidence) -> str:
    failed = len(evidence.failed)
    if not evidence.finished:
        said = f" Up to now, {counted(failed, 'machine check')} failed." if failed else ""
        return f"This evidence is not whole: the programs are still at work, or were stopped.{said}"
    if not evidence.verdicts:
        return "No validator was there, so nothing was checked."
    if failed:
        return f"{counted(failed, 'machine check')} failed."
    return "No failed machine check."


def _section(title: str, content: ElementContent) -> Element:
    return el("section", el("h2", title), content)


def _statement() -> Element:
    page, pdf = el("a", "the page", href="statement.html"), el("a", "the PDF", href="statement.pdf")
    return el("p", "An accessibility statement for readers: ", page, " and ", pdf, ".")


def _tools(evidence: Evidence) -> Element:
    rows: list[Sequence[ElementContent]] = []
    for tool in dict.fromkeys((each.tool, each.version, each.rules) for each in evidence.verdicts):
        own = [each.findings.outcome for each in evidence.verdicts if (each.tool, each.version, each.rules) == tool]
        counts = [f"{own.count(outcome)} {words}" for outcome, words in WORDS.items() if outcome in own]
        rows.append((f"{tool[0]} {tool[1]}", tool[2], counted(len(own), "file"), ", ".join(counts)))
    header = ("Program", "By which rules", "Files", "Verdict")
    return table(header, rows, "Every program with its verdict") if rows else el("p", "None was there.")


def _files(evidence: Evidence) -> list[Element]:
    rows = [_row(each) for each in evidence.verdicts]
    header = ("File", "Program", "Verdict", "Time (UTC)", "SHA-256")
    verdicts = table(header, rows, "Every verdict with the hash of its file")
    found = [verdict for verdict in evidence.verdicts if verdict.findings.failed or verdict.findings.remarks]
    listed = [_findings(verdict) for verdict in found]
    shown: list[Element] = [el("details", el("summary", f"All {counted(len(rows), 'verdict')}"), verdicts)]
    if evidence.unjudged:
        count = counted(len(evidence.unjudged), "file")
        summary = el("summary", f"{count} at which no program looked that was there")
        shown.append(el("details", summary, el("ul", [el("li", path) for path in evidence.unjudged])))
    return [*shown, *listed]


def _row(verdict: Verdict) -> Sequence[ElementContent]:
    found = verdict.findings
    words = WORDS[found.outcome]
    if found.not_judged:
        words = f"{words}: {found.not_judged}"
    if found.remarks:
        words += f", {counted(len(found.remarks), 'remark')}"
    return (
        el("a", verdict.file, href=quote(f"../{verdict.file}")),
        f"{verdict.tool} {verdict.version}",
        words,
        f"{verdict.date[:10]} {verdict.date[11:16]}",
        el("code", verdict.sha256),
    )


def _findings(verdict: Verdict) -> Element:
    """What a program found in a file: failed checks, then remarks."""
    found = verdict.findings
    items = [el("li", el("strong", "Failed: "), text) for text in found.failed]
    items += [el("li", "Remark: ", text) for text in found.remarks]
    return el("details", el("summary", f"{verdict.tool} on {verdict.file}: {len(items)}"), el("ul", items))


def _to_come(evidence: Evidence) -> list[Element]:
    rows = [(tool, counted(count, "file")) for tool, count in evidence.to_come.items()]
    return [
        el("p", "The same command goes on where it was stopped. Nothing is said here of these files:"),
        table(("Program", "Files that it has not looked at"), rows, "Programs that are not done"),
    ]


def _not_run(evidence: Evidence) -> Element:
    if not evidence.not_run:
        return el("p", "Every validator that this tool knows was there.")
    rows = [(each.tool, each.rules, each.get) for each in evidence.not_run]
    return table(("Program", "By which rules", "How to get it"), rows, "Programs that were not there")


def _by_a_person() -> list[Element]:
    return [
        el("section", el("h3", heading), el("ul", [el("li", each) for each in checks])) for heading, checks in CHECKS
    ]
