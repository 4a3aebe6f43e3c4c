"""Two things beside each other, row by row: `ID.ROW.COLUMN`."""

from __future__ import annotations

from dataclasses import dataclass

from guidepress.kinds.base import kind
from guidepress.kinds.tables import TableSpec


@kind("pair-table")
@dataclass(frozen=True, slots=True, kw_only=True)
class PairTable(TableSpec):
    """The keys of every table."""
