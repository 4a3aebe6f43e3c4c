"""Checks that each icon that guide.yaml names exists. This check needs the theme."""

from __future__ import annotations

from collections.abc import Collection

from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.source.keys import suggestion
from guidepress.source.model.guide_file import Audience, CalloutKind, GuideFile
from guidepress.source.scalars import place_of


def check_icons(about: GuideFile, icons: Collection[str], problems: Problems) -> None:
    """Reports names of icons that are not in `icons`, the icons of the theme."""
    for value in walk(about):
        if isinstance(value, CalloutKind | Audience) and value.icon not in icons:
            where, message = place_of(value.icon, value.where), f"there is no icon {value.icon}.svg"
            hint = f"put it in assets/icons; {suggestion(value.icon, icons)}"
            problems.error(Code.MISSING_ASSET, where, message, hint)
