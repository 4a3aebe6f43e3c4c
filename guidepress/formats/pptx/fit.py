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
from guidepress.document.deck import Deck, Jumps, LayoutName, Slide, SlideBlock, Steps
from guidepress.document.drawing import Drawing
from guidepress.document.inline import Runs, match_inline, plain
from guidepress.document.labels import Labels
from guidepress.document.page_map import PageMap
from guidepress.formats.pptx.clock_and_pages import pointer_words
from guidepress.formats.pptx.figure_scale import TypeSizes, scale_to
from guidepress.formats.pptx.placeholder_text import (
    PlaceholderText,
    SlideTable,
    footer_text,
    placeholder_texts,
    pointer_text,
    slide_table,
    text_of_line,
)
from guidepress.formats.pptx.text_measure import MM_PER_POINT, MeasuredParagraph, Ruler
from guidepress.theme import Theme
from guidepress.theme.deck import DeckLayout, Placeholder, Role

_TOLERANCE = 0.1
"""A difference in millimetres that is ignored."""
_STEP = 2
"""The difference of two type sizes that are tried, in points."""
_SAMPLE_PAGE = "100"
"""A page number of typical length, for page references that are measured before the workbook is laid out."""


def check_deck(deck: Deck, theme: Theme, pages: PageMap, problems: Problems) -> None:
    """Warns of text that does not fit.

    The copy for participants has the same slides and is not checked again.
    """
    missing = dict.fromkeys(slide.layout for slide in deck.slides if slide.layout not in theme.deck.layouts)
    for name in missing:
        message, hint = f'the slides need a layout "{name}"', "add it as in the deck.yaml of the tool"
        problems.error(Code.WRONG_VALUE, theme.deck.where, message, hint)
    if missing:
        return
    checker = _FitChecker(deck.words, theme, pages, problems)
    checker.check_footer(deck)
    for slide in deck.slides:
        checker.check(slide)


class MeasuredRoom:
    """What has room on slides in the design of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._look, self._ruler = theme.deck, Ruler(theme)

    def has_room(self, layout: LayoutName, body: tuple[SlideBlock, ...], title: str = "", subtitle: Runs = ()) -> bool:
        """Whether blocks, a title and a subtitle have room on a slide of this layout. Where it has no place for them,
        they are reported later, so there is room here.
        """
        for content in placeholder_texts(Slide("", layout, title, body, subtitle)):
            place = self._look.place(layout, content.role)
            if place is not None and not has_room(content, place, place.least or place.points, self._ruler):
                return False
        table = self._look.place(layout, "table")
        for block in body:
            if isinstance(block, Steps | Table) and table is not None:
                return table_has_room(block, table, self._look, self._ruler)
        return True


class _FitChecker:
    """Checks the slides of one deck."""

    def __init__(self, words: Labels, theme: Theme, pages: PageMap, problems: Problems) -> None:
        self.words = words
        self.look = theme.deck
        self.pages = pages
        self.problems = problems
        self.ruler = Ruler(theme)

    def check_footer(self, deck: Deck) -> None:
        """Warns once if the footer does not fit. It is the same on all slides."""
        content = footer_text(
            deck, with_link=any(isinstance(each, Jumps) for slide in deck.slides for each in slide.body)
        )
        for slide in deck.slides:
            place = self.look.place(slide.layout, "footer")
            if place is not None and not self._fits(content, place):
                self._too_long(slide, "footer")
                return

    def check(self, slide: Slide) -> None:
        """Warns of every text of a slide that does not fit."""
        pointers = [pointer_text(pointer_words(self.words, slide.pointers, self.pages))] if slide.pointers else []
        for content in (*placeholder_texts(slide), *pointers):
            place = self.look.place(slide.layout, content.role)
            if place is None:
                self._no_place(slide, content.role)
            elif not self._fits(content, place):
                self._too_long(slide, content.role)
        for block in slide.body:
            if isinstance(block, Steps | Table):
                self._check_table(slide, block)
            elif isinstance(block, Figure) and isinstance(block.content, Drawing):
                self._check_figure(block, block.content)
        self._check_notes(slide)

    def _fits(self, content: PlaceholderText, place: Placeholder) -> bool:
        """Whether the words fit in the size that they are set in."""
        return has_room(content, place, fitting_points(content, place, self.ruler), self.ruler)

    def _check_table(self, slide: Slide, block: Steps | Table) -> None:
        place = self.look.place(slide.layout, "table")
        if place is None:
            self._no_place(slide, "table")
            return
        if not table_has_room(block, place, self.look, self.ruler):
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

    def _no_place(self, slide: Slide, role: Role) -> None:
        """Reports a layout of the guide's own design without a placeholder that this slide needs."""
        message = f'the layout "{slide.layout}" has no place for the {role} of the slide “{slide.title}”'
        hint = f"add {role} under its holds"
        self.problems.error(Code.WRONG_VALUE, self.look.layouts[slide.layout].where, message, hint)

    def _warn(self, where: Where, message: str, hint: str) -> None:
        self.problems.warning(Code.TOO_LONG, where, message, hint)


