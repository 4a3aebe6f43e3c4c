"""Composes the documents that formats need from a guide: decks, pack and pages to print, each when
it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.core.problems import Problems
from guidepress.document.deck import Decks
from guidepress.document.page_map import PageMap, PageSketch, VariantPages
from guidepress.formats.base import Documents, KitDocument, Requirement, SetWorkbook, Split, VariantDocuments
from guidepress.source.model import Guide
from guidepress.theme import Theme


class Composer:
    """The documents of one guide. The caller adds the page map after the workbook is set, and those of its variants
    after these are. `images` is the folder of images; `split` says which further files the workbook has, `variants`
    which variants of it are set.
    """

    def __init__(
        self,
        guide: Guide,
        arranged: Arranged,
        theme: Theme,
        images: Path,
        problems: Problems,
        split: Split = "",
        variants: Sequence[VariantDocuments] = (),
    ) -> None:
        self.guide, self.arranged, self.theme = guide, arranged, theme
        self.images, self.problems = images, problems
        self.split, self.variants = split, variants
        self.pages: PageMap | None = None
        self.standard_words: Mapping[str, int] = {}
        self.sketches: Mapping[int, PageSketch] = {}
        self.variant_pages: dict[str, PageMap] = {}
        self.excerpts = False
        """Whether a format takes pages out of the workbook."""
        self.workbooks: list[SetWorkbook] = []
        """The workbook and then its variants, once they are set, where a format takes pages out of them."""
        self._decks: Decks | None = None

    def add_pages(self, pages: PageMap) -> None:
        """Keeps the page map of the workbook. Its words go to variants and its sketches to slides alone, so that no
        other format is made again when a box has grown.
        """
        self.pages, self.standard_words = replace(pages, words={}, sketches={}), pages.words
        self.sketches = pages.sketches

    def add_variant_pages(self, name: str, pages: PageMap) -> None:
        """Keeps the page map of a variant. It is added to that of the workbook if the guide has its pages named."""
        pages = self.variant_pages[name] = replace(pages, words={}, sketches={})
        variant = self.guide.about.variants[name]
        if variant.name_pages is not None and self.pages is not None:
            words = self.arranged.book.words
            also = VariantPages.of(variant.title.text, variant.name_pages.text, pages, words)
            self.pages = replace(self.pages, variants=(*self.pages.variants, also))

    @property
    def decks(self) -> Decks:
        """The decks of the guide, composed at the first use."""
        if self._decks is None:
            from guidepress.compose.decks import arrange_decks
            from guidepress.formats.pptx.fit import MeasuredRoom

            self._decks = arrange_decks(self.guide, self.arranged, MeasuredRoom(self.theme), self.problems)
        return self._decks

    def documents(self, needs: frozenset[Requirement]) -> Documents:
        """The documents for a format with these needs."""
        book, theme, pages = self.arranged.book, self.theme, self.pages
        if "evaluation" in needs:
            from guidepress.compose.evaluation import arrange_evaluation

            form = arrange_evaluation(self.guide, self.images, Problems())
            return Documents(book, theme, pages, evaluation=form.book if form is not None else None)
        if "planner" in needs and pages is not None:
            from guidepress.compose.planner import arrange_planner

            return Documents(book, theme, pages, planner=arrange_planner(self.guide, self.arranged, pages))
        if "kits" in needs:
            return Documents(book, theme, pages, variants=self.variants, kits=tuple(self._kits()))
        if pages is None or not needs & {"decks", "pack"}:
            return Documents(
                book, theme, pages, split=self.split, variants=self.variants, standard_words=self.standard_words,
                excerpts=self.excerpts,
            )  # fmt: skip
        from guidepress.compose.pack import arrange_pack, pages_to_print

        guide, decks = self.guide, self.decks
        to_print = pages_to_print(guide, self.arranged, pages) if guide.timetables else b""
        pack = None
        if "pack" in needs:
            pack = arrange_pack(guide, self.arranged, decks, pages, self.images)
        return Documents(book, theme, pages, decks, pack, to_print, self.split, sketches=self.sketches)

    def _kits(self) -> Iterator[KitDocument]:
        """The kit of each workshop, from the workbook and from each variant of it that was set."""
        from guidepress.compose.kit import arrange_kits

        named = self.pages
        assert named is not None
        of_variants = [each.book.variant for each in self.variants]
        for variant, workbook in zip((None, *of_variants), self.workbooks, strict=True):
            own = self.variant_pages[variant.name] if variant is not None else None
            for kit in arrange_kits(self.guide, self.arranged, named, self.decks, self.images, variant, own):
                yield KitDocument(kit.workshop, kit.book, kit.pages, workbook)
