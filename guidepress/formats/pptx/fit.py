"""Checks that the words of a slide, of its figure and of its notes fit. Anything that does not fit gets a warning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.blocks import (
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Table,
)
from guidepress.document.deck import Deck, Slide, Steps
from guidepress.document.drawing import Drawing
from guidepress.document.inline import Run, Runs, match_inline, plain
from guidepress.formats.pptx.figure_scale import TypeSizes, scale_to
from guidepress.formats.pptx.placeholder_text import (
    PlaceholderText,
    SlideTable,
    footer_of,
    placeholder_texts,
    slide_table,
    text_of_line,
)
from guidepress.formats.pptx.text_measure import MM_PER_POINT, MeasuredParagraph, Ruler
from guidepress.theme import Theme
from guidepress.theme.deck import DeckLayout, Placeholder

_TOLERANCE = 0.1
"""A difference in millimetres that is ignored."""
_SAMPLE_PAGE = "100"
"""A page number of typical length, for page references that are measured before the workbook is laid out."""


def check_deck(deck: Deck, theme: Theme, problems: Problems) -> None:
    """Warns of text that does not fit.

    The copy for participants has the same slides and is not checked again.
    """
    checker = _FitChecker(theme, problems)
    checker.check_footer(deck)
    for slide in deck.slides:
        checker.check(slide)


class _FitChecker:
    """Checks the slides of one deck."""

    def __init__(self, theme: Theme, problems: Problems) -> None:
        self.look = theme.deck
        self.problems = problems
        self.ruler = Ruler(theme)

    def check_footer(self, deck: Deck) -> None:
        """Warns once if the footer does not fit. It is the same on all slides."""
        content = PlaceholderText("footer", ((Run(footer_of(deck)),),))
        for slide in deck.slides:
            place = self.look.place(slide.layout, "footer")
            if place is not None and not self._has_room(content, place):
                self._too_long(slide, "footer")
                return

    def check(self, slide: Slide) -> None:
        """Warns of every text of a slide that does not fit."""
        for content in placeholder_texts(slide):
            place = self.look.place(slide.layout, content.role)
            if place is not None and not self._has_room(content, place):
                self._too_long(slide, content.role)
        for block in slide.body:
            if isinstance(block, Steps | Table):
                self._check_table(slide, block)
            elif isinstance(block, Figure) and isinstance(block.content, Drawing):
                self._check_figure(block, block.content)
        self._check_notes(slide)

    def _has_room(self, content: PlaceholderText, place: Placeholder) -> bool:
        indent = place.points * MM_PER_POINT if place.bullets or content.start else 0
        paragraphs = [
            MeasuredParagraph(text_of_line(line), place.points, place.gap, indent, place.bold) for line in content.lines
        ]
        return self.ruler.height(paragraphs, place.size[0] - 2 * place.inset) <= place.size[1] + _TOLERANCE

    def _check_table(self, slide: Slide, block: Steps | Table) -> None:
        place = self.look.place(slide.layout, "table")
        if place is not None:
            heights = row_heights(slide_table(block, place, self.look), place, self.look, self.ruler)
            if sum(heights) > place.size[1] + _TOLERANCE:
                self._too_long(slide, "table")

    def _check_figure(self, block: Figure, drawing: Drawing) -> None:
        least = TypeSizes(drawing, scale_to(drawing, self.look.areas["figure"]), self.look.figure, self.ruler).least
        if least < self.look.figure.least:
            message = f"the words of this figure would be {least:.0f} points on a slide"
            self._warn(block.where, message, "use fewer words, or larger boxes")

    def _check_notes(self, slide: Slide) -> None:
        place = self.look.notes.text
        paragraphs = [paragraph for block in slide.notes for paragraph in self._notes(block)]
        if self.ruler.height(paragraphs, place.size[0]) > place.size[1]:
            message = f"the notes of the slide “{slide.title}” are longer than a printed page"
            self._warn(slide.where, message, "say less, or move some of it to another slide")

    def _notes(self, block: Paragraph | ItemList | Heading) -> Iterator[MeasuredParagraph]:
        points, gap = self.look.notes.text.points, self.look.notes.text.gap
        match block:
            case Paragraph() | Heading():
                yield MeasuredParagraph(_measured_text(block.runs), points, gap)
            case ItemList():
                if block.lead:
                    yield MeasuredParagraph(_measured_text(block.lead), points, gap)
                for item in block.items:
                    yield MeasuredParagraph(_measured_text(item.runs), points, 0, self.look.notes.indent)
                    for inner in item.inner:
                        yield from self._notes(inner)
            case _:
                assert_never(block)

    def _too_long(self, slide: Slide, role: str) -> None:
        message = f"the slide “{slide.title}” has more words than its {role} has room for"
        self._warn(slide.where, message, "use fewer or shorter words")

    def _warn(self, where: Where, message: str, hint: str) -> None:
        self.problems.warning(Code.TOO_LONG, where, message, hint)


def row_heights(grid: SlideTable, place: Placeholder, look: DeckLayout, ruler: Ruler) -> tuple[float, ...]:
    """The height of each row of a table in millimetres, as its words need it."""
    return tuple(
        max(
            ruler.lines(plain(cell), place.points, width - 2 * look.table.side, bold=at == 0)
            for cell, width in zip(row, grid.widths, strict=True)
        )
        * ruler.line(place.points)
        + 2 * look.table.inset
        for at, row in enumerate(grid.rows)
    )


def _measured_text(runs: Runs) -> str:
    """The text of runs, with `_SAMPLE_PAGE` as every page number."""
    return "".join(
        match_inline(inline, run=lambda run: run.text, page_ref=lambda ref: f"{ref.before}{_SAMPLE_PAGE}{ref.after}")
        for inline in runs
    )
