"""Pages with a layout of their own: the first page of a part, and notes pages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE
from guidepress.document.blocks import NotesPage
from guidepress.document.book import Division
from guidepress.document.fields import Field
from guidepress.document.inline import plain
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_painters import field_painter
from guidepress.formats.pdf.layout.fitting import style_for_words
from guidepress.formats.pdf.layout.flowable import Flowable, Surface, stack_height
from guidepress.formats.pdf.layout.line_breaking import break_evenly, break_lines, longest_line_width
from guidepress.formats.pdf.layout.line_drawing import baseline_offset, draw_lines
from guidepress.formats.pdf.layout.prepared_text import TextStyle, prepare_text
from guidepress.formats.pdf.layout.styles import MM, resized
from guidepress.formats.pdf.layout.wide_words import check_words
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

# ----------------------------------------------------------------------------------------------------- opener


class PartOpener(Flowable):
    """The head of a part's first page: its number and title.

    With full ink, both stand in white on a band over the whole width of the page. With light ink, both are coloured and
    stand between the margins, below a bar.
    """

    def __init__(self, context: Context, division: Division, parent: StructureElement) -> None:
        self.context = context
        self.division = division
        styles = context.styles
        self.accent = styles.accent
        self.is_full = styles.layout.opener.ink == "full"
        self.part_style = self._style("opener_part")
        self.title_style = style_for_words(division.title, self._style("opener_title"), styles.page.column)
        self.heading = parent.add("H1")
        self.heading.where = division.where
        self.keys = context.keys(self.heading, division.anchor, division.key)
        title = plain(division.title)
        label = context.words.part.format(number=division.number) if division.number else ""
        heading_text = f"{label}: {title}" if label else title
        context.heading(self.heading, 1, heading_text, division.anchor or division.key)
        self.label = f"{label}: " if label else ""
        self.after = styles.layout.opener.gap * MM
        self.inset = styles.layout.opener.inset * MM
        self.head = self.inset if self.is_full else styles.page.top
        """The distance from the upper edge of the page to the number."""
        self.title = prepare_text(division.title, self.heading, self.title_style, division.where)
        self.lines = break_evenly(self.title, self.title_style, styles.page.column)
        self.number_style, self.band = self._number_and_band()

    def _style(self, name: str) -> TextStyle:
        """A style of the opener: with light ink, in the colour of the part."""
        style = self.context.styles.get(name)
        return style if self.is_full else resized(style, style.size, self.accent)

    def _number_and_band(self) -> tuple[TextStyle, float]:
        """The style of the number, and the height of the band.

        The number shrinks where it would meet the title; then the band grows.
        """
        styles = self.context.styles
        layout, page, style = styles.layout.opener, styles.page, self._style("opener_number")
        insets = self.head + self.inset
        band = min(layout.band * MM, layout.most * page.height)
        words = len(self.lines) * self.title_style.leading + insets
        if self.label:
            words += self.part_style.leading + self.part_style.after
        number = self.division.number
        left = page.width - page.outer - style.face.width(number, NOWHERE) * style.size
        above = 0.0 if page.inner + longest_line_width(self.lines) + self.inset <= left else words - insets
        fitting = (band - insets - above) / style.face.ascent
        if number and fitting < style.size:
            style = resized(style, max(style.least, fitting), style.colour)
        above += style.size * style.face.ascent if number else 0.0
        return style, max(band, words, above + insets)

    def height(self, width: float) -> float:
        return self.band - self.context.styles.page.top

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        canvas, page = surface.canvas, self.context.styles.page
        low = page.height - self.band
        if self.is_full:
            canvas.rectangle(Artifact.BACKGROUND, 0, low, page.width, self.band, fill=self.accent)
        else:
            bar = self.context.styles.layout.opener.bar * MM
            canvas.rectangle(Artifact.BACKGROUND, x, page.height - page.head, page.room, bar, fill=self.accent)
        with canvas.limits.anywhere(), canvas.limits.inside((0, low, page.width, page.height)):
            self._draw_words(surface, x, low)

    def _draw_words(self, surface: Surface, x: float, low: float) -> None:
        canvas, page = surface.canvas, self.context.styles.page
        number, style = self.division.number, self.number_style
        if number:
            left = page.width - page.outer - style.face.width(number, NOWHERE) * style.size
            y = page.height - self.head - style.size * style.face.ascent
            canvas.text(Artifact.BACKGROUND, style.face, style.size, style.colour, left, y, number)
        check_words(canvas, self.title, page.column)
        title_top = low + self.inset + len(self.lines) * self.title_style.leading
        if self.label:
            part = self.part_style
            y = title_top + part.after + part.leading - baseline_offset(part)
            canvas.text(self.heading, part.face, part.size, part.colour, x, y, self.label.rstrip(": ") + " ")
        draw_lines(canvas, self.lines, self.title.links, self.title_style, x, title_top)


# ----------------------------------------------------------------------------------------------------- notes


class NotesPageFlowable(Flowable):
    """A page of lines to write on, which is one field, below its heading and its prompt.

    `dotted`: dots instead of lines. `above` are the headings that stand directly before it: they share its page.
    """

    def __init__(
        self,
        context: Context,
        page: NotesPage,
        parent: StructureElement,
        level: int,
        dotted: bool = False,
        above: Sequence[Flowable] = (),
    ) -> None:
        self.context = context
        self.page = page
        self.full_width = True
        parent.where = page.where
        self.heading = parent.add(f"H{level}")
        self.prompt = parent.add("P")
        self.form = parent.add("Form")
        context.heading(self.heading, level, plain(page.heading), page.anchor or page.key)
        self.style = context.styles.get("heading")
        self.keys = context.keys(self.heading, page.anchor, page.key)
        self.box_height = context.styles.page.body - _taken_by(above, context.styles.page.column)
        answer = page.answer
        self.painter = field_painter(context, _full(answer), self.form, sized=False, dotted=dotted)

    def height(self, width: float) -> float:
        return self.box_height

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        context, style = self.context, self.style
        head = prepare_text(self.page.heading, self.heading, style, self.page.where)
        lines = break_lines(head, style, width)
        check_words(surface.canvas, head, width)
        draw_lines(surface.canvas, lines, head.links, style, x, top)
        y = top - len(lines) * style.leading - style.after
        y = self._draw_prompt(surface, x, y, width)
        pitch = context.styles.layout.fields.pitch * MM
        count = int((y - (top - self.box_height)) / pitch)
        self.painter(surface, (x, y - count * pitch, x + width, y))

    def _draw_prompt(self, surface: Surface, x: float, top: float, width: float) -> float:
        """Draws the prompt. Returns the top of the box below it."""
        style = self.context.styles.get("hint")
        prompt = prepare_text(self.page.prompt, self.prompt, style, self.page.where)
        lines = break_lines(prompt, style, width)
        check_words(surface.canvas, prompt, width)
        draw_lines(surface.canvas, lines, prompt.links, style, x, top)
        return top - len(lines) * style.leading - self.style.after


def _taken_by(headings: Sequence[Flowable], width: float) -> float:
    """The height of headings with the space below them."""
    return stack_height(headings, width) + headings[-1].after if headings else 0.0


def _full(answer: Field) -> Field:
    """The field with at least two lines, so that its box gets as many lines as fit."""
    return replace(answer, lines=max(2, answer.lines))
