"""Contents and indexes: links with dotted leaders to page numbers, which are filled in when the layout is finished."""

from __future__ import annotations

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import Directory, DirectoryEntry
from guidepress.document.inline import Run, plain
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.lists import TOGETHER
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.line_breaking import break_lines
from guidepress.formats.pdf.layout.line_drawing import baseline_offset, draw_lines, page_label
from guidepress.formats.pdf.layout.prepared_text import PreparedText, TextStyle, prepare_text
from guidepress.formats.pdf.layout.wide_words import check_words
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_HANGING = 13.0
"""The least width for the numbers of parts and exercises, in millimetres."""


class DirectoryLine(Flowable):
    """One line, which is one link: number, title, leader, and the page number of the entry's target."""

    def __init__(
        self, context: Context, entry: DirectoryEntry, link: StructureElement, style: TextStyle, hanging: float
    ) -> None:
        self.title = title = plain(entry.runs)
        self.number = entry.number
        self.target = entry.target
        self.link = link
        self.style = style
        self.colour = context.styles.colours.line
        self.hanging = hanging
        self.full_width = True
        self.before, self.after = style.before, style.after
        self.marked: PreparedText = prepare_text((Run(title),), link, style)
        self.room = style.face.width("000", NOWHERE) * style.size
        self.gap = style.size

    def _lines_width(self, width: float) -> float:
        return width - self.hanging - self.room - 2 * self.gap

    def height(self, width: float) -> float:
        return len(break_lines(self.marked, self.style, self._lines_width(width))) * self.style.leading

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        style, canvas = self.style, surface.canvas
        lines = break_lines(self.marked, style, self._lines_width(width))
        check_words(canvas, self.marked, self._lines_width(width))
        left = x + self.hanging
        if self.number:
            y = top - baseline_offset(style)
            canvas.text(self.link, style.face, style.size, style.colour, x, y, self.number + " ")
        draw_lines(canvas, lines, {}, style, left, top, ends_paragraph=False)
        y = top - (len(lines) - 1) * style.leading - baseline_offset(style)
        right = x + width

        def late(canvas: TaggedCanvas) -> tuple[float, str]:
            label = page_label(canvas, self.target)
            return right - style.face.width(label, NOWHERE) * style.size, label

        canvas.deferred_text(self.link, style.face, style.size, style.colour, y, "", late)
        start = left + lines[-1][-1].x + lines[-1][-1].width + self.gap / 2
        canvas.dotted_line(Artifact.LAYOUT, start, right - self.room - self.gap / 2, y + 0.8, self.colour, 0.9, 4)
        low = top - len(lines) * style.leading
        words = f"{self.number} {self.title}".strip()
        canvas.link(self.link, f"#{self.target}", words, (x, low, right, top))


def directory(context: Context, block: Directory, parent: StructureElement) -> list[Flowable]:
    """Contents as nested TOC and TOCI elements; an index as a list."""
    pieces: list[Flowable] = []
    if block.role == "index":
        top = parent.add("L", list_numbering="None")
        hanging = _hanging(context, block.entries)
        for entry in block.entries:
            holder = top.add("LI").add("LBody")
            pieces.append(_line(context, entry, holder, hanging, 2))
        _keep_lines(pieces, [1] * len(pieces))
    else:
        top = parent.add("TOC")
        pieces = contents_lines(context, block.entries, top, block.role == "contents")
    if pieces:
        pieces[0].keys = context.keys(top, block.key)
        pieces[-1].after = context.styles.get("body").after
    return pieces


def contents_lines(
    context: Context, entries: tuple[DirectoryEntry, ...], top: StructureElement, strong: bool
) -> list[Flowable]:
    """The lines of a table of contents, whose element is `top`.

    Without `strong`, all have the style of a part's opening page.
    """
    pieces: list[Flowable] = []
    inner: StructureElement | None = None
    hanging = _hanging(context, entries)
    for entry in entries:
        if entry.level <= 1:
            inner = None
            holder = top
        else:
            holder = inner = inner or top.add("TOC")
        item = holder.add("TOCI", refers_to=entry.target).add("Reference")
        level = entry.level if strong else 3
        pieces.append(_line(context, entry, item, hanging, level))
    _keep_lines(pieces, [entry.level for entry in entries])
    return pieces


def _keep_lines(pieces: list[Flowable], levels: list[int]) -> None:
    """Keeps a part with its first section, and its last section with the one before; and the ends of the list."""
    for at in range(len(pieces) - 1):
        begins, ends = levels[at] <= 1, at + 2 == len(pieces) or levels[at + 2] <= 1
        is_end = min(at + 1, len(pieces) - at - 1) < TOGETHER
        pieces[at].keep_with_next = is_end or (levels[at + 1] > 1 and (begins or ends))


def _hanging(context: Context, entries: tuple[DirectoryEntry, ...]) -> float:
    """The width for the numbers of entries, in points; 0 if they have none."""
    style = context.styles.get("contents_part")
    widest = max((style.face.width(entry.number, NOWHERE) * style.size for entry in entries), default=0.0)
    return max(context.mm(_HANGING), widest + style.size / 2) if widest else 0.0


def _line(context: Context, entry: DirectoryEntry, holder: StructureElement, hanging: float, level: int) -> Flowable:
    names = {1: "contents_part", 2: "contents_section"}
    style = context.styles.get(names.get(level, "contents_opener"))
    return DirectoryLine(context, entry, holder.add("Link", target=entry.target), style, hanging)
