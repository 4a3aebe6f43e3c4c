"""The shape of layouts/deck.yaml: where things stand on a slide and how they are set. Millimetres; type in points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from guidepress.core.problems import Traced

Ground = Literal["ink", "paper", "accent", "soft"]
Role = Literal["title", "subtitle", "body", "second", "table", "pointer", "clock", "footer", "number"]


class Area(Traced):
    """Room on a slide: `at` is its top left, `size` its width and height."""

    at: tuple[float, ...]
    size: tuple[float, ...]


class Placeholder(Traced):
    """A placeholder: its room and how its words are set."""

    at: tuple[float, ...]
    size: tuple[float, ...]
    points: float
    second: float = 0
    """Size of the lines of the second level; 0: the same."""
    bold: bool = False
    colour: Ground = "ink"
    fill: Literal["", "accent", "soft"] = ""
    align: Literal["left", "middle", "right"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"
    bullets: bool = False
    gap: float = 0
    """Points between paragraphs."""
    inset: float = 0
    """Left and right of the words."""


class PlainShape(Traced):
    """A rectangle that means nothing. `strength` is the opacity of its fill in parts of a hundred."""

    at: tuple[float, ...]
    size: tuple[float, ...]
    fill: Ground
    strength: int = 100


class SlideLayout(Traced):
    """A layout of the template: `holds` says which place plays which role."""

    name: str
    ground: Ground
    holds: Mapping[str, str]
    shapes: tuple[PlainShape, ...] = ()


class NotesLayout(Traced):
    indent: float
    picture: Area
    text: Placeholder
    number: Placeholder


class SlideTableLayout(Traced):
    inset: float
    side: float
    line: float
    minutes_width: float


class FigureLayout(Traced):
    inset: float
    pale: int
    least: float
    wanted: float
    line: float


class LetterWidth(Traced):
    letters: str
    width: float


class DeckLayout(Traced):
    """layouts/deck.yaml. The file layouts/deck.pptx is made from it by tools/make_deck_template.py."""

    font: str
    page: tuple[float, ...]
    notes_page: tuple[float, ...]
    places: Mapping[str, Placeholder]
    areas: Mapping[str, Area]
    layouts: Mapping[str, SlideLayout]
    notes: NotesLayout
    table: SlideTableLayout
    figure: FigureLayout
    leading: float
    """Line pitch in parts of the type size."""
    widths: tuple[LetterWidth, ...]
    other: float
    regular: float

    def place(self, layout: str, role: Role) -> Placeholder | None:
        """The place that plays a role in a layout, or None where the layout has no such role."""
        name = self.layouts[layout].holds.get(role)
        return self.places[name] if name is not None else None
