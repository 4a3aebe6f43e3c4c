"""Appearance streams of form fields, one for each state of a widget (ISO 32000-1, 12.5.5). Lengths are in points."""

from __future__ import annotations

from typing import Literal

from guidepress.core.values import Value
from guidepress.formats.pdf.syntax.content_operators import circle_path, rgb, rounded_rectangle_path
from guidepress.formats.pdf.syntax.fonts import FormFont
from guidepress.formats.pdf.syntax.objects import Document, number, operands, reference
from guidepress.formats.pdf.syntax.page_content import Rectangle

FORM_FONT = "FF"
"""The name of the form font in the resources of the form and of each appearance."""
FONT_OF_ALL_LETTERS = "Wingdings"
"""A second name of the form font, by which PDFium (Chrome, Edge) takes it for every letter that it has.

PDFium draws “ ” ’ – ŵ ŷ in fonts of the machine, unless /DA names the form font like a symbol font. It reads the first
font of /DA. A program that carries out /DA, as ISO 32000-1 (12.7.3.3) has it, ends with the last one. Both are the same
font. See docs/form-fields.md.
"""
OPTION_LINE_HEIGHT = 1.4
"""The distance between lines of options to circle, as a multiple of the type size."""
CHOICE_HEIGHT = 1.5
"""The height of the place below the options, in which a program shows the choice, as a multiple of the type size."""
OPTION_INSETS = 1.3
"""The distance of options from the left edge of their box, as a multiple of the inset."""
ButtonShape = Literal["square", "round"]
"""Square: a box to tick. Round: a circle for one option of several."""


class FieldStyle(Value):
    """The look of form fields. Lengths are in points, colours #rrggbb."""

    ink: str
    paper: str
    border: str
    border_width: float
    rule: str
    rule_width: float
    size: float
    """The type size of typed text."""
    pitch: float
    """The distance between lines to write on."""
    inset: float
    margin: float
    """The distance at the left and right between the edge of a box and its widget, in which programs type."""
    radius: float
    dots: float
    """The distance between the dots of a dotted page."""
    dot: float
    """The diameter of a dot."""

    def widget_place(self, box: Rectangle) -> Rectangle:
        """The place of the widget in a box: inside its outline, with a margin at the left and right."""
        left, low, right, top = box
        return left + self.margin, low + self.border_width, right - self.margin, top - self.border_width


