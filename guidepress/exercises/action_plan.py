"""Goals with steps and dates. Answer names: `ID.ROW.COLUMN`."""

from __future__ import annotations

from guidepress.exercises.base import kind
from guidepress.exercises.table_base import TableSpec


@kind("action-plan")
class ActionPlan(TableSpec, kw_only=True):
    """A table of goals. Keys: see `TableSpec`."""
