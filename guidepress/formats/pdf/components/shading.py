"""Bars to shade by pen, below the circles of a scale: the rows of a table become a chart of what was chosen."""

from __future__ import annotations

from guidepress.core.values import walk
from guidepress.document.exercise import ExercisePart, FieldGrid
from guidepress.document.inline import Run
from guidepress.document.profile import scale_cells
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_columns import fitting_columns
from guidepress.formats.pdf.components.field_painters import FieldPainter
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.syntax.page_content import Artifact, Rectangle
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def circling_words(context: Context, parts: tuple[ExercisePart, ...]) -> str:
    """What to do with a pen where one option is meant: circle it and, where a table has bars, shade them."""
    grids = [item for item in walk(parts) if isinstance(item, FieldGrid)]
    has_bars = any(scale_cells(grid) and fitting_columns(context, grid) for grid in grids)
    return context.words.circle_and_shade if has_bars else context.words.circle_one


def earlier_circles(context: Context, grid: FieldGrid, parent: StructureElement) -> list[ParagraphFlowable]:
    """How to mark earlier answers on the bars of a table that repeats another; empty in any other table."""
    if not any(cell.compares_with for cell in scale_cells(grid).values()):
        return []
    words = (Run(context.words.shade_earlier),)
    return [context.para(words, "small", parent.add("P"), grid.where, keep_with_next=True)]


def shaded_height(context: Context) -> float:
    """The height of a circle with a part of a bar below it, in points."""
    fields = context.styles.layout.fields
    return context.mm(fields.circle + fields.bar_gap + fields.bar)


def above_bar(context: Context, circle: FieldPainter, padding: float, has_part: bool) -> FieldPainter:
    """A painter of a circle with a part of the bar of its row below it.

    The part reaches over the padding of its cell (points), so that the parts of a row are one bar. Without `has_part`
    its place stays empty, as for an option outside of the order of its scale. It is decoration: the circles have all
    that it shows.
    """
    fields, colours = context.styles.layout.fields, context.styles.colours
    bar, gap = context.mm(fields.bar), context.mm(fields.bar_gap)

    def paint(surface: Surface, box: Rectangle) -> None:
        left, low, right, high = box
        rest = max(0.0, high - low - shaded_height(context)) / 2
        foot, width = low + rest, right - left + 2 * padding
        colour = (colours.paper, colours.line)
        if has_part:
            surface.canvas.rectangle(Artifact.LAYOUT, left - padding, foot, width, bar, *colour, fields.rule)
        circle(surface, (left, foot + bar + gap, right, high - rest))

    return paint
