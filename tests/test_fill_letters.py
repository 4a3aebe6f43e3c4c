"""Every letter that a form font has, typed in four programs: it is drawn in a font that stands in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.conftest import command
from tests.fill import letters, look
from tests.fill.form import Question, questions
from tests.fill.typed import encoding
from tests.test_fill_engines import ENGINES, FONTS_OF_ITS_OWN, engine
from tests.tongues import tongues

ROW = 24
"""Letters in one line."""
SIGNS = "“”‘’–—€£•«»"
DOTS = {("mupdf", "el"): "–—“”•"}
"""Signs that a program draws as dots among the letters of a language. MuPDF writes Greek text in ISO 8859-7."""
STRANGE = "王 a"
"""A letter that no form font has, and one that each has."""
LOOK = b"BT /Own 12 Tf (own) Tj /Far 12 Tf [(far)] TJ /Unused 12 Tf ET"


@pytest.fixture(scope="module", params=["en-GB", "el", "uk", "vi", "cs"])
def blank(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of the starter in one of several languages."""
    path = tmp_path_factory.mktemp("blank") / f"{request.param}.pdf"
    path.write_bytes(tongues("pdf", language=request.param)["better-meetings-workbook.pdf"])
    return path


def largest(asked: dict[str, Question]) -> Question:
    """The field with the most room."""
    fields = [one for one in asked.values() if one.kind == "lines"]
    return max(fields, key=lambda one: one.widgets[0].width * one.widgets[0].height)


def form_font(path: Path) -> Any:
    with pikepdf.open(path) as pdf:
        return encoding(pdf.Root.AcroForm.DR.Font.FF)


@pytest.mark.parametrize("name", ENGINES)
def test_every_letter_of_the_form_font_is_drawn_from_the_file(name: str, blank: Path, tmp_path: Path) -> None:
    command("pdftotext")
    asked = questions(blank)
    field, target = largest(asked), tmp_path / "filled.pdf"
    typed = sorted(letter for letter in form_font(blank) if letter.isalpha() or letter in SIGNS)
    typed = [letter for letter in typed if normalize("NFKC", letter) == letter]  # pdftotext reads ª as a
    lines = ["".join(typed[start : start + ROW]) for start in range(0, len(typed), ROW)]
    engine(name)(blank, target, asked, [(field.name, "\n".join(lines))])
    assert questions(target)[field.name].value == "\n".join(lines)
    assert letters.borrowed(target) == [] or name in FONTS_OF_ITS_OWN
    place = field.widgets[0]
    shown = look.lines(look.words_in(look.words(target)[place.page], place))
    text = "".join(word.text for line in shown for word in line)
    dotted = str.maketrans(dict.fromkeys(DOTS.get((name, blank.stem), ""), "·"))
    assert letters.rest(text, "".join(lines).translate(dotted)) == ""


@pytest.mark.parametrize("name", ["pdfium"])
def test_a_letter_that_the_form_font_lacks_is_borrowed(name: str, tmp_path: Path) -> None:
    """PDFium takes such a letter, and no other, from the machine. The test sees that a borrowed font is found."""
    blank, target = tmp_path / "blank.pdf", tmp_path / "filled.pdf"
    blank.write_bytes(tongues("pdf")["better-meetings-workbook.pdf"])
    asked = questions(blank)
    field = largest(asked)
    engine(name)(blank, target, asked, [(field.name, STRANGE)])
    assert questions(target)[field.name].value == STRANGE
    assert len(letters.borrowed(target)) == 1


def test_fonts_that_are_not_in_the_file_are_found(tmp_path: Path) -> None:
    """Only those that show text count."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    file = pdf.make_stream(b"a font")
    far = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Far, FontDescriptor=Dictionary())
    fonts = Dictionary(
        Own=Dictionary(Subtype=Name.TrueType, BaseFont=Name.Own, FontDescriptor=Dictionary(FontFile2=file)),
        Far=Dictionary(Subtype=Name.Type0, BaseFont=Name.Far, DescendantFonts=Array([far])),
        Unused=Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica),
    )
    shown = pdf.make_stream(LOOK, Resources=Dictionary(Font=fonts))
    pdf.pages[0].Annots = Array([Dictionary(Subtype=Name.Widget, T="a", AP=Dictionary(N=shown))])
    pdf.save(tmp_path / "shown.pdf")
    assert letters.borrowed(tmp_path / "shown.pdf") == [(0, "a", "/Far")]


def test_what_is_still_to_come() -> None:
    assert letters.rest("", "a “b c”") == "a“bc”"
    assert letters.rest("a“b", "a “b c”") == "c”"
    assert letters.rest("a“bc”", "a “b c”") == ""
    assert letters.rest("ab", "a “b c”") is None
    assert letters.rest("a“bc”d", "a “b c”") is None
