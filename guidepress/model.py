"""What an author may write: the shapes of the source files.

`load` builds these values from YAML by their type hints. The rules, for every class here and in `kinds`:

- a field `cut_first` is the key `cut-first`; `for_` is `for`; a field without a default must be written;
- `Plain`, `Line` and `Prose` are text (see `inline`); `str` is a bare word; `Id` a name;
- `tuple[X, ...]` is a list; `Mapping[str, X]` a mapping whose keys are short names, kept in the author's order;
- a scalar may stand for a class that names its main field in `SHORT`, `true` for a field named in `BARE`;
- `where` is filled in by the loader and is no key;
- a block is known by its first key, `exercise` by its kind.

Full examples stand in docs/source-format.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, NewType

from guidepress.inline import KeyedLines, Line, Lines, Plain, Prose
from guidepress.kinds.base import Spec
from guidepress.problems import Traced
from guidepress.values import Value

Id = NewType("Id", str)
"""Lower-case words joined by dots or hyphens."""

Date = NewType("Date", str)
"""YYYY-MM-DD."""


# ------------------------------------------------------------------------------------------------- blocks


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


class ListItem(Traced):
    SHORT: ClassVar[str] = "item"
    item: Line
    items: Lines = ()


class ListBlock(Traced):
    list_: Line
    items: tuple[ListItem, ...]
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


# ------------------------------------------------------------------------------------------------- facilitation


class ActivityStep(Traced):
    do: Line
    full: int
    short: int
    note: Line | None = None


class Activity(Traced):
    """Minutes of the steps must add up to `full` and `short`."""

    title: Plain
    id: Id
    full: int
    short: int
    steps: tuple[ActivityStep, ...]
    grouping: Line | None = None
    materials: Lines = ()
    exercises: tuple[Id, ...] = ()
    cards: Id | None = None
    say: Prose | None = None
    prompts: Lines = ()
    likely_answers: Lines = ()
    watch_for: Lines = ()
    cut_first: Line | None = None
    access: Prose | None = None
    debrief: Lines = ()


class Facilitation(Traced):
    """Words for facilitators; they reach Decks and the pack, never a Book."""

    outcomes: Lines = ()
    why: Line | None = None
    key_points: Lines = ()
    signposts: tuple[Id, ...] = ()
    exercises: tuple[Id, ...] = ()
    discussion: Lines = ()
    activity: Activity | None = None
    next: Lines = ()


# ------------------------------------------------------------------------------------------------- the guide


class Section(Traced):
    title: Line
    id: Id
    body: tuple[SourceBlock, ...]
    source_pages: tuple[int, ...] = ()
    facilitate: Facilitation | None = None


class Part(Traced):
    """One file of source/parts."""

    part: Line
    id: Id
    sections: tuple[Section, ...] = ()
    number: str = ""
    role: Literal["part", "front", "back"] = "part"
    accent: int = 0
    notes: int = 1
    opens: Prose | None = None
    body: tuple[SourceBlock, ...] = ()
    """Blocks before the first section, for front and back matter."""
    source_pages: tuple[int, ...] = ()
    facilitate: Facilitation | None = None


class EditionKeys(Traced):
    id: str
    date: Date
    evaluator: str = ""


class Publisher(Traced):
    name: Plain
    contact: Prose | None = None
    logo: Plain | None = None


class PersonKeys(Traced):
    name: Plain
    role: str


class CalloutKind(Traced):
    label: Plain
    icon: str
    for_: Line
    means: Line


class Audience(Traced):
    label: Plain
    icon: str


class PrivacyNote(Traced):
    """What happens to the answers of an exercise: `text` on paper, in the PDF and wherever no other key has words."""

    SHORT: ClassVar[str] = "text"
    text: Line
    book: Line | None = None
    """In the EPUB, which has nothing to write into."""
    web: Line | None = None
    """In the web workbook; also in a learning system, unless `course` says something else."""
    course: Line | None = None
    """In a learning system that is sent no answers."""
    course_sent: Line | None = None
    """In a learning system that is sent the answers too. Must be written where `send-answers` is true."""


class ScalePoint(Traced):
    """`label` is what stands over the column: "1". `means` is what it stands for: "not started"."""

    key: Id
    label: Plain
    means: Plain | None = None


class ELearning(Traced):
    """When a learning system counts the guide as completed, and what it is sent."""

    complete_when: Literal["parts-visited", "answered"] = "parts-visited"
    answer: Id | None = None
    """With `answered`: the answer that completes the guide."""
    send_answers: bool = False
    """Whether the learning system keeps answers too, as far as they fit."""


class GuideFile(Traced):
    """source/guide.yaml."""

    slug: Id
    title: Plain
    subtitle: Plain
    language: str
    description: Plain
    edition: EditionKeys
    publisher: Publisher
    alternative_formats: Prose
    rights: Prose
    people: tuple[PersonKeys, ...]
    callout_kinds: Mapping[str, CalloutKind]
    audiences: Mapping[str, Audience]
    privacy: Mapping[str, PrivacyNote]
    parts: tuple[Id, ...]
    scales: Mapping[str, tuple[ScalePoint, ...]] = {}
    abbreviations: Mapping[str, Plain] = {}
    hashtags: tuple[Plain, ...] = ()
    provenance: Prose | None = None
    cite: Prose | None = None
    cover: Diagram | None = None
    e_learning: ELearning | None = None
    names: tuple[Plain, ...] = ()
    """Names that are spelt as they are: neither abbreviations nor misspelt."""
    checks: Mapping[str, Literal["warning", "error", "off"]] = {}
    """How much an advice code of `problems` counts."""


class TimetableSlot(Traced):
    """One of `activity`, `exercise`, `break_`, or just a `title`."""

    minutes: int
    title: Line | None = None
    activity: Id | None = None
    use: Literal["full", "short"] = "full"
    exercise: Id | None = None
    break_: Line | None = None
    notes: Prose | None = None
    slack: int = 0
    """Minutes of this slot that may be given up; those of an activity in its full form are worked out."""


class Timetable(Traced):
    id: Id
    title: Plain
    start: str
    minutes: int
    slots: tuple[TimetableSlot, ...]
    audience: Literal["ahp", "mixed", "organisation"] = "mixed"
    description: Prose | None = None


class TimetablesFile(Traced):
    timetables: tuple[Timetable, ...]


class Card(Traced):
    SHORT: ClassVar[str] = "text"
    text: Line
    side: Plain | None = None


class CardSet(Traced):
    id: Id
    title: Plain
    cards: tuple[Card, ...]
    note: Prose | None = None
    blank: int = 0
    """Cards without words to print after the others."""


class CardsFile(Traced):
    cards: tuple[CardSet, ...]


class Sheet(Traced):
    """A division of the facilitator's pack. `followed_by` says which sheets the tool makes and puts after it."""

    sheet: Line
    id: Id
    body: tuple[SourceBlock, ...]
    followed_by: Literal["run-sheets", "activities", "cards"] | None = None
    accent: int = 0


class PackFile(Traced):
    """source/facilitation.yaml: the words of the facilitator's pack. No learner sees them."""

    title: Plain
    subtitle: Plain
    sheets: tuple[Sheet, ...]
    ground_rules: Lines = ()
    """At most 12 words each; on a slide at the start of every workshop."""
    privacy: Line | None = None
    """What happens to the forms of the pack."""


class Guide(Value):
    """Everything that was read. `words` holds source/words.yaml, still by key."""

    about: GuideFile
    parts: tuple[Part, ...]
    words: KeyedLines
    timetables: tuple[Timetable, ...] = ()
    cards: tuple[CardSet, ...] = ()
    pack: PackFile | None = None
    whole: bool = True
    """Whether all of it could be read; otherwise what was broken is left out, after an error."""
