"""Renders grids of fields for the EPUB: a table that turns into cards on narrow screens, or cards everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.values import Value
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import Cell, FieldGrid, Row, RowGroup
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import plain
from guidepress.formats.epub.answers import answer_space, scale
from guidepress.formats.html.headings import CARD_LEVEL
from guidepress.formats.html.page import PageMaker, paragraph, table_class
from guidepress.formats.html.xml import Element, Node, el


def grid(maker: PageMaker, field_grid: FieldGrid) -> list[Node]:
    """The nodes of a grid. Of several empty rows that are alike only the first is shown, followed by their number."""
    if field_grid.layout == "cards":
        return [node for group in field_grid.groups for node in _card_group(maker, field_grid, group)]
    has_headers = bool(field_grid.row_label) or any(row.header for group in field_grid.groups for row in group.rows)
    header_cells = [
        el("th", maker.runs(column.label), scope="col", role="columnheader") for column in field_grid.columns
    ]
    if has_headers and field_grid.row_label:
        header_cells.insert(0, el("th", maker.runs(field_grid.row_label), scope="col", role="columnheader"))
    elif has_headers:
        header_cells.insert(0, el("td", role="cell"))
    notes: list[Node] = []
    bodies: list[Node] = []
    above: Row | None = None
    for group in field_grid.groups:
        selection = _shown_rows(group.rows)
        rows: list[Node] = []
        for row in selection.rows:
            rows.append(_table_row(maker, field_grid, row, has_headers, above))
            above = row
        if group.title:
            width = str(len(header_cells))
            title = el("th", maker.runs(group.title), scope="rowgroup", colspan=width, role="rowheader")
            rows.insert(0, el("tr", title, role="row", class_="group"))
        bodies.append(el("tbody", rows, role="rowgroup"))
        notes += _row_count_note(maker, selection)
    table = el(
        "table",
        el("thead", el("tr", header_cells, role="row"), role="rowgroup"),
        bodies,
        class_=table_class("grid", len(header_cells)),
        role="table",
        aria_label=field_grid.caption or None,
    )
    return [table, *notes]


# ------------------------------------------------------------------------------------------------- empty rows


class _ShownRows(Value):
    """The rows that are shown, and those that are left out because they are empty and alike."""

    rows: tuple[Row, ...]
    left_out: tuple[Row, ...] = ()


def _shown_rows(rows: tuple[Row, ...]) -> _ShownRows:
    """All rows, or only the first if all rows are empty and alike.

    Readers would otherwise have to page through many blank cards.
    """
    are_alike = len(rows) > 1 and all(not row.header and _shape(row) == _shape(rows[0]) for row in rows)
    return _ShownRows(rows[:1], rows[1:]) if are_alike else _ShownRows(rows)


def _shape(row: Row) -> list[tuple[object, ...]]:
    return [
        (type(cell), getattr(cell, "kind", ""), plain(cell.runs if isinstance(cell, Paragraph) else cell.prompt))
        for cell in row.cells
    ]


def _row_count_note(maker: PageMaker, selection: _ShownRows) -> list[Node]:
    """A note with the number of rows, with the page marks of the rows that are left out."""
    if not selection.left_out:
        return []
    count = len(selection.rows) + len(selection.left_out)
    note = paragraph(maker.site.book.words.room_for.format(count=count), "small")
    return [*maker.marks_within(selection.left_out), note]


# ------------------------------------------------------------------------------------------------- rows and cards


def _table_row(maker: PageMaker, field_grid: FieldGrid, row: Row, has_headers: bool, above: Row | None) -> Element:
    """A row. Options that are those of the row `above` are for the eye only: a listener has heard them."""
    marks = maker.marks_within(row.cells)
    cells: list[Element] = []
    if has_headers:
        name = maker.runs(row.header) if row.header else [row.label]
        cells.append(el("th", marks, name, scope="row", role="rowheader"))
        marks = []
    for index, (column, cell) in enumerate(zip(field_grid.columns, row.cells, strict=True)):
        label = plain(column.label)
        heard = above is not None and _options(above.cells[index]) == _options(cell)
        cells.append(el("td", marks, _cell(maker, cell, heard), role="cell", data_label=label or None))
        marks = []
    return el("tr", cells, role="row")


def _card_group(maker: PageMaker, field_grid: FieldGrid, group: RowGroup) -> list[Node]:
    selection = _shown_rows(group.rows)
    title = [el(f"h{CARD_LEVEL}", maker.runs(group.title))] if group.title else []
    level = CARD_LEVEL + bool(group.title)
    cards = [_card(maker, field_grid, row, bool(selection.left_out), level) for row in selection.rows]
    return [*title, el("ul", cards, class_="cards"), *_row_count_note(maker, selection)]


def _card(maker: PageMaker, field_grid: FieldGrid, row: Row, stands_for_several: bool, level: int) -> Element:
    """A card: the name of its row, then each question with its space.

    A card that stands for several rows has no number.
    """
    name = maker.runs(row.header) if row.header else ([] if stands_for_several else [row.label])
    questions: list[Node] = []
    for column, cell in zip(field_grid.columns, row.cells, strict=True):
        label = paragraph(maker.runs(column.label), "ask") if column.label else None
        questions.append(el("div", label, _cell(maker, cell), class_="answer"))
    return el(
        "li", maker.marks_within(row.cells), el(f"h{level}", name, class_="card-name") if name else None, questions
    )


def _options(cell: Cell) -> tuple[Option, ...]:
    return () if isinstance(cell, Paragraph) else cell.options


def _cell(maker: PageMaker, cell: Cell, heard: bool = False) -> list[Node]:
    if isinstance(cell, Paragraph):
        return maker.runs(cell.runs)
    prompt: Sequence[Node] = maker.runs(cell.prompt)
    question: list[Node] = [paragraph(prompt, "ask")] if prompt else []
    if isinstance(cell, Choice):
        return [*question, scale(cell.options, heard)]
    if isinstance(cell, Field) and cell.kind == "pick":
        return [*question, scale(cell.options, heard)]
    return [*question, answer_space(maker, cell)]
