"""Reports what stands outside its box on the pages of a workbook or pack, at the place of its block."""

from __future__ import annotations

from guidepress.core.problems import NOWHERE, Code, Problems, Where
from guidepress.formats.pdf.syntax.limits import Overrun
from guidepress.formats.pdf.syntax.page_content import Owner
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_HINT = "use fewer or shorter words here; or a larger page or smaller type in layouts/workbook.yaml"


def report_overruns(overruns: list[Overrun], title: str, problems: Problems) -> None:
    """One error of each kind for each block and page. `title` is that of the document."""
    reported: set[tuple[Where, int, bool]] = set()
    for overrun in overruns:
        where = place_of(overrun.owner)
        key = (where, overrun.page, overrun.broken)
        if key in reported and where is not NOWHERE:
            continue
        reported.add(key)
        code, message = _message(overrun, title)
        problems.error(code, where, message, _HINT, about=overrun.words)


def _message(overrun: Overrun, title: str) -> tuple[Code, str]:
    if overrun.broken:
        message = f"the word “{overrun.words}” is wider than its place, on page {overrun.page} of “{title}”"
        return Code.TOO_LONG, message
    what = f"“{overrun.words}”" if overrun.words else "a field, picture or shape"
    box = "the page" if overrun.off_page else "its box"
    return Code.OFF_PAGE, f"{what} stands partly outside {box}, on page {overrun.page} of “{title}”"


def place_of(owner: Owner) -> Where:
    """The place of the block that a structure element belongs to."""
    element = owner if isinstance(owner, StructureElement) else None
    while element is not None and not element.where.file:
        element = element.parent
    return element.where if element is not None else NOWHERE
