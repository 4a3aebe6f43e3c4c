"""The forms of an activity in words, for the notes of slides and for the pack."""

from __future__ import annotations

from guidepress.compose.workshop.steps import FULL, SHORT
from guidepress.document.labels import Labels
from guidepress.source import model


def minutes_words(minutes: int, words: Labels) -> str:
    """A number of minutes as text: "5 minutes"."""
    return words.minute if minutes == 1 else words.minutes.format(minutes=minutes)


def time_words(activity: model.Activity, words: Labels) -> str:
    """How long an activity takes in each of its lengths."""
    both = words.note_time.format(full=minutes_words(activity.full, words), short=minutes_words(activity.short, words))
    return " ".join((both, *(f"{line}." for line in other_lengths(activity, words))))


def other_lengths(activity: model.Activity, words: Labels) -> tuple[str, ...]:
    """The lengths of an activity beside full and short: "In the length “taster”: 12 minutes"."""
    return tuple(form_heading(name, minutes, words) for name, minutes in activity.lengths.items())


def form_heading(form: str, minutes: int, words: Labels) -> str:
    """The heading of the steps of a form."""
    labels = {FULL: words.note_steps, SHORT: words.note_steps_short}
    return labels.get(form, words.note_steps_length).format(name=form, minutes=minutes_words(minutes, words))
