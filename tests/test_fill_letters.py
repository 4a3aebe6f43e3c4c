"""Which letters of a filled workbook the other tests look at, and how they compare them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.fill import letters

LOOK = b"BT /Own 12 Tf (own) Tj /Plain 12 Tf (plain) Tj /Far 12 Tf (far) Tj [(far)] TJ /Mapped 12 Tf (mapped) ' ET"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A field with text in a font of the file, and in three that are not in it."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    file = pdf.make_stream(b"a font")
    far = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Far, FontDescriptor=Dictionary())
    fonts = Dictionary(
        Own=Dictionary(Subtype=Name.TrueType, FontDescriptor=Dictionary(FontFile2=file)),
        Plain=Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding),
        Far=Dictionary(Subtype=Name.Type0, Encoding=Name("/GBK-EUC-H"), DescendantFonts=Array([far])),
        Mapped=Dictionary(Subtype=Name.Type0, DescendantFonts=Array([far]), ToUnicode=pdf.make_stream(b"a map")),
    )
    look = pdf.make_stream(LOOK, Resources=Dictionary(Font=fonts))
    field = pdf.make_indirect(Dictionary(Subtype=Name.Widget, AP=Dictionary(N=look)))
    pdf.pages[0].Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    path = tmp_path / "filled.pdf"
    pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("whose", "kept"),
    [(letters.embedded, {"own"}), (letters.told, {"own", "plain", "mapped"})],
    ids=["that look alike everywhere", "that are read alike everywhere"],
)
def test_letters_are_kept(whose: letters.Whose, kept: set[str], filled: Path, tmp_path: Path) -> None:
    with pikepdf.open(letters.keep(whose, filled, tmp_path / "kept.pdf")) as pdf:
        look = pdf.pages[0].Annots[0].AP.N.read_bytes().decode("ascii")
    assert {word for word in ("own", "plain", "far", "mapped") if f"({word})" in look} == kept


@pytest.mark.parametrize(
    ("drawn", "left"),
    [
        ("", "a“bc”"),
        ("a", "“bc”"),
        ("ab", "c”"),
        ("a“b", "c”"),
        ("abc", "”"),
        ("a“bc”", ""),
        ("b", None),
        ("ac", None),
        ("a”b", None),
        ("abcd", None),
    ],
)
def test_what_is_still_to_come(drawn: str, left: str | None) -> None:
    assert letters.rest(drawn, "a “b c”", "“”") == left


def test_only_borrowed_letters_may_be_missing() -> None:
    assert letters.is_whole("gyl–", "gŵyl –", "ŵ–")
    assert letters.is_whole("gyl", "gŵyl –", "ŵ–")
    assert not letters.is_whole("gyl", "gŵyl –", "ŵ")
    assert not letters.is_whole("gŵy", "gŵyl –", "ŵ–")
    assert not letters.is_whole("gŵyl", "gwyl", "ŵ")
