"""The structure of layouts/deck.yaml: where things stand on a slide and how text is set.

Lengths are in millimetres, type sizes in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from guidepress.core.problems import Traced

Ground = Literal["ink", "paper", "accent", "soft"]
"""The name of a colour: a text colour, or the fill behind text."""
Role = Literal["title", "subtitle", "body", "second", "table", "pointer", "clock", "footer", "number"]
"""The use of a placeholder on a slide. "second" is the second text column; "pointer" names a page of the workbook."""


class Area(Traced):
    """A rectangle on a slide: `at` is its top left corner, `size` its width and height."""

    at: tuple[float, ...]
    size: tuple[float, ...]


class Placeholder(Traced):
    """A placeholder on a slide: its rectangle, and how its text is set."""

    at: tuple[float, ...]
    size: tuple[float, ...]
    points: float
    """The type size."""
    least: float = 0
    """The size to which the type shrinks so that its words fit; 0: it does not shrink."""
    second: float = 0
    """The type size of paragraphs of the second level; 0: the same as `points`."""
    bold: bool = False
    colour: Ground = "ink"
    fill: Literal["", "accent", "soft"] = ""
    align: Literal["left", "middle", "right"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"
    bullets: bool = False
    gap: float = 0
    """The space between paragraphs, in points."""
    inset: float = 0
    """The padding at the left and right of the text."""


class PlainShape(Traced):
    """A decorative rectangle. `strength` is the opacity of its fill in per cent."""

    at: tuple[float, ...]
    size: tuple[float, ...]
    fill: Ground
    strength: int = 100


class SlideLayout(Traced):
    """A slide layout of the template. `holds` maps a role to the name of a placeholder."""

    name: str
    ground: Ground
    holds: Mapping[str, str]
    shapes: tuple[PlainShape, ...] = ()


class NotesLayout(Traced):
    """The notes page: the indent of lists, the picture of the slide, the text and the page number."""

    indent: float
    picture: Area
    text: Placeholder
    number: Placeholder


class SlideTableLayout(Traced):
    """Tables on slides."""

    inset: float
    """The padding above and below the text of a cell."""
    side: float
    """The padding at the left and right of the text of a cell."""
    line: float
    """The width of the line below a row, in points."""
    least: float
    """The type size to which a table shrinks so that no word is broken."""
    minutes_width: float
    """The width of the column for minutes."""


class FigureLayout(Traced):
    """Diagrams on slides."""

    inset: float
    """The padding at the left and right of the words in a shape."""
    pale: int
    """The brightness of a pale tone, in per cent of the accent's luminance that is kept."""
    least: float
    """The minimum type size. Below it the author gets a warning."""
    wanted: float
    """The type size where there is enough room."""
    line: float
    """The width of outlines, in points. Arrows have twice this width."""


class SketchLayout(Traced):
    """Pages of the workbook in outline on the slides of exercises, each above its number."""

    most: int
    """The most pages on a slide."""
    gap: float
    """The space between two pages."""
    points: float
    """The type size of the number of a page that stands alone."""
    least: float
    """The size to which it shrinks where several stand side by side."""
    inset: float
    """The padding at the left and right of the number."""
    line: float
    """The width of outlines, in points."""


class LetterWidth(Traced):
    """The width of each of these letters, as a multiple of the type size."""

    letters: str
    width: float


class DeckLayout(Traced):
    """The content of layouts/deck.yaml. tools/make_deck_template.py makes layouts/deck.pptx from it."""

    font: str
    page: tuple[float, ...]
    notes_page: tuple[float, ...]
    places: Mapping[str, Placeholder]
    areas: Mapping[str, Area]
    layouts: Mapping[str, SlideLayout]
    notes: NotesLayout
    table: SlideTableLayout
    figure: FigureLayout
    sketch: SketchLayout
    leading: float
    """The distance between base lines, as a multiple of the type size."""
    widths: tuple[LetterWidth, ...]
    """The widths of letters in bold type."""
    other: float
    """The width of a letter that `widths` does not list."""
    regular: float
    """The width of regular type, as a multiple of the width of bold type."""
    code_font: str = "Courier New"
    """The font of code: one that is on every computer."""

    def place(self, layout: str, role: Role) -> Placeholder | None:
        """The placeholder for a role in a layout, or None if the layout has none, or is missing."""
        name = self.layouts[layout].holds.get(role) if layout in self.layouts else None
        return self.places[name] if name is not None else None
