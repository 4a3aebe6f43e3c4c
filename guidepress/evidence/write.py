"""Writes the evidence beside the files that it is about: DIR/evidence/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidepress.evidence.evidence_page import evidence_page
from guidepress.evidence.statement import statement_book, statement_of, statement_page
from guidepress.evidence.verdicts import Verdict, verdict_of
from guidepress.evidence.verify import Evidence
from guidepress.pipeline.documents import document_pdf
from guidepress.pipeline.publish import json_bytes, write_all_whole

if TYPE_CHECKING:
    from guidepress.theme import Theme

FOLDER = "evidence"
RECORD = "evidence.json"
PAGE = "index.html"
STATEMENT = ("statement.html", "statement.pdf")


def write_evidence(folder: Path, evidence: Evidence, theme: Theme) -> None:
    """Writes all files, or none. There is a statement if all validators are done, and the build has a report that names
    its publisher; else that of an earlier run is removed. Raises OSError for an error of the operating system.
    """
    report = _report(folder)
    title = f"{report['title']}, {report['publisher']['name']}" if report else folder.name
    evaluator = report["publisher"]["evaluator"] if report else ""
    has_statement = bool(report) and evidence.finished
    target = folder / FOLDER
    files = {
        target / PAGE: evidence_page(title, evaluator, evidence, has_statement=has_statement),
        target / RECORD: json_bytes(evidence.record()),
    }
    if has_statement:
        statement = statement_of(report, evidence)
        pdf = document_pdf(statement_book(statement, report["guide"]), theme).data
        files |= zip((target / name for name in STATEMENT), (statement_page(statement), pdf), strict=True)
    target.mkdir(exist_ok=True)
    write_all_whole(files)
    for name in STATEMENT:
        if target / name not in files:
            (target / name).unlink(missing_ok=True)


def unfinished_verdicts(folder: Path, build: str) -> list[Verdict]:
    """The verdicts of a run over this build that was stopped; none after one that was finished."""
    try:
        record = json.loads((folder / FOLDER / RECORD).read_text(encoding="utf-8"))
        if record["finished"] or record["build"] != build:
            return []
        return [verdict for each in record["verdicts"] if (verdict := verdict_of(each)) is not None]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _report(folder: Path) -> Mapping[str, Any]:
    """The content of report.json; nothing where it cannot be read, or is of an older tool."""
    try:
        record: Mapping[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        return record if {"publisher", "variants", "formats", "language"} <= record.keys() else {}
    except (OSError, ValueError, AttributeError):
        return {}
