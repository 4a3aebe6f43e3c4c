"""Reads the inline content of an HTML element."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree
from msgspec.structs import replace

from guidepress.importing.html.kinds import RUN, is_hidden, is_page_matter
from guidepress.importing.html.parsing import classes, name_of
from guidepress.importing.html.texts import words_below
from guidepress.importing.log import Log
from guidepress.importing.tree import Anchor, Blank, Block, Break, Image, Inline, Inlines, Note, Place, Span, plain

MARKS: dict[str, dict[str, Any]] = {
    **{name: {"strong": True} for name in ("strong", "b")},
    **{name: {"emphasis": True} for name in ("em", "i", "cite", "var", "dfn")},
    **{name: {"code": True} for name in ("code", "samp", "tt")},
    "kbd": {"key": True},
    "sup": {"script": "super"},
    "sub": {"script": "sub"},
    **{name: {"struck": True} for name in ("s", "del", "strike")},
}
"""Element → the marks of its words."""
_BACK = re.compile(r"^[\s↩↑^\ufe0e\u21a9]*$")


class Scope:
    """What the readers of a page share: names of pictures and links, footnotes, the log."""

    def __init__(
        self,
        document: str,
        log: Log,
        link: Callable[[str], str],
        picture: Callable[[str, Place], str],
        note: Callable[[str], tuple[Block, ...]],
        drawing: Callable[[etree._Element], str],
    ) -> None:
        """`link` gives the address for a `href`, `picture` the name for a `src` ("" for none), `note` the blocks of the
        footnote with an id, `drawing` the name for an `svg` ("" for none).
        """
        self.document, self.log, self.drawing = document, log, drawing
        self.link, self.picture, self.note = link, picture, note
        self.language = ""


class InlineReader:
    """Reads inlines into `found`, at one place."""

    def __init__(self, scope: Scope, place: Place) -> None:
        self.scope, self.place = scope, place
        self.found: list[Inline] = []

    def text(self, text: str | None, span: Span) -> None:
        """Adds words."""
        if text:
            self.found.append(replace(span, text=re.sub(r"[ \t\n\r\f]+", " ", text)))

    def element(self, element: etree._Element, span: Span) -> None:
        """Adds what an element holds, without the words behind it."""
        name = name_of(element)
        if not name:
            return
        if name in RUN or is_hidden(element) or is_page_matter(element):
            self.left_out(element, name)
        elif name == "br":
            self.found.append(Break())
        elif name == "img":
            self.image(element)
        elif name in ("input", "textarea", "select"):
            self.blank(element, name)
        elif name == "a":
            self.anchor(element, span)
        elif name in ("math", "svg"):
            self.foreign(element, name, span)
        elif name == "q":
            self.text("“", span)
            self.inside(element, span)
            self.text("”", span)
        else:
            lang = str(element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
            if lang and lang.partition("-")[0].lower() != self.scope.language.partition("-")[0].lower():
                span = replace(span, lang=lang)
            if element.get("id"):
                self.found.append(Anchor(str(element.get("id"))))
            self.inside(element, replace(span, **MARKS.get(name, {})))

    def inside(self, element: etree._Element, span: Span) -> None:
        """Adds the words and elements inside an element."""
        self.text(element.text, span)
        for child in element:
            self.element(child, span)
            self.text(child.tail, span)

    def left_out(self, element: etree._Element, name: str) -> None:
        """Reports what is left out."""
        words = words_below(element)
        rule = "script" if name in RUN else "hidden-text" if is_hidden(element) else "page-matter"
        if words or rule == "script":
            self.scope.log.note(rule, self.place, words or f"<{name}>", removed=words or " ")

    def anchor(self, element: etree._Element, span: Span) -> None:
        """A link, a footnote's mark, or a place."""
        for name in (element.get("id"), element.get("name")):
            if name:
                self.found.append(Anchor(str(name)))
        href = str(element.get("href") or "").strip()
        if href.startswith("#") and (blocks := self.scope.note(href[1:])):
            self.scope.log.note("note-mark", self.place, words_below(element), removed=words_below(element))
            self.found.append(Note(blocks))
        elif "footnote-backref" in classes(element) or (href.startswith("#") and _BACK.match(words_below(element))):
            pass
        else:
            self.inside(element, replace(span, link=self.scope.link(href) if href else span.link))

    def image(self, element: etree._Element) -> None:
        """A picture."""
        alt = " ".join(str(element.get("alt") or "").split())
        if element.get("alt") is not None and not alt and element.get("role") in ("presentation", "none"):
            self.scope.log.note("picture-decorative", self.place, str(element.get("src") or ""), removed=" ")
            return
        name = self.scope.picture(str(element.get("src") or element.get("data-src") or ""), self.place)
        if name:
            self.found.append(Image(name, alt, caption=" ".join(str(element.get("title") or "").split())))
        elif alt:
            self.scope.log.note("picture-unusable", self.place, alt)

    def blank(self, element: etree._Element, name: str) -> None:
        """Something to fill in."""
        kind = str(element.get("type") or "text").lower()
        label = str(element.get("aria-label") or element.get("placeholder") or "")
        options = tuple(filter(None, (words_below(each) for each in element.iter("option"))))
        if options or element.text:
            self.scope.log.note("placeholder", self.place, words_below(element))
        if name == "select":
            self.found.append(Blank("pick", label, options))
        elif name == "textarea":
            self.found.append(Blank("text", label, lines=4))
        elif kind in ("checkbox", "radio"):
            self.found.append(Blank("tick", label))
        elif kind in ("text", "search", "email", "tel", "url"):
            self.found.append(Blank("text", label))
        elif kind in ("number", "range", "date"):
            self.found.append(Blank("date" if kind == "date" else "number", label))

    def foreign(self, element: etree._Element, name: str, span: Span) -> None:
        """A formula as its words; a drawing is left out, with its words in the report."""
        words = words_below(element)
        if name == "math":
            annotations = [each for each in element.iter() if name_of(each).startswith("annotation")]
            said = str(element.get("alttext") or "")
            kept = said or " ".join(words_below(each) for each in element if each not in annotations)
            self.scope.log.note("formula", self.place, kept, removed=words, added=kept)
            self.text(kept, span)
        elif name := self.scope.drawing(element):
            self.found.append(Image(name, words))
        elif words or element.getparent() is not None:
            self.scope.log.note("drawing", self.place, words or "<svg>", removed=words or " ")


def trimmed(inlines: list[Inline]) -> Inlines:
    """Inlines without spaces at both ends, beside ends of lines, and behind other spaces."""
    made: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Span):
            text = inline.text
            if _ends_with_space(made):
                text = text.lstrip(" ")
            if text:
                made.append(replace(inline, text=text))
        else:
            made.append(inline)
    for at in range(len(made) - 1, -1, -1):
        last = made[at]
        if isinstance(last, Span):
            made[at] = replace(last, text=last.text.rstrip(" "))
            if made[at] and plain((made[at],)):
                break
    return tuple(each for each in made if not isinstance(each, Span) or each.text)


def _ends_with_space(made: list[Inline]) -> bool:
    for inline in reversed(made):
        if isinstance(inline, Span):
            return inline.text.endswith(" ")
        if not isinstance(inline, Anchor):
            return isinstance(inline, Break)
    return True
