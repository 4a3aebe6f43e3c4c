"""What stands around the text: running heads, page numbers, edge tabs, and what a page says of its answers."""

from __future__ import annotations

from guidepress.core.problems import NOWHERE
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.lines import Style
from guidepress.formats.pdf.layout.page_orders import Furniture
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.canvas import Artifact


class Surround:
    """Draws the furniture of each page: the tab and the head when it begins, the foot when it ends."""

    def __init__(self, sheet: Surface) -> None:
        self.sheet = sheet
        self.bare = False

    def head(self, furniture: Furniture) -> None:
        """The running head and the tab: the part on a left-hand page, the section on a right-hand one."""
        sheet, styles = self.sheet, self.sheet.styles
        self.bare = furniture.bare
        if furniture.tab_index >= 0:
            self._tab(furniture)
        if furniture.bare:
            return
        style = styles.get("running")
        words = furniture.section if sheet.is_right else furniture.part
        page = styles.page
        words = _shortened(words, style, page.width - page.inner - page.outer)
        width = style.face.width(words, NOWHERE) * style.size
        x = page.width - page.outer - width if sheet.is_right else page.outer
        sheet.canvas.text(Artifact.HEADER, style.face, style.size, style.colour, x, page.height - page.head, words)

    def _tab(self, furniture: Furniture) -> None:
        sheet, styles = self.sheet, self.sheet.styles
        layout, page = styles.layout.tab, styles.page
        width, height = layout.width * MM, layout.height * MM
        accent = styles.theme.accent(furniture.accent).accent
        x = page.width - width if sheet.is_right else 0.0
        y = page.height - (layout.first + layout.step * furniture.tab_index) * MM - height
        sheet.canvas.rect(Artifact.REPEATED, x, y, width, height, fill=accent)
        style = styles.get("tab")
        room = style.face.width(furniture.tab, NOWHERE) * style.size
        sheet.canvas.text(
            Artifact.REPEATED,
            style.face,
            style.size,
            style.colour,
            x + (width - room) / 2,
            y + height / 2 - style.size * 0.35,
            furniture.tab,
        )

    def foot(self) -> None:
        """The page number at the outer corner; the inner side is for what the page says of its answers."""
        sheet, styles = self.sheet, self.sheet.styles
        page = styles.page
        if not self.bare or sheet.canvas.page > 1:
            style = styles.get("folio")
            label = str(sheet.canvas.page)
            width = style.face.width(label, NOWHERE) * style.size
            x = page.width - page.outer - width if sheet.is_right else page.outer
            sheet.canvas.text(Artifact.FOOTER, style.face, style.size, style.colour, x, page.foot, label)
        sheet.privacy.clear()


def _shortened(words: str, style: Style, width: float) -> str:
    """A running head on one line."""
    if style.face.width(words, NOWHERE) * style.size <= width:
        return words
    while words and style.face.width(words + "…", NOWHERE) * style.size > width:
        words = words.rsplit(" ", 1)[0] if " " in words else words[:-1]
    return words + "…"
