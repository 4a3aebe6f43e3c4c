"""What the tests of slides share: building a small guide's deck, and reading a PPTX as text."""

from __future__ import annotations

import io
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation

from guidepress.compose.book import Arranged, arrange
from guidepress.compose.decks import arrange_decks
from guidepress.core.problems import Problems
from guidepress.document.deck import Deck
from guidepress.document.page_map import PageMap
from guidepress.formats.pptx.fit import MeasuredRoom
from guidepress.source.loader import load
from guidepress.theme import Theme, load_theme

HOME = Path(__file__).resolve().parent.parent
CASES = HOME / "tests" / "cases" / "slides"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def theme() -> Theme:
    found = load_theme(HOME / "layouts", HOME / "assets", Problems())
    assert found is not None
    return found


@cache
def room() -> MeasuredRoom:
    """What has room on slides in the tool's own design."""
    return MeasuredRoom(theme())


def arranged_case(name: str, folder: Path, problems: Problems) -> tuple[Arranged, tuple[Deck, ...]]:
    """The decks of a case: its part with the cases' guide.yaml and the project's words."""
    (folder / "parts").mkdir(parents=True)
    shutil.copy(CASES / "guide.yaml", folder / "guide.yaml")
    shutil.copy(CASES / name / "leap.yaml", folder / "parts" / "01-leap.yaml")
    guide = load(folder, problems)
    assert guide is not None, "\n".join(str(problem) for problem in problems)
    arranged = arrange(guide, folder, problems)
    return arranged, arrange_decks(guide, arranged, room(), problems)


def page_map(arranged: Arranged) -> PageMap:
    """Pages that anybody can check: the fields of exercises from 20 on, parts and sections from 1 on."""
    pages = {id: 20 + at for at, id in enumerate(arranged.exercises)}
    anchors = [section.anchor for division in arranged.book.divisions for section in division.sections]
    return PageMap("2026-1", pages | {anchor: at for at, anchor in enumerate(anchors, 1)}, (), 99)


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def text_of(data: bytes) -> str:
    """A deck as text: each slide's layout, then its shapes in reading order, then its notes."""
    presentation = opened(data)
    lines = []
    for number, slide in enumerate(presentation.slides, 1):
        lines.append(f"== {number} · {slide.slide_layout.name}")
        lines += [line for shape in slide.shapes for line in _shape(shape)]
        if slide.has_notes_slide:
            lines += [f"   notes | {line}" for line in slide.notes_slide.notes_text_frame.text.splitlines()]
        lines.append("")
    return "\n".join(lines)


def _shape(shape: Any) -> list[str]:
    name = shape.name.rstrip("0123456789 ").lower()
    described = shape._element.xpath(".//p:cNvPr")[0].get("descr")
    if shape.has_text_frame and shape.is_placeholder:
        return [f"   {name} | {paragraph.text}" for paragraph in shape.text_frame.paragraphs]
    if getattr(shape, "has_table", False):
        rows = [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
        return [f"   table ({described}) | {row}" for row in rows]
    if shape.shape_type is not None and "GROUP" in str(shape.shape_type):
        words = "; ".join(each.text_frame.text for each in shape.shapes if each.has_text_frame)
        return [f"   group ({described}) | {words}"]
    return [f"   {name} (decorative)"]
