"""The steps of an activity in one of its forms, and the steps of a slot, as one kind of value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Line
from guidepress.source import model
from guidepress.source.model.part import OnlineStep, Shown, Work
from guidepress.source.model.workshop import SlotStep
from guidepress.source.value_types import Id

FULL, SHORT = "full", "short"
"""The lengths that every activity has."""
ONLINE = "online"
"""The form of an activity that is run online, with steps of its own."""


class RunStep(Traced):
    """A step as it is done in one form: its words, its minutes and what belongs to it."""

    do: Line
    minutes: int
    note: Line | None = None
    exercise: tuple[Id, ...] = ()
    show: tuple[Shown, ...] = ()
    ground_rules: bool = False
    """Whether the slide of the ground rules stands here."""
    work: Work | None = None
    turns: float = 0
    """Minutes for each person who speaks in turn; 0: nobody has to."""
    uses: tuple[Id, ...] = ()
    callouts: tuple[Id, ...] = ()
    """The callouts among its materials, whose slides stand here."""
    cut: bool = False
    """Whether it is the step that can be cut first."""
    chat: Line | None = None
    """The text to paste into the chat, online."""

    @property
    def has_slides(self) -> bool:
        """Whether slides of its own belong to it."""
        return bool(self.exercise or self.show or self.ground_rules or self.callouts)


def lengths_of(activity: model.Activity) -> Mapping[str, int]:
    """The minutes of each length of an activity: full, short, then those with names of their own."""
    return {FULL: activity.full, SHORT: activity.short, **activity.lengths}


def forms_of(activity: model.Activity) -> tuple[str, ...]:
    """The forms that a slot can use."""
    return (*lengths_of(activity), *((ONLINE,) if activity.online is not None else ()))


def form_steps(activity: model.Activity, form: str) -> tuple[RunStep, ...]:
    """The steps of a form, in order, those of 0 minutes too; none for a form that the activity does not have."""
    if form == ONLINE and activity.online is not None:
        return tuple(_online(step) for step in activity.online.steps)
    if form not in lengths_of(activity):
        return ()
    return tuple(_in_length(step, form, activity) for step in activity.steps)


def run_steps(activity: model.Activity, form: str, minutes: Sequence[int] = ()) -> tuple[RunStep, ...]:
    """The steps that are done in a form of an activity, in order. Those of 0 minutes are left out. `minutes` are own
    minutes for each step, in place of those of the form.
    """
    steps = form_steps(activity, form)
    if minutes:
        steps = tuple(replace(step, minutes=own) for step, own in zip(steps, minutes, strict=False))
    return tuple(step for step in steps if step.minutes > 0)


def all_steps(activity: model.Activity, form: str) -> tuple[RunStep, ...]:
    """The steps from which a form takes its own: those in the room, or those online."""
    return form_steps(activity, ONLINE if form == ONLINE else FULL)


def left_out(activity: model.Activity, length: str) -> tuple[RunStep, ...]:
    """The steps that a length leaves out, in the words of the full one."""
    steps = zip(form_steps(activity, FULL), form_steps(activity, length), strict=True)
    return tuple(in_full for in_full, step in steps if step.minutes <= 0)


def exercises_of(activity: model.Activity) -> tuple[Id, ...]:
    """The exercises of an activity: those that it names, then those that only its steps name."""
    of_steps = (id for form in (FULL, ONLINE) for step in form_steps(activity, form) for id in step.exercise)
    return tuple(dict.fromkeys((*activity.exercises, *of_steps)))


def exercises_in(activity: model.Activity, form: str, minutes: Sequence[int] = ()) -> tuple[Id, ...]:
    """The exercises that have a place in one form of an activity: not those of steps that it leaves out. `minutes` as
    for `run_steps`.
    """
    in_form = {id for step in run_steps(activity, form, minutes) for id in step.exercise}
    in_steps = {id for step in all_steps(activity, form) for id in step.exercise}
    untimed = set(activity.exercises) - in_steps
    return tuple(id for id in exercises_of(activity) if id in in_form or id in untimed)


def slot_steps(slot: model.TimetableSlot) -> tuple[RunStep, ...]:
    """The steps of a slot that has no activity."""
    return tuple(replace(_common(step, step.minutes), ground_rules="ground-rules" in step.show) for step in slot.steps)


def with_starts(steps: Sequence[RunStep]) -> Iterator[tuple[int, RunStep]]:
    """Each step with the minutes that have passed when it begins."""
    passed = 0
    for step in steps:
        yield passed, step
        passed += step.minutes


def total(steps: Sequence[RunStep]) -> int:
    """The minutes of all steps."""
    return sum(step.minutes for step in steps)


def _in_length(step: model.ActivityStep, length: str, activity: model.Activity) -> RunStep:
    other = step.short if length == SHORT else step.lengths.get(length)
    callouts = {material.slide for material in activity.materials if material.slide is not None}
    in_full = replace(
        _common(step, step.full),
        show=step.show,
        callouts=tuple(id for id in step.uses if id in callouts),
        cut=step.cut,
    )
    if length == FULL:
        return in_full
    if other is None:  # an error elsewhere
        return replace(in_full, minutes=0)
    return replace(
        in_full,
        do=other.do or step.do,
        minutes=other.minutes,
        note=other.note or step.note,
        turns=(step.turns if other.turns is None else other.turns) or 0,
        where=other.where if other.where.file else step.where,
    )


def _online(step: OnlineStep) -> RunStep:
    return replace(_common(step, step.minutes), show=step.show, cut=step.cut, chat=step.chat)


def _common(step: model.ActivityStep | OnlineStep | SlotStep, minutes: int) -> RunStep:
    """What the steps of slots, lengths and the online form have in common."""
    return RunStep(
        step.do,
        minutes,
        step.note,
        step.exercise,
        work=step.work,
        turns=step.turns or 0,
        uses=step.uses,
        where=step.where,
    )
