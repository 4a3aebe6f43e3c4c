"""The web workbook: static pages that keep the answers on the learner's own device."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Requirement, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.web.set_site import LaidSite


class Web(Format["LaidSite"]):
    """A zip file of static pages, which open without a server."""

    name = "web"
    title = "the web workbook, which opens by double-click"
    step = "Setting the web workbook"
    files = ("{slug}-web.zip",)
    needs: frozenset[Requirement] = frozenset({"pages"})

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [Unit("web", (documents.book, documents.theme, documents.pages))]

    def set(self, unit: Unit, problems: Problems) -> LaidSite:
        from guidepress.formats.web.set_site import set_site

        book, theme, pages = unit.sources
        return set_site(book, theme, pages, problems)

    def shown(self, laid: LaidSite) -> Shown:
        from guidepress.formats.web.shown import shown_in

        return shown_in(laid)

    def facts(self, laid: LaidSite) -> Mapping[str, Any]:
        return {"pages": len(laid.pages)}

    def write(self, laid: LaidSite) -> Mapping[str, bytes]:
        from guidepress.core.zip_files import zipped
        from guidepress.formats.web.set_site import site_files

        return {f"{laid.site.book.slug}-web.zip": zipped(site_files(laid))}
