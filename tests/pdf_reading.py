"""What is read aloud, page by page, role by role: the tags in order, with what a screen reader says of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.pdf_tree import Node, TaggedPdf

INLINE = ("Link", "Span", "Strong")
LEAVES = {"P", "H1", "H2", "H3", "H4", "Lbl", "LBody", "TH", "TD", "Figure", "Form", "Caption", "Title", *INLINE}


def transcript(pdf: TaggedPdf) -> str:
    """The whole file as lines: a page's number where it changes, then role and words, indented by depth."""
    widgets = {note.objgen[0]: note for _, note in pdf.annotations("/Widget")}
    lines: list[str] = []
    page = -1
    for depth, node in _visit(pdf.document, 0):
        first = next(node.leaves(), None)
        if first is not None and first[1] != page and _own(node):
            page = first[1]
            lines.append(f"--- page {page + 1}")
        said = _said(pdf, node, widgets)
        if said:
            lines.append(f"{'  ' * min(depth, 8)}{node.tag}: {said}")
    return "\n".join(lines) + "\n"


def _visit(node: Node, depth: int) -> Iterator[tuple[int, Node]]:
    """Nodes in order; inline ones are part of what is said of their block."""
    yield depth, node
    if node.tag in LEAVES and not any(isinstance(kid, Node) and kid.tag not in INLINE for kid in node.kids):
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _visit(kid, depth + 1)


def _own(node: Node) -> bool:
    return node.tag != "Reference" and any(not isinstance(kid, Node) or kid.tag in INLINE for kid in node.kids)


def _said(pdf: TaggedPdf, node: Node, widgets: dict[int, Any]) -> str:
    parts = []
    if node.tag == "Figure":
        return f"“{node.text_of('/Alt')}”"
    if node.tag == "Form":
        for kid in node.kids:
            if not isinstance(kid, Node):
                widget = widgets[kid[2]]
                kind = str((widget if "/FT" in widget else widget.Parent).FT)
                role = {"/Tx": "text", "/Btn": "box", "/Ch": "list"}[kind]
                parts.append(f"[{role}] {widget.TU}")
        return "; ".join(parts)
    if node.text_of("/ActualText"):
        return node.text_of("/ActualText")
    if not _own(node):
        return ""
    return " ".join(_words(pdf, node).split())


def _words(pdf: TaggedPdf, node: Node) -> str:
    parts = []
    for kid in node.kids:
        if not isinstance(kid, Node):
            parts.append(pdf.contents[kid[1]].marks.get(kid[2], "") if kid[0] == "mark" else "")
        elif kid.tag == "Strong":
            parts.append(_words(pdf, kid))
        elif kid.tag in INLINE:
            words = _words(pdf, kid)
            said = [words.strip()]
            said += [f"= {kid.text_of('/E')}"] if kid.get("/E") is not None else []
            said += [f"in {kid.text_of('/Lang')}"] if kid.get("/Lang") is not None else []
            label = "link: " if kid.tag == "Link" else ""
            space = " " if words.endswith(" ") else ""
            parts.append(f"<{label}{' '.join(said)}>{space}")
    return "".join(parts)
