"""Styles and numbering of a Word file: what a paragraph or run looks like, and what it is."""

from __future__ import annotations

import re
from functools import cached_property

from lxml import etree

from guidepress.core.values import Value
from guidepress.importing.word.names import W, child_value, toggle, value

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|kop|rubrik|overskrift|nagłówek) ?(\d)", re.IGNORECASE)
_CODE = re.compile(r"\bcode\b|verbatim|preformatted|source ?code|macro text", re.IGNORECASE)
_QUOTE = re.compile(r"^(intense |block )?(quote|quotation|text block|block text|zitat|citation)s?$", re.IGNORECASE)
_SHAPED = re.compile(r"^(caption|subtitle)$", re.IGNORECASE)
_CODE_FONT = re.compile(r"courier|consolas|mono|menlo|monaco|lucida console", re.IGNORECASE)
_DEEP = 20
"""Most styles that one style is based on, since a damaged file may have a ring of them."""


class Style(Value):
    """What a style says, with all that it is based on."""

    name: str = ""
    heading: int | None = None
    """The level of a heading; 0 for the title of the document."""
    list_id: str = ""
    list_level: int = 0
    strong: bool = False
    emphasis: bool = False
    hidden: bool = False
    size: float = 0
    code: bool = False
    quote: bool = False
    """Whether a paragraph holds the words of somebody else."""
    boxed: bool = False

    @property
    def is_shaped(self) -> bool:
        """Whether the style itself sets letters apart, so that bold or italic ones mean nothing more."""
        return self.heading is not None or self.quote or _SHAPED.match(self.name) is not None


class Level(Value):
    """A level of a list."""

    format: str
    start: int
    text: str


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self.elements: dict[str, etree._Element] = {}
        self.default_size = 11.0
        self.default_paragraph = ""
        self._read: dict[str, Style] = {}
        if root is None:
            return
        for style in root.iterfind(W + "style"):
            self.elements[value(style, "styleId")] = style
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true"):
                self.default_paragraph = value(style, "styleId")
        size = child_value(root, "docDefaults/rPrDefault/rPr/sz")
        self.default_size = _points(size) or 10.0

    def get(self, style_id: str) -> Style:
        """A style; an empty one for an id that the file does not have."""
        if style_id not in self._read:
            self._read[style_id] = self._made(style_id)
        return self._read[style_id]

    def _made(self, style_id: str) -> Style:
        chain: list[etree._Element] = []
        while style_id in self.elements and len(chain) < _DEEP:
            chain.append(self.elements[style_id])
            style_id = child_value(chain[-1], "basedOn")
        if not chain:
            return Style(name=style_id)
        names = [child_value(style, "name") for style in chain]
        headings = [_heading(name, style) for name, style in zip(names, chain, strict=True)]
        runs = [style.find(W + "rPr") for style in chain]
        paragraphs = [style.find(W + "pPr") for style in chain]
        numbered = next((each for each in paragraphs if each is not None and each.find(W + "numPr") is not None), None)
        return Style(
            name=names[0],
            heading=next((level for level in headings if level is not None), None),
            list_id=child_value(numbered, "numPr/numId"),
            list_level=whole(child_value(numbered, "numPr/ilvl", "0")),
            strong=_first(toggle(each, "b") for each in runs),
            emphasis=_first(toggle(each, "i") for each in runs),
            hidden=_first(toggle(each, "vanish") for each in runs),
            size=next((points for each in runs if (points := _points(child_value(each, "sz")))), 0.0),
            code=any(_CODE.search(name) for name in names) or is_code_font(runs[0]),
            quote=any(_QUOTE.search(name) for name in names),
            boxed=any(is_boxed(each) for each in paragraphs),
        )


def _first(found: object) -> bool:
    assert hasattr(found, "__iter__")
    return next((bool(each) for each in found if each is not None), False)


def _points(half: str) -> float:
    return whole(half) / 2


def whole(text: str, otherwise: int = 0) -> int:
    """A whole number that a file holds; `otherwise` for anything else."""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else otherwise


def _heading(name: str, style: etree._Element) -> int | None:
    if name.lower() in ("title", "titel", "titre"):
        return 0
    if match := _HEADING.fullmatch(name.strip()):
        return int(match.group(1))
    outline = child_value(style, "pPr/outlineLvl")
    return whole(outline) + 1 if outline.isdigit() and int(outline) < 9 else None


def is_code_font(properties: etree._Element | None) -> bool:
    """Whether a run is set in a typeface for code."""
    fonts = None if properties is None else properties.find(W + "rFonts")
    return bool(_CODE_FONT.search(value(fonts, "ascii")))


def is_boxed(properties: etree._Element | None) -> bool:
    """Whether paragraph properties draw a frame on three sides or more, or a coloured ground."""
    if properties is None:
        return False
    borders = properties.find(W + "pBdr")
    sides = [] if borders is None else [side for side in borders if value(side) not in ("nil", "none", "")]
    fill = value(properties.find(W + "shd"), "fill").lower()
    return len(sides) >= 3 or fill not in ("", "auto", "ffffff")


class Numbering:
    """The lists of a file: for the id of a list and a level, how its items are marked (17.9)."""

    def __init__(self, root: etree._Element | None) -> None:
        self.root = root

    @cached_property
    def _abstract(self) -> dict[str, etree._Element]:
        assert self.root is not None
        return {value(each, "abstractNumId"): each for each in self.root.iterfind(W + "abstractNum")}

    @cached_property
    def _lists(self) -> dict[str, etree._Element]:
        return {} if self.root is None else {value(each, "numId"): each for each in self.root.iterfind(W + "num")}

    def level(self, list_id: str, level: int) -> Level | None:
        """A level of a list; None for list "0", which is none, and for one that the file does not have."""
        found = self._lists.get(list_id)
        if list_id == "0" or found is None:
            return None
        abstract = self._abstract.get(child_value(found, "abstractNumId"))
        override = next((each for each in found.iterfind(W + "lvlOverride") if value(each, "ilvl") == str(level)), None)
        own = None if override is None else override.find(W + "lvl")
        levels = () if abstract is None else abstract.iterfind(W + "lvl")
        element = own if own is not None else next((each for each in levels if value(each, "ilvl") == str(level)), None)
        start = child_value(override, "startOverride") or child_value(element, "start", "1")
        if element is None:
            return Level("bullet", 1, "")
        return Level(child_value(element, "numFmt", "decimal"), whole(start, 1), child_value(element, "lvlText"))
