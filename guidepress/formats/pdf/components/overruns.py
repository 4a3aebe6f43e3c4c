"""Reports what stands outside its box on the pages of a workbook or pack, at the place of its block."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.problems import NOWHERE, Code, Problems, Where
from guidepress.formats.pdf.syntax.limits import Overrun
from guidepress.formats.pdf.syntax.page_content import Owner
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_HINT = "use fewer or shorter words here; or a larger page or smaller type in layouts/workbook.yaml"


def report_overruns(overruns: Sequence[Overrun], title: str, problems: Problems) -> None:
    """One error of each kind for each block, with its first page. `title` is that of the document."""
    by_block: dict[tuple[Where, str, bool], list[Overrun]] = {}
    for overrun in overruns:
        where = place_of(overrun.owner)
        by_block.setdefault((where, "" if where.file else overrun.words, overrun.broken), []).append(overrun)
    for (where, _, _), found in by_block.items():
        code, message = _message(found[0], title, len({overrun.page for overrun in found}) - 1)
        problems.error(code, where, message, _HINT, about=found[0].words)


def _message(overrun: Overrun, title: str, more: int) -> tuple[Code, str]:
    """The code and the message. `more` is the number of further pages on which it happens."""
    place = f"on page {overrun.page} of “{title}”" + (f" and on {more} more" if more else "")
    if overrun.broken:
        return Code.TOO_LONG, f"the word “{overrun.words}” is wider than its place, {place}"
    what = f"“{overrun.words}”" if overrun.words else "a field, picture or shape"
    return Code.OFF_PAGE, f"{what} stands partly outside {'the page' if overrun.off_page else 'its box'}, {place}"


def place_of(owner: Owner) -> Where:
    """The place of the block that a structure element belongs to."""
    element = owner if isinstance(owner, StructureElement) else None
    while element is not None and not element.where.file:
        element = element.parent
    return element.where if element is not None else NOWHERE
