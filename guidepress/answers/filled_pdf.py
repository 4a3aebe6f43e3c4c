"""Reads the form of a filled PDF with pikepdf, which is qpdf: it mends damaged files, and has limits for hostile ones.

The tree of fields is read from the form, and then the widgets of all pages, since some programs split a file without
its form (poppler’s pdfseparate). The file is opened for reading only. No script of it runs and nothing is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import pikepdf
from msgspec import Struct, field
from pikepdf import settings

from guidepress.answers.received import (
    DEEPEST,
    MOST_FIELDS,
    Gathered,
    Received,
    ReceivedValue,
    UnreadableError,
    check_size,
    well_formed,
)
from guidepress.document.field_names import answer_id

_IDENTIFIER = re.compile(rb"urn:guidepress:([a-z0-9-]+):([^<\s#]{1,80})")
_FORMS = (":evaluation", ":facilitator-pack")
"""What stands behind the edition in forms that are not the workbook."""
_MOST_DECODED = 50_000_000
"""The most bytes that a compressed stream may become."""
FAULTS = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, IndexError, RuntimeError)
"""What pikepdf raises where an object is of another type than the standard says, or is damaged."""
_DIRECT = (0, 0)
"""The number of an object that stands inside another."""
_DAMAGED = ("it is damaged", "open it in the program that saved it, save it again, and read that")


def read_pdf(path: Path) -> Received:
    """The answers in a filled PDF. Raises UnreadableError."""
    settings.set_qpdf_limits(flate_max_memory=_MOST_DECODED, run_length_max_memory=_MOST_DECODED, parser_max_nesting=99)
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            guide, edition = _identifier(pdf)
            found = fields_in(pdf)
            has_form = "/AcroForm" in pdf.Root
    except pikepdf.PasswordError:
        raise UnreadableError("it needs a password", "save it without one, and read that") from None
    except (pikepdf.DataDecodingError, *FAULTS):
        raise UnreadableError(*_DAMAGED) from None
    if not found.values and not has_form:
        hint = "ask for the file before it was printed to PDF or flattened"
        raise UnreadableError("it has no fields: what was typed is only drawn on its pages", hint)
    return Received("PDF", found.values, guide, edition, further=found.further)


def _identifier(pdf: pikepdf.Pdf) -> tuple[str, str]:
    """The guide and the edition from the metadata (XMP), which programs keep; "" where there are none."""
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return "", ""
    try:
        found = _IDENTIFIER.search(metadata.read_bytes())
    except pikepdf.PdfError:  # the answers can be read all the same
        return "", ""
    if found is None:
        return "", ""
    edition = found[2].decode("utf-8", "replace")
    for form in _FORMS:
        edition = edition.removesuffix(form)
    return found[1].decode("ascii"), edition


def fields_in(pdf: pikepdf.Pdf) -> Gathered:
    """The values of all fields of a file by the names of their answers. A field without an answer is left out."""
    visited = _Visited()
    form = pdf.Root.get("/AcroForm")
    roots = _items(form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None)
    return _values_of(chain(_below(roots, "", visited, 0), _on_pages(pdf, visited)))


def values_of_tree(fields: pikepdf.Object) -> Gathered:
    """The values of a tree of fields without a file, as form data have it. It names no types of fields."""
    return _values_of(_below(_items(fields), "", _Visited(), 0), typed=False)


class _Visited(Struct):
    """The objects of a file that were read, by their numbers, so that a tree which leads back to itself ends."""

    nodes: set[tuple[int, int]] = field(default_factory=set)
    fields: set[tuple[int, int]] = field(default_factory=set)
    """Those of the nodes that hold a value."""
    steps: int = 0

    def step(self) -> None:
        """Counts an object that is looked at. Objects without a number can stand at many places."""
        self.steps += 1
        check_size(self.steps, 8 * MOST_FIELDS, "objects in its form")

    def enter(self, node: Any) -> bool:
        """Whether a node was not read before."""
        self.step()
        if node.objgen in self.nodes:
            return False
        if node.objgen != _DIRECT:
            self.nodes.add(node.objgen)
        return True

    def mark(self, node: Any) -> None:
        """Notes that a node holds a value."""
        if node.objgen != _DIRECT:
            self.fields.add(node.objgen)


def _values_of(fields: Iterable[tuple[str, Any]], *, typed: bool = True) -> Gathered:
    gathered = Gathered()
    for name, node in fields:
        for value in _values(node, typed=typed):
            gathered.add(answer_id(name), value)
    return gathered


def _items(array: Any) -> list[Any]:
    return list(array) if isinstance(array, pikepdf.Array) else []


def _below(fields: list[Any], above: str, visited: _Visited, depth: int) -> Iterator[tuple[str, Any]]:
    """The full names of all fields that hold a value (ISO 32000-1, 12.7.3.2), with the fields."""
    check_size(depth, DEEPEST, "levels of fields")
    for node in fields:
        if not isinstance(node, pikepdf.Dictionary) or not visited.enter(node):
            continue
        part = _text(node.get("/T"))
        name = f"{above}.{part}" if above and part else above or part
        named = [kid for kid in _items(node.get("/Kids")) if isinstance(kid, pikepdf.Dictionary) and "/T" in kid]
        if named:
            yield from _below(named, name, visited, depth + 1)
        elif name:
            visited.mark(node)
            yield name, node


def _on_pages(pdf: pikepdf.Pdf, visited: _Visited) -> Iterator[tuple[str, Any]]:
    """The fields of widgets that the form does not list."""
    for page in pdf.pages:
        for widget in _items(page.obj.get("/Annots")):
            visited.step()
            if not isinstance(widget, pikepdf.Dictionary) or widget.get("/Subtype") != pikepdf.Name.Widget:
                continue
            parent = widget.get("/Parent")
            if {widget.objgen, parent.objgen if isinstance(parent, pikepdf.Dictionary) else None} & visited.fields:
                continue
            node, name = _field_of(widget)
            if name and visited.enter(node):
                yield name, node


def _field_of(widget: Any) -> tuple[Any, str]:
    """The field of a widget, which may be the widget itself, and its full name."""
    nodes: list[Any] = []
    node = widget
    while isinstance(node, pikepdf.Dictionary) and len(nodes) < DEEPEST:
        nodes.append(node)
        node = node.get("/Parent")
    named = [node for node in nodes if "/T" in node]
    return named[0] if named else widget, ".".join(_text(node.get("/T")) for node in reversed(named))


def _values(node: Any, *, typed: bool) -> Iterator[ReceivedValue]:
    """The value of a field, and those that its widgets have instead: pypdf makes one field of two that have one name.

    A button without a value has the state that a widget shows, since some programs set only that. A field with another
    type, such as a signature, has no value.
    """
    sort = _inherited(node, "/FT")
    if typed and sort not in (pikepdf.Name.Btn, pikepdf.Name.Tx, pikepdf.Name.Ch):
        return
    label = _text(_inherited(node, "/TU"))[:1000]
    text = _text(_inherited(node, "/V"))
    if sort == pikepdf.Name.Btn:
        text = text.removeprefix("/")  # pypdf writes the name of a state as a string, with its slash
        texts = [_shown_state(node) if text in ("", "Off") else text]
    else:
        kids = [kid for kid in _items(node.get("/Kids")) if isinstance(kid, pikepdf.Dictionary) and "/V" in kid]
        texts = [text, *(_text(kid.get("/V")) for kid in kids)]
    for each in dict.fromkeys(texts):
        if each.strip():
            yield ReceivedValue(each, label)


def _shown_state(node: Any) -> str:
    widgets = [kid for kid in _items(node.get("/Kids")) if isinstance(kid, pikepdf.Dictionary)] or [node]
    shown = (_text(widget.get("/AS")) for widget in widgets)
    return next((state for state in shown if state not in ("", "Off")), "")


def _inherited(node: Any, key: str) -> Any:
    """An entry of a field or of the nearest field above it."""
    for _ in range(DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _text(value: Any) -> str:
    """A text string, a name without its slash, a number or a text stream; "" for anything else."""
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(value.read_bytes().decode("utf-8", "replace"))
    if isinstance(value, pikepdf.Array) and len(value) == 1:
        value = value[0]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    return well_formed(str(value)) if isinstance(value, pikepdf.String) else ""
