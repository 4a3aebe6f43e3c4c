"""Documents of answers hold every answer whole, and show nothing private that was not asked for."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from guidepress.answers.person import Answer, Person
from guidepress.answers.printing.bars import TONES, bars_figure
from guidepress.answers.printing.document import Printed, printed
from guidepress.answers.printing.given import Given
from guidepress.answers.printing.grids import Line
from guidepress.answers.printing.guide import PrintableGuide, printable_guide
from guidepress.answers.printing.profiles import profile_blocks
from guidepress.answers.printing.wanted import Wanted, wanted_prints
from guidepress.answers.reading import read_person, together
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.blocks import Paragraph
from guidepress.document.book import Book
from guidepress.document.drawing import Box, Caption, Drawing
from guidepress.document.exercise import Column, Exercise, FieldGrid, Row, RowGroup
from guidepress.document.fields import Choice, Option
from guidepress.document.inline import Run
from guidepress.document.questions import Question
from guidepress.pipeline.documents import document_pdf, document_word, theme_of
from guidepress.pipeline.project import Project
from guidepress.theme import Theme
from tests import PATIENCE
from tests.conftest import HOME, need, run_build
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.test_source_format import write_guide
from tests.validators.pdf import has_verapdf, verapdf

Entries = dict[str, dict[str, Any]]
SENTENCE = "I want our clinic to hear patients before it plans, “gŵyl ŷ bobl” – and write it down."
ALL = Wanted("all", "All my answers", in_parts=True, lists_unanswered=True)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The guide made of all examples of docs/source/: every kind of answer."""
    return write_guide(tmp_path_factory.mktemp("print") / "guide")


@pytest.fixture(scope="module")
def guide(project: Project) -> PrintableGuide:
    found = printable_guide(project, Problems())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def theme(project: Project) -> Theme:
    found = theme_of(project, Problems())
    assert found is not None
    return found


def answer_to(question: Question, number: int, words: str = SENTENCE) -> dict[str, Any]:
    keys = list(question.options)
    value: str | bool = {
        "text": f"Answer {number}. {words}",
        "number": str(1000 + number),
        "date": f"2027-03-{1 + number % 28:02}",
        "tick": True,
    }.get(question.kind) or keys[number % len(keys)]
    return {"value": value, "label": question.label}


def every_answer(guide: PrintableGuide) -> Entries:
    return {name: answer_to(question, at) for at, (name, question) in enumerate(guide.questions.questions.items())}


def person_of(guide: PrintableGuide, answers: Mapping[str, Any], folder: Path) -> Person:
    path = folder / "anna.json"
    path.write_bytes(file_of(guide, answers))
    return read_person(path, guide.questions)


def file_of(guide: PrintableGuide, answers: Mapping[str, Any]) -> bytes:
    head = {"format": "guidepress-answers", "version": 1, "guide": guide.questions.slug}
    about = {"edition": guide.questions.edition, "saved": "2027-01-02T03:04:05Z"}
    return json.dumps({**head, **about, "answers": answers}, ensure_ascii=False).encode()


def plain(text: str) -> str:
    """A text without spaces, since lines are broken and hyphens stay, and with letters put together."""
    return "".join(unicodedata.normalize("NFC", text).split())


def words_of(made: Printed, theme: Theme) -> str:
    """The text of the PDF in reading order, without what is repeated on pages. That of the Word file has all of it."""
    pdf = document_pdf(made.document, theme)
    tree = TaggedPdf(pdf.data)
    return plain(tree.text(tree.document))


def word_of(made: Printed, theme: Theme) -> str:
    """The text of the Word file."""
    file = docx.Document(io.BytesIO(document_word(made.document, theme)))
    return plain("".join(node.text or "" for node in file.element.body.iter(qn("w:t"))))


def test_every_answer_of_every_kind_is_there(guide: PrintableGuide, theme: Theme, tmp_path: Path) -> None:
    person = person_of(guide, every_answer(guide), tmp_path)
    made = printed(guide.book, person, ALL)
    assert (made.answers, made.left_out, made.open) == (len(person.answers), 0, 0)
    for text in (words_of(made, theme), word_of(made, theme)):
        for answer in person.answers.values():
            kind = answer.question.kind if answer.question else ""
            if kind in ("text", "number"):
                assert plain(answer.value) in text, answer.id
            elif kind in ("one", "pick"):
                assert plain(answer.shown) in text, answer.id


