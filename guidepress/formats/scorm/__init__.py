"""The e-learning package: the web workbook as a SCORM 1.2 package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Requirement, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.scorm.package import LaidPackage


class Scorm(Format["LaidPackage"]):
    """A zip file for learning systems, made from the pages of the web workbook."""

    name = "scorm"
    title = "the package for learning systems (SCORM 1.2)"
    step = "Setting the e-learning package"
    files = ("{slug}-scorm12.zip",)
    needs: frozenset[Requirement] = frozenset({"pages"})

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [Unit("scorm", (documents.book, documents.theme, documents.pages))]

    def set(self, unit: Unit, problems: Problems) -> LaidPackage:
        from guidepress.formats.scorm.package import set_package

        book, theme, pages = unit.sources
        return set_package(book, theme, pages, problems)

    def shown(self, laid: LaidPackage) -> Shown:
        from guidepress.formats.web.shown import shown_in

        return shown_in(laid.pages)

    def facts(self, laid: LaidPackage) -> Mapping[str, Any]:
        return {"pages": len(laid.pages.pages)}

    def write(self, laid: LaidPackage) -> Mapping[str, bytes]:
        from guidepress.formats.scorm.package import write_package

        return {f"{laid.pages.site.book.slug}-scorm12.zip": write_package(laid)}
