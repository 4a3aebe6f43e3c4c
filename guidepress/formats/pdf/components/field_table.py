"""A grid of fields as a table, or as cards if a table does not fit."""

from __future__ import annotations

from functools import cached_property

from msgspec.structs import replace

from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import Cell, Column, FieldGrid, Row
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import plain
from guidepress.document.profile import points_in_order, scale_cells
from guidepress.formats.pdf.components.cells import Inset, asked_cell, field_cell, padded
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_boxes import option_pieces
from guidepress.formats.pdf.components.field_cards import Cards
from guidepress.formats.pdf.components.field_columns import FieldColumns, fitting_columns
from guidepress.formats.pdf.components.field_painters import choice_painter, field_painter
from guidepress.formats.pdf.components.line_points import PointOnLine
from guidepress.formats.pdf.components.shading import above_bar, earlier_circles, shaded_height
from guidepress.formats.pdf.components.word_table import grid_look
from guidepress.formats.pdf.layout.flowable import Flowable, Stack
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.table_grid import GridCell, GridRow, TableGrid
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def set_grid(
    context: Context, grid: FieldGrid, parent: StructureElement, level: int, above: float = 0.0
) -> list[Flowable]:
    """A grid of fields, as a table or as cards.

    Row headers stand beside their fields, or above them, over the full width: where the columns would be too narrow, or
    so narrow that boxes take more lines and the table is higher. If that is not enough, the rows become cards, whose
    headings have the level `level`. `above` is the height of what stands above it in its exercise, in points.
    """
    fitting = fitting_columns(context, grid)
    if not fitting:
        return Cards(context, grid, parent, level, above).pieces()
    columns = fitting[0]
    if len(fitting) > 1 and columns.headers_beside and columns.grow_boxes():
        columns = min(fitting, key=lambda columns: _height(context, grid, columns))
    earlier = earlier_circles(context, grid, parent)
    table = _FieldTable(context, grid, columns)
    piece = table.piece(parent)
    piece.keys = context.keys(table.element, grid.key)
    return [*earlier, piece]


def _height(context: Context, grid: FieldGrid, columns: FieldColumns) -> float:
    """The height of a table with these columns."""
    trial = replace(context, counts=replace(context.counts), targets={}, outline={})
    return _FieldTable(trial, grid, columns).piece(StructureElement("Sect")).height(context.styles.page.room)


