"""What is there, and what is missing, row by row: `ID.ROW.COLUMN`."""

from __future__ import annotations

from guidepress.exercises.base import kind
from guidepress.exercises.table_base import TableSpec


@kind("gap-table")
class GapTable(TableSpec, kw_only=True):
    """The keys of every table."""
