"""Lines around paragraphs in a Word file: the bar beside an aside, and the box of an answer."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from guidepress.theme import Theme

ALL_SIDES = ("top", "left", "bottom", "right")
_BAR = 3
"""How much thicker than a line of a table the bar beside an aside is."""


def set_bar(paragraph: Any, theme: Theme, number: int) -> None:
    """A bar at the left of a paragraph in the aside of this number.

    Neighbours with the same bar are joined (ISO/IEC 29500-1, 17.3.1.24). So the bars of two asides that follow each
    other differ by an eighth of a point.
    """
    _set_borders(paragraph._p.get_or_add_pPr(), ("left",), theme.accent(0).accent, theme, _BAR, number % 2)


def set_box(style: Any, theme: Theme) -> None:
    """A box around each paragraph of a style."""
    _set_borders(style.element.get_or_add_pPr(), ALL_SIDES, theme.colours.line, theme, 1)


def _set_borders(properties: Any, sides: tuple[str, ...], colour: str, theme: Theme, times: int, more: int = 0) -> None:
    """Borders in eighths of a point, with the padding of a table in points (17.18.2 and 17.3.1.7)."""
    table = theme.workbook.table
    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        size, space = max(4, round(table.rule * 8)) * times + more, min(31, round(table.padding * 72 / 25.4))
        values = {"val": "single", "sz": str(size), "space": str(space), "color": colour.removeprefix("#").upper()}
        for name, value in values.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # Its place among the properties of a paragraph (17.3.1.26).
    first = {
        qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr")
    }
    before = [child for child in properties if child.tag in first]
    if before:
        before[-1].addnext(borders)
    else:
        properties.insert(0, borders)
