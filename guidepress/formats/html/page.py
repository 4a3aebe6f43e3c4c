"""What every piece of a page needs: where things stand, the marks of printed pages, icons, running text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from guidepress.core.problems import Problems
from guidepress.document.blocks import Label, Medium
from guidepress.document.book import Block, Book
from guidepress.document.inline import Inline, PageRef, Run, Runs, match_inline, text_runs
from guidepress.document.page_map import PageMap
from guidepress.formats.html.xml import Element, ElementContent, Node, el
from guidepress.theme import Theme


class Site(Struct):
    """The whole book while it is being set. `files` names the file of each anchor."""

    book: Book
    theme: Theme
    pages: PageMap
    problems: Problems
    files: Mapping[str, str]
    icons: Mapping[str, Element]
    glossary: Mapping[str, str]
    """Abbreviation to the anchor of its entry."""
    first_uses: dict[str, str] = {}
    """Anchor of a glossary entry to the address of the first use of its term; filled likewise."""
    medium: Medium = "web"
    """Whose words are set, where words differ."""

    def page_of(self, anchor: str, key: str = "") -> int | None:
        """The printed page of an anchor or, failing that, of a block's key."""
        return self.pages.pages.get(anchor, self.pages.pages.get(key))


class PageMaker(Struct):
    """One file while it is being set. `setter` turns any block into elements."""

    site: Site
    file: str
    setter: Callable[[PageMaker, Block], list[Node]]
    _labels: int = 0
    _linked: set[str] = set()

    # ---------------------------------------------------------------- blocks

    def blocks(self, blocks: Iterable[Block]) -> list[Node]:
        return [node for block in blocks for node in self.placed(block.key, self.setter(self, block))]

    def placed(self, key: str, nodes: list[Node]) -> list[Node]:
        """The nodes of a block with whatever the format puts around the block of this key."""
        return nodes

    def marks_within(self, value: object) -> list[Node]:
        """What the format has to say of a value that is not set block by block."""
        return []

    def label_id(self) -> str:
        """A new id in this file for something that only labels its neighbour. Anchors hold no underscore."""
        self._labels += 1
        return f"label_{self._labels}"

    # ---------------------------------------------------------------- running text

    def href(self, anchor: str) -> str:
        file = self.site.files[anchor]
        return f"#{anchor}" if file == self.file else f"{file}#{anchor}"

    def icon(self, name: str) -> list[Node]:
        """An icon with a space after it, or nothing."""
        icon = self.site.icons.get(name) if name else None
        return [icon, " "] if icon else []

    def label(self, label: Label) -> Element:
        """What kind of thing something is: icon and words."""
        return el("span", self.beside_icon(label.icon, [label.text]), class_="label")

    def beside_icon(self, name: str, words: list[Node]) -> list[Node]:
        """Words after their icon, if there is one, in an element of their own: calibre loses what follows an SVG."""
        icon = self.icon(name)
        return [*icon, el("span", words)] if icon else words

    def labels(self, labels: Sequence[Label], named: str) -> Element | None:
        """The line of labels that heads an aside and, by its id, names it."""
        spans = [node for label in labels for node in (" ", self.label(label))]
        return el("p", spans[1:], class_="labels", id=named) if spans else None

    def runs(self, runs: Runs, pages: bool = False, links: bool = True) -> list[Node]:
        """Running text. A link does here what a page number does in print, so numbers are left out unless `pages`."""
        shown = runs if pages else text_runs(runs)
        nodes: list[Node] = []
        for (link, ref), group in groupby(shown, key=_target):
            inner = _joined(self._inline(each, linked=not links or bool(link or ref)) for each in group)
            if not links:
                nodes.extend(inner)
            elif ref and ref in self.site.files:
                nodes.append(el("a", inner, href=self.href(ref)))
            elif link:
                nodes.append(el("a", inner, href=link))
            else:
                nodes.extend(inner)
        return _joined(nodes)

    def _inline(self, inline: Inline, linked: bool) -> Node:
        return match_inline(inline, run=lambda run: self._run(run, linked), page_ref=self._page)

    def _page(self, ref: PageRef) -> Node:
        page = self.site.page_of(ref.target)
        return "" if page is None else f"{ref.before}{page}{ref.after}"

    def _run(self, run: Run, linked: bool) -> Node:
        node: Node = run.text
        if run.expansion:
            node = el("abbr", node, title=run.expansion)
            if not linked:
                node = self._glossary_link(run.text, node)
        if run.lang:
            node = el("span", node, lang=run.lang, xml_lang=run.lang)
        if run.strong:
            node = el("strong", node)
        return node

    def _glossary_link(self, term: str, node: Node) -> Node:
        """The first use of a term in each file leads to its entry; the entry leads back to the first in the book.

        A term may stand in the plural: "AHPs".
        """
        anchor = self.site.glossary.get(term) or self.site.glossary.get(term.removesuffix("s"))
        if anchor is None or anchor in self._linked or self.site.files.get(anchor) == self.file:
            return node
        self._linked.add(anchor)
        here = f"use_{anchor}"
        self.site.first_uses.setdefault(anchor, f"{self.file}#{here}")
        return el("a", node, id=here, epub_type="glossref", role="doc-glossref", href=self.href(anchor))


def title_id(anchor: str) -> str:
    """The id of the heading of the thing at an anchor."""
    return f"title_{anchor}"


def table_class(name: str, columns: int) -> str:
    """A table of two columns fits a phone; one of more turns into cards there."""
    return name if columns < 3 else f"{name} wide"


def _target(inline: Inline) -> tuple[str, str]:
    return match_inline(inline, run=lambda run: (run.link, run.ref), page_ref=lambda _: ("", ""))


def _joined(nodes: Iterable[Node]) -> list[Node]:
    """The same nodes with neighbouring texts made one."""
    joined: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and joined and isinstance(joined[-1], str):
            joined[-1] = joined[-1] + node
        elif node != "":
            joined.append(node)
    return joined


def paragraph(content: ElementContent, class_: str | None = None) -> Element:
    return el("p", content, class_=class_)
