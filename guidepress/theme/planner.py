"""The structure of layouts/planner.yaml: the settings of the planner that its style sheet cannot hold."""

from __future__ import annotations

from guidepress.core.problems import Traced


class PlannerLayout(Traced):
    """The content of layouts/planner.yaml."""

    break_minutes: int
    """The minutes of a new break."""
    slot_minutes: int
    """The minutes of a new slot that is no activity of the guide."""
    late_minutes: int
    """From so many minutes behind the plan, the run view says what to cut."""
