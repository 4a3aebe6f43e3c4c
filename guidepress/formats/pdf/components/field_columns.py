"""The columns of a grid of fields that is set as a table: their positions and widths."""

from __future__ import annotations

import math
from functools import cached_property

from guidepress.core.problems import NOWHERE
from guidepress.document.exercise import Column, FieldGrid, Row
from guidepress.document.fields import Field
from guidepress.document.inline import plain
from guidepress.formats.pdf.components.answer_room import date_width, needed_lines
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_sizes import drop_down_line_width, drop_down_width
from guidepress.formats.pdf.components.line_points import numbered_points
from guidepress.formats.pdf.layout.flowable import TOLERANCE
from guidepress.formats.pdf.layout.table_grid import fitted_widths

_HEADER_LINES = 1.8
"""The longest row header is set on two lines if the column has its width divided by this."""
_SHORT_OPTIONS = 8
"""The most that the options of a drop-down take on one line, as a multiple of their type size, to stand on one."""


class FieldColumns:
    """The columns of a table of fields: one for each option of a column that has options. Widths are in points."""

    def __init__(self, context: Context, grid: FieldGrid, headers_above: bool) -> None:
        """With `headers_above`, row headers stand above their fields and not beside them."""
        self.context = context
        self.grid = grid
        self.layout = context.styles.layout.table
        has_headers = bool(grid.row_label) or any(row.header for row in self.rows())
        self.headers_beside = has_headers and not headers_above
        self.headers_above = has_headers and headers_above
        self.starts: list[int] = []
        """The table column in which each column of the grid begins."""
        at = 1 if self.headers_beside else 0
        for column in grid.columns:
            self.starts.append(at)
            at += max(1, len(column.options))
        self.count = at

    def rows(self) -> list[Row]:
        """All rows of the grid."""
        return [row for group in self.grid.groups for row in group.rows]

    def grow_boxes(self) -> bool:
        """Whether a box needs more lines than its author asked for, at the width of its column."""
        return any(
            isinstance(cell, Field)
            and bool(cell.examples or cell.words)
            and needed_lines(self.context, cell, self.widths[start] - 2 * self.context.mm(1)) > cell.lines
            for row in self.rows()
            for start, cell in zip(self.starts, row.cells, strict=True)
        )

    def fits(self) -> bool:
        """Whether every column has the width that it needs."""
        return sum(self.widths) <= self._total + TOLERANCE

    @property
    def _total(self) -> float:
        """The width of the table."""
        page = self.context.styles.page
        return page.width - page.inner - page.outer

    @cached_property
    def widths(self) -> list[float]:
        """The width of each column. Columns of circles, of dates, and of ticks beside words have a fixed width; others
        share the rest by weight.

        If there is not enough room, the widths add up to more than the width of the table.
        """
        total = self._total
        style = self.context.styles.get("cell_head")
        fixed: dict[int, float] = {}
        for column, start in zip(self.grid.columns, self.starts, strict=True):
            for step, option in enumerate(column.options):
                longest = max(style.face.width(word, NOWHERE) * style.size for word in option.label.split(" "))
                fixed[start + step] = max(longest + self.context.mm(5), self.context.mm(12))
            if self._kinds(start) in self._narrow_kinds:
                fixed[start] = self._minimum(column, start)
        rest = max(total - sum(fixed.values()), total * 0.2)
        entries = [(column, start) for column, start in zip(self.grid.columns, self.starts, strict=True)]
        entries = [(column, start) for column, start in entries if not column.options and start not in fixed]
        if self.headers_beside:
            fixed[0] = self._header_width(rest, entries)
            rest -= fixed[0]
        fixed.update(self._entry_widths(entries, rest))
        return [fixed[index] for index in range(self.count)]

    @cached_property
    def _narrow_kinds(self) -> tuple[set[str], ...]:
        """The kinds of fields whose columns take no more than they need, and leave the rest to those for words."""
        has_words = any("text" in self._kinds(start) for start in self.starts)
        return ({"date"}, {"tick"}) if has_words else ({"date"},)

    def _entry_widths(self, entries: list[tuple[Column, int]], room: float) -> dict[int, float]:
        """The widths of columns of fields by their weights, none less than its minimum. Short options of drop-downs
        stand on one line if the other columns keep their minimum.
        """
        minimum = {start: self._minimum(column, start) for column, start in entries}
        on_one_line = {start: max(least, self._options_width(start)) for start, least in minimum.items()}
        if sum(on_one_line.values()) <= room:
            minimum = on_one_line
        widths = fitted_widths([column.weight for column, _ in entries], list(minimum.values()), room)
        return dict(zip(minimum, widths, strict=True))

    def _minimum(self, column: Column, start: int) -> float:
        """The minimum width of a column of fields: that of its longest word, or of its fields."""
        word = self._longest_word(plain(column.label)) + self.context.mm(2) + 7
        return max(word, self.context.mm(self._narrowest(start)), self._pick_width(start), self._date_width(start))

    def _date_width(self, start: int) -> float:
        """The minimum width for dates in a column; 0 if it has none."""
        return date_width(self.context) + 2 * self.context.mm(1) if "date" in self._kinds(start) else 0.0

    def _pick_width(self, start: int) -> float:
        """The minimum width for drop-downs in a column; 0 if it has none."""
        fields = [field for field in self._fields(start) if field.kind == "pick"]
        return max((drop_down_width(self.context, field) + 2 * self.context.mm(1) for field in fields), default=0.0)

    def _options_width(self, start: int) -> float:
        """The width in which all options of each drop-down in a column stand on one line; 0 if that is much."""
        fields = [field for field in self._fields(start) if field.kind == "pick"]
        widest = max((drop_down_line_width(self.context, field) for field in fields), default=0.0)
        size = self.context.styles.layout.fields.size
        return widest + 2 * self.context.mm(1) + 1 if widest <= size * _SHORT_OPTIONS else 0.0

    def _narrowest(self, start: int) -> float:
        """The minimum width in millimetres of the column that begins at `start`, by the kinds of its fields.

        Where each field asks for a few words alone, as `words` says, a column for text may be as narrow as these.
        """
        kinds = self._kinds(start)
        if "text" in kinds:
            return min(self.layout.narrow, self._width_of_words(start))
        return self.layout.date if kinds & {"date", "number"} else 0.0

    def _width_of_words(self, start: int) -> float:
        """The width in millimetres of the words that a column asks for, on one line; endless if it does not say."""
        fields = [field for field in self._fields(start) if field.kind == "text"]
        if not all(field.words for field in fields):
            return math.inf
        layout = self.context.styles.layout
        most = max(field.words for field in fields)
        return most * layout.fields.word + 2 * (layout.fields.inset + layout.table.box)

    def _fields(self, start: int) -> list[Field]:
        """The fields in the column that begins at `start`."""
        at = self.starts.index(start)
        return [cell for row in self.rows() if isinstance(cell := row.cells[at], Field)]

    def _kinds(self, start: int) -> set[str]:
        """The kinds of fields in the column that begins at `start`."""
        return {field.kind for field in self._fields(start)}

    def _longest_word(self, words: str) -> float:
        style = self.context.styles.get("cell_head")
        return max((style.face.width(word, NOWHERE) * style.size for word in words.split(" ")), default=0.0)

    def _header_width(self, room: float, entries: list[tuple[Column, int]]) -> float:
        """The width of row headers: by their weight, or so that the longest takes two lines, with room left to write.

        In a long table, row headers stand on one line if possible.
        """
        weights = sum(column.weight for column, _ in entries)
        if not weights:
            return room
        style = self.context.styles.get("cell")
        rows = [plain(row.header) for row in self.rows()]
        longest = max(style.face.width(words, NOWHERE) * style.size for words in rows)
        widest = max(self._longest_word(words) for words in (*rows, plain(self.grid.row_label)))
        inset = self.context.mm(2) + 7
        share = room * self.grid.header_weight / (weights + self.grid.header_weight)
        fits_on_one_line = longest + inset <= room * self.layout.header
        preferred = (
            longest + inset if fits_on_one_line else min(max(share, longest / _HEADER_LINES + inset), longest + inset)
        )
        writing_room = room - len(entries) * self.context.mm(self.layout.entry)
        if len(rows) >= self.layout.long:
            minimum = self.layout.narrow if len(entries) > 1 else self.layout.entry
            narrow_room = room - len(entries) * self.context.mm(minimum)
            preferred = max(preferred, min(longest + inset, narrow_room))
            writing_room = max(writing_room, narrow_room if preferred == longest + inset else 0.0)
        return max(min(preferred, max(writing_room, room * self.layout.header)), widest + inset)


def fitting_columns(context: Context, grid: FieldGrid) -> list[FieldColumns]:
    """The ways in which a grid fits the page as a table: with its row headers beside or above their fields.

    None where it is set as cards. Points on a line have their numbers as row headers.
    """
    shown = numbered_points(grid) if grid.on_line else grid
    sides = (False,) if grid.on_line else (False, True)  # above its fields, a number would not stand on the line
    choices = [FieldColumns(context, shown, above) for above in sides] if grid.layout == "table" else []
    return [columns for columns in choices if columns.fits()]
