"""Answers: fields to write in and choices to make. The id of an answer is its name in every format."""

from __future__ import annotations

from typing import Literal

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.document.inline import Runs

AnswerKind = Literal["text", "number", "date", "pick", "tick", "one"]
"""`pick` is a drop-down, `one` a choice of one option, `tick` a single box."""


class Option(Value):
    """One option of a choice or a drop-down. `key` is the value that is stored."""

    key: str
    label: str
    means: str = ""
    """What a label such as "4" stands for, if the author says it. It is part of the name that is read aloud."""


class Example(Traced):
    """An invented answer to a field, which its exercise shows. `where` is its place in the source."""

    text: str


class Field(Traced):
    """A place for one answer. `id` is its name everywhere: PDF field, web and SCORM key, answers file.

    A field that stands in two places has one `id` and two `key`s: an answer typed in one place appears in the other.
    """

    id: str
    kind: Literal["text", "number", "date", "pick", "tick"]
    label: tuple[str, ...]
    """What is asked, from the exercise down to the cell: ("What I have done", "Formal learning", "Today")."""
    prompt: Runs = ()
    """The visible label; empty where the header of a column or row is the label."""
    lines: int = 1
    """Lines to write on; 1 means a single-line box."""
    words: int = 0
    """About how many words are expected; 0: the format computes them from the size of the box, or shows none."""
    options: tuple[Option, ...] = ()
    """For `pick`: a drop-down on screen, words to circle on paper."""
    minimum: int | None = None
    maximum: int | None = None
    """For `number`."""
    shares: bool = False
    """Whether this is a further place of a field that belongs to another exercise."""
    compares_with: str = ""
    """The id of the earlier answer with which the learner compares this one."""
    key: str = ""
    hint: Runs = ()
    """Help for the answer, in plain words after the prompt."""
    spoken: tuple[str, ...] = ()
    """The parts of the name that is read aloud, with what is new here first; empty: the parts of `label`."""
    exercise: str = ""
    """The exercise in which this place stands, as it is read aloud: "Exercise 4.4"; empty outside of exercises."""
    examples: tuple[Example, ...] = ()
    """The examples of the exercise that show an answer to this field. A box must have room for each of them."""


class Choice(Traced):
    """One of several options, or some of them. With `many`, each option is an answer of its own: `id` + "." + option
    key.

    Without `many` there is one answer, `id`, whose value is the key of the option; the learner can clear it.
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
    spoken: tuple[str, ...] = ()
    exercise: str = ""
    """For `spoken` and `exercise` see `Field`."""
    on_scale: bool = False
    """Whether the options are points of a scale, in its order."""

    @property
    def kind(self) -> AnswerKind:
        """The type of its answer, or of each of its answers."""
        return "tick" if self.many else "one"
