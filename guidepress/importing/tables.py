"""Tables of the tree → `table` blocks: a rectangle of lines with a header."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidepress.importing.cues import cues
from guidepress.importing.prose import line, words_of_line
from guidepress.importing.tree import (
    Block,
    Cell,
    CodeBlock,
    Figure,
    Image,
    Inline,
    Inlines,
    Paragraph,
    Place,
    Span,
    Table,
    inlines_of,
    plain,
)
from guidepress.importing.yaml_text import Marked

if TYPE_CHECKING:
    from guidepress.importing.setting import Setting

EMPTY = ""
"""An empty cell."""
MAX_ROWS = 400
"""Most rows of a table; a longer one is divided."""
MAX_COLUMNS = 12
"""Most columns; more could not be read on a page."""
_ENDS = ".,;:?!…–—"


def table_blocks(table: Table, setting: Setting) -> list[Marked]:
    """A table as blocks; the pictures of its cells stand behind it."""
    rows = grid(table, setting)
    width = max(map(len, rows), default=0)
    pictures = [Figure(image, table.place) for image in _pictures(table)]
    if pictures:
        setting.log.note("picture-inside", table.place, "")
    if width <= 1 or len(rows) < 2:
        return [*_taken_apart(table, setting), *_figures(pictures, setting)]
    caption = line(table.caption, table.place, setting.context) if plain(table.caption) else ""
    merged = merged_rows(table, setting)
    if merged:
        values = {"table": caption or True, "header": merged[0], "rows": merged[1:]}
        return [Marked(values), *_figures(pictures, setting)]
    _note_merged(table, setting)
    header, body = _header(table, rows, setting)
    made: list[Marked] = []
    for at in range(0, len(body), MAX_ROWS):
        made.append(Marked({"table": caption or True, "header": header, "rows": body[at : at + MAX_ROWS]}))
    if len(made) > 1:
        setting.log.note("table-size", table.place, caption)
    return [*made, *_figures(pictures, setting)]


def _figures(pictures: Sequence[Figure], setting: Setting) -> list[Marked]:
    from guidepress.importing.blocks import write_blocks

    return write_blocks(pictures, setting)


def _header(table: Table, rows: list[list[str]], setting: Setting) -> tuple[list[str], list[list[str]]]:
    """The header and the other rows of a table. A second header row is put together with the first."""
    count = table.header_rows
    if count == 0:
        setting.log.note("table-header", table.place, " | ".join(rows[0]))
        count = 1
    columns = zip(*rows[: min(count, len(rows) - 1)], strict=True)
    header = [": ".join(each for each, _ in groupby(filter(None, column))) for column in columns]
    body = rows[min(count, len(rows) - 1) :]
    named = [_named(each, number) for number, each in enumerate(header, 1)]
    if named != header:
        new = [after for before, after in zip(header, named, strict=True) if after != before]
        setting.log.note("table-header", table.place, " | ".join(header), now=", ".join(new), added=" ".join(new))
    return named, body


def _named(words: str, number: int) -> str:
    """The head of a column; one without words is called by its number, but for the first."""
    return words if words != EMPTY or number == 1 else f"{cues().words['column']} {number}"


def grid(table: Table, setting: Setting) -> list[list[str]]:
    """The lines of all cells, a rectangle. The words of a cell that covers several rows, or several columns of the
    header, stand in each of them; across other columns they stand once. Rows without words are left out.
    """
    made: list[list[str]] = [[] for _ in table.rows]
    below: dict[tuple[int, int], str] = {}
    bold_names = all(row and _is_bold(row[0]) for row in table.rows[1:])
    for at, row in enumerate(table.rows):
        cells = list(row)
        while cells or (at, len(made[at])) in below:
            column = len(made[at])
            if (at, column) in below:
                made[at].append(below.pop((at, column)))
                continue
            cell = cells.pop(0)
            if at < max(table.header_rows, 1) or (column == 0 and bold_names):
                cell = without_bold(cell)
            words = cell_line(cell, table.place, setting) or EMPTY
            rows = min(cell.rows, len(table.rows) - at)
            across = [words, *[words if at < max(table.header_rows, 1) else EMPTY] * (cell.columns - 1)]
            made[at] += across
            below |= {(at + lower, column + n): each for lower in range(1, rows) for n, each in enumerate(across)}
    width = max(map(len, made), default=0)
    full = [[*row, *[EMPTY] * (width - len(row))] for row in made]
    return [row for at, row in enumerate(full) if at == 0 or any(each != EMPTY for each in row)]


def merged_rows(table: Table, setting: Setting) -> list[list[object]]:
    """The cells of a table with merged cells, each with the columns and rows that it takes. Empty where none is merged,
    or where a guide cannot have them so: more than one header row, rows that are not filled, too many rows.
    """
    cells = [cell for row in table.rows for cell in row]
    if all(cell.columns <= 1 and cell.rows <= 1 for cell in cells):
        return []
    if table.header_rows > 1 or len(table.rows) > MAX_ROWS or not _fills(table):
        return []
    made: list[list[object]] = []
    bold_names = all(_is_bold(row[0]) for row in table.rows[1:])
    for at, row in enumerate(table.rows):
        written: list[object] = []
        for cell in row:
            bare = without_bold(cell) if at == 0 or (bold_names and cell is row[0]) else cell
            words = cell_line(bare, table.place, setting)
            sizes = {name: size for name, size in (("columns", cell.columns), ("rows", cell.rows)) if size > 1}
            written.append({"cell": words, **sizes} if sizes else words)
        made.append(written)
    if table.header_rows == 0:
        setting.log.note("table-header", table.place, " | ".join(plain(each) for each in _inlines(table.rows[0])))
    return made


def _inlines(row: tuple[Cell, ...]) -> list[Inlines]:
    return [inlines for cell in row for block in cell.blocks for inlines in inlines_of(block)]


def _fills(table: Table) -> bool:
    """Whether the cells fill a rectangle without a gap, and each row begins a cell; the header is one row."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            across, down = range(column, column + max(cell.columns, 1)), range(at, at + max(cell.rows, 1))
            own = {(lower, place) for lower in down for place in across}
            if own & taken or down.stop > (len(table.rows) if at else 1):
                return False
            taken |= own
    width = max(column for _, column in taken) + 1
    return all(table.rows) and len(taken) == width * len(table.rows)


