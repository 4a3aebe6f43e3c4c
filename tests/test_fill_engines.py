"""Every field of the real workbook, filled by four programs, read back by a fifth, drawn by a sixth.

docs/form-fields.md has the findings in a table.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from tests.conftest import command, need
from tests.fill import by_mupdf, by_pdfium, by_pdfjs, by_pdftk, by_pypdf, letters, look, ten_lines
from tests.fill.answers import LONG, Step, long_answer, result, steps
from tests.fill.form import Question, Widget, questions

Fill = Callable[[Path, Path, dict[str, Question], list[Step]], None]
ENGINES: dict[str, tuple[ModuleType, str]] = {
    "pdfjs": (by_pdfjs, ""),
    "pdfium": (by_pdfium, "pypdfium2"),
    "mupdf": (by_mupdf, "pymupdf"),
    "pypdf": (by_pypdf, "pypdf"),
}
FIRST_PLACE_ONLY = {"mupdf": {"words", "lines", "pick"}, "pdfjs": {"pick"}}
"""Programs, and the kinds of fields that they draw where the answer was given, leaving the other place as it is."""
DRAWS_VALUES = {"mupdf", "pypdf"}
"""They draw the value of a drop-down, not the label."""
FONTS_OF_ITS_OWN = {"mupdf"}
"""MuPDF never takes the form font: it draws ASCII in Helvetica, which is not in the file, and else embeds a font."""
NEVER_WRAPS = {"pypdf"}
OVER_THE_EDGE = {"pdfjs": 8.0}
"""Points. pdf.js forgets the width of the first letter after a break: a full line is up to one letter too long."""


@dataclass(frozen=True)
class Filled:
    """A workbook after one program has answered everything."""

    engine: str
    path: Path
    before: dict[str, Question]
    after: dict[str, Question]
    wanted: dict[str, str]

    def places(self) -> Iterator[tuple[Question, Widget]]:
        """Every place where the words of an answer are to be seen."""
        for question in self.before.values():
            if question.kind in ("words", "lines", "pick"):
                for widget in question.widgets[: 1 if self.first_only(question) else None]:
                    yield question, widget

    def first_only(self, question: Question) -> bool:
        return question.kind in FIRST_PLACE_ONLY.get(self.engine, set())

    def shown(self, question: Question) -> str:
        value = self.wanted[question.name]
        return value if self.engine in DRAWS_VALUES else dict(question.options).get(value, value)


def engine(name: str) -> Fill:
    """How a program fills, or a visible skip."""
    module, package = ENGINES[name]
    need(package or "pdf.js", importlib.util.find_spec(package) is not None if package else by_pdfjs.present())
    return module.fill  # type: ignore[no-any-return]


def engine_or_pdftk(name: str) -> Fill:
    """How an engine or pdftk fills, or a visible skip."""
    if name == "pdftk":
        command("pdftk")
        return by_pdftk.fill
    return engine(name)


@pytest.fixture(scope="module")
def fresh(output: Path) -> Path:
    return next(output.glob("*-workbook.pdf"))


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    fill = engine(request.param)
    before = questions(fresh)
    done = steps(before)
    target = tmp_path_factory.mktemp(request.param) / "filled.pdf"
    fill(fresh, target, before, done)
    return Filled(request.param, target, before, questions(target), result(done))


@pytest.fixture(scope="module")
def drawn(filled: Filled) -> list[list[look.Word]]:
    """The words of each page."""
    command("pdftotext")
    return look.words(filled.path)


def test_every_value_is_whole(filled: Filled) -> None:
    assert {name: question.value for name, question in filled.after.items()} == filled.wanted


def test_one_of_many_stays_one_of_many(filled: Filled) -> None:
    """Every rating was answered twice. Only the second answer is on, in the value and on the page."""
    asked = [question for question in filled.after.values() if question.kind == "one"]
    for question in asked:
        on = [widget.on for widget in question.widgets if widget.on != "Off"]
        assert on == [filled.wanted[question.name]], question.name


def test_ticks_show_on_the_page(filled: Filled) -> None:
    for question in filled.after.values():
        if question.kind == "tick":
            assert {widget.on for widget in question.widgets} == {filled.wanted[question.name]}, question.name


def test_nothing_is_left_to_draw(filled: Filled) -> None:
    """No program asks the next one to draw the fields: it had letters for all that was typed."""
    with pikepdf.open(filled.path) as pdf:
        assert not pdf.Root.AcroForm.get("/NeedAppearances", False)
        assert "/XFA" not in pdf.Root.AcroForm


def test_every_letter_is_in_the_file(filled: Filled) -> None:
    """What is drawn needs no font of the machine, so it looks the same in every program."""
    assert letters.unknown(filled.path) == []
    borrowed = letters.borrowed(filled.path)
    if filled.engine in FONTS_OF_ITS_OWN:
        assert {one.font for one in borrowed} == {"/Helvetica"}
    else:
        assert borrowed == []


def test_poppler_finds_every_answer(filled: Filled, drawn: list[list[look.Word]]) -> None:
    """All that was typed stands in its place, letter by letter."""
    wrong = []
    for question, widget in filled.places():
        found = "".join(word.text for line in look.lines(look.words_in(drawn[widget.page], widget)) for word in line)
        wanted = filled.shown(question)
        if letters.rest(found, wanted) != "":
            wrong.append(f"page {widget.page + 1}, {question.name}: {found!r} for {wanted!r}")
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:20])


def test_poppler_paints_every_answer(filled: Filled, drawn: list[list[look.Word]], tmp_path: Path) -> None:
    """On chosen pages each word is ink, and the last line is as high as the first: nothing is cut off.

    Answers in fonts of the machine are left out.
    """
    command("pdftoppm")
    compared = 0
    borrowing = {(one.page, one.field) for one in letters.borrowed(filled.path)}
    for page in pages_of_every_kind(filled.before):
        picture = look.Picture(filled.path, page, tmp_path)
        for question, widget in filled.places():
            if widget.page != page or (page, question.field) in borrowing:
                continue
            lines = look.lines(look.words_in(drawn[page], widget))
            for word in (word for line in lines for word in line):
                assert picture.ink(word.box) > 3, (page + 1, question.name, word.text)
            same = [word for line in lines for word in line if word.text == "gyp"]
            if len(same) == 2:
                compared += 1
                first, last = (picture.rows(word.box) for word in same)
                assert abs(first - last) <= 1, (page + 1, question.name)
        for question in filled.after.values():
            buttons = [widget for widget in question.widgets if widget.page == page and widget.state]
            ink = {widget.state: picture.ink(inner(widget)) for widget in buttons}
            assert [state for state, dark in ink.items() if dark] == [one.on for one in buttons if one.on != "Off"]
    assert compared or not any(question.kind == "lines" for question, _ in filled.places())


def test_shared_answers_show_in_both_places(filled: Filled, drawn: list[list[look.Word]]) -> None:
    """One field, two widgets. Programs that draw the first place only keep the value: it is the field's."""
    shared = [one for one in filled.before.values() if one.kind != "one" and len(one.widgets) > 1]
    for question in shared:
        first, *others = [
            "".join(word.text for line in look.lines(look.words_in(drawn[place.page], place)) for word in line)
            for place in question.widgets
        ]
        assert first, question.name
        assert all(other == first for other in others) != filled.first_only(question), question.name


