"""Writes the evidence beside the files that it is about: DIR/evidence/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidepress.evidence.evidence_page import evidence_page
from guidepress.evidence.statement import statement_book, statement_of, statement_page
from guidepress.evidence.verify import Evidence
from guidepress.pipeline.documents import document_pdf
from guidepress.pipeline.publish import json_bytes, write_all_whole

if TYPE_CHECKING:
    from guidepress.theme import Theme

FOLDER = "evidence"
FILES = ("evidence.json", "index.html", "statement.html", "statement.pdf")


def write_evidence(folder: Path, evidence: Evidence, theme: Theme) -> list[Path]:
    """Writes all files, or none. There is a statement if the build has a report that names its publisher. Raises
    OSError for an error of the operating system.
    """
    report = _report(folder)
    title = f"{report['title']}, {report['publisher']['name']}" if report else folder.name
    evaluator = report["publisher"]["evaluator"] if report else ""
    files = {
        "evidence.json": json_bytes(evidence.record()),
        "index.html": evidence_page(title, evaluator, evidence, has_statement=bool(report)),
    }
    if report:
        statement = statement_of(report, evidence)
        files["statement.html"] = statement_page(statement)
        files["statement.pdf"] = document_pdf(statement_book(statement, report["guide"]), theme).data
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    write_all_whole({target / name: data for name, data in files.items()})
    return [target / name for name in files]


def _report(folder: Path) -> Mapping[str, Any]:
    """The content of report.json; nothing where it cannot be read, or is of an older tool."""
    try:
        record: Mapping[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        return record if {"publisher", "variants", "formats", "language"} <= record.keys() else {}
    except (OSError, ValueError, AttributeError):
        return {}