def _note_merged(table: Table, setting: Setting) -> None:
    """Says which cells are divided, and which words stand more than once for that."""
    for at, row in enumerate(table.rows):
        for cell in row:
            rows = min(cell.rows, len(table.rows) - at)
            if cell.columns <= 1 and rows <= 1:
                continue
            words = cell_line(cell, table.place, setting)
            across = cell.columns if at < max(table.header_rows, 1) else 1
            heads = max(min(table.header_rows, len(table.rows) - 1), 1) - at
            if heads > 0:  # in the header, a cell of several rows stands once
                rows -= min(rows, heads) - 1
            copies = across * rows - 1
            added = " ".join([words_of_line(words)] * copies) if words else ""
            setting.log.note("table-merged", table.place, words, added=added)


def _is_bold(cell: Cell) -> bool:
    """Whether all words of a cell are bold, as the tool sets the names of rows."""
    spans = [each for block in cell.blocks for found in inlines_of(block) for each in found if isinstance(each, Span)]
    return all(each.strong for each in spans if each.text.strip())


def without_bold(cell: Cell) -> Cell:
    """A cell whose words are all bold, without that; any other as it is."""
    if not _is_bold(cell):
        return cell
    blocks = tuple(
        replace(
            block,
            inlines=tuple(replace(each, strong=False) if isinstance(each, Span) else each for each in block.inlines),
        )
        if isinstance(block, Paragraph)
        else block
        for block in cell.blocks
    )
    return replace(cell, blocks=blocks)


def cell_line(cell: Cell, place: Place, setting: Setting) -> str:
    """A cell as one line: its paragraphs and items, parted by semicolons where no other sign parts them."""
    parts: list[Inlines] = []
    for block in cell.blocks:
        parts += [_code_inlines(inlines, block) for inlines in inlines_of(block, notes=False) if plain(inlines)]
    if len(parts) > 1:
        setting.log.note("table-cell", place, " / ".join(map(plain, parts)))
    made: list[Inline] = []
    for part in parts:
        before = plain(tuple(made))
        if before:
            made.append(Span(" " if before[-1] in _ENDS else "; "))
        made += part
    return line(tuple(made), place, setting.context)


def _code_inlines(inlines: Inlines, block: Block) -> Inlines:
    if isinstance(block, CodeBlock):
        return (Span(" ".join(plain(inlines).split()), code=True),)
    return inlines


def _pictures(table: Table) -> list[Image]:
    return [image for inlines in inlines_of(table) for image in inlines if isinstance(image, Image)]


def _taken_apart(table: Table, setting: Setting) -> list[Marked]:
    """The cells of a table with one column or one row, one after another."""
    from guidepress.importing.blocks import write_blocks

    setting.log.note("table-layout", table.place, "")
    blocks: list[Block] = [Paragraph(table.caption, table.place)] if plain(table.caption) else []
    blocks += [block for row in table.rows for cell in row for block in cell.blocks if not isinstance(block, Figure)]
    from guidepress.importing.text_blocks import without_images

    return write_blocks([without_images(block) for block in blocks], setting)
