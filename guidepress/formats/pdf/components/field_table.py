"""Fields in rows and columns: a table with heads, or a card for each row."""

from __future__ import annotations

from functools import cached_property

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import Cell, Column, FieldGrid, Row
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import plain
from guidepress.formats.pdf.components.cells import field_cell, padded
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.components.field_boxes import choice_painter, field_painter, longest_label, option_pieces
from guidepress.formats.pdf.components.field_cards import Cards
from guidepress.formats.pdf.components.typed_text import date_width
from guidepress.formats.pdf.components.word_table import grid_look
from guidepress.formats.pdf.layout.flowable import CLOSE, Flowable, Stack
from guidepress.formats.pdf.layout.table_grid import GridCell, GridRow, TableGrid, fitted_widths
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_HEADER_LINES = 1.8
"""What row headers take of their width so that the longest stands on two lines."""


def set_grid(setting: Setting, grid: FieldGrid, parent: StructureElement) -> list[Flowable]:
    """A grid of fields, as a table or as cards.

    Where a table has no room for what each column needs, its row headers stand above their fields; where that is not
    enough, it becomes cards.
    """
    for above in (False, True) if grid.layout == "table" else ():
        table = _Table(setting, grid, above)
        if table.fits():
            piece = table.piece(parent)
            piece.keys = some(grid.key)
            return [piece]
    return Cards(setting, grid, parent).pieces()


