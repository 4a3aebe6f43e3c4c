"""Exercises: the strip with number, title, minutes and whom it is for; the prompt; the fields.

An exercise takes the whole width of the page, so that a box begins below its prompt on left-hand pages too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.exercise import (
    Alternative,
    Exercise,
    ExercisePart,
    FieldGrid,
    Group,
    Sketch,
)
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run, plain
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.components.field_boxes import choice_painter, field_painter, set_choice, set_field
from guidepress.formats.pdf.components.field_table import set_grid
from guidepress.formats.pdf.components.figures import DrawingPiece, SlotPainter
from guidepress.formats.pdf.components.lists import item_list
from guidepress.formats.pdf.components.prose import paragraph, set_blocks
from guidepress.formats.pdf.layout.columns import Abreast
from guidepress.formats.pdf.layout.flowable import Flowable, Stack, Surface, stack_height
from guidepress.formats.pdf.layout.lines import base_line, break_lines, draw_lines, mark_up
from guidepress.formats.pdf.layout.paragraph import Panel, ParagraphFlowable
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.canvas import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def set_exercise(setting: Setting, exercise: Exercise, parent: StructureElement, level: int) -> list[Flowable]:
    """The pieces of an exercise below a heading of `level`."""
    element = parent.add("Sect")
    pieces: list[Flowable] = [Strip(setting, exercise, element, level + 1)]
    pieces += set_blocks(setting, exercise.prompt, element, level + 1)
    if exercise.example:
        pieces.append(_example(setting, exercise, element, level + 1))
    for piece in pieces:
        piece.keep = True
    parts = set_parts(setting, exercise.body, element, level + 1)
    page = setting.styles.page
    wide = page.width - page.inner - page.outer
    legends = [piece for piece in parts if isinstance(piece, ParagraphFlowable) and len(piece.lines(wide)) == 1]
    pieces += parts
    pieces[-1].keep = False
    if exercise.one_page and stack_height(pieces, wide) > page.body:
        pieces = _abreast(setting, pieces)
    for index, piece in enumerate(pieces):
        piece.wide = True
        piece.privacy = exercise.privacy if index else ""  # the strip says it itself
        if piece not in legends:  # what a scale means stands on one line
            _limit(piece, page.column)
    pieces[-1].after = max(pieces[-1].after, setting.styles.get("section").before / 2)
    return pieces


def _abreast(setting: Setting, pieces: list[Flowable]) -> list[Flowable]:
    """Boxes two and two beside each other, so that an exercise fits on its page."""
    made: list[Flowable] = []
    left: Flowable | None = None
    gap = setting.mm(setting.styles.layout.list.column_gap)
    for piece in pieces:
        if not isinstance(piece, Stack):
            made.append(piece)
        elif left is None:
            left = piece
        else:
            made.append(Abreast(left, piece, gap))
            left = None
    return [*made, left] if left is not None else made


def _limit(piece: Flowable, width: float) -> None:
    """Text keeps its measure in the wide place."""
    if isinstance(piece, ParagraphFlowable):
        piece.limit = width
    elif isinstance(piece, Stack):
        for inner in piece.pieces:
            _limit(inner, width) if not (isinstance(inner, ParagraphFlowable) and inner.right) else None


class Strip(Flowable):
    """The head of an exercise: a band with its number, then title, minutes and whom it is for."""

    def __init__(self, setting: Setting, exercise: Exercise, parent: StructureElement, level: int) -> None:
        self.setting = setting
        self.exercise = exercise
        styles = setting.styles
        self.accent, self.soft = styles.accent, styles.soft
        self.number_style = styles.get("exercise_number")
        self.title_style = styles.get("exercise_title")
        self.detail_style = styles.get("exercise_detail")
        self.heading = parent.add(f"H{level}")
        self.minutes = parent.add("P")
        self.audience = parent.add("P")
        self.privacy_said = parent.add("P")
        whole = f"{exercise.number} {exercise.title}".strip()
        setting.heading(self.heading, level, whole, exercise.anchor or exercise.key)
        self.title = mark_up((Run(exercise.title),), self.heading, self.title_style, exercise.where)
        self.padding = setting.mm(2.6)
        self.before = styles.get("heading").before * 1.6
        self.after = styles.get("body").after
        self.keys = some(exercise.anchor, exercise.key)
        self.says = exercise.privacy
        number = exercise.number
        wide = self.number_style.face.width(number, NOWHERE) * self.number_style.size
        self.chip = max(wide + 2.5 * self.padding, setting.mm(16))

    def _text_width(self, width: float) -> float:
        return width - self.chip - 3 * self.padding

    def height(self, width: float) -> float:
        lines = len(break_lines(self.title, self.title_style, self._text_width(width)))
        return lines * self.title_style.leading + self.detail_style.leading + 2 * self.padding + 2

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        canvas, high = sheet.canvas, self.height(width)
        canvas.rect(Artifact.BACKGROUND, x, top - high, width, high, fill=self.soft)
        canvas.rect(Artifact.BACKGROUND, x, top - high, self.chip, high, fill=self.accent)
        number, style = self.exercise.number, self.number_style
        if number:
            left = x + (self.chip - style.face.width(number, NOWHERE) * style.size) / 2
            y = top - self.padding - base_line(self.title_style)
            canvas.text(self.heading, style.face, style.size, style.colour, left, y, number + " ")
        left = x + self.chip + 1.4 * self.padding
        lines = break_lines(self.title, self.title_style, self._text_width(width))
        draw_lines(canvas, lines, {}, self.title_style, left, top - self.padding, True)
        self._draw_detail(sheet, left, top - self.padding - len(lines) * self.title_style.leading - 2)
        sheet.say_privacy(self.exercise.privacy, self.privacy_said)

    def _draw_detail(self, sheet: Surface, x: float, top: float) -> None:
        style, exercise, words = self.detail_style, self.exercise, self.setting.words
        minutes = words.minute if exercise.minutes == 1 else words.minutes.format(minutes=exercise.minutes)
        said = [("clock", minutes, self.minutes)] if exercise.minutes else []
        said.append((exercise.audience.icon, exercise.audience.text, self.audience))
        y = top - base_line(style)
        side = style.size
        for icon, text, owner in said:
            if icon and self.setting.icons.draw(sheet.canvas, icon, x, y + style.size * 0.86, side, style.colour):
                x += side + 4
            sheet.canvas.text(owner, style.face, style.size, style.colour, x, y, text)
            x += style.face.width(text, NOWHERE) * style.size + 16


def _example(setting: Setting, exercise: Exercise, parent: StructureElement, level: int) -> Flowable:
    """An answer by somebody else, marked as such."""
    styles, layout = setting.styles, setting.styles.layout.panel
    aside = parent.add("Aside")
    label = setting.para(setting.words.example, "label", aside.add("P"), exercise.where, keep=True)
    inside: list[Flowable] = [label, *set_blocks(setting, exercise.example, aside, level)]
    panel = Panel(inside, styles.colours.tint, styles.colours.line, setting.mm(layout.padding), setting.mm(0.6))
    panel.whole = setting.mm(layout.whole)
    for piece in inside:
        _limit(piece, styles.page.column)
    panel.before, panel.after = 2, setting.mm(layout.gap) * 0.8
    return panel


def set_parts(setting: Setting, parts: Sequence[ExercisePart], parent: StructureElement, level: int) -> list[Flowable]:
    pieces: list[Flowable] = []
    before: ExercisePart | None = None
    for part in parts:
        made = _part(setting, part, parent, level)
        if isinstance(part, Paragraph):
            made[-1].keep = True  # it speaks of the fields after it
            if pieces and isinstance(before, Paragraph):
                pieces[-1].after = made[0].before = 0.0
        pieces += made
        before = part
    return pieces


def _part(setting: Setting, part: ExercisePart, parent: StructureElement, level: int) -> list[Flowable]:
    match part:
        case Field():
            return set_field(setting, part, parent)
        case Choice():
            return set_choice(setting, part, parent)
        case FieldGrid():
            return set_grid(setting, part, parent)
        case Group():
            return [_group(setting, part, parent, level)]
        case Sketch():
            return [_sketch(setting, part, parent)]
        case Alternative():
            return set_parts(setting, part.paper, parent, level)
        case Paragraph():
            return [paragraph(setting, part, parent)]
        case ItemList():
            return item_list(setting, part, parent)
        case _:
            assert_never(part)


def _group(setting: Setting, group: Group, parent: StructureElement, level: int) -> Flowable:
    element = parent.add("Div")
    heading = element.add(f"H{level + 1}")
    title = setting.para(group.title, "subheading", heading, keep=True)
    setting.heading(heading, level + 1, plain(group.title), group.key)
    stack = Stack([title, *set_parts(setting, group.body, element, level + 1)], True, setting.styles.page.body)
    stack.keys = some(group.key)
    return stack


def _sketch(setting: Setting, sketch: Sketch, parent: StructureElement) -> Flowable:
    """A drawing to write into: a figure, then its fields in the order of the drawing."""
    figure = parent.add("Figure", alt=sketch_alternative(sketch))
    painters = tuple(_slot(setting, answer, parent) for answer in sketch.drawing.answers())
    piece = DrawingPiece(setting, sketch.drawing, figure, painters)
    piece.after = setting.styles.layout.fields.gap * MM
    piece.keys = some(sketch.key)
    return piece


def sketch_alternative(sketch: Sketch) -> str:
    """What the drawing shows, and the words on it that this leaves out; numbers are said by the fields."""
    said = sketch.alt.lower()
    missing = [text for text in sketch.drawing.words() if text.lower() not in said and not text.isdecimal()]
    return " ".join([sketch.alt, ", ".join(missing) + "." if missing else ""]).strip()


def _slot(setting: Setting, answer: Field | Choice, parent: StructureElement) -> SlotPainter:
    if isinstance(answer, Field):
        return field_painter(setting, answer, parent.add("Form"))
    painters = [choice_painter(setting, answer, option, parent.add("Form")) for option in answer.options]

    def paint(sheet: Surface, box: tuple[float, float, float, float]) -> None:
        step = (box[2] - box[0]) / len(painters)
        for index, painter in enumerate(painters):
            painter(sheet, (box[0] + index * step, box[1], box[0] + (index + 1) * step, box[3]))

    return paint
