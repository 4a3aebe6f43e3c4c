"""Drawings whose words stand below them: a number takes the place of words that are turned or have no room.

A layout asks for this where all words are to be level and large, as in large print. Lengths of shapes are in
millimetres of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, count, product
from string import ascii_uppercase

from msgspec.structs import replace

from guidepress.document.drawing import Box, Caption, Drawing, Ring, Shape
from guidepress.formats.pdf.components.drawing_words import DrawingWords
from guidepress.formats.pdf.components.fitted_drawing import fitted_drawing
from guidepress.formats.pdf.layout.styles import MM, Styles

_GAP = 0.5
"""The space above the words below a drawing, as a multiple of their line height."""
_SHORT = 2
"""Words of so many letters stay where they are."""
_SHARES = (0.85, 0.7, 0.6, 0.5)
"""The sizes of the shapes, as shares of their own, that are tried until the words below them fit on the page."""
_LOWER = (0.94, 0.88, 0.82, 0.76, 0.7)
"""The heights, as shares of their own, that are tried before; a drawing with rings is not made lower."""
_LINES_BELOW = 3
"""The lines of a caption that are kept free below a drawing and its words: its own, the link, and gaps."""


def keyed_drawing(styles: Styles, drawing: Drawing) -> Drawing:
    """The drawing, with numbers in place of the words that are turned or have no room, and the words below it.

    Its shapes are smaller where the page has no room for them and the words. It is the drawing itself where the layout
    does not ask for this, and where all words are level and have room.
    """
    if not styles.layout.drawing.keyed:
        return drawing
    first: Drawing | None = None
    full = styles.page.room / drawing.width
    highest = styles.page.body - _LINES_BELOW * styles.get("caption").leading
    for scale, (across, down) in product(dict.fromkeys((min(MM, full), full)), _shares(drawing)):
        keyed = _with_words_below(styles, drawing if down == 1 else _smaller(drawing, across, down), scale)
        fitted = fitted_drawing(styles, keyed, styles.page.room)
        if not fitted.without_room and fitted.height <= highest:
            return keyed
        first = first or keyed
    assert first is not None
    return first


def _shares(drawing: Drawing) -> Iterator[tuple[float, float]]:
    """The shares of width and height that are tried, in their order."""
    yield 1.0, 1.0
    if not any(isinstance(shape, Ring) for shape in drawing.shapes):
        yield from ((1.0, share) for share in _LOWER)
    yield from ((share, share) for share in _SHARES)


def _smaller(drawing: Drawing, across: float, down: float) -> Drawing:
    """A drawing of the same width whose shapes are narrower and lower by these shares, at its left."""
    shares = dict.fromkeys(("x", "width", "x1", "x2", "radius"), across)
    shares |= dict.fromkeys(("y", "height", "y1", "y2"), down)
    shapes = tuple(
        replace(shape, **{name: getattr(shape, name) * share for name, share in shares.items() if hasattr(shape, name)})
        for shape in drawing.shapes
    )
    return Drawing(drawing.width, drawing.height * down, shapes)


def _with_words_below(styles: Styles, drawing: Drawing, scale: float) -> Drawing:
    """The drawing with its words below it, as far as they are turned or have no room, for a scale in points per
    millimetre.
    """
    turned = [shape.text for shape in drawing.shapes if isinstance(shape, Box) and shape.turned and shape.text]
    without_room = fitted_drawing(styles, drawing, styles.page.room).without_room
    wanted = {text for text in (*turned, *without_room) if len(text) > _SHORT}
    texts = [text for text in drawing.words() if text in wanted]
    keys = dict(zip(texts, _keys(drawing), strict=False))
    shapes = tuple(_keyed(shape, keys) for shape in drawing.shapes)
    if not texts:
        return replace(drawing, shapes=shapes)
    lines = list(_words_below(styles, keys, drawing, scale))
    leading = styles.get("drawing").leading / scale
    return Drawing(drawing.width, lines[-1][1] + leading * 0.3, (*shapes, *(caption for caption, _ in lines)))


def _keys(drawing: Drawing) -> Iterator[str]:
    """Numbers; letters where words of the drawing are numbers. What is a word of the drawing is no key."""
    words = drawing.words()
    letters = ascii_uppercase if any(text.isdecimal() for text in words) else ""
    yield from (key for key in chain(letters, map(str, count(1))) if key not in words)


def _keyed(shape: Shape, keys: Mapping[str, str]) -> Shape:
    """The shape with its number in place of its words, if it has one. Words so short that they stay become level."""
    if isinstance(shape, Box) and shape.text in keys:
        return replace(shape, text=keys[shape.text], turned=False, strong=True)
    if isinstance(shape, Box) and shape.turned:
        return replace(shape, turned=False)
    if isinstance(shape, Ring | Caption) and shape.text in keys:
        return replace(shape, text=keys[shape.text])
    return shape


def _words_below(
    styles: Styles, keys: Mapping[str, str], drawing: Drawing, scale: float
) -> Iterator[tuple[Caption, float]]:
    """The words below the drawing, each with its number and the height at which it ends."""
    setter = DrawingWords(styles, scale)
    leading = styles.get("drawing").leading / scale
    y = drawing.height + leading * _GAP
    for text, key in keys.items():
        caption = Caption(0, y, drawing.width, f"{key}  {text}", size=0)
        words = setter.words_of(caption)
        y += leading * (len(words.lines) if words is not None else 1)
        yield caption, y
