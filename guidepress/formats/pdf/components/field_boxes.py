"""Fields and choices as pieces: boxes to write in, boxes to tick, circles to choose."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from guidepress.core.problems import NOWHERE
from guidepress.document.fields import Choice, Field, Option
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.components.typed_text import date_width, lines_height
from guidepress.formats.pdf.layout.columns import Columns
from guidepress.formats.pdf.layout.flowable import CLOSE, Flowable, Stack, Surface
from guidepress.formats.pdf.layout.lines import base_line
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.canvas import Rectangle
from guidepress.formats.pdf.syntax.form_fields import BESIDE, CIRCLED
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_ALMOST = 0.1
"""A line to write on may be lower by so much of its pitch."""

_SQUARE = 0.8
"""The part of its row that a box to tick takes at the most."""

FieldPainter = Callable[[Surface, Rectangle], None]


def tooltip(label: Sequence[str], hint: str = "") -> str:
    """ "question: row: column", with a hint behind it."""
    path = ": ".join(part for part in label if part)
    return f"{path} ({hint})" if hint else path


def says_size(setting: Setting, field: Field) -> bool:
    """Whether a box says how much it is meant for."""
    return field.kind == "text" and (field.lines >= setting.styles.layout.fields.hint_from or field.words > 0)


def size_hint(setting: Setting, field: Field, width: float, high: float) -> str:
    """About how many words a box of this width and height is meant for; empty where nothing is said."""
    layout = setting.styles.layout.fields
    if not says_size(setting, field):
        return ""
    count = field.words
    if not count:
        count = int(round(high / MM / layout.pitch) * width / MM / layout.word)
        count -= count % (10 if count > 50 else 5)
    return setting.words.answer_words.format(words=count) if count else ""


def field_height(setting: Setting, field: Field, width: float = 0.0) -> float:
    """The height of a box of a width, in points. That of a drop-down has room for its words, to be circled.

    A further place of an answer holds two typed lines: where it is asked, it may have them.
    """
    layout = setting.styles.layout.fields
    if field.kind == "pick" and width:
        labels = [option.label for option in field.options]
        lines = setting.styles.form_font.lines(labels, layout.size, width - 2 * BESIDE * layout.inset * MM)
        return max(layout.single * MM, (len(lines) * CIRCLED + 0.5) * layout.size)
    if field.kind == "text" and field.lines > 1:
        return min(field.lines * layout.pitch * MM, setting.styles.page.body * 0.9)
    if field.kind == "tick":
        return layout.square * MM
    return max(layout.single * MM, lines_height(setting) if field.shares else 0.0)


def longest_label(setting: Setting, field: Field) -> float:
    """The least width of a drop-down, in points: its longest option, with room at both sides."""
    layout, font = setting.styles.layout.fields, setting.styles.form_font
    longest = max((font.width(option.label, layout.size) for option in field.options), default=0.0)
    return longest + 2 * BESIDE * layout.inset * MM


def words_width(setting: Setting, field: Field) -> float:
    """The width of a drop-down whose words stand on one line, in points."""
    layout, font = setting.styles.layout.fields, setting.styles.form_font
    words = font.lines([option.label for option in field.options], layout.size, math.inf)
    return max((font.width(line, layout.size) for line in words), default=0.0) + 2 * BESIDE * layout.inset * MM


def field_give(setting: Setting, field: Field) -> float:
    """How much of its height a box can do without."""
    layout = setting.styles.layout.fields
    if field.kind == "text" and field.lines > 1:
        return max(int(field.lines * layout.shrink), field.lines * _ALMOST) * layout.pitch * MM
    if field.kind not in ("text", "date", "number"):
        return 0.0
    low = max(layout.low * MM, lines_height(setting) if field.shares else 0.0)
    return max(0.0, field_height(setting, field) - low)


def field_painter(
    setting: Setting, field: Field, form: StructureElement, sized: bool = True, dotted: bool = False
) -> FieldPainter:
    """Draws the widget of a field into a rectangle. `sized`: a large box says how many words are meant.

    `dotted`: it has dots to draw on instead of lines.
    """

    def paint(sheet: Surface, box: Rectangle) -> None:
        sheet.canvas.mark_place(field.id, box[3])
        if field.key:
            sheet.canvas.mark_place(field.key, box[3])
        forms, canvas = sheet.forms, sheet.canvas
        if field.kind == "tick":
            side = min(setting.styles.layout.fields.square * MM, _SQUARE * (box[3] - box[1]))
            forms.tick(canvas, form, _centred(box, side), field.id, tooltip(field.label), "tick")
        elif field.kind == "pick":
            options = tuple((option.key, option.label) for option in field.options)
            forms.pick(canvas, form, box, field.id, tooltip(field.label, setting.words.pick_hint), options)
        else:
            said = size_hint(setting, field, box[2] - box[0], box[3] - box[1]) if sized else ""
            said = said or (setting.words.date_hint if field.kind == "date" else "")
            lines = _lines_in(box[3] - box[1], field, forms.pen.pitch)
            said = tooltip(field.label, said)
            forms.words(canvas, form, box, field.id, said, lines, field.lines > 1, dotted, field.shares)

    return paint


def _lines_in(height: float, field: Field, pitch: float) -> int:
    """How many lines a box has: as many as there is room for, and its own number where each can be a little lower.

    A box of one line has none, unless it has become so tall that it has room for two.
    """
    if field.kind != "text":
        return 0
    own = max(2, field.lines)
    return max(int(height / pitch + _ALMOST), min(own, int(height / pitch / (1 - _ALMOST) + _ALMOST)))


def choice_painter(setting: Setting, choice: Choice, option: Option, form: StructureElement) -> FieldPainter:
    """Draws the circle or the box of one option into the middle of a rectangle."""
    layout = setting.styles.layout.fields

    def paint(sheet: Surface, box: Rectangle) -> None:
        sheet.canvas.mark_place(choice.id, box[3])
        if choice.key:
            sheet.canvas.mark_place(choice.key, box[3])
        if choice.many:
            side = min(layout.square * MM, _SQUARE * (box[3] - box[1]))
            id = f"{choice.id}.{option.key}"
            sheet.forms.tick(
                sheet.canvas, form, _centred(box, side), id, tooltip((*choice.label, option.label)), option.key
            )
            return
        question = tooltip(choice.label)
        labels = (question, tooltip((*choice.label, option.label)))
        sheet.forms.one_of(sheet.canvas, form, _centred(box, layout.circle * MM), choice.id, labels, option.key)

    return paint


def _centred(box: Rectangle, side: float) -> Rectangle:
    x, y = (box[0] + box[2] - side) / 2, (box[1] + box[3] - side) / 2
    return (x, y, x + side, y + side)


# ----------------------------------------------------------------------------------------------------- alone


def set_field(setting: Setting, field: Field, parent: StructureElement) -> list[Flowable]:
    """A field with its prompt above and its hint below, kept together."""
    layout = setting.styles.layout.fields
    if field.kind == "tick":
        return [_tick_line(setting, field, parent)]
    pieces: list[Flowable] = []
    if field.prompt:
        prompt = setting.para(field.prompt, "prompt", parent.add("P"), field.where, keep=True)
        prompt.limit = setting.styles.page.column
        pieces.append(prompt)
    if field.hint:
        hint = setting.para(field.hint, "hint", parent.add("P"), field.where, keep=True)
        hint.limit, hint.after = setting.styles.page.column, pieces[-1].after if pieces else 0.0
        if pieces:
            pieces[-1].after = 0.0
        pieces.append(hint)
    said = parent.add("P") if says_size(setting, field) else None
    form = parent.add("Form")
    width = {"date": max(60 * MM, date_width(setting)), "number": 40 * MM}.get(field.kind, 0.0)
    box = WritingBox(setting, field, field_painter(setting, field, form), width)
    pieces.append(box)
    if said is not None:
        box.keep = True
        pieces.append(SizeHint(setting, field, box, said))
    stack = Stack(pieces, whole=True, page=setting.styles.page.body)
    stack.after = layout.gap * MM
    stack.keys = some(field.key)
    return [stack]


class WritingBox(Flowable):
    """A box to type and write in. One of several lines may grow by whole lines, to fill its page."""

    def __init__(self, setting: Setting, field: Field, painter: FieldPainter, width: float) -> None:
        layout = setting.styles.layout.fields
        self.setting = setting
        self.field = field
        self.high = field_height(setting, field, width or _wide(setting))
        self.painter = painter
        self.width = width
        """0: as wide as the place."""
        self.pitch = layout.pitch * MM
        lines = round(self.high / self.pitch) if field.kind == "text" and field.lines > 1 else 0
        self.most = int(lines * layout.grow)
        needed = math.ceil(field.words * layout.word * MM / (width or _wide(setting)))
        self.spare = max(0, min(int(lines * layout.shrink), lines - needed))
        """So many lines it may take, and so many it may give up: room is left for the words it asks for."""

    def height(self, width: float) -> float:
        if self.field.kind == "pick":
            self.high = field_height(self.setting, self.field, width)
        return self.high

    def grow(self, room: float, width: float) -> float:
        lines = max(0, min(self.most, int(room / self.pitch)))
        self.most -= lines
        self.high += lines * self.pitch
        return lines * self.pitch

    def slack(self, width: float) -> float:
        return self.spare * self.pitch

    def shrink(self, by: float, width: float) -> float:
        lines = min(self.spare, math.ceil(by / self.pitch - CLOSE))
        self.spare -= lines
        self.high -= lines * self.pitch
        return lines * self.pitch

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        self.painter(sheet, (x, top - self.high, x + (self.width or width), top))


class SizeHint(Flowable):
    """What a box says of its size, at its lower right corner; worked out when the size is settled."""

    def __init__(self, setting: Setting, field: Field, box: WritingBox, element: StructureElement) -> None:
        self.setting = setting
        self.field = field
        self.box = box
        self.element = element
        self.style = setting.styles.get("hint")

    def height(self, width: float) -> float:
        return self.style.leading

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        words = size_hint(self.setting, self.field, self.box.width or width, self.box.high)
        style = self.style
        left = x + width - style.face.width(words, NOWHERE) * style.size
        sheet.canvas.text(self.element, style.face, style.size, style.colour, left, top - base_line(style), words)


def _wide(setting: Setting) -> float:
    page = setting.styles.page
    return page.width - page.inner - page.outer


def _tick_line(setting: Setting, field: Field, parent: StructureElement) -> Flowable:
    """A box to tick, its words at the right."""
    line = parent.add("P")
    form = line.within("Form")
    painter = field_painter(setting, field, form)
    para = setting.para(field.prompt or field.label[-1], "item", line, field.where)
    piece = Marker(para, painter, setting.styles.layout.fields.square * MM)
    piece.after = setting.styles.layout.fields.option_gap * MM
    piece.keys = some(field.key)
    return piece


class Marker(Flowable):
    """A button at the left of its words."""

    def __init__(self, para: ParagraphFlowable, painter: FieldPainter, side: float) -> None:
        self.para = para
        self.painter = painter
        self.side = side
        self.indent = side + 7

    def height(self, width: float) -> float:
        return max(self.para.height(width - self.indent), self.side)

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        leading = self.para.style.leading
        middle = top - max(leading, self.side) / 2
        reach = self.side / _SQUARE / 2
        self.painter(sheet, (x, middle - reach, x + self.side, middle + reach))
        drop = max(0.0, (self.side - leading) / 2)
        self.para.draw(sheet, x + self.indent, top - drop, width - self.indent)


def set_choice(setting: Setting, choice: Choice, parent: StructureElement) -> list[Flowable]:
    """A question with its options as a list, on one page."""
    pieces: list[Flowable] = []
    if choice.prompt:
        prompt = setting.para(choice.prompt, "prompt", parent.add("P"), choice.where, keep=True)
        prompt.limit = setting.styles.page.column
        pieces.append(prompt)
    pieces += option_pieces(setting, choice, parent)
    stack = Stack(pieces, whole=True, page=setting.styles.page.body)
    stack.after = setting.styles.layout.fields.gap * MM
    stack.keys = some(choice.key)
    return [stack]


_SHORT = 14
"""Options of so many characters stand side by side."""


def option_pieces(setting: Setting, choice: Choice, parent: StructureElement, columns: int = 0) -> list[Flowable]:
    """The options: a list whose labels are the buttons."""
    layout = setting.styles.layout.fields
    listed = parent.add("L", list_numbering="None")
    style = setting.styles.get("item")
    side = (layout.square if choice.many else layout.circle) * MM
    pieces: list[Flowable] = []
    for option in choice.options:
        item = listed.add("LI")
        form = item.add("Lbl").add("Form")
        painter = choice_painter(setting, choice, option, form)
        para = setting.para(option.label, style, item.add("LBody"), choice.where)
        piece = Marker(para, painter, side)
        piece.after = layout.option_gap * MM
        pieces.append(piece)
    if not columns:
        longest = max(len(option.label) for option in choice.options)
        side_by_side = longest <= _SHORT and len(pieces) <= 6 and not choice.many
        columns = len(pieces) if side_by_side else choice.columns
    if columns > 1:
        together = Columns(pieces, columns, setting.mm(setting.styles.layout.list.column_gap))
        return [together]
    return pieces
