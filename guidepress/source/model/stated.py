"""What words about answers state, as their author declares it, and in which media each statement is true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from guidepress.core.problems import Traced

Fact = Literal["stays", "sent", "boxes", "no-boxes", "filled-in"]
"""A statement about answers.

In this order: they stay with the learner; they are sent to the learning system; there are boxes for them; there are no
boxes; what was written elsewhere in the guide stands here already.
"""
Edition = Literal["paper", "book", "web", "course", "course-sent"]
"""A form in which learners get the guide. "paper" is the PDF, printed or on a screen."""
TRUE_IN: Mapping[Fact, tuple[Edition, ...]] = {
    "stays": ("paper", "web", "course"),
    "sent": ("course-sent",),
    "boxes": ("paper", "web", "course", "course-sent"),
    "no-boxes": ("book",),
    "filled-in": ("web", "course", "course-sent"),
}
"""The editions in which a statement is true. On paper nothing is filled in by itself."""


class Stated(Traced):
    """What the words under each key state. A single word is about those under `text`."""

    SHORT: ClassVar[str] = "text"
    text: Fact | None = None
    book: Fact | None = None
    web: Fact | None = None
    course: Fact | None = None
    course_sent: Fact | None = None
