"""The structure of layouts/braille.yaml: the measures of the braille file, in cells and lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guidepress.core.problems import Code, Problems, Traced

CELLS, LINES = (20, 100), (10, 100)
"""The bounds of a line and of a page."""
TABLE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\.(ctb|utb|tbl)")
"""The name of a table of liblouis: a file, never a path."""


class Indent(Traced):
    """The cell, from 1, in which a block begins, and the cell of its further lines."""

    first: int
    runover: int


class Indents(Traced):
    """The indent of each sort of block. `step` is added for each list inside a list."""

    paragraph: Indent
    item: Indent
    step: int
    section: Indent
    smaller: Indent
    note: Indent
    row: Indent
    cell: Indent
    quotation: Indent
    code: Indent = Indent(1, 5)
    verse: Indent = Indent(1, 5)


class AnswerSpace(Traced):
    """How many empty lines follow a box of one line, and a box of several."""

    line: int
    lines: int


class BrailleLayout(Traced):
    """The content of layouts/braille.yaml."""

    cells: int
    lines: int
    space: AnswerSpace
    indents: Indents
    tables: Mapping[str, str]
    """For each language (the first part of a BCP 47 tag) the table of liblouis."""


def check_measures(layout: BrailleLayout, problems: Problems) -> None:
    """Reports measures with which no page can be set."""
    for name, (least, most) in (("cells", CELLS), ("lines", LINES)):
        if not least <= getattr(layout, name) <= most:
            message = f"{name} is from {least} to {most}"
            problems.error(Code.WRONG_VALUE, layout.where, message, f"write such a number for {name}")
    for name in ("line", "lines"):
        if not 0 <= getattr(layout.space, name) < layout.lines - 2:
            message = f"{name} is from 0 to what a page has beside its first and last line"
            problems.error(Code.WRONG_VALUE, layout.space.where, message, "write fewer lines")
    for name in Indents.__struct_fields__:
        indent = getattr(layout.indents, name)
        cells = (indent.first, indent.runover) if isinstance(indent, Indent) else ()
        if any(not 1 <= cell <= layout.cells // 2 for cell in cells):
            message = f"the indent of {name} is from cell 1 to the middle of the line"
            problems.error(Code.WRONG_VALUE, indent.where, message, "write a smaller number")
    for language, table in layout.tables.items():
        if not TABLE_NAME.fullmatch(table):
            message = f'"{table}" (for {language}) is not the name of a table of liblouis'
            problems.error(Code.WRONG_VALUE, layout.where, message, "write the name of its file without folders")
    if not 0 <= layout.indents.step <= CELLS[0] // 2:
        message = f"step is from 0 to {CELLS[0] // 2}"
        problems.error(Code.WRONG_VALUE, layout.indents.where, message, "write such a number")
