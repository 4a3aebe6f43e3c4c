"""The workbook: a tagged PDF with form fields, to print or to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.document.page_map import PageMap
    from guidepress.formats.pdf.kept_divisions import Kept
    from guidepress.formats.pdf.workbook import LaidWorkbook


class Pdf(Format["LaidWorkbook"]):
    """The workbook. Its page map gives the printed pages to all other formats."""

    name = "pdf"
    title = "the workbook to print or to fill in"
    step = "Setting the workbook"
    takes_variants = True
    files = (
        "{slug}-workbook.pdf",
        "parts/{slug}-{part}.pdf",
        "{slug}-workbook-{variant}.pdf",
        "parts/{slug}-{part}-{variant}.pdf",
        "parts/{slug}-volume-{volume}-{variant}.pdf",
        "pages-{variant}.json",
    )

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [Unit("workbook", (documents.book, documents.theme, documents.split, None, {}, documents.excerpts))]

    def variants(self, documents: Documents) -> Sequence[Unit]:
        pages, words = documents.pages, documents.standard_words
        split, excerpts = documents.split, documents.excerpts
        return [
            Unit(
                f"workbook-{of.name}",
                (each.book, each.theme, split, pages if of.standard_pages else None, words, excerpts),
            )
            for each in documents.variants
            if (of := each.book.variant) is not None
        ]

    def set(self, unit: Unit, problems: Problems) -> LaidWorkbook:
        return self._set(unit, problems, None)

    def set_warm(self, unit: Unit, problems: Problems, kept: dict[str, Any]) -> LaidWorkbook:
        from guidepress.formats.pdf.kept_divisions import set_with_kept

        return set_with_kept(unit, problems, kept, self._set)

    @staticmethod
    def _set(unit: Unit, problems: Problems, kept: Kept | None) -> LaidWorkbook:
        from guidepress.formats.pdf.workbook import set_workbook

        book, theme, split, standard_pages, standard_words, excerpts = unit.sources
        return set_workbook(
            book, theme, problems, split == "parts", standard_pages, standard_words, for_excerpts=excerpts, kept=kept
        )

    def shown(self, laid: LaidWorkbook) -> Shown:
        from guidepress.formats.pdf.shown import shown_in

        return shown_in(laid)

    def facts(self, laid: LaidWorkbook) -> Mapping[str, Any]:
        from guidepress.formats.pdf.shown import facts_of

        return facts_of(laid)

    def write(self, laid: LaidWorkbook) -> Mapping[str, bytes]:
        from guidepress.formats.pdf.selection import parts_of, volumes_of, write_excerpt
        from guidepress.formats.pdf.workbook import write_workbook

        slug, variant = laid.book.slug, laid.book.variant
        suffix = f"-{variant.name}" if variant is not None else ""
        parts = [*volumes_of(laid), *(parts_of(laid) if laid.in_parts else ())]
        return {
            f"{slug}-workbook{suffix}.pdf": write_workbook(laid),
            **{f"parts/{slug}-{part.name}{suffix}.pdf": write_excerpt(laid, part) for part in parts},
        }

    def page_map(self, laid: LaidWorkbook) -> PageMap:
        return laid.pages
