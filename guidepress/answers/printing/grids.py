"""Grids of answers: as a table where its cells are short, else a heading for each row with its answers below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.answers.printing.bars import bars_figure
from guidepress.answers.printing.given import Given, paragraphs
from guidepress.answers.printing.profiles import profile_blocks
from guidepress.core.values import Value
from guidepress.document.blocks import Entry, EntryList, Heading, ItemList, ListItem, Paragraph, Table
from guidepress.document.book import Block
from guidepress.document.exercise import Exercise, FieldGrid, Row, RowGroup
from guidepress.document.inline import Run, Runs, plain

LONG_CELL = 240
"""The most characters of a cell. With more, or with several paragraphs, a narrow column is hard to read."""


class Line(Value):
    """An answered row: its header, and the texts of its cells."""

    header: Runs
    texts: tuple[str, ...]


def grid_blocks(grid: FieldGrid, exercise: Exercise, given: Given) -> Iterator[Block]:
    """The rows in which something is answered, without columns in which nothing is."""
    groups = [(group.title, _lines(group, given)) for group in grid.groups]
    groups = [(title, lines) for title, lines in groups if lines]
    if not groups:
        return
    if exercise.kind == "ranking":
        yield _ranking(grid, groups, given)
        return
    if exercise.kind == "points":
        yield from bars_figure(grid, [line for _, lines in groups for line in lines], exercise.title, given.words)
    yield from profile_blocks(grid, exercise.title, given)
    used = [at for at in range(len(grid.columns)) if any(line.texts[at] for _, lines in groups for line in lines)]
    labels = [grid.columns[at].label for at in used]
    for number, (title, lines) in enumerate(groups, 1):
        kept = [Line(line.header, tuple(line.texts[at] for at in used)) for line in lines]
        if grid.on_line:
            yield _points(labels, kept, given)
        elif grid.layout == "cards" or any(map(_is_long, kept)):
            yield from _cards(title, labels, kept, f"{grid.key}/{number}", given)
        else:
            yield _table(grid, title, labels, kept, given)


def _lines(group: RowGroup, given: Given) -> list[Line]:
    return [
        Line(_header(row, number), tuple(given.text(cell).strip() for cell in row.cells))
        for number, row in enumerate(group.rows, 1)
        if any(given.is_answered(cell) for cell in row.cells)
    ]


def _header(row: Row, number: int) -> Runs:
    return row.header or (Run(row.label or str(number)),)


def _is_long(line: Line) -> bool:
    return any(len(text) > LONG_CELL or len(paragraphs(text)) > 1 for text in line.texts)


def _table(grid: FieldGrid, title: Runs, labels: Sequence[Runs], lines: Sequence[Line], given: Given) -> Block:
    """A table with a column for each label. Where people write a single column themselves, it is a list."""
    cells = [tuple((Run(text),) if text else () for text in line.texts) for line in lines]
    if any(row.header for group in grid.groups for row in group.rows):
        first = grid.row_label or (Run(given.words.answers_question),)
        rows = tuple((line.header, *texts) for line, texts in zip(lines, cells, strict=True))
        return Table((first, *labels), rows, caption=title)
    if len(labels) == 1:
        return ItemList(tuple(ListItem(texts[0]) for texts in cells), lead=labels[0])
    return Table(tuple(labels), tuple(cells), caption=title, row_headers=False)


def _cards(title: Runs, labels: Sequence[Runs], lines: Sequence[Line], anchor: str, given: Given) -> Iterator[Block]:
    """A heading for each row, and its answers below. `anchor` begins the anchors of the headings."""
    for number, line in enumerate(lines, 1):
        header = line.header
        if plain(title):
            header = (Run(given.words.labelled.format(label=plain(title), text=plain(header))),)
        yield Heading(4, header, f"{anchor}-{number}")
        for label, text in zip(labels, line.texts, strict=True):
            yield from labelled(label, text, given)


def labelled(label: Runs, text: str, given: Given) -> Iterator[Paragraph]:
    """An answer behind its label in strong type. Its further lines are paragraphs of their own."""
    lines = paragraphs(text)
    if lines:
        before, _, after = given.words.labelled.partition("{text}")
        head = Run(before.format(label=plain(label)), strong=True)
        yield replace(lines[0], runs=(head, *lines[0].runs, *((Run(after),) if after else ())))
        yield from lines[1:]


def _points(labels: Sequence[Runs], lines: Sequence[Line], given: Given) -> EntryList:
    """Points on a line, in their order: the first answer of each is its name, unless it is long."""
    entries = []
    for line in lines:
        filled = [(label, text) for label, text in zip(labels, line.texts, strict=True) if text]
        first = filled[0][1]
        term: Runs = line.header
        if len(first) <= LONG_CELL and len(paragraphs(first)) == 1:
            term, filled = (Run(first),), filled[1:]
        body = tuple(each for label, text in filled for each in labelled(label, text, given))
        entries.append(Entry(term, body))
    return EntryList("timeline", tuple(entries))


def _ranking(grid: FieldGrid, groups: Sequence[tuple[Runs, Sequence[Line]]], given: Given) -> Table:
    """The rows in the order of their numbers; what is no whole number stands last, as it was written."""
    lines = [line for _, lines in groups for line in lines]
    ordered = sorted(lines, key=lambda line: _rank(line.texts[0]))
    header = (grid.columns[0].label, grid.row_label or (Run(given.words.answers_question),))
    return Table(header, tuple(((Run(line.texts[0]),), line.header) for line in ordered))


def _rank(text: str) -> tuple[bool, int]:
    number = whole_number(text)
    return (number is None, number or 0)


def whole_number(text: str) -> int | None:
    """The whole number that a text is, of at most nine digits; None for any other text."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
