"""Warns of files and folders in a guide's own design that the tool does not read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

from guidepress.core.problems import Code, Problems, Where
from guidepress.source.keys import suggestion
from guidepress.theme.design_files import DesignFiles, visible_entries

FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".woff", ".woff2")
GUIDE_FOLDERS, ASSET_FOLDERS = ("layouts", "assets"), ("fonts", "icons", "images")
"""The folders that the tool reads: in the guide, and in its assets."""
VARIANTS = "variants"
"""The folder in layouts/ with the layouts of variants (`theme/variants.py`)."""
SIMILARITY = 0.8
"""A folder name with at least this similarity to an expected name is taken for a spelling mistake (0 to 1)."""


def check_layout_names(layouts: DesignFiles, known: Collection[str]) -> None:
    """Warns of a file in the guide's layouts that the tool does not read, and of half a pair of files."""
    for path in (path for folder in layouts.guide_folders for path in visible_entries(folder)):
        if path.name == VARIANTS and path.is_dir():
            _check_variants(path, layouts)
        elif path.name not in known:
            layouts.warn_unused(path.name, "no layout has this name, so it is left out", suggestion(path.name, known))
    pair = ("deck.yaml", "deck.pptx")
    if len({layouts.is_from_guide(name) for name in pair}) > 1:
        name, other = pair if layouts.is_from_guide(pair[0]) else (pair[1], pair[0])
        message = f"{name} goes with {other}, and the guide brings {name} only"
        layouts.problems.warning(Code.MISSING_ASSET, layouts.location(name), message, f"bring {other} too")


def _check_variants(folder: Path, layouts: DesignFiles) -> None:
    """Warns of a file among the layouts of variants that is not YAML."""
    for path in visible_entries(folder):
        if path.suffix != ".yaml":
            message = "layouts of variants are YAML files, so this is left out"
            layouts.warn_unused(f"{VARIANTS}/{path.name}", message, "save it as a plain .yaml, or remove it")


def check_icon_names(icons: DesignFiles) -> None:
    """Warns of a file among the guide's icons that is not an SVG file."""
    for path in (path for folder in icons.guide_folders for path in visible_entries(folder)):
        if path.suffix != ".svg":
            hint = "save it as a plain .svg, or remove it"
            icons.warn_unused(path.name, "icons are SVG files, so this is left out", hint)


def check_font_names(fonts: DesignFiles, font_names: Collection[str]) -> None:
    """Warns of a font file of the guide that its theme does not name. `font_names` are the names in the theme."""
    for folder in fonts.guide_folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.suffix.lower() in FONT_SUFFIXES and name not in font_names and not path.name.startswith("."):
                hint = "name it under fonts in layouts/theme.yaml, or remove it"
                fonts.warn_unused(name, "the theme names no such font, so it is left out", hint)


def check_folders(guide: Path, assets: Path, problems: Problems) -> None:
    """Warns of a folder with nearly the name of an expected folder, if the expected folder is missing."""
    _check_folders(guide, GUIDE_FOLDERS, "", problems)
    _check_folders(assets, ASSET_FOLDERS, "assets/", problems)


def _check_folders(parent: Path, known: Sequence[str], prefix: str, problems: Problems) -> None:
    """The same for the folders in `parent`. `prefix` is the path of `parent` in messages."""
    for path in visible_entries(parent):
        close = get_close_matches(path.name.lower(), known, 1, SIMILARITY)
        if close and path.is_dir() and not (parent / close[0]).exists():
            where, hint = Where(f"{prefix}{path.name}"), f'did you mean "{close[0]}"?'
            problems.warning(Code.UNKNOWN_FILE, where, "nothing reads a folder of this name", hint)
