"""Smaller type for words that do not fit at their usual size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.core.problems import NOWHERE
from guidepress.document.inline import Inline, plain
from guidepress.formats.pdf.layout.prepared_text import TextStyle
from guidepress.formats.pdf.layout.styles import resized

_STEPS = 12
"""The number of steps from the usual size of a style to its least size."""
_STEP = 0.5
"""Type sizes are multiples of this, in points."""


def widest_word(words: str, style: TextStyle) -> float:
    """The width of the widest word in points; 0 if there is no word."""
    return max(
        (style.face.width(word, NOWHERE) * style.size for word in words.replace("\n", " ").split(" ")), default=0.0
    )


def smaller_styles(style: TextStyle) -> Iterator[TextStyle]:
    """The style, then the same style in smaller sizes down to its least size."""
    yield style
    if not style.least:
        return
    for step in range(1, _STEPS + 1):
        size = style.size - (style.size - style.least) * step / _STEPS
        yield resized(style, max(style.least, size // _STEP * _STEP), style.colour)


def style_for_words(runs: Sequence[Inline], style: TextStyle, width: float) -> TextStyle:
    """The style in the largest size in which no word is wider than `width`; its least size if none is."""
    widest = widest_word(plain(runs), style)
    if widest <= width or not style.least:
        return style
    size = max(style.least, style.size * width / widest // _STEP * _STEP)
    return resized(style, size, style.colour)
