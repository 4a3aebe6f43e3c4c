"""Boxes that hold every date whole.

Measured in finished PDFs with the form font that they embed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import RealGuide
from tests.fill import boxes
from tests.fill.form import Question, Widget, questions
from tests.fill.typed import BESIDE, Typed, typed
from tests.pdf_tree import Node, TaggedPdf
from tests.sample_book import words

POLISH = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
FILES = ["boxes", "polish", "workbook", "pack"]
MM = 72 / 25.4
PITCH = 9 * MM
"""Between lines to write on."""


@dataclass(frozen=True)
class Filed:
    """A finished PDF and what it was made with."""

    path: Path
    months: str
    date_hint: str
    gathering: tuple[str, ...]
    """The titles of exercises that gather answers of others."""

    def written(self) -> list[Question]:
        """The fields to type in."""
        return [one for one in questions(self.path).values() if one.kind in ("words", "lines")]

    def dates(self) -> list[Question]:
        return [one for one in self.written() if f"({self.date_hint})" in one.tooltip]

    def asked(self, question: Question) -> list[Widget]:
        """The places where it is asked, and not gathered."""
        return [place for place in question.widgets if not place.tooltip.startswith(self.gathering)]


@pytest.fixture(scope="module")
def boxed(tmp_path_factory: pytest.TempPathFactory) -> Filed:
    """The workbook of boxes."""
    path = tmp_path_factory.mktemp("boxes") / "boxes.pdf"
    boxes.make(path)
    return Filed(path, words().months, words().date_hint, (f"{boxes.AGAIN}:",))


@pytest.fixture(scope="module")
def polish(tmp_path_factory: pytest.TempPathFactory) -> Filed:
    """The same with longer names of months."""
    path = tmp_path_factory.mktemp("polish") / "boxes.pdf"
    boxes.make(path, POLISH)
    return Filed(path, POLISH, words().date_hint, (f"{boxes.AGAIN}:",))


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
    titles = tuple(f"{one.title}:" for one in real.arranged.exercises.values() if one.kind == "gather")
    assert titles
    return titles


@pytest.fixture(scope="module")
def measure(filed: Filed) -> Iterator[Typed]:
    with typed(filed.path) as found:
        yield found


# ----------------------------------------------------------------------------------------------------- as built


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


def test_a_table_without_room_for_its_dates_has_its_row_headers_above(boxed: Filed) -> None:
    """A header stands over its fields; to a screen reader the table is the same as with headers beside them."""
    asked, pdf = questions(boxed.path), TaggedPdf(boxed.path.read_bytes())
    beside, above = (_table(pdf, title) for title in ("Rows", "Review"))
    assert [len(row.kids) for row in beside] == [4] * 4
    assert [len(row.kids) for row in above] == [5, 7, *([7] * 6)]
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
