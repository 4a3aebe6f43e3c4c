"""A summary counts what people answered, and tells nothing of groups that are too small: one folder of
tests/cases/summary a case. `people.yaml` is what people answered, `expected.txt` what is found.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress import build
from guidepress.answers.guide import books_of_guide
from guidepress.answers.person import Answer, Person
from guidepress.answers.reading import GuideQuestions, read_person
from guidepress.answers.summary.chart_parts import packed
from guidepress.answers.summary.counting import summarise
from guidepress.answers.summary.document import summary_book
from guidepress.answers.summary.findings import Line, Summary, Tally, Uncounted
from guidepress.answers.summary.slides import summary_deck
from guidepress.answers.summary.spreadsheet import summary_xlsx
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.book import Book
from guidepress.document.inline import Run
from guidepress.pipeline.documents import deck_pptx, document_pdf, theme_of
from guidepress.pipeline.project import Project
from guidepress.theme import Theme
from tests.conftest import HOME, need, run_build
from tests.fill import by_pypdf
from tests.fill.form import questions
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.pptx_access import findings
from tests.validators.pdf import has_verapdf, verapdf

CASES = HOME / "tests" / "cases" / "summary"
NAMES = sorted(path.name for path in CASES.iterdir() if path.name != "_base")
LEAST = 5
Answers = Mapping[str, Any]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("summary") / "guide"
    shutil.copytree(CASES / "_base", root)
    return Project(root / "source", HOME / "layouts", root / "output")


@pytest.fixture(scope="module")
def asked(project: Project) -> tuple[GuideQuestions, tuple[Book, ...]]:
    problems = Problems()
    found = books_of_guide(project, problems)
    assert found is not None, "\n".join(map(str, problems))
    return found


@pytest.fixture(scope="module")
def theme(project: Project) -> Theme:
    found = theme_of(project, Problems())
    assert found is not None
    return found


def answers_file(person: Answers, guide: str = "small", edition: str = "1") -> str:
    entries = {name: {"value": value, "label": ""} for name, value in person.items()}
    head = {"format": "guidepress-answers", "version": 1, "guide": guide, "edition": edition}
    return json.dumps({**head, "saved": "2026-11-27T12:34:56Z", "answers": entries})


def people_of(name: str, folder: Path, guide: GuideQuestions) -> list[Person]:
    """The people of a case, each read from a file of their own."""
    people = yaml.safe_load((CASES / name / "people.yaml").read_text(encoding="utf-8"))
    persons = []
    for number, answers in enumerate(people, 1):
        path = folder / f"person-{number}.json"
        path.write_text(answers_file(answers), encoding="utf-8")
        persons.append(read_person(path, guide))
    return persons


def dump(summary: Summary, uncounted: Uncounted) -> Iterator[str]:
    """A summary as a person reads it."""
    for exercise in summary.told:
        yield f"{exercise.part} / {exercise.number} {exercise.title}"
        for finding in exercise.findings:
            if isinstance(finding, Tally):
                several = "; several may be chosen" * finding.several
                yield f"  {finding.title or '-'}: {' | '.join(finding.options) or 'numbers'}{several}"
                yield from (f"    {_line(line)}" for line in finding.lines)
            else:
                yield f"  {finding.title or '-'}: words of {finding.people}"
                yield from (f"    {text!r}" for text in finding.texts)
    for exercise in summary.too_few:
        yield f"too few: {exercise.number} {exercise.title}"
    yield f"not counted: {uncounted.conflicts} differ, {uncounted.changed} changed, {uncounted.no_number} no number"


def _line(line: Line) -> str:
    if not line.people:
        return f"{line.label}: too few"
    spread = line.spread
    told = f"; median {spread.median}, quartiles {spread.low} and {spread.high}" if spread is not None else ""
    counts = f": {' | '.join(map(str, line.counts))}" if line.counts else ""
    return f"{line.label}: {line.people} people{counts}{told}"


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, asked: tuple[GuideQuestions, tuple[Book, ...]], tmp_path: Path) -> None:
    guide, books = asked
    found = "\n".join(dump(*summarise(books, people_of(name, tmp_path, guide), LEAST))) + "\n"
    assert found == (CASES / name / "expected.txt").read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------------- all outputs


def texts_of(summary: Summary, book: Book, theme: Theme) -> Iterator[tuple[str, str]]:
    """Every text that stands in an output, by its format: before it is written, so that nothing hides in a font."""
    document, deck = summary_book(summary, book), summary_deck(summary, book)
    yield "pdf", "\n".join(run.text for run in walk(document) if isinstance(run, Run))
    yield "pdf", "\n".join(_drawn_and_spoken(document))
    yield "slides", "\n".join(run.text for run in walk(deck) if isinstance(run, Run))
    yield "slides", "\n".join((*_drawn_and_spoken(deck), *(slide.title for slide in deck.slides)))
    with zipfile.ZipFile(io.BytesIO(summary_xlsx(summary, book.words))) as xlsx:
        for name in xlsx.namelist():
            yield "xlsx", re.sub(r"<[^>]*>", "\n", xlsx.read(name).decode("utf-8"))


def _drawn_and_spoken(value: object) -> Iterator[str]:
    for each in walk(value):
        for name in ("alt", "text"):
            text = getattr(each, name, None)
            if isinstance(text, str):
                yield text


SECRET = "Quokka"
"""A word that nothing but an answer has."""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_of_a_small_group_is_in_any_output(
    data: st.DataObject, asked: tuple[GuideQuestions, tuple[Book, ...]], theme: Theme
) -> None:
    """Each person answers some of the questions. Words hold the number of their person, counts are found by their
    question; the order of people changes nothing. Without the answers of groups that are too small, the summary from
    which all files are made is the same: so they can tell nothing of these.
    """
    guide, books = asked
    least = data.draw(st.integers(3, 7), "least")
    count = data.draw(st.integers(least, 9), "people")
    persons = [person(number, data, guide) for number in range(count)]
    summary, _ = summarise(books, persons, least)
    shuffled, _ = summarise(books, data.draw(st.permutations(persons)), least)
    assert summary == shuffled
    assert summarise(books, [without_small_groups(each, persons, least) for each in persons], least)[0] == summary
    written = {name: [each for each in persons if name in each.answers] for name in guide.questions}
    for format, text in texts_of(summary, books[0], theme):
        for name, those in written.items():
            small = len(those) < least
            shown = [each for each in those if f"{SECRET} {each.name} {name}" in text]
            assert not (shown and (small or name == "one.private.text")), f"{format} shows words of {name}"
    for exercise in summary.exercises:
        for finding in exercise.findings:
            for line in finding.lines if isinstance(finding, Tally) else ():
                assert line.people == 0 or line.people >= least
                assert line.people or (not line.counts and line.spread is None)
    lines = {line.label: line for each in walk(summary) if isinstance(each, Tally) for line in each.lines}
    for label, name in (("The plan", "one.rate.plan.rating"), ("There is time", "one.agree.time.rating")):
        if label in lines:
            assert lines[label].people == (len(written[name]) if len(written[name]) >= least else 0)


def without_small_groups(one: Person, persons: Sequence[Person], least: int) -> Person:
    """A person without the answers of groups that are too small. The boxes of a choice of several are one question."""

    def question(name: str) -> str:
        return "one.many" if name.startswith("one.many.") else name

    people: dict[str, set[str]] = {}
    for each in persons:
        for name in each.answers:
            people.setdefault(question(name), set()).add(each.name)
    kept = {name: answer for name, answer in one.answers.items() if len(people[question(name)]) >= least}
    return replace(one, answers=kept)


def person(number: int, data: st.DataObject, guide: GuideQuestions) -> Person:
    """A person who answers some questions at random."""
    answers: dict[str, Answer] = {}
    for name, question in guide.questions.items():
        if not data.draw(st.booleans()):
            continue
        value = f"{SECRET} {number} {name}"
        if question.kind == "one":
            value = data.draw(st.sampled_from(sorted(question.options)))
        elif question.kind == "number":
            value = str(data.draw(st.integers(0, 2)))
        elif question.kind == "tick":
            value = "true"
        answers[name] = Answer(name, value, "", question=question, is_tick=question.kind == "tick")
    return Person(str(number), answers, "2026-11-27T12:34:56Z")


def test_the_files_name_nobody_and_no_time(
    asked: tuple[GuideQuestions, tuple[Book, ...]], theme: Theme, tmp_path: Path
) -> None:
    guide, books = asked
    summary, _ = summarise(books, people_of("every-kind", tmp_path, guide), LEAST)
    pdf = document_pdf(summary_book(summary, books[0]), theme).data
    pptx, problems = deck_pptx(summary_deck(summary, books[0]), theme)
    assert [str(problem) for problem in problems] == []
    (tmp_path / "summary.pdf").write_bytes(pdf)
    (tmp_path / "summary.pptx").write_bytes(pptx)
    found = [("pdf", pdf), *_members(pptx), *_members(summary_xlsx(summary, books[0].words))]
    with pikepdf.open(tmp_path / "summary.pdf") as opened:
        found += [("pdf", obj.read_bytes()) for obj in opened.objects if isinstance(obj, pikepdf.Stream)]
    for name, data in found:
        for secret in (b"person-", b"12:34", b"2026-11-27", b"Zebra", str(tmp_path).encode()):
            assert secret not in data, f"{secret!r} stands in {name}"
    assert faults(TaggedPdf(pdf)) == []
    assert findings(pptx) == []
    need("veraPDF", has_verapdf())
    assert verapdf("PDFUA_1", tmp_path / "summary.pdf") == []


def _members(data: bytes) -> Sequence[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ([], []),
        ([9], [[9]]),
        ([1, 1, 1], [[1, 1, 1]]),
        ([1, 1, 1, 1, 1, 1], [[1, 1, 1], [1, 1, 1]]),
        ([3, 3, 9, 1], [[3], [3], [9], [1]]),
    ],
)
def test_charts_are_divided_evenly(sizes: list[int], groups: list[list[int]]) -> None:
    assert [[*group] for group in packed(sizes, float, 5)] == groups


# ------------------------------------------------------------------------------------------------- the command


@pytest.fixture(scope="module")
def evaluation_pdf(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("form") / "small-evaluation.pdf"
    path.write_bytes(build(project.source.parent, ["evaluation"]).files["small-evaluation.pdf"])
    return path


def summary_of(project: Project, *arguments: str) -> Any:
    return run_build("answers", "summary", *arguments, "--guide", str(project.source.parent))


def room(folder: Path, evaluation_pdf: Path) -> None:
    """Six files of answers in several folders, three of them filled PDFs of the evaluation form, all of one name."""
    people = yaml.safe_load((CASES / "every-kind" / "people.yaml").read_text(encoding="utf-8"))
    forms = questions(evaluation_pdf)
    for number, answers in enumerate(people, 1):
        own = folder / f"{number}"
        own.mkdir(parents=True)
        if number < 4:
            done = [(name, str(value)) for name, value in answers.items() if name in forms]
            by_pypdf.fill(evaluation_pdf, own / "small-evaluation.pdf", forms, done)
        else:
            (own / "small-evaluation-abcdef.json").write_text(answers_file(answers), encoding="utf-8")


def test_the_command_sums_forms_whatever_their_order(project: Project, evaluation_pdf: Path, tmp_path: Path) -> None:
    room(tmp_path / "in", evaluation_pdf)
    files = sorted(str(path) for path in (tmp_path / "in").rglob("*.*"))
    one = summary_of(project, *files, "--to", str(tmp_path / "one"))
    other = summary_of(project, *reversed(files), "--to", str(tmp_path / "other"))
    assert (one.returncode, other.returncode) == (0, 0), one.stderr
    for name in ("summary.pdf", "summary.xlsx", "summary.pptx"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name
    assert "6 people: 1 exercise summed" in one.stdout


def test_a_person_counts_once(project: Project, tmp_path: Path) -> None:
    people = [{"one.which.choice": "up", "one.words.text": f"My own words, number {number}"} for number in range(5)]
    for number, answers in enumerate(people):
        (tmp_path / f"p{number}.json").write_text(answers_file(answers), encoding="utf-8")
    (tmp_path / "p0.answers.json").write_text(answers_file({"one.which.choice": "down"}), encoding="utf-8")
    shutil.copy(tmp_path / "p1.json", tmp_path / "a copy.json")
    again = answers_file(people[2]).replace("12:34:56", "12:34:57")
    (tmp_path / "saved again.json").write_text(again, encoding="utf-8")
    done = summary_of(project, str(tmp_path), "--to", str(tmp_path / "out"), "--format", "xlsx", "--json")
    told = json.loads(done.stdout)
    assert (told["people"], told["summary"]["files"]) == (5, 5)
    (line,) = [line for line in _sheet(tmp_path / "out" / "summary.xlsx") if "Which way?" in line]
    assert "fewer than 5" in line, "one of five gave two answers, so only four count"


def test_files_beside_those_of_answers_read_count(project: Project, tmp_path: Path) -> None:
    """`answers read` was run for one of the people; the filled files of the others are no copies of it."""
    for number in range(5):
        values = f"<field name='one_words_text'><value>Number {number} of five</value></field>"
        xml = f"<xfdf xmlns='http://ns.adobe.com/xfdf/'><fields>{values}</fields></xfdf>"
        (tmp_path / f"p{number}.xfdf").write_text(xml, encoding="utf-8")
    (tmp_path / "p0.answers.json").write_text(answers_file({"one.words.text": "Number 0 of five"}), encoding="utf-8")
    done = summary_of(project, str(tmp_path), "--to", str(tmp_path / "out"), "--format", "xlsx", "--json")
    told = json.loads(done.stdout)
    assert (told["people"], told["passed_over"]) == (5, []), done.stderr


def test_what_cannot_be_read_is_told_and_stops_no_other(project: Project, tmp_path: Path) -> None:
    for number in range(5):
        answers = {"one.which.choice": "up", "one.words.text": f"Number {number} of five"}
        (tmp_path / f"p{number}.json").write_text(answers_file(answers), encoding="utf-8")
    (tmp_path / "other.json").write_text(answers_file({"one.which.choice": "up"}, guide="other"), encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    done = summary_of(project, str(tmp_path), "--to", str(tmp_path / "out"), "--format", "xlsx")
    assert done.returncode == 1
    assert "other.json: not read: it is of another guide, other" in done.stderr
    assert "broken.pdf: not read" in done.stderr
    assert (tmp_path / "out" / "summary.xlsx").is_file()


def test_too_few_files_are_no_summary(project: Project, tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"p{number}.json").write_text(
            answers_file({"one.words.text": f"Four people, number {number}"}), encoding="utf-8"
        )
    done = summary_of(project, str(tmp_path), "--to", str(tmp_path / "out"))
    assert (done.returncode, (tmp_path / "out").exists()) == (1, False)
    assert "4 files were read, and a summary tells nothing of fewer than 5 people" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--least", "2"), 'argument --least: "2" is no smallest group; write 3 or more'),
        (("--least", "many"), 'argument --least: "many" is no smallest group'),
        (("--format", "docx"), 'argument --format: answers summary does not write "docx"'),
        (("--format", ""), "argument --format: no format is named"),
        (("--one-person",), "--one-person is not for answers summary"),
        (("--csv",), "--csv and --xlsx are for answers read"),
    ],
)
def test_wrong_options(arguments: tuple[str, ...], message: str, project: Project) -> None:
    done = summary_of(project, "nothing.pdf", *arguments)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr


def _sheet(path: Path) -> list[str]:
    """The rows of the first sheet of a spreadsheet."""
    with zipfile.ZipFile(path) as archive:
        strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", archive.read("xl/sharedStrings.xml").decode("utf-8"))
        sheet = archive.read("xl/worksheets/sheet1.xml").decode("utf-8")
    rows = re.findall(r"<row [^>]*>(.*?)</row>", sheet)
    cells = (re.findall(r'<c [^>]*?(?:t="(s)")?><v>(.*?)</v>', row) for row in rows)
    return [" | ".join(strings[int(value)] if kind else value for kind, value in row) for row in cells]
