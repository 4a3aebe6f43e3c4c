"""The words of a tagged document in reading order, as software reads them that follows the structure tree."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.structure_tree import MarkedContent, StructureElement


def tree_text(root: StructureElement, canvas: TaggedCanvas) -> str:
    """The text of all elements below `root`, with the alternative texts of figures and the options of lists.

    A space parts two blocks. Call it when the layout of all pages is finished.
    """
    return "".join(_texts(root, canvas))


_APART = ("Reference", "Note")
"""Inline elements that are no part of the words before and behind them: the mark of a footnote, and the footnote."""


def _texts(element: StructureElement, canvas: TaggedCanvas) -> Iterator[str]:
    between = "" if element.inline and element.tag not in _APART else " "
    yield f"{between}{element.alt}{between}"
    for kid in element.kids:
        if isinstance(kid, StructureElement):
            yield from _texts(kid, canvas)
        elif isinstance(kid, MarkedContent):
            shown = canvas.pages[kid.page].words[kid.mcid]
            yield from (words if isinstance(words, str) else words(canvas) for words in shown)
        elif kid.object_number in canvas.annotation_words:
            yield f" {canvas.annotation_words[kid.object_number]} "
    yield between
