"""Blocks as an author writes them."""

from __future__ import annotations

from typing import ClassVar, Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Lines, Plain, Prose
from guidepress.exercises.base import Spec
from guidepress.source.value_types import Date, Id


class TextBlock(Traced):
    """Prose. The other keys hold what stands in its place in other media, as in `PrivacyNote`."""

    text: Prose
    book: Prose | None = None
    """In the EPUB."""
    web: Prose | None = None
    """In the web workbook; also in a learning system, unless `course` says something else."""
    course: Prose | None = None
    """In a learning system that is sent no answers."""
    course_sent: Prose | None = None
    """In a learning system that is sent the answers too."""


class HeadingBlock(Traced):
    heading: Line
    id: Id | None = None


class ListItemSource(Traced):
    SHORT: ClassVar[str] = "item"
    item: Line
    items: Lines = ()


class ListBlock(Traced):
    list_: Line
    items: tuple[ListItemSource, ...]
    columns: int = 1
    ordered: bool = False
    terms: bool = False


class Definition(Traced):
    term: Line
    means: Prose
    id: Id | None = None


class DefinitionsBlock(Traced):
    definitions: Line
    entries: tuple[Definition, ...]


class LegendBlock(Traced):
    legend: Line


class CalloutBlock(Traced):
    callout: tuple[Id, ...]
    """One or two of the guide's callout kinds; a single word may stand for the list."""
    text: Prose
    id: Id | None = None
    source: str = ""
    title: Line | None = None


class PlaceBlock(Traced):
    place: Id


class WordTable(Traced):
    header: Lines
    rows: tuple[Lines, ...]


class DiagramShape(Traced):
    """Exactly one of `box`, `ring`, `label`, `arrow`. Millimetres."""

    box: Plain | None = None
    ring: Plain | None = None
    label: Plain | None = None
    arrow: tuple[tuple[float, ...], ...] | None = None
    at: tuple[float, ...] = ()
    size: tuple[float, ...] = ()
    radius: float = 0
    width: float = 0
    align: Literal["left", "middle", "right"] = "left"
    tone: str = ""
    text_size: float = 4.25
    strong: bool = False
    turned: bool = False
    head: bool = True


class Diagram(Traced):
    size: tuple[float, ...]
    shapes: tuple[DiagramShape, ...]


class FigureBlock(Traced):
    """A diagram or an image, one of the two."""

    figure: Line
    alt: Plain
    id: Id | None = None
    description: Prose | None = None
    table: WordTable | None = None
    diagram: Diagram | None = None
    image: Plain | None = None


class TableBlock(Traced):
    table: Line
    header: Lines
    rows: tuple[Lines, ...]


class TimelineEntry(Traced):
    date: Plain
    text: Prose
    title: Line | None = None


class TimelineBlock(Traced):
    timeline: Line
    entries: tuple[TimelineEntry, ...]


class StatusNote(Traced):
    date: Date
    text: Prose


class SubResource(Traced):
    id: Id
    title: Plain
    text: Line
    link: str = ""


class Resource(Traced):
    id: Id
    title: Plain
    publisher: Plain
    text: Line
    year: str = ""
    link: str = ""
    status: StatusNote | None = None
    items: tuple[SubResource, ...] = ()


class ResourcesBlock(Traced):
    resources: Line
    entries: tuple[Resource, ...]


class PersonEntry(Traced):
    name: Plain
    role: Line
    text: Prose | None = None


class PeopleBlock(Traced):
    people: Line
    entries: tuple[PersonEntry, ...]


class QuotationBlock(Traced):
    quotation: Prose
    source: Line


class StoryBlock(Traced):
    story: Line
    text: Prose
    id: Id | None = None


class StatusBlock(Traced):
    status: Prose
    date: Date


class ContentsBlock(Traced):
    contents: Literal["parts"]


class IndexBlock(Traced):
    index: Literal["exercises", "callouts"]
    of: tuple[Id, ...] = ()


class GlossaryBlock(Traced):
    glossary: Literal["abbreviations"]


class NotesBlock(Traced):
    """`notes: true` or a heading of its own."""

    BARE: ClassVar[str] = "notes"
    notes: Line
    id: Id | None = None
    prompt: Line | None = None


class LogoBlock(Traced):
    logo: Line


class ImprintBlock(Traced):
    imprint: bool


class ExerciseBlock(Traced):
    """An exercise: `spec` is read by its kind; it has no key of its own."""

    spec: Spec


SourceBlock = (
    TextBlock
    | HeadingBlock
    | ListBlock
    | DefinitionsBlock
    | LegendBlock
    | CalloutBlock
    | PlaceBlock
    | FigureBlock
    | TableBlock
    | TimelineBlock
    | ResourcesBlock
    | PeopleBlock
    | QuotationBlock
    | StoryBlock
    | StatusBlock
    | ContentsBlock
    | IndexBlock
    | GlossaryBlock
    | NotesBlock
    | LogoBlock
    | ImprintBlock
    | ExerciseBlock
)
