"""What every exercise kind shares: the keys all exercises state, and the tools to lower them.

A kind is one file beside this one. It holds a value derived from `Spec`, its keys as fields, and
`lower(self, make) -> tuple[ExercisePart, ...]`; it is registered by `@kind("its-name")`. The package finds the files by
itself, so a new kind touches nothing else.
"""

from __future__ import annotations

from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Callable, Mapping
from typing import ClassVar, Literal, TypeVar

from msgspec import StructMeta

from guidepress.core.problems import Code, Problems, Traced, Where
from guidepress.document.authored_text import Line, Lines, Plain, Prose
from guidepress.document.book import Block
from guidepress.document.exercise import ExercisePart
from guidepress.document.fields import Field, Option
from guidepress.document.inline import Runs
from guidepress.document.labels import Labels


class Question(Traced, kw_only=True):
    """A question with a box of its own."""

    key: str
    ask: Line
    lines: int = 2
    words: int = 0
    hint: Line | None = None
    type: Literal["text", "date", "number", "tick", "pick"] = "text"
    options: Mapping[str, Plain] = {}
    minimum: int | None = None
    maximum: int | None = None


class AbstractValueMeta(StructMeta, ABCMeta):
    """The type of values whose methods are for others to write."""


class Spec(Traced, metaclass=AbstractValueMeta, kw_only=True):
    """The keys that every exercise states, whatever its kind."""

    REPEATABLE: ClassVar[bool] = True
    """Whether a `repeat` may name an exercise of this kind."""

    ONE_PAGE: ClassVar[bool] = False
    """Whether an exercise of this kind stands on one page of the workbook."""

    exercise: str
    id: str
    title: Plain
    for_: str
    minutes: int
    prompt: Prose
    slide: Lines
    """One line may stand for the list."""
    privacy: str = "own"
    example: Prose | Mapping[str, Line] | None = None
    then: tuple[Question, ...] = ()

    @abstractmethod
    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        """The fields of this exercise, without those of `then`."""

    def example_labels(self) -> Mapping[str, Line]:
        """What the keys of an example that is a mapping stand for: key → label. None by default."""
        return {}


class Lowering(ABC):
    """What a kind may ask for while it lowers itself; arrange supplies it."""

    words: Labels
    problems: Problems

    @abstractmethod
    def runs(self, line: Line | Plain) -> Runs:
        """The runs of a line."""

    @abstractmethod
    def blocks(self, prose: Prose) -> tuple[Block, ...]:
        """The paragraphs and lists of prose."""

    @abstractmethod
    def text(self, line: Line | Plain) -> str:
        """The words of a line without markup, for a tooltip or an option."""

    @abstractmethod
    def scale(self, name: str, where: Where) -> tuple[Option, ...]:
        """The points of a scale of the guide, or an error at `where` and none."""

    @abstractmethod
    def scale_meanings(self, name: str) -> Mapping[str, str]:
        """What each point of a scale stands for: key → words."""

    @abstractmethod
    def spec(self, id: str, where: Where) -> Spec | None:
        """Another exercise by its id, or an error at `where` and None."""

    @abstractmethod
    def field(self, id: str, where: Where) -> Field | None:
        """A field of another exercise by its id, or an error at `where` and None.."""

    def error(self, where: Where, message: str, hint: str = "", code: Code = Code.WRONG_VALUE) -> None:
        self.problems.error(code, where, message, hint)


KINDS: dict[str, type[Spec]] = {}
S = TypeVar("S", bound=Spec)


def kind(name: str) -> Callable[[type[S]], type[S]]:
    """Registers a spec under the word that authors write after `exercise:`."""

    def register(spec: type[S]) -> type[S]:
        KINDS[name] = spec
        return spec

    return register
