"""Goals with their steps and dates: `ID.ROW.COLUMN`."""

from __future__ import annotations

from dataclasses import dataclass

from guidepress.kinds.base import kind
from guidepress.kinds.tables import TableSpec


@kind("action-plan")
@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan(TableSpec):
    """The keys of every table."""
