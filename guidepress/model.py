"""What an author may write: the shapes of the source files.

`load` builds these values from YAML by their type hints. The rules, for every dataclass here and in `kinds`:

- a field `cut_first` is the key `cut-first`; `for_` is `for`; a field without a default must be written;
- `Plain`, `Line` and `Prose` are text (see `inline`); `str` is a bare word; `Id` a name;
- `tuple[X, ...]` is a list; `Mapping[str, X]` a mapping whose keys are short names, kept in the author's order;
- a scalar may stand for a dataclass that names its main field in `SHORT`, `true` for a field named in `BARE`;
- `where` is filled in by the loader and is no key;
- a block is known by its first key, `exercise` by its kind.

Full examples stand in docs/source-format.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, NewType

from guidepress.inline import KeyedLines, Line, Lines, Plain, Prose
from guidepress.kinds.base import Spec
from guidepress.problems import NOWHERE, Where

Id = NewType("Id", str)
"""Lower-case words joined by dots or hyphens."""

Date = NewType("Date", str)
"""YYYY-MM-DD."""


# ------------------------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class TextBlock:
    text: Prose
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    heading: Line
    id: Id | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    SHORT: ClassVar[str] = "item"
    item: Line
    items: Lines = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ListBlock:
    list_: Line
    items: tuple[ListItem, ...]
    columns: int = 1
    ordered: bool = False
    terms: bool = False
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Definition:
    term: Line
    means: Prose
    id: Id | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DefinitionsBlock:
    definitions: Line
    entries: tuple[Definition, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LegendBlock:
    legend: Line
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CalloutBlock:
    callout: tuple[Id, ...]
    """One or two of the guide's callout kinds; a single word may stand for the list."""
    text: Prose
    id: Id | None = None
    source: str = ""
    title: Line | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PlaceBlock:
    place: Id
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class WordTable:
    header: Lines
    rows: tuple[Lines, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DiagramShape:
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
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Diagram:
    size: tuple[float, ...]
    shapes: tuple[DiagramShape, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A diagram or an image, one of the two."""

    figure: Line
    alt: Plain
    id: Id | None = None
    description: Prose | None = None
    table: WordTable | None = None
    diagram: Diagram | None = None
    image: Plain | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TableBlock:
    table: Line
    header: Lines
    rows: tuple[Lines, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    date: Plain
    text: Prose
    title: Line | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TimelineBlock:
    timeline: Line
    entries: tuple[TimelineEntry, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class StatusNote:
    date: Date
    text: Prose
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SubResource:
    id: Id
    title: Plain
    text: Line
    link: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Resource:
    id: Id
    title: Plain
    publisher: Plain
    text: Line
    year: str = ""
    link: str = ""
    status: StatusNote | None = None
    items: tuple[SubResource, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ResourcesBlock:
    resources: Line
    entries: tuple[Resource, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PersonEntry:
    name: Plain
    role: Line
    text: Prose | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PeopleBlock:
    people: Line
    entries: tuple[PersonEntry, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class QuotationBlock:
    quotation: Prose
    source: Line
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class StoryBlock:
    story: Line
    text: Prose
    id: Id | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class StatusBlock:
    status: Prose
    date: Date
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ContentsBlock:
    contents: Literal["parts"]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class IndexBlock:
    index: Literal["exercises", "callouts"]
    of: tuple[Id, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class GlossaryBlock:
    glossary: Literal["abbreviations"]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NotesBlock:
    """`notes: true` or a heading of its own."""

    BARE: ClassVar[str] = "notes"
    notes: Line
    id: Id | None = None
    prompt: Line | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LogoBlock:
    logo: Line
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ImprintBlock:
    imprint: bool
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ExerciseBlock:
    """An exercise: `spec` is read by its kind; it has no key of its own."""

    spec: Spec
    where: Where = field(default=NOWHERE, compare=False)


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


@dataclass(frozen=True, slots=True)
class ActivityStep:
    do: Line
    full: int
    short: int
    note: Line | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Activity:
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
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Facilitation:
    """Words for facilitators; they reach Decks and the pack, never a Book."""

    outcomes: Lines = ()
    why: Line | None = None
    key_points: Lines = ()
    signposts: tuple[Id, ...] = ()
    exercises: tuple[Id, ...] = ()
    discussion: Lines = ()
    activity: Activity | None = None
    next: Lines = ()
    where: Where = field(default=NOWHERE, compare=False)


# ------------------------------------------------------------------------------------------------- the guide


@dataclass(frozen=True, slots=True)
class Section:
    title: Line
    id: Id
    body: tuple[SourceBlock, ...]
    source_pages: tuple[int, ...] = ()
    facilitate: Facilitation | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
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
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class EditionKeys:
    id: str
    date: Date
    evaluator: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Publisher:
    name: Plain
    contact: Prose | None = None
    logo: Plain | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PersonKeys:
    name: Plain
    role: str
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CalloutKind:
    label: Plain
    icon: str
    for_: Line
    means: Line
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Audience:
    label: Plain
    icon: str
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """`label` is what stands over the column: "1". `means` is what it stands for: "not started"."""

    key: Id
    label: Plain
    means: Plain | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ELearning:
    """When a learning system counts the guide as completed, and what it is sent."""

    complete_when: Literal["parts-visited", "answered"] = "parts-visited"
    answer: Id | None = None
    """With `answered`: the answer that completes the guide."""
    send_answers: bool = False
    """Whether the learning system keeps answers too, as far as they fit."""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class GuideFile:
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
    privacy: KeyedLines
    parts: tuple[Id, ...]
    scales: Mapping[str, tuple[ScalePoint, ...]] = field(default_factory=dict)
    abbreviations: Mapping[str, Plain] = field(default_factory=dict)
    hashtags: tuple[Plain, ...] = ()
    provenance: Prose | None = None
    cite: Prose | None = None
    cover: Diagram | None = None
    e_learning: ELearning | None = None
    names: tuple[Plain, ...] = ()
    """Names that are spelt as they are: neither abbreviations nor misspelt."""
    checks: Mapping[str, Literal["warning", "error", "off"]] = field(default_factory=dict)
    """How much an advice code of `problems` counts."""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TimetableSlot:
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
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Timetable:
    id: Id
    title: Plain
    start: str
    minutes: int
    slots: tuple[TimetableSlot, ...]
    audience: Literal["ahp", "mixed", "organisation"] = "mixed"
    description: Prose | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TimetablesFile:
    timetables: tuple[Timetable, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Card:
    SHORT: ClassVar[str] = "text"
    text: Line
    side: Plain | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CardSet:
    id: Id
    title: Plain
    cards: tuple[Card, ...]
    note: Prose | None = None
    blank: int = 0
    """Cards without words to print after the others."""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CardsFile:
    cards: tuple[CardSet, ...]
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A division of the facilitator's pack. `followed_by` says which sheets the tool makes and puts after it."""

    sheet: Line
    id: Id
    body: tuple[SourceBlock, ...]
    followed_by: Literal["run-sheets", "activities", "cards"] | None = None
    accent: int = 0
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PackFile:
    """source/facilitation.yaml: the words of the facilitator's pack. No learner sees them."""

    title: Plain
    subtitle: Plain
    sheets: tuple[Sheet, ...]
    ground_rules: Lines = ()
    """At most 12 words each; on a slide at the start of every workshop."""
    privacy: Line | None = None
    """What happens to the forms of the pack."""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything that was read. `words` holds source/words.yaml, still by key."""

    about: GuideFile
    parts: tuple[Part, ...]
    words: KeyedLines
    timetables: tuple[Timetable, ...] = ()
    cards: tuple[CardSet, ...] = ()
    pack: PackFile | None = None
    whole: bool = True
    """Whether all of it could be read; otherwise what was broken is left out, after an error."""
