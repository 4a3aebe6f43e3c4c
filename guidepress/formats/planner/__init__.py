"""The planner: one page for a browser, with which a facilitator makes, saves and runs a workshop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Requirement, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.planner.page import LaidPlanner


class PlannerPage(Format["LaidPlanner"]):
    """The planner of a guide that has activities or timetables."""

    name = "planner"
    title = "the planner, a page that makes workshops out of the guide's activities"
    step = "Setting the planner"
    files = ("{slug}-planner.html",)
    needs: frozenset[Requirement] = frozenset({"pages", "planner"})
    missing_source = "activity and no timetable"

    def units(self, documents: Documents) -> Sequence[Unit]:
        planner = documents.planner
        return [] if planner is None else [Unit("planner", (planner, documents.theme))]

    def set(self, unit: Unit, problems: Problems) -> LaidPlanner:
        from guidepress.formats.planner.page import LaidPlanner

        return LaidPlanner(*unit.sources)

    def shown(self, laid: LaidPlanner) -> Shown | None:
        """None: its texts are shown by scripts. Those of the guide are accounted for in the decks and the pack."""
        return None

    def facts(self, laid: LaidPlanner) -> Mapping[str, Any]:
        return {"pages": 1}

    def write(self, laid: LaidPlanner) -> Mapping[str, bytes]:
        from guidepress.formats.planner.page import page_file

        return {f"{laid.planner.slug}-planner.html": page_file(laid)}
