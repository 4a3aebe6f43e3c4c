"""Pages with a layout of their own: the first page of a part, and notes pages."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import NotesPage
from guidepress.document.book import Division
from guidepress.document.fields import Field
from guidepress.document.inline import plain
from guidepress.formats.pdf.components.context import Context, non_empty
from guidepress.formats.pdf.components.field_painters import field_painter
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.line_breaking import break_evenly, break_lines
from guidepress.formats.pdf.layout.line_drawing import baseline_offset, draw_lines
from guidepress.formats.pdf.layout.prepared_text import prepare_text
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

# ----------------------------------------------------------------------------------------------------- opener


class PartOpener(Flowable):
    """The head of a part's first page: a coloured band over the full width, with number and title."""

    def __init__(self, context: Context, division: Division, parent: StructureElement) -> None:
        self.context = context
        self.division = division
        styles = context.styles
        self.accent = styles.accent
        self.part_style, self.title_style = styles.get("opener_part"), styles.get("opener_title")
        self.number_style = styles.get("opener_number")
        self.heading = parent.add("H1")
        self.heading.where = division.where
        self.keys = non_empty(division.anchor, division.key)
        title = plain(division.title)
        label = context.words.part.format(number=division.number) if division.number else ""
        heading_text = f"{label}: {title}" if label else title
        context.heading(self.heading, 1, heading_text, division.anchor or division.key)
        self.label = f"{label}: " if label else ""
        self.after = styles.layout.opener.gap * MM
        self.band = styles.layout.opener.band * MM

    def height(self, width: float) -> float:
        return self.band - self.context.styles.page.top

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        canvas, page = surface.canvas, self.context.styles.page
        low = page.height - self.band
        canvas.rectangle(Artifact.BACKGROUND, 0, low, page.width, self.band, fill=self.accent)
        with canvas.limits.inside((0, low, page.width, page.height)):
            self._draw_words(surface, x, low)

    def _draw_words(self, surface: Surface, x: float, low: float) -> None:
        canvas, styles = surface.canvas, self.context.styles
        page, inset = styles.page, styles.layout.opener.inset * MM
        number, style = self.division.number, self.number_style
        if number:
            right = page.width - page.outer
            left = right - style.face.width(number, NOWHERE) * style.size
            y = page.height - inset - style.size * style.face.ascent
            canvas.text(Artifact.BACKGROUND, style.face, style.size, style.colour, left, y, number)
        prepared = prepare_text(self.division.title, self.heading, self.title_style, self.division.where)
        lines = break_evenly(prepared, self.title_style, page.column)
        title_height = len(lines) * self.title_style.leading
        title_top = low + inset + title_height
        if self.label:
            part = self.part_style
            y = title_top + part.after + part.leading - baseline_offset(part)
            canvas.text(self.heading, part.face, part.size, part.colour, x, y, self.label.rstrip(": ") + " ")
        draw_lines(canvas, lines, prepared.links, self.title_style, x, title_top)


# ----------------------------------------------------------------------------------------------------- notes


class NotesPageFlowable(Flowable):
    """A page of lines to write on, which is one field. Its prompt stands in the margin.

    `dotted`: dots instead of lines.
    """

    def __init__(
        self, context: Context, page: NotesPage, parent: StructureElement, level: int, dotted: bool = False
    ) -> None:
        self.context = context
        self.page = page
        parent.where = page.where
        self.heading = parent.add(f"H{level}")
        self.prompt = parent.add("P")
        self.form = parent.add("Form")
        context.heading(self.heading, level, plain(page.heading), page.anchor or page.key)
        self.style = context.styles.get("heading")
        self.keys = non_empty(page.anchor, page.key)
        self.box_height = context.styles.page.body
        answer = page.answer
        self.painter = field_painter(context, _full(answer), self.form, sized=False, dotted=dotted)

    def height(self, width: float) -> float:
        return self.box_height

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        context, style = self.context, self.style
        head = prepare_text(self.page.heading, self.heading, style, self.page.where)
        lines = break_lines(head, style, width)
        draw_lines(surface.canvas, lines, head.links, style, x, top)
        y = top - len(lines) * style.leading - style.after
        pitch = context.styles.layout.fields.pitch * MM
        count = int((y - (top - self.box_height)) / pitch)
        quiet = context.styles.get("hint")
        left, right = surface.margin()
        prompt = prepare_text(self.page.prompt, self.prompt, quiet, self.page.where)
        with surface.canvas.limits.inside((left, top - self.box_height, right, top)):
            draw_lines(surface.canvas, break_lines(prompt, quiet, right - left), prompt.links, quiet, left, y)
        self.painter(surface, (x, y - count * pitch, x + width, y))


def _full(answer: Field) -> Field:
    """The field with at least two lines, so that its box gets as many lines as fit."""
    return replace(answer, lines=max(2, answer.lines))
