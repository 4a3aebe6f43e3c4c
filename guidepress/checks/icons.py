"""Checks that each icon that a guide names exists, and that each icon of the guide is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from guidepress.checks.easy_read import easy_sentences
from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.source.keys import suggestion
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import Audience, CalloutKind
from guidepress.source.scalars import place_of


def check_icons(guide: Guide, icons: Collection[str], problems: Problems) -> None:
    """Reports names of icons that are not in `icons`, the icons of the theme."""
    for name, where in _named_icons(guide):
        if name not in icons:
            hint = f"put it in assets/icons; {suggestion(name, sorted(icons))}"
            problems.error(Code.MISSING_ASSET, where, f"there is no icon {name}.svg", hint)


def check_own_icons(guide: Guide, own: Path, tool: Path, problems: Problems) -> None:
    """Warns of an icon in the folder `own` of the guide that the guide does not name, and that replaces none in the
    folder `tool`.
    """
    known = _stems(tool) | {name for name, _ in _named_icons(guide)}
    for name in sorted(_stems(own) - known):
        message = "nothing in the guide names this icon, so it is left out"
        problems.warning(Code.UNKNOWN_FILE, Where(f"assets/icons/{name}.svg"), message, suggestion(name, sorted(known)))


def _named_icons(guide: Guide) -> Iterator[tuple[str, Where]]:
    """The names of icons in guide.yaml and in easy-read sentences, each with its place."""
    for value in walk(guide.about):
        if isinstance(value, CalloutKind | Audience):
            yield value.icon, place_of(value.icon, value.where)
    for sentence in easy_sentences(guide):
        if sentence.icon is not None:
            yield sentence.icon.text, sentence.icon.where


def _stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.svg")}