class Appearances:
    """Makes the appearances of the fields of one document. `font_number` is the object number of the form font."""

    def __init__(self, document: Document, font: FormFont, style: FieldStyle, font_number: int) -> None:
        self.document = document
        self.font = font
        self.style = style
        self.font_number = font_number
        self.buttons: dict[str, int] = {}
        """The object numbers of the appearances of buttons, by state and size."""

    def text_box(self, box: Rectangle, lines: int, dotted: bool) -> int:
        """What stands in an empty box: `lines` lines to write on, or a grid of dots. Returns an object number.

        The outline of the box is not part of it: see `Forms`.
        """
        return self._box(box, self._dot_grid(box) if dotted else self._writing_lines(box, lines))

    def options(self, box: Rectangle, labels: list[str]) -> int:
        """The options of a drop-down in a box, to be circled on paper, for the page. Returns an object number.

        The options are left out if they do not fit. The layout makes boxes high enough, so that this does not happen.
        """
        room = box[2] - box[0] - 2 * OPTION_INSETS * self.style.inset
        lines = self.font.option_lines(labels, self.style.size, room)
        line_limit = max(1, int((box[3] - box[1]) / self.style.size))
        code = self._option_lines(box, lines if len(lines) <= line_limit else [])
        return self._form_object(box[2] - box[0], box[3] - box[1], code)

    def button(self, side: float, shape: ButtonShape) -> tuple[int, int]:
        """The object numbers of the appearances "on" and "off".

        All buttons of one size share them: no program changes them.
        """
        numbers = []
        for state in ("on", "off"):
            label = f"{shape} {state} {side:.2f}"
            if label not in self.buttons:
                self.buttons[label] = self._form_object(side, side, self._button_code(side, shape, state == "on"))
            numbers.append(self.buttons[label])
        return numbers[0], numbers[1]

    def _box(self, box: Rectangle, content_inside: str) -> int:
        """The appearance of an empty box's widget. `content_inside` is measured from the corner of the box."""
        inner = self.style.widget_place(box)
        moved = f"q 1 0 0 1 {operands(box[0] - inner[0], box[1] - inner[1])} cm\n{content_inside}Q\n"
        content = f"{moved if content_inside else ''}/Tx BMC\nEMC"
        return self._form_object(inner[2] - inner[0], inner[3] - inner[1], content)

    def _form_object(self, width: float, height: float, code: str) -> int:
        """A form XObject with this content stream."""
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[0 0 {number(width)} {number(height)}]"
            f"/Resources{font_resources(self.font_number)}"
        )
        return self.document.add_stream(entries, code.encode("latin-1"))

    def _writing_lines(self, box: Rectangle, lines: int) -> str:
        """Lines to write on, which divide the box evenly."""
        if lines < 2:
            return ""
        style, height = self.style, box[3] - box[1]
        left, right = style.inset, box[2] - box[0] - style.inset
        pitch = height / lines
        strokes = [
            f"{number(left)} {number(height - pitch * line)} m {number(right)} {number(height - pitch * line)} l S"
            for line in range(1, lines)
        ]
        return f"q {rgb(style.rule)} RG {number(style.rule_width)} w {' '.join(strokes)} Q\n"

    def _dot_grid(self, box: Rectangle) -> str:
        """A grid of dots over the whole box: dashed lines with dashes of no length and round caps."""
        style, width, height = self.style, box[2] - box[0], box[3] - box[1]
        across, down = int(width / style.dots) - 1, int(height / style.dots) - 1
        left, low = (width - across * style.dots) / 2, (height - down * style.dots) / 2
        rows = [
            f"{number(left)} {number(low + row * style.dots)} m "
            f"{number(left + (across + 0.5) * style.dots)} {number(low + row * style.dots)} l S"
            for row in range(down + 1)
        ]
        stroke = f"{rgb(style.border)} RG {number(style.dot)} w 1 J [0 {number(style.dots)}] 0 d"
        return f"q {stroke} {' '.join(rows)} Q\n"

    def _option_lines(self, box: Rectangle, lines: list[str]) -> str:
        """Lines of options, centred vertically."""
        style, height = self.style, box[3] - box[1]
        step = min(height / max(1, len(lines)), OPTION_LINE_HEIGHT * style.size)
        top = (height + step * len(lines)) / 2
        drop = (self.font.ascent + self.font.descent) / 2000 * style.size
        text_operators = [
            f"BT /{FORM_FONT} {number(style.size)} Tf {rgb(style.ink)} rg {number(style.inset * OPTION_INSETS)} "
            f"{number(top - step * (index + 0.5) - drop)} Td ({self.font.encode(line)}) Tj ET"
            for index, line in enumerate(lines)
        ]
        return "\n".join(text_operators) + ("\n" if text_operators else "")

    def _button_code(self, side: float, shape: ButtonShape, on: bool) -> str:
        style = self.style
        half = style.border_width / 2
        middle = side / 2
        if shape == "round":
            outline = circle_path(middle, middle, middle - half)
            mark = f"{rgb(style.ink)} rg {circle_path(middle, middle, middle * 0.55)} f"
        else:
            outline = rounded_rectangle_path(half, half, side - 2 * half, side - 2 * half, style.radius)
            lower, upper = side * 0.24, side * 0.76
            cross = [(lower, lower, upper, upper), (lower, upper, upper, lower)]
            paths = " ".join(f"{operands(*c[:2])} m {operands(*c[2:])} l" for c in cross)
            mark = f"{rgb(style.ink)} RG {number(side / 7)} w 1 J {paths} S"
        code = f"q {rgb(style.paper)} rg {rgb(style.border)} RG {number(style.border_width)} w {outline} B Q"
        return f"{code}\nq {mark} Q" if on else code


def font_resources(font_number: int) -> str:
    """The resources of the form and of each appearance: the form font under both of its names.

    pdf.js copies /DA with both names into the appearance that it writes, and keeps these resources.
    """
    font = reference(font_number)
    return f"<</Font<</{FORM_FONT} {font}/{FONT_OF_ALL_LETTERS} {font}>>>>"


def whole_points(width: float) -> int:
    """The width of a border as an integer. PDFium truncates a width of 0.9 to nothing."""
    return max(1, round(width))
