"""Breaks text into lines. Lines are left aligned and never hyphenated."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from guidepress.formats.pdf.layout.prepared_text import FragmentStyle, MeasuredWord, PreparedText, TextStyle
from guidepress.text.line_break import split_word


class TextFragment(Struct):
    """A part of a line in one style. It grows as words are added."""

    words: str
    x: float
    width: float
    style: FragmentStyle
    breaks_word: bool = False
    """Whether a word goes on after it, on the next line."""


TextLine = list[TextFragment]


def break_lines(prepared: PreparedText, style: TextStyle, width: float) -> list[TextLine]:
    """The lines of a paragraph (first fit)."""
    return _first_fit(prepared.words, style, width)[0]


def break_paragraph(prepared: PreparedText, style: TextStyle, width: float) -> list[TextLine]:
    """The lines of a paragraph. A short word does not stand alone on the last one, if the line before can spare a word.

    Short is what is narrower than `style.runt`. The number of lines is that of `break_lines`.
    """
    words = prepared.words
    lines, starts = _first_fit(words, style, width)
    if style.hang or len(lines) < 2 or starts[-1] != len(words) - 1 or longest_line_width(lines[-1:]) >= style.runt:
        return lines
    moved = starts[-1] - 1
    if moved - starts[-2] < _LEFT or words[-1].space is None or words[moved].space is None:
        return lines
    before, last = (_first_fit(part, style, width)[0] for part in (words[starts[-2] : moved], words[moved:]))
    return [*lines[:-2], *before, *last] if len(before) == len(last) == 1 else lines


_LEFT = 3
"""The minimum number of words on a line that gives one to the next."""


def _first_fit(words: Sequence[MeasuredWord], style: TextStyle, width: float) -> tuple[list[TextLine], list[int]]:
    """The lines of words, and for each line the index of the word that begins it."""
    lines: list[TextLine] = []
    line: TextLine = []
    starts = [0]
    x = 0.0
    space: FragmentStyle | None = None
    space_width = 0.0  # of a space of that style: most words of a text have the same
    for index, unbroken in enumerate(words):
        for word in (unbroken,) if unbroken.width <= width else _split_word(unbroken, style, width - style.hang):
            if word.space is not space and word.space is not None:
                space, space_width = word.space, word.space.width(" ", style.size)
            gap = space_width if word.space and line else 0.0
            is_full = (word.space is not None or word.continues) and x + gap + word.width > width + 0.01
            if line and (is_full or word.begins_line):
                line[-1].breaks_word = is_full and word.continues
                lines.append(line)
                starts.append(index)
                line, x, gap = [], 0.0 if word.begins_line else style.hang, 0.0
            if gap and word.space is not None:
                _append_words(line, " ", gap, x, word.space)
                x += gap
            for words_of_part, advance, fragment_style in word.parts:
                _append_words(line, words_of_part, advance, x, fragment_style)
                x += advance
    if line:
        lines.append(line)
    return lines, starts


_HALVINGS = 8
"""The number of steps of the binary search for the width of even lines."""


def break_evenly(prepared: PreparedText, style: TextStyle, width: float) -> list[TextLine]:
    """The lines of a title, as few as possible: broken after a colon, or of about the same length."""
    lines = break_lines(prepared, style, width)
    if len(lines) == 2:
        for at in range(len(prepared.words) - 1, 0, -1):
            parts = [
                break_lines(PreparedText(words), style, width) for words in (prepared.words[:at], prepared.words[at:])
            ]
            if prepared.words[at - 1].parts[-1][0].endswith(":") and max(map(len, parts)) == 1:
                return parts[0] + parts[1]
    low, high = max(width / 2, *(word.width for word in prepared.words)), width
    for _ in range(_HALVINGS if len(lines) > 1 and low < high else 0):
        middle = (low + high) / 2
        closer = break_lines(prepared, style, middle)
        if len(closer) == len(lines) and longest_line_width(closer) <= middle:
            lines, high = closer, middle
        else:
            low = middle
    return lines


def _append_words(line: TextLine, words: str, width: float, x: float, style: FragmentStyle) -> None:
    """Adds words to a line, as part of its last fragment if that has the same style."""
    if line and line[-1].style == style and not style.page_anchor:
        last = line[-1]
        last.words += words
        last.width += width
    else:
        line.append(TextFragment(words, x, width, style))


def _split_word(word: MeasuredWord, style: TextStyle, width: float) -> Sequence[MeasuredWord]:
    """The pieces of a word that is wider than the line, such as a web address."""
    pieces: list[MeasuredWord] = []
    for words, advance, fragment_style in word.parts:
        if fragment_style.page_anchor:
            pieces.append(MeasuredWord(((words, advance, fragment_style),), advance, None, continues=True))
            continue
        for piece, used in split_word(words, width, partial(_letter_width, fragment_style, style.size)):
            pieces.append(MeasuredWord(((piece, used, fragment_style),), used, None, continues=True))
    return (
        [
            pieces[0]._replace(space=word.space, continues=False, begins_line=word.begins_line),
            *pieces[1:],
        ]
        if pieces
        else (word,)
    )


def _letter_width(style: FragmentStyle, size: float, letter: str) -> float:
    """The width of a letter in points."""
    return style.width(letter, size)


def longest_line_width(lines: Sequence[TextLine]) -> float:
    """The width of the longest line."""
    return max((line[-1].x + line[-1].width for line in lines if line), default=0.0)
