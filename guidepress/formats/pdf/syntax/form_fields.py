"""Fields to type in and to tick: widgets with appearances of their own, and the tree of field names.

A field that stands in several places is one field with a widget in each. Every state has an appearance, so no viewer
has to make one up. The lines to write on belong to the appearance of the empty field: they are printed, and they give
way to what is typed. There is no script, and no request to a viewer to draw fields anew.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guidepress.core.values import Value
from guidepress.formats.pdf.syntax.canvas import (
    Rectangle,
    TaggedCanvas,
    rgb,
    round_shape,
    rounded,
)
from guidepress.formats.pdf.syntax.fonts import FormFont
from guidepress.formats.pdf.syntax.objects import (
    Document,
    name,
    number,
    operands,
    reference,
    text,
)
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

CIRCLED = 1.4
"""Lines of words to circle stand so many times their size apart …"""
BESIDE = 1.3
"""… and so many insets from the edge of their box."""

_MULTILINE, _COMBO = 1 << 12, 1 << 17
_CLOSE = 0.01


class Pen(Value):
    """How fields look. Lengths in points, colours #rrggbb."""

    ink: str
    paper: str
    border: str
    border_width: float
    rule: str
    rule_width: float
    size: float
    """Of what is typed."""
    pitch: float
    """Between lines to write on."""
    inset: float
    radius: float
    dots: float
    """Between the dots of a page to draw on."""
    dot: float
    """Their width."""


class _Field(Struct):
    """One field: its own entries, and its widgets."""

    name: str
    entries: str
    widgets: list[int] = []
    group: bool = False
    many: bool = False
    """Whether what is typed may have several lines …"""
    asked: bool = False
    """… as the place says where the question is asked, once that is drawn."""

    def apply_levels(self, many: bool, again: bool) -> None:
        """Takes in what a place says of the lines; `again`: the question is asked elsewhere."""
        if again and self.asked:
            return
        if not again and not self.asked:
            self.many, self.asked = False, True
        self.many = self.many or many


