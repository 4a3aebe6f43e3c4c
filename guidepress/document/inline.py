"""Running text: runs with one set of properties, ends of lines, and page references."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, TypeVar, assert_never

from msgspec.structs import replace

from guidepress.core.values import Value

T = TypeVar("T")

TAB = 4
"""The columns of a tab in a listing."""

Role = Literal["", "code", "key", "menu", "quote"]
"""What a run is besides words: code, a key of the keyboard, words of a menu, or the words of somebody else."""
Script = Literal["", "super", "sub"]
"""Whether a run is superscript or subscript."""


class Run(Value):
    """A piece of text with one set of properties. Adjacent runs with the same `link` or `ref` are one link."""

    text: str
    strong: bool = False
    lang: str = ""
    """BCP 47 tag of a phrase in another language."""
    expansion: str = ""
    """The full form, where `text` is an abbreviation."""
    expands: bool = False
    """Whether the full form is given here without being printed: read aloud, or shown under the mouse."""
    link: str = ""
    """An address outside the book: http, https, mailto or tel."""
    ref: str = ""
    """An anchor in this book."""
    emphasis: bool = False
    """Whether it is stressed: set as the theme says (`Theme.emphasis`)."""
    role: Role = ""
    script: Script = ""
    anchor: str = ""
    """The anchor of this place: a citation, to which the list of works leads back."""


class PageRef(Value):
    """The printed page of an anchor: `before` + number + `after`. A format without pages leaves it out."""

    target: str
    before: str = ""
    after: str = ""


class LineBreak(Value):
    """The end of a line inside a paragraph, as in an address. Where text is one line, it is a space."""


class NoteMark(Value):
    """A footnote. Its mark stands here; its words stand at the foot of the page, or at the end of it where a format has
    no pages. `number`, `label` and `back` are empty until the notes of a division are numbered.
    """

    runs: Runs
    number: str = ""
    anchor: str = ""
    """The anchor of the words. That of the mark is `mark_anchor`."""
    label: str = ""
    """Read aloud for the link from the mark to the words."""
    back: str = ""
    """Read aloud for the link from the words to the mark."""

    @property
    def mark_anchor(self) -> str:
        """The anchor of the mark."""
        return f"{self.anchor}_mark"


Inline = Run | PageRef | LineBreak | NoteMark
Runs = tuple[Inline, ...]


def match_inline(
    inline: Inline,
    *,
    run: Callable[[Run], T],
    page_ref: Callable[[PageRef], T],
    line_break: Callable[[LineBreak], T],
    note: Callable[[NoteMark], T],
) -> T:
    """Calls the function for this kind of inline. For a new kind, add a parameter here: mypy then
    names every caller.
    """
    match inline:
        case Run():
            return run(inline)
        case PageRef():
            return page_ref(inline)
        case LineBreak():
            return line_break(inline)
        case NoteMark():
            return note(inline)
        case _:
            assert_never(inline)


def unchanged(inline: Inline) -> Inline:
    """The inline as it is: for the kinds that `match_inline` is not to change."""
    return inline


def text_runs(runs: Iterable[Inline]) -> tuple[Run, ...]:
    """The runs of text, without page references and footnotes. The end of a line is a space."""
    text: list[Run] = []
    for inline in runs:
        match inline:
            case Run():
                text.append(inline)
            case PageRef() | NoteMark():
                pass
            case LineBreak():
                text.append(Run(" "))
            case _:
                assert_never(inline)
    return tuple(text)


def code_runs(text: str) -> Runs:
    """The lines of a listing as runs of code, with the spaces in them. A tab goes on to the next fourth column."""
    inlines: list[Inline] = []
    for number, line in enumerate(text.expandtabs(TAB).rstrip().split("\n")):
        if number:
            inlines.append(LineBreak())
        if line.strip():
            inlines.append(Run(line.rstrip(), role="code"))
    return tuple(inlines)


def lines_of(runs: Iterable[Inline]) -> list[Runs]:
    """The runs of each line: a LineBreak ends one."""
    lines: list[list[Inline]] = [[]]
    for inline in runs:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines]


def code_lines(runs: Iterable[Inline]) -> list[str]:
    """The lines of a listing, as `code_runs` has read them."""
    return [plain(line) for line in lines_of(runs)]


def plain(runs: Iterable[Inline]) -> str:
    """The text of runs without page references."""
    return "".join([run.text for run in text_runs(runs)])


def map_runs(runs: Iterable[Inline], change: Callable[[Run], Inline]) -> Runs:
    """The runs, with `change` applied to each run of text, in footnotes too."""
    return tuple(
        match_inline(
            inline,
            run=change,
            page_ref=lambda ref: ref,
            line_break=lambda line_break: line_break,
            note=lambda note: replace(note, runs=map_runs(note.runs, change)),
        )
        for inline in runs
    )


def as_strong(runs: Iterable[Inline]) -> Runs:
    """The same runs, all strong."""
    return map_runs(runs, lambda run: replace(run, strong=True))
