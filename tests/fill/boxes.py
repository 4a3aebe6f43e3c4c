"""A workbook with boxes of every height and dates in every sort of table, made by the writer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import Paragraph
from guidepress.document.book import Book, Division, Section
from guidepress.document.drawing import Drawing, Ring, Slot
from guidepress.document.exercise import (
    Alternative,
    Column,
    Exercise,
    ExercisePart,
    FieldGrid,
    Row,
    RowGroup,
    Sketch,
)
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Run
from guidepress.theme import load_theme
from tests.making import make_workbook
from tests.sample_book import LOREM, PRIVACY, YOU, sample_book

AGAIN = "All on one page"
"""The exercise that gathers answers of others."""
HEADER = "Who receives the notice, and who does not? Think of part-time staff, of small teams, and of people on leave."
ANSWERS = tuple(Option(key, label) for key, label in (("yes", "In place"), ("no", "No")))
_HOME = Path(__file__).resolve().parent.parent.parent

Kinds = Sequence[tuple[str, str, int]]
"""Columns: what heads them, the kind of their fields, lines."""


def make(target: Path, months: str = "") -> None:
    """Writes the file; `months` are their names, those of the sample book if empty."""
    problems = Problems()
    theme = load_theme(_HOME / "layouts", _HOME / "assets", problems)
    assert theme is not None, list(problems)
    target.write_bytes(make_workbook(book(months), theme, problems).data)
    assert not list(problems)


def book(months: str = "") -> Book:
    """Two parts: one of tables and boxes, and one that ends with a table on a page of its own."""
    whole = sample_book()
    words = replace(whole.words, months=months) if months else whole.words
    grown = _exercise("grown", "Two rows on a page", _grid("grown", 2, (("What", "text", 1), ("When", "date", 1))))
    return replace(whole, divisions=(_part("boxes", *_exercises()), _part("room", grown)), words=words)


def _exercises() -> tuple[Exercise, ...]:
    low, when = _field("low.text", "text"), _field("low.when", "date")
    tall = Field("boxes.rows.r1.why", "text", ("Rows", "Why"), (Run("Why"),))
    by = Field("boxes.rows.r1.by", "date", ("Rows", "By when"), (Run("By when"),))
    rows = _grid("rows", 3, (("Why", "text", 1), ("Who", "text", 1), ("By", "date", 1)), header=HEADER)
    review = _grid("review", 6, (("Evidence", "text", 2), ("Owner", "text", 1), ("Date", "date", 1)), HEADER, ANSWERS)
    dates = tuple((f"Date {number}", "date", 1) for number in range(1, 5))
    plan = (("Goal", "text", 3), ("Help I need", "text", 1), ("By", "date", 1), ("I look again on", "date", 1))
    meeting = (("Date", "date", 1), ("Topic", "text", 1), ("What I do", "text", 2), ("Done", "tick", 1))
    return (
        _exercise("before", AGAIN, *(_again(one) for one in (tall, low, when, by))),
        _exercise("rows", "Rows", rows),
        _exercise("low", "Low boxes", low, when, _field("low.count", "number")),
        _exercise("review", "A review", review),
        _exercise("dates", "Four dates", _grid("dates", 2, dates, header="Begun, seen, changed and ended")),
        _exercise("plan", "A plan", replace(_grid("plan", 2, plan), layout="cards")),
        _exercise("meeting", "Meetings", _grid("meeting", 4, meeting)),
        _exercise("sign", "Names", _grid("sign", 2, (("Name", "text", 1), ("On", "date", 1)), header="A witness")),
        _exercise("map", "A map", _map()),
        _exercise("page", AGAIN, *(_again(one) for one in (tall, low, when, by)), one_page=True),
    )


def _exercise(name: str, title: str, *body: ExercisePart, one_page: bool = False) -> Exercise:
    words = (Paragraph((Run(LOREM),), key=f"b.{name}"),)
    id = f"boxes.{name}"
    return Exercise(
        id, "1.1", title, YOU, 10, PRIVACY, words, body, anchor=id, key=f"e.{name}", one_page=one_page, kind="boxes"
    )


def _field(name: str, kind: str) -> Field:
    return Field(f"boxes.{name}", kind, ("Low boxes", name), (Run(name),), key=f"f.{name}")  # type: ignore[arg-type]


def _again(field: Field) -> Field:
    return replace(field, label=(AGAIN, *field.label[1:]), shares=True, key="")


def _grid(name: str, count: int, kinds: Kinds, header: str = "", options: tuple[Option, ...] = ()) -> FieldGrid:
    """`count` rows of fields; with `options`, a choice before them."""
    title = name.capitalize()
    columns = tuple(Column((Run(label),)) for label, _, _ in kinds)
    choice = (Column((Run("Answer"),), 1, options),) if options else ()

    def row(number: int) -> Row:
        id = f"boxes.{name}.r{number}"
        chosen = (Choice(f"{id}.answer", (title, f"Row {number}", "Answer"), options),) if options else ()
        fields = tuple(
            Field(f"{id}.{label.lower().replace(' ', '-')}", kind, (title, f"Row {number}", label), lines=lines)  # type: ignore[arg-type]
            for label, kind, lines in kinds
        )
        return Row((Run(header),) if header else (), (*chosen, *fields), f"Row {number}")

    rows = RowGroup(tuple(row(number) for number in range(1, count + 1)))
    label = (Run("Question"),) if header else ()
    return FieldGrid((*choice, *columns), (rows,), title, label, key=f"g.{name}")


def _map() -> Alternative:
    fields = [Field(f"boxes.map.{name}", "text", ("A map", name)) for name in ("tall", "low")]
    slots = (Slot(60, 2, 50, 20, fields[0]), Slot(60, 26, 50, 8, fields[1]))
    sketch = Sketch(Drawing(120, 40, (Ring(30, 20, 18, "Close"), *slots)), "A ring and two places.")
    return Alternative((sketch,), (), key="a.map")


def _part(name: str, *exercises: Exercise) -> Division:
    section = Section((Run("Boxes"),), f"{name}.boxes", exercises, f"s.{name}")
    opening = (Paragraph((Run(LOREM),)),)
    return Division("part", (Run("Boxes"),), name, name, "1", opening, sections=(section,), accent=1, key=f"v.{name}")
