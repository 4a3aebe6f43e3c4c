"""Two things beside each other, row by row: `ID.ROW.COLUMN`."""

from __future__ import annotations

from guidepress.kinds.base import kind
from guidepress.kinds.tables import TableSpec


@kind("pair-table")
class PairTable(TableSpec, kw_only=True):
    """The keys of every table."""
