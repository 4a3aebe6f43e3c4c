"""Page furniture: running heads, page numbers and edge tabs."""

from __future__ import annotations

from guidepress.core.problems import NOWHERE
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.page_commands import PageFurniture
from guidepress.formats.pdf.layout.prepared_text import TextStyle
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.page_content import Artifact


class FurniturePainter:
    """Draws the furniture of each page: tab and running head before its content, the page number after it."""

    def __init__(self, surface: Surface, tab_count: int) -> None:
        """`tab_count` is the number of parts, each of which has its tab at another height."""
        self.surface = surface
        self.tab_count = tab_count
        self.furniture = PageFurniture()

    def draw_head(self, furniture: PageFurniture) -> None:
        """The tab and the running head: the part on a left-hand page, the section on a right-hand page."""
        surface, styles = self.surface, self.surface.styles
        self.furniture = furniture
        if furniture.tab_index >= 0:
            self._tab(furniture)
        if furniture.is_bare or furniture.is_blank:
            return
        style = styles.get("running")
        words = furniture.section if surface.is_right else furniture.part
        page = styles.page
        words = _shortened(words, style, page.width - page.inner - page.outer)
        width = style.face.width(words, NOWHERE) * style.size
        x = page.width - page.outer - width if surface.is_right else page.outer
        surface.canvas.text(Artifact.HEADER, style.face, style.size, style.colour, x, page.height - page.head, words)

    def _tab(self, furniture: PageFurniture) -> None:
        surface, styles = self.surface, self.surface.styles
        layout, page = styles.layout.tab, styles.page
        style = styles.get("tab")
        room = style.face.width(furniture.tab, NOWHERE) * style.size
        width, height = max(layout.width * MM, room + style.size / 2), layout.height * MM
        accent = styles.theme.accent(furniture.accent).accent
        x = page.width - width if surface.is_right else 0.0
        y = page.height - layout.first * MM - self._step() * furniture.tab_index - height
        opener = styles.layout.opener
        if furniture.is_bare and opener.ink == "full" and y + height > page.height - opener.band * MM:
            return  # the band of the part's first page covers it, and shows the number itself
        surface.canvas.rectangle(Artifact.REPEATED, x, y, width, height, fill=accent)
        bleed = layout.bleed * MM if room <= width - layout.bleed * MM else 0.0
        number = x + (width - bleed - room) / 2 + (0.0 if surface.is_right else bleed)
        margin = (page.width - page.outer, 0.0, page.width, page.height)
        with surface.canvas.limits.inside(margin if surface.is_right else (0.0, 0.0, page.outer, page.height)):
            surface.canvas.text(
                Artifact.REPEATED,
                style.face,
                style.size,
                style.colour,
                number,
                y + height / 2 - style.size * 0.35,
                furniture.tab,
            )

    def _step(self) -> float:
        """The distance of two tabs: that of the layout, or less if the page is too low for all tabs."""
        layout, page = self.surface.styles.layout.tab, self.surface.styles.page
        room = page.height - (layout.first + layout.height) * MM - page.foot
        return min(layout.step * MM, room / max(1, self.tab_count - 1))

    def draw_foot(self) -> None:
        """The page number at the outer edge. The privacy notes stand at the inner edge."""
        surface, styles = self.surface, self.surface.styles
        page = styles.page
        is_cover = self.furniture.is_bare and surface.canvas.page == 1
        if not (is_cover or self.furniture.is_blank):
            style = styles.get("folio")
            label = str(surface.canvas.page)
            width = style.face.width(label, NOWHERE) * style.size
            x = page.width - page.outer - width if surface.is_right else page.outer
            surface.canvas.text(Artifact.FOOTER, style.face, style.size, style.colour, x, page.foot, label)
        surface.privacy_notes.clear()
        surface.privacy_note_lines = 0


def _shortened(words: str, style: TextStyle, width: float) -> str:
    """A running head, shortened so that it fits on one line."""
    if style.face.width(words, NOWHERE) * style.size <= width:
        return words
    while words and style.face.width(words + "…", NOWHERE) * style.size > width:
        words = words.rsplit(" ", 1)[0] if " " in words else words[:-1]
    return words + "…"
