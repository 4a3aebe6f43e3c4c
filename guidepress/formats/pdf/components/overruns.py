"""Reports what stands outside its box on the pages of a workbook or pack, at the place of its block."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.problems import NOWHERE, Code, Problems, Where
from guidepress.formats.pdf.syntax.limits import Overrun
from guidepress.formats.pdf.syntax.page_content import Owner
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_HINT = "use fewer or shorter words here; or a larger page or smaller type in layouts/workbook.yaml"

_DRAWING_HINT = "use fewer words or larger shapes; or a larger page or smaller `drawing` type in layouts/workbook.yaml"
_CODES = {"box": Code.OFF_PAGE, "page": Code.OFF_PAGE, "drawing": Code.TOO_LONG, "word": Code.TOO_LONG}
_MESSAGES = {
    "box": "{what} stands partly outside its box, {place}",
    "page": "{what} stands partly outside the page, {place}",
    "drawing": "{what} has no room in its drawing, {place}",
    "word": "the word {what} is wider than its place, {place}",
}


def report_overruns(overruns: Sequence[Overrun], title: str, problems: Problems) -> None:
    """One error of each kind for each block, with its first page. `title` is that of the document."""
    placed = [(place_of(overrun.owner), overrun) for overrun in overruns]
    known = {overrun.page for where, overrun in placed if where.file}
    by_block: dict[tuple[Where, str, Code], list[Overrun]] = {}
    for where, overrun in placed:
        if where.file or overrun.words or overrun.page not in known:  # else the ground of something that is reported
            key = (where, "" if where.file else overrun.words, _CODES[overrun.kind])
            by_block.setdefault(key, []).append(overrun)
    for (where, _, code), found in by_block.items():
        more = len({overrun.page for overrun in found}) - 1
        place = f"on page {found[0].page} of “{title}”" + (f" and on {more} more" if more else "")
        what = f"“{found[0].words}”" if found[0].words else "a field, picture or shape"
        kind = found[0].kind
        message = _MESSAGES[kind].format(what=what, place=place)
        hint = _DRAWING_HINT if kind == "drawing" else _HINT
        problems.error(code, where, message, hint, about=found[0].words)


def place_of(owner: Owner) -> Where:
    """The place of the block that a structure element belongs to."""
    element = owner if isinstance(owner, StructureElement) else None
    while element is not None and not element.where.file:
        element = element.parent
    return element.where if element is not None else NOWHERE
