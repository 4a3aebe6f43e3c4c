"""Contents and indexes: links with dotted leaders to the right page, whose number is filled in after layout."""

from __future__ import annotations

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import Directory, DirectoryEntry
from guidepress.document.inline import Run, plain
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.lines import (
    Marked,
    Style,
    base_line,
    break_lines,
    draw_lines,
    mark_up,
    page_label,
)
from guidepress.formats.pdf.syntax.canvas import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_HANGING = 13.0
"""Millimetres for the numbers of parts and exercises."""


class DirectoryLine(Flowable):
    """A number, a title, dots, and the page of `target`: one link."""

    def __init__(
        self, setting: Setting, entry: DirectoryEntry, link: StructureElement, style: Style, hanging: float
    ) -> None:
        self.title = title = plain(entry.runs)
        self.number = entry.number
        self.target = entry.target
        self.link = link
        self.style = style
        self.colour = setting.styles.colours.line
        self.hanging = hanging
        self.before, self.after = style.before, style.after
        self.marked: Marked = mark_up((Run(title),), link, style)
        self.room = style.face.width("000", NOWHERE) * style.size
        self.gap = style.size

    def _lines_width(self, width: float) -> float:
        return width - self.hanging - self.room - 2 * self.gap

    def height(self, width: float) -> float:
        return len(break_lines(self.marked, self.style, self._lines_width(width))) * self.style.leading

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        style, canvas = self.style, sheet.canvas
        lines = break_lines(self.marked, style, self._lines_width(width))
        left = x + self.hanging
        if self.number:
            y = top - base_line(style)
            canvas.text(self.link, style.face, style.size, style.colour, x, y, self.number + " ")
        draw_lines(canvas, lines, {}, style, left, top, last=False)
        y = top - (len(lines) - 1) * style.leading - base_line(style)
        right = x + width

        def late() -> tuple[float, str]:
            label = page_label(canvas, self.target)
            return right - style.face.width(label, NOWHERE) * style.size, label

        canvas.late_text(self.link, style.face, style.size, style.colour, y, late)
        start = left + lines[-1][-1].x + lines[-1][-1].width + self.gap / 2
        canvas.dots(Artifact.LAYOUT, start, right - self.room - self.gap / 2, y + 0.8, self.colour, 0.9, 4)
        low = top - len(lines) * style.leading
        words = f"{self.number} {self.title}".strip()
        canvas.link(self.link, f"#{self.target}", words, (x, low, right, top))


def directory(setting: Setting, block: Directory, parent: StructureElement) -> list[Flowable]:
    """Contents as TOC and TOCI, nested by level; an index as a list."""
    pieces: list[Flowable] = []
    if block.role == "index":
        listed = parent.add("L", list_numbering="None")
        hanging = setting.mm(_HANGING) if any(entry.number for entry in block.entries) else 0.0
        for entry in block.entries:
            holder = listed.add("LI").add("LBody")
            pieces.append(_line(setting, entry, holder, hanging, 2))
    else:
        pieces = contents_lines(setting, block.entries, parent, block.role == "contents")
    if pieces:
        pieces[0].keys = some(block.key)
        pieces[-1].after = setting.styles.get("body").after
    return pieces


def contents_lines(
    setting: Setting, entries: tuple[DirectoryEntry, ...], parent: StructureElement, strong: bool
) -> list[Flowable]:
    pieces: list[Flowable] = []
    top = parent.add("TOC")
    inner: StructureElement | None = None
    hanging = setting.mm(_HANGING) if any(entry.number for entry in entries) else 0.0
    for entry in entries:
        if entry.level <= 1:
            inner = None
            holder = top
        else:
            holder = inner = inner or top.add("TOC")
        item = holder.add("TOCI").add("Reference")
        level = entry.level if strong else 3
        pieces.append(_line(setting, entry, item, hanging, level))
        if entry.level <= 1 and len(entries) > entries.index(entry) + 1:
            pieces[-1].keep = entries[entries.index(entry) + 1].level > 1
    return pieces


def _line(setting: Setting, entry: DirectoryEntry, holder: StructureElement, hanging: float, level: int) -> Flowable:
    names = {1: "contents_part", 2: "contents_section"}
    style = setting.styles.get(names.get(level, "contents_opener"))
    return DirectoryLine(setting, entry, holder.add("Link"), style, hanging)