def table_has_room(block: Steps | Table, place: Placeholder, look: DeckLayout, ruler: Ruler) -> bool:
    """Whether a table fits in its placeholder, with no word wider than its column."""
    grid = slide_table(block, place, look, ruler)
    return grid.fits and sum(row_heights(grid, look, ruler)) <= place.size[1] + _TOLERANCE


def fitting_points(content: PlaceholderText, place: Placeholder, ruler: Ruler) -> float:
    """The type size of a placeholder: the usual one, or the largest in which its words fit, down to the least."""
    points = place.points
    while place.least and points > place.least and not has_room(content, place, points, ruler):
        points = max(place.least, points - _STEP)
    return points


def has_room(content: PlaceholderText, place: Placeholder, points: float, ruler: Ruler) -> bool:
    """Whether the words of a placeholder fit in this size. Where type shrinks, no word is wider than its line."""
    room = _text_width(place)
    paragraphs = [
        _measured_line(text_of_line(line), level, content, place, points)
        for line, level in zip(content.lines, content.levels or [0] * len(content.lines), strict=True)
    ]
    if place.least and any(
        ruler.widest_word(item.text, item.points, item.bold) > room - item.indent for item in paragraphs
    ):
        return False
    return ruler.height(paragraphs, room) <= place.size[1] + _TOLERANCE


def line_room(content: PlaceholderText, place: Placeholder, points: float) -> float:
    """The width of a line of the first level in millimetres."""
    return _text_width(place) - _measured_line("", 0, content, place, points).indent


def _text_width(place: Placeholder) -> float:
    return place.size[0] - 2 * place.inset


def _measured_line(
    text: str, level: int, content: PlaceholderText, place: Placeholder, points: float
) -> MeasuredParagraph:
    """A paragraph of a placeholder. `points` is the type size of the first level."""
    size = (place.second or points) if level else points
    indent = size * MM_PER_POINT * (level + 1) if place.bullets or content.start else 0
    return MeasuredParagraph(text, size, 0 if level else place.gap, indent, place.bold)


def row_heights(grid: SlideTable, look: DeckLayout, ruler: Ruler) -> tuple[float, ...]:
    """The height of each row of a table in millimetres, as its words need it."""
    return tuple(
        max(
            ruler.lines(plain(cell), grid.points, width - 2 * look.table.side, bold=at == 0)
            for cell, width in zip(row, grid.widths, strict=True)
        )
        * ruler.line(grid.points)
        + 2 * look.table.inset
        for at, row in enumerate(grid.rows)
    )


def _measured_text(runs: Runs) -> str:
    """The text of runs, with `_SAMPLE_PAGE` as every page number."""
    return "".join(
        match_inline(
            inline,
            run=lambda run: run.text,
            page_ref=lambda ref: f"{ref.before}{_SAMPLE_PAGE}{ref.after}",
            line_break=lambda _: " ",
            note=lambda _: "",
        )
        for inline in runs
    )
