"""Grids of fields → tables that turn into cards on a narrow screen, or cards everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.blocks import Cell, Choice, Column, Field, FieldGrid, Paragraph, Row, RowGroup, Runs, plain
from guidepress.markup.sheet import Sheet, paragraph
from guidepress.markup.xml import Element, Node, el
from guidepress.writers.web.answers import READONLY, choice, closed, control, earlier, question


def grid(sheet: Sheet, each: FieldGrid) -> list[Node]:
    """The elements of a grid. Rows that are empty and alike are marked: the scripts show them as they are needed."""
    if each.layout == "cards":
        return [node for group in each.groups for node in _card_group(sheet, each, group)]
    headed = bool(each.row_label) or any(row.header for group in each.groups for row in group.rows)
    widths = _widths(_weights(sheet, each, headed))
    labels = [each.row_label] * headed + [column.label for column in each.columns]
    heads = [_head(sheet, label, width) for label, width in zip(labels, widths, strict=True)]
    head = el("thead", el("tr", heads, role="row"), role="rowgroup")
    bodies = [_body(sheet, each, group, headed, len(heads)) for group in each.groups]
    return [el("table", head, bodies, class_="wide fields", role="table", aria_label=each.caption or None)]


def _head(sheet: Sheet, label: Runs, width: str) -> Element:
    if not label:
        return el("td", role="cell", class_=width)
    return el("th", sheet.runs(label), scope="col", role="columnheader", class_=width)


def _weights(sheet: Sheet, each: FieldGrid, headed: bool) -> list[float]:
    """The weights of the columns on a screen, where options stand beside each other and headers of rows need room."""
    layout = sheet.site.theme.web.grid
    weights = [column.weight * (layout.options if column.options else 1) for column in each.columns]
    return [max(each.header_weight, layout.header * sum(weights)), *weights] if headed else weights


def _widths(weights: Sequence[float]) -> list[str]:
    """The classes of the columns: their shares of the width, in steps of a twentieth, as the style sheet has them."""
    return [f"w-{round(20 * weight / sum(weights))}" for weight in weights]


def _body(sheet: Sheet, each: FieldGrid, group: RowGroup, headed: bool, width: int) -> Element:
    alike = _alike(group.rows)
    rows = [_table_row(sheet, each, row, headed, alike) for row in group.rows]
    if group.title:
        title = el("th", sheet.runs(group.title), scope="rowgroup", colspan=str(width), role="rowheader")
        rows.insert(0, el("tr", title, role="row", class_="group"))
    return el("tbody", rows, role="rowgroup", data_rows="" if alike else None)


def _alike(rows: tuple[Row, ...]) -> bool:
    """Whether all rows are empty and ask the same."""
    return len(rows) > 1 and all(not row.header and _shape(row) == _shape(rows[0]) for row in rows)


def _shape(row: Row) -> list[tuple[object, str, Runs]]:
    return [
        (type(cell), getattr(cell, "kind", ""), cell.runs if isinstance(cell, Paragraph) else cell.prompt)
        for cell in row.cells
    ]


def _table_row(sheet: Sheet, each: FieldGrid, row: Row, headed: bool, alike: bool) -> Element:
    cells: list[Element] = []
    if headed:
        name = sheet.runs(row.header) if row.header else [row.label]
        cells.append(el("th", name, scope="row", role="rowheader"))
    for column, cell in zip(each.columns, row.cells, strict=True):
        label = plain(column.label) or None
        tick = "tick" if isinstance(cell, Field) and cell.kind == "tick" else None
        cells.append(el("td", _cell(sheet, cell), role="cell", data_label=label, class_=tick))
    return el("tr", cells, role="row", data_row="" if alike else None)


def _cell(sheet: Sheet, cell: Cell) -> list[Node]:
    match cell:
        case Paragraph():
            return sheet.runs(cell.runs)
        case Choice():
            return [choice(sheet, cell, beside=True)]
        case Field() if cell.prompt:
            return [question(sheet, cell)]
        case Field():
            found = earlier(cell)
            box = control(sheet, cell, sheet.label_id(), named=False)
            held = box if cell.kind in READONLY else closed(cell, box)
            return [found, held] if found else [held]


# ------------------------------------------------------------------------------------------------- cards


def _card_group(sheet: Sheet, each: FieldGrid, group: RowGroup) -> list[Node]:
    alike = _alike(group.rows)
    title = [el("h4", sheet.runs(group.title))] if group.title else []
    cards = [_card(sheet, each.columns, row, alike) for row in group.rows]
    return [*title, el("ul", cards, class_="cards", data_rows="" if alike else None)]


def _card(sheet: Sheet, columns: Sequence[Column], row: Row, alike: bool) -> Element:
    """A card: the name of its row, then each question with its control."""
    name = sheet.runs(row.header) if row.header else [row.label]
    asked = [_asked(sheet, column, cell, row) for column, cell in zip(columns, row.cells, strict=True)]
    head = paragraph(name, "card-name") if name != [""] else None
    return el("li", head, asked, data_row="" if alike else None)


def _asked(sheet: Sheet, column: Column, cell: Cell, row: Row) -> Element:
    """The cell under the name of its column. The name of the row is heard with it."""
    match cell:
        case Paragraph():
            label = paragraph(sheet.runs(column.label), "ask") if column.label else None
            return el("div", label, sheet.runs(cell.runs), class_="answer")
        case Choice():
            return choice(sheet, cell) if cell.prompt or not column.label else _named_choice(sheet, column, cell)
        case Field():
            own = plain(row.header) or row.label
            unseen: list[Node] = [el("span", f"{own}: ", class_="unseen")] if own else []
            return question(sheet, cell, [*unseen, *sheet.runs(column.label)] if column.label else ())


def _named_choice(sheet: Sheet, column: Column, cell: Choice) -> Element:
    """A choice without words of its own shows the name of its column; it is heard by its full name."""
    label = el("p", sheet.runs(column.label), class_="ask", aria_hidden="true")
    return el("div", label, choice(sheet, cell), class_="answer")
