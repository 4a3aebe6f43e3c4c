"""What no validator at hand checks in a fillable tagged PDF. Each function gives faults in plain words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.pdf_tree import Node, TaggedPdf, field_name

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def faults(pdf: TaggedPdf) -> list[str]:
    """All faults of a file."""
    checks = (
        content_faults, mark_faults, annotation_faults, order_faults, field_faults, table_faults, list_faults,
        contents_faults, figure_faults, caption_faults, heading_faults, bookmark_faults, form_faults, painting_faults,
    )  # fmt: skip
    return [fault for check in checks for fault in check(pdf)]


def content_faults(pdf: TaggedPdf) -> Iterator[str]:
    """Marked content is balanced, and nothing is painted outside it."""
    for number, content in enumerate(pdf.contents, 1):
        for fault in sorted(set(content.faults)):
            yield f"page {number}: {fault}"


def mark_faults(pdf: TaggedPdf) -> Iterator[str]:
    """MCIDs on the page, K in the tree and the ParentTree say the same."""
    parents = pdf.parent_tree()
    seen: Counter[tuple[int, int]] = Counter()
    for node in pdf.nodes():
        for kid in node.kids:
            if isinstance(kid, Node) or kid[0] != "mark":
                continue
            _, page, mark = kid
            seen[page, mark] += 1
            if mark not in pdf.contents[page].marks:
                yield f"page {page + 1}: {node.tag} names MCID {mark}, which is not there"
            elif pdf.contents[page].tags[mark] != node.tag:
                marked = pdf.contents[page].tags[mark]
                yield f"page {page + 1}: MCID {mark} is marked {marked}, but belongs to {node.tag}"
            owners = parents.get(int(pdf.pdf.pages[page].StructParents), [])
            if mark >= len(owners) or owners[mark].objgen != node.obj.objgen:
                yield f"page {page + 1}: the ParentTree gives MCID {mark} to another element"
    for page, content in enumerate(pdf.contents):
        for mark in content.marks:
            if seen[page, mark] != 1:
                yield f"page {page + 1}: MCID {mark} is named {seen[page, mark]} times"


def annotation_faults(pdf: TaggedPdf) -> Iterator[str]:
    """Each link and widget has a StructParent whose element has an OBJR back; links say what they are."""
    parents = pdf.parent_tree()
    leaves = [(kid, node) for node in pdf.nodes() for kid in node.kids if not isinstance(kid, Node)]
    held = {kid[2]: node for kid, node in leaves if kid[0] == "object"}
    for subtype, tag in (("/Link", "Link"), ("/Widget", "Form")):
        for number, note in pdf.annotations(subtype):
            where = f"page {number + 1}: {subtype[1:]} {field_name(note) or note.get('/Contents', '')}"
            owner = parents.get(int(note.get("/StructParent", -1)))
            node = held.get(note.objgen[0])
            if owner is None or node is None or owner.objgen != node.obj.objgen:
                yield f"{where}: StructParent and OBJR do not meet"
            elif node.tag != tag:
                yield f"{where}: stands in {node.tag}, not {tag}"
            if subtype == "/Link" and not str(note.get("/Contents", "")):
                yield f"{where}: has no Contents"
            if not int(note.get("/F", 0)) & 4:
                yield f"{where}: is not printed"


def order_faults(pdf: TaggedPdf) -> Iterator[str]:
    """The annotations of a page stand in the order of the tree, which is the tab order."""
    wanted: dict[int, list[int]] = {}
    for kind, at, key in pdf.document.leaves():
        if kind == "object":
            wanted.setdefault(at, []).append(key)
    for number, page in enumerate(pdf.pdf.pages):
        if page.get("/Tabs") != "/S":
            yield f"page {number + 1}: the tab order is not that of the structure"
        order = [note.objgen[0] for note in page.get("/Annots", [])]
        if order != wanted.get(number, []):
            yield f"page {number + 1}: annotations are not in reading order"


def form_of(pdf: TaggedPdf) -> Any:
    """The form, or one without fields where a file has none."""
    return pdf.root.get("/AcroForm", pikepdf.Dictionary(Fields=pikepdf.Array()))


def terminal_fields(form: Any) -> Iterator[tuple[str, Any]]:
    """Every field that holds a value, with its whole name."""

    def walk(obj: Any) -> Iterator[tuple[str, Any]]:
        kids = list(obj.get("/Kids", []))
        if any("/T" in kid for kid in kids):
            for kid in kids:
                yield from walk(kid)
        else:
            yield field_name(obj), obj

    for obj in form.Fields:
        yield from walk(obj)


def field_faults(pdf: TaggedPdf) -> Iterator[str]:
    """Names are unique, tooltips are everywhere, every state has an appearance."""
    form = form_of(pdf)
    names = Counter(name for name, _ in terminal_fields(form))
    for name, count in names.items():
        if count > 1:
            yield f"field {name}: {count} fields of one name"
        if "." in name:
            yield f"field {name}: its name is a tree of fields"
    for name, obj in terminal_fields(form):
        if not str(obj.get("/TU", "")):
            yield f"field {name}: has no tooltip"
        for widget in obj.get("/Kids", [obj]):
            if not str(widget.get("/TU", "")):
                yield f"field {name}: a widget has no tooltip"
            shown = widget.AP.N
            if obj.FT == "/Btn":
                if not isinstance(shown, pikepdf.Dictionary) or "/Off" not in shown or len(shown.keys()) != 2:
                    yield f"field {name}: a button needs an appearance on and off"
            elif not isinstance(shown, pikepdf.Stream):
                yield f"field {name}: has no appearance"


def form_faults(pdf: TaggedPdf) -> Iterator[str]:
    """No request to draw fields anew, no script, no limit of length."""
    form = form_of(pdf)
    for key in ("/NeedAppearances", "/XFA"):
        if key in form:
            yield f"the form has {key}"
    for name, obj in terminal_fields(form):
        for key in ("/AA", "/MaxLen"):
            if key in obj:
                yield f"field {name}: has {key}"
    for key in ("/JavaScript", "/OpenAction"):
        if key in pdf.root or key in pdf.root.get("/Names", {}):
            yield f"the file has {key}"


def table_faults(pdf: TaggedPdf) -> Iterator[str]:
    """Heads have a scope, cells name their heads, rows are of one width."""
    for table in pdf.nodes("Table"):
        rows = [node for node in table.walk() if node.tag == "TR"]
        ids = {str(node.get("/ID")) for node in table.walk() if node.get("/ID") is not None}
        widths = set()
        going_on: list[tuple[int, int]] = []
        """The cells that go on in the next row: how many columns each has, and for how many rows it goes on."""
        for row in rows:
            cells = [kid for kid in row.kids if isinstance(kid, Node)]
            spans = [cell.attributes() for cell in cells]
            columns = [(int(span.get("/ColSpan", 1)), int(span.get("/RowSpan", 1))) for span in spans]
            columns += going_on
            going_on = [(count, down - 1) for count, down in columns if down > 1]
            widths.add(sum(count for count, _ in columns))
            for cell in cells:
                found = cell.attributes()
                if cell.tag == "TH" and "/Scope" not in found:
                    yield f"a head without scope: {pdf.text(cell)}"
                for head in found.get("/Headers", []):
                    if str(head) not in ids:
                        yield f"a cell names a head that is not there: {head}"
        if len(widths) != 1:
            yield f"a table with rows of {sorted(widths)} columns: {pdf.text(rows[0])[:60]}"
        body = [cell for row in rows[1:] for cell in row.kids if isinstance(cell, Node) and cell.tag == "TD"]
        if not any("/Headers" in cell.attributes() for cell in body):
            yield f"a table whose cells name no heads: {pdf.text(rows[0])[:60]}"


def list_faults(pdf: TaggedPdf) -> Iterator[str]:
    """L holds LI, and a caption where it has one; LI holds LBody, and a label where it has one."""
    for node in pdf.nodes("L"):
        tags = {kid.tag for kid in node.kids if isinstance(kid, Node)}
        if tags - {"Caption"} != {"LI"}:
            yield f"a list with {sorted(tags)}"
    for node in pdf.nodes("LI"):
        parts = [kid.tag for kid in node.kids if isinstance(kid, Node)]
        if parts not in (["Lbl", "LBody"], ["LBody"], ["Lbl"]):
            yield f"a list item with {parts}: {pdf.text(node)[:40]}"


def contents_faults(pdf: TaggedPdf) -> Iterator[str]:
    """TOC holds TOCI and TOC; every TOCI leads somewhere."""
    for node in pdf.nodes("TOC"):
        if any(kid.tag not in ("TOCI", "TOC") for kid in node.kids if isinstance(kid, Node)):
            yield "a TOC with something else in it"
    for node in pdf.nodes("TOCI"):
        if not any(inner.tag == "Link" for inner in node.walk()):
            yield f"an entry of the contents without a link: {pdf.text(node)[:40]}"


def figure_faults(pdf: TaggedPdf) -> Iterator[str]:
    for node in pdf.nodes("Figure"):
        if not node.text_of("/Alt"):
            yield "a figure without a text alternative"
        if "/BBox" not in node.attributes():
            yield f"a figure without its place: {node.text_of('/Alt')}"


def caption_faults(pdf: TaggedPdf) -> Iterator[str]:
    """A caption is the first or the last of what it belongs to, and the only one (ISO 14289-2, 8.2.5.27)."""
    for node in pdf.nodes():
        kids = [kid.tag for kid in node.kids if isinstance(kid, Node)]
        if kids.count("Caption") > 1 or "Caption" in kids[1:-1]:
            yield f"a caption among {kids}"


def headings(pdf: TaggedPdf) -> list[tuple[int, str]]:
    return [(int(node.tag[1]), " ".join(pdf.text(node).split())) for node in pdf.nodes(*HEADINGS)]


def heading_faults(pdf: TaggedPdf) -> Iterator[str]:
    before = 0
    for level, words in headings(pdf):
        if level > before + 1:
            yield f"heading level {level} after {before}: {words}"
        if not words:
            yield f"an empty heading of level {level}"
        before = level


def bookmarks(pdf: TaggedPdf) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []

    def walk(first: Any, level: int) -> None:
        while first is not None:
            found.append((level, str(first.Title)))
            walk(first.get("/First"), level + 1)
            first = first.get("/Next")

    walk(pdf.root.Outlines.get("/First"), 1)
    return found


def bookmark_faults(pdf: TaggedPdf) -> Iterator[str]:
    """Bookmarks are the headings, in order, at their depth."""
    marks, heads = bookmarks(pdf), headings(pdf)
    for mark, head in zip(marks, heads, strict=False):
        title, words = _plain(mark[1]), _plain(head[1])
        # A link in a heading has its page behind it on paper; a bookmark leads there without.
        if title not in (words, re.sub(r" \(\D+\d+\)$", "", words)) or mark[0] != head[0]:
            yield f"bookmark {mark} stands for heading {head}"
            return
    if len(marks) != len(heads):
        yield f"{len(marks)} bookmarks for {len(heads)} headings"


def _plain(words: str) -> str:
    return " ".join(words.replace(":", " ").split())


def painting_faults(pdf: TaggedPdf) -> Iterator[str]:
    """Each page is painted in the order in which it is read, but for footnotes, which are painted last."""
    wanted: dict[int, list[int]] = {}
    notes = {leaf for node in pdf.document.walk() if node.tag in ("Note", "FENote") for leaf in node.leaves()}
    leaves = list(pdf.document.leaves())
    for leaf in (*(leaf for leaf in leaves if leaf not in notes), *(leaf for leaf in leaves if leaf in notes)):
        kind, page, key = leaf
        if kind == "mark":
            wanted.setdefault(page, []).append(key)
    for page, content in enumerate(pdf.contents):
        moved = [mark for mark, painted in zip(wanted.get(page, []), content.order, strict=False) if mark != painted]
        if moved:
            yield f"page {page + 1}: painted out of order at “{content.marks[moved[0]][:40]}”"