class _Table:
    """A grid as a table: one column for each option of a column that has options."""

    element: StructureElement
    name: str
    """What the ids of its cells begin with."""

    def __init__(self, setting: Setting, grid: FieldGrid, above: bool) -> None:
        """`above`: row headers stand above their fields and not beside them."""
        self.setting = setting
        self.grid = grid
        self.layout = setting.styles.layout.table
        headed = bool(grid.row_label) or any(row.header for row in self._rows())
        self.with_header, self.above = headed and not above, headed and above
        self.writes = self._writes()
        self.starts: list[int] = []
        at = 1 if self.with_header else 0
        for column in grid.columns:
            self.starts.append(at)
            at += max(1, len(column.options))
        self.count = at

    def _writes(self) -> bool:
        """Whether there is something to write, besides circles and boxes to tick."""
        cells = [cell for group in self.grid.groups for row in group.rows for cell in row.cells]
        ticks = ((isinstance(c, Choice) and c.options) or (isinstance(c, Field) and c.kind == "tick") for c in cells)
        return not all(ticks)

    # ------------------------------------------------------------------------------------------------- the head

    def fits(self) -> bool:
        """Whether every column has the width that it needs."""
        return sum(self.widths) <= self._total + CLOSE

    def piece(self, parent: StructureElement) -> TableGrid:
        self.setting.counts.tables += 1
        self.name = f"t{self.setting.counts.tables}"
        self.element = parent.add("Table", title=self.grid.caption)
        look = grid_look(self.setting)
        look = replace(look, padding=self.setting.mm(1 if self.writes else 0))
        head = self._head()
        body = self.element.add("TBody")
        rows: list[GridRow] = []
        number = 0
        for index, group in enumerate(self.grid.groups):
            above: tuple[str, ...] = ()
            if group.title:
                above = (f"{self.name}-g{index}",)
                rows.append(self._group_row(body.add("TR"), above[0], group.title))
            for at, row in enumerate(group.rows):
                rows += self._row(row, body.add("TR"), number, above)
                rows[-1].keep = bool(group.title) and not at and len(group.rows) > 1
                number += 1
        grid = TableGrid(head, rows, self.widths, look)
        grid.wide = True
        grid.after = self.setting.mm(self.layout.gap)
        return grid

    def _head_cell(
        self, element: StructureElement, words: object, start: int, span: int = 1, middle: bool = False
    ) -> GridCell:
        para = self.setting.para(words, "cell_head", element)  # type: ignore[arg-type]
        if middle and span == 1:
            para.centred = True
        return GridCell([padded(para)], start, span, fill=self.setting.styles.soft, middle=True)

    def _head(self) -> list[GridRow]:
        """One row of heads, or two where options stand below the name of their column.

        The upper row has empty cells instead of heads that span both: not every checker counts those.
        """
        section = self.element.add("THead")
        upper = section.add("TR") if self.two else None
        lower = section.add("TR")
        top, low, over = GridRow([], line=False), GridRow([]), GridRow([], line=False)
        if self.above:
            self._head_above(upper, lower, over)
        elif self.with_header:
            if upper is not None:
                self._empty(upper, 0, top)
            if self.grid.row_label:
                element = lower.add("TH", scope="Column", id=f"{self.name}-h", keep=True)
                low.cells.append(self._head_cell(element, self.grid.row_label, 0))
            else:
                self._empty(lower, 0, low)
        for index, column in enumerate(self.grid.columns):
            self._head_column(column, index, (upper, lower), (top, low))
        return [row for row in (over, top, low) if row.cells]

    def _head_above(self, upper: StructureElement | None, lower: StructureElement, made: GridRow) -> None:
        """What heads the row headers, over all columns. To a screen reader they are the first column all the same."""
        if upper is not None:
            lower.add("TD", keep=True)
        row = lower if upper is None else upper
        if not self.grid.row_label:
            row.add("TD", keep=True)
            return
        element = row.add("TH", scope="Column", id=f"{self.name}-h", keep=True)
        made.cells.append(self._head_cell(element, self.grid.row_label, 0, self.count))

    def _empty(self, row: StructureElement, start: int, made: GridRow) -> None:
        row.add("TD", keep=True)
        made.cells.append(GridCell([], start, fill=self.setting.styles.soft))

    @cached_property
    def two(self) -> bool:
        """Whether the head has two rows."""
        return any(column.options and column.label for column in self.grid.columns)

    def _head_column(
        self,
        column: Column,
        index: int,
        rows: tuple[StructureElement | None, StructureElement],
        made: tuple[GridRow, GridRow],
    ) -> None:
        start, id = self.starts[index], f"{self.name}-c{index}"
        upper, lower = rows
        if not column.options:
            if upper is not None:
                self._empty(upper, start, made[0])
            element = lower.add("TH", scope="Column", id=id, keep=True)
            made[1].cells.append(self._head_cell(element, column.label, start, middle=self._ticks(index)))
            return
        count = len(column.options)
        if upper is not None:
            over = upper.add("TH", scope="Column", id=id, keep=True, columns=count)
            made[0].cells.append(self._head_cell(over, column.label, start, count))
        for step, option in enumerate(column.options):
            headers = (id,) if upper is not None else ()
            element = lower.add("TH", scope="Column", id=f"{id}-{option.key}", headers=headers, keep=True)
            made[1].cells.append(self._head_cell(element, option.label, start + step, 1, middle=True))

    def _ticks(self, index: int) -> bool:
        """Whether a column has nothing but boxes to tick."""
        cells = [row.cells[index] for row in self._rows()]
        return all(isinstance(cell, Field) and cell.kind == "tick" for cell in cells)

    @property
    def _total(self) -> float:
        page = self.setting.styles.page
        return page.width - page.inner - page.outer

    @cached_property
    def widths(self) -> list[float]:
        """Column widths: a column of circles or dates takes what it needs, the others share the rest by their weights.

        Together they are wider than the table where there is no room for what each needs.
        """
        total = self._total
        style = self.setting.styles.get("cell_head")
        fixed: dict[int, float] = {}
        for column, start in zip(self.grid.columns, self.starts, strict=True):
            for step, option in enumerate(column.options):
                longest = max(style.face.width(word, NOWHERE) * style.size for word in option.label.split(" "))
                fixed[start + step] = max(longest + self.setting.mm(5), self.setting.mm(12))
            if self._kinds(start) == {"date"}:
                fixed[start] = self._least(column, start)
        rest = max(total - sum(fixed.values()), total * 0.2)
        entries = [(column, start) for column, start in zip(self.grid.columns, self.starts, strict=True)]
        entries = [(column, start) for column, start in entries if not column.options and start not in fixed]
        if self.with_header:
            fixed[0] = self._header_width(rest, entries)
            rest -= fixed[0]
        fixed.update(self._entry_widths(entries, rest))
        return [fixed[index] for index in range(self.count)]

    def _entry_widths(self, entries: list[tuple[Column, int]], room: float) -> dict[int, float]:
        """Columns of fields by their weights, none narrower than it must be."""
        least = {start: self._least(column, start) for column, start in entries}
        widths = fitted_widths([column.weight for column, _ in entries], list(least.values()), room)
        return dict(zip(least, widths, strict=True))

    def _least(self, column: Column, start: int) -> float:
        """The least width of a column of fields: that of its longest word, and what its fields need."""
        word = self._longest_word(plain(column.label)) + self.setting.mm(2) + 7
        return max(word, self.setting.mm(self._narrowest(start)), self._pick_width(start), self._date_width(start))

    def _date_width(self, start: int) -> float:
        """What the longest date takes in the column; 0 where there is none."""
        return date_width(self.setting) + 2 * self.setting.mm(1) if "date" in self._kinds(start) else 0.0

    def _pick_width(self, start: int) -> float:
        """What the longest word of drop-downs in the column takes; 0 where there is none."""
        at = self.starts.index(start)
        fields = [cell for row in self._rows() if isinstance(cell := row.cells[at], Field) and cell.kind == "pick"]
        return max((longest_label(self.setting, field) + 2 * self.setting.mm(1) for field in fields), default=0.0)

    def _narrowest(self, start: int) -> float:
        """The least width of the column that begins there, in millimetres, whatever its fields hold."""
        kinds = self._kinds(start)
        if "text" in kinds:
            return self.layout.narrow
        return self.layout.date if kinds & {"date", "number"} else 0.0

    def _kinds(self, start: int) -> set[str]:
        """The kinds of the fields in the column that begins there."""
        at = self.starts.index(start)
        return {cell.kind for row in self._rows() if isinstance(cell := row.cells[at], Field)}

    def _rows(self) -> list[Row]:
        return [row for group in self.grid.groups for row in group.rows]

    def _longest_word(self, words: str) -> float:
        style = self.setting.styles.get("cell_head")
        return max((style.face.width(word, NOWHERE) * style.size for word in words.split(" ")), default=0.0)

    def _header_width(self, rest: float, entries: list[tuple[Column, int]]) -> float:
        """Row headers get their weight, or what sets the longest in two lines, and leave room to write.

        Those of a long table stand on one line, if they can.
        """
        weights = sum(column.weight for column, _ in entries)
        if not weights:
            return rest
        style = self.setting.styles.get("cell")
        rows = [plain(row.header) for row in self._rows()]
        longest = max(style.face.width(words, NOWHERE) * style.size for words in rows)
        widest = max(self._longest_word(words) for words in (*rows, plain(self.grid.row_label)))
        inset = self.setting.mm(2) + 7
        share = rest * self.grid.header_weight / (weights + self.grid.header_weight)
        whole = longest + inset <= rest * self.layout.header
        wanted = longest + inset if whole else min(max(share, longest / _HEADER_LINES + inset), longest + inset)
        room = rest - len(entries) * self.setting.mm(self.layout.entry)
        if len(rows) >= self.layout.long:
            short = rest - len(entries) * self.setting.mm(self.layout.narrow if len(entries) > 1 else self.layout.entry)
            wanted = max(wanted, min(longest + inset, short))
            room = max(room, short if wanted == longest + inset else 0.0)
        return max(min(wanted, max(room, rest * self.layout.header)), widest + inset)

    # ------------------------------------------------------------------------------------------------- rows

    def _group_row(self, element: StructureElement, id: str, title: object) -> GridRow:
        head = element.add("TH", scope="Row", id=id, keep=True)
        if rest := self.count + self.above - 1:
            element.add("TD", columns=rest, keep=True)
        para = self.setting.para(title, "cell_head", head)  # type: ignore[arg-type]
        return GridRow([GridCell([padded(para)], 0, self.count, fill=self.setting.styles.colours.tint)], keep=True)

    def _row(self, row: Row, element: StructureElement, number: int, above: tuple[str, ...]) -> list[GridRow]:
        """A row; where its header stands above its fields, both. `above` are the ids of its group's head."""
        made = GridRow([], least=self.setting.mm(self.layout.row if self.writes else self.layout.ticks))
        headers, before = above, []
        if row.header:
            piece, headers = self._row_header(row, element, f"{self.name}-r{number}", above)
            if self.above:
                before = [GridRow([GridCell([piece], 0, self.count)], keep=True, line=False)]
            else:
                made.cells.append(GridCell([piece], 0, middle=True))
        elif self.with_header or self.above:
            element.add("TD", keep=True)
        for index, cell in enumerate(row.cells):
            self._cell(cell, index, element, headers, made)
        return [*before, made]

    def _row_header(
        self, row: Row, element: StructureElement, id: str, above: tuple[str, ...]
    ) -> tuple[Flowable, tuple[str, ...]]:
        """The header of a row, and the ids of the headers of its fields. Beside one column it is data like that."""
        first = (f"{self.name}-h",) if self.grid.row_label else ()
        if self.count + self.above < 3:
            data = element.add("TD", headers=(*first, *above), keep=True)
            return padded(self.setting.para(row.header, "cell", data)), above
        head = element.add("TH", scope="Row", id=id, headers=(*first, *above), keep=True)
        return padded(self.setting.para(row.header, "cell", head), 2 if self.writes else 0), (*above, id)

    def _cell(self, cell: Cell, index: int, row: StructureElement, headers: tuple[str, ...], made: GridRow) -> None:
        setting, start = self.setting, self.starts[index]
        column = f"{self.name}-c{index}"
        options = self.grid.columns[index].options
        if isinstance(cell, Choice) and options:
            for step, option in enumerate(cell.options):
                heads = ((column,) if self.two else ()) + (f"{column}-{option.key}", *headers)
                data = row.add("TD", headers=heads, keep=True)
                painter = choice_painter(setting, cell, option, data.add("Form"))
                made.cells.append(
                    GridCell([], start + step, painter=painter, need=setting.mm(setting.styles.layout.fields.circle))
                )
            return
        data = row.add("TD", headers=(column, *headers), keep=True)
        if isinstance(cell, Paragraph):
            para = setting.para(cell.runs, "cell", data, cell.where)
            made.cells.append(GridCell([padded(para)], start, middle=True))
        elif isinstance(cell, Field):
            painter = field_painter(setting, cell, data.add("Form"))
            made.cells.append(field_cell(setting, cell, painter, start))
        else:
            made.cells.append(GridCell([Stack(option_pieces(setting, cell, data, columns=1))], start))
