"""Form fields: widgets with appearance streams, and the fields they belong to (ISO 32000-1, 12.7).

A field that stands in several places is one field with several widgets. Every state has an appearance, so that no
viewer has to generate one. Lines to write on belong to the appearance of the empty field: they are printed, and they
disappear when text is typed. The outline of a box belongs to the page. There are no scripts, and NeedAppearances is not
set.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from copy import copy

from msgspec import Struct

from guidepress.core.values import Value
from guidepress.document.field_names import field_name
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.content_operators import rgb
from guidepress.formats.pdf.syntax.field_appearances import (
    CHOICE_HEIGHT,
    FONT_OF_ALL_LETTERS,
    FORM_FONT,
    Appearances,
    ButtonShape,
    FieldStyle,
    font_resources,
    whole_points,
)
from guidepress.formats.pdf.syntax.fonts import FormFont
from guidepress.formats.pdf.syntax.objects import (
    Document,
    name,
    number,
    reference,
    text,
)
from guidepress.formats.pdf.syntax.page_content import Artifact, Rectangle
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

BLANK = " "
"""The option of a list, and its value, by which an answer is taken back. PyMuPDF cannot write an empty value."""
NO_VALUES: Mapping[str, str] = {}
_MULTILINE, _COMBO = 1 << 12, 1 << 17
_TOLERANCE = 0.02


class Place(Value):
    """A widget: one of the places of a field."""

    widget: int
    """Its object number."""
    appearance: int = 0
    """The object number of its appearance, if that is its own; 0 for a button."""
    size: tuple[float, float] = (0.0, 0.0)
    """Its width and height in points."""
    state: str = ""
    """Of a button: the name of the state "on"."""
    tooltip: str = ""
    """Its name, which is read aloud."""


class AddedPlace(Value):
    """A place that was drawn, with all that it adds to its field."""

    id: str
    entries: str
    tooltip: str
    place: Place
    is_choice: bool = False
    options: tuple[tuple[str, str], ...] = ()
    multiline: bool = False
    """Whether typed text may have several lines there."""
    repeated: bool = False
    """Whether its question is asked elsewhere."""
    is_text: bool = False
    """Whether it is a box to write in, which decides about `multiline` and the name of its field."""


class FormField(Struct):
    """A field: the entries of its dictionary, and its places."""

    name: str
    entries: str
    tooltip: str
    places: list[Place] = []
    options: tuple[tuple[str, str], ...] = ()
    """Of a drop-down: pairs of value and label."""
    is_choice: bool = False
    """Whether it is a choice of one, whose widgets are its options."""
    multiline: bool = False
    """Whether typed text may have several lines."""
    has_question: bool = False
    """Whether the place where the question is asked has been added. That place decides about `multiline`."""

    def add_place(self, multiline: bool, repeated: bool) -> None:
        """Updates `multiline` for a further place. `repeated`: the question is asked elsewhere."""
        if repeated and self.has_question:
            return
        if not repeated and not self.has_question:
            self.multiline, self.has_question = False, True
        self.multiline = self.multiline or multiline


class Forms:
    """All form fields of a document.

    A field has the tooltip of the place where its question is asked. Each widget has its own as well, and the Form
    element around it repeats that as its text alternative: some viewers read the one, some the other. PDF/UA-1 (7.18.1)
    takes either.
    """

    def __init__(self, document: Document, font: FormFont, style: FieldStyle) -> None:
        self.document = document
        self.font = font
        self.style = style
        self.fields: dict[str, FormField] = {}
        self.added: list[AddedPlace] = []
        """All places in the order in which they were added."""
        self.font_number = document.reserve()
        self.appearances = Appearances(document, font, style, self.font_number)
        size, ink = number(style.size), f"{rgb(style.ink)} rg"
        self.form_appearance = f"/DA(/{FORM_FONT} {size} Tf {ink})"
        self.default_appearance = f"/DA(/{FONT_OF_ALL_LETTERS} {size} Tf /{FORM_FONT} {size} Tf {ink})"
        self.border_entries = "/BS<</W 0/S/S>>"

    # ------------------------------------------------------------------------------------------------- words

    def add_text_field(
        self,
        canvas: TaggedCanvas,
        owner: StructureElement,
        box: Rectangle,
        id: str,
        tooltip: str,
        lines: int,
        multiline: bool,
        dotted: bool = False,
        repeated: bool = False,
    ) -> None:
        """A box to write in, with `lines` lines to write on.

        `multiline`: typed text may have several lines. A box with room for two lines is multiline too. A field has this
        flag once for all its places; the place where the question is asked decides, and not a `repeated` one. `dotted`:
        a grid of dots instead of lines.
        """
        appearance = self.appearances.text_box(box, lines, dotted)
        self._draw_outline(canvas, box)
        place = self.style.widget_place(box)
        widget = canvas.annotate(owner, self._widget_entries(tooltip, appearance), place)
        height = round(place[3], 2) - round(place[1], 2)  # as it is written
        holds_two = height >= 2 * self.font.leading(self.style.size) - _TOLERANCE
        self.add_place(
            AddedPlace(
                id,
                f"/FT/Tx{self.default_appearance}",
                tooltip,
                Place(widget, appearance, _size(place), tooltip=tooltip),
                multiline=multiline or holds_two,
                repeated=repeated,
                is_text=True,
            )
        )

    def takes_lines(self, id: str) -> bool:
        """Whether typed text in a field may have several lines. It is known when all its places are drawn."""
        return self.fields[id].multiline

    def add_drop_down(
        self,
        canvas: TaggedCanvas,
        owner: StructureElement,
        box: Rectangle,
        id: str,
        tooltip: str,
        options: tuple[tuple[str, str], ...],
    ) -> None:
        """A drop-down list.

        `options` are pairs of value and label. They stand in the box, to be circled on paper, and belong to the page:
        no program that draws the field anew takes them away. The place of the field is below them.
        """
        labels = [label for _, label in options]
        border = box[1] + CHOICE_HEIGHT * self.style.size
        below, above = (box[0], box[1], box[2], border), (box[0], border, box[2], box[3])
        appearance = self.appearances.text_box(below, 1, dotted=False)
        self._draw_outline(canvas, box)
        canvas.draw(Artifact.LAYOUT, self.appearances.options(above, labels), above[0], above[1])
        place = self.style.widget_place(below)
        widget = canvas.annotate(owner, self._widget_entries(tooltip, appearance), place, " ".join(labels))
        listed = "".join(f"[{text(value)}{text(label)}]" for value, label in options)
        blank = f"[{text(BLANK)}{text(BLANK)}]"
        entries = f"/FT/Ch/Ff {_COMBO}/Opt[{blank}{listed}]{self.default_appearance}"
        self.add_place(
            AddedPlace(id, entries, tooltip, Place(widget, appearance, _size(place), tooltip=tooltip), options=options)
        )

    def _widget_entries(self, tooltip: str, appearance: int) -> str:
        appearance_entries = f"{self.default_appearance}{self.border_entries}/AP<</N {reference(appearance)}>>"
        return f"/Subtype/Widget{self._names(tooltip)}{appearance_entries}"

    def _names(self, tooltip: str) -> str:
        """The name of a widget, and its description where the standard asks for one (ISO 14289-2, 8.10.2.3)."""
        words = text(tooltip)
        return f"/TU{words}/Contents{words}" if self.document.standard.describes_widgets else f"/TU{words}"

    def _draw_outline(self, canvas: TaggedCanvas, box: Rectangle) -> None:
        """Draws a box on the page itself. No program that draws a field anew changes it, or writes on its edge."""
        style, half = self.style, self.style.border_width / 2
        width, height = box[2] - box[0] - 2 * half, box[3] - box[1] - 2 * half
        x, y = box[0] + half, box[1] + half
        canvas.rectangle(
            Artifact.LAYOUT, x, y, width, height, style.paper, style.border, style.border_width, style.radius
        )

    # ------------------------------------------------------------------------------------------------- buttons

    def add_check_box(
        self, canvas: TaggedCanvas, owner: StructureElement, box: Rectangle, id: str, tooltip: str, state: str
    ) -> None:
        """A box to tick, with a field of its own. `state` is the name of the state "on"."""
        widget = self._add_button(canvas, owner, box, tooltip, state, "square")
        self.add_place(AddedPlace(id, "/FT/Btn", tooltip, Place(widget, state=state, tooltip=tooltip)))

    def add_option_circle(
        self,
        canvas: TaggedCanvas,
        owner: StructureElement,
        box: Rectangle,
        id: str,
        tooltips: tuple[str, str],
        state: str,
    ) -> None:
        """A circle for one option of several, of which one can be on.

        `tooltips` are that of the question and that of the option. These are check boxes with one name and different
        states, not radio buttons: see docs/form-fields.md.
        """
        widget = self._add_button(canvas, owner, box, tooltips[1], state, "round")
        place = Place(widget, state=state, tooltip=tooltips[1])
        self.add_place(AddedPlace(id, "/FT/Btn", tooltips[0], place, is_choice=True))

    def _add_button(
        self,
        canvas: TaggedCanvas,
        owner: StructureElement,
        box: Rectangle,
        tooltip: str,
        state: str,
        shape: ButtonShape,
    ) -> int:
        on, off = self.appearances.button(box[2] - box[0], shape)
        caption = "8" if shape == "square" else "l"
        entries = (
            f"/Subtype/Widget{self._names(tooltip)}/MK<</BC[{rgb(self.style.border)}]/BG[{rgb(self.style.paper)}]"
            f"/CA({caption})>>/BS<</W {whole_points(self.style.border_width)}/S/S>>"
            f"/AP<</N<<{name(state)} {reference(on)}/Off {reference(off)}>>>>"
        )
        return canvas.annotate(owner, entries, box)

    # ------------------------------------------------------------------------------------------------- names

    def add_place(self, added: AddedPlace) -> None:
        """Adds a place to a field, and makes the field if it is new."""
        self.added.append(added)
        form_field = self.fields.get(added.id)
        if form_field is None:
            name = field_name(added.id)
            form_field = self.fields[added.id] = FormField(
                name, added.entries, added.tooltip, is_choice=added.is_choice
            )
        form_field.places.append(added.place)
        form_field.options = added.options or form_field.options
        if added.is_text:
            form_field.tooltip = form_field.tooltip if added.repeated else added.tooltip
            form_field.add_place(added.multiline, added.repeated)

    def for_file(self, file: Document) -> Forms:
        """The same fields, to which one file may add others. The font must have been embedded."""
        forms = copy(self)
        forms.document, forms.fields, forms.added = file, dict(self.fields), []
        forms.appearances = Appearances(file, self.font, self.style, self.font_number)
        return forms

    def embed_font(self) -> None:
        """Adds the font to the document, when all fields are drawn."""
        self.document.set_body(self.font_number, self.font.embed(self.document))

    def write(
        self, file: Document, annotations: Container[int], values: Mapping[str, str] = NO_VALUES
    ) -> tuple[int, dict[int, str]]:
        """Writes the fields that have widgets among these annotations. Returns the object number of the form
        dictionary, or 0 if there is no field, and further entries for each widget.

        `values` are those of fields that are filled in, by id: text, the value of an option, or the state of a button.
        """
        extra: dict[int, str] = {}
        fields = []
        for id, form_field in self.fields.items():
            places = [place for place in form_field.places if place.widget in annotations]
            if places:
                fields.append(_write_field(file, form_field, places, values.get(id, ""), extra))
        if not fields:
            return 0, extra
        form = file.add(
            f"<</Fields[{' '.join(reference(key) for key in fields)}]{self.form_appearance}"
            f"/DR{font_resources(self.font_number)}>>"
        )
        return form, extra


def _size(place: Rectangle) -> tuple[float, float]:
    return place[2] - place[0], place[3] - place[1]


def _write_field(
    file: Document, form_field: FormField, places: Sequence[Place], value: str, extra: dict[int, str]
) -> int:
    """Writes a field with these of its places. Returns its object number, which is that of its only widget."""
    is_button = bool(places[0].state)
    for place in places:
        extra[place.widget] = f"/AS{name(place.state if place.state == value else 'Off')}" if is_button else ""
    flags = f"/Ff {_MULTILINE}" if form_field.multiline or (not is_button and "\n" in value) else ""
    entries = f"/T{text(form_field.name)}{flags}"
    written = f"/V{name(value or 'Off')}" if is_button else f"/V{text(value)}" if value else ""
    if len(places) == 1 and not form_field.is_choice:
        widget = places[0].widget
        extra[widget] += f"{entries}{_without_default_appearance(form_field.entries)}{written}"
        return widget
    kids = " ".join(reference(place.widget) for place in places)
    number = file.add(f"<<{entries}/TU{text(form_field.tooltip)}{form_field.entries}{written}/Kids[{kids}]>>")
    for place in places:
        extra[place.widget] += f"/Parent {reference(number)}"
    return number


def _without_default_appearance(entries: str) -> str:
    """The entries of a field without /DA, which its only widget already has."""
    start = entries.find("/DA(")
    return entries if start < 0 else entries[:start] + entries[entries.index(")", start) + 1 :]
