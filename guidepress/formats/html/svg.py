"""Writes a drawing as SVG.

Words are broken into lines here, and each line has its measured width (`textLength`), whichever font the reader has.
"""

from __future__ import annotations

from math import hypot, inf
from typing import assert_never

from guidepress.core.values import Value
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
    Shape,
    Slot,
)
from guidepress.formats.html.xml import SVG, Element, Node, el
from guidepress.text.fit import fitting_size
from guidepress.text.line_break import break_text
from guidepress.text.metrics import FontMetrics, Typeface
from guidepress.theme import Theme

_HALF_CAPITAL = 0.35
"""Half the height of a capital letter, as a multiple of the type size. It centres a line vertically."""


def svg(drawing: Drawing, theme: Theme, alt: str, details: str | None = None) -> Element:
    """The drawing as one image with a text alternative. Its white background keeps it readable in dark mode.

    `details` is the id of the element that describes it.
    """
    edge = theme.book.drawing.edge
    width, height = _decimal(drawing.width + 2 * edge), _decimal(drawing.height + 2 * edge)
    painter = _SvgPainter(theme, FontMetrics(theme.font_chain))
    return el(
        "svg",
        el("rect", x=_decimal(-edge), y=_decimal(-edge), width=width, height=height, fill=theme.colours.paper),
        [node for shape in drawing.shapes for node in painter.shape(shape)],
        xmlns=SVG,
        class_="drawing",
        viewBox=f"{_decimal(-edge)} {_decimal(-edge)} {width} {height}",
        role="img",
        aria_label=alt,
        aria_details=details,
        font_family=theme.book.drawing.font,
    )


def _decimal(value: float) -> str:
    """A length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


class _SvgPainter(Value):
    """Turns shapes into SVG elements."""

    theme: Theme
    metrics: FontMetrics

    def shape(self, shape: Shape) -> list[Node]:
        """The elements of a shape."""
        match shape:
            case Box():
                return self._box(shape)
            case Ring():
                return self._ring(shape)
            case Arrow():
                return self._arrow(shape)
            case Caption():
                fill = self.theme.tone(shape.tone)[0]
                size = self._size(shape.text, shape.size, shape.strong, shape.width, inf)
                lines = self._lines(shape.text, size, shape.strong, shape.width)
                first = shape.y + size * self.theme.book.drawing.leading / 2
                return self._text(lines, shape.x, first, size, shape.strong, fill, shape.align)
            case Slot():
                return [self._outline("rect", "none", x=shape.x, y=shape.y, width=shape.width, height=shape.height)]
            case _:
                assert_never(shape)

    def _box(self, box: Box) -> list[Node]:
        fill, ink = self.theme.tone(box.tone)
        style = self.theme.book.drawing
        outline = self._outline("rect", fill, x=box.x, y=box.y, width=box.width, height=box.height)
        along, across = (box.height, box.width) if box.turned else (box.width, box.height)
        room = along - 2 * style.padding
        size = self._size(box.text, box.size, box.strong, room, across)
        lines = self._lines(box.text, size, box.strong, room)
        middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
        first = middle_y - (len(lines) - 1) * size * style.leading / 2
        words = self._text(lines, middle_x, first, size, box.strong, ink, "middle")
        if not box.turned or not words:
            return [outline, *words]
        return [outline, el("g", words, transform=f"rotate(-90 {_decimal(middle_x)} {_decimal(middle_y)})")]

    def _ring(self, ring: Ring) -> list[Node]:
        fill, ink = self.theme.tone(ring.tone)
        style = self.theme.book.drawing
        outline = self._outline("circle", fill, cx=ring.x, cy=ring.y, r=ring.radius)
        size = self._size(ring.text, ring.size, False, ring.radius, 2 * ring.radius - 2 * style.padding)
        lines = self._lines(ring.text, size, False, ring.radius)
        first = ring.y - ring.radius + 2 * style.padding + size * style.leading / 2
        return [outline, *self._text(lines, ring.x, first, size, False, ink, "middle")]

    def _arrow(self, arrow: Arrow) -> list[Node]:
        colour = self.theme.tone(arrow.tone)[0]
        style = self.theme.book.drawing
        length = hypot(arrow.x2 - arrow.x1, arrow.y2 - arrow.y1)
        end_x, end_y = arrow.x2, arrow.y2
        head: list[Node] = []
        if arrow.head and length > style.arrow:
            along_x, along_y = (arrow.x2 - arrow.x1) / length, (arrow.y2 - arrow.y1) / length
            end_x, end_y = arrow.x2 - along_x * style.arrow, arrow.y2 - along_y * style.arrow
            half_x, half_y = -along_y * style.arrow / 2, along_x * style.arrow / 2
            corners = [(arrow.x2, arrow.y2), (end_x + half_x, end_y + half_y), (end_x - half_x, end_y - half_y)]
            head = [el("polygon", points=" ".join(f"{_decimal(x)},{_decimal(y)}" for x, y in corners), fill=colour)]
        ends = {"x1": arrow.x1, "y1": arrow.y1, "x2": end_x, "y2": end_y}
        width = _decimal(style.stroke * 2)
        line = el("line", **{key: _decimal(value) for key, value in ends.items()}, stroke=colour, stroke_width=width)
        return [line, *head]

    def _outline(self, name: str, fill: str, **place: float) -> Element:
        numbers = {key: _decimal(value) for key, value in place.items()}
        width = _decimal(self.theme.book.drawing.stroke)
        return el(name, **numbers, fill=fill, stroke=self.theme.colours.line, stroke_width=width)

    def _size(self, text: str, size: float, strong: bool, width: float, height: float) -> float:
        """The type size in which words fit their shape, as far as they may shrink."""
        style = self.theme.book.drawing
        return fitting_size(text, size, (width, height), style.leading, style.least, self._typeface(strong).width)

    def _lines(self, text: str, size: float, strong: bool, width: float) -> list[str]:
        return break_text(text, width / size, self._typeface(strong).width)

    def _typeface(self, strong: bool) -> Typeface:
        return self.metrics.typeface("bold" if strong else "regular")

    def _text(
        self, lines: list[str], x: float, first: float, size: float, strong: bool, fill: str, align: str
    ) -> list[Node]:
        """Lines of text. `first` is the vertical middle of the first line."""
        anchor = {"left": "start", "middle": "middle", "right": "end"}[align]
        leading = size * self.theme.book.drawing.leading
        return [
            el(
                "text",
                line,
                x=_decimal(x),
                y=_decimal(first + number * leading + size * _HALF_CAPITAL),
                font_size=_decimal(size),
                font_weight="bold" if strong else None,
                text_anchor=anchor,
                fill=fill,
                textLength=_decimal(self._typeface(strong).length(line, size)),
                lengthAdjust="spacingAndGlyphs",
            )
            for number, line in enumerate(lines)
            if line
        ]
