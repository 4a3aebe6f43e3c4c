"""Exercises: the header with number, title, minutes and audience; the prompt; the fields.

An exercise takes the full width of the page, so that boxes align with their prompts on left-hand pages too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

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
from guidepress.document.inline import plain
from guidepress.formats.pdf.components.circling import mixes_marks, with_circling
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.easy_read import easy_lines
from guidepress.formats.pdf.components.exercise_header import ExerciseHeader
from guidepress.formats.pdf.components.field_boxes import set_choice, set_field
from guidepress.formats.pdf.components.field_painters import choice_painter, field_painter
from guidepress.formats.pdf.components.field_table import set_grid
from guidepress.formats.pdf.components.figures import DrawingPiece, SlotPainter
from guidepress.formats.pdf.components.fitted_drawing import fitted_sketch
from guidepress.formats.pdf.components.lists import item_list
from guidepress.formats.pdf.components.prose import paragraph, set_blocks
from guidepress.formats.pdf.components.shading import circling_words
from guidepress.formats.pdf.layout.columns import SideBySide
from guidepress.formats.pdf.layout.flowable import Flowable, Stack, Surface, stack_height
from guidepress.formats.pdf.layout.paragraph import Panel, ParagraphFlowable, limit_lines
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def set_exercise(context: Context, exercise: Exercise, parent: StructureElement, level: int) -> list[Flowable]:
    """The pieces of an exercise, whose heading has the level `level`."""
    element = parent.add("Sect")
    header = ExerciseHeader(context, exercise, element, level)
    pieces: list[Flowable] = [header]
    if exercise.privacy and not header.own_privacy_note:
        pieces.append(context.para(exercise.privacy, "hint", header.privacy_note, exercise.where))
        pieces[-1].after = context.styles.get("body").after
    pieces += set_blocks(context, exercise.prompt, element, level)
    pieces += easy_lines(context, exercise.easy_read, element)
    if exercise.example:
        pieces.append(_example(context, exercise, element, level))
    for piece in pieces:
        piece.keep_with_next = True
    width = context.styles.page.room
    body = exercise.body
    if mixes_marks(body):
        body = with_circling(body, lambda parts: circling_words(context, parts))
    parts = set_parts(context, body, element, level, stack_height(pieces, width))
    page = context.styles.page
    legends = [piece for piece in parts if isinstance(piece, ParagraphFlowable) and len(piece.lines(width)) == 1]
    pieces += parts
    if exercise.leads_to_key:
        pieces.append(context.para(exercise.leads_to_key, "small", element.add("P"), exercise.where))
    _keep_last(pieces, width, page.body * context.styles.layout.page.tail)
    if exercise.one_page and stack_height(pieces, width) > page.body:
        pieces = _side_by_side(context, pieces)
    for index, piece in enumerate(pieces):
        piece.full_width = True
        piece.exercise_number = exercise.number
        piece.privacy = header.own_privacy_note if index else ""  # the header draws the privacy note itself
        if piece not in legends:  # the legend of a scale stays on one line
            limit_lines(piece, page.column)
    pieces[-1].after = max(pieces[-1].after, context.styles.get("section").before / 2)
    return pieces


def _keep_last(pieces: list[Flowable], width: float, low: float) -> None:
    """Keeps the last piece with the one before if both are low, so that no page holds a last box alone."""
    pieces[-1].keep_with_next = False
    if all(piece.height(width) <= low for piece in pieces[-2:]):
        pieces[-2].keep_with_next = True


def _side_by_side(context: Context, pieces: list[Flowable]) -> list[Flowable]:
    """Puts pairs of boxes beside each other, so that an exercise fits on its page."""
    arranged: list[Flowable] = []
    left: Flowable | None = None
    gap = context.mm(context.styles.layout.list.column_gap)
    half = (context.styles.page.room - gap) / 2
    for piece in pieces:
        if not isinstance(piece, Stack):
            arranged.append(piece)
        elif max(inner.least_width for inner in piece.pieces) > half:
            arranged += [left, piece] if left is not None else [piece]
            left = None
        elif left is None:
            left = piece
        else:
            arranged.append(SideBySide(left, piece, gap))
            left = None
    return [*arranged, left] if left is not None else arranged


def _example(context: Context, exercise: Exercise, parent: StructureElement, level: int) -> Flowable:
    """An example answer, labelled as an example."""
    styles, layout = context.styles, context.styles.layout.panel
    aside = parent.add("Aside")
    label = context.para(context.words.example, "label", aside.add("P"), exercise.where, keep_with_next=True)
    pieces: list[Flowable] = [label, *set_blocks(context, exercise.example, aside, level)]
    for piece in pieces[1:-1]:  # the answers of one person stand close together
        piece.after = min(piece.after, context.mm(styles.layout.list.gap))
    panel = Panel(pieces, styles.colours.tint, styles.colours.line, context.mm(layout.padding), context.mm(0.6))
    panel.unsplit_height = context.mm(layout.whole)
    panel.before, panel.after = 2, context.mm(layout.gap) * 0.8
    return panel


def set_parts(
    context: Context, parts: Sequence[ExercisePart], parent: StructureElement, level: int, above: float = 0.0
) -> list[Flowable]:
    """The pieces of the parts of an exercise. `above` is the height of what stands above them in it, in points."""
    width = context.styles.page.room
    pieces: list[Flowable] = []
    before: ExercisePart | None = None
    for at, part in enumerate(parts):
        part_pieces = _part(context, part, parent, level, above + stack_height(pieces, width))
        if isinstance(part, Paragraph):
            part_pieces[-1].keep_with_next = True  # it introduces the fields after it
            # The key of a scale may stand on the page before its table.
            part_pieces[-1].names_next = not isinstance(next(iter(parts[at + 1 :]), None), FieldGrid)
            if pieces and isinstance(before, FieldGrid) and before.on_line:
                pieces[-1].keep_with_next, part_pieces[-1].keep_with_next = True, False  # the end of the line
            if pieces and isinstance(before, Paragraph):
                pieces[-1].after = part_pieces[0].before = 0.0
        pieces += part_pieces
        before = part
    return pieces


def _part(context: Context, part: ExercisePart, parent: StructureElement, level: int, above: float) -> list[Flowable]:
    match part:
        case Field():
            return set_field(context, part, parent)
        case Choice():
            return set_choice(context, part, parent)
        case FieldGrid():
            return set_grid(context, part, parent, level + 1, above)
        case Group():
            return [_group(context, part, parent, level)]
        case Sketch():
            return [_sketch_figure(context, part, parent)]
        case Alternative():
            room, sketches = context.styles.page.room, [inner for inner in part.paper if isinstance(inner, Sketch)]
            fits = all(fitted_sketch(context, sketch.drawing, room) for sketch in sketches)
            return set_parts(context, part.paper if fits or not part.reflow else part.reflow, parent, level, above)
        case Paragraph():
            return [paragraph(context, part, parent)]
        case ItemList():
            return item_list(context, part, parent)
        case _:
            assert_never(part)


def _group(context: Context, group: Group, parent: StructureElement, level: int) -> Flowable:
    element = parent.add("Div")
    heading = element.add(f"H{level + 1}")
    title = context.para(group.title, "subheading", heading, keep_with_next=True)
    context.heading(heading, level + 1, plain(group.title), group.key)
    stack = Stack([title, *set_parts(context, group.body, element, level + 1)], True, context.styles.page.body)
    stack.keys = context.keys(element, group.key)
    return stack


def _sketch_figure(context: Context, sketch: Sketch, parent: StructureElement) -> Flowable:
    """A drawing with fields: a figure, then its fields in the order of the drawing."""
    figure = parent.add("Figure", alt=sketch_alternative(sketch))
    painters = tuple(_slot_painter(context, answer, parent) for answer in sketch.drawing.answers())
    piece = DrawingPiece(context, sketch.drawing, figure, painters)
    piece.after = context.styles.layout.fields.gap * MM
    piece.keys = context.keys(figure, sketch.key)
    return piece


def sketch_alternative(sketch: Sketch) -> str:
    """The text alternative of a drawing: its description, and the words on it that the description lacks.

    Numbers are left out, because the tooltips of the fields contain them.
    """
    description = sketch.alt.lower()
    missing = [text for text in sketch.drawing.words() if text.lower() not in description and not text.isdecimal()]
    return " ".join([sketch.alt, ", ".join(missing) + "." if missing else ""]).strip()


def _slot_painter(context: Context, answer: Field | Choice, parent: StructureElement) -> SlotPainter:
    if isinstance(answer, Field):
        return field_painter(context, answer, parent.add("Form"))
    painters = [choice_painter(context, answer, option, parent.add("Form")) for option in answer.options]

    def paint(surface: Surface, box: tuple[float, float, float, float]) -> None:
        step = (box[2] - box[0]) / len(painters)
        for index, painter in enumerate(painters):
            painter(surface, (box[0] + index * step, box[1], box[0] + (index + 1) * step, box[3]))

    return paint