class _FieldTable:
    """A grid as a table: one column for each option of a column that has options."""

    element: StructureElement
    name: str
    """The prefix of the ids of its cells."""

    def __init__(self, context: Context, grid: FieldGrid, columns: FieldColumns) -> None:
        """`grid` is as the exercise has it; `columns` may be those of its points with numbers."""
        self.context = context
        self.grid = columns.grid
        self.columns = columns
        self.layout = context.styles.layout.table
        self.has_writing_space = self._has_writing_space()
        self.padding = context.mm(1 if self.has_writing_space else 0)
        self.scales = scale_cells(grid)

    def _has_writing_space(self) -> bool:
        """Whether there are cells to write in, besides circles and boxes to tick."""
        cells = [cell for group in self.grid.groups for row in group.rows for cell in row.cells]
        ticks = ((isinstance(c, Choice) and c.options) or (isinstance(c, Field) and c.kind == "tick") for c in cells)
        return not all(ticks)

    # ------------------------------------------------------------------------------------------------- the head

    def piece(self, parent: StructureElement) -> TableGrid:
        """The table with its structure elements."""
        self.context.counts.tables += 1
        self.name = f"t{self.context.counts.tables}"
        self.element = parent.add("Table", title=self.grid.caption)
        look = grid_look(self.context)
        look = replace(look, padding=self.padding)
        head = self._head()
        body = self.element.add("TBody")
        rows: list[GridRow] = []
        number = 0
        for index, group in enumerate(self.grid.groups):
            group_ids: tuple[str, ...] = ()
            if group.title:
                group_ids = (f"{self.name}-g{index}",)
                rows.append(self._group_row(body.add("TR"), group_ids[0], group.title))
            for at, row in enumerate(group.rows):
                rows += self._row(row, body.add("TR"), number, group_ids)
                rows[-1].keep_with_next = bool(group.title) and not at and len(group.rows) > 1
                number += 1
        grid = TableGrid(head, rows, self.columns.widths, look)
        grid.full_width = True
        grid.after = self.context.mm(self.layout.gap if not self.grid.on_line else 0)
        return grid

    def _head_cell(
        self, element: StructureElement, words: object, start: int, span: int = 1, middle: bool = False
    ) -> GridCell:
        para = self.context.para(words, "cell_head", element)  # type: ignore[arg-type]
        if middle and span == 1:
            para.is_centred = True
        return GridCell([padded(para)], start, span, fill=self.context.styles.soft, middle=True)

    def _head(self) -> list[GridRow]:
        """The head: one row, or two if options stand below the name of their column.

        The upper row has empty cells and no cells with a RowSpan: not every checker supports these.
        """
        section = self.element.add("THead")
        upper = section.add("TR") if self.has_two_head_rows else None
        lower = section.add("TR")
        top, low, above_rows = GridRow([], line=False), GridRow([]), GridRow([], line=False)
        if self.columns.headers_above:
            self._head_above(upper, lower, above_rows)
        elif self.columns.headers_beside:
            if upper is not None:
                self._add_empty_head_cell(upper, 0, top)
            if self.grid.row_label:
                element = lower.add("TH", scope="Column", id=f"{self.name}-h", keep_empty=True)
                low.cells.append(self._head_cell(element, self.grid.row_label, 0))
            else:
                self._add_empty_head_cell(lower, 0, low)
        for index, column in enumerate(self.grid.columns):
            self._head_column(column, index, (upper, lower), (top, low))
        return [row for row in (above_rows, top, low) if row.cells]

    def _head_above(self, upper: StructureElement | None, lower: StructureElement, grid_row: GridRow) -> None:
        """The header of row headers that stand above their fields, over all columns.

        In the structure tree, the row headers are the first column all the same.
        """
        if upper is not None:
            lower.add("TD", keep_empty=True)
        row = lower if upper is None else upper
        if not self.grid.row_label:
            row.add("TD", keep_empty=True)
            return
        element = row.add("TH", scope="Column", id=f"{self.name}-h", keep_empty=True)
        grid_row.cells.append(self._head_cell(element, self.grid.row_label, 0, self.columns.count))

    def _add_empty_head_cell(self, row: StructureElement, start: int, grid_row: GridRow) -> None:
        row.add("TD", keep_empty=True)
        grid_row.cells.append(GridCell([], start, fill=self.context.styles.soft))

    @cached_property
    def has_two_head_rows(self) -> bool:
        """Whether the head has two rows."""
        return any(column.options and column.label for column in self.grid.columns)

    def _head_column(
        self,
        column: Column,
        index: int,
        rows: tuple[StructureElement | None, StructureElement],
        grid_rows: tuple[GridRow, GridRow],
    ) -> None:
        start, id = self.columns.starts[index], f"{self.name}-c{index}"
        upper, lower = rows
        if not column.options:
            if upper is not None:
                self._add_empty_head_cell(upper, start, grid_rows[0])
            element = lower.add("TH", scope="Column", id=id, keep_empty=True)
            grid_rows[1].cells.append(self._head_cell(element, column.label, start, middle=self._ticks(index)))
            return
        count = len(column.options)
        if upper is not None:
            over = upper.add("TH", scope="Column", id=id, keep_empty=True, columns=count)
            grid_rows[0].cells.append(self._head_cell(over, column.label, start, count))
        for step, option in enumerate(column.options):
            headers = (id,) if upper is not None else ()
            element = lower.add("TH", scope="Column", id=f"{id}-{option.key}", headers=headers, keep_empty=True)
            grid_rows[1].cells.append(self._head_cell(element, option.label, start + step, 1, middle=True))

    def _ticks(self, index: int) -> bool:
        """Whether a column has only boxes to tick."""
        cells = [row.cells[index] for row in self.columns.rows()]
        return all(isinstance(cell, Field) and cell.kind == "tick" for cell in cells)

    # ------------------------------------------------------------------------------------------------- rows

    def _group_row(self, element: StructureElement, id: str, title: object) -> GridRow:
        head = element.add("TH", scope="Row", id=id, keep_empty=True)
        if rest := self.columns.count + self.columns.headers_above - 1:
            element.add("TD", columns=rest, keep_empty=True)
        para = self.context.para(title, "cell_head", head)  # type: ignore[arg-type]
        return GridRow(
            [GridCell([padded(para)], 0, self.columns.count, fill=self.context.styles.colours.tint)],
            keep_with_next=True,
        )

    def _row(self, row: Row, element: StructureElement, number: int, group_ids: tuple[str, ...]) -> list[GridRow]:
        """A row, with a row for its header before it if that stands above.

        `group_ids` are the ids of its group's header.
        """
        grid_row = GridRow(
            [], minimum_height=self.context.mm(self.layout.row if self.has_writing_space else self.layout.ticks)
        )
        grid_row.line = not self.grid.on_line
        headers, header_row = group_ids, []
        if row.header:
            piece, headers = self._row_header(row, element, f"{self.name}-r{number}", group_ids)
            if self.columns.headers_above:
                header_row = [GridRow([GridCell([piece], 0, self.columns.count)], keep_with_next=True, line=False)]
            else:
                grid_row.cells.append(self._header_cell(piece, number))
        elif self.columns.headers_beside or self.columns.headers_above:
            element.add("TD", keep_empty=True)
        for index, cell in enumerate(row.cells):
            self._cell(cell, index, element, headers, grid_row)
        return [*header_row, grid_row]

    def _header_cell(self, piece: Flowable, number: int) -> GridCell:
        """The cell of a row header: on a line, a point of it."""
        if self.grid.on_line and isinstance(piece, Inset) and isinstance(piece.piece, ParagraphFlowable):
            is_last = number == len(self.columns.rows()) - 1
            return GridCell([], 0, painter=PointOnLine(self.context, piece.piece, is_last).paint)
        return GridCell([piece], 0, middle=True)

    def _row_header(
        self, row: Row, element: StructureElement, id: str, group_ids: tuple[str, ...]
    ) -> tuple[Flowable, tuple[str, ...]]:
        """The header of a row, and the ids of the headers of its fields.

        Beside a single column it is a data cell: a checker would take every cell for a header otherwise. A number is
        read as the name of its row.
        """
        spoken = row.label if plain(row.header).isdecimal() else ""
        first = (f"{self.name}-h",) if self.grid.row_label else ()
        if self.columns.count + self.columns.headers_above < 3:
            data = element.add("TD", headers=(*first, *group_ids), keep_empty=True, actual_text=spoken)
            return padded(self.context.para(row.header, "cell", data)), group_ids
        head = element.add("TH", scope="Row", id=id, headers=(*first, *group_ids), keep_empty=True, actual_text=spoken)
        end = 2 if self.has_writing_space else self.context.mm(self.layout.ticks_text)
        return padded(self.context.para(row.header, "cell", head), end), (*group_ids, id)

    def _cell(self, cell: Cell, index: int, row: StructureElement, headers: tuple[str, ...], grid_row: GridRow) -> None:
        context, start = self.context, self.columns.starts[index]
        column = f"{self.name}-c{index}"
        options = self.grid.columns[index].options
        if isinstance(cell, Choice) and options:
            for step, option in enumerate(cell.options):
                header_ids = ((column,) if self.has_two_head_rows else ()) + (f"{column}-{option.key}", *headers)
                data = row.add("TD", headers=header_ids, keep_empty=True)
                painter = choice_painter(context, cell, option, data.add("Form"))
                height = context.mm(context.styles.layout.fields.circle)
                if index in self.scales:
                    has_part = option in points_in_order(cell.options)
                    painter = above_bar(context, painter, self.padding, has_part)
                    height = shaded_height(context)
                grid_row.cells.append(GridCell([], start + step, painter=painter, preferred_height=height))
            return
        data = row.add("TD", headers=(column, *headers), keep_empty=True)
        if isinstance(cell, Paragraph):
            para = context.para(cell.runs, "cell", data, cell.where)
            grid_row.cells.append(GridCell([padded(para)], start, middle=True))
        elif isinstance(cell, Field) and cell.prompt:
            asked = padded(context.para(cell.prompt, "cell", data.add("P"), cell.where))
            painter = field_painter(context, cell, data.add("Form"))
            grid_row.cells.append(asked_cell(context, cell, asked, painter, start))
        elif isinstance(cell, Field):
            painter = field_painter(context, cell, data.add("Form"))
            grid_row.cells.append(field_cell(context, cell, painter, start))
        else:
            grid_row.cells.append(GridCell([Stack(option_pieces(context, cell, data, columns=1))], start))
