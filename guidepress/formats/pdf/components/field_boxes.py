"""Fields and choices outside of grids: boxes to write in, boxes to tick, circles to choose."""

from __future__ import annotations

import math

from guidepress.core.problems import NOWHERE
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run, Runs
from guidepress.formats.pdf.components.answer_room import date_width, needed_lines
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_painters import SQUARE_SHARE, FieldPainter, choice_painter, field_painter
from guidepress.formats.pdf.components.field_sizes import (
    drop_down_width,
    field_height,
    lines_for,
    shows_size,
    size_hint,
)
from guidepress.formats.pdf.layout.columns import Columns
from guidepress.formats.pdf.layout.flowable import TOLERANCE, Flowable, Stack, Surface
from guidepress.formats.pdf.layout.line_drawing import baseline_offset
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def set_field(context: Context, field: Field, parent: StructureElement) -> list[Flowable]:
    """A field with its prompt and hint, kept together on one page."""
    layout = context.styles.layout.fields
    if field.kind == "tick":
        return [_tick_line(context, field, parent)]
    pieces: list[Flowable] = []
    if field.prompt:
        prompt = context.para(field.prompt, "prompt", parent.add("P"), field.where, keep_with_next=True)
        prompt.width_limit = context.styles.page.column
        pieces.append(prompt)
    if field.hint:
        hint = context.para(field.hint, "hint", parent.add("P"), field.where, keep_with_next=True)
        hint.width_limit, hint.after = context.styles.page.column, pieces[-1].after if pieces else 0.0
        if pieces:
            pieces[-1].after = 0.0
        pieces.append(hint)
    size_note = parent.add("P") if shows_size(context, field) else None
    form = parent.add("Form")
    width = {"date": max(60 * MM, date_width(context)), "number": 40 * MM}.get(field.kind, 0.0)
    box = WritingBox(context, field, field_painter(context, field, form), width)
    pieces.append(box)
    if size_note is not None:
        box.keep_with_next = True
        pieces.append(SizeHint(context, field, box, size_note))
    stack = Stack(pieces, keep_whole=True, page_height=context.styles.page.body)
    stack.after = layout.gap * MM
    stack.keys = context.keys(form, field.key)
    return [stack]


class WritingBox(Flowable):
    """A box to type and write in. A box of several lines grows and shrinks by whole lines."""

    def __init__(self, context: Context, field: Field, painter: FieldPainter, width: float) -> None:
        self.context = context
        self.field = field
        self.painter = painter
        self.width = width
        """The width of the box; 0: the width of its place."""
        self.pitch = context.styles.layout.fields.pitch * MM
        self._measured = -1.0
        self._measure(_full_width(context))

    @property
    def least_width(self) -> float:
        return drop_down_width(self.context, self.field) if self.field.kind == "pick" else 0.0

    def _measure(self, place: float) -> None:
        """Finds the height of the box in a place of this width, if it is another width than before."""
        if place == self._measured:
            return
        context, field, width = self.context, self.field, self.width or place
        layout = context.styles.layout.fields
        self._measured = place
        self.box_height = field_height(context, field, width)
        asked = lines_for(context, field, width) if field.kind == "text" else 1
        lines = asked if asked > 1 else 0
        self.growth_lines = int(lines * layout.grow)
        """The number of lines by which the box may still grow."""
        needed = needed_lines(context, field, width)
        self.shrink_lines = max(0, min(int(lines * layout.shrink), lines - needed))
        """The number of lines by which the box may still shrink. Room for its examples and `field.words` remains."""

    def height(self, width: float) -> float:
        self._measure(width)
        return self.box_height

    def grow(self, room: float, width: float) -> float:
        self._measure(width)
        lines = max(0, min(self.growth_lines, int(room / self.pitch)))
        self.growth_lines -= lines
        self.box_height += lines * self.pitch
        return lines * self.pitch

    def slack(self, width: float) -> float:
        self._measure(width)
        return self.shrink_lines * self.pitch

    def shrink(self, by: float, width: float) -> float:
        self._measure(width)
        lines = min(self.shrink_lines, math.ceil(by / self.pitch - TOLERANCE))
        self.shrink_lines -= lines
        self.box_height -= lines * self.pitch
        return lines * self.pitch

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        self.painter(surface, (x, top - self.box_height, x + (self.width or width), top))


