"""Every text of an HTML page, gathered apart from the reader: the account compares both."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from guidepress.importing.html.kinds import BLOCKS, RUN, is_hidden, is_page_matter
from guidepress.importing.html.parsing import name_of, place_of
from guidepress.importing.tree import SourceText

DRAWING = frozenset({"svg", "title", "desc", "text"})
"""A drawing, and what has words in it."""


def texts_in(root: etree._Element, document: str) -> Iterator[SourceText]:
    """The texts below an element: one for each line of words, and one for the words of each picture."""
    pieces: list[str] = []
    place = place_of(root, document)

    def flush() -> Iterator[SourceText]:
        words = " ".join("".join(pieces).split())
        pieces.clear()
        if words:
            yield SourceText(words, place)

    for kind, element, text in _events(root):
        if kind == "edge":
            yield from flush()
            place = place_of(element, document)
        elif kind == "apart":
            yield SourceText(" ".join(text.split()), place_of(element, document))
        else:
            pieces.append(text)
    yield from flush()


def _events(element: etree._Element) -> Iterator[tuple[str, etree._Element, str]]:
    """What stands in an element: edges of lines, words, and texts of their own ("apart")."""
    name = name_of(element)
    if not name or name in RUN - {"button", "object", "video", "audio", "iframe", "noscript"}:
        return
    block = name in BLOCKS
    if block:
        yield "edge", element, ""
    if name in ("br", "input"):
        yield "text", element, " "
    if name == "img" and (element.get("alt") or "").strip():
        yield "apart", element, element.get("alt") or ""
    if element.text:
        yield "text", element, element.text
    for child in element:
        is_inside = name_of(child) not in BLOCKS
        if is_inside and (is_page_matter(child) or is_hidden(child) or name_of(child) in DRAWING):
            for text in texts_in(child, ""):  # it may be left out of the middle of a word, or be a picture
                yield "apart", child, text.words
        else:
            yield from _events(child)
        if child.tail:
            yield "text", element, child.tail
    if block:
        yield "edge", element, ""


def words_below(element: etree._Element) -> str:
    """All words below an element, those of pictures too."""
    return " ".join(text.words for text in texts_in(element, ""))
