"""The numbers of figures and tables: those with an id are numbered through the whole guide."""

from __future__ import annotations

from typing import Literal

from guidepress.core.values import Value, walk
from guidepress.source.model.blocks import FigureBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.tables import TableBlock


class Numbered(Value):
    """A figure or a table, and its number."""

    kind: Literal["figure", "table"]
    number: int


def numbered_things(guide: Guide) -> dict[str, Numbered]:
    """The figures and tables of a guide that have a number, by their ids, in reading order. Figures and tables are
    counted apart. Sheets for facilitators are not counted.
    """
    found: dict[str, Numbered] = {}
    figures = tables = 0
    for value in walk(guide.parts):
        if isinstance(value, FigureBlock) and value.id:
            figures += 1
            found.setdefault(value.id, Numbered("figure", figures))
        elif isinstance(value, TableBlock) and value.id:
            tables += 1
            found.setdefault(value.id, Numbered("table", tables))
    return found
