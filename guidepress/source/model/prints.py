"""Prints of answers, and the record of activities, as guide.yaml declares them."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.document.authored_text import Plain
from guidepress.source.value_types import Id, Key


class Print(Traced):
    """A document of answers, such as a plan on a page."""

    id: Key
    """A part of file names."""
    title: Plain
    answers: tuple[Id, ...] = ()
    """The ids of parts, sections, exercises and answers; empty: all answers of the guide."""
    private: Literal["ask", "leave-out", "show"] = "ask"
    """What becomes of answers that are not written to be shown to others."""
    unanswered: Literal["list", "leave-out"] = "leave-out"
    """Whether questions without an answer are listed at the end."""