class Forms:
    """All fields of a workbook."""

    def __init__(self, document: Document, font: FormFont, pen: Pen) -> None:
        self.document = document
        self.font = font
        self.pen = pen
        self.fields: dict[str, _Field] = {}
        self.font_key = document.reserve()
        self._shared: dict[str, int] = {}
        self._tooltips: dict[str, str] = {}
        self.style = f"/DA(/FF {number(pen.size)} Tf {rgb(pen.ink)} rg)"
        self.two_lines = font.two_lines(pen.size, pen.border_width)
        self.frame = f"/MK<</BC[{rgb(pen.border)}]/BG[{rgb(pen.paper)}]>>/BS<</W {_whole(pen.border_width)}/S/S>>"

    # ------------------------------------------------------------------------------------------------- words

    def words(
        self,
        canvas: TaggedCanvas,
        owner: StructureElement,
        box: Rectangle,
        id: str,
        tooltip: str,
        lines: int,
        many: bool,
        dotted: bool = False,
        again: bool = False,
    ) -> None:
        """A box to write in, with so many `lines` to write on.

        `many`: what is typed may have several lines; it may also where two fit into the box. A field has this once for
        all its places: the place where the question is asked decides, and not one that stands there `again`.
        `dotted`: a grid of dots instead of lines, to write or draw on.
        """
        look = self._look(box, self._dots(box) if dotted else self._rules(box, lines))
        entries = f"/Subtype/Widget/TU{text(tooltip)}{self.style}{self.frame}/AP<</N {reference(look)}>>"
        key = canvas.annotate(owner, entries, box)
        self._note(id, f"/FT/Tx{self.style}", tooltip, key)
        self.fields[id].apply_levels(many or box[3] - box[1] > self.two_lines - _CLOSE, again)

    def pick(
        self,
        canvas: TaggedCanvas,
        owner: StructureElement,
        box: Rectangle,
        id: str,
        tooltip: str,
        options: tuple[tuple[str, str], ...],
    ) -> None:
        """A drop-down. On paper its options stand in the box, to be circled; they give way to the choice."""
        room = box[2] - box[0] - 2 * BESIDE * self.pen.inset
        words = self.font.lines([label for _, label in options], self.pen.size, room)
        # Where they do not fit, the words are left to the screen: the check of the layout's heights prevents it.
        most = max(1, int((box[3] - box[1]) / self.pen.size))
        look = self._look(box, self._lines_of_words(box, words if len(words) <= most else []))
        entries = f"/Subtype/Widget/TU{text(tooltip)}{self.style}{self.frame}/AP<</N {reference(look)}>>"
        key = canvas.annotate(owner, entries, box)
        listed = "".join(f"[{text(value)}{text(label)}]" for value, label in options)
        self._note(id, f"/FT/Ch/Ff {_COMBO}/Opt[[{text('')}{text(' ')}]{listed}]{self.style}", tooltip, key)

    def _look(self, box: Rectangle, inside: str) -> int:
        """The appearance of an empty box."""
        width, height = box[2] - box[0], box[3] - box[1]
        half = self.pen.border_width / 2
        outline = rounded(half, half, width - 2 * half, height - 2 * half, self.pen.radius)
        code = (
            f"q {rgb(self.pen.paper)} rg {rgb(self.pen.border)} RG {number(self.pen.border_width)} w {outline} B Q\n"
            f"{inside}/Tx BMC\nEMC"
        )
        return self._appearance(width, height, code)

    def _appearance(self, width: float, height: float, code: str) -> int:
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[0 0 {number(width)} {number(height)}]"
            f"/Resources<</Font<</FF {reference(self.font_key)}>>>>"
        )
        return self.document.add_stream(entries, code.encode("latin-1"))

    def _rules(self, box: Rectangle, lines: int) -> str:
        if lines < 2:
            return ""
        pen, height = self.pen, box[3] - box[1]
        left, right = pen.inset, box[2] - box[0] - pen.inset
        pitch = height / lines
        strokes = [
            f"{number(left)} {number(height - pitch * line)} m {number(right)} {number(height - pitch * line)} l S"
            for line in range(1, lines)
        ]
        return f"q {rgb(pen.rule)} RG {number(pen.rule_width)} w {' '.join(strokes)} Q\n"

    def _dots(self, box: Rectangle) -> str:
        """Rows of dots over the whole box: strokes of no length with round ends, a step apart."""
        pen, width, height = self.pen, box[2] - box[0], box[3] - box[1]
        across, down = int(width / pen.dots) - 1, int(height / pen.dots) - 1
        left, low = (width - across * pen.dots) / 2, (height - down * pen.dots) / 2
        rows = [
            f"{number(left)} {number(low + row * pen.dots)} m "
            f"{number(left + (across + 0.5) * pen.dots)} {number(low + row * pen.dots)} l S"
            for row in range(down + 1)
        ]
        style = f"{rgb(pen.border)} RG {number(pen.dot)} w 1 J [0 {number(pen.dots)}] 0 d"
        return f"q {style} {' '.join(rows)} Q\n"

    def _lines_of_words(self, box: Rectangle, lines: list[str]) -> str:
        pen, height = self.pen, box[3] - box[1]
        step = min(height / max(1, len(lines)), CIRCLED * pen.size)
        top = (height + step * len(lines)) / 2
        drop = (self.font.ascent + self.font.descent) / 2000 * pen.size
        shown = [
            f"BT /FF {number(pen.size)} Tf {rgb(pen.ink)} rg {number(pen.inset * BESIDE)} "
            f"{number(top - step * (index + 0.5) - drop)} Td ({self.font.encode(line)}) Tj ET"
            for index, line in enumerate(lines)
        ]
        return "\n".join(shown) + ("\n" if shown else "")

    # ------------------------------------------------------------------------------------------------- ticks

    def tick(
        self, canvas: TaggedCanvas, owner: StructureElement, box: Rectangle, id: str, tooltip: str, state: str
    ) -> None:
        """A box of its own to tick."""
        key = self._button(canvas, owner, box, tooltip, state, "square")
        self._note(id, "/FT/Btn/V/Off", tooltip, key)

    def one_of(
        self,
        canvas: TaggedCanvas,
        owner: StructureElement,
        box: Rectangle,
        id: str,
        tooltips: tuple[str, str],
        state: str,
    ) -> None:
        """One circle of several, of which one can be on. `tooltips` are that of the question and that of the option.

        These are check boxes of one name with a state of their own each, not radio buttons: docs/form-fields.md.
        """
        key = self._button(canvas, owner, box, tooltips[1], state, "round")
        self._note(id, "/FT/Btn/V/Off", tooltips[0], key, group=True)

    def _button(
        self,
        canvas: TaggedCanvas,
        owner: StructureElement,
        box: Rectangle,
        tooltip: str,
        state: str,
        shape: Literal["square", "round"],
    ) -> int:
        on, off = self._states(box[2] - box[0], shape)
        mark = "8" if shape == "square" else "l"
        entries = (
            f"/Subtype/Widget/TU{text(tooltip)}/AS/Off/MK<</BC[{rgb(self.pen.border)}]/BG[{rgb(self.pen.paper)}]"
            f"/CA({mark})>>/BS<</W {_whole(self.pen.border_width)}/S/S>>"
            f"/AP<</N<<{name(state)} {reference(on)}/Off {reference(off)}>>>>"
        )
        return canvas.annotate(owner, entries, box)

    def _states(self, side: float, shape: Literal["square", "round"]) -> tuple[int, int]:
        """The appearances on and off, shared by all buttons of one size: no program changes them."""
        keys = []
        for state in ("on", "off"):
            label = f"{shape} {state} {side:.2f}"
            if label not in self._shared:
                self._shared[label] = self._appearance(side, side, self._button_code(side, shape, state == "on"))
            keys.append(self._shared[label])
        return keys[0], keys[1]

    def _button_code(self, side: float, shape: Literal["square", "round"], on: bool) -> str:
        pen = self.pen
        half = pen.border_width / 2
        middle = side / 2
        if shape == "round":
            outline = round_shape(middle, middle, middle - half)
            mark = f"{rgb(pen.ink)} rg {round_shape(middle, middle, middle * 0.55)} f"
        else:
            outline = rounded(half, half, side - 2 * half, side - 2 * half, pen.radius)
            low, high = side * 0.24, side * 0.76
            cross = [(low, low, high, high), (low, high, high, low)]
            paths = " ".join(f"{operands(*c[:2])} m {operands(*c[2:])} l" for c in cross)
            mark = f"{rgb(pen.ink)} RG {number(side / 7)} w 1 J {paths} S"
        code = f"q {rgb(pen.paper)} rg {rgb(pen.border)} RG {number(pen.border_width)} w {outline} B Q"
        return f"{code}\nq {mark} Q" if on else code

    # ------------------------------------------------------------------------------------------------- names

    def _note(self, id: str, entries: str, tooltip: str, widget: int, group: bool = False) -> None:
        found = self.fields.get(id)
        if found is None:
            found = self.fields[id] = _Field(id.rsplit(".", 1)[-1], entries, group=group)
            self._tooltips[id] = tooltip
        found.widgets.append(widget)

    def finish(self) -> tuple[int, dict[int, str]]:
        """The form dictionary, and what each widget's dictionary still lacks."""
        extra: dict[int, str] = {}
        tree: dict[str, object] = {}
        for id in self.fields:
            *above, last = id.split(".")
            level = tree
            for part in above:
                level = level.setdefault(part, {})  # type: ignore[assignment]
            level[last] = id
        self._write_font()
        fields = [self._node(key, value, 0, extra) for key, value in tree.items()]
        form = self.document.add(
            f"<</Fields[{' '.join(reference(key) for key in fields)}]{self.style}"
            f"/DR<</Font<</FF {reference(self.font_key)}>>>>>>"
        )
        return form, extra

    def _node(self, part: str, value: object, parent: int, extra: dict[int, str]) -> int:
        """A field, or a name above fields; its object."""
        above = f"/Parent {reference(parent)}" if parent else ""
        if isinstance(value, dict):
            key = self.document.reserve()
            kids = [self._node(name, kid, key, extra) for name, kid in value.items()]
            self.document.put(key, f"<</T{text(part)}{above}/Kids[{' '.join(reference(kid) for kid in kids)}]>>")
            return key
        found = self.fields[str(value)]
        flags = f"/Ff {_MULTILINE}" if found.many else ""
        if len(found.widgets) == 1 and not found.group:
            extra[found.widgets[0]] = f"/T{text(part)}{above}{flags}{_without_style(found.entries)}"
            return found.widgets[0]
        key = self.document.reserve()
        for widget in found.widgets:
            extra[widget] = f"/Parent {reference(key)}"
        kids_of = " ".join(reference(widget) for widget in found.widgets)
        tooltip = text(self._tooltips[str(value)])
        self.document.put(key, f"<</T{text(part)}{above}/TU{tooltip}{flags}{found.entries}/Kids[{kids_of}]>>")
        return key

    def _write_font(self) -> None:
        self.document.put(self.font_key, self.font.embed(self.document))


def _whole(width: float) -> int:
    """A border's width as PDFium reads it: it cuts 0.9 to nothing."""
    return max(1, round(width))


def _without_style(entries: str) -> str:
    """The entries of a field without the style that its single widget states already."""
    start = entries.find("/DA(")
    return entries if start < 0 else entries[:start] + entries[entries.index(")", start) + 1 :]
