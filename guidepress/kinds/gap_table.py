"""What is there, and what is missing, row by row: `ID.ROW.COLUMN`."""

from __future__ import annotations

from guidepress.kinds.base import kind
from guidepress.kinds.tables import TableSpec


@kind("gap-table")
class GapTable(TableSpec, kw_only=True):
    """The keys of every table."""
