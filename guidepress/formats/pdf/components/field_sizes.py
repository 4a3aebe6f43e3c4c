"""The sizes of form fields in points, and how many words a box is meant for."""

from __future__ import annotations

import math

from guidepress.document.fields import Field
from guidepress.formats.pdf.components.answer_room import LINE_TOLERANCE, Keyboard, Pen, needed_lines
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.field_appearances import CHOICE_HEIGHT, OPTION_INSETS, OPTION_LINE_HEIGHT


def shows_size(context: Context, field: Field) -> bool:
    """Whether a box shows how many words it is meant for."""
    return field.kind == "text" and (field.lines >= context.styles.layout.fields.hint_from or field.words > 0)


def named_words(context: Context, field: Field, width: float, height: float) -> int:
    """How many handwritten words a box of this size holds, rounded down; 0 if the box does not show it.

    In a variant, it is at least what the standard workbook says. Only a box that fills its page may lack room for it.
    """
    if not shows_size(context, field):
        return 0
    count = Pen(context).words_in(width, height)
    return max(count - count % (10 if count > 50 else 5), context.standard_words.get(field.key or field.id, 0))


def size_hint(context: Context, field: Field, width: float, height: float) -> str:
    """The number of `named_words` as text; "" if the box does not show it."""
    count = named_words(context, field, width, height)
    return context.words.answer_words.format(words=count) if count else ""


def lines_for(context: Context, field: Field, width: float) -> int:
    """The lines of a box for words: those its author asked for, or more if its examples or `words` need them."""
    asked = max(field.lines, needed_lines(context, field, width)) if width else field.lines
    return min(asked, int(context.styles.page.body * 0.9 / (context.styles.layout.fields.pitch * MM)))


def field_height(context: Context, field: Field, width: float = 0.0) -> float:
    """The height of a box. A drop-down has room for its options, to be circled on paper, and below them for the choice.

    A further place of an answer has room for two typed lines, since the answer may have them.
    """
    layout = context.styles.layout.fields
    if field.kind == "pick" and width:
        labels = [option.label for option in field.options]
        lines = context.styles.form_font.option_lines(
            labels, layout.size, width - 2 * OPTION_INSETS * layout.inset * MM
        )
        return (len(lines) * OPTION_LINE_HEIGHT + 0.5 + CHOICE_HEIGHT) * layout.size
    if field.kind == "text" and (count := lines_for(context, field, width)) > 1:
        return count * layout.pitch * MM
    if field.kind == "tick":
        return layout.square * MM
    return _height_of_place(context, field, layout.single * MM)


def _height_of_place(context: Context, field: Field, height: float) -> float:
    """This height; for a further place of an answer, the height of two typed lines if that is more."""
    return max(height, Keyboard(context).height(2)) if field.shares else height


def drop_down_width(context: Context, field: Field) -> float:
    """The minimum width of a drop-down: its longest option, with padding."""
    layout, font = context.styles.layout.fields, context.styles.form_font
    longest = max((font.width(option.label, layout.size) for option in field.options), default=0.0)
    return longest + 2 * OPTION_INSETS * layout.inset * MM


def drop_down_line_width(context: Context, field: Field) -> float:
    """The width of a drop-down whose options stand on one line."""
    layout, font = context.styles.layout.fields, context.styles.form_font
    lines = font.option_lines([option.label for option in field.options], layout.size, math.inf)
    return max((font.width(line, layout.size) for line in lines), default=0.0) + 2 * OPTION_INSETS * layout.inset * MM


def field_slack(context: Context, field: Field, width: float = 0.0) -> float:
    """By how much a box may be lower than `field_height`. The room for its examples and its `words` remains."""
    layout = context.styles.layout.fields
    if field.kind == "text" and (lines := lines_for(context, field, width)) > 1:
        spare = lines - needed_lines(context, field, width) if width else lines - 1
        return max(min(int(lines * layout.shrink), spare), lines * LINE_TOLERANCE) * layout.pitch * MM
    if field.kind not in ("text", "date", "number"):
        return 0.0
    low = _height_of_place(context, field, layout.low * MM)
    return max(0.0, field_height(context, field) - low)
