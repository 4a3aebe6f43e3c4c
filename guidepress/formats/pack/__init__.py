"""The facilitator's pack: a book of run sheets, activities and cards, laid out by the code of the workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Requirement, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.pdf.kept_divisions import Kept
    from guidepress.formats.pdf.workbook import LaidWorkbook


class Pack(Format["LaidWorkbook"]):
    """A PDF for facilitators. A guide without facilitation.yaml has none."""

    name = "pack"
    title = "the facilitator’s pack: run sheets, activities, cards"
    step = "Setting the facilitator’s pack"
    files = ("{slug}-facilitator-pack.pdf",)
    needs: frozenset[Requirement] = frozenset({"pages", "decks", "pack"})
    missing_source = "facilitation.yaml"

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [] if documents.pack is None else [Unit("pack", (documents.pack, documents.theme))]

    def set(self, unit: Unit, problems: Problems) -> LaidWorkbook:
        return self._set(unit, problems, None)

    def set_warm(self, unit: Unit, problems: Problems, kept: dict[str, Any]) -> LaidWorkbook:
        from guidepress.formats.pdf.kept_divisions import set_with_kept

        return set_with_kept(unit, problems, kept, self._set)

    @staticmethod
    def _set(unit: Unit, problems: Problems, kept: Kept | None) -> LaidWorkbook:
        from guidepress.formats.pdf.workbook import set_workbook

        book, theme = unit.sources
        return set_workbook(book, theme, problems, kept=kept)

    def shown(self, laid: LaidWorkbook) -> Shown:
        from guidepress.formats.pdf.shown import shown_in

        return shown_in(laid)

    def facts(self, laid: LaidWorkbook) -> Mapping[str, Any]:
        from guidepress.formats.pdf.shown import facts_of

        return facts_of(laid)

    def write(self, laid: LaidWorkbook) -> Mapping[str, bytes]:
        from guidepress.formats.pdf.workbook import write_workbook

        return {f"{laid.book.slug}.pdf": write_workbook(laid)}
