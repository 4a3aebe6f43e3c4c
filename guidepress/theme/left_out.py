"""Warns of files and folders of a guide's own design that nothing reads, so that none is left out in silence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

from guidepress.core.problems import Code, Problems, Where
from guidepress.source.keys import suggestion
from guidepress.theme.design_files import DesignFiles, entries

FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".woff", ".woff2")
OF_GUIDE, OF_ASSETS = ("layouts", "assets"), ("fonts", "icons", "images")
"""Folders that the tool looks into."""
ALIKE = 0.8
"""How much a name must be like one of them to be taken for a slip: 0 nothing, 1 all."""


def check_layout_names(layouts: DesignFiles, known: Collection[str]) -> None:
    """Every file of the guide's layouts is one that the tool reads; files that belong together come together."""
    for path in (path for folder in layouts.own for path in entries(folder)):
        if path.name not in known:
            layouts.unknown(path.name, "no layout has this name, so it is left out", suggestion(path.name, known))
    pair = ("deck.yaml", "deck.pptx")
    if len({layouts.is_own(name) for name in pair}) > 1:
        name, other = pair if layouts.is_own(pair[0]) else (pair[1], pair[0])
        message = f"{name} goes with {other}, and the guide brings {name} only"
        layouts.problems.warning(Code.MISSING_ASSET, layouts.place(name), message, f"bring {other} too")


def check_icon_names(icons: DesignFiles) -> None:
    """Every file among the guide's icons is an SVG."""
    for path in (path for folder in icons.own for path in entries(folder)):
        if path.suffix != ".svg":
            hint = "save it as a plain .svg, or remove it"
            icons.unknown(path.name, "icons are SVG files, so this is left out", hint)


def check_font_names(fonts: DesignFiles, named: Collection[str]) -> None:
    """Every font of the guide is one that its theme names."""
    for folder in fonts.own:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.suffix.lower() in FONT_SUFFIXES and name not in named and not path.name.startswith("."):
                hint = "name it under fonts in layouts/theme.yaml, or remove it"
                fonts.unknown(name, "the theme names no such font, so it is left out", hint)


def check_folders(guide: Path, assets: Path, problems: Problems) -> None:
    """No folder has nearly the name of one that the tool looks into, which is then not there."""
    _check_folders(guide, OF_GUIDE, "", problems)
    _check_folders(assets, OF_ASSETS, "assets/", problems)


def _check_folders(parent: Path, known: Sequence[str], shown: str, problems: Problems) -> None:
    for path in entries(parent):
        close = get_close_matches(path.name.lower(), known, 1, ALIKE)
        if close and path.is_dir() and not (parent / close[0]).exists():
            where, hint = Where(f"{shown}{path.name}"), f'did you mean "{close[0]}"?'
            problems.warning(Code.UNKNOWN_FILE, where, "nothing reads a folder of this name", hint)
