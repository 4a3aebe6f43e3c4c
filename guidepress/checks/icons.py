"""Checks that each icon that guide.yaml names exists, and that each icon of the guide is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.source.keys import suggestion
from guidepress.source.model.guide_file import Audience, CalloutKind, GuideFile
from guidepress.source.scalars import place_of


def check_icons(about: GuideFile, icons: Collection[str], problems: Problems) -> None:
    """Reports names of icons that are not in `icons`, the icons of the theme."""
    for value in _with_icons(about):
        if value.icon not in icons:
            where, message = place_of(value.icon, value.where), f"there is no icon {value.icon}.svg"
            hint = f"put it in assets/icons; {suggestion(value.icon, sorted(icons))}"
            problems.error(Code.MISSING_ASSET, where, message, hint)


def check_own_icons(about: GuideFile, own: Path, tool: Path, problems: Problems) -> None:
    """Warns of an icon in the folder `own` of the guide that guide.yaml does not name, and that replaces none in the
    folder `tool`.
    """
    known = _stems(tool) | {value.icon for value in _with_icons(about)}
    for name in sorted(_stems(own) - known):
        message = "nothing in guide.yaml names this icon, so it is left out"
        problems.warning(Code.UNKNOWN_FILE, Where(f"assets/icons/{name}.svg"), message, suggestion(name, sorted(known)))


def _with_icons(about: GuideFile) -> Iterator[CalloutKind | Audience]:
    """Everything in guide.yaml that names an icon."""
    return (value for value in walk(about) if isinstance(value, CalloutKind | Audience))


def _stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.svg")}
