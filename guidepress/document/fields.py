"""Answers: fields to write in and choices to make. An answer’s id is its name in every format."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.inline import Runs


class Option(Value):
    key: str
    label: str


class Field(Traced):
    """One answer. `id` is its name everywhere: PDF field, web and SCORM key, answers file.

    A field that stands in two places has one `id` and two `key`s: what is typed in one shows in the other.
    """

    id: str
    kind: Literal["text", "number", "date", "pick", "tick"]
    label: tuple[str, ...]
    """From the question down to the cell, for a tooltip: ("What I have done", "Formal learning")."""
    prompt: Runs = ()
    """The visible label; empty where a column or row header does that work."""
    lines: int = 1
    """Lines to write on; 1 means a single-line box."""
    words: int = 0
    """About how many words are meant; 0: the writer works it out from the size of the box, or says nothing."""
    options: tuple[Option, ...] = ()
    """For `pick`: a drop-down on screen, words to circle on paper."""
    minimum: int | None = None
    maximum: int | None = None
    """For `number`."""
    shares: bool = False
    """Whether this is a further occurrence of a field that belongs to another exercise."""
    compares_with: str = ""
    """The id of the earlier answer that the learner compares this one with."""
    key: str = ""
    hint: Runs = ()
    """What helps to answer, in plain words after the prompt."""


class Choice(Traced):
    """One of many, or some of many. With `many`, each option is an answer of its own: `id` + "." + option key.

    Not `many`: one answer, `id`, whose value is the key of the option; it may be taken back.
    """

    id: str
    label: tuple[str, ...]
    options: tuple[Option, ...]
    many: bool = False
    prompt: Runs = ()
    minimum: int = 0
    maximum: int | None = None
    columns: int = 1
    compares_with: str = ""
    key: str = ""
