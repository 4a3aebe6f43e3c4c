"""What the planner knows of a guide: activities with their steps and materials, workshops, and the pages to print.

Its values are data for the scripts of the planner, which take them as JSON with the names of these fields. Texts are
plain, with their page numbers. `guidepress/formats/planner/static/globals.d.ts` describes the same for the scripts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress.core.values import Value
from guidepress.document.labels import Labels


class PlannedStep(Value):
    """A step of an activity in one of its forms. Texts are as they are said, not as they are written."""

    do: str
    note: str
    chat: str
    """What to paste into the chat, online."""
    minutes: int
    """0: the form leaves it out."""
    work: str
    turns: float
    exercise: tuple[str, ...]
    uses: tuple[str, ...]
    show: tuple[str, ...]
    words: tuple[str, ...]
    """What is said or shown at this step: key points, questions, the keys to its cards."""
    cut: bool
    """Whether it is the step that can be cut first."""


class PlannedForm(Value):
    """A form of an activity. Each length has the same steps, with minutes and words of its own; online has others."""

    use: str
    """Its name: `full`, `short`, that of another length, or `online`."""
    steps: tuple[PlannedStep, ...]
    untimed: tuple[str, ...]
    """The exercises, `key-points` and `debrief` for which none of its steps has time."""
    refers: tuple[str, ...]
    """The places of the workbook to which the words of the activity refer in this form."""
    instead: tuple[str, ...]
    """What stands in for paper and walls, online."""

    @property
    def is_online(self) -> bool:
        """Whether it is the form that is run online."""
        return self.use == "online"


class PlannedMaterial(Value):
    """A material in words, with all that its count follows from."""

    id: str
    """The id by which a step uses it; "" for one that has none."""
    kind: str
    """`bring`, `page`, `card`, `sheet`, `sign` or `slide`."""
    key: str
    """Materials with one key are the same thing."""
    what: str
    per: str
    """`person`, `pair`, `group` or `room`; "" for something whose words say how many there are."""
    count: int
    page: str
    entries: int


class PlannedActivity(Value):
    """An activity with its place in the guide."""

    id: str
    title: str
    part: str
    """The title of its part or section."""
    group_size: int
    forms: tuple[PlannedForm, ...]
    """The full form first."""
    materials: tuple[PlannedMaterial, ...]
    exercises: tuple[str, ...]
    say: tuple[str, ...]
    """What to say when it begins, as paragraphs."""
    cut: str
    """What to cut first."""


class PlannedPlace(Value):
    """A place of the workbook that may be printed. `pages`: those of the workbook, then those of each variant."""

    title: str
    number: str
    pages: tuple[tuple[int, ...], ...]
    entries: Mapping[str, tuple[tuple[int, ...], ...]]
    """The same pages where only so many entries of a log are needed, by their number."""
    compared: tuple[str, ...]
    """The earlier exercises that are needed too, for comparison."""


class PlannedWorkshop(Value):
    """A workshop of the guide. `slots` are as in a plan file, with texts as an author writes them."""

    id: str
    title: str
    start: str
    people: int
    description: tuple[str, ...]
    slots: tuple[Mapping[str, Any], ...]


class PlannerDefaults(Value):
    """What a new plan begins with."""

    people: int
    group_size: int
    least_people: int
    most_people: int


class Planner(Value):
    """The planner of one guide."""

    slug: str
    title: str
    edition: str
    publisher: str
    language: str
    words: Labels
    defaults: PlannerDefaults
    workshops: tuple[PlannedWorkshop, ...]
    activities: tuple[PlannedActivity, ...]
    named: Mapping[str, PlannedMaterial]
    """The materials, sets of cards and pages that slots use, by id."""
    places: Mapping[str, PlannedPlace]
    """By anchor."""
    exercises: Mapping[str, str]
    """The titles of the exercises that have slots of their own, by id."""
    ground_rules: tuple[str, ...]
    variants: tuple[str, ...]
    """The names of variants of the workbook whose pages are named too."""
    texts: Mapping[str, str]
    """Texts of slots as an author writes them, and as they are read, where these differ."""
