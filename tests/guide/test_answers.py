"""Answers of published editions, read as they were left: no name and no value may be lost for later code to find.

tests/answers/EDITION/README.md says how they were made. Nothing here runs the programs that made them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fastjsonschema
import pikepdf
import pytest

from guidepress.answers.answers_file import answers_file
from guidepress.answers.filling import filled_in
from guidepress.answers.guide import questions_of_book, questions_of_guide
from guidepress.answers.reading import GuideQuestions, read_person
from guidepress.core.problems import Problems
from guidepress.pipeline.filling import FillableWorkbook, workbook_to_fill
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import locked_editions
from guidepress.source.ids_lock import PublishedAnswer, PublishedEdition, read_lock
from tests import PATIENCE
from tests.answers import EDITIONS, HERE, expected, unpacked
from tests.answers.kept import answers_in, suspended
from tests.answers.plain import Value
from tests.conftest import HOME, need
from tests.fill.form import Question, questions, terminal_fields
from tests.validators import NODE_MODULES
from tests.validators.epub import BROWSERS, has_browser

PROGRAMS = ("pdfjs", "pdfium", "mupdf", "pypdf", "pdftk")
CASES = [(edition, program) for edition in EDITIONS for program in PROGRAMS]
SCHEMA = json.loads((HOME / "docs" / "answers.schema.json").read_text(encoding="utf-8"))
PAGE_PATIENCE = "300000"
"""Milliseconds that a page may take."""
LINE_ENDS = {"pdfjs": "\n", "pdfium": "\r\n", "mupdf": "\n", "pypdf": "\n", "pdftk": "\n"}
"""What a program writes for a line break."""


@dataclass(frozen=True)
class Kept:
    """An edition that was locked, and what was answered in it."""

    lock: PublishedEdition
    record: dict[str, Any]

    @property
    def answers(self) -> dict[str, Value]:
        found: dict[str, Value] = self.record["answers"]
        return found

    def asked(self) -> dict[str, PublishedAnswer]:
        """Every field of the workbook."""
        return {**self.lock.answers, **dict.fromkeys(self.lock.more_notes, PublishedAnswer("text"))}

    def on_the_web(self) -> dict[str, Value]:
        return {name: value for name, value in self.answers.items() if name in self.lock.answers}

    def in_workbook(self, program: str, blank: dict[str, Question]) -> dict[str, str]:
        """The value of every field, empty where nothing was answered. A tick is the name of its state in the form."""
        given = {**self.answers, **self.record["typed"], **self.record["programs"][program]["differs"]}
        ticks = {name: blank[name].states[0] for name, value in given.items() if value is True}
        given |= ticks
        return {name: str(given.get(name, "")) for name in self.asked()}


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def kept(edition: str) -> Kept:
    problems = Problems()
    lock = read_lock((HOME / "source" / "ids.lock").read_bytes(), problems)
    assert lock is not None, list(problems)
    found = lock.edition(edition)
    assert found is not None, f"edition {edition} is not locked"
    return Kept(found, expected(edition))


def saved(edition: str, name: str) -> Any:
    return json.loads((HERE / edition / name).read_text(encoding="utf-8"))


# ------------------------------------------------------------------------------------------------- what was answered


def test_every_kind_of_answer_is_among_them(edition: str) -> None:
    found = kept(edition)
    asked = found.asked()
    assert set(found.answers) <= set(asked)
    assert {asked[name].kind for name in found.answers} == {answer.kind for answer in asked.values()}
    unanswered = {asked[name].kind for name in asked if name not in found.answers}
    assert {"text", "tick"} <= unanswered, "what is not answered is read as well"
    texts = [value for value in found.answers.values() if isinstance(value, str)]
    assert all(
        any(sign in text for text in texts) for sign in ("’", "“", "”", "–", "ŵ", "é", "€", "<", "&", "\\", "\n\n")
    )
    assert max(map(len, texts)) > 2000
    for name, value in found.answers.items():
        assert not asked[name].options or value in asked[name].options, name
        assert (value is True) == (asked[name].kind == "tick"), name


def test_the_folder_is_small(edition: str) -> None:
    assert sum(path.stat().st_size for path in (HERE / edition).iterdir()) < 6_000_000


def test_the_page_beside_them_names_the_versions(edition: str) -> None:
    page = (HERE / edition / "README.md").read_text(encoding="utf-8")
    assert expected(edition)["workbook"]["sha256"] in page
    assert all(f"`{program}.pdf.gz`" in page for program in PROGRAMS)


# ------------------------------------------------------------------------------------------------- workbooks


def test_the_workbook_is_the_one_that_was_published(edition: str, tmp_path: Path) -> None:
    record = expected(edition)["workbook"]
    path = unpacked(edition, record["file"], tmp_path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == record["sha256"]
    assert {question.value for question in questions(path).values()} == {""}


def blank_form(found: Kept, folder: Path) -> dict[str, Question]:
    """The form as it was published."""
    return questions(unpacked(found.lock.id, found.record["workbook"]["file"], folder))


@pytest.mark.parametrize(("edition", "program"), CASES)
def test_a_filled_workbook_holds_every_answer(edition: str, program: str, tmp_path: Path) -> None:
    found = kept(edition)
    path = unpacked(edition, found.record["programs"][program]["file"], tmp_path)
    fields = questions(path)
    wanted = found.in_workbook(program, blank_form(found, tmp_path))
    assert {name: question.value for name, question in fields.items()} == wanted
    for name, question in fields.items():
        if question.kind in ("tick", "one"):
            assert {widget.on for widget in question.widgets} - {"Off"} == {wanted[name]} - {""}, name


@pytest.mark.parametrize(("edition", "program"), CASES)
def test_the_tree_of_names_says_the_same_as_the_pages(edition: str, program: str, tmp_path: Path) -> None:
    """Values as they stand in the file, with the program's own line ends."""
    found = kept(edition)
    path = unpacked(edition, found.record["programs"][program]["file"], tmp_path)
    end = LINE_ENDS[program]
    in_workbook = found.in_workbook(program, blank_form(found, tmp_path))
    wanted = {name: value.replace("\n", end) for name, value in in_workbook.items()}
    with pikepdf.open(path) as pdf:
        raw = {name: str(field.get("/V", "")) for name, field in terminal_fields(pdf)}
    assert {name: value.removeprefix("/").removesuffix("Off") for name, value in raw.items()} == wanted


