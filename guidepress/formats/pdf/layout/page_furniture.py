"""Page furniture: running heads, page numbers and edge tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guidepress.core.problems import NOWHERE
from guidepress.document.labels import Labels
from guidepress.document.page_map import FILLER, PageMap
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.page_commands import PageFurniture
from guidepress.formats.pdf.layout.prepared_text import TextStyle
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.page_content import Artifact, Rectangle
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_TOUCH = 34.0
"""The least width and height of a link at the edge of a page, in points: 12 millimetres, the width of a fingertip."""


class StandardPages:
    """Which pages of the standard workbook the pages of a variant hold, in words for the margin."""

    def __init__(self, pages: PageMap, words: Labels) -> None:
        self.pages, self.words = pages.pages, words
        self.last = 0
        """The last page that was named."""

    def words_of(self, keys: Sequence[str], goes_on: bool) -> str:
        """The words for a page on which these keys begin; "" before the first page that is known, and for notes that
        only fill a page, since each print has its own.

        `goes_on`: the page begins inside a block. Such a page, and one on which nothing begins, holds some of what the
        page before ended with.
        """
        if any(key.startswith(FILLER) for key in keys):
            return ""
        found = [self.pages[key] for key in keys if key in self.pages]
        if self.last and (goes_on or not found):
            found.insert(0, self.last)
        if not found:
            return ""
        first, last, self.last = min(found), max(found), found[-1]
        if first == last:
            return self.words.standard_margin.format(page=first)
        return self.words.standard_margins.format(pages=f"{first}–{last}")


class EdgeLinks:
    """Links at the edges of pages: from the tab to the first page of its part, from the page number to the contents.

    Their elements stand in a section of their own, at the end of what is read aloud.
    """

    def __init__(self, root: StructureElement, contents: str, contents_title: str) -> None:
        """`contents` is the anchor of the contents; "" for a book without any."""
        self.section = StructureElement("Sect", root)
        self.contents, self.contents_title = contents, contents_title

    def close(self) -> None:
        """Puts the section behind all others. Call it when all pages are drawn."""
        self.section.attach()

    def add(self, surface: Surface, target: str, words: str, rectangle: Rectangle) -> None:
        """A link from a rectangle of the current page to an anchor. It is made large enough for a finger."""
        left, low, right, high = rectangle
        wide, tall = (max(0.0, (_TOUCH - length) / 2) for length in (right - left, high - low))
        page = surface.styles.page
        box = (
            max(0.0, left - wide),
            max(0.0, low - tall),
            min(page.width, right + wide),
            min(page.height, high + tall),
        )
        link = self.section.add("P").add("Link", target=target)
        with surface.canvas.limits.anywhere():
            surface.canvas.link(link, f"#{target}", words, box)


class FurniturePainter:
    """Draws the furniture of each page: tab and running head before its content, the page number after it.

    In a variant, all stands after it, but for the first page of a part: what the page holds is then known.
    """

    def __init__(
        self,
        surface: Surface,
        tab_count: int,
        standard: StandardPages | None = None,
        links: EdgeLinks | None = None,
        label: Callable[[int], str] = str,
    ) -> None:
        """`tab_count` is the number of parts, each of which has its tab at another height. `standard`: the pages of the
        standard workbook, in a variant. `links`: where tabs and page numbers are links. `label`: what is
        printed for the number of a page.
        """
        self.links, self.label = links, label
        self._tab_place: Rectangle | None = None
        """Where the tab of the current page stands, if it has one."""
        self.surface = surface
        self.tab_count = tab_count
        self.standard = standard
        self.furniture = PageFurniture()

    def draw_head(self, furniture: PageFurniture) -> None:
        """The tab and the running head. On the first page of a part, its band covers the tab."""
        self.furniture = furniture
        if self.standard is None or furniture.is_bare or furniture.is_blank:
            self._draw_tab_and_head(0.0)

    def _draw_tab_and_head(self, taken: float) -> None:
        """The tab, and the running head: the part on a left-hand page, the section on a right-hand page.

        It stands at the outer edge; in a variant at the inner edge, beside the standard page, or below it if it is too
        long and the margin has room. `taken` is the room in points that the standard page takes.
        """
        surface, styles, furniture = self.surface, self.surface.styles, self.furniture
        if furniture.tab_index >= 0 and styles.page is styles.upright:  # tabs of pages that lie across would be apart
            self._tab(furniture)
        if furniture.is_bare or furniture.is_blank:
            return
        style, page = styles.get("running"), styles.page
        words = furniture.section if surface.is_right else furniture.part
        y = page.height - page.head
        below = y - style.leading
        if taken and _width(words, style) > page.room - taken and below - style.size / 2 > page.height - page.top:
            y, taken = below, 0.0
        words = _shortened(words, style, page.room - taken)
        at_right = surface.is_right == (self.standard is None)
        x = surface.left() + page.room - _width(words, style) if at_right else surface.left()
        surface.canvas.text(Artifact.HEADER, style.face, style.size, style.colour, x, y, words)

    def _draw_standard_page(self, standard: StandardPages) -> float:
        """The page of the standard workbook on which the content of this page stands: in the upper outer corner, or at
        the foot of a part's first page, which has no running head. Returns the room that it takes, in points.
        """
        surface, page = self.surface, self.surface.styles.page
        words = standard.words_of(surface.keys_by_page[-1], surface.goes_on)
        if not words or self.furniture.is_contents:
            return 0.0
        style, is_bare = surface.styles.get("folio"), self.furniture.is_bare
        at_right = surface.is_right != is_bare
        x = surface.left() + page.room - _width(words, style) if at_right else surface.left()
        y, kind = (page.foot, Artifact.FOOTER) if is_bare else (page.height - page.head, Artifact.HEADER)
        surface.canvas.text(kind, style.face, style.size, style.colour, x, y, words)
        return _width(words, style) + style.size

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
        self._tab_place = (x, y, x + width, y + height)
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
            label = self.label(surface.canvas.page)
            x = page.width - page.outer - _width(label, style) if surface.is_right else page.outer
            surface.canvas.text(Artifact.FOOTER, style.face, style.size, style.colour, x, page.foot, label)
            number = (x, page.foot, x + _width(label, style), page.foot + style.size)
            if self.standard is not None:
                room = self._draw_standard_page(self.standard)
                if not self.furniture.is_bare:
                    self._draw_tab_and_head(room)
            if self.links is not None:
                self._add_links(self.links, number)
        self._tab_place = None
        surface.privacy_notes.clear()
        surface.privacy_note_lines = 0

    def _add_links(self, links: EdgeLinks, number: Rectangle) -> None:
        """The links of a page, after all others on it, as they are read. `number` is the place of the page number."""
        furniture = self.furniture
        if self._tab_place is not None and furniture.anchor:
            links.add(self.surface, furniture.anchor, f"{furniture.tab} {furniture.part}".strip(), self._tab_place)
        if links.contents and not furniture.is_contents:
            links.add(self.surface, links.contents, links.contents_title, number)


def _width(words: str, style: TextStyle) -> float:
    """The width of words in points."""
    return style.face.width(words, NOWHERE) * style.size


def _shortened(words: str, style: TextStyle, width: float) -> str:
    """A running head, shortened so that it fits on one line."""
    if style.face.width(words, NOWHERE) * style.size <= width:
        return words
    while words and style.face.width(words + "…", NOWHERE) * style.size > width:
        words = words.rsplit(" ", 1)[0] if " " in words else words[:-1]
    return words + "…"
