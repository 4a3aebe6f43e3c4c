"""What is needed to render a page: links, printed page numbers, icons, text with inline markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from guidepress.core.problems import Problems
from guidepress.document.blocks import Label, Medium
from guidepress.document.book import Block, Book
from guidepress.document.inline import Inline, LineBreak, NoteMark, PageRef, Run, Runs, match_inline
from guidepress.document.page_map import PageMap
from guidepress.formats.html.xml import Element, ElementContent, Node, el
from guidepress.theme import Theme


class Site(Struct):
    """A whole book while it is rendered. `files` maps each anchor to its file."""

    book: Book
    theme: Theme
    pages: PageMap
    problems: Problems
    files: Mapping[str, str]
    icons: Mapping[str, Element]
    glossary: Mapping[str, str]
    """The anchor of the glossary entry of each term."""
    first_uses: dict[str, str] = {}
    """For the anchor of each glossary entry: the address of the first use of its term.

    Filled while pages are rendered.
    """
    medium: Medium = "web"
    """The medium whose words are used, where words differ by medium."""
    tops: frozenset[str] = frozenset()
    """The anchors at which a file begins. A link to one of them needs the name of the file alone."""

    def address(self, anchor: str) -> str:
        """The address of an anchor, from any file."""
        file = self.files[anchor]
        return file if anchor in self.tops else f"{file}#{anchor}"

    def page_of(self, anchor: str, key: str = "") -> int | None:
        """The printed page of an anchor, or else of a block's key; None if neither has a page."""
        return self.pages.pages.get(anchor, self.pages.pages.get(key))

    def page_words(self, anchor: str, key: str = "") -> str:
        """The same with the pages of variants that are named too, as words; "" without a page."""
        return self.pages.page_words(anchor, key)