@pytest.mark.parametrize("name", ["pdfjs", "pdfium", "mupdf"])
def test_an_answer_can_be_taken_back(name: str, documented_workbook: Path, tmp_path: Path) -> None:
    fill = engine(name)
    before = questions(documented_workbook)
    question = next(one for one in before.values() if one.kind == "one")
    first, second, *_ = question.states
    target = tmp_path / "filled.pdf"
    fill(documented_workbook, target, before, [(question.name, state) for state in (first, second, second)])
    after = questions(target)[question.name]
    assert after.value == ""
    assert {widget.on for widget in after.widgets} == {"Off"}


@pytest.mark.parametrize("name", ENGINES)
def test_2000_characters_in_ten_lines(name: str, tmp_path: Path) -> None:
    """The value is whole. The page shows its beginning in complete lines; the rest is reached by scrolling."""
    fill = engine(name)
    command("pdftotext")
    source, target = tmp_path / "ten.pdf", tmp_path / "filled.pdf"
    ten_lines.make(source)
    before = questions(source)
    place = before[ten_lines.NAME].widgets[0]
    assert round((place.height + 2) / 72 * 25.4) == 90, "ten lines of 9 mm, with the outline"
    wanted = long_answer()
    assert len(wanted) == LONG
    assert wanted.count("\n") == 2
    fill(source, target, before, [(ten_lines.NAME, wanted)])
    assert questions(target)[ten_lines.NAME].value == wanted

    assert letters.borrowed(target) == [] or name in FONTS_OF_ITS_OWN
    lines = look.lines(look.words_in(look.words(target)[place.page], place))
    if name in NEVER_WRAPS:
        assert len(lines) == wanted.count("\n") + 1
        return
    command("pdftoppm")
    shown = "".join(word.text for line in lines for word in line)
    pitch = lines[0][0].box[1] - lines[1][0].box[1]
    assert lines[-1][0].box[1] < place.box[1] + pitch, "the lines end above the lower edge of the box"
    assert len(shown) > 900
    assert letters.rest(shown, wanted) is not None
    picture = look.Picture(target, place.page, tmp_path)
    for line in lines:
        if line[0].box[1] < place.box[1]:  # the line that the lower edge cuts
            continue
        for word in line:
            assert word.box[2] < place.box[2] + OVER_THE_EDGE.get(name, 1.0), word
            if any(character.isalpha() for character in word.text):
                assert picture.rows(word.box) >= 0.4 * picture.scale * 12, word


def inner(widget: Widget) -> tuple[float, float, float, float]:
    """The middle of a button, without its border."""
    x, y = widget.middle
    return x - widget.width / 6, y - widget.height / 6, x + widget.width / 6, y + widget.height / 6


def pages_of_every_kind(asked: dict[str, Question]) -> list[int]:
    """Pages that hold every kind of field, alone, in tables and shared: two with most of each."""
    count: dict[str, dict[int, int]] = {}
    for question in asked.values():
        shared = question.kind != "one" and len(question.widgets) > 1
        for widget in question.widgets:
            for sort in (question.kind, "shared") if shared else (question.kind,):
                pages = count.setdefault(sort, {})
                pages[widget.page] = pages.get(widget.page, 0) + 1
    most = [sorted(pages, key=lambda page, pages=pages: (-pages[page], page))[:2] for pages in count.values()]  # type: ignore[misc]
    return sorted({page for pages in most for page in pages})
