"""The files for facilitators: decks with a copy for participants, the pages to print, and the pack."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from guidepress.compose.book import Arranged
from guidepress.compose.decks import arrange_decks
from guidepress.compose.pack import arrange_pack, pages_to_print
from guidepress.core.problems import Problem, Problems
from guidepress.document.page_map import PageMap
from guidepress.formats import pdf, pptx
from guidepress.formats.pptx.fit import check_decks
from guidepress.pipeline.cache import Cache
from guidepress.pipeline.workers import Beside
from guidepress.source.model.guide import Guide

if TYPE_CHECKING:
    from guidepress.theme import Theme

Slides = tuple[bytes, bytes]
"""A deck and its copy for participants."""


class Facilitating:
    """Begins to draw the slides at once, in a second process; `files` waits for them.

    `images` is the folder of pictures; `start` a time of day at which every timetable begins, in place of its own.
    """

    def __init__(
        self,
        guide: Guide,
        arranged: Arranged,
        theme: Theme,
        pages: PageMap,
        images: Path,
        start: str,
        memo: Cache,
        problems: Problems,
    ) -> None:
        self.guide, self.arranged, self.theme, self.pages = guide, arranged, theme, pages
        self.images, self.start, self.memo, self.problems = images, start, memo, problems
        self.decks = arrange_decks(guide, arranged, problems, start)
        self.new = [one for one in self.decks if not memo.holds(one.name, (one, theme, pages))]
        self.drawn = Beside(pptx.write_apart, self.new, (theme, pages))
        check_decks(self.decks, theme.deck, problems)  # while the second process starts

    def files(self, report: Callable[[str], None]) -> dict[str, bytes]:
        """Every file by its name. `report` is told the name of each step as it begins."""
        files = self._pack(report)
        report("Drawing the slides")
        results = self.drawn.results(lambda: None)
        made = {one.name: result for one, result in zip(self.new, results, strict=True)}
        for one in self.decks:
            sources = (one, self.theme, self.pages)
            both = self.memo.once(one.name, sources, self.problems, partial(self._told, made.get(one.name)))
            files[f"decks/{one.name}.pptx"], files[f"decks/participants/{one.name}.pptx"] = both
        return files

    def _told(self, result: tuple[Slides, list[Problem]] | None) -> Slides:
        """Slides that were drawn, with what was found wrong while they were."""
        assert result is not None
        slides, found = result
        self.problems.found += found
        return slides

    def _pack(self, report: Callable[[str], None]) -> dict[str, bytes]:
        """The pack, and the pages to print."""
        files: dict[str, bytes] = {}
        slug = self.arranged.book.slug
        if self.guide.timetables:
            text = pages_to_print(self.guide, self.arranged, self.pages)
            files[f"decks/{slug}-pages-to-print.txt"] = text
        pack = arrange_pack(self.guide, self.arranged, self.decks, self.pages, self.images, self.start)
        if pack is not None:
            report("Setting the facilitator’s pack")
            sources = (pack, self.theme)
            made = self.memo.once("pack", sources, self.problems, partial(pdf.write, *sources, self.problems))
            files[f"{pack.slug}.pdf"] = made.data
        return files
