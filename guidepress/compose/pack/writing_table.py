"""Tables to be filled in by hand, such as the list of those who came."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.compose.pack.sheet_maker import PackMaker, cell
from guidepress.document.blocks import Table
from guidepress.document.book import Division
from guidepress.document.inline import Runs
from guidepress.source import model

NUMBER = 0.15
"""The width of the column of numbers, as a share of the others."""


def with_table(division: Division, source: model.PackSheet, people: int, maker: PackMaker) -> Division:
    """A sheet with the table that its source asks for: with as many rows, or one for each of `people`. The rows
    are numbered, so that a row is there for who hears the table too.
    """
    if not source.columns:
        return division
    columns = tuple(maker.arranged.runs(column) for column in source.columns)
    empty: tuple[Runs, ...] = tuple(() for _ in columns)
    rows = tuple((cell(number), *empty) for number in range(1, (source.rows or people) + 1))
    header = (cell(maker.words.row_number), *columns)
    weights = (NUMBER, *(1.0 for _ in columns))
    table = Table(header, rows, weights=weights, for_writing=True, key=f"{source.id}/table", where=source.where)
    return replace(division, blocks=(*division.blocks, table))
