"""The record of activities: dates in order, gaps, what is planned or undated, words counted, evidence numbered."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guidepress.answers.printing.activities import Activity, Gap, count_words, months_between, with_gaps
from guidepress.answers.printing.guide import PrintableGuide, printable_guide
from guidepress.answers.printing.record import recorded
from guidepress.answers.reading import iso_date, together
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.blocks import Entry, Paragraph
from guidepress.document.inline import plain
from guidepress.pipeline.documents import document_pdf, theme_of
from guidepress.pipeline.project import Project
from tests import PATIENCE
from tests.conftest import HOME, copy_starter, need, run_build
from tests.pdf_reading import transcript
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.test_answers_print import file_of, person_of
from tests.test_source_format import write_guide


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return write_guide(tmp_path_factory.mktemp("record") / "guide")


@pytest.fixture(scope="module")
def guide(project: Project) -> PrintableGuide:
    found = printable_guide(project, Problems())
    assert found is not None
    return found


def of_day(day: str) -> Activity:
    return Activity("Something", "Work", day, day)


RULES = HOME / "tests" / "record" / "rules.json"
CASES: dict[str, Any] = json.loads(RULES.read_text(encoding="utf-8"))


def test_the_rules_of_the_record(guide: PrintableGuide) -> None:
    """Days, whole months, gaps up to the day of the file, and words as word processors count them."""
    assert [[text, iso_date(text, guide.book.words.months.split())] for text, _ in CASES["days"]] == CASES["days"]
    for first, last, months in CASES["months"]:
        assert months_between(date.fromisoformat(first), date.fromisoformat(last)) == months
    for case in CASES["gaps"]:
        found = with_gaps([of_day(day) for day in case["days"]], case["today"], case["least"])
        assert [[each.first, each.last, each.months] for each in found if isinstance(each, Gap)] == case["gaps"]
    assert [[text, count_words(text)] for text, _ in CASES["words"]] == CASES["words"]


def test_the_script_of_the_web_workbook_has_the_same_rules(guide: PrintableGuide) -> None:
    need("Node", shutil.which("node") is not None)
    script = HOME / "guidepress" / "formats" / "web" / "static" / "record-rules.js"
    command = ["node", str(RULES.with_suffix(".mjs")), str(script), str(RULES), guide.book.words.months]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=True)
    assert json.loads(done.stdout) == CASES


ANSWERS: dict[str, Any] = {
    "track.log.entry-1.what": "A later piece of work",
    "track.log.entry-1.when": "14 March 2026",
    "track.log.entry-1.proof": "Minutes",
    "track.log.entry-1.behaviour": "impact",
    "leap.notes-1.text": "I lead a team of four.",
    "track.log.entry-2.what": "The first piece of work",
    "track.log.entry-2.when": "2026-01-12",
    "track.log.entry-2.proof": "Minutes",
    "track.log.entry-3.what": "Undated work",
    "track.log.entry-3.when": "last spring, I think",
    "track.log.entry-4.what": "Work to come",
    "track.log.entry-4.when": "2028-01-01",
}


def lines_of(guide: PrintableGuide, answers: dict[str, Any], folder: Path, project: Project) -> str:
    entries = {name: {"value": value, "label": name} for name, value in answers.items()}
    record = guide.book.record
    assert record is not None
    made = recorded(guide, record, person_of(guide, entries, folder), True)
    theme = theme_of(project, Problems())
    assert theme is not None
    pdf = TaggedPdf(document_pdf(made.document, theme).data)
    assert faults(pdf) == []
    return transcript(pdf)


def test_a_record_lists_what_was_written_by_date(guide: PrintableGuide, project: Project, tmp_path: Path) -> None:
    said = lines_of(guide, ANSWERS, tmp_path, project)
    expected = Path(__file__).parent / "golden" / "record.reading.txt"
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_text(encoding="utf-8")


def test_a_record_of_nothing_says_so(guide: PrintableGuide, project: Project, tmp_path: Path) -> None:
    said = lines_of(guide, {"leap.notes-1.text": "A note"}, tmp_path, project)
    assert "No activities are written down yet." in said
    assert "0 words of about 1500" in said


def test_answers_that_differ_between_files_stand_at_the_end(guide: PrintableGuide, tmp_path: Path) -> None:
    """An activity would be gone from the record in silence."""
    record = guide.book.record
    assert record is not None
    persons = []
    for words in ("Work as I wrote it", "Work as I wrote it again"):
        entries = {**ANSWERS, "track.log.entry-4.what": words}
        given = {name: {"value": value, "label": name} for name, value in entries.items()}
        persons.append(person_of(guide, given, tmp_path))
    made = recorded(guide, record, together(persons), True)
    assert made.differing == 1
    last = made.document.divisions[0].sections[-1]
    texts = [
        plain(inner.runs)
        for entry in walk(last)
        if isinstance(entry, Entry)
        for inner in walk(entry.body)
        if isinstance(inner, Paragraph)
    ]
    assert texts == ["Work as I wrote it", "Work as I wrote it again"]
    hidden = recorded(guide, record, together(persons), False)
    assert (hidden.differing, len(hidden.document.divisions[0].sections)) == (0, 4)


def test_evidence_alone_is_an_activity_without_a_date(guide: PrintableGuide, project: Project, tmp_path: Path) -> None:
    said = lines_of(guide, {"track.log.entry-2.proof": "Letter of thanks"}, tmp_path, project)
    assert "Letter of thanks" in said


def test_private_answers_feed_no_record_without_leave(guide: PrintableGuide, tmp_path: Path) -> None:
    record = guide.book.record
    assert record is not None
    person = person_of(guide, {name: {"value": value, "label": name} for name, value in ANSWERS.items()}, tmp_path)
    made = recorded(guide, record, person, False)
    assert (made.answers, made.left_out) == (0, len(ANSWERS))


def test_the_command_writes_both_files_and_never_over_its_input(
    project: Project, guide: PrintableGuide, tmp_path: Path
) -> None:
    entries = {name: {"value": value, "label": name} for name, value in ANSWERS.items()}
    (tmp_path / "record.docx").write_bytes(file_of(guide, entries))  # a file of answers with an odd name
    words = ("answers", "record", str(tmp_path / "record.docx"), "--source", str(project.source))
    refused = run_build(*words, "--private", "show", "--to", str(tmp_path))
    assert refused.returncode == 3
    assert "is one of the files to read, and would be written over" in refused.stderr
    done = run_build(*words, "--private", "show", "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["record.docx", "record.pdf"]


def test_documents_of_answers_in_a_folder_are_no_people(
    project: Project, guide: PrintableGuide, tmp_path: Path
) -> None:
    """Otherwise each command would fail on what another has written."""
    entries = {name: {"value": value, "label": name} for name, value in ANSWERS.items()}
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "ann.json").write_bytes(file_of(guide, entries))
    words = (str(folder), "--source", str(project.source), "--to")
    for action in ("record", "print"):
        assert run_build("answers", action, *words, str(folder), "--private", "show").returncode == 0
    assert (folder / "record.pdf").is_file()
    for action in ("record", "fill", "read"):
        done = run_build("answers", action, *words, str(tmp_path / "out"), "--json")
        told = json.loads(done.stdout)
        assert (done.returncode, told["people"], told["unread"]) == (0, 1, []), done.stderr
        assert str(folder / "record.pdf") in told["passed_over"]


def test_a_guide_without_a_record_says_so(guide: PrintableGuide, tmp_path: Path) -> None:
    copy_starter(tmp_path / "guide")
    (tmp_path / "a.json").write_bytes(file_of(guide, {}))
    words = ("answers", "record", str(tmp_path / "a.json"), "--source", str(tmp_path / "guide" / "source"))
    done = run_build(*words, "--to", str(tmp_path))
    assert done.returncode == 2
    assert "This guide declares no record: write one under record in guide.yaml." in done.stderr
