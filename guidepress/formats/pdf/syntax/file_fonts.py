"""Fonts that one file has beside those of its document: for the letters of answers, and the pages of one person.

The fonts of a document are cut when its first file is written. A file that is filled in may hold other letters, which
must be in no other person’s file. So these are cut for each file: composite fonts with codes of two bytes (ISO 32000-1,
9.7), from the same chain of fonts.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any
from unicodedata import category, normalize

from guidepress.core.problems import Where
from guidepress.formats.pdf.syntax.fonts import Face, in_hundreds, subset_tables
from guidepress.formats.pdf.syntax.objects import ESCAPES, Document, numbers, reference
from guidepress.text.font_tables import font_tables
from guidepress.text.metrics import NO_BREAK_SPACE, Typeface

MISSING = "□"
"""What is drawn for a character that no font has."""
_NOT_DRAWN = frozenset("\ufe0e\ufe0f\u034f\u3164\u115f\u1160")
"""Characters that are never seen, beside those of the category Cf: they choose the look of others."""
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{mappings}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class FileFonts:
    """The fonts that are cut for one file, by the names of their resources."""

    def __init__(self, file: Document) -> None:
        self.file = file
        self._fonts: dict[bytes, _FileFont] = {}
        self.missing = 0
        """How many characters are drawn as `MISSING`."""

    def font(self, data: bytes) -> _FileFont:
        """The font that is cut from this font file."""
        found = self._fonts.get(data)
        if found is None:
            found = self._fonts[data] = _FileFont(data, f"P{len(self._fonts) + 1}", self.file.reserve())
        return found

    @property
    def resources(self) -> str:
        """The entries of a dictionary of font resources, for the fonts that were used so far."""
        return "".join(f"/{font.resource} {reference(font.object_number)}" for font in self._fonts.values())

    def embed(self) -> None:
        """Adds the fonts to the file, when everything is drawn."""
        for font in self._fonts.values():
            font.embed(self.file)


class _FileFont:
    """The characters of one font file that a file needs. Their codes are in the order of their first use, from 1."""

    def __init__(self, data: bytes, resource: str, object_number: int) -> None:
        self.data, self.resource, self.object_number = data, resource, object_number
        self.codes: dict[str, int] = {}

    def code(self, character: str) -> str:
        """The code of a character, as the content of a string."""
        code = self.codes.setdefault(character, len(self.codes) + 1)
        return code.to_bytes(2, "big").decode("latin-1").translate(ESCAPES)

    def embed(self, file: Document) -> None:
        """Adds the font to the file (ISO 32000-1, 9.7.4 and 9.7.6)."""
        characters = tuple(self.codes)
        subset = _subset(self.data, "".join(sorted(characters)))
        program = file.add_stream(f"/Length1 {len(subset.program)}", subset.program)
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{subset.name}/Flags 4/FontBBox{numbers(subset.box)}/ItalicAngle 0"
            f"/Ascent {round(subset.ascent)}/Descent {round(subset.descent)}/CapHeight {round(subset.cap_height)}"
            f"/StemV 80/FontFile2 {reference(program)}>>"
        )
        glyphs = [0, *(subset.glyphs[character] for character in characters)]
        to_glyphs = file.add_stream("", b"".join(glyph.to_bytes(2, "big") for glyph in glyphs))
        widths = font_tables(self.data).widths
        listed = numbers(widths[ord(character)] for character in characters)
        cid_font = file.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{subset.name}/FontDescriptor {reference(descriptor)}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/W[1{listed}]/CIDToGIDMap {reference(to_glyphs)}>>"
        )
        lines = [
            f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>" for character, code in self.codes.items()
        ]
        unicode = file.add_stream("", _CMAP.format(mappings=in_hundreds(lines)).encode("ascii"))
        file.set_body(
            self.object_number,
            f"<</Type/Font/Subtype/Type0/BaseFont/{subset.name}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(cid_font)}]/ToUnicode {reference(unicode)}>>",
        )


class FileFace(Face):
    """One weight of the text in one file, with fonts that are cut for that file.

    A character that no font has is drawn as `MISSING`, and counted.
    """

    def __init__(self, files: tuple[bytes, ...], fonts: FileFonts) -> None:
        self._set_up(files, fonts.file)
        self.file_fonts = fonts

    def width(self, word: str, where: Where) -> float:
        """The width of what is drawn for a word, at size 1."""
        return self.typeface.width(drawable(word, self.typeface)[0])

    def encode(self, words: str) -> tuple[tuple[str, str], ...]:
        """What is drawn for a text, as pairs of a font resource and the content of a string."""
        shown, missing = drawable(words, self.typeface)
        self.file_fonts.missing += missing
        return super().encode(shown)

    def assign_code(self, character: str) -> None:
        drawn = " " if character == NO_BREAK_SPACE else character
        font = self.file_fonts.font(self.typeface.files[self.typeface.font_of(drawn) or 0])
        self.fonts[character] = f"/{font.resource}"
        self.codes[ord(character)] = font.code(drawn)


def drawable(words: str, face: Typeface, others: Container[str] = ()) -> tuple[str, int]:
    """The text as it is drawn, and how many of its characters no font has.

    Letters and their accents are put together, and what is never seen is left out. `others`: characters that a font
    beside the typeface has.
    """
    if all(character in others for character in words):
        return words, 0
    shown, missing = [], 0
    for character in normalize("NFC", words):
        if character in others or (character.isprintable() and face.font_of(character) is not None):
            shown.append(character)
        elif character == "\t" or category(character) == "Zs":
            shown.append(character if character == NO_BREAK_SPACE else " ")
        elif category(character) != "Cf" and character not in _NOT_DRAWN:
            shown.append(MISSING if face.font_of(MISSING) is not None else "?")
            missing += 1
    return "".join(shown), missing


class _Subset:
    """A font file with some of its characters, and what its descriptor says. Measures are thousandths of the size."""

    def __init__(self, data: bytes, characters: str) -> None:
        tables: Any = subset_tables(data, [ord(character) for character in characters])
        cmap = tables.getBestCmap()
        self.glyphs = {character: int(tables.getGlyphID(cmap[ord(character)])) for character in characters}
        scale = 1000 / tables["head"].unitsPerEm
        head, measures = tables["head"], tables["hhea"]
        self.box = [round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax)]
        self.ascent, self.descent = measures.ascent * scale, measures.descent * scale
        self.cap_height = getattr(tables["OS/2"], "sCapHeight", measures.ascent) * scale
        out = BytesIO()
        tables.save(out)
        self.program = out.getvalue()
        digest = sha256(self.program).digest()
        tag = "".join(chr(65 + byte % 26) for byte in digest[:6])
        names = tables["name"].getDebugName(6) or "Font"
        self.name = f"{tag}+{''.join(letter for letter in names if letter.isalnum() or letter == '-')}"


@lru_cache(64)
def _subset(data: bytes, characters: str) -> _Subset:
    return _Subset(data, characters)
