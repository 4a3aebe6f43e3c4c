"""Two things beside each other, row by row: `ID.ROW.COLUMN`."""

from __future__ import annotations

from guidepress.exercises.base import kind
from guidepress.exercises.table_base import TableSpec


@kind("pair-table")
class PairTable(TableSpec, kw_only=True):
    """The keys of every table."""
