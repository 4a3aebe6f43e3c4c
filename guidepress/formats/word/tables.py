"""Tables in a Word file: a head row that is repeated on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from guidepress.document.blocks import Table
from guidepress.document.inline import Runs, plain
from guidepress.formats.word.styles import CELL, CELL_HEAD
from guidepress.formats.word.text import allowed
from guidepress.text.drawing_estimate import text_width

if TYPE_CHECKING:
    from guidepress.formats.word.blocks import BlockWriter

MOST_UNBROKEN = 20
"""The most letters of a word for which a column is made wide enough."""

MOST_TOGETHER = 500
"""The most characters of a cell whose row is not split between two pages."""


def add_table(writer: BlockWriter, block: Table, *, title: str = "") -> Any:
    """A table with its caption above, and the caption or `title` as its title for the ear. Returns the table of
    python-docx.
    """
    if block.caption:
        caption = writer.paragraph(block.caption, "Caption", block.anchor)
        caption.paragraph_format.keep_with_next = True
    elif writer.is_after_table:
        writer.paragraph(())  # two tables without a paragraph between them would be one
    table = writer.document.add_table(rows=0, cols=len(block.header))
    table.style = "Table Grid"
    table.autofit = False
    _describe(table, block, title)
    head = _row(writer, table, block.header, len(block.header))
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in head.cells:
        _shade(cell, writer.theme.accent(0).soft)
    for runs in block.rows:
        row = _row(writer, table, runs, 1 if block.row_headers else 0)
        if _is_short(runs):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    _set_widths(writer, table, block)
    for each in block.merged:  # last, since a cell takes the widths of those that it covers
        last = table.cell(each.row + each.rows - 1, each.column + each.columns - 1)
        table.cell(each.row, each.column).merge(last)
    _set_lines(writer, table)
    if block.anchor and not block.caption:
        writer.text.mark(head.cells[0].paragraphs[0], block.anchor)
    writer.is_after_table = True
    return table


def _row(writer: BlockWriter, table: Any, cells: tuple[Runs, ...], heads: int) -> Any:
    """A row whose first cells are heads."""
    row = table.add_row()
    for at, (cell, runs) in enumerate(zip(row.cells, cells, strict=True)):
        paragraph = cell.paragraphs[0]
        writer.text.set_style(paragraph, CELL_HEAD if at < heads else CELL)
        writer.text.write(paragraph, runs)
    return row


def _is_short(cells: tuple[Runs, ...]) -> bool:
    """Whether a row is short enough to stay on one page."""
    return max(len(plain(runs)) for runs in cells) <= MOST_TOGETHER


def _describe(table: Any, block: Table, title: str) -> None:
    """Says which cells are heads, and what the table is called (ISO/IEC 29500-1, 17.4.55 and 17.4.62)."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    flags = {"firstRow": "1", "lastRow": "0", "firstColumn": str(int(block.row_headers)), "lastColumn": "0"}
    for name, value in {**flags, "noHBand": "1", "noVBand": "1"}.items():
        look.set(qn(f"w:{name}"), value)
    look.set(qn("w:val"), "06A0" if block.row_headers else "0620")
    title = plain(block.caption) or title or "; ".join(plain(runs) for runs in block.header)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), allowed(title)[:255])
    properties.append(caption)


def _set_widths(writer: BlockWriter, table: Any, block: Table) -> None:
    """Widths in proportion to the words of the columns, none of them very narrow."""
    layout = writer.theme.workbook
    room = layout.page.width - layout.page.inner - layout.page.outer
    size = layout.type.cell.size * Pt(1).mm
    least = [_longest_word(block, at, size) + 2 * layout.table.padding for at in range(len(block.header))]
    weights = block.weights or _weights(block)
    spare = max(room - sum(least), 0.0)
    widths = [
        (width + spare * weight / sum(weights)) * min(1.0, room / sum(least))
        for width, weight in zip(least, weights, strict=True)
    ]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _longest_word(block: Table, at: int, size: float) -> float:
    """The estimated width in millimetres of the longest word of a column. A very long one is broken."""
    words = [word for row in (block.header, *block.rows) for word in plain(row[at]).split()]
    return max((text_width(word[:MOST_UNBROKEN], size) for word in words), default=0.0)


def _weights(block: Table) -> list[float]:
    """How much of the room that is left each column gets: more where there are more words, but not in proportion."""
    columns = range(len(block.header))
    return [1 + max(len(plain(row[at])) for row in (block.header, *block.rows)) ** 0.5 for at in columns]


def _shade(cell: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#").upper())):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _set_lines(writer: BlockWriter, table: Any) -> None:
    """A line below each row, as in the workbook."""
    borders = OxmlElement("w:tblBorders")
    colour = writer.theme.colours.line.removeprefix("#").upper()
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        drawn = side in ("bottom", "insideH")
        line.set(qn("w:val"), "single" if drawn else "nil")
        if drawn:
            eighths = max(2, round(writer.theme.workbook.table.rule * 8))
            for name, value in (("sz", str(eighths)), ("space", "0"), ("color", colour)):
                line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    padding = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(writer.theme.workbook.table.padding).twips))
        margin.set(qn("w:type"), "dxa")
        padding.append(margin)
    layout.addnext(padding)
