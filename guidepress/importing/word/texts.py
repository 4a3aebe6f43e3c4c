"""Every text of a Word file, gathered from its XML apart from the reader: the account compares both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from guidepress.importing.tree import Place, SourceText
from guidepress.importing.word.drawings import drawing_words
from guidepress.importing.word.names import WP, M, V, W, child_value, chosen, value
from guidepress.importing.word.symbols import sign, without_private

_DELETED = (W + "del", W + "moveFrom")
_APART = frozenset({W + "drawing", W + "pict", W + "object", *_DELETED})
"""What is a text of its own: words that were deleted may be a part of a word that stays."""
_SPACES = frozenset(W + name for name in ("tab", "br", "cr", "ptab"))


def texts_in(root: etree._Element, part: Any, document: str, story: str) -> Iterator[SourceText]:
    """The texts of a part: one for each paragraph, with that of its drawings."""
    for number, paragraph in enumerate(_paragraphs(root), 1):
        place = Place(document, f"{story}paragraph {number}")
        words = " ".join("".join(_pieces(paragraph, paragraph)).split())
        if words:
            yield SourceText(words, place)
        for deleted in _deleted(paragraph):
            yield SourceText(words_below(deleted), place)
        for drawing in _drawings(paragraph):
            for text in (*_alts(drawing), *drawing_words(drawing, part)):
                if text.strip():
                    yield SourceText(" ".join(text.split()), place)


def words_below(element: etree._Element) -> str:
    """All words below an element, deleted ones too, with a space between paragraphs."""
    return " ".join("".join(_pieces(element, element, nested=True)).split())


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    for child in chosen(element):
        if child.tag == W + "p":
            yield child
        yield from _paragraphs(child)


def _pieces(element: etree._Element, top: etree._Element, *, nested: bool = False) -> Iterator[str]:
    for child in chosen(element):
        tag = child.tag
        if tag in (W + "t", W + "delText"):
            yield without_private(child.text or "")[0]
        elif tag == M + "t":
            yield child.text or ""
        elif tag == W + "sym":
            code = value(child, "char")
            yield sign(int(code, 16), value(child, "font")) if re.fullmatch(r"[0-9a-fA-F]{1,6}", code) else ""
        elif tag in _SPACES:
            yield " "
        elif tag == W + "noBreakHyphen":
            yield "-"
        elif tag == W + "p":
            if nested:
                yield " "
                yield from _pieces(child, top, nested=True)
                yield " "
        elif nested or tag not in _APART:
            yield from _pieces(child, top, nested=nested)


def _deleted(paragraph: etree._Element) -> Iterator[etree._Element]:
    """What was deleted in a paragraph, without that of paragraphs inside it."""
    for child in chosen(paragraph):
        if child.tag in _DELETED:
            yield child
        elif child.tag != W + "p":
            yield from _deleted(child)


def _drawings(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The drawings of a paragraph, without those of paragraphs inside it."""
    for child in chosen(paragraph):
        if child.tag in (W + "drawing", W + "pict", W + "object"):
            yield child
        elif child.tag != W + "p":
            yield from _drawings(child)


def _alts(drawing: etree._Element) -> list[str]:
    """The words for those who do not see the drawing: the first description, as the reader takes it."""
    found = [each.get("descr") or "" for each in drawing.iter(WP + "docPr") if not _in_box(each, drawing)]
    found += [each.get("alt") or "" for each in drawing.iter(V + "shape") if not _in_box(each, drawing)]
    return [next((each for each in found if each.strip()), "")]


def _in_box(element: etree._Element, top: etree._Element) -> bool:
    return any(each.tag == W + "txbxContent" for each in element.iterancestors() if top in each.iterancestors())


def is_contents_style(name: str) -> bool:
    """Whether a style is that of a table of contents."""
    return re.fullmatch(r"(toc|table of figures|index) ?(heading|\d)?", name.strip(), re.IGNORECASE) is not None


def numbered_as_contents(properties: etree._Element | None) -> bool:
    """Whether a content control holds a table of contents (17.5.2.12)."""
    return child_value(properties, "docPartObj/docPartGallery") == "Table of Contents"
