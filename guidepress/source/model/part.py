"""Parts and sections as an author writes them, with their words for facilitators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Lines, Plain, Prose
from guidepress.document.easy_read import EasySentence
from guidepress.source.model.blocks import SourceBlock
from guidepress.source.value_types import Id

Work = Literal["alone", "pairs", "threes", "groups", "room"]
"""How people work in a step. Groups are of the size that the activity names."""
Shown = Literal["why", "outcomes", "key-points", "debrief", "discussion", "next"]
"""Words for facilitators whose slides a step shows."""


Per = Literal["person", "pair", "group", "room"]
"""For whom one piece of a material is. A group is that of the step that uses it."""


class Material(Traced):
    """Something that an activity needs: one of `bring`, `page`, `card`, `sheet`, `sign`, `form` and
    `slide`."""

    SHORT: ClassVar[str] = "bring"
    ALONE: ClassVar[bool] = True
    bring: Line | None = None
    page: Id | None = None
    """A place of the workbook, to print."""
    card: Id | None = None
    """A set of cards, to print and cut."""
    sheet: Line | None = None
    """The heading of a large sheet of paper."""
    sign: Line | None = None
    """The words of a sign for a wall, a table or a door."""
    form: Id | None = None
    """A sheet of facilitation.yaml that people fill in, such as the evaluation form."""
    slide: Id | None = None
    """A callout whose slide stands at the step that uses it."""
    id: Id | None = None
    """The name under which a step uses it. Pages, cards, forms and callouts have their own."""
    per: Per | None = None
    """If it is not written: a page or form for each person, cards and sheets for each group, others for the room."""
    count: int = 1
    """How many pieces each of them gets."""
    entries: int = 0
    """Of the page of a log or a timeline: how many entries are needed; 0: all."""

    @property
    def name(self) -> str:
        """The id by which a step uses it; "" for one that has none."""
        return self.id or self.page or self.card or self.form or self.slide or ""


class ShortStep(Traced):
    """A step in the short form or another length of its activity: its minutes, and what differs from the full form."""

    SHORT: ClassVar[str] = "minutes"
    minutes: int
    """0: the step is left out."""
    do: Line | None = None
    note: Line | None = None
    turns: float | None = None


class ActivityStep(Traced):
    """A step of an activity: what people do, its minutes in each length, and a note for the facilitator."""

    do: Line
    full: int
    short: ShortStep
    lengths: Mapping[str, ShortStep] = {}
    """The same for each of the other lengths of the activity, by name."""
    note: Line | None = None
    exercise: tuple[Id, ...] = ()
    """The exercises whose slides stand at this step, and in which people write then."""
    show: tuple[Shown, ...] = ()
    """The words beside the activity whose slides stand at this step and have its minutes."""
    work: Work | None = None
    turns: float | None = None
    """Minutes for each person who speaks in turn in the group."""
    uses: tuple[Id, ...] = ()
    """The materials of this step, by id. Pages and sets of cards may also be named here alone."""
    cut: bool = False
    """Whether `cut-first` speaks of this step: after it, that cannot be cut any more."""


class OnlineStep(Traced):
    """A step of an activity when it is run online: what people do, its minutes, and what is pasted into the chat."""

    do: Line
    minutes: int
    chat: Line | None = None
    """The text to paste into the chat. It cannot be seen in a room, so it comes before people go there."""
    work: Work | None = None
    """How people work: pairs, threes and groups go into rooms of their own."""
    note: Line | None = None
    turns: float | None = None
    exercise: tuple[Id, ...] = ()
    show: tuple[Shown, ...] = ()
    uses: tuple[Id, ...] = ()
    cut: bool = False
    """These six as in a step in the room. What no online step uses is not needed online."""


class Online(Traced):
    """An activity when it is run online, with a clock of its own."""

    steps: tuple[OnlineStep, ...]
    instead: Lines = ()
    """What stands in for cards, walls and corners."""


class Activity(Traced):
    """A group activity. The minutes of its steps must add up to `full`, `short` and those of its other `lengths`."""

    title: Plain
    id: Id
    full: int
    short: int
    steps: tuple[ActivityStep, ...]
    lengths: Mapping[str, int] = {}
    """The minutes of other lengths, by the name that a slot uses."""
    grouping: Line | None = None
    group_size: int = 4
    """The people of a group in steps with `work: groups`; as few groups as needed have one more, or one fewer."""
    materials: tuple[Material, ...] = ()
    exercises: tuple[Id, ...] = ()
    cards: Id | None = None
    say: Prose | None = None
    prompts: Lines = ()
    likely_answers: Lines = ()
    watch_for: Lines = ()
    cut_first: Line | None = None
    access: Prose | None = None
    debrief: Lines = ()
    online: Online | None = None
    """How it is run online. It stands in the pack, and a slot uses it with `use: online`."""


class Facilitation(Traced):
    """Words for facilitators. They go into Decks and the pack, never into a Book."""

    outcomes: Lines = ()
    why: Line | None = None
    key_points: Lines = ()
    signposts: tuple[Id, ...] = ()
    exercises: tuple[Id, ...] = ()
    discussion: Lines = ()
    activity: Activity | None = None
    next: Lines = ()
    afterwards: Lines = ()
    """What the facilitator does after the workshop. It is on no slide."""


class SectionSource(Traced):
    """A section of a part."""

    title: Line
    id: Id
    body: tuple[SourceBlock, ...]
    source_pages: tuple[int, ...] = ()
    facilitate: Facilitation | None = None


class PartSource(Traced):
    """One file of source/parts."""

    part: Line
    id: Id
    sections: tuple[SectionSource, ...] = ()
    number: str = ""
    role: Literal["part", "front", "back"] = "part"
    accent: int = 0
    notes: int = 1
    opens: Prose | None = None
    easy_read: tuple[EasySentence, ...] = ()
    """What stands in place of `opens` in a variant with `easy-read: true`."""
    body: tuple[SourceBlock, ...] = ()
    """Blocks before the first section, for front and back matter."""
    source_pages: tuple[int, ...] = ()
    facilitate: Facilitation | None = None
