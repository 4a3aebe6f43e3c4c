"""The kits: for each workshop everything to print for it, in one PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, KitDocument, Requirement, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.pdf.kit import LaidKit


class Kit(Format["LaidKit"]):
    """A PDF for each timetable: counts, sheets to print, and pages of the workbook, which is set only once."""

    name = "kit"
    title = "for each workshop everything to print, with the counts"
    step = "Setting the kits"
    files = ("kits/{slug}-kit-{workshop}.pdf", "kits/{slug}-kit-{workshop}-{variant}.pdf")
    needs: frozenset[Requirement] = frozenset({"pages", "kits"})
    missing_source = "timetables.yaml"
    default = False
    takes_variants = True

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [_unit(kit, documents) for kit in documents.kits if kit.book.variant is None]

    def variants(self, documents: Documents) -> Sequence[Unit]:
        return [_unit(kit, documents) for kit in documents.kits if kit.book.variant is not None]

    def set(self, unit: Unit, problems: Problems) -> LaidKit:
        from guidepress.formats.pdf.kit import set_kit

        book, workshop, pages, theme, workbook = unit.sources
        return set_kit(workbook.workbook(), workshop, book, pages, theme, problems)

    def shown(self, laid: LaidKit) -> Shown:
        from guidepress.formats.pdf.kit import shown_in_kit

        return shown_in_kit(laid)

    def facts(self, laid: LaidKit) -> Mapping[str, Any]:
        return {"pages": len(laid.numbers), "sheets": laid.sheets}

    def write(self, laid: LaidKit) -> Mapping[str, bytes]:
        from guidepress.formats.pdf.kit import write_kit

        variant = laid.book.variant
        suffix = f"-{variant.name}" if variant is not None else ""
        return {f"kits/{laid.book.slug}-kit-{laid.workshop}{suffix}.pdf": write_kit(laid)}


def _unit(kit: KitDocument, documents: Documents) -> Unit:
    variant = kit.book.variant
    name = f"kit {kit.workshop}" if variant is None else f"kit {kit.workshop} {variant.name}"
    theme = documents.theme
    if variant is not None:
        theme = next(each.theme for each in documents.variants if each.book.variant == variant)
    return Unit(name, (kit.book, kit.workshop, tuple(kit.pages), theme, kit.workbook))
