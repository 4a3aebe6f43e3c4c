"""Breaks text into lines: as many words on a line as there is room for, left aligned, never hyphenated.

Widths and rooms have one unit, which the caller chooses. The words of the workbook’s paragraphs change style within a
line, so these have code of their own for the same rule (`formats/pdf/layout/line_breaking.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

Width = Callable[[str], float]
"""Takes a text without line ends; returns its width."""


def words_of(line: str) -> list[str]:
    """The words of a line. Only spaces divide words: a no-break space or a thin space belongs to its word."""
    return [word for word in line.replace("\t", " ").split(" ") if word]


def break_text(text: str, room: float, width: Width, *, split: bool = False) -> list[str]:
    """The lines of a text, each no wider than `room`. Line ends in the text are kept.

    A word that is wider than `room` has a line of its own; with `split`, it is divided between letters.
    """
    space = width(" ")
    return [line for source_line in text.splitlines() for line in _lines(source_line, room, width, space, split)]


def _lines(source_line: str, room: float, width: Width, space: float, split: bool) -> Iterator[str]:
    """The lines of a text without line ends; one empty line for an empty text."""
    line, used = "", 0.0
    for word in words_of(source_line):
        word_width = width(word)
        if line and used + space + word_width <= room:
            line, used = f"{line} {word}", used + space + word_width
            continue
        if line:
            yield line
        line, used = word, word_width
        if split and word_width > room:
            *whole, (line, used) = split_word(word, room, width)
            yield from (piece for piece, _ in whole)
    yield line


def split_word(word: str, room: float, width: Width) -> Iterator[tuple[str, float]]:
    """The pieces of a word that is wider than `room`, such as a web address, with their widths.

    A piece has one letter at least.
    """
    start, used = 0, 0.0
    for index, character in enumerate(word):
        step = width(character)
        if used + step > room and index > start:
            yield word[start:index], used
            start, used = index, 0.0
        used += step
    yield word[start:], used
