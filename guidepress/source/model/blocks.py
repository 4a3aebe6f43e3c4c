"""Blocks as an author writes them. The first key of a block names its kind."""

from __future__ import annotations

from typing import ClassVar, Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Lines, Name, Plain, Prose, Verbatim, Verse
from guidepress.exercises.base import Spec
from guidepress.source.model.stated import Stated
from guidepress.source.model.tables import TableBlock, WordTable
from guidepress.source.value_types import Date, Id

OWN = "own"
"""As a source: nobody else said it."""


class Citation(Traced):
    """Where it was said what a block reports: a work of bibliography.yaml, and the page in it."""

    SHORT: ClassVar[str] = "document"
    document: Id
    """The id of the work; `own` if the block names people without reporting what they said."""
    page: str = ""
    """A page or several, as the work counts them: 9, "16, 17", "23–25"."""


class TextBlock(Traced):
    """Prose. The other keys hold the text for other media, as in `PrivacyNote`."""

    text: Prose
    book: Prose | None = None
    """In the EPUB."""
    web: Prose | None = None
    """In the web workbook; also in a learning system, unless `course` is given."""
    course: Prose | None = None
    """In a learning system to which no answers are sent."""
    course_sent: Prose | None = None
    """In a learning system to which the answers are sent."""
    states: Stated | None = None
    """What the words state about answers; the build compares it with what is true in each medium."""
    source: Citation | None = None


class HeadingBlock(Traced):
    """A heading inside a section. One of level 2 stands below one of level 1."""

    heading: Line
    id: Id | None = None
    level: Literal[1, 2] = 1


class CodeBlock(Traced):
    """Lines of code, set as they are."""

    code: Verbatim


class LinesBlock(Traced):
    """Lines whose ends are kept: verse, an address."""

    lines: Verse


class PageBreakBlock(Traced):
    """`page-break: true`: what follows begins a new page of paper. Formats without pages of their own do nothing."""

    page_break: bool


class ListItemSource(Traced):
    """An item of a list, with an inner list. `slide` says it in fewer words, for slides."""

    SHORT: ClassVar[str] = "item"
    item: Line
    items: Lines = ()
    slide: Line | None = None


class ListBlock(Traced):
    """A list with its lead-in. `terms`: the items are single words or names."""

    list_: Line
    items: tuple[ListItemSource, ...]
    columns: int = 1
    ordered: bool = False
    terms: bool = False
    start: int = 1
    """The number of the first item of an ordered list."""
    source: Citation | None = None


class Definition(Traced):
    """A term and what it means."""

    term: Line
    means: Prose
    id: Id | None = None


class DefinitionsBlock(Traced):
    """A list of definitions with its lead-in."""

    definitions: Line
    entries: tuple[Definition, ...]
    source: Citation | None = None


class LegendBlock(Traced):
    """The legend of the callout kinds, which the tool makes."""

    legend: Line


class CalloutBlock(Traced):
    """Text set apart, with one or two kinds. It has `text`, a `body` of blocks, or both."""

    callout: tuple[Id, ...]
    """One or two of the guide's callout kinds; a single word may stand for the list."""
    text: Prose | None = None
    id: Id | None = None
    code: str = ""
    """A name of the author's own; it is shown nowhere."""
    source: Citation | None = None
    title: Line | None = None
    body: tuple[InnerBlock, ...] = ()
    """Blocks below the text: lists, tables, figures, code, lines, and more text."""


class PlaceBlock(Traced):
    """A callout that is shown here again, by its id."""

    place: Id


class DiagramShape(Traced):
    """A shape of a diagram: exactly one of `box`, `ring`, `label`, `arrow`. Lengths are millimetres."""

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
    """A diagram: its width and height in millimetres, and its shapes."""

    size: tuple[float, ...]
    shapes: tuple[DiagramShape, ...]


class FigureBlock(Traced):
    """A figure: either a diagram or an image. `figure: true` has no caption."""

    BARE: ClassVar[str] = "figure"
    figure: Line
    alt: Plain
    id: Id | None = None
    description: Prose | None = None
    table: WordTable | None = None
    diagram: Diagram | None = None
    image: Name | None = None
    credit: Line | None = None
    """Who made the picture, and under which licence it is used."""
    wide: bool = False
    """Whether it stands on a page of its own in the PDF, across."""


