"""What is shown in an activity and has no time, since none of its steps names it."""

from __future__ import annotations

from guidepress.compose.workshop.steps import all_steps
from guidepress.source import model
from guidepress.source.model.part import Shown
from guidepress.source.value_types import Id

NEEDS_TIME: tuple[Shown, ...] = ("key-points", "debrief")
"""Words that a workshop always shows. The others it shows where a step names them."""


def untimed_words(activity: model.Activity, facilitation: model.Facilitation, form: str) -> tuple[Shown, ...]:
    """Key points and the debrief, where they are written and no step shows them: in the room, or online."""
    shown = {name for step in all_steps(activity, form) for name in step.show}
    written = {"key-points": facilitation.key_points, "debrief": activity.debrief}
    return tuple(name for name in NEEDS_TIME if written[name] and name not in shown)


def untimed_exercises(activity: model.Activity, form: str) -> tuple[Id, ...]:
    """The exercises of an activity that no step names: in the room, or online."""
    named = {id for step in all_steps(activity, form) for id in step.exercise}
    return tuple(id for id in activity.exercises if id not in named)