def test_a_print_of_every_answer_is_pdf_ua(guide: PrintableGuide, theme: Theme, tmp_path: Path) -> None:
    made = printed(guide.book, person_of(guide, every_answer(guide), tmp_path), ALL)
    data = document_pdf(made.document, theme).data
    assert faults(TaggedPdf(data)) == []
    need("veraPDF", has_verapdf())
    (tmp_path / "all.pdf").write_bytes(data)
    assert verapdf("PDFUA_1,PDFA_2_A", tmp_path / "all.pdf") == []


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"), max_codepoint=0x24F)
TEXTS = st.text(LETTERS, min_size=1, max_size=60) | st.sampled_from(
    ["x" * 400, SENTENCE * 30, "One.\nTwo.\r\n\r\nThree.", "a\tb", "=1+1", "<b>&amp;</b>", "{braces}", "[x](y) **z**"]
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_written_stands_whole_in_the_document(
    data: st.DataObject, guide: PrintableGuide, theme: Theme, tmp_path: Path
) -> None:
    texts = [name for name, question in guide.questions.questions.items() if question.kind == "text"]
    chosen = data.draw(st.lists(st.sampled_from(texts), min_size=1, max_size=5, unique=True))
    answers = {name: {"value": data.draw(TEXTS), "label": name} for name in chosen}
    person = person_of(guide, answers, tmp_path)
    made = printed(guide.book, person, ALL)
    text, word = words_of(made, theme), word_of(made, theme)
    for answer in person.answers.values():
        assert plain(answer.value) in text
        assert plain(answer.value) in word


def test_what_has_no_place_is_kept_at_the_end(guide: PrintableGuide, theme: Theme, tmp_path: Path) -> None:
    gone = {"gone.question": {"value": "Kept words", "label": "What did you want?"}}
    text = words_of(printed(guide.book, person_of(guide, gone, tmp_path), ALL), theme)
    assert plain("What did you want? Kept words") in text


def test_private_answers_are_left_out_and_counted(guide: PrintableGuide, theme: Theme, tmp_path: Path) -> None:
    """Only answers under a privacy note with `private: false` are shown."""
    person = person_of(guide, every_answer(guide), tmp_path)
    made = printed(guide.book, person, Wanted("a", "A", with_private=False))
    assert made.left_out + made.answers == len(person.answers)
    assert made.private_in
    text = words_of(made, theme)
    shared = {item.id for item in walk(guide.book.divisions) if isinstance(item, Exercise) and not item.private}
    typed = [answer for answer in person.answers.values() if answer.value.startswith("Answer")]
    shown = {answer.question.exercise for answer in typed if answer.question and plain(answer.value) in text}
    assert shown == shared


def test_a_page_that_gathers_shows_nothing_of_a_private_exercise(guide: PrintableGuide, tmp_path: Path) -> None:
    """What was written as private stays so, also where a page to be shown repeats it."""
    page = "next.page"
    origins = {"next.promise.what": "next.promise", "behave.summary.strongest": "behave.summary"}
    entries = {name: {"value": "Written in private", "label": name} for name in origins}
    person = person_of(guide, entries, tmp_path)
    for public, shown in (({page}, set()), ({page, "next.promise"}, {"next.promise.what"})):
        made = printed(with_public(guide.book, public), person, Wanted("a", "A", (page,), with_private=False))
        assert (made.answers, made.left_out) == (len(shown), 2 - len(shown))
    assert printed(guide.book, person, Wanted("a", "A", (page,))).answers == 2


def with_public(book: Book, public: set[str]) -> Book:
    """A book in which only these exercises are not private."""

    def of_block(block: Any) -> Any:
        return replace(block, private=block.id not in public) if isinstance(block, Exercise) else block

    def of_part(part: Any) -> Any:
        return replace(part, blocks=tuple(map(of_block, part.blocks)))

    divisions = (replace(of_part(each), sections=tuple(map(of_part, each.sections))) for each in book.divisions)
    return replace(book, divisions=tuple(divisions))


def test_a_print_names_no_authors_of_the_guide(guide: PrintableGuide, theme: Theme, tmp_path: Path) -> None:
    made = printed(guide.book, person_of(guide, every_answer(guide), tmp_path), ALL)
    assert guide.book.people
    about = PdfReader(io.BytesIO(document_pdf(made.document, theme).data)).metadata
    assert about is not None
    assert not about.author
    assert not about.subject


def test_a_print_holds_the_answers_that_it_names(guide: PrintableGuide, tmp_path: Path) -> None:
    person = person_of(guide, every_answer(guide), tmp_path)
    name, exercise = next((name, each.exercise) for name, each in guide.questions.questions.items() if each.exercise)
    of_exercise = [each for each in guide.questions.questions.values() if each.exercise == exercise]
    assert printed(guide.book, person, Wanted("a", "A", (exercise,))).answers == len(of_exercise)
    part = guide.questions.questions[name].part
    (wanted,) = wanted_prints(guide, (), part, "show")
    assert wanted.names == (part,)
    assert 0 < printed(guide.book, person, wanted).answers < len(person.answers)


def test_the_command_writes_the_same_bytes_again(project: Project, guide: PrintableGuide, tmp_path: Path) -> None:
    """Also on another day, since the date is that of the file; a folder passes over what the command has written."""
    (tmp_path / "anna.json").write_bytes(file_of(guide, every_answer(guide)))
    words = ("answers", "print", str(tmp_path), "--source", str(project.source), "--to", str(tmp_path))
    first = run_build(*words, "--private", "show", "--json")
    assert first.returncode == 0, first.stderr + first.stdout
    files = [tmp_path / "print-all.pdf", tmp_path / "print-all.docx"]
    data, word = (file.read_bytes() for file in files)
    second = run_build(*words, "--private", "show", env={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"})
    assert second.returncode == 0, second.stderr + second.stdout
    assert [file.read_bytes() for file in files] == [data, word]
    assert "passed over 1 file" in second.stdout
    assert "2 January 2027" in PdfReader(io.BytesIO(data)).pages[0].extract_text()


def test_nothing_private_is_shown_where_nobody_can_be_asked(
    project: Project, guide: PrintableGuide, tmp_path: Path
) -> None:
    (tmp_path / "anna.json").write_bytes(file_of(guide, every_answer(guide)))
    words = ("answers", "print", str(tmp_path / "anna.json"), "--source", str(project.source), "--to", str(tmp_path))
    done = run_build(*words, "--format", "pdf")
    assert done.returncode == 0, done.stderr
    assert "private answers left out (--private show puts them in)" in done.stdout
    assert "Answer 1." not in "".join(page.extract_text() for page in PdfReader(tmp_path / "print-all.pdf").pages)


def test_a_ranking_is_in_order_and_what_is_no_number_stands_last(
    guide: PrintableGuide, theme: Theme, tmp_path: Path
) -> None:
    names = [name for name in guide.questions.questions if name.endswith(".rank")][:2]
    entries = {name: {"value": value, "label": name} for name, value in zip(names, ("first?", "1"), strict=True)}
    person = person_of(guide, entries, tmp_path)
    text = words_of(printed(guide.book, person, ALL), theme)
    rows = [plain(guide.questions.questions[name].label.split(" · ")[0]) for name in names]
    assert f"1{rows[1]}first?{rows[0]}" in text


def test_both_answers_are_shown_where_two_files_differ(guide: PrintableGuide, theme: Theme, tmp_path: Path) -> None:
    name = next(name for name, question in guide.questions.questions.items() if question.kind == "text")
    given = [person_of(guide, {name: {"value": value, "label": "Q"}}, tmp_path) for value in ("This one", "That one")]
    made = printed(guide.book, together(given), ALL)
    assert made.differing == 1
    assert {"Thisone", "Thatone"} <= {word for word in ("Thisone", "Thatone") if word in words_of(made, theme)}
    hidden = printed(guide.book, together(given), Wanted("a", "A", with_private=False))
    assert (hidden.differing, hidden.left_out) == (0, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize(("typed", "is_shown"), [(b"y\n", True), (b"\n", False), (b"no\n", False)])
def test_private_answers_are_asked_for_on_a_terminal(
    typed: bytes, is_shown: bool, project: Project, guide: PrintableGuide, tmp_path: Path
) -> None:
    import pty

    (tmp_path / "anna.json").write_bytes(file_of(guide, every_answer(guide)))
    ours, theirs = pty.openpty()
    words = ["print", str(tmp_path / "anna.json"), "--source", str(project.source), "--to", str(tmp_path)]
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "guidepress",
        "answers",
        *words,
        "--print",
        "leap",
        "--format",
        "docx",
    ]
    (project.source / "guide.yaml").write_text(
        (project.source / "guide.yaml").read_text(encoding="utf-8").replace("private: leave-out", "private: ask"),
        encoding="utf-8",
    )
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "PYTHONPATH": str(HOME)}
    ) as process:
        os.close(theirs)
        os.write(ours, typed)
        said = b""
        try:
            while more := os.read(ours, 4096):
                said += more
        except OSError:  # the terminal is closed
            pass
        assert process.wait(PATIENCE) == 0, said
    os.close(ours)
    assert "Show them in this document? [y/N]" in said.decode()
    file = docx.Document(str(tmp_path / "print-leap.docx"))
    text = "".join(node.text or "" for node in file.element.body.iter(qn("w:t")))
    assert (SENTENCE in text) is is_shown


def test_line_breaks_are_never_drawn_as_missing(guide: PrintableGuide, theme: Theme, tmp_path: Path) -> None:
    """A person ends an answer with the return key, in a box, a cell or a label of their own."""
    texts = [name for name, question in guide.questions.questions.items() if question.kind == "text"]
    answers = {name: {"value": f"\r\n {name}\u2028\n\n", "label": name} for name in (*texts, "gone.question")}
    answers["gone.question"]["label"] = "Two\nlines"
    made = printed(guide.book, person_of(guide, answers, tmp_path), ALL)
    assert made.answers == len(answers)
    assert document_pdf(made.document, theme).missing == 0


# ------------------------------------------------------------------------------------------------- bars


@pytest.mark.parametrize("count", [1, 4, 5, 7])
def test_bars_of_one_row_are_told_apart(count: int, guide: PrintableGuide) -> None:
    """By tones that a legend explains, or, where there are more columns than tones, by words beside each bar."""
    names = [f"Column {number}" for number in range(1, count + 1)]
    grid = FieldGrid(tuple(Column((Run(name),)) for name in names), (), "A table")
    line = Line((Run("A row"),), tuple(str(number) for number in range(1, count + 1)))
    (figure,) = bars_figure(grid, [line], "A title", guide.book.words)
    assert isinstance(figure.content, Drawing)
    boxes = [shape for shape in figure.content.shapes if isinstance(shape, Box)]
    captions = [shape for shape in figure.content.shapes if isinstance(shape, Caption)]
    bars = boxes[-count:]
    if count > len(TONES):
        assert {bar.tone for bar in bars} == {TONES[0]}
        for name, bar in zip(names, bars, strict=True):
            assert [
                shape.y for shape in figure.content.shapes if isinstance(shape, Caption) and shape.text == name
            ] == [bar.y]
    else:
        assert len({bar.tone for bar in bars}) == count
        assert [box.tone for box in boxes[:-count]] == ([bar.tone for bar in bars] if count > 1 else [])
    assert [caption.text for caption in captions].count("A row") == 1
    assert max(bar.y + bar.height for bar in bars) <= figure.content.height


# ------------------------------------------------------------------------------------------------- profiles

POINTS = tuple(Option(key, key.upper()) for key in ("low", "mid", "high"))


def rated(compares: str = "") -> FieldGrid:
    """Two rows with a point of a scale each, of which each may be compared with an earlier one."""
    rows = tuple(
        Row(
            (Run(name),),
            (Choice(name, (name,), POINTS, on_scale=True, compares_with=f"{compares}{name}" if compares else ""),),
        )
        for name in ("one", "two")
    )
    return FieldGrid((Column((Run("Scale"),), options=POINTS),), (RowGroup(rows),), "A table")


def profile(
    grid: FieldGrid, guide: PrintableGuide, earlier: Mapping[str, str] | None = None, **values: str
) -> list[str]:
    """What is drawn, a bar a line: filled parts as #, others as -; and the words below."""
    answers = {name: Answer(name, value, name) for name, value in values.items()}
    lines: list[str] = []
    for block in profile_blocks(grid, "A title", Given(answers, guide.book.words, earlier=earlier or {})):
        if isinstance(block, Paragraph):
            lines.append("".join(run.text for run in block.runs if isinstance(run, Run)))
            continue
        assert isinstance(block.content, Drawing)
        bars: dict[float, str] = {}
        for shape in block.content.shapes:
            if isinstance(shape, Box):
                bars[shape.y] = bars.get(shape.y, "") + ("-" if shape.tone == "paper" else "#")
        lines += [bar for bar in bars.values() if len(bar) == len(POINTS)]
    return lines


def test_a_bar_is_filled_up_to_the_point_that_was_chosen(guide: PrintableGuide) -> None:
    assert profile(rated(), guide) == []
    assert profile(rated(), guide, two="mid") == ["##-"]
    assert profile(rated(), guide, one="high", two="gone") == ["###"]
    assert profile(rated(), guide, one="high", two="high") == ["###", "###"]
    assert profile(rated(), guide, one="high", two="low") == ["###", "#--", "Your lowest: two"]


def test_an_option_without_a_number_is_outside_of_a_scale_of_numbers(guide: PrintableGuide) -> None:
    points = tuple(
        Option(key, label, key) for key, label in (("low", "1"), ("mid", "2"), ("high", "3"), ("never", "N"))
    )
    grid = rated()
    rows = [
        replace(row, cells=tuple(replace(cell, options=points) for cell in row.cells)) for row in grid.groups[0].rows
    ]
    more = replace(rows[1], header=(Run("three"),), cells=(replace(rows[1].cells[0], id="three"),))
    grid = replace(grid, groups=(RowGroup((*rows, more)),))
    found = profile(grid, guide, one="high", two="mid", three="never")
    assert found == ["###", "##-", "Your lowest: two"]


def test_earlier_answers_have_a_bar_before_those_of_now(guide: PrintableGuide) -> None:
    assert profile(rated("then."), guide, {"then.one": "low"}, one="high") == ["#--", "###"]
    assert profile(rated("then."), guide, one="high") == ["###"]
