"""The rows of a table as they are set in lines: a head, then cells, each with the name of its column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from guidepress.formats.pdf.accessibility_tree import AccessibleNode, Control, Span, spans


class LineCell(NamedTuple):
    """Cells that stand in one line, since they are the options of one question, or a single cell."""

    label: str
    """The name of the column."""
    parts: tuple[tuple[str, AccessibleNode], ...]
    """The name of each option, and its cell."""


class LineRow(NamedTuple):
    """A row: its head, and the other cells."""

    head: AccessibleNode | None
    cells: tuple[LineCell, ...]
    shape: tuple[str, ...]
    """What is alike in rows to fill in that differ by their number alone; empty for a row with words."""


def columns_of(table: AccessibleNode) -> list[tuple[str, tuple[str, ...]]]:
    """The names of the columns, each with the names of its options where it has some."""
    heads = [row for head in table.nodes("THead") for row in head.nodes("TR")]
    above = {cell.id: _text(cell) for row in heads[:-1] for cell in row.nodes("TH")}
    found: list[tuple[str, tuple[str, ...]]] = []
    for cell in heads[-1].nodes("TH") if heads else ():
        name, over = _text(cell), next((above[id] for id in cell.headers if id in above), "")
        if over and found and found[-1][0] == over:
            found[-1] = over, (*found[-1][1], name)
        elif name:
            found.append((over, (name,)) if over else (name, ()))
    return found


def table_rows(table: AccessibleNode, headers: Mapping[str, AccessibleNode]) -> Iterator[LineRow]:
    """The rows below the head of a table. `headers` are all elements by their ids."""
    for body in table.nodes("TBody"):
        for row in body.nodes("TR"):
            yield _row(list(row.nodes()), headers)


def _row(cells: list[AccessibleNode], headers: Mapping[str, AccessibleNode]) -> LineRow:
    """The first cell is the head, unless it is one to fill in."""
    head = cells[0] if cells and not any(isinstance(piece, Control) for piece in _leaves(cells[0])) else None
    above = _row_header(cells[0], headers) if cells and cells[0].tag == "TD" else None
    if above is not None:
        head = above  # a cell of several rows heads this one too, and is said again
    elif head is not None and head.tag == "TD" and not _text(head):
        head, cells = None, cells[1:]
    elif head is not None:
        cells = cells[1:]
    named = [(*_names(cell, headers), cell) for cell in cells]
    grouped = []
    for _, group in groupby(enumerate(named), lambda pair: pair[1][0] if all(pair[1][:2]) else f"#{pair[0]}"):
        listed = [each for _, each in group]
        parts = tuple((option, cell) for _, option, cell in listed)
        grouped.append(LineCell(listed[0][0] or (listed[0][1] if len(listed) == 1 else ""), parts))
    return LineRow(head, tuple(grouped), _shape(head, cells))


def _row_header(cell: AccessibleNode, headers: Mapping[str, AccessibleNode]) -> AccessibleNode | None:
    """The header of several rows to which a cell belongs, if there is one."""
    heads = (headers[id] for id in cell.headers if id in headers)
    return next((head for head in heads if head.scope == "Row" and head.rows > 1), None)


def _names(cell: AccessibleNode, headers: Mapping[str, AccessibleNode]) -> tuple[str, str]:
    """The question and the option that a cell belongs to. A column without options has its name as the question."""
    columns = [headers[id] for id in cell.headers if id in headers and headers[id].scope == "Column"]
    if len(columns) > 1 and cell.columns > 1:
        return "; ".join(map(_text, columns)), ""
    if len(columns) > 1:
        return _text(columns[0]), _text(columns[-1])
    is_option = any(isinstance(piece, Control) and piece.kind == "check-box" for piece in _leaves(cell))
    name = _text(columns[0]) if columns else ""
    return ("", name) if is_option and not _text(cell) else (name, "")


def _shape(head: AccessibleNode | None, cells: list[AccessibleNode]) -> tuple[str, ...]:
    """The kinds of the fields in a row whose head is a number or a name with a number, and that has no words."""
    name = _text(head) if head is not None else ""
    letters = "".join(character for character in name if not character.isdigit())
    if (name and letters == name) or any(_text(cell) for cell in cells):
        return ()
    leaves = [piece for cell in cells for piece in _leaves(cell) if isinstance(piece, Control)]
    return (letters, *(f"{piece.kind} {piece.options}" for piece in leaves))


def _leaves(node: AccessibleNode) -> Iterator[Span | Control]:
    """All words and fields in an element, in blocks of it too."""
    if node.is_line:
        yield from spans(node)
    else:
        for kid in node.nodes():
            yield from _leaves(kid)


def _text(node: AccessibleNode) -> str:
    return " ".join("".join(piece.text for piece in _leaves(node) if isinstance(piece, Span)).split())
