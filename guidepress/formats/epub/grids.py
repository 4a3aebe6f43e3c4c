"""Grids of fields → XHTML: a table that turns into cards on a narrow screen, or cards everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.values import Value
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import Cell, FieldGrid, Row, RowGroup
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import plain
from guidepress.formats.epub.answers import scale, space
from guidepress.formats.html.page import PageMaker, paragraph, table_class
from guidepress.formats.html.xml import Element, Node, el


def grid(sheet: PageMaker, each: FieldGrid) -> list[Node]:
    """The elements of a grid. Of several empty rows that are alike only the first is shown, with their number."""
    if each.layout == "cards":
        return [node for group in each.groups for node in _card_group(sheet, each, group)]
    headed = bool(each.row_label) or any(row.header for group in each.groups for row in group.rows)
    heads = [el("th", sheet.runs(column.label), scope="col", role="columnheader") for column in each.columns]
    if headed and each.row_label:
        heads.insert(0, el("th", sheet.runs(each.row_label), scope="col", role="columnheader"))
    elif headed:
        heads.insert(0, el("td", role="cell"))
    notes: list[Node] = []
    bodies: list[Node] = []
    for group in each.groups:
        shown = _shown(group.rows)
        rows = [_table_row(sheet, each, row, headed) for row in shown.rows]
        if group.title:
            width = str(len(heads))
            title = el("th", sheet.runs(group.title), scope="rowgroup", colspan=width, role="rowheader")
            rows.insert(0, el("tr", title, role="row", class_="group"))
        bodies.append(el("tbody", rows, role="rowgroup"))
        notes += _room(sheet, shown)
    table = el(
        "table",
        el("thead", el("tr", heads, role="row"), role="rowgroup"),
        bodies,
        class_=table_class("grid", len(heads)),
        role="table",
        aria_label=each.caption or None,
    )
    return [table, *notes]


# ------------------------------------------------------------------------------------------------- empty rows


class _Shown(Value):
    rows: tuple[Row, ...]
    left_out: tuple[Row, ...] = ()


def _shown(rows: tuple[Row, ...]) -> _Shown:
    """All rows; or the first alone, where all are empty and alike: nobody wants to swipe past eight blank cards."""
    alike = len(rows) > 1 and all(not row.header and _shape(row) == _shape(rows[0]) for row in rows)
    return _Shown(rows[:1], rows[1:]) if alike else _Shown(rows)


def _shape(row: Row) -> list[tuple[object, ...]]:
    return [
        (type(cell), getattr(cell, "kind", ""), plain(cell.runs if isinstance(cell, Paragraph) else cell.prompt))
        for cell in row.cells
    ]


def _room(sheet: PageMaker, shown: _Shown) -> list[Node]:
    if not shown.left_out:
        return []
    count = len(shown.rows) + len(shown.left_out)
    said = paragraph(sheet.site.book.words.room_for.format(count=count), "small")
    return [*sheet.marks_within(shown.left_out), said]


# ------------------------------------------------------------------------------------------------- rows and cards


def _table_row(sheet: PageMaker, each: FieldGrid, row: Row, headed: bool) -> Element:
    marks = sheet.marks_within(row.cells)
    cells: list[Element] = []
    if headed:
        name = sheet.runs(row.header) if row.header else [row.label]
        cells.append(el("th", marks, name, scope="row", role="rowheader"))
        marks = []
    for column, cell in zip(each.columns, row.cells, strict=True):
        label = plain(column.label)
        cells.append(el("td", marks, _cell(sheet, cell), role="cell", data_label=label or None))
        marks = []
    return el("tr", cells, role="row")


def _card_group(sheet: PageMaker, each: FieldGrid, group: RowGroup) -> list[Node]:
    shown = _shown(group.rows)
    title = [el("h4", sheet.runs(group.title))] if group.title else []
    cards = [_card(sheet, each, row, bool(shown.left_out)) for row in shown.rows]
    return [*title, el("ul", cards, class_="cards"), *_room(sheet, shown)]


def _card(sheet: PageMaker, each: FieldGrid, row: Row, alone: bool) -> Element:
    """A card: the name of its row, then each question with its space. A card that stands for many has no number."""
    name = sheet.runs(row.header) if row.header else ([] if alone else [row.label])
    asked: list[Node] = []
    for column, cell in zip(each.columns, row.cells, strict=True):
        label = paragraph(sheet.runs(column.label), "ask") if column.label else None
        asked.append(el("div", label, _cell(sheet, cell), class_="answer"))
    return el("li", sheet.marks_within(row.cells), paragraph(name, "card-name") if name else None, asked)


def _cell(sheet: PageMaker, cell: Cell) -> list[Node]:
    if isinstance(cell, Paragraph):
        return sheet.runs(cell.runs)
    prompt: Sequence[Node] = sheet.runs(cell.prompt)
    asked: list[Node] = [paragraph(prompt, "ask")] if prompt else []
    if isinstance(cell, Choice):
        return [*asked, scale(cell.options)]
    if isinstance(cell, Field) and cell.kind == "pick":
        return [*asked, scale(cell.options)]
    return [*asked, space(sheet, cell)]
