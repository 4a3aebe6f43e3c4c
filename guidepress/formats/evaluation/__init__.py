"""The evaluation form: a small fillable PDF, set by the workbook's code, and one page for a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from guidepress.formats.base import Documents, Format, Requirement, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.evaluation.page import LaidPage
    from guidepress.formats.pdf.workbook import LaidWorkbook

PAGE = "evaluation page"


class Evaluation(Format[Union["LaidWorkbook", "LaidPage"]]):
    """The form of a guide whose facilitation.yaml has one."""

    name = "evaluation"
    title = "the evaluation form, as a PDF and as a page for a browser"
    step = "Setting the evaluation form"
    files = ("{slug}-evaluation.pdf", "{slug}-evaluation.html")
    needs: frozenset[Requirement] = frozenset({"pages", "evaluation"})
    missing_source = "evaluation form in facilitation.yaml"

    def units(self, documents: Documents) -> Sequence[Unit]:
        form = documents.evaluation
        return [] if form is None else [Unit(name, (form, documents.theme)) for name in ("evaluation form", PAGE)]

    def set(self, unit: Unit, problems: Problems) -> LaidWorkbook | LaidPage:
        from msgspec.structs import replace

        book, theme = unit.sources
        if unit.name == PAGE:
            from guidepress.formats.evaluation.page import set_page

            return set_page(book, theme, problems)
        from guidepress.formats.pdf.workbook import set_workbook

        page = replace(theme.workbook.page, opens="next", multiple=0)
        theme = replace(theme, workbook=replace(theme.workbook, page=page))
        return set_workbook(book, theme, problems, with_cover=False)

    def shown(self, laid: LaidWorkbook | LaidPage) -> Shown:
        from guidepress.formats.evaluation.page import LaidPage
        from guidepress.formats.evaluation.shown import shown_in_page, shown_in_pdf

        return shown_in_page(laid) if isinstance(laid, LaidPage) else shown_in_pdf(laid)

    def facts(self, laid: LaidWorkbook | LaidPage) -> Mapping[str, Any]:
        from guidepress.formats.evaluation.page import LaidPage

        return {"pages": 1 if isinstance(laid, LaidPage) else laid.pages.total}

    def write(self, laid: LaidWorkbook | LaidPage) -> Mapping[str, bytes]:
        from guidepress.formats.evaluation.page import LaidPage, page_file
        from guidepress.formats.pdf.workbook import write_workbook

        if isinstance(laid, LaidPage):
            return {f"{laid.site.book.slug}-evaluation.html": page_file(laid)}
        return {f"{laid.book.slug}-evaluation.pdf": write_workbook(laid)}