# ------------------------------------------------------------------------------------------------- pages


def test_the_file_of_the_web_workbook_holds_every_answer(edition: str) -> None:
    found = kept(edition)
    file = saved(edition, found.record["web"]["file"])
    fastjsonschema.compile(SCHEMA)(file)
    assert (file["guide"], file["edition"]) == ("ahp-leadership", edition)
    assert {name: one["value"] for name, one in file["answers"].items()} == found.on_the_web()
    assert all(one["label"] for one in file["answers"].values())
    assert {name for name, one in file["answers"].items() if "shown" in one} == {
        name for name in found.on_the_web() if found.lock.answers[name].options
    }


def test_a_learning_system_that_gets_answers_holds_what_has_room(edition: str) -> None:
    found = kept(edition)
    record = found.record["scorm"]
    cmi = saved(edition, record["sent"]["file"])
    assert suspended(cmi)["e"] == edition
    left = set(record["sent"]["left"])
    assert left, "not everything has room"
    assert answers_in(cmi) == {name: found.answers[name] for name in record["answered"] if name not in left}
    assert 3000 < len(cmi["cmi"]["suspend_data"]) <= 4000


def test_a_learning_system_that_gets_none_holds_pages_only(edition: str) -> None:
    found = kept(edition)
    cmi = saved(edition, found.record["scorm"]["kept"]["file"])
    assert sorted(suspended(cmi)) == ["e", "p", "v"]
    assert suspended(cmi)["e"] == edition
    assert answers_in(cmi) == {}
    assert suspended(cmi)["p"].split()


def test_the_web_workbook_of_today_takes_the_file_over(edition: str, output: Path, tmp_path: Path) -> None:
    file = HERE / edition / expected(edition)["web"]["file"]
    assert json.loads(file.read_text(encoding="utf-8"))["edition"] == edition
    assert taken_over(file, output, tmp_path) == {"an earlier edition is taken over": ""}


