"""Pages of a kind of their own: the cover, a part's first page, a page for notes."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import NotesPage
from guidepress.document.book import Division
from guidepress.document.fields import Field
from guidepress.document.inline import Run, plain
from guidepress.formats.pdf.components.context import Setting, some
from guidepress.formats.pdf.components.field_boxes import field_painter
from guidepress.formats.pdf.components.figures import DrawingPiece
from guidepress.formats.pdf.components.logo import LogoPiece
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.lines import (
    base_line,
    break_evenly,
    break_lines,
    draw_lines,
    mark_up,
)
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.canvas import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

# ----------------------------------------------------------------------------------------------------- cover


class Cover(Flowable):
    """The front of the workbook: a coloured field with title and drawing, the publisher below."""

    def __init__(self, setting: Setting, parent: StructureElement) -> None:
        self.setting = setting
        book, styles = setting.book, setting.styles
        self.height_points = styles.page.body
        self.title = parent.add("P")
        self.subtitle = parent.add("P")
        self.figure = parent.add("Figure", alt=book.words.alt_cover.format(title=book.title, subtitle=book.subtitle))
        self.logo = LogoPiece(setting, book.logo, parent)
        self.publisher = parent.add("P")
        self.edition = parent.add("P")
        self.tags = parent.add("P")

    def height(self, width: float) -> float:
        return self.height_points

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        styles, book, canvas = self.setting.styles, self.setting.book, sheet.canvas
        page, layout = styles.page, styles.layout.cover
        ground = styles.theme.accent(layout.accent).accent
        low = page.height - layout.ground * MM
        canvas.rect(Artifact.BACKGROUND, 0, low, page.width, layout.ground * MM, fill=ground)
        left, right = layout.inset * MM, page.width - layout.inset * MM
        y = page.height - layout.inset * MM
        y = self._text(sheet, book.title, "cover_title", self.title, left, y, right - left)
        self._text(sheet, book.subtitle, "cover_subtitle", self.subtitle, left, y, (right - left) * 0.8)
        if book.cover is not None:
            fit = layout.drawing * MM
            drawing = DrawingPiece(self.setting, book.cover, self.figure, (), fit)
            drawing.draw(sheet, (page.width - fit) / 2, low - layout.lift * MM, fit)
        self._foot(sheet, left, right, low)

    def _foot(self, sheet: Surface, left: float, right: float, low: float) -> None:
        book, layout = self.setting.book, self.setting.styles.layout.cover
        foot = layout.inset * MM * 0.8
        top = foot + self.logo.high
        self.logo.draw(sheet, left, top, right - left)
        style = self.setting.styles.get("cover_detail")
        x = left + self.logo.wide_points + layout.inset * MM * 0.6
        lines = [(book.publisher, self.publisher), (book.words.edition.format(edition=book.edition.id), self.edition)]
        if book.hashtags:
            lines.append(("  ".join(book.hashtags), self.tags))
        y = top - (self.logo.high - len(lines) * style.leading) / 2
        for words, element in lines:
            y = self._text(sheet, words, "cover_detail", element, x, y, right - x)

    def _text(
        self, sheet: Surface, words: str, style_name: str, element: StructureElement, x: float, top: float, width: float
    ) -> float:
        style = self.setting.styles.get(style_name)
        lines = break_evenly(mark_up((Run(words),), element, style), style, width)
        draw_lines(sheet.canvas, lines, {}, style, x, top)
        return top - len(lines) * style.leading - style.after


# ----------------------------------------------------------------------------------------------------- opener


class Opener(Flowable):
    """The head of a part's first page: a coloured field over the whole width with its number and title."""

    def __init__(self, setting: Setting, division: Division, parent: StructureElement) -> None:
        self.setting = setting
        self.division = division
        styles = setting.styles
        self.accent = styles.accent
        self.part_style, self.title_style = styles.get("opener_part"), styles.get("opener_title")
        self.number_style = styles.get("opener_number")
        self.heading = parent.add("H1")
        self.keys = some(division.anchor, division.key)
        title = plain(division.title)
        label = setting.words.part.format(number=division.number) if division.number else ""
        whole = f"{label}: {title}" if label else title
        setting.heading(self.heading, 1, whole, division.anchor or division.key)
        self.label = f"{label}: " if label else ""
        self.after = styles.layout.opener.gap * MM
        self.band = styles.layout.opener.band * MM

    def height(self, width: float) -> float:
        return self.band - self.setting.styles.page.top

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        canvas, styles = sheet.canvas, self.setting.styles
        page, inset = styles.page, styles.layout.opener.inset * MM
        low = page.height - self.band
        canvas.rect(Artifact.BACKGROUND, 0, low, page.width, self.band, fill=self.accent)
        number, style = self.division.number, self.number_style
        if number:
            right = page.width - page.outer
            left = right - style.face.width(number, NOWHERE) * style.size
            y = page.height - inset - style.size * style.face.ascent
            canvas.text(Artifact.BACKGROUND, style.face, style.size, style.colour, left, y, number)
        marked = mark_up(self.division.title, self.heading, self.title_style, self.division.where)
        lines = break_evenly(marked, self.title_style, page.column)
        high = len(lines) * self.title_style.leading
        title_top = low + inset + high
        if self.label:
            part = self.part_style
            y = title_top + part.after + part.leading - base_line(part)
            canvas.text(self.heading, part.face, part.size, part.colour, x, y, self.label.rstrip(": ") + " ")
        draw_lines(canvas, lines, marked.links, self.title_style, x, title_top)


# ----------------------------------------------------------------------------------------------------- notes


class NotesPageFlowable(Flowable):
    """A page of lines to write on, which are one field; its prompt stands in the margin.

    `dotted`: dots instead of lines, where it follows a page of lines.
    """

    def __init__(
        self, setting: Setting, page: NotesPage, parent: StructureElement, level: int, dotted: bool = False
    ) -> None:
        self.setting = setting
        self.page = page
        self.heading = parent.add(f"H{level}")
        self.prompt = parent.add("P")
        self.form = parent.add("Form")
        setting.heading(self.heading, level, plain(page.heading), page.anchor or page.key)
        self.style = setting.styles.get("heading")
        self.keys = some(page.anchor, page.key)
        self.high = setting.styles.page.body
        answer = page.answer
        self.painter = field_painter(setting, _full(answer), self.form, sized=False, dotted=dotted)

    def height(self, width: float) -> float:
        return self.high

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        setting, style = self.setting, self.style
        head = mark_up(self.page.heading, self.heading, style, self.page.where)
        lines = break_lines(head, style, width)
        draw_lines(sheet.canvas, lines, head.links, style, x, top)
        y = top - len(lines) * style.leading - style.after
        pitch = setting.styles.layout.fields.pitch * MM
        count = int((y - (top - self.high)) / pitch)
        quiet = setting.styles.get("hint")
        left, right = sheet.margin()
        prompt = mark_up(self.page.prompt, self.prompt, quiet, self.page.where)
        draw_lines(sheet.canvas, break_lines(prompt, quiet, right - left), prompt.links, quiet, left, y)
        self.painter(sheet, (x, y - count * pitch, x + width, y))


def _full(answer: Field) -> Field:
    """The field with more than one line, so that it takes as many as its box has room for."""
    return replace(answer, lines=max(2, answer.lines))
