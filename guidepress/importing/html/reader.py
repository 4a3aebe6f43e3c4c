"""Reads a page of HTML into a document."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from guidepress.importing.html.blocks import BlockReader
from guidepress.importing.html.drawings import drawing_bytes
from guidepress.importing.html.inlines import Scope
from guidepress.importing.html.kinds import is_note
from guidepress.importing.html.parsing import name_of, parsed, place_of
from guidepress.importing.html.radio_groups import join_radio_groups
from guidepress.importing.html.texts import texts_in, words_below
from guidepress.importing.limits import MAX_PICTURE
from guidepress.importing.log import Log
from guidepress.importing.tree import Anchor, Block, Document, Paragraph, Place, text_of

Fetch = Callable[[str], bytes | None]
"""For the path of a file beside the page, its bytes; None for one that is not there, or may not be read."""


class PageReader:
    """Reads one page. `path` is its name in links of other pages; `fetch` reads pictures beside it."""

    def __init__(self, document: str, path: str, log: Log, boxes: frozenset[str], fetch: Fetch) -> None:
        self.document, self.path, self.log, self.fetch = document, path, log, fetch
        self.pictures: dict[str, bytes] = {}
        self.notes: dict[str, etree._Element] = {}
        self.reading: set[str] = set()
        self.given: set[str] = set()
        """The footnotes that a mark had already."""
        self.scope = Scope(document, log, self.link, self.picture, self.note, self.drawing)
        self.reader = BlockReader(self.scope, boxes)

    def page(self, root: etree._Element) -> Document:
        """The document of a page."""
        body = next((each for each in root.iter() if name_of(each) == "body"), root)
        self.scope.language = str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
        texts = tuple(texts_in(body, self.document))
        join_radio_groups(body)
        self.notes = {str(each.get("id")): each for each in body.iter() if name_of(each) and is_note(each)}
        wanted = {str(each.get("href"))[1:] for each in body.iter("{*}a", "a") if str(each.get("href")).startswith("#")}
        self.reader.taken = {name for name in self.notes if name in wanted and not self._is_own_mark(name)}
        main = self.main_of(body)
        blocks = self.reader.blocks(main)
        start = Paragraph((Anchor(""),), Place(self.document))
        return Document(
            name=self.document,
            blocks=tuple(self.qualified((start, *blocks))),
            title=self.head(root, "title"),
            author=self.meta(root, "author"),
            language=self.scope.language,
            description=self.meta(root, "description"),
            pictures=self.pictures,
            texts=texts,
        )

    def _is_own_mark(self, name: str) -> bool:
        """Whether an id that looks like a footnote is that of a mark inside a paragraph of text."""
        return re.match(r"(fnref|_?ftnref|cite_ref)", name) is not None

    def main_of(self, body: etree._Element) -> etree._Element:
        """The element with the text of the page. What stands around it is left out, and reported."""
        found = [each for each in body.iter() if name_of(each) == "main" or each.get("role") == "main"]
        articles = [each for each in body.iter() if name_of(each) == "article"]
        main = found[0] if len(found) == 1 else articles[0] if len(articles) == 1 and not found else None
        if main is None or len(words_below(main)) < len(words_below(body)) / 4:
            return body
        self._report_around(body, main)
        return main

    def _report_around(self, element: etree._Element, main: etree._Element) -> None:
        for child in element:
            if child is main:
                continue
            if main in child.iterdescendants():
                self._report_around(child, main)
            elif name_of(child) and (words := words_below(child)):
                self.log.note("page-matter", place_of(child, self.document), words)

    def head(self, root: etree._Element, name: str) -> str:
        """The words of an element of the head."""
        head = next((each for each in root if name_of(each) == "head"), root)
        found = next((each for each in head if name_of(each) == name), None)
        return "" if found is None else " ".join("".join(map(str, found.itertext())).split())

    def meta(self, root: etree._Element, name: str) -> str:
        """The content of a `meta` element."""
        metas = (each for each in root.iter() if name_of(each) == "meta" and each.get("name") == name)
        return next((" ".join(str(each.get("content") or "").split()) for each in metas), "")

    def link(self, href: str) -> str:
        """A web address as it is; a place of this file or one beside it as `#PATH#ID`."""
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", href):
            return href
        path, _, fragment = href.partition("#")
        path = path.partition("?")[0]
        return f"#{joined(self.path, unquote(path)) if path else self.path}#{unquote(fragment)}"

    def picture(self, source: str, place: Place) -> str:
        """The name of a picture whose bytes were read; "" for one that is on the web, or cannot be had."""
        if source.startswith("data:"):
            data = _inside(source)
            name = f"inside-{len(self.pictures) + 1}.{source[5:].partition(';')[0].rpartition('/')[2][:4]}"
        elif re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", source):
            self.log.note("picture-remote", place, source, removed=" ")
            return ""
        else:
            path = joined(self.path, unquote(source.partition("?")[0].partition("#")[0]))
            data, name = self.fetch(path) if path else None, path
        if data is None or len(data) > MAX_PICTURE:
            self.log.note("picture-unusable", place, source[:200] or "a picture without a file", removed=" ")
            return ""
        self.pictures[name] = data
        return name

    def drawing(self, element: etree._Element) -> str:
        """The name of a picture for an `svg`; "" for one that is no picture of its own."""
        data = drawing_bytes(element)
        if data is None:
            return ""
        name = f"drawing-{len(self.pictures) + 1}.svg"
        self.pictures[name] = data
        return name

    def note(self, name: str) -> tuple[Block, ...]:
        """The blocks of a footnote, without its link back; none where there is no such footnote."""
        element = self.notes.get(name)
        if element is None or name not in self.reader.taken or name in self.reading:
            return ()
        self.reading.add(name)
        try:
            blocks = self.reader.blocks(element)
        finally:
            self.reading.discard(name)
        if name in self.given:
            self.log.note("note-repeated", place_of(element, self.document), text_of(blocks), added=text_of(blocks))
        self.given.add(name)
        return blocks

    def qualified(self, blocks: tuple[Block, ...]) -> list[Block]:
        """Blocks whose anchors are named `PATH#ID`."""
        from guidepress.importing.html.anchors import with_path

        return [with_path(block, self.path) for block in blocks]


def joined(base: str, path: str) -> str:
    """A path below the folder of `base`; "" for one that leads out of the folder of all files."""
    parts: list[str] = [] if path.startswith("/") else base.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _inside(source: str) -> bytes | None:
    """The bytes of a picture that stands in its address (RFC 2397)."""
    head, _, data = source.partition(",")
    if not head.endswith(";base64") or len(data) > 2 * MAX_PICTURE:
        return unquote(data).encode("latin-1", "replace") if data and "svg" in head else None
    try:
        return base64.b64decode(unquote(data), validate=False)
    except (binascii.Error, ValueError):
        return None


def beside(path: Path) -> Fetch:
    """Reads files in the folder of a page, and below it, but none outside of it."""
    folder = path.resolve().parent

    def fetch(name: str) -> bytes | None:
        found = (folder / name).resolve()
        if not found.is_relative_to(folder) or not found.is_file():
            return None
        with found.open("rb") as stream:
            return stream.read(MAX_PICTURE + 1)

    return fetch


def read_html(name: str, data: bytes, log: Log, boxes: frozenset[str], fetch: Fetch) -> Document:
    """The document in a page of HTML."""
    return PageReader(name, "", log, boxes, fetch).page(parsed(name, data))
