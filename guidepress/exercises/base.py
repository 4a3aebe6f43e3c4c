"""The base of all exercise kinds: the keys that every exercise has, and the services for lowering.

A kind is one module of this folder. It holds a class derived from `Spec`, whose fields are the keys of the kind, with a
method `lower(self, lowering) -> tuple[ExercisePart, ...]`; `@kind("its-name")` registers it. The package imports all
its modules, so a new kind changes no other file.
"""

from __future__ import annotations

from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, TypeVar

from msgspec import StructMeta

from guidepress.core.problems import Code, Problems, Traced, Where
from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Lines, Plain, Prose
from guidepress.document.book import Block
from guidepress.document.easy_read import EasySentence
from guidepress.document.exercise import ExercisePart
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Field, Option
from guidepress.document.inline import Runs
from guidepress.document.labels import Labels

if TYPE_CHECKING:
    from guidepress.exercises.answer_keys import KeyParts

T = TypeVar("T")


class Question(Traced, kw_only=True):
    """A question with its own field."""

    key: str
    ask: Line
    lines: int = 2
    words: int = 0
    hint: Line | None = None
    type: Literal["text", "date", "number", "tick", "pick"] = "text"
    options: Mapping[str, Plain] = {}
    minimum: int | None = None
    maximum: int | None = None
    answer: Line | None = None
    """The right answer: the key of an option, a number, yes or no for a tick, or words. Only the answer key shows
    it.
    """
    because: Line | None = None
    """Why it is right."""


class AbstractValueMeta(StructMeta, ABCMeta):
    """The metaclass of values with abstract methods."""


PromptBlock = Annotated[Traced, "a block below a prompt"]
"""A block as an author writes it. `source/model` says which there are; only `Lowering.inside` reads them."""


class Spec(Traced, metaclass=AbstractValueMeta, kw_only=True):
    """The keys that every exercise has, whatever its kind."""

    REPEATABLE: ClassVar[bool] = True
    """Whether the exercise of a `repeat` may be of this kind."""

    ONE_PAGE: ClassVar[bool] = False
    """Whether an exercise of this kind should stand on one page of the workbook."""

    exercise: str
    id: str
    title: Plain
    for_: str
    minutes: int
    prompt: Prose
    slide: Lines
    """A single line may stand for the list."""
    privacy: str = "own"
    shared: bool = False
    """Whether what people write may be shown to others, without names. Its privacy note must not be "own"."""
    example: Prose | Mapping[str, Line] | None = None
    then: tuple[Question, ...] = ()
    prompt_body: tuple[PromptBlock, ...] = ()
    """Blocks below the prompt: lists, tables, figures, code, lines, and more text."""
    easy_read: tuple[EasySentence, ...] = ()
    """What stands in place of the prompt in a variant with `easy-read: true`."""

    @abstractmethod
    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        """The parts of this exercise, without the questions of `then`."""

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        """The right answers, without those of the questions of `then`. `answers`: name → field or choice. A kind that
        has them overrides this, and is derived from `Keyed`.
        """
        return ()

    def example_labels(self) -> Mapping[str, Line]:
        """The labels of an example that is a mapping: key → label. None by default."""
        return {}

    def example_shows(self, key: str, name: str) -> bool:
        """Whether the line `key` of an example shows an answer to the field with this name: the key of its question,
        or of its column in any row.
        """
        return name == f"{self.id}.{key}" or (name.startswith(f"{self.id}.") and name.endswith(f".{key}"))


PartSpec = Annotated[Spec, "a part of an exercise"]
"""An exercise that is a part of another. Its `id` is what stands below the id of that one, its `title` what it asks.
What the other has for both is in `OF_WHOLE` and not written again.
"""
OF_WHOLE: Mapping[str, Any] = {
    "for_": "",
    "minutes": 1,
    "prompt": Prose(""),
    "prompt_body": (),
    "slide": (),
    "privacy": "",
    "example": None,
    "shared": False,
    "easy_read": (),
}
"""The values of a part for the keys that its exercise has. A part may have a `prompt` of its own."""


def exercises_in(value: Any) -> Iterator[Spec]:
    """The exercises inside a value, without their parts: these have no slide."""
    return (spec for spec in walk(value) if isinstance(spec, Spec) and spec.slide)


class Keyed(Spec, kw_only=True):
    """The base of kinds that may have an `answer`, whose type the kind determines."""

    because: Prose | None = None
    """Why the answer is right. Only the answer key shows it."""


class Lowering(ABC):
    """The services that a kind may use while it lowers an exercise. `compose.book.exercises` implements them."""

    words: Labels
    problems: Problems

    @abstractmethod
    def runs(self, line: Line | Plain) -> Runs:
        """The runs of a line."""

    @abstractmethod
    def blocks(self, prose: Prose) -> tuple[Block, ...]:
        """The paragraphs and lists of prose."""

    @abstractmethod
    def inside(self, blocks: tuple[PromptBlock, ...]) -> tuple[Block, ...]:
        """The blocks below a prompt, with their keys."""

    @abstractmethod
    def text(self, line: Line | Plain) -> str:
        """The text of a line without markup, for a tooltip or an option."""

    def apart(self, make: Callable[[], T]) -> T:
        """What `make` returns, for text that is read apart from the part of the exercise."""
        return make()

    @abstractmethod
    def scale(self, name: str, where: Where) -> tuple[Option, ...]:
        """The points of a scale of the guide; an error at `where` and no points if there is no such scale."""

    @abstractmethod
    def scale_meanings(self, name: str) -> Mapping[str, str]:
        """The meaning of each point of a scale: key → text."""

    @abstractmethod
    def spec(self, id: str, where: Where) -> Spec | None:
        """Another exercise by its id; an error at `where` and None if there is no such exercise."""

    @abstractmethod
    def field(self, id: str, where: Where) -> Field | None:
        """A field of another exercise by its id; an error at `where` and None if there is no such field."""

    def error(self, where: Where, message: str, hint: str = "", code: Code = Code.WRONG_VALUE) -> None:
        """Reports an error of the author."""
        self.problems.error(code, where, message, hint)


KINDS: dict[str, type[Spec]] = {}
"""Name of a kind → its class."""
S = TypeVar("S", bound=Spec)


def kind(name: str) -> Callable[[type[S]], type[S]]:
    """Registers a class under the name that authors write after `exercise:`."""

    def register(spec: type[S]) -> type[S]:
        KINDS[name] = spec
        return spec

    return register
