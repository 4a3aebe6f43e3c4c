"""What of an edition of an organisation is looked at without a page being set: its keys, its ids and its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidepress.core.problems import Problems
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import locked_editions
from guidepress.source.ids_lock import Lock
from guidepress.source.model import Guide
from guidepress.source.overlays import edition_names, read_overlay, with_overlay

if TYPE_CHECKING:
    from guidepress.source.model.overlay import Overlay
    from guidepress.theme import Theme


def check_overlays(project: Project, guide: Guide, theme: Theme, problems: Problems) -> int:
    """Reports the problems of every edition, samples too. `guide` is the guide without an edition. What the guide lacks
    when a part is left out, and what has no room, only the check of one edition finds. Returns how many editions there
    are.
    """
    names = edition_names(project.editions)
    if not names:
        return 0
    lock = locked_editions(project, Problems()) or Lock()
    for name in names:
        overlay = read_overlay(project.editions, name, problems)
        if overlay is not None:
            with_overlay(guide, overlay, project.editions / name, lambda: lock, problems)
            recoloured_theme(theme, overlay, problems)
    return len(names)


def recoloured_theme(theme: Theme, overlay: Overlay, problems: Problems) -> Theme:
    """The theme in the colours of an edition, whose contrast is checked at every build."""
    if not (overlay.colours or overlay.accents):
        return theme
    from guidepress.checks.own_colours import check_own_colours
    from guidepress.theme.recolouring import recoloured

    changed = recoloured(theme, overlay, problems)
    check_own_colours(changed, overlay, problems)
    return changed
