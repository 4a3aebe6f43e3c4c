"""Functions that draw the widgets of fields and options into rectangles."""

from __future__ import annotations

from collections.abc import Callable

from guidepress.core.problems import Code
from guidepress.document.answer_names import full_name, options_hint
from guidepress.document.fields import Choice, Field, Option
from guidepress.formats.pdf.components.answer_room import LINE_TOLERANCE
from guidepress.formats.pdf.components.context import Context, DrawnBox
from guidepress.formats.pdf.components.field_sizes import (
    drop_down_width,
    field_height,
    lines_for,
    named_words,
    size_hint,
)
from guidepress.formats.pdf.layout.flowable import ReducedBox, Surface
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.page_content import Rectangle
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

SQUARE_SHARE = 0.8
"""The maximum share of the height of its row for a box to tick."""


FieldPainter = Callable[[Surface, Rectangle], None]
"""Draws a widget into a rectangle."""


def field_painter(
    context: Context, field: Field, form: StructureElement, sized: bool = True, dotted: bool = False
) -> FieldPainter:
    """A function that draws the widget of a field. `sized`: the tooltip of a large box says how many words are meant.

    `dotted`: the box has a grid of dots instead of lines. The tooltip is also the text alternative of `form`.
    """
    form.where = field.where
    words = context.words
    context.keys(form, field.id, field.key)

    def paint(surface: Surface, box: Rectangle) -> None:
        surface.canvas.record_anchor(field.id, box[3])
        if field.key:
            surface.canvas.record_anchor(field.key, box[3])
        forms, canvas = surface.forms, surface.canvas
        if field.kind == "tick":
            side = min(context.styles.layout.fields.square * MM, SQUARE_SHARE * (box[3] - box[1]))
            form.alt = full_name(field, words)
            forms.add_check_box(canvas, form, _centred(box, side), field.id, form.alt, "tick")
        elif field.kind == "pick":
            options = tuple((option.key, option.label) for option in field.options)
            _report_missing_letters(context, field)
            longest = max(field.options, key=lambda option: context.styles.form_font.width(option.label, 1)).label
            if drop_down_width(context, field) > box[2] - box[0] + 1:
                canvas.limits.record(canvas.page, form, longest, "box")
            height = field_height(context, field, box[2] - box[0])
            box = _lowered(box, height)  # a program puts the choice at the lower edge of a tall box
            form.alt = full_name(field, words, hint=options_hint(field, words))
            forms.add_drop_down(canvas, form, box, field.id, form.alt, options)
        else:
            hint = size_hint(context, field, box[2] - box[0], box[3] - box[1]) if sized else ""
            if hint:
                count = named_words(context, field, box[2] - box[0], box[3] - box[1])
                surface.named_words.append((field.key or field.id, count))
            hint = hint or (words.date_hint if field.kind == "date" else "")
            width, height = box[2] - box[0], box[3] - box[1]
            if field.examples or field.words or field.kind == "date":
                context.boxes.append(DrawnBox(field, canvas.page, width, height))
            lines = _lines_in(context, field, width, height)
            if 0 < lines < field.lines:
                surface.reduced_boxes.append(ReducedBox(field.id, canvas.page, lines, field.lines))
            form.alt = full_name(field, words, hint=hint)
            forms.add_text_field(canvas, form, box, field.id, form.alt, lines, field.lines > 1, dotted, field.shares)

    return paint


def _report_missing_letters(context: Context, field: Field) -> None:
    """Warns of characters in the options of a drop-down that the form font lacks."""
    for character in context.styles.form_font.missing("".join(option.label for option in field.options)):
        message = f"a drop-down of the workbook prints ? for “{character}” (U+{ord(character):04X})"
        context.problems.warning(Code.MISSING_GLYPH, field.where, message, "write its options in other words")


def _lines_in(context: Context, field: Field, width: float, height: float) -> int:
    """The number of lines in a box: as many as fit, or as many as are meant if each line can be a little lower.

    A box for one line has none, unless it has grown so much that two lines fit.
    """
    if field.kind != "text":
        return 0
    asked, pitch = max(2, lines_for(context, field, width)), context.styles.layout.fields.pitch * MM
    return max(
        int(height / pitch + LINE_TOLERANCE),
        min(asked, int(height / pitch / (1 - LINE_TOLERANCE) + LINE_TOLERANCE)),
    )


def choice_painter(context: Context, choice: Choice, option: Option, form: StructureElement) -> FieldPainter:
    """A function that draws the circle or box of one option in the middle of a rectangle. Its tooltip is also the text
    alternative of `form`.
    """
    layout = context.styles.layout.fields
    form.where = choice.where
    context.keys(form, choice.id, choice.key)

    def paint(surface: Surface, box: Rectangle) -> None:
        surface.canvas.record_anchor(choice.id, box[3])
        if choice.key:
            surface.canvas.record_anchor(choice.key, box[3])
        form.alt = full_name(choice, context.words, option)
        if choice.many:
            side = min(layout.square * MM, SQUARE_SHARE * (box[3] - box[1]))
            id = f"{choice.id}.{option.key}"
            surface.forms.add_check_box(surface.canvas, form, _centred(box, side), id, form.alt, option.key)
            return
        labels = (full_name(choice, context.words), form.alt)
        surface.forms.add_option_circle(
            surface.canvas, form, _centred(box, layout.circle * MM), choice.id, labels, option.key
        )

    return paint


def _lowered(box: Rectangle, height: float) -> Rectangle:
    """The middle part of a box, with this height; the whole box if it is not higher."""
    rest = max(0.0, box[3] - box[1] - height) / 2
    return (box[0], box[1] + rest, box[2], box[3] - rest)


def _centred(box: Rectangle, side: float) -> Rectangle:
    """A square in the middle of a rectangle."""
    x, y = (box[0] + box[2] - side) / 2, (box[1] + box[3] - side) / 2
    return (x, y, x + side, y + side)
