"""The fonts of the workbook: measured, checked for missing characters, and embedded as subsets.

ReportLab makes the subsets of the text fonts. Form fields need another kind of font, `FormFont`: simple and
non-symbolic, with every letter that somebody in the United Kingdom may type, because a viewer encodes typed text by
glyph names (ISO 32000-1, 12.7.3.3 and 9.6.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont, TTFontFile, makeToUnicodeCMap

from guidepress.core.problems import Code, Problems, Where
from guidepress.formats.pdf.syntax.form_letters import glyph_name
from guidepress.formats.pdf.syntax.objects import ESCAPES, Document, DrawnDocument, numbers, reference
from guidepress.text.font_tables import font_tables
from guidepress.text.metrics import typeface


class FontFile:
    """A font file, as ReportLab reads it to embed it.

    All documents of a process share it, so the file is read only once. All roles with the same file share it too, since
    ReportLab embeds only one font of each name.
    """

    def __init__(self, data: bytes, is_fallback: bool) -> None:
        ascii_too = None if not is_fallback else 0  # a fallback font is rarely asked for ASCII, so it embeds none
        name = sha256(data).hexdigest()
        self.font = TTFont(name, BytesIO(data), asciiReadable=ascii_too, shapable=False)
        face = self.font.face
        if face.unitsPerEm != 1000:  # ReportLab would write the widths of its subsets in thousandths
            scale = face.unitsPerEm / 1000
            face.hmetrics = [(round(advance * scale), round(bearing * scale)) for advance, bearing in face.hmetrics]


@lru_cache(32)
def font_file(data: bytes, is_fallback: bool = False) -> FontFile:
    """The font file of these bytes, read once in a process."""
    return FontFile(data, is_fallback)


class Face:
    """One weight of the text in one document: its font, and the fonts for characters that it lacks.

    `files`: the main font first. A fallback font is read and embedded only if a character of the document needs it.
    """

    def __init__(self, role: str, files: tuple[bytes, ...], document: DrawnDocument, problems: Problems) -> None:
        self._set_up(files, document)
        self.role = role
        self.drawn = document
        self.problems = problems
        self.embedded: dict[int, TTFont] = {}
        """The fonts that the document needs, by their numbers in the typeface."""
        self.has_readable = False
        """Whether a letter of ASCII has its code."""
        document.letters.append((role, ""))
        self._font(0)

    def _set_up(self, files: tuple[bytes, ...], document: Document) -> None:
        """Sets what every face has, wherever its fonts come from."""
        self.typeface = typeface(files)
        self.document = document
        self.widths = self.typeface.widths
        self.fonts: dict[str, str] = {}
        """For each character: the font resource that contains it."""
        self.codes: dict[int, str] = {}
        """For each character: its code in a string of that resource."""
        self.first_subset: set[str] = set()
        """The characters of the first font resource."""
        self.encoded: dict[str, tuple[tuple[str, str], ...]] = {}
        """A cache of encoded texts."""
        self.ascent: float = self.typeface.ascent
        self.descent: float = self.typeface.descent

    def _font(self, number: int) -> TTFont:
        """One of the fonts of the typeface, ready to be embedded in the document."""
        font = self.embedded.get(number)
        if font is None:
            font = self.embedded[number] = font_file(self.typeface.files[number], number > 0).font
            if self.drawn.fonts.setdefault(font.face.name, font) is not font:
                font.face.subfontNameX = f"-{self.role}".encode()  # another font file has the same name
        return font

    def width(self, word: str, where: Where) -> float:
        """The width of a word at size 1. A character that no font has is reported at `where`."""
        width = self.widths.get(word)
        if width is None:
            width = self.typeface.width(word)
        if self.typeface.lacking and word in self.typeface.lacking:
            self._report(self.typeface.lacking[word], where)
        return width

    def _report(self, characters: str, where: Where) -> None:
        for c in characters:
            message = f"the guide’s fonts have no “{c}” (U+{ord(c):04X})"
            self.problems.error(Code.MISSING_GLYPH, where, message, about=c)

    def encode(self, words: str) -> tuple[tuple[str, str], ...]:
        """The text as pairs of a font resource and the content of a string."""
        encoded = self.encoded.get(words)
        if encoded is None:
            encoded = self.encoded[words] = tuple(
                (font, stretch.translate(self.codes)) for font, stretch in self._stretches(words)
            )
        return encoded

    def _stretches(self, words: str) -> Iterable[tuple[str, str]]:
        """The text in parts that use one font resource each. Most documents need only the first resource."""
        if self.first_subset.issuperset(words):
            return ((self.fonts[words[0]], words),) if words else ()
        for character in words:
            if character not in self.fonts:
                self.assign_code(character)
        return ((font, "".join(group)) for font, group in groupby(words, self.fonts.__getitem__))

    def assign_code(self, character: str) -> None:
        """Gets the code of a new character. Characters get their codes in the order of their first use."""
        font_number = self.typeface.font_of(character) or 0
        self._log(" " if font_number == 0 and character in _READABLE else character)
        font = self._font(font_number)
        ((number, code),) = font.splitString(character, self.drawn.base)
        self.fonts[character] = font.getSubsetInternalName(number, self.drawn.base)
        self.codes[ord(character)] = code.decode("latin-1").translate(ESCAPES)
        if number == font_number == 0:
            self.first_subset.add(character)

    def _log(self, character: str) -> None:
        """Logs a character that gets a code. The letters of ASCII always have the same codes, so only the first counts:
        a blank is logged for it.
        """
        if character != " " or not self.has_readable:
            self.drawn.letters.append((self.role, character))
        self.has_readable = self.has_readable or character == " "


_READABLE = frozenset(map(chr, range(32, 127)))
"""Characters that ReportLab gives their codes in ASCII, in the first subset of a font that is no fallback."""


# Letters beyond Windows Latin 1: Welsh, then Polish, the most spoken other language in England and Wales. They get the
# free codes of WinAnsiEncoding first, then codes below 32, which no viewer uses for typed text.
EXTRA_LETTERS = {
    "Wcircumflex": "Ŵ", "wcircumflex": "ŵ", "Ycircumflex": "Ŷ", "ycircumflex": "ŷ", "Wgrave": "Ẁ", "wgrave": "ẁ",
    "Wacute": "Ẃ", "wacute": "ẃ", "Wdieresis": "Ẅ", "wdieresis": "ẅ", "Ygrave": "Ỳ", "ygrave": "ỳ",
    "Lslash": "Ł", "lslash": "ł", "Aogonek": "Ą", "aogonek": "ą", "Eogonek": "Ę", "eogonek": "ę",
    "Sacute": "Ś", "sacute": "ś", "Zacute": "Ź", "zacute": "ź", "Zdotaccent": "Ż", "zdotaccent": "ż",
    "Cacute": "Ć", "cacute": "ć", "Nacute": "Ń", "nacute": "ń",
}  # fmt: skip
"""The names of these letters in the Adobe Glyph List, and the letters."""
_KEPT = frozenset("–—‘’“”„…•€£§°½·«»")
"""Characters of Windows Latin 1 beyond ASCII that keep their codes in every language, besides its own letters."""
_OPTION_GAP = "    "
"""The space between options to circle."""
_FREE_CODES = [0x81, 0x8D, 0x8F, 0x90, 0x9D, *range(1, 9), *range(14, 32)]
"""Codes without a character in WinAnsiEncoding."""


@lru_cache(2)
def form_font(files: tuple[bytes, ...], letters: str) -> FormFont:
    """The font of form fields, made once for all documents of a build.

    It is made of the first file that has all of `letters` (`form_letters`), or else of the one that has the most.
    """
    wanted = set(map(ord, letters))
    data = max(files, key=lambda data: len(wanted & font_tables(data).widths.keys())) if wanted else files[0]
    return FormFont(data, letters)


class FormFont:
    """The font of form fields, with its codes and widths.

    A file that holds no more than the letters it needs is embedded unchanged; `tools/make_form_font.py` makes such a
    file. `letters`: those of a language and of a guide, which take the codes of others where there are not enough.
    """

    def __init__(self, data: bytes, letters: str = "") -> None:
        font = TTFontFile(BytesIO(data))
        widths = font_tables(data).widths
        available = widths.keys()
        self.codes: dict[int, str] = {}
        for code in range(32, 256):
            character = bytes((code,)).decode("cp1252", "ignore")
            if character and ord(character) in available:
                self.codes[code] = character
        self.differences: dict[int, str] = {}
        missing = [letter for letter in letters if letter not in self.codes.values()]
        extra = {name: letter for letter in missing if (name := glyph_name(letter))}
        extra |= {glyph: letter for glyph, letter in EXTRA_LETTERS.items() if letter not in missing}
        wanted = [(glyph, character) for glyph, character in extra.items() if ord(character) in available]
        for code, (glyph, character) in zip(self._free_codes(letters, len(missing)), wanted, strict=False):
            self.differences[code] = glyph
            self.codes[code] = character
        self.reverse = {character: code for code, character in sorted(self.codes.items(), reverse=True)}
        self.widths = [round(widths[ord(self.codes[code])]) if code in self.codes else 0 for code in range(256)]
        self.ascent, self.descent = font.ascent, font.descent
        self.box = [round(value) for value in font.bbox]
        self.cap_height = round(font.capHeight)
        self.name = "FORMAA+" + font.name.decode("ascii")
        self.data = data if len(available) <= len(self.reverse) else self._subset(data)

    def _free_codes(self, letters: str, count: int) -> list[int]:
        """Codes for letters that have none in WinAnsiEncoding, at least `count` if there are as many."""
        given_up = [
            code for code in range(255, 127, -1) if code in self.codes and self.codes[code] not in _KEPT | {*letters}
        ]
        return _FREE_CODES + given_up[: max(0, count - len(_FREE_CODES))]

    def _subset(self, data: bytes) -> bytes:
        """The font file with only the letters it needs."""
        tables = subset_tables(data, [ord(character) for character in self.codes.values()])
        # A non-symbolic TrueType font carries a (3, 1) table (ISO 19005-2, 6.2.11.6).
        tables["cmap"].tables = [t for t in tables["cmap"].tables if (t.platformID, t.platEncID) == (3, 1)]
        out = BytesIO()
        tables.save(out)
        return out.getvalue()

    def encode(self, words: str) -> str:
        """The text as the content of a string. A character that the font lacks becomes a question mark."""
        raw = bytes(self.reverse.get(character, ord("?")) for character in words)
        return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").decode("latin-1")

    def missing(self, words: str) -> str:
        """The characters of a text that the font lacks, each once."""
        return "".join(dict.fromkeys(character for character in words if character not in self.reverse))

    def width(self, words: str, size: float) -> float:
        """The width of a text in points."""
        return sum(self.widths[self.reverse.get(character, ord("?"))] for character in words) * size / 1000

    def leading(self, size: float) -> float:
        """The distance between two typed lines, in points."""
        return float(self.ascent - self.descent) * size / 1000

    def option_lines(self, labels: Sequence[str], size: float, room: float) -> list[str]:
        """Options to circle, side by side as far as the width `room` (points) allows."""
        lines: list[str] = []
        for label in labels:
            longer = lines[-1] + _OPTION_GAP + label if lines else label
            if lines and self.width(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(label)
        return lines

    def embed(self, document: Document) -> str:
        """The font dictionary. The objects it refers to are added to the document."""
        program = document.add_stream(f"/Length1 {len(self.data)}", self.data)
        descriptor = document.add(
            f"<</Type/FontDescriptor/FontName/{self.name}/Flags 32/FontBBox{numbers(self.box)}/ItalicAngle 0"
            f"/Ascent {round(self.ascent)}/Descent {round(self.descent)}/CapHeight {self.cap_height}/StemV 80"
            f"/FontFile2 {reference(program)}>>"
        )
        unicode = document.add_stream("", self._to_unicode())
        differences = " ".join(f"{code}/{glyph}" for code, glyph in sorted(self.differences.items()))
        return (
            f"<</Type/Font/Subtype/TrueType/BaseFont/{self.name}/FirstChar 0/LastChar 255/Widths{numbers(self.widths)}"
            f"/FontDescriptor {reference(descriptor)}/ToUnicode {reference(unicode)}"
            f"/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[{differences}]>>>>"
        )

    def _to_unicode(self) -> bytes:
        codes = sorted(self.codes)
        cmap: str = makeToUnicodeCMap(self.name, [0])
        lines = "\n".join(f"<{code:02X}> <{ord(self.codes[code]):04X}>" for code in codes)
        start, end = cmap.index("1 begincodespacerange"), cmap.index("endcmap")
        chunk = f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{in_hundreds(lines.splitlines())}\n"
        return (cmap[:start] + chunk + cmap[end:]).encode("ascii")


def in_hundreds(lines: list[str]) -> str:
    """A section of a CMap holds at most 100 mappings (Adobe Technical Note 5014)."""
    sections = []
    for start in range(0, len(lines), 100):
        part = lines[start : start + 100]
        sections.append(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar")
    return "\n".join(sections)


def subset_tables(data: bytes, codes: Sequence[int]) -> Any:
    """The tables of a font file with only these characters, by their code points: a `TTFont` of fontTools."""
    from fontTools import subset  # slow to import, and not needed for the tool’s own form font
    from fontTools.ttLib import TTFont as Tables

    tables = Tables(BytesIO(data), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = []
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [1, 2, 3, 4, 5, 6]
    options.drop_tables += ["DSIG", "STAT", "meta", "FFTM"]
    for layout in ("GPOS", "GSUB", "GDEF"):  # taken out unread, since the subsetter would parse them first
        if layout in tables:
            del tables[layout]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(tables)
    return tables
