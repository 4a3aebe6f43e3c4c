"""The model of source/timetables.yaml, source/cards.yaml and source/facilitation.yaml."""

from __future__ import annotations

from typing import ClassVar, Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line, Lines, Plain, Prose
from guidepress.source.model.blocks import SourceBlock
from guidepress.source.model.part import Work
from guidepress.source.value_types import Id

PEOPLE, GROUP_SIZE = 14, 4
"""The people of a workshop and of a group, where the source does not say so."""


class SlotStep(Traced):
    """A step of a slot that has no activity: what people do, its minutes, and a note for the facilitator."""

    do: Line
    minutes: int
    note: Line | None = None
    exercise: tuple[Id, ...] = ()
    """The exercises whose slides stand at this step, and in which people write then."""
    show: tuple[Literal["ground-rules"], ...] = ()
    """`ground-rules`: their slide stands at this step, and not after the first slide of the workshop."""
    work: Work | None = None
    turns: float | None = None
    """Minutes for each person who speaks in turn in the group."""
    uses: tuple[Id, ...] = ()
    """The pages, sets of cards and materials of activities that are used at this step, by id."""


class TimetableSlot(Traced):
    """A slot of a timetable: one of `activity`, `exercise`, `break_`, or only a `title`.

    It may be longer than its activity or its steps: the rest is slack.
    """

    minutes: int
    title: Line | None = None
    activity: Id | None = None
    use: str = "full"
    """The form of the activity: `full`, `short`, the name of another of its lengths, or `online`."""
    step_minutes: tuple[int, ...] = ()
    """Own minutes for each step of the activity, in their order, in place of those of its form; 0: the step is left
    out. The words are those of the form.
    """
    exercise: Id | None = None
    break_: Line | None = None
    notes: Prose | None = None
    slack: int = 0
    """Minutes by which the slot can be shortened. Those that its activity or its steps leave over are computed, and
    those that the shortest form of its activity saves. A slot that is slack and nothing else is shown to facilitators
    alone.
    """
    steps: tuple[SlotStep, ...] = ()
    group_size: int = GROUP_SIZE
    """The people of a group in steps with `work: groups`."""


class Timetable(Traced):
    """The timetable of a workshop. The minutes of its slots must add up to `minutes`."""

    id: Id
    title: Plain | Line
    """A `Line` in a plan file, where signs that somebody typed are escaped."""
    start: str
    minutes: int
    slots: tuple[TimetableSlot, ...]
    audience: str = ""
    """For whom it is meant, in a word of the author. Nothing prints it."""
    people: int = PEOPLE
    """For how many people groups, turns and copies are worked out."""
    description: Prose | None = None


class TimetablesFile(Traced):
    """The file source/timetables.yaml."""

    timetables: tuple[Timetable, ...]


class CardSource(Traced):
    """A card with its text. `side` names the side to which it belongs, which is printed on it."""

    SHORT: ClassVar[str] = "text"
    text: Line
    side: Plain | None = None
    pile: Plain | None = None
    """The pile to which it belongs, where that is not printed on it: the key, for facilitators alone."""


class CardSet(Traced):
    """A set of cards to print and cut."""

    id: Id
    title: Plain
    cards: tuple[CardSource, ...]
    note: Prose | None = None
    blank: int = 0
    """Blank cards to print after the others."""
    kind: Literal["cards", "postcards"] = "cards"
    """Postcards have lines to write on, are counted one by one, and have four copies of the same on a page."""
    back: Line | None = None
    """The words on the back of a postcard, above the lines for an address."""


class CardsFile(Traced):
    """The file source/cards.yaml."""

    cards: tuple[CardSet, ...]


class PackSheet(Traced):
    """A sheet of the facilitator's pack. `followed_by` names the sheets that the tool makes and adds after it."""

    sheet: Line
    id: Id
    body: tuple[SourceBlock, ...]
    followed_by: Literal["run-sheets", "activities", "cards"] | None = None
    accent: int = 0
    kit: bool = False
    """Whether the kit of every workshop has it too."""
    columns: Lines = ()
    """The columns of a table below it, to be filled in by hand."""
    rows: int = 0
    """The rows of this table; 0: one for each person."""


EVALUATION = "evaluation"
"""The id of the evaluation form. The ids of its exercises begin with it."""


class EvaluationForm(Traced):
    """The evaluation form of a workshop, which is also the last sheet of the pack."""

    title: Line
    body: tuple[SourceBlock, ...]
    accent: int = 0

    @property
    def id(self) -> Id:
        """Its id, which is the same in every guide."""
        return Id(EVALUATION)


class PackFile(Traced):
    """The file source/facilitation.yaml: the text of the facilitator's pack, which no learner sees."""

    title: Plain
    subtitle: Plain
    sheets: tuple[PackSheet, ...]
    ground_rules: Lines = ()
    """At most 12 words each; on a slide at the start of every workshop."""
    privacy: Line | None = None
    """What happens to completed forms of the pack."""
    evaluation: EvaluationForm | None = None
