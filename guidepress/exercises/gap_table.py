"""What exists and what is missing, row by row. Answer names: `ID.ROW.COLUMN`."""

from __future__ import annotations

from guidepress.exercises.base import kind
from guidepress.exercises.table_base import TableSpec


@kind("gap-table")
class GapTable(TableSpec, kw_only=True):
    """A table of gaps. Keys: see `TableSpec`."""