class PageMaker(Struct):
    """Renders one file. `render_block` turns any block into nodes."""

    site: Site
    file: str
    render_block: Callable[[PageMaker, Block], list[Node]]
    lifted: int = 0
    """By how many levels headings stand above their level in the book, where a section or exercise is a whole file."""
    _notes: list[NoteMark] = []
    """The footnotes of the file so far."""
    _label_count: int = 0
    _linked_terms: set[str] = set()

    # ---------------------------------------------------------------- blocks

    def blocks(self, blocks: Iterable[Block]) -> list[Node]:
        """The nodes of blocks, with page marks."""
        return [node for block in blocks for node in self.with_page_marks(block.key, self.render_block(self, block))]

    def with_page_marks(self, key: str, nodes: list[Node]) -> list[Node]:
        """The nodes of the block with this key, with the page marks around it.

        Formats without page marks change nothing.
        """
        return nodes

    def marks_within(self, value: object) -> list[Node]:
        """The page marks of a value that is not rendered block by block."""
        return []

    def label_id(self) -> str:
        """A new id in this file, for an element that labels another.

        No id of an author contains an underscore, and no anchor of the tool begins like this, so it is unique.
        """
        self._label_count += 1
        return f"label_{self._label_count}"

    # ---------------------------------------------------------------- running text

    def href(self, anchor: str) -> str:
        """The address of an anchor, relative to this file."""
        return f"#{anchor}" if self.site.files[anchor] == self.file else self.site.address(anchor)

    def heading(self, level: int, highest: int = 2) -> str:
        """The name of the element of a heading, by its level in the book. `highest` is 1 for the heading of a file."""
        return f"h{max(highest, level - self.lifted)}"

    def icon(self, name: str) -> list[Node]:
        """An icon followed by a space, or nothing if there is no such icon."""
        icon = self.site.icons.get(name) if name else None
        return [icon, " "] if icon else []

    def label(self, label: Label) -> Element:
        """A label: its icon and its text."""
        return el("span", self.with_icon(label.icon, [label.text]), class_="label")

    def with_icon(self, name: str, words: list[Node]) -> list[Node]:
        """Words after their icon, if there is one.

        The words get an element of their own: calibre loses text after an SVG.
        """
        icon = self.icon(name)
        return [*icon, el("span", words)] if icon else words

    def labels(self, labels: Sequence[Label], id: str) -> Element | None:
        """The line of labels above an aside. The aside refers to this `id`. None if there are no labels."""
        spans = [node for label in labels for node in (" ", self.label(label))]
        return el("p", spans[1:], class_="labels", id=id) if spans else None

    def runs(self, runs: Runs, pages: bool = False, links: bool = True) -> list[Node]:
        """Text with inline markup.

        Page references are left out unless `pages`: a link replaces them. Without `links`, links become plain text.
        """
        inlines = runs if pages else [inline for inline in runs if not isinstance(inline, PageRef)]
        nodes: list[Node] = []
        for (link, ref), group in groupby(inlines, key=_target):
            linked = list(group)
            inner = _joined(self._inline(inline, linked=not links or bool(link or ref)) for inline in linked)
            if not links:
                nodes.extend(inner)
            elif ref and ref in self.site.files:
                role = "doc-biblioref" if any(isinstance(one, Run) and one.anchor for one in linked) else None
                nodes.append(el("a", inner, href=self.href(ref), role=role))
            elif link:
                nodes.append(el("a", inner, href=link))
            else:
                nodes.extend(inner)
        return _joined(nodes)

    def _inline(self, inline: Inline, linked: bool) -> Node:
        return match_inline(
            inline,
            run=lambda run: self._run(run, linked),
            page_ref=self._page,
            line_break=_line_end,
            note=self._note_mark,
        )

    def _note_mark(self, note: NoteMark) -> Node:
        """The mark of a footnote: a link to its words at the end of the file."""
        self._notes.append(note)
        link = el(
            "a",
            note.number,
            id=note.mark_anchor,
            href=f"#{note.anchor}",
            epub_type="noteref",
            role="doc-noteref",
            aria_label=note.label,
        )
        return el("sup", link, class_="noteref")

    def footnotes(self) -> Element | None:
        """The footnotes of the file, each with a link back to its mark; None if it has none. Call it last.

        A reading system may show a note over the page when its mark is touched (EPUB 3.3, epub:type footnote).
        """
        if not self._notes:
            return None
        notes = [
            el(
                "aside",
                el(
                    "p",
                    el("a", note.number, href=f"#{note.mark_anchor}", role="doc-backlink", aria_label=note.back),
                    " ",
                    self.runs(note.runs),
                ),
                id=note.anchor,
                epub_type="footnote",
                role="doc-footnote",
            )
            for note in self._notes
        ]
        heading = el("h2", self.site.book.words.footnotes, id="footnotes_title")
        return el("section", heading, notes, class_="footnotes", aria_labelledby="footnotes_title")

    def _page(self, ref: PageRef) -> Node:
        page = self.site.page_of(ref.target)
        return "" if page is None else f"{ref.before}{page}{ref.after}"

    def _run(self, run: Run, linked: bool) -> Node:
        node: Node = run.text
        if run.role in _ELEMENTS:
            name, class_ = _ELEMENTS[run.role]
            node = el(name, node, class_=class_)
        if run.expansion and run.expands:
            node = el("abbr", node, title=run.expansion)
        if run.expansion and not linked:
            node = self._glossary_link(run.text, node)
        if run.lang:
            node = el("span", node, lang=run.lang, xml_lang=run.lang)
        if run.script:
            node = el("sup" if run.script == "super" else "sub", node)
        if run.emphasis:
            node = el("em", node)
        if run.strong:
            node = el("strong", node)
        if run.anchor:
            node = el("span", node, id=run.anchor)
        return node

    def without_glossary(self, blocks: Iterable[Block]) -> list[Node]:
        """The nodes of blocks in which no term leads to the glossary, whose entries lead back to the first use: for
        blocks that may not be shown.
        """
        linked = set(self._linked_terms)
        self._linked_terms |= set(self.site.glossary.values())
        nodes = self.blocks(blocks)
        self._linked_terms = linked
        return nodes

    def _glossary_link(self, term: str, node: Node) -> Node:
        """Links the first use of a term in each file to its glossary entry.

        The entry links back to the first use in the book. A term may stand in the plural ("NGOs").
        """
        anchor = self.site.glossary.get(term) or self.site.glossary.get(term.removesuffix("s"))
        if anchor is None or anchor in self._linked_terms or self.site.files.get(anchor) == self.file:
            return node
        self._linked_terms.add(anchor)
        here = f"use_{anchor}"
        self.site.first_uses.setdefault(anchor, f"{self.file}#{here}")
        return el("a", node, id=here, epub_type="glossref", role="doc-glossref", href=self.href(anchor))


_ELEMENTS: Mapping[str, tuple[str, str | None]] = {
    "code": ("code", None),
    "key": ("kbd", None),
    "menu": ("kbd", "menu"),
}
"""For the role of a run: its element and class. A quotation has none: its marks stand in the text, and a `q` would add
others (HTML Standard, 4.5.7).
"""


def _line_end(line_break: LineBreak) -> Node:
    return el("br")


def title_id(anchor: str) -> str:
    """The id of the heading of the element with this anchor."""
    return f"title_{anchor}"


_WIDE, _MANY = 3, 8
"""The numbers of columns from which a table turns into cards on narrow screens, and on all screens."""


def table_class(name: str, columns: int) -> str:
    """The CSS classes of a table, by its number of columns."""
    if columns < _WIDE:
        return name
    return f"{name} wide" if columns < _MANY else f"{name} wide many"


def _target(inline: Inline) -> tuple[str, str]:
    return match_inline(
        inline,
        run=lambda run: (run.link, run.ref),
        page_ref=lambda _: ("", ""),
        line_break=lambda _: ("", ""),
        note=lambda _: ("", ""),
    )


def _joined(nodes: Iterable[Node]) -> list[Node]:
    """The same nodes, with neighbouring texts joined."""
    joined: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and joined and isinstance(joined[-1], str):
            joined[-1] = joined[-1] + node
        elif node != "":
            joined.append(node)
    return joined


def paragraph(content: ElementContent, class_: str | None = None) -> Element:
    """A `p` element."""
    return el("p", content, class_=class_)
