"""Sets the words of a drawing: their lines, their place, and whether they fit. Lengths are in points.

Points are counted from the top left corner of the drawing, with y downwards, as in the drawing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import hypot

from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Ring, Shape, Slot
from guidepress.document.inline import Run
from guidepress.formats.pdf.layout.fitting import smaller_styles, widest_word
from guidepress.formats.pdf.layout.line_breaking import TextLine, break_lines, longest_line_width
from guidepress.formats.pdf.layout.prepared_text import TextStyle, prepare_text
from guidepress.formats.pdf.layout.styles import Styles, resized
from guidepress.formats.pdf.syntax.page_content import Artifact, Owner

_RING_TEXT = 1.2
"""The width of the words in a ring, as a multiple of its radius."""
_RING_TOP = 0.6
"""The distance of these words from the top of the ring, as a multiple of the type size."""
_TOLERANCE = 1.0
"""By how many points words may reach out of their shape, or into other words."""

Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class ShapeWords(Value):
    """The words of one shape, broken into lines."""

    text: str
    style: TextStyle
    lines: tuple[TextLine, ...]
    left: float
    top: float
    width: float
    align: str
    fits: bool
    """Whether the words stay inside their shape and no word is broken."""
    turned: bool = False

    @property
    def area(self) -> Area:
        """The rectangle that the lines take."""
        width, height = longest_line_width(self.lines), len(self.lines) * self.style.leading
        if self.turned:
            return (self.left, self.top, self.left + height, self.top + width)
        left = self.left + {"left": 0.0, "middle": 0.5, "right": 1.0}[self.align] * (self.width - width)
        return (left, self.top, left + width, self.top + height)


class DrawingWords:
    """Sets the words of drawings at a scale, in points per millimetre."""

    def __init__(self, styles: Styles, scale: float, owner: Owner = Artifact.LAYOUT) -> None:
        self.styles = styles
        self.scale = scale
        self.owner = owner
        self.base = styles.get("drawing")

    def words_of(self, shape: Shape) -> ShapeWords | None:
        """The words of a shape in the largest size that fits, down to the least; None if it has no words."""
        if isinstance(shape, Arrow | Slot) or not shape.text.strip():
            return None
        strong = not isinstance(shape, Ring) and shape.strong
        words: ShapeWords | None = None
        for style in self._styles_of(shape.size, strong):
            words = self._set(shape, style)
            if words.fits:
                break
        return words

    def _styles_of(self, size: float, strong: bool) -> Iterator[TextStyle]:
        """The style of words whose size is given in millimetres of the drawing, then smaller ones."""
        base = replace(self.base, face=self.base.strong) if strong else self.base
        wanted = resized(base, max(size * self.scale, base.size), base.colour)
        return smaller_styles(replace(wanted, least=base.least or base.size))

    def _lines(self, text: str, style: TextStyle, width: float) -> list[TextLine]:
        """The lines of words, a little wider than `width` where that keeps a word whole."""
        return break_lines(prepare_text((Run(text),), self.owner, style), style, width + _TOLERANCE)

    def _set(self, shape: Box | Ring | Caption, style: TextStyle) -> ShapeWords:
        match shape:
            case Box():
                return self._in_box(shape, style)
            case Ring():
                return self._in_ring(shape, style)
            case Caption():
                return self._in_caption(shape, style)

    def _in_box(self, box: Box, style: TextStyle) -> ShapeWords:
        scale = self.scale
        along, across = (box.height, box.width) if box.turned else (box.width, box.height)
        room = (along - 2) * scale
        lines = self._lines(box.text, style, room)
        height = len(lines) * style.leading
        fits = widest_word(box.text, style) <= room + _TOLERANCE and height <= across * scale + _TOLERANCE
        if box.turned:
            left, top = (box.x + box.width / 2) * scale - height / 2, (box.y + 1) * scale
        else:
            left, top = (box.x + 1) * scale, (box.y + box.height / 2) * scale - height / 2
        return ShapeWords(box.text, style, tuple(lines), left, top, room, "middle", fits, box.turned)

    def _in_ring(self, ring: Ring, style: TextStyle) -> ShapeWords:
        radius, width = ring.radius * self.scale, ring.radius * self.scale * _RING_TEXT
        lines = self._lines(ring.text, style, width)
        left, top = ring.x * self.scale - width / 2, ring.y * self.scale - radius + style.size * _RING_TOP
        half, below = longest_line_width(lines) / 2, len(lines) * style.leading + style.size * _RING_TOP - radius
        fits = widest_word(ring.text, style) <= width + _TOLERANCE and hypot(half, below) <= radius + _TOLERANCE
        return ShapeWords(ring.text, style, tuple(lines), left, top, width, "middle", fits)

    def _in_caption(self, caption: Caption, style: TextStyle) -> ShapeWords:
        width = caption.width * self.scale
        left = caption.x * self.scale - {"left": 0.0, "middle": 0.5, "right": 1.0}[caption.align] * width
        lines = self._lines(caption.text, style, width)
        fits = widest_word(caption.text, style) <= width + _TOLERANCE
        return ShapeWords(caption.text, style, tuple(lines), left, caption.y * self.scale, width, caption.align, fits)


def words_without_room(drawing: Drawing, styles: Styles, scale: float) -> tuple[str, ...]:
    """The words of a drawing that do not fit at this scale: they leave their shape or the drawing, a word is broken, or
    they stand on other words or on a field.
    """
    setter = DrawingWords(styles, scale)
    all_words = [words for shape in drawing.shapes if (words := setter.words_of(shape)) is not None]
    areas = [(words.area, words.text) for words in all_words]
    slots = [_slot_area(shape, scale) for shape in drawing.shapes if isinstance(shape, Slot)]
    bad = [words.text for words in all_words if not words.fits]
    bad += [text for area, text in areas if _outside(area, drawing, scale)]
    bad += [text for (first, _), (second, text) in combinations(areas, 2) if overlap(first, second)]
    bad += [text for area, text in areas if any(overlap(area, slot) for slot in slots)]
    return tuple(dict.fromkeys(bad))


def overlap(first: Area, second: Area) -> bool:
    """Whether two rectangles cover each other by more than the tolerance, both across and down."""
    return (
        min(first[2], second[2]) - max(first[0], second[0]) > _TOLERANCE
        and min(first[3], second[3]) - max(first[1], second[1]) > _TOLERANCE
    )


def _outside(area: Area, drawing: Drawing, scale: float) -> bool:
    """Whether a rectangle leaves the drawing."""
    right, bottom = drawing.width * scale + _TOLERANCE, drawing.height * scale + _TOLERANCE
    return area[0] < -_TOLERANCE or area[1] < -_TOLERANCE or area[2] > right or area[3] > bottom


def _slot_area(slot: Slot, scale: float) -> Area:
    return (slot.x * scale, slot.y * scale, (slot.x + slot.width) * scale, (slot.y + slot.height) * scale)
