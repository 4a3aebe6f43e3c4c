"""A map of people in rings and sectors: `ID.place-1.who`, `.ring`, `.sector`, `.mark`. On paper it is a drawing,
elsewhere a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guidepress.core.problems import Code, Traced
from guidepress.document.authored_text import Line, Plain
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
    Shape,
    Slot,
)
from guidepress.document.exercise import (
    Alternative,
    ExercisePart,
    FieldGrid,
    Row,
    RowGroup,
    Sketch,
)
from guidepress.document.exercise import Column as GridColumn
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.questions import check_at_least, options
from guidepress.exercises.ring_geometry import (
    CENTRE,
    HEIGHT,
    RADIUS,
    WIDTH,
    Rect,
    place_tags,
    point_at,
    radii,
    sector_angles,
)
from guidepress.text.drawing_estimate import text_height, text_width

MOST_RINGS, MOST_SECTORS, MOST_PLACES = 4, 4, 12  # with more, there is no room to write
WHO_WEIGHT, NUMBER_WEIGHT = 2.0, 0.5  # widths of columns; others have 1

# Sizes on the drawing, in millimetres; further sizes are in ring_geometry.py.
TEXT = 4.25  # size of the text: 12 points
TAB_HEIGHT = 6.5  # height of the name of a ring
CORNER = 40.0  # width of the name of a sector, outside the rings
RING_NAME, SECTOR_NAME = 56.0, 16.0  # largest width and height that leave room for the places
NUMBER = 7.0  # width of a place's number


class MapColumns(Traced, kw_only=True):
    """The headers of the columns of the table. `who` is also the label of the names on the map."""

    who: Line
    ring: Line
    sector: Line


def caption_area(words: Caption) -> Rect:
    """The rectangle that a caption takes, which is aligned left or right."""
    left = words.x - words.width if words.align == "right" else words.x
    return left, words.y, words.width, text_height(words.text, words.width, words.size)


@kind("map")
class PeopleMap(Spec, kw_only=True):
    """Names are written on the map; the ring, sector and mark of each place in a table."""

    rings: Mapping[str, Plain]
    """From the middle outwards."""
    sectors: Mapping[str, Plain]
    """Clockwise from the top left."""
    places: int
    columns: MapColumns
    alt: Plain
    marks: Mapping[str, Plain] = {}
    mark_label: Line | None = None

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        if not self._fits(lowering):
            return ()
        names = [lowering.words.place.format(number=number) for number in range(1, self.places + 1)]
        people = [self._cells(number, name, lowering) for number, name in enumerate(names, 1)]
        columns = self._columns(lowering)
        table = FieldGrid(
            columns=columns,
            groups=(RowGroup(tuple(Row((), cells, name) for cells, name in zip(people, names, strict=True))),),
            caption=lowering.text(self.title),
            where=self.where,
        )
        side_table = FieldGrid(
            columns=columns[1:],
            groups=(
                RowGroup(tuple(Row((Run(name),), cells[1:], name) for cells, name in zip(people, names, strict=True))),
            ),
            caption=lowering.text(self.title),
            header_weight=NUMBER_WEIGHT,
            where=self.where,
        )
        sketch = Sketch(self._drawing([cells[0] for cells in people], lowering), lowering.text(self.alt))
        return (Alternative((sketch, side_table), (table,)),)

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
        for name, count, most in counts:
            if count > most:
                message = f"a map has room for {most} {name}, not {count}"
                lowering.error(self.where, message, code=Code.WRONG_COUNT)
        for ring in self.rings.values():
            if text_width(lowering.text(ring), TEXT) > RING_NAME:
                lowering.error(ring.where, "the name of this ring is too long for the map", code=Code.TOO_LONG)
        for sector in self.sectors.values():
            if text_height(lowering.text(sector), CORNER, TEXT) > SECTOR_NAME:
                lowering.error(sector.where, "the name of this sector is too long for the map", code=Code.TOO_LONG)
        return self.places >= 1 and all(count <= most for _, count, most in counts)

    def _columns(self, lowering: Lowering) -> tuple[GridColumn, ...]:
        labels = [self.columns.ring, self.columns.sector, *([self.mark_label] if self.mark_label else [])]
        who = GridColumn(lowering.runs(self.columns.who), WHO_WEIGHT)
        return (who, *(GridColumn(lowering.runs(label)) for label in labels))

    def _cells(self, number: int, name: str, lowering: Lowering) -> tuple[Field, ...]:
        """The answers of a place, `who` first."""
        id, title = f"{self.id}.place-{number}", lowering.text(self.title)
        picks = [("ring", self.columns.ring, self.rings), ("sector", self.columns.sector, self.sectors)]
        if self.mark_label:
            picks.append(("mark", self.mark_label, self.marks))
        who = Field(f"{id}.who", "text", (title, name, lowering.text(self.columns.who)), where=self.where)
        return (
            who,
            *(
                Field(
                    id=f"{id}.{key}",
                    kind="pick",
                    label=(title, name, lowering.text(label)),
                    options=options(words, lowering),
                    where=self.where,
                )
                for key, label, words in picks
            ),
        )

    def _drawing(self, people: Sequence[Field], lowering: Lowering) -> Drawing:
        labels = self._ring_labels(lowering)
        corners = self._sector_labels(lowering)
        taken = (
            *((box.x, box.y, box.width, box.height) for box in labels),
            *(caption_area(words) for words in corners),
        )
        places = place_tags(len(self.rings), len(self.sectors), len(people), taken)
        shapes: list[Shape] = [Ring(*CENTRE, radius) for radius in reversed(radii(len(self.rings)))]
        if len(self.sectors) > 1:
            shapes += [
                Arrow(*CENTRE, *point_at(RADIUS, angle), head=False) for angle in sector_angles(len(self.sectors))
            ]
        shapes += [*labels, *corners]
        for number, (person, (x, y, width, height)) in enumerate(zip(people, places, strict=True), 1):
            shapes.append(Box(x, y, NUMBER, height, str(number), "tint", TEXT, strong=True))
            shapes.append(Slot(x + NUMBER, y, width - NUMBER, height, person))
        return Drawing(WIDTH, HEIGHT, tuple(shapes))

    def _ring_labels(self, lowering: Lowering) -> list[Box]:
        """The name of each ring, on a tab at its top."""
        boxes = []
        for radius, name in zip(radii(len(self.rings)), self.rings.values(), strict=True):
            text = lowering.text(name)
            width = text_width(text, TEXT) + TAB_HEIGHT
            x, y = point_at(radius, 0)
            boxes.append(Box(x - width / 2, y + 1, width, TAB_HEIGHT, text, size=TEXT))
        return boxes

    def _sector_labels(self, lowering: Lowering) -> list[Caption]:
        """The name of each sector, in the nearest corner of the canvas, clockwise from the top left."""
        captions = []
        for corner, name in enumerate(self.sectors.values()):
            text = lowering.text(name)
            is_right, is_lower = corner in (1, 2), corner in (2, 3)
            x = WIDTH if is_right else 0.0
            y = HEIGHT - text_height(text, CORNER, TEXT) if is_lower else 0.0
            captions.append(Caption(x, y, CORNER, text, TEXT, "right" if is_right else "left", strong=True))
        return captions

    def example_labels(self) -> Mapping[str, Line]:
        labels = {"who": self.columns.who, "ring": self.columns.ring, "sector": self.columns.sector}
        return {**labels, "mark": self.mark_label} if self.mark_label else labels
