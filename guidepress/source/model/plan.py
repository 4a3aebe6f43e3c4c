"""The model of a plan file, which the planner saves: a workshop that becomes one more timetable of the guide."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line
from guidepress.source.model.workshop import TimetableSlot
from guidepress.source.value_types import Id

FORMAT = "guidepress-plan"
VERSION = 1
"""The version of plan files that this tool writes and reads."""


class PlanFile(Traced):
    """A plan file, in JSON. Its slots have the keys of those in source/timetables.yaml. A step of 0 minutes is left
    out.
    """

    format: Literal["guidepress-plan"]
    version: Literal[1]
    guide: str
    """The slug of the guide for which the plan was made."""
    edition: str
    """The edition of the guide with which the plan was made. Another edition that has all its activities will do."""
    id: Id
    """The name of the workshop in names of files."""
    title: Line
    """Signs that would be marks have a backslash before them."""
    start: str
    """The time of day at which the workshop begins: 09:30."""
    people: int
    """For how many people groups, turns and copies are worked out."""
    slots: tuple[TimetableSlot, ...]
