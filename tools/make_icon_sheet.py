"""Draws all icons of assets/icons with their names into docs/images/icons.svg: large, and as small as on a page.

Run it after an icon came, went or changed; a test compares.

python tools/make_icon_sheet.py
"""

from __future__ import annotations

import re
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
ICONS = HOME / "assets" / "icons"
TARGET = HOME / "docs" / "images" / "icons.svg"
COLUMNS = 8
CELL = (112, 96)
"""Width and height of the place of an icon, in pixels."""
LARGE, SMALL = 48, 24
"""Sides of the two drawings of an icon."""
INK = "#1f2933"


def sheet() -> str:
    """The sheet as SVG."""
    files = sorted(ICONS.glob("*.svg"))
    width, height = COLUMNS * CELL[0], -(-len(files) // COLUMNS) * CELL[1]
    cells = [_cell(file, n % COLUMNS * CELL[0], n // COLUMNS * CELL[1]) for n, file in enumerate(files)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'color="{INK}" fill="{INK}" font-family="sans-serif" font-size="13" text-anchor="middle">\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n' + "\n".join(cells) + "\n</svg>\n"
    )


def _cell(file: Path, left: int, top: int) -> str:
    drawing = file.read_text(encoding="utf-8").strip()
    gap = (CELL[0] - LARGE - SMALL) // 3
    large = _placed(drawing, left + gap, top + 12, LARGE)
    small = _placed(drawing, left + 2 * gap + LARGE, top + 12 + LARGE - SMALL, SMALL)
    name = f'<text x="{left + CELL[0] // 2}" y="{top + 82}">{file.stem}</text>'
    return large + small + name


def _placed(drawing: str, x: int, y: int, side: int) -> str:
    return re.sub(r' width="24" height="24"', f' x="{x}" y="{y}" width="{side}" height="{side}"', drawing, count=1)


if __name__ == "__main__":
    TARGET.write_text(sheet(), encoding="utf-8", newline="\n")
