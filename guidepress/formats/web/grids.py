"""Renders grids of fields for the web workbook: tables that turn into cards on narrow screens, or cards everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import (
    Cell,
    Column,
    FieldGrid,
    Row,
    RowGroup,
)
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Runs, plain
from guidepress.formats.html.headings import CARD_LEVEL
from guidepress.formats.html.page import PageMaker, paragraph
from guidepress.formats.html.xml import Element, Node, el
from guidepress.formats.web.answers import (
    READONLY_KINDS,
    choice,
    control,
    disabled_group,
    earlier_answer,
    question,
)


def grid(maker: PageMaker, field_grid: FieldGrid) -> list[Node]:
    """The nodes of a grid. Empty rows that are alike are marked, and the scripts show them as they are needed."""
    if field_grid.layout == "cards":
        return [node for group in field_grid.groups for node in _card_group(maker, field_grid, group)]
    has_headers = bool(field_grid.row_label) or any(row.header for group in field_grid.groups for row in group.rows)
    widths = _widths(_weights(maker, field_grid, has_headers))
    labels = [field_grid.row_label] * has_headers + [column.label for column in field_grid.columns]
    header_cells = [_head(maker, label, width) for label, width in zip(labels, widths, strict=True)]
    head = el("thead", el("tr", header_cells, role="row"), role="rowgroup")
    bodies = [_body(maker, field_grid, group, has_headers, len(header_cells)) for group in field_grid.groups]
    look = "wide fields on-line" if field_grid.on_line else "wide fields"
    table = el("table", head, bodies, class_=look, role="table", aria_label=field_grid.caption or None)
    return [table, *_sums(field_grid)]


def _sums(field_grid: FieldGrid) -> list[Element]:
    """For each column whose numbers have a total: what they add up to by now. The scripts fill it in."""
    if not field_grid.total:
        return []
    rows = [row for group in field_grid.groups for row in group.rows]
    return [
        el(
            "p",
            class_="count",
            data_sum=" ".join(cell.id for row in rows if isinstance(cell := row.cells[number], Field)),
            data_total=str(field_grid.total),
            data_label=plain(column.label),
            data_live="",
            role="status",
        )
        for number, column in enumerate(field_grid.columns)
    ]


def _head(maker: PageMaker, label: Runs, width: str) -> Element:
    if not label:
        return el("td", role="cell", class_=width)
    return el("th", maker.runs(label), scope="col", role="columnheader", class_=width)


def _weights(maker: PageMaker, field_grid: FieldGrid, has_headers: bool) -> list[float]:
    """The weights of the columns on a screen. Options stand beside each other, and row headers need room."""
    layout = maker.site.theme.web.grid
    ticks = _ticks(field_grid)
    weights = [
        column.weight * (layout.options if column.options else layout.ticks if at in ticks else 1)
        for at, column in enumerate(field_grid.columns)
    ]
    return [max(field_grid.header_weight, layout.header * sum(weights)), *weights] if has_headers else weights


def _ticks(field_grid: FieldGrid) -> set[int]:
    """The columns of boxes to tick."""
    cells = [cell for group in field_grid.groups for row in group.rows for cell in enumerate(row.cells)]
    return {at for at, cell in cells if isinstance(cell, Field) and cell.kind == "tick"}


def _widths(weights: Sequence[float]) -> list[str]:
    """The CSS classes of the columns: their share of the width in steps of one twentieth."""
    return [f"w-{round(20 * weight / sum(weights))}" for weight in weights]


def _body(maker: PageMaker, field_grid: FieldGrid, group: RowGroup, has_headers: bool, width: int) -> Element:
    are_alike = _are_alike(group.rows)
    rows = [_table_row(maker, field_grid, row, has_headers, are_alike) for row in group.rows]
    if group.title:
        title = el("th", maker.runs(group.title), scope="rowgroup", colspan=str(width), role="rowheader")
        rows.insert(0, el("tr", title, role="row", class_="group"))
    return el("tbody", rows, role="rowgroup", data_rows="" if are_alike else None)


def _are_alike(rows: tuple[Row, ...]) -> bool:
    """Whether there are several rows and all of them are empty and ask the same questions."""
    return len(rows) > 1 and all(not row.header and _shape(row) == _shape(rows[0]) for row in rows)


def _shape(row: Row) -> list[tuple[object, str, Runs]]:
    return [
        (type(cell), getattr(cell, "kind", ""), cell.runs if isinstance(cell, Paragraph) else cell.prompt)
        for cell in row.cells
    ]


def _table_row(maker: PageMaker, field_grid: FieldGrid, row: Row, has_headers: bool, are_alike: bool) -> Element:
    cells: list[Element] = []
    if has_headers:
        name = maker.runs(row.header) if row.header else [row.label]
        cells.append(el("th", name, scope="row", role="rowheader"))
    for column, cell in zip(field_grid.columns, row.cells, strict=True):
        label = plain(column.label) or None
        tick = "tick" if isinstance(cell, Field) and cell.kind == "tick" else None
        cells.append(el("td", _cell(maker, cell), role="cell", data_label=label, class_=tick))
    return el("tr", cells, role="row", data_row="" if are_alike else None)


def _cell(maker: PageMaker, cell: Cell) -> list[Node]:
    match cell:
        case Paragraph():
            return maker.runs(cell.runs)
        case Choice():
            return [choice(maker, cell, beside=True)]
        case Field() if cell.prompt:
            return [question(maker, cell)]
        case Field():
            earlier = earlier_answer(cell)
            input_element = control(maker, cell, maker.label_id(), has_label=False)
            wrapped = input_element if cell.kind in READONLY_KINDS else disabled_group(cell, input_element)
            return [earlier, wrapped] if earlier else [wrapped]


# ------------------------------------------------------------------------------------------------- cards


def _card_group(maker: PageMaker, field_grid: FieldGrid, group: RowGroup) -> list[Node]:
    are_alike = _are_alike(group.rows)
    title = [el(maker.heading(CARD_LEVEL), maker.runs(group.title))] if group.title else []
    level = CARD_LEVEL + bool(group.title)
    cards = [_card(maker, field_grid.columns, row, are_alike, level) for row in group.rows]
    return [*title, el("ul", cards, class_="cards", data_rows="" if are_alike else None)]


def _card(maker: PageMaker, columns: Sequence[Column], row: Row, are_alike: bool, level: int) -> Element:
    """A card: the name of its row, then each question with its control. The name is that of the group around them."""
    name = maker.runs(row.header) if row.header else [row.label]
    id = maker.label_id() if name != [""] else None
    cells = [_card_cell(maker, column, cell) for column, cell in zip(columns, row.cells, strict=True)]
    head = el(maker.heading(level), name, class_="card-name", id=id) if id else None
    card = el("div", head, cells, class_="card", role="group" if id else None, aria_labelledby=id)
    return el("li", card, data_row="" if are_alike else None)


def _card_cell(maker: PageMaker, column: Column, cell: Cell) -> Element:
    """A cell below the name of its column."""
    match cell:
        case Paragraph():
            label = paragraph(maker.runs(column.label), "ask") if column.label else None
            return el("div", label, maker.runs(cell.runs), class_="answer")
        case Choice():
            return choice(maker, cell, legend=() if cell.prompt else maker.runs(column.label))
        case Field():
            return question(maker, cell, maker.runs(column.label))
