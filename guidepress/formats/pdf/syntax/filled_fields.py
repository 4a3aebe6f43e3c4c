"""Draws the answers of one person into the appearances of the fields of a document.

The workbook is drawn once, with the appearances of empty fields. A file that is filled in has other appearances under
the same object numbers, as a program that fills in forms would draw them; the values themselves are written by `Forms`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from guidepress.formats.pdf.syntax.content_operators import rgb
from guidepress.formats.pdf.syntax.field_appearances import OPTION_INSETS
from guidepress.formats.pdf.syntax.file_fonts import FileFace, drawable
from guidepress.formats.pdf.syntax.form_fields import FormField, Forms, Place
from guidepress.formats.pdf.syntax.objects import Document, number, reference
from guidepress.text.line_break import break_text

INSET = 2.0
"""The space at the left and right of a typed line, as most programs leave it: see docs/form-fields.md."""
_MORE = "…"
"""What stands at the end of what is shown of an answer that is longer than its box."""
_ROUNDING = 0.001


class FilledFields(Struct):
    """Fills in the fields of one file. `face` has the letters that the form font lacks."""

    forms: Forms
    file: Document
    face: FileFace
    widths: dict[str, float] = {}
    """A cache: the width of each character."""
    cut: list[str] = []
    """The ids of the fields of which at least one place shows only a part of the text. The value is whole."""

    def draw(self, values: Mapping[str, str]) -> None:
        """Draws the values of all fields, in the order of the fields, without empty lines at the end. A button has an
        appearance for each state already.
        """
        for id, field in self.forms.fields.items():
            value = values.get(id, "")
            if not value:
                continue
            places = [place for place in field.places if place.appearance]
            words = dict(field.options).get(value, value).rstrip()
            shown = self._drawable(words) if places else ""
            in_lines = field.multiline or (not field.options and "\n" in value)
            whole = [self._draw(field, place, shown, in_lines) for place in places]
            if not all(whole):
                self.cut.append(id)

    def _draw(self, field: FormField, place: Place, words: str, in_lines: bool) -> bool:
        """Draws words into one place, in several lines if the field takes these. Returns whether all are shown."""
        size, leading = self.forms.style.size, self.forms.font.leading(self.forms.style.size)
        width, height = place.size
        inset = INSET if not field.options else OPTION_INSETS * self.forms.style.inset - self.forms.style.margin
        room = max(width - 2 * inset, size)
        broken = break_text(words, room, self._width, split=True) if in_lines else [words.replace("\n", " ")]
        count = max(1, int(height / leading + _ROUNDING)) if in_lines else 1
        lines, whole = self._that_fit(broken, count, room)
        top = height - INSET / 2 if in_lines and len(lines) < count else (height + len(lines) * leading) / 2
        ascent = self.forms.font.ascent * size / 1000
        code = " ".join(
            self._line_code(line, inset, top - index * leading - ascent) for index, line in enumerate(lines) if line
        )
        clip = f"0 0 {number(width)} {number(height)} re W n"
        content = f"/Tx BMC q {clip} BT {rgb(self.forms.style.ink)} rg {code} ET Q EMC"
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[0 0 {number(width)} {number(height)}]"
            f"/Resources<</Font<</FF {reference(self.forms.font_number)}{self.face.file_fonts.resources}>>>>"
        )
        self.file.set_stream(place.appearance, entries, content.encode("latin-1"))
        return whole

    def _drawable(self, words: str) -> str:
        """What is drawn for a text of several lines. Characters that no font has are counted."""
        lines = []
        for line in words.splitlines():
            shown, missing = drawable(line, self.face.typeface, self.forms.font.reverse)
            self.face.file_fonts.missing += missing
            lines.append(shown)
        return "\n".join(lines)

    def _that_fit(self, lines: Sequence[str], count: int, room: float) -> tuple[Sequence[str], bool]:
        """The first lines of a text, each of them shortened where it is too wide, and whether that is all."""
        fit = [line if self._width(line) <= room + _ROUNDING else self._shortened(line, room) for line in lines[:count]]
        if len(lines) > count:
            fit[-1] = self._shortened(lines[count - 1], room)
        return fit, fit == [*lines]

    def _shortened(self, line: str, room: float) -> str:
        """The beginning of a line that is continued, with a sign for that."""
        used = self._width(_MORE)
        for index, character in enumerate(line):
            used += self._letter(character)
            if used > room:
                return line[:index].rstrip() + _MORE
        return line.rstrip() + _MORE

    def _width(self, words: str) -> float:
        return sum(map(self._letter, words))

    def _letter(self, character: str) -> float:
        """The width of a character in points."""
        width = self.widths.get(character)
        if width is None:
            size, font = self.forms.style.size, self.forms.font
            own = character in font.reverse
            width = font.width(character, size) if own else self.face.typeface.width(character) * size
            self.widths[character] = width
        return width

    def _stretches(self, words: str) -> Sequence[tuple[bool, str]]:
        """The text in parts, and whether the form font has each."""
        own = self.forms.font.reverse
        return [(has, "".join(group)) for has, group in groupby(words, own.__contains__)]

    def _line_code(self, line: str, x: float, y: float) -> str:
        size = number(self.forms.style.size)
        operators = [f"1 0 0 1 {number(x)} {number(y)} Tm"]
        for own, stretch in self._stretches(line):
            encoded = (("/FF", self.forms.font.encode(stretch)),) if own else self.face.encode(stretch)
            operators += [f"{font} {size} Tf ({codes}) Tj" for font, codes in encoded]
        return " ".join(operators)
