"""A map of people in rings and sectors: `ID.place-1.who`, `.mark`. On paper it is a drawing, elsewhere a table.

Each place stands in one part of the map, so that its ring and its sector are not asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import count
from typing import ClassVar

from guidepress.core.problems import Code, Traced
from guidepress.document.answer_names import option_text
from guidepress.document.authored_text import Line, Plain
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import Alternative, ExercisePart, FieldGrid, Row, RowGroup, Sketch
from guidepress.document.exercise import Column as GridColumn
from guidepress.document.fields import Field, Option
from guidepress.document.inline import Run, Runs
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.examples import check_example_option
from guidepress.exercises.map_drawing import is_long_ring_name, is_long_sector_name, map_drawing
from guidepress.exercises.questions import check_at_least, labelled_runs
from guidepress.exercises.ring_geometry import HALVES, Part, parts_of

MOST_RINGS, MOST_SECTORS, MOST_PLACES = 4, max(HALVES), 24  # with more, there is no room to write
WHO_WEIGHT = 2.0  # width of the column of names; others have 1


class MapColumns(Traced, kw_only=True):
    """What is asked of each place: `who` is written there; `ring` and `sector` say where it is."""

    who: Line
    ring: Line
    sector: Line


class MarkSpec(Traced, kw_only=True):
    """A mark: its label alone, or a short label with what it means."""

    SHORT: ClassVar[str] = "label"
    label: Plain
    means: Plain | None = None


class Place(Traced):
    """A place on the map: the part in which it stands, its name for the ear, and its answers, `who` first."""

    part: Part
    name: str
    number: int
    """Its number among the places of its part; 0 where it is the only one."""
    cells: tuple[Field, ...]


@kind("map")
class PeopleMap(Spec, kw_only=True):
    """Names, each perhaps with a mark, in the parts of a map."""

    rings: Mapping[str, Plain]
    """From the middle outwards."""
    sectors: Mapping[str, Plain]
    """Clockwise from the top left."""
    places: int
    columns: MapColumns
    alt: Plain
    marks: Mapping[str, MarkSpec] = {}
    mark_label: Line | None = None

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        self._check_example(lowering)
        if not self._fits(lowering):
            return ()
        places = self._places(lowering)
        rings, sectors = ([lowering.text(name) for name in names.values()] for names in (self.rings, self.sectors))
        sketch = Sketch(map_drawing(rings, sectors, [place.cells for place in places]), lowering.text(self.alt))
        return (*self._meanings(lowering), Alternative((sketch,), (self._table(places, lowering),)))

    # ------------------------------------------------------------------------------------------------- checks

    def _check_example(self, lowering: Lowering) -> None:
        """Reports an example whose place is not on the map."""
        if isinstance(self.example, Mapping):
            for key, names in (("ring", self.rings), ("sector", self.sectors)):
                if key in self.example:
                    check_example_option(self.example[key], [lowering.text(name) for name in names.values()], lowering)

    def _fits(self, lowering: Lowering) -> bool:
        """Whether the map can be drawn. Reports what does not fit, and marks without a label."""
        check_at_least(1, lowering, self.where, places=self.places)
        if bool(self.marks) != (self.mark_label is not None):
            lowering.error(self.where, '"marks" and "mark-label" belong together', "write both, or neither")
        counts = (
            ("rings", len(self.rings), MOST_RINGS),
            ("sectors", len(self.sectors), MOST_SECTORS),
            ("places", self.places, MOST_PLACES),
        )
        for name, number, most in counts:
            if number > most:
                message = f"a map has room for {most} {name}, not {number}"
                lowering.error(self.where, message, code=Code.WRONG_COUNT)
        parts = len(self.rings) * len(self.sectors)
        if 1 <= self.places < parts:
            message = f"a map of {parts} parts has {self.places} places: some parts would have none"
            lowering.error(self.where, message, f"write {parts} places or more", Code.WRONG_COUNT)
        for names, is_long, what in (
            (self.rings, is_long_ring_name, "ring"),
            (self.sectors, is_long_sector_name, "sector"),
        ):
            for words in names.values():
                if is_long(lowering.text(words)):
                    message = f"the name of this {what} is too long for the map"
                    lowering.error(words.where, message, code=Code.TOO_LONG)
        return parts > 0 and self.places >= 1 and all(number <= most for _, number, most in counts)

    # ------------------------------------------------------------------------------------------------- answers

    def _places(self, lowering: Lowering) -> list[Place]:
        """The places, in the order of their numbers."""
        parts = parts_of(len(self.rings), len(self.sectors), self.places)
        rings, sectors = list(self.rings.values()), list(self.sectors.values())
        numbers = {part: count(1) for part in parts}
        places = []
        for index, part in enumerate(parts, 1):
            name = lowering.words.map_place.format(
                ring=lowering.text(rings[part[0]]), sector=lowering.text(sectors[part[1]])
            )
            number = next(numbers[part]) if parts.count(part) > 1 else 0
            if number:
                name = lowering.words.numbered.format(label=name, number=number)
            places.append(Place(part, name, number, self._cells(index, name, lowering), where=self.where))
        return places

    def _cells(self, number: int, name: str, lowering: Lowering) -> tuple[Field, ...]:
        """The answers of a place, `who` first."""
        id, title = f"{self.id}.place-{number}", lowering.text(self.title)
        who = Field(f"{id}.who", "text", (title, name, lowering.text(self.columns.who)), where=self.where)
        if not self.mark_label:
            return (who,)
        label = (title, name, lowering.text(self.mark_label))
        return (who, Field(f"{id}.mark", "pick", label, options=self._options(lowering), where=self.where))

    def _options(self, lowering: Lowering) -> tuple[Option, ...]:
        return tuple(
            Option(key, lowering.text(mark.label), lowering.text(mark.means) if mark.means else "")
            for key, mark in self.marks.items()
        )

    def _meanings(self, lowering: Lowering) -> tuple[Paragraph, ...]:
        """What the marks mean, after their label, if the author says it: "Mark: M mentor · C champion"."""
        words = lowering.words
        points = [option_text(option, words) for option in self._options(lowering) if option.means]
        if not points or not self.mark_label:
            return ()
        text = reduce(lambda point, after: words.scale_points.format(point=point, next=after), points)
        runs = labelled_runs(lowering.runs(self.mark_label), (Run(text),), words)
        return (Paragraph(runs, "instruction", where=self.mark_label.where),)

    def _table(self, places: Sequence[Place], lowering: Lowering) -> FieldGrid:
        """The places as a table: a group for each ring, and in it a row for each place, named for its sector."""
        labels = [self.columns.who, *([self.mark_label] if self.mark_label else [])]
        weights = (WHO_WEIGHT, 1.0)
        groups = []
        for index, ring in enumerate(self.rings.values()):
            rows = tuple(self._row(place, lowering) for place in places if place.part[0] == index)
            title = labelled_runs(lowering.runs(self.columns.ring), lowering.runs(ring), lowering.words)
            groups.append(RowGroup(rows, title))
        return FieldGrid(
            columns=tuple(
                GridColumn(lowering.runs(label), weight) for label, weight in zip(labels, weights, strict=False)
            ),
            groups=tuple(groups),
            caption=lowering.text(self.title),
            row_label=lowering.runs(self.columns.sector),
            where=self.where,
        )

    def _row(self, place: Place, lowering: Lowering) -> Row:
        header: Runs = lowering.runs(list(self.sectors.values())[place.part[1]])
        if place.number:
            text = lowering.text(list(self.sectors.values())[place.part[1]])
            header = (Run(lowering.words.numbered.format(label=text, number=place.number)),)
        return Row(header, place.cells, place.name)

    def example_labels(self) -> Mapping[str, Line]:
        labels = {"who": self.columns.who, "ring": self.columns.ring, "sector": self.columns.sector}
        return {**labels, "mark": self.mark_label} if self.mark_label else labels
