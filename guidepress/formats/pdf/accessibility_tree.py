"""The structure tree of a laid workbook as assistive technology meets it: roles, words, links and form fields.

It is made from the elements that are written into the PDF, with what stands in the file beside them: alternative texts
(/Alt), replaced words (/ActualText), languages (/Lang), full forms (/E), names of fields (/TU), their options (/Opt).
`tests/test_transcript.py` compares it with the tree of the finished file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from guidepress.formats.pdf.syntax.form_fields import FormField, Place
from guidepress.formats.pdf.syntax.structure_tree import AnnotationContent, MarkedContent, StructureElement, prune
from guidepress.formats.pdf.workbook import LaidWorkbook

ControlKind = Literal["line", "lines", "list", "check-box"]
"""A text field of one line, or of several; a drop-down list; a check box."""
INLINE = frozenset({"Link", "Span", "Strong", "Em", "Code", "Quote", "Form", "Reference", "Sub"})
"""The types of elements that may stand inside a line of text. A field may stand alone too."""
NOTE = "Note"
"""The type of a footnote. It stands in the line of its mark, behind it, and is no part of what is around it."""


class Words(NamedTuple):
    """Words on the page with this number, from 1."""

    page: int
    text: str


class Control(NamedTuple):
    """A form field on a page. `name` is read aloud (/TU); `options` are those of a list."""

    page: int
    kind: ControlKind
    name: str
    options: tuple[str, ...] = ()


class Span(NamedTuple):
    """Words of a line with one set of properties."""

    page: int
    text: str
    lang: str = ""
    expansion: str = ""
    """What is read in place of the words (/E)."""
    link: str = ""
    """An address, or "#" and the number of a page."""
    link_number: int = 0
    """Spans with one number belong to one link; 0 outside of links."""
    is_mark: bool = False
    """Whether it is the mark of a footnote, or its number at the beginning of the note."""
    note: str = ""
    """In a footnote: the structure type of the note that is written into the file."""


class AccessibleNode(Struct, eq=False):
    """An element of the tree. `type` is the structure type that is written into the file."""

    tag: str
    """The structure type in the names of the tool (`StructureElement.tag`)."""
    type: str
    kids: list[AccessibleNode | Words | Control]
    alt: str = ""
    actual_text: str = ""
    lang: str = ""
    expansion: str = ""
    title: str = ""
    id: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1
    numbering: str = ""
    """Of a list: the kind of its labels."""
    link: str = ""
    """Of a link: its address, or "#" and the number of a page."""

    def nodes(self, *tags: str) -> Iterator[AccessibleNode]:
        """The elements directly inside, or those of them with one of these tags."""
        return (kid for kid in self.kids if isinstance(kid, AccessibleNode) and (not tags or kid.tag in tags))

    def walk(self) -> Iterator[AccessibleNode]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()

    @property
    def is_line(self) -> bool:
        """Whether it holds no other block, but words, fields and what stands inside a line, with their footnotes."""
        return bool(self.alt or self.actual_text) or all(
            not isinstance(kid, AccessibleNode) or kid.tag == NOTE or (kid.tag in INLINE and kid.is_line)
            for kid in self.kids
        )

    def pages(self) -> Iterator[int]:
        """The number of the page of each of its words and fields, in reading order."""
        for kid in self.kids:
            yield from kid.pages() if isinstance(kid, AccessibleNode) else (kid.page,)


def accessibility_tree(laid: LaidWorkbook) -> AccessibleNode:
    """The tree of a workbook. Call it when its layout is finished."""
    prune(laid.root)
    return _Reader(laid).node(laid.root)


class _Reader:
    def __init__(self, laid: LaidWorkbook) -> None:
        self.canvas = laid.canvas
        self.widgets: Mapping[int, tuple[FormField, Place]] = {
            place.widget: (field, place) for field in laid.forms.fields.values() for place in field.places
        }
        self.written_type = laid.canvas.document.standard.type

    def node(self, element: StructureElement) -> AccessibleNode:
        kids: list[AccessibleNode | Words | Control] = []
        link = ""
        for kid in element.kids:
            if isinstance(kid, StructureElement):
                kids.append(self.node(kid))
            elif isinstance(kid, MarkedContent):
                kids.append(Words(kid.page + 1, self._words(kid)))
            elif kid.object_number in self.widgets:
                kids.append(self._control(kid))
            else:
                link = link or self._target(kid)
        return AccessibleNode(
            element.tag, self.written_type(element.tag), kids, element.alt, element.actual_text, element.lang,
            element.expansion, element.title, element.id, element.scope, element.headers, element.columns, element.rows,
            element.list_numbering, link,
        )  # fmt: skip

    def _words(self, content: MarkedContent) -> str:
        shown = self.canvas.pages[content.page].words[content.mcid]
        return "".join(words if isinstance(words, str) else words(self.canvas) for words in shown)

    def _control(self, content: AnnotationContent) -> Control:
        field, place = self.widgets[content.object_number]
        kind: ControlKind = "lines" if field.multiline else "line"
        if place.state:
            kind = "check-box"
        elif field.options:
            kind = "list"
        return Control(content.page + 1, kind, place.tooltip, tuple(label for _, label in field.options))

    def _target(self, content: AnnotationContent) -> str:
        """The target of a link, with a page in place of an anchor."""
        target = self.canvas.link_targets.get(content.object_number, "")
        if not target.startswith("#"):
            return target
        place = self.canvas.anchors.get(target[1:])
        return f"#{place[0] + 1}" if place is not None else ""


def spans(node: AccessibleNode) -> Iterator[Span | Control]:
    """The words and fields of a line in reading order. What is replaced (/ActualText, /Alt) is given once, on the page
    on which it begins. A footnote follows its mark, as it is read.
    """
    yield from _spans(node, Span(0, ""), [0])


def _spans(node: AccessibleNode, above: Span, links: list[int]) -> Iterator[Span | Control]:
    inner = above._replace(lang=node.lang or above.lang, expansion=node.expansion or above.expansion)
    if node.tag == "Link":
        links[0] += 1
        inner = inner._replace(link=node.link, link_number=links[0])
    if node.tag == NOTE:
        inner = inner._replace(note=node.type)
    elif node.tag == "Lbl" and above.note:
        inner = inner._replace(is_mark=True)
    if replaced := "" if node.tag == "Form" else node.actual_text or node.alt:
        yield inner._replace(page=next(node.pages(), 0), text=replaced)
        return
    has_notes = any(node.nodes(NOTE))
    for kid in node.kids:
        if isinstance(kid, AccessibleNode):
            is_mark = inner.is_mark or (has_notes and kid.tag == "Reference")
            yield from _spans(kid, inner._replace(is_mark=is_mark), links)
        elif isinstance(kid, Control):
            yield kid
        elif kid.text:
            yield inner._replace(page=kid.page, text=kid.text)