def taken_over(file: Path, output: Path, folder: Path) -> Any:
    """What went wrong when the pages opened a file of answers, by the name of the test; "" for nothing."""
    need("Chromium with playwright-core", has_browser())
    zipfile.ZipFile(output / "ahp-leadership-web.zip").extractall(folder / "site")
    (folder / "saved").mkdir()
    browser = next(path for name in BROWSERS if (path := shutil.which(name)))
    where = [browser, str(NODE_MODULES), str(folder / "site"), "[]", str(folder / "saved"), PAGE_PATIENCE]
    command = ["node", str(HERE / "later.mjs"), *where, str(file)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


# ------------------------------------------------------------------------------------------------- the command


@pytest.mark.parametrize(("edition", "program"), CASES)
def test_the_newest_edition_reads_each_workbook(edition: str, program: str, tmp_path: Path) -> None:
    """Every answer of an earlier edition comes back, as it was typed."""
    found = questions_of_guide(Project(HOME / "source", HOME / "layouts", tmp_path / "output"), Problems())
    assert found is not None
    person = read_person(unpacked(edition, f"{program}.pdf.gz", tmp_path), found[0])
    old = kept(edition)
    wanted = {**old.answers, **old.record["typed"], **old.record["programs"][program]["differs"]}
    assert person.edition == edition
    found_values = {name: True if answer.is_tick else answer.value for name, answer in person.answers.items()}
    assert found_values == wanted


def test_the_newest_edition_reads_the_file_of_the_web_workbook(edition: str, tmp_path: Path) -> None:
    found = questions_of_guide(Project(HOME / "source", HOME / "layouts", tmp_path / "output"), Problems())
    assert found is not None
    person = read_person(HERE / edition / "web.json", found[0])
    answers = {name: True if answer.is_tick else answer.value for name, answer in person.answers.items()}
    assert answers == kept(edition).on_the_web()


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> tuple[FillableWorkbook, GuideQuestions]:
    """The workbook of the newest edition, to fill in, and its questions."""
    project, problems = Project(HOME / "source", HOME / "layouts", tmp_path_factory.mktemp("unused")), Problems()
    workbook, lock = workbook_to_fill(project, problems), locked_editions(project, problems)
    assert workbook is not None
    assert lock is not None
    return workbook, questions_of_book(workbook.book, lock)


@pytest.mark.parametrize(("edition", "file"), [(edition, name) for edition in EDITIONS for name in (*PROGRAMS, "web")])
def test_the_newest_edition_is_filled_in_with_an_earlier_one(
    edition: str, file: str, newest: tuple[FillableWorkbook, GuideQuestions], tmp_path: Path
) -> None:
    """Every answer comes back out of the filled workbook; those that kept their names stand in their places."""
    workbook, guide = newest
    path = HERE / edition / "web.json" if file == "web" else unpacked(edition, f"{file}.pdf.gz", tmp_path)
    person = read_person(path, guide)
    placed = filled_in(person, guide, workbook.book.words, workbook.fields)
    target = tmp_path / "filled.pdf"
    target.write_bytes(workbook.fill(placed).data)
    again = read_person(target, guide)
    assert {name: answer.value for name, answer in again.answers.items()} == {
        name: answer.value for name, answer in person.answers.items()
    }
    assert set(placed.values) >= {name for name, answer in person.answers.items() if answer.question and answer.offered}
    kept = {answer.id for group in placed.kept for answer in group.answers}
    assert len(placed.values) + len(kept) == len(person.answers)


WHAT_BECOMES_OF_THEM = {
    "2026-1": {"moved": 744, "kept aside, not asked any more": 181, "kept aside, changed": 5, "lost": 0},
}
"""How many answers of each edition have a place in the workbook of today, and how many its last pages keep, and why."""


def test_no_answer_of_an_earlier_edition_is_lost(
    edition: str, newest: tuple[FillableWorkbook, GuideQuestions], tmp_path: Path
) -> None:
    workbook, guide = newest
    person = read_person(unpacked(edition, "pdfjs.pdf.gz", tmp_path), guide)
    words = workbook.book.words
    placed = filled_in(person, guide, words, workbook.fields)
    kept_aside = {group.title: len(group.answers) for group in placed.kept}
    found = {
        "moved": len(placed.values),
        "kept aside, not asked any more": kept_aside.pop(words.kept_not_asked, 0),
        "kept aside, changed": kept_aside.pop(words.kept_changed, 0),
    }
    assert not kept_aside
    assert {**found, "lost": len(kept(edition).answers) - sum(found.values())} == WHAT_BECOMES_OF_THEM[edition]


def test_a_point_that_meant_something_else_is_not_read_as_the_new_one(
    newest: tuple[FillableWorkbook, GuideQuestions], tmp_path: Path
) -> None:
    """A 4 of edition 2026-1 meant “others would say so”, and means “nearly always” now. The others mean the same."""
    workbook, guide = newest
    person = read_person(unpacked("2026-1", "pdfjs.pdf.gz", tmp_path), guide)
    placed = filled_in(person, guide, workbook.book.words, workbook.fields)
    rated = {
        name: answer
        for name, answer in person.answers.items()
        if answer.question is not None and "nearly-always" in answer.question.options
    }
    assert {answer.value for answer in rated.values()} == {"one", "two", "three", "four", "none"}
    for name, answer in rated.items():
        assert placed.values.get(name) == (None if answer.value == "four" else answer.value)


def test_the_web_workbook_opens_what_was_read_from_a_pdf(
    newest: tuple[FillableWorkbook, GuideQuestions], edition: str, output: Path, tmp_path: Path
) -> None:
    """As `answers read` writes it."""
    person = read_person(unpacked(edition, "pdfjs.pdf.gz", tmp_path), newest[1])
    (tmp_path / "answers.json").write_bytes(answers_file(person, newest[1].slug, newest[1].edition))
    assert taken_over(tmp_path / "answers.json", output, tmp_path) == {"an earlier edition is taken over": ""}
