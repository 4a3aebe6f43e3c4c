"""Layouts of other pages and sizes, made from the project's own: values changed in a copy of workbook.yaml."""

from __future__ import annotations

import re
from pathlib import Path

from guidepress.core.problems import Problems
from guidepress.theme import Theme, load_theme

HOME = Path(__file__).resolve().parent.parent
A5, LETTER = (148.0, 210.0), (215.9, 279.4)
DISPLAY = 40.0
"""Type of this size and more is not made larger."""


def theme_for(
    folder: Path, page: tuple[float, float] = (210.0, 297.0), enlarged: float = 1.0, changed: tuple[str, str] = ("", "")
) -> Theme:
    """The theme with another page size in millimetres, its type and fields enlarged by a factor, and one text of
    workbook.yaml changed into another.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = (HOME / "layouts" / "workbook.yaml").read_text(encoding="utf-8")
    for key, old, new in (("width", "210", page[0]), ("height", "297", page[1])):
        text, count = re.subn(rf"^  {key}: {old}$", f"  {key}: {new}", text, flags=re.M)
        assert count == 1, key
    text = re.sub(r"(?<=, size: )([\d.]+), leading: ([\d.]+)", lambda found: _enlarged(found, enlarged), text)
    text, count = re.subn(r"^  size: 12$", f"  size: {12 * enlarged:g}", text, flags=re.M)
    assert count == 1
    assert changed[0] in text
    text = text.replace(*changed, 1)
    (folder / "workbook.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    theme = load_theme((folder, HOME / "layouts"), HOME / "assets", problems)
    assert theme is not None, list(problems)
    return theme


def _enlarged(found: re.Match[str], factor: float) -> str:
    size, leading = float(found[1]), float(found[2])
    return found[0] if size >= DISPLAY else f"{size * factor:g}, leading: {leading * factor:g}"
