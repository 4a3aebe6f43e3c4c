"""The form of a PDF as pikepdf reads it. No writer and no program that fills takes part in this reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pikepdf

from guidepress.document.field_names import answer_id

Kind = Literal["words", "lines", "tick", "one", "pick"]
Box = tuple[float, float, float, float]
_MULTILINE = 1 << 12


@dataclass(frozen=True)
class Widget:
    """One place of a field."""

    page: int
    """From 0."""
    box: Box
    """Left, bottom, right, top in points."""
    number: int
    """Of its object."""
    state: str
    """What it is when it is on; empty for text and drop-downs."""
    on: str
    """What it shows now: a state, or Off."""
    tooltip: str
    """Its own, which names the exercise that it stands in."""

    @property
    def middle(self) -> tuple[float, float]:
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2

    @property
    def width(self) -> float:
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


@dataclass(frozen=True)
class Question:
    """One field."""

    name: str
    """The id of its answer."""
    field: str
    """Its full name in the file."""
    kind: Kind
    widgets: tuple[Widget, ...]
    options: tuple[tuple[str, str], ...]
    """Value and label of a drop-down."""
    value: str
    """Empty where nothing is answered."""
    tooltip: str

    @property
    def states(self) -> list[str]:
        return [widget.state for widget in self.widgets]


def questions(path: Path) -> dict[str, Question]:
    """All fields by the ids of their answers, in the order of the pages."""
    with pikepdf.open(path) as pdf:
        places: dict[str, list[tuple[int, Any]]] = {}
        for page, leaf in enumerate(pdf.pages):
            for note in leaf.get("/Annots", []):
                if note.Subtype == "/Widget":
                    places.setdefault(_name(note), []).append((page, note))
        return {answer_id(name): _question(name, found) for name, found in places.items()}


def inherited(widget: Any, key: str) -> Any:
    """An entry of the widget or of the field above it."""
    node = widget
    while node is not None:
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def terminal_fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every field that holds an answer, by the tree of names: the id of the answer and the field."""

    def walk(node: Any, above: str) -> Iterator[tuple[str, Any]]:
        name = f"{above}.{node.T}" if above else str(node.T)
        kids = [kid for kid in node.get("/Kids", []) if "/T" in kid]
        if not kids:
            yield answer_id(name), node
        for kid in kids:
            yield from walk(kid, name)

    for field in pdf.Root.AcroForm.Fields:
        yield from walk(field, "")


def _name(widget: Any) -> str:
    parts: list[str] = []
    node = widget
    while node is not None:
        if "/T" in node:
            parts.insert(0, str(node.T))
        node = node.get("/Parent")
    return ".".join(parts)


def _question(field: str, found: list[tuple[int, Any]]) -> Question:
    first = found[0][1]
    widgets = tuple(_widget(page, note) for page, note in found)
    # A program may leave values of its own on the kids; the field's is the one beside its name.
    value = (first if "/T" in first else first.Parent).get("/V")
    said = "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n")
    kind = _kind(first, widgets)
    if kind in ("tick", "one"):
        said = said.removeprefix("/")
        said = "" if said == "Off" else said
    if kind == "pick":
        said = said.strip()  # the option that takes an answer back is a space
    options = tuple((str(value), str(label)) for value, label in inherited(first, "/Opt") or [])
    return Question(answer_id(field), field, kind, widgets, options, said, str(inherited(first, "/TU")))


def _widget(page: int, note: Any) -> Widget:
    left, low, right, high = (float(value) for value in note.Rect)
    look: Any = note.AP.N
    states = [] if isinstance(look, pikepdf.Stream) else [str(key)[1:] for key in look.keys() if key != "/Off"]  # noqa: SIM118
    return Widget(
        page,
        (left, low, right, high),
        note.objgen[0],
        states[0] if states else "",
        str(note.get("/AS", "")).removeprefix("/"),
        str(inherited(note, "/TU")),
    )


def _kind(first: Any, widgets: tuple[Widget, ...]) -> Kind:
    sort = str(inherited(first, "/FT"))
    if sort == "/Ch":
        return "pick"
    if sort == "/Btn":
        return "one" if len({widget.state for widget in widgets}) > 1 else "tick"
    return "lines" if int(inherited(first, "/Ff") or 0) & _MULTILINE else "words"
