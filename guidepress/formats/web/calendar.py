"""The button that saves the dates of an exercise, or of the whole guide, for the learner's calendar."""

from __future__ import annotations

from guidepress.core.values import walk
from guidepress.document.exercise import Exercise
from guidepress.document.fields import Field
from guidepress.document.labels import Labels
from guidepress.formats.html.page import PageMaker
from guidepress.formats.html.xml import Element, el

CALENDAR_SCRIPTS = ("calendar-file.js", "calendar.js")
"""The scripts of a page with such a button. The planner uses the first of them too."""


def exercise_calendar(maker: PageMaker, exercise: Exercise) -> Element | None:
    """The button below an exercise that asks for dates; None for any other exercise."""
    asks = any(isinstance(item, Field) and item.kind == "date" for item in walk(exercise))
    return calendar_button(maker.site.book.words, exercise.id) if asks else None


def calendar_button(words: Labels, exercise: str = "") -> Element:
    """The button for the dates of an exercise, by its id; of all exercises without one."""
    about = f"{exercise}_calendar"
    return el(
        "div",
        el("button", words.web_calendar, type="button", aria_describedby=about),
        el("p", words.web_calendar_about, id=about),
        el("p", data_calendar_outcome="", role="status"),
        class_="act calendar",
        data_calendar=exercise,
        data_live="",
        data_print="no",
    )
