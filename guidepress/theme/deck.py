"""The shape of layouts/deck.yaml: where things stand on a slide and how they are set. Millimetres; type in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from guidepress.problems import NOWHERE, Where

Ground = Literal["ink", "paper", "accent", "soft"]
Role = Literal["title", "subtitle", "body", "second", "table", "pointer", "clock", "footer", "number"]


@dataclass(frozen=True, slots=True)
class Area:
    """Room on a slide: `at` is its top left, `size` its width and height."""

    at: tuple[float, ...]
    size: tuple[float, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
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
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PlainShape:
    """A rectangle that means nothing. `strength` is the opacity of its fill in parts of a hundred."""

    at: tuple[float, ...]
    size: tuple[float, ...]
    fill: Ground
    strength: int = 100
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """A layout of the template: `holds` says which place plays which role."""

    name: str
    ground: Ground
    holds: Mapping[str, str]
    shapes: tuple[PlainShape, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NotesLayout:
    indent: float
    picture: Area
    text: Place
    number: Place
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TableLayout:
    inset: float
    side: float
    line: float
    minutes_width: float
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FigureLayout:
    inset: float
    pale: int
    least: float
    wanted: float
    line: float
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LetterWidth:
    letters: str
    width: float
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DeckLayout:
    """layouts/deck.yaml. The file layouts/deck.pptx is made from it by tools/make_deck_template.py."""

    font: str
    page: tuple[float, ...]
    notes_page: tuple[float, ...]
    places: Mapping[str, Place]
    areas: Mapping[str, Area]
    layouts: Mapping[str, SlideLayout]
    notes: NotesLayout
    table: TableLayout
    figure: FigureLayout
    leading: float
    """Line pitch in parts of the type size."""
    widths: tuple[LetterWidth, ...]
    other: float
    regular: float
    where: Where = field(default=NOWHERE, compare=False)

    def place(self, layout: str, role: Role) -> Place | None:
        """The place that plays a role in a layout, or None where the layout has no such role."""
        name = self.layouts[layout].holds.get(role)
        return self.places[name] if name is not None else None
