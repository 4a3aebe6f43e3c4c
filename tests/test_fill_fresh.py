"""The form of the workbook before anybody has touched it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from guidepress.pipeline.build import BuildResult
from tests.fill.form import inherited, questions, terminal_fields
from tests.fill.typed import encoding

WELSH = "âêîôûŵŷÂÊÎÔÛŴŶáéíóúẃýÁÉÍÓÚẂÝàèìòùẁỳÀÈÌÒÙẀỲäëïöüẅÿÄËÏÖÜẄŸ"
TYPED = WELSH + "“”‘’–—…•€£§°½²" + "".join(chr(code) for code in range(32, 127))
PRINT, HIDDEN = 4, 2 | 32


@pytest.fixture(scope="module")
def file(output: Path) -> Path:
    return next(output.glob("*-workbook.pdf"))


@pytest.fixture(scope="module")
def pdf(file: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(file) as opened:
        yield opened


@pytest.fixture(scope="module")
def widgets(pdf: pikepdf.Pdf) -> list[Any]:
    return [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Widget"]


@pytest.fixture(scope="module")
def font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.Root.AcroForm.DR.Font.values()))


def test_every_state_has_an_appearance(widgets: list[Any]) -> None:
    for widget in widgets:
        look = widget.AP.N
        if inherited(widget, "/FT") == "/Btn":
            assert len(look.keys()) == 2, widget.TU
            assert "/Off" in look, widget.TU
            assert widget.AS == "/Off", widget.TU
            streams = list(look.values())
        else:
            streams = [look]
        for stream in streams:
            assert isinstance(stream, pikepdf.Stream), widget.TU
            left, low, right, high = (float(value) for value in widget.Rect)
            assert [float(value) for value in stream.BBox] == pytest.approx([0, 0, right - left, high - low], abs=0.02)
            assert stream.read_bytes().strip(), widget.TU


def test_no_text_field_shares_its_appearance(widgets: list[Any]) -> None:
    """A program that writes into one would write into the other."""
    streams = [widget.AP.N.objgen for widget in widgets if inherited(widget, "/FT") != "/Btn"]
    assert len(streams) == len(set(streams))


def test_every_field_is_printed_and_seen(widgets: list[Any]) -> None:
    for widget in widgets:
        assert int(widget.F) & PRINT, widget.TU
        assert not int(widget.F) & HIDDEN, widget.TU


def test_nothing_runs_and_nothing_is_left_to_the_viewer(pdf: pikepdf.Pdf) -> None:
    form = pdf.Root.AcroForm
    assert not {"/NeedAppearances", "/XFA", "/CO"} & set(form.keys())
    assert not {"/AA", "/OpenAction"} & set(pdf.Root.keys())
    assert "/JavaScript" not in pdf.Root.get("/Names", {})
    for number, thing in enumerate(pdf.objects):
        if isinstance(thing, pikepdf.Dictionary):
            assert "/AA" not in thing, number
            assert "/JS" not in thing, number


def test_type_has_one_fixed_size(pdf: pikepdf.Pdf, widgets: list[Any]) -> None:
    styles = set()
    for widget in widgets:
        if inherited(widget, "/FT") != "/Btn":
            styles.add(str(inherited(widget, "/DA")))
    (style,) = styles
    form = str(pdf.Root.AcroForm.DA)
    size = form.split()[1]
    assert float(size) >= 12
    assert style.endswith(form)


def test_both_names_of_the_form_font_are_one_font(pdf: pikepdf.Pdf, widgets: list[Any]) -> None:
    """PDFium takes the first font of a field, which has the name of a symbol font; other programs take the last."""
    fonts = pdf.Root.AcroForm.DR.Font
    style = next(str(inherited(widget, "/DA")) for widget in widgets if inherited(widget, "/FT") == "/Tx").split()
    named = [style[place - 2] for place, operator in enumerate(style) if operator == "Tf"]
    assert named == ["/Wingdings", "/FF"]
    assert {fonts[name].objgen for name in named} == {font.objgen for font in fonts.values()}
    assert len({font.objgen for font in fonts.values()}) == 1


def test_no_answer_is_too_long(widgets: list[Any]) -> None:
    """No limit of characters, no comb, and every box scrolls."""
    comb, no_scroll, password, read_only = 1 << 24, 1 << 23, 1 << 13, 1
    for widget in widgets:
        assert inherited(widget, "/MaxLen") is None, widget.TU
        assert not int(inherited(widget, "/Ff") or 0) & (comb | no_scroll | password | read_only), widget.TU


def test_the_form_font_is_simple_and_embedded(font: Any) -> None:
    assert font.Subtype == "/TrueType"
    assert font.Encoding.BaseEncoding == "/WinAnsiEncoding"
    assert int(font.FontDescriptor.Flags) & 32, "non-symbolic"
    assert not int(font.FontDescriptor.Flags) & 4, "symbolic"
    assert "/ToUnicode" in font
    assert len(font.FontDescriptor.FontFile2.read_bytes()) > 10_000


def test_the_form_font_has_every_letter(font: Any) -> None:
    """Each character has a code, a glyph that is not empty, and the width that the font file gives."""
    codes = encoding(font)
    tables = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    known = {key: glyph for table in tables["cmap"].tables for key, glyph in table.cmap.items()}
    scale = 1000 / tables["head"].unitsPerEm
    for character in TYPED:
        assert character in codes, character
        glyph = known[ord(character)]
        assert tables["glyf"][glyph].numberOfContours or character == " ", character
        width = float(font.Widths[codes[character] - int(font.FirstChar)])
        assert width == pytest.approx(tables["hmtx"][glyph][0] * scale, abs=1), character


def test_the_letters_are_asked_for_by_the_same_name_everywhere(pdf: pikepdf.Pdf, widgets: list[Any]) -> None:
    """The appearances use the font of the form, under its name."""
    fonts = pdf.Root.AcroForm.DR.Font
    for widget in widgets:
        look = widget.AP.N
        for stream in [look] if isinstance(look, pikepdf.Stream) else list(look.values()):
            resources: Any = stream.get("/Resources", {})
            for name, used in resources.get("/Font", {}).items():
                assert used.objgen == fonts[name].objgen, widget.TU


def test_names_are_unique(pdf: pikepdf.Pdf, widgets: list[Any]) -> None:
    names = [name for name, _ in terminal_fields(pdf)]
    assert len(names) == len(set(names))
    held = [kid.objgen for _, field in terminal_fields(pdf) for kid in field.get("/Kids", [field])]
    assert sorted(held) == sorted(widget.objgen for widget in widgets)


def test_shared_questions_are_one_field(file: Path, built: BuildResult) -> None:
    """My plan on a page repeats what was asked before: the same field, another place, the same kind."""
    shared = [one for one in questions(file).values() if one.kind != "one" and len(one.widgets) > 1]
    for question in shared:
        assert len({widget.page for widget in question.widgets}) == len(question.widgets), question.name


def test_a_rating_is_asked_in_one_place(file: Path) -> None:
    """The options of one rating stand on one page; no rating is repeated as the same field."""
    ratings = [one for one in questions(file).values() if one.kind == "one"]
    for question in ratings:
        assert len({widget.page for widget in question.widgets}) == 1, question.name
        assert len(set(question.states)) == len(question.widgets), question.name
