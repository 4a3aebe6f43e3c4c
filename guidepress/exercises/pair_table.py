"""Two things side by side, row by row. Answer names: `ID.ROW.COLUMN`."""

from __future__ import annotations

from guidepress.exercises.base import kind
from guidepress.exercises.table_base import TableSpec


@kind("pair-table")
class PairTable(TableSpec, kw_only=True):
    """A table of pairs. Keys: see `TableSpec`."""
