"""Boxes that cut nothing which they could hold: two lines where there is room for two, and every date whole.

Measured in finished PDFs with the form font that they embed; then typed by four programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import RealGuide, command
from tests.fill import boxes, look
from tests.fill.form import Question, Widget, questions
from tests.fill.typed import BESIDE, Typed, typed
from tests.pdf_tree import Node, TaggedPdf
from tests.sample_book import words
from tests.test_fill_engines import ENGINES, FIRST_PLACE_ONLY, NEVER_WRAPS, engine

POLISH = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
FILES = ["boxes", "polish", "workbook", "pack"]
MM = 72 / 25.4
OUTLINE = 1 * MM
"""From the outline of a box to its field, at the left and right."""
PITCH = 9 * MM
"""Between lines to write on."""


@dataclass(frozen=True)
class Filed:
    """A finished PDF and what it was made with."""

    path: Path
    months: str
    date_hint: str
    gathering: tuple[str, ...]
    """How the names of places end that are in exercises that gather answers of others."""

    def written(self) -> list[Question]:
        """The fields to type in."""
        return [one for one in questions(self.path).values() if one.kind in ("words", "lines")]

    def dates(self) -> list[Question]:
        return [one for one in self.written() if f"({self.date_hint})" in one.tooltip]

    def asked(self, question: Question) -> list[Widget]:
        """The places where it is asked, and not gathered."""
        return [place for place in question.widgets if not _unhinted(place.tooltip).endswith(self.gathering)]


@pytest.fixture(scope="module")
def boxed(tmp_path_factory: pytest.TempPathFactory) -> Filed:
    """The workbook of boxes."""
    path = tmp_path_factory.mktemp("boxes") / "boxes.pdf"
    boxes.make(path)
    return Filed(path, words().months, words().date_hint, (f" {boxes.AGAIN}",))


@pytest.fixture(scope="module")
def polish(tmp_path_factory: pytest.TempPathFactory) -> Filed:
    """The same with longer names of months."""
    path = tmp_path_factory.mktemp("polish") / "boxes.pdf"
    boxes.make(path, POLISH)
    return Filed(path, POLISH, words().date_hint, (f" {boxes.AGAIN}",))


@pytest.fixture(scope="module", params=FILES)
def filed(request: pytest.FixtureRequest) -> Filed:
    if request.param in ("boxes", "polish"):
        found: Filed = request.getfixturevalue("boxed" if request.param == "boxes" else "polish")
        return found
    real: RealGuide = request.getfixturevalue("real")
    output: Path = request.getfixturevalue("output")
    said, gathering = real.arranged.book.words, _gathering(real)
    return Filed(next(output.glob(f"*-{request.param}.pdf")), said.months, said.date_hint, gathering)


def _gathering(real: RealGuide) -> tuple[str, ...]:
    numbers = [one.number for one in real.arranged.exercises.values() if one.kind == "gather"]
    return tuple(f" {real.arranged.book.words.exercise.format(number=number)}" for number in numbers)


def _unhinted(tooltip: str) -> str:
    """A tooltip without the help in brackets at its end."""
    return re.sub(r" \([^()]*\)$", "", tooltip)


@pytest.fixture(scope="module")
def measure(filed: Filed) -> Iterator[Typed]:
    with typed(filed.path) as found:
        yield found


# ----------------------------------------------------------------------------------------------------- as built


def test_a_box_that_holds_two_lines_takes_two(filed: Filed, measure: Typed) -> None:
    """The place where a question is asked decides, at the size that it has on its page."""
    wrong = []
    for question in filed.written():
        places = filed.asked(question)
        assert places, question.name
        holds = any(measure.holds_two(place) for place in places)
        if holds != (question.kind == "lines"):
            sizes = [(place.page + 1, round(place.height, 1)) for place in places]
            wrong.append(f"{question.name}: {question.kind}, {sizes}")
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:20])


def test_an_answer_of_two_lines_has_two_in_every_place(filed: Filed, measure: Typed) -> None:
    low = [
        f"page {place.page + 1}, {question.name}: {place.height:.1f} pt"
        for question in filed.written()
        if question.kind == "lines"
        for place in question.widgets
        if not measure.holds_two(place)
    ]
    assert not low, "\n".join(low)


def test_every_date_fits_its_box(filed: Filed, measure: Typed) -> None:
    """With room at both sides."""
    room = measure.width(measure.longest_date(filed.months)) + 2 * BESIDE
    dates = filed.dates()
    assert dates or "pack" in filed.path.name
    narrow = [
        f"page {place.page + 1}, {question.name}: {place.width:.1f} of {room:.1f} pt"
        for question in dates
        for place in question.widgets
        if place.width < room - 0.02
    ]
    assert not narrow, f"{len(narrow)}: " + "\n".join(narrow)


def test_the_boxes_are_low_tall_and_grown(boxed: Filed) -> None:
    """The workbook of boxes has what it is made for: each kind of box, and boxes that hold two lines once grown."""
    asked = questions(boxed.path)
    kinds = {name.removeprefix("boxes."): asked[name].kind for name in asked}
    assert {kinds[f"low.{name}"] for name in ("text", "when", "count")} == {"words"}
    assert kinds["map.low"] == "words"
    assert kinds["map.tall"] == "lines"
    assert {kinds["grown.r1.what"], kinds["rows.r1.why"], kinds["plan.r1.help-i-need"]} == {"lines"}
    assert len(asked["boxes.rows.r1.why"].widgets) == len(asked["boxes.low.text"].widgets) == 3
    assert len(boxed.dates()) > 20


def test_what_can_be_typed_can_be_written(boxed: Filed) -> None:
    """A tall box for words has lines for a pen; one for a date has none, nor has a low one."""
    with pikepdf.open(boxed.path) as pdf:
        for question in boxed.written():
            date = boxed.date_hint in question.tooltip
            for place in boxed.asked(question):
                drawn = pdf.get_object((place.number, 0)).AP.N.read_bytes()
                rules = drawn.count(b" l S")
                if question.kind == "words" or date:
                    assert rules == 0, question.name
                elif place.height >= 2 * PITCH:
                    assert rules >= 1, question.name


def test_a_table_without_room_for_its_dates_has_its_row_headers_above(boxed: Filed) -> None:
    """A header stands over its fields; to a screen reader the table is the same as with headers beside them."""
    asked, pdf = questions(boxed.path), TaggedPdf(boxed.path.read_bytes())
    beside, above = (_table(pdf, title) for title in ("Rows", "Review"))
    assert [len(row.kids) for row in beside] == [4] * 4
    assert [len(row.kids) for row in above] == [5, 6, *([6] * 6)]
    for header, *fields in _cells(above[2:]):
        assert pdf.text(header).strip() == boxes.HEADER
        assert all(header.text_of("/ID") in map(str, field.attributes()["/Headers"]) for field in fields)
    left = asked["boxes.review.r1.answer"].widgets[0].box[0]
    assert left < boxed.asked(asked["boxes.rows.r1.why"])[0].box[0]
    evidence, owner, date = (asked[f"boxes.review.r1.{name}"].widgets[0] for name in ("evidence", "owner", "date"))
    assert evidence.box[3] == owner.box[3] == date.box[3]
    assert min(evidence.width, owner.width) >= 40 * MM


def test_a_table_of_too_many_dates_is_set_as_cards(boxed: Filed) -> None:
    """Three of four dates stand in a line, the fourth below them."""
    places = [questions(boxed.path)[f"boxes.dates.r1.date-{number}"].widgets[0] for number in range(1, 5)]
    tops = [place.box[3] for place in places]
    assert tops[0] == tops[1] == tops[2] > tops[3]
    assert _table(TaggedPdf(boxed.path.read_bytes()), "Dates") == []


def _cells(rows: Sequence[Node]) -> list[list[Node]]:
    return [[kid for kid in row.kids if isinstance(kid, Node)] for row in rows]


def _table(pdf: TaggedPdf, title: str) -> list[Node]:
    """The rows of a table of fields by its title; none where there is no such table."""
    tables = [node for node in pdf.nodes("Table") if node.text_of("/T") == title]
    return [row for table in tables for row in table.walk() if row.tag == "TR"]


# ----------------------------------------------------------------------------------------------------- as typed


def answers(boxed: Filed, name: str) -> dict[str, str]:
    """Two lines for each field that takes them, one for the others, the longest date for dates."""
    found: dict[str, str] = {}
    with typed(boxed.path) as measure:
        date = measure.longest_date(boxed.months)
        for question in (one for one in boxed.written() if one.name.startswith("boxes.")):
            room = min(place.width for place in question.widgets) - 2 * BESIDE
            if boxed.date_hint in question.tooltip:
                found[question.name] = date
            elif question.kind == "words":
                found[question.name] = "gyp"
            else:
                found[question.name] = _two_lines(measure, room, "\n" if name in NEVER_WRAPS else " ")
    return found


def _two_lines(measure: Typed, room: float, end: str) -> str:
    """Words for a full line and a part of another. `end` stands where the line is full."""
    line = "gyp"
    while measure.width(f"{line} gyp") <= room:
        line += " gyp"
    return f"{line}{end}gyp gyp"


@pytest.mark.parametrize("name", ENGINES)
def test_an_answer_is_whole_in_its_box(name: str, boxed: Filed, tmp_path: Path) -> None:
    """All words stand within the edges, in two lines where the box is narrow, and the last line is not cut."""
    fill = engine(name)
    command("pdftotext")
    command("pdftoppm")
    before, target = questions(boxed.path), tmp_path / "filled.pdf"
    wanted = answers(boxed, name)
    fill(boxed.path, target, before, list(wanted.items()))
    after, drawn = questions(target), look.words(target)
    pictures: dict[int, look.Picture] = {}
    heights: dict[tuple[str, int], int] = {}
    for question in (before[one] for one in wanted):
        assert after[question.name].value == wanted[question.name], question.name
        only_first = question.kind in FIRST_PLACE_ONLY.get(name, set())
        for place in question.widgets[: 1 if only_first else None]:
            if place.page not in pictures:
                pictures[place.page] = look.Picture(target, place.page, tmp_path)
            last = _last_line(question, wanted[question.name], place, drawn[place.page])
            if last[0].text == "gyp":
                heights[question.name, place.page + 1] = min(pictures[place.page].rows(_low(word)) for word in last)
    assert len(heights) > 20
    whole = heights["boxes.low.text", before["boxes.low.text"].widgets[0].page + 1]
    assert {place: high for place, high in heights.items() if abs(high - whole) > 1} == {}


def _last_line(question: Question, wanted: str, place: Widget, drawn: list[look.Word]) -> list[look.Word]:
    """The words of the last line in a place; all of them are looked at."""
    where = (place.page + 1, question.name)
    lines = look.lines(look.words_in(drawn, place))
    shown = [word for line in lines for word in line]
    assert [word.text for word in shown] == wanted.split(), where
    for word in shown:
        assert place.box[0] - OUTLINE + 2 < word.box[0], where
        assert word.box[2] < place.box[2] - 1, where
    narrowest = place.width == min(other.width for other in question.widgets)
    assert len(lines) == 2 or not (narrowest and question.kind == "lines" and shown[0].text == "gyp"), where
    return lines[-1]


def _low(word: look.Word) -> tuple[float, float, float, float]:
    """The lower part of a word, in which "gyp" stands whole, without what the line above reaches down to it."""
    left, low, right, top = word.box
    return left, low, right, low + 0.65 * (top - low)