class SizeHint(Flowable):
    """How many words a box is meant for, at its lower right corner. It is computed when the final size is known."""

    def __init__(self, context: Context, field: Field, box: WritingBox, element: StructureElement) -> None:
        self.context = context
        self.field = field
        self.box = box
        self.element = element
        self.style = context.styles.get("hint")

    def height(self, width: float) -> float:
        return self.style.leading

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        words = size_hint(self.context, self.field, self.box.width or width, self.box.box_height)
        style = self.style
        left = x + width - style.face.width(words, NOWHERE) * style.size
        surface.canvas.text(
            self.element, style.face, style.size, style.colour, left, top - baseline_offset(style), words
        )


def _full_width(context: Context) -> float:
    """The width between the margins."""
    page = context.styles.page
    return page.width - page.inner - page.outer


def _tick_line(context: Context, field: Field, parent: StructureElement) -> Flowable:
    """A box to tick with its text at the right."""
    line = parent.add("P")
    form = line.new_inline("Form")
    painter = field_painter(context, field, form)
    words: Runs | str = field.prompt or field.label[-1]
    if field.hint:
        words = (*field.prompt, Run(" "), *field.hint)
    para = context.para(words, "item", line, field.where)
    piece = LabelledButton(para, painter, context.styles.layout.fields.square * MM)
    piece.after = context.styles.layout.fields.option_gap * MM
    piece.keys = context.keys(form, field.key)
    return piece


class LabelledButton(Flowable):
    """A box or circle at the left of its text."""

    def __init__(self, para: ParagraphFlowable, painter: FieldPainter, side: float) -> None:
        self.para = para
        self.painter = painter
        self.side = side
        self.indent = side + 7

    @property
    def least_width(self) -> float:
        return self.indent + self.para.least_width

    def height(self, width: float) -> float:
        return max(self.para.height(width - self.indent), self.side)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        leading = self.para.style.leading
        middle = top - max(leading, self.side) / 2
        reach = self.side / SQUARE_SHARE / 2
        self.painter(surface, (x, middle - reach, x + self.side, middle + reach))
        drop = max(0.0, (self.side - leading) / 2)
        self.para.draw(surface, x + self.indent, top - drop, width - self.indent)


def set_choice(context: Context, choice: Choice, parent: StructureElement) -> list[Flowable]:
    """A question with its options as a list, on one page."""
    pieces: list[Flowable] = []
    if choice.prompt:
        prompt = context.para(choice.prompt, "prompt", parent.add("P"), choice.where, keep_with_next=True)
        prompt.width_limit = context.styles.page.column
        pieces.append(prompt)
    pieces += option_pieces(context, choice, parent)
    stack = Stack(pieces, keep_whole=True, page_height=context.styles.page.body)
    stack.after = context.styles.layout.fields.gap * MM
    stack.keys = context.keys(parent, choice.key)
    return [stack]


_SHORT_OPTION = 14
"""Options with at most this number of characters stand side by side."""


def option_pieces(context: Context, choice: Choice, parent: StructureElement, columns: int = 0) -> list[Flowable]:
    """The options as a list whose labels are the buttons. `columns` 0: as many columns as fit the options."""
    layout = context.styles.layout.fields
    listed = parent.add("L", list_numbering="Unordered")
    context.keys(listed, choice.id, choice.key)
    style = context.styles.get("item")
    side = (layout.square if choice.many else layout.circle) * MM
    buttons: list[LabelledButton] = []
    for option in choice.options:
        item = listed.add("LI")
        form = item.add("Lbl").add("Form")
        painter = choice_painter(context, choice, option, form)
        para = context.para(option.label, style, item.add("LBody"), choice.where)
        piece = LabelledButton(para, painter, side)
        piece.after = layout.option_gap * MM
        buttons.append(piece)
    pieces: list[Flowable] = [*buttons]
    if not columns:
        longest = max(len(option.label) for option in choice.options)
        side_by_side = longest <= _SHORT_OPTION and len(pieces) <= 6 and not choice.many
        columns = len(pieces) if side_by_side else _columns(context, choice, max(piece.indent for piece in buttons))
    if columns > 1:
        together = Columns(pieces, columns, context.mm(context.styles.layout.list.column_gap))
        return [together]
    return pieces


def _columns(context: Context, choice: Choice, indent: float) -> int:
    """The columns of a list of options: as many as are asked for, or fewer where the layout wants each on one line."""
    layout, style = context.styles.layout.list, context.styles.get("item")
    if layout.wrapped or choice.columns < 2:
        return choice.columns
    widest = max(style.face.width(option.label, choice.where) * style.size for option in choice.options)
    gap = context.mm(layout.column_gap)
    return max(1, min(choice.columns, int((context.styles.page.room + gap) / (widest + indent + gap))))
