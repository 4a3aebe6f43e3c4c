"""Renders grids of fields for the EPUB. What is empty on paper is no table here: the rows become a list.

A table remains where cells say something of their own. Its empty columns are named in a line, as the questions that are
asked for each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.core.values import Value
from guidepress.document.answer_names import label_end
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import Cell, Column, FieldGrid, Row, RowGroup
from guidepress.document.fields import Option
from guidepress.document.inline import Runs, plain
from guidepress.formats.epub.answers import scale
from guidepress.formats.html.headings import CARD_LEVEL
from guidepress.formats.html.page import PageMaker, paragraph, table_class
from guidepress.formats.html.xml import Element, Node, el


class _Asked(Value):
    """What is asked for each row in a column whose cells hold nothing of their own."""

    label: Runs
    options: tuple[Option, ...]


def grid(maker: PageMaker, field_grid: FieldGrid) -> list[Node]:
    """The nodes of a grid: what is asked for each row, then its rows as a list or a table."""
    rows = [row for group in field_grid.groups for row in group.rows]
    told = [index for index in range(len(field_grid.columns)) if not _is_empty([row.cells[index] for row in rows])]
    asked = [
        _Asked(column.label, _options(rows[0].cells[index]) if rows else ())
        for index, column in enumerate(field_grid.columns)
        if index not in told
    ]
    words = maker.site.book.words
    lead = [*_questions(maker, words.for_each if any(row.header for row in rows) else words.each_time, asked)]
    if told:
        return [*lead, *_with_words(maker, field_grid, told)]
    if field_grid.row_label and any(row.header for row in rows):
        lead.append(paragraph(maker.runs(field_grid.row_label), "lead"))
    return [*lead, *(node for group in field_grid.groups for node in _row_list(maker, group))]


def _is_empty(cells: Sequence[Cell]) -> bool:
    """Whether the cells of a column say nothing, but for options that are the same in each."""
    asks_nothing = all(not isinstance(cell, Paragraph) and not cell.prompt for cell in cells)
    return asks_nothing and len({_options(cell) for cell in cells}) <= 1


def _options(cell: Cell) -> tuple[Option, ...]:
    return () if isinstance(cell, Paragraph) else cell.options


def _questions(maker: PageMaker, lead: str, asked: Sequence[_Asked]) -> Iterator[Node]:
    """A list of what is asked for each row, after its `lead`. Options stand behind their question, or in a line."""
    labelled = [one for one in asked if one.label]
    if len(labelled) == 1 and labelled[0].options:
        yield el("p", _question(maker, labelled[0]), class_="scale")
    elif labelled:
        yield paragraph(lead, "lead")
        yield el("ul", [el("li", _question(maker, one)) for one in labelled])
    for options in dict.fromkeys(one.options for one in asked if one.options and not one.label):
        yield scale(options)


def _question(maker: PageMaker, one: _Asked) -> list[Node]:
    """What is asked, with its options."""
    options = " · ".join(option.label for option in one.options)
    between = label_end(plain(one.label), maker.site.book.words)
    return [*maker.runs(one.label), *([between, options] if options else [])]


# ------------------------------------------------------------------------------------------------- rows as a list


def _row_list(maker: PageMaker, group: RowGroup) -> Iterator[Node]:
    """The words of the rows; rows without words are counted."""
    if group.title:
        yield el(f"h{CARD_LEVEL}", maker.runs(group.title))
    items = [
        el("li", maker.marks_within(row.cells), maker.runs(row.header) if row.header else row.label)
        for row in group.rows
        if row.header
    ]
    if items:
        yield el("ul", items, class_="rows")
    yield from _count_of(maker, [row for row in group.rows if not row.header])


def _count_of(maker: PageMaker, rows: Sequence[Row]) -> Iterator[Node]:
    """How many rows have room for words of the reader’s own, with the page marks of these rows."""
    yield from maker.marks_within(tuple(rows))
    if len(rows) > 1:
        yield paragraph(maker.site.book.words.room_for.format(count=len(rows)), "small")


# ------------------------------------------------------------------------------------------------- rows with words


def _with_words(maker: PageMaker, field_grid: FieldGrid, told: Sequence[int]) -> Iterator[Node]:
    """Rows whose cells say something: cards, or a table of the columns with words."""
    columns = [field_grid.columns[index] for index in told]
    if field_grid.layout == "cards":
        for group in field_grid.groups:
            yield from _cards(maker, group, columns, told)
    else:
        yield _table(maker, field_grid, columns, told)
    for group in field_grid.groups:
        yield from _count_of(maker, _left_out(group))


def _left_out(group: RowGroup) -> tuple[Row, ...]:
    """The empty rows of a group that are like its first: only that one is shown."""
    are_alike = all(not row.header and _shape(row) == _shape(group.rows[0]) for row in group.rows)
    return group.rows[1:] if are_alike else ()


def _shape(row: Row) -> list[tuple[object, ...]]:
    return [(plain(cell.runs if isinstance(cell, Paragraph) else cell.prompt), _options(cell)) for cell in row.cells]


def _shown(group: RowGroup) -> tuple[Row, ...]:
    return group.rows[: len(group.rows) - len(_left_out(group))]


def _table(maker: PageMaker, field_grid: FieldGrid, columns: Sequence[Column], told: Sequence[int]) -> Element:
    has_headers = any(row.header for group in field_grid.groups for row in group.rows)
    heads = [el("th", maker.runs(column.label), scope="col", role="columnheader") for column in columns]
    if has_headers and field_grid.row_label:
        heads.insert(0, el("th", maker.runs(field_grid.row_label), scope="col", role="columnheader"))
    elif has_headers:
        heads.insert(0, el("td", role="cell"))
    bodies = []
    for group in field_grid.groups:
        rows = [_table_row(maker, row, columns, told, has_headers) for row in _shown(group)]
        if group.title:
            title = el("th", maker.runs(group.title), scope="rowgroup", colspan=str(len(heads)), role="rowheader")
            rows.insert(0, el("tr", title, role="row", class_="group"))
        bodies.append(el("tbody", rows, role="rowgroup"))
    return el(
        "table",
        el("thead", el("tr", heads, role="row"), role="rowgroup"),
        bodies,
        class_=table_class("grid", len(heads)),
        role="table",
        aria_label=field_grid.caption or None,
    )


def _table_row(
    maker: PageMaker, row: Row, columns: Sequence[Column], told: Sequence[int], has_headers: bool
) -> Element:
    marks = maker.marks_within(row.cells)
    cells: list[Element] = []
    if has_headers:
        name = maker.runs(row.header) if row.header else [row.label]
        cells.append(el("th", marks, name, scope="row", role="rowheader"))
        marks = []
    for column, index in zip(columns, told, strict=True):
        label = plain(column.label)
        cells.append(el("td", marks, _cell(maker, row.cells[index]), role="cell", data_label=label or None))
        marks = []
    return el("tr", cells, role="row")


def _cards(maker: PageMaker, group: RowGroup, columns: Sequence[Column], told: Sequence[int]) -> Iterator[Node]:
    if group.title:
        yield el(f"h{CARD_LEVEL}", maker.runs(group.title))
    level = CARD_LEVEL + bool(group.title)
    cards = [_card(maker, row, columns, told, bool(_left_out(group)), level) for row in _shown(group)]
    yield el("ul", cards, class_="cards")


def _card(
    maker: PageMaker, row: Row, columns: Sequence[Column], told: Sequence[int], stands_for_several: bool, level: int
) -> Element:
    """A card: the name of its row, then each question. A card that stands for several rows has no number."""
    name = maker.runs(row.header) if row.header else ([] if stands_for_several else [row.label])
    questions = []
    for column, index in zip(columns, told, strict=True):
        label = paragraph(maker.runs(column.label), "ask") if column.label else None
        questions.append(el("div", label, _cell(maker, row.cells[index]), class_="answer"))
    return el(
        "li", maker.marks_within(row.cells), el(f"h{level}", name, class_="card-name") if name else None, questions
    )


def _cell(maker: PageMaker, cell: Cell) -> list[Node]:
    if isinstance(cell, Paragraph):
        return maker.runs(cell.runs)
    asked: list[Node] = [paragraph(maker.runs(cell.prompt), "ask")] if cell.prompt else []
    return [*asked, scale(cell.options)] if cell.options else asked