class RecordingBlock(Traced):
    """A recording at an address: its title, and everything that is said in it."""

    recording: Line
    kind: Literal["audio", "video"]
    link: str
    minutes: int
    transcript: Prose
    """What is said, and what is to be seen if it matters."""
    id: Id | None = None


class TimelineEntry(Traced):
    """A date and what happened."""

    date: Plain
    text: Prose
    title: Line | None = None


class TimelineBlock(Traced):
    """A list of dates with its lead-in."""

    timeline: Line
    entries: tuple[TimelineEntry, ...]
    source: Citation | None = None


class StatusNote(Traced):
    """The state of a resource on a date; without one, advice."""

    text: Prose
    date: Date | None = None
    source: Citation | None = None


class SubResource(Traced):
    """A part of a resource, such as a chapter."""

    id: Id
    title: Plain
    text: Line
    link: str = ""


class Resource(Traced):
    """A document or web page for further reading."""

    id: Id
    title: Plain
    publisher: Plain
    text: Line
    year: str = ""
    link: str = ""
    status: StatusNote | None = None
    items: tuple[SubResource, ...] = ()


class ResourcesBlock(Traced):
    """A list of resources with its lead-in."""

    resources: Line
    entries: tuple[Resource, ...]


class PersonEntry(Traced):
    """A person in a list of people."""

    name: Plain
    role: Line
    text: Prose | None = None


class PeopleBlock(Traced):
    """A list of people with its lead-in."""

    people: Line
    entries: tuple[PersonEntry, ...]


class QuotationBlock(Traced):
    """A quotation, with its source if it has one."""

    quotation: Prose
    source: Line | None = None


class StoryBlock(Traced):
    """A story: a title and prose."""

    story: Line
    text: Prose
    id: Id | None = None
    source: Citation | None = None


class StatusBlock(Traced):
    """A note on the state of things on a date; without one, advice."""

    status: Prose
    date: Date | None = None
    source: Citation | None = None


class ContentsBlock(Traced):
    """The table of contents, which the tool makes."""

    contents: Literal["parts"]


class IndexBlock(Traced):
    """An index of all exercises, or of callouts of the kinds in `of`, which the tool makes."""

    index: Literal["exercises", "callouts"]
    of: tuple[Id, ...] = ()


class GlossaryBlock(Traced):
    """The list of abbreviations, which the tool makes."""

    glossary: Literal["abbreviations"]


class BibliographyBlock(Traced):
    """The list of works, which the tool makes: those that a text cites, or all."""

    bibliography: Literal["cited", "all"]


class NotesBlock(Traced):
    """A page for notes: `notes: true`, or a heading of its own."""

    BARE: ClassVar[str] = "notes"
    notes: Line
    id: Id | None = None
    prompt: Line | None = None


class LogoBlock(Traced):
    """The publisher's logo, or a frame with this text where there is none."""

    logo: Line


class ImprintBlock(Traced):
    """The imprint, which the tool makes."""

    imprint: bool


class ExerciseBlock(Traced):
    """An exercise. `spec` is read by its kind; the block has no key of its own."""

    spec: Spec


class InnerText(Traced):
    """Prose between other blocks inside a callout or a prompt."""

    text: Prose


InnerBlock = InnerText | CodeBlock | LinesBlock | ListBlock | FigureBlock | TableBlock
"""What may stand inside a callout, and below the prompt of an exercise."""
SourceBlock = (
    TextBlock
    | HeadingBlock
    | CodeBlock
    | LinesBlock
    | PageBreakBlock
    | ListBlock
    | DefinitionsBlock
    | LegendBlock
    | CalloutBlock
    | PlaceBlock
    | FigureBlock
    | RecordingBlock
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
    | BibliographyBlock
    | NotesBlock
    | LogoBlock
    | ImprintBlock
    | ExerciseBlock
)
