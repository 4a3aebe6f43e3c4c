"""The fonts of the workbook: measured, checked for missing characters, and embedded in the parts that are used.

ReportLab subsets the text fonts. A typed answer needs a font of another sort: simple, non-symbolic, with every letter
that somebody in the United Kingdom may type, because a viewer encodes what is typed by glyph names (ISO 32000-1,
12.7.3.3 and 9.6.6). `FormFont` is that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby

from reportlab.pdfbase.ttfonts import TTFont, TTFontFile, makeToUnicodeCMap

from guidepress.core.problems import Code, Problems, Where
from guidepress.formats.pdf.syntax.objects import ESCAPES, Document, numbers, reference


class FontFile:
    """A font as its file has it, with the width of each word asked for so far, at size 1.

    One serves all documents of a process, one after the other: a warm process need not read and measure again. It also
    serves every role that a theme gives to the same file, since ReportLab embeds a font of one name once only.
    """

    def __init__(self, data: bytes) -> None:
        self.font = TTFont(sha256(data).hexdigest(), BytesIO(data), shapable=False)
        self.widths: dict[str, float] = {}
        self.lacking: dict[str, str] = {}
        """The characters of a word that the font does not have, where it lacks any."""

    def measure(self, word: str) -> float:
        glyphs, known = self.font.face.charWidths, self.font.face.charToGlyph
        found: float = sum(glyphs.get(ord(c), 0) for c in word) / 1000
        self.widths[word] = found
        lacking = "".join(dict.fromkeys(c for c in word if ord(c) not in known and c != "\u00a0"))
        if lacking:
            self.lacking[word] = lacking
        return found


@lru_cache(8)
def font_file(data: bytes) -> FontFile:
    return FontFile(data)


class Face:
    """One font of the text in one document."""

    def __init__(self, role: str, data: bytes, document: Document, problems: Problems) -> None:
        self.file = font_file(data)
        self.font = self.file.font
        if document.fonts.setdefault(self.font.face.name, self.font) is not self.font:
            self.font.face.subfontNameX = f"-{role}".encode()  # another file gives itself the same name
        self.widths = self.file.widths
        self.document = document
        self.problems = problems
        self.fonts: dict[str, str] = {}
        """The resource of the font that holds a character, and in `codes` what stands for it in a string."""
        self.codes: dict[int, str] = {}
        self.first: set[str] = set()
        """The characters of the first resource."""
        self.shown: dict[str, tuple[tuple[str, str], ...]] = {}
        self.ascent: float = self.font.face.ascent / 1000
        self.descent: float = -self.font.face.descent / 1000

    def width(self, word: str, where: Where) -> float:
        """The width of a word at size 1. A character that the font lacks is reported at `where`."""
        found = self.widths.get(word)
        if found is None:
            found = self.file.measure(word)
        if self.file.lacking and word in self.file.lacking:
            self._report(self.file.lacking[word], where)
        return found

    def _report(self, characters: str, where: Where) -> None:
        for c in characters:
            message = f"the workbook’s font has no “{c}” (U+{ord(c):04X})"
            self.problems.error(Code.MISSING_GLYPH, where, message, "use other characters", about=c)

    def show(self, words: str) -> tuple[tuple[str, str], ...]:
        """The words as pairs of a font resource and a string between its parentheses."""
        found = self.shown.get(words)
        if found is None:
            found = self.shown[words] = tuple(
                (font, stretch.translate(self.codes)) for font, stretch in self._stretches(words)
            )
        return found

    def _stretches(self, words: str) -> Iterable[tuple[str, str]]:
        """The words in pieces of one font resource each. Most documents need but the first."""
        if self.first.issuperset(words):
            return ((self.fonts[words[0]], words),) if words else ()
        for character in words:
            if character not in self.fonts:
                self._learn(character)
        return ((font, "".join(group)) for font, group in groupby(words, self.fonts.__getitem__))

    def _learn(self, character: str) -> None:
        """Asks for the code of a new character. Characters get their codes as they are first used."""
        ((number, code),) = self.font.splitString(character, self.document.base)
        self.fonts[character] = self.font.getSubsetInternalName(number, self.document.base)
        self.codes[ord(character)] = code.decode("latin-1").translate(ESCAPES)
        if number == 0:
            self.first.add(character)


# Letters beyond Windows Latin 1: Welsh, then Polish, the most spoken other language in England and Wales. The free
# codes of WinAnsiEncoding come first, then codes below 32, which no viewer types.
MORE = {
    "Wcircumflex": "Ŵ", "wcircumflex": "ŵ", "Ycircumflex": "Ŷ", "ycircumflex": "ŷ", "Wgrave": "Ẁ", "wgrave": "ẁ",
    "Wacute": "Ẃ", "wacute": "ẃ", "Wdieresis": "Ẅ", "wdieresis": "ẅ", "Ygrave": "Ỳ", "ygrave": "ỳ",
    "Lslash": "Ł", "lslash": "ł", "Aogonek": "Ą", "aogonek": "ą", "Eogonek": "Ę", "eogonek": "ę",
    "Sacute": "Ś", "sacute": "ś", "Zacute": "Ź", "zacute": "ź", "Zdotaccent": "Ż", "zdotaccent": "ż",
    "Cacute": "Ć", "cacute": "ć", "Nacute": "Ń", "nacute": "ń",
}  # fmt: skip
"""By their names in the Adobe Glyph List, which viewers know."""
_BETWEEN = "    "
"""Between words to circle."""
_FREE = [0x81, 0x8D, 0x8F, 0x90, 0x9D, *range(1, 9), *range(14, 32)]


@lru_cache(2)
def form_font(data: bytes) -> FormFont:
    """The font of typed answers, made once for every document of a build."""
    return FormFont(data)


class FormFont:
    """The font of typed answers, with its codes and widths.

    A file that holds no more than these letters is embedded as it is; `tools/make_form_font.py` makes such a file.
    """

    def __init__(self, data: bytes) -> None:
        font = TTFontFile(BytesIO(data))
        known = font.charToGlyph.keys() - {0xFFFF}  # ReportLab’s own: the missing glyph
        self.codes: dict[int, str] = {}
        for code in range(32, 256):
            character = bytes((code,)).decode("cp1252", "ignore")
            if character and ord(character) in known:
                self.codes[code] = character
        self.differences: dict[int, str] = {}
        wanted = [(glyph, character) for glyph, character in MORE.items() if ord(character) in known]
        for code, (glyph, character) in zip(_FREE, wanted, strict=False):
            self.differences[code] = glyph
            self.codes[code] = character
        self.reverse = {character: code for code, character in sorted(self.codes.items(), reverse=True)}
        self.widths = [
            round(font.charWidths[ord(self.codes[code])]) if code in self.codes else 0 for code in range(256)
        ]
        self.ascent, self.descent = font.ascent, font.descent
        self.box = [round(value) for value in font.bbox]
        self.cap_height = round(font.capHeight)
        self.name = "FORMAA+" + font.name.decode("ascii")
        self.data = data if len(known) <= len(self.reverse) else self._subset(data)

    def _subset(self, data: bytes) -> bytes:
        from fontTools import subset  # a fifth of the start of a build, and needed for other fonts only
        from fontTools.ttLib import TTFont as Tables

        tables = Tables(BytesIO(data), recalcTimestamp=False)
        options = subset.Options()
        options.layout_features = []
        options.notdef_outline = True
        options.glyph_names = False
        options.name_IDs = [1, 2, 3, 4, 5, 6]
        options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "STAT", "meta"]
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[ord(character) for character in self.codes.values()])
        subsetter.subset(tables)
        # A non-symbolic TrueType font carries a (3, 1) table (ISO 19005-2, 6.2.11.6).
        tables["cmap"].tables = [t for t in tables["cmap"].tables if (t.platformID, t.platEncID) == (3, 1)]
        out = BytesIO()
        tables.save(out)
        return out.getvalue()

    def encode(self, words: str) -> str:
        """The words between the parentheses of a string; a character the font lacks becomes a question mark."""
        raw = bytes(self.reverse.get(character, ord("?")) for character in words)
        return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").decode("latin-1")

    def width(self, words: str, size: float) -> float:
        return sum(self.widths[self.reverse.get(character, ord("?"))] for character in words) * size / 1000

    def two_lines(self, size: float, border: float) -> float:
        """The least height of a box that shows two typed lines whole: twice the font's own leading, and the borders."""
        leading: float = (self.ascent - self.descent) * size / 1000
        return 2 * leading + 2 * border

    def lines(self, labels: Sequence[str], size: float, room: float) -> list[str]:
        """Words to circle, set side by side as the width allows."""
        lines: list[str] = []
        for label in labels:
            longer = lines[-1] + _BETWEEN + label if lines else label
            if lines and self.width(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(label)
        return lines

    def embed(self, document: Document) -> str:
        """The font's dictionary; what it refers to is added to the document."""
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
        chunk = f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{_in_hundreds(lines.splitlines())}\n"
        return (cmap[:start] + chunk + cmap[end:]).encode("ascii")


def _in_hundreds(lines: list[str]) -> str:
    """A CMap section holds at most a hundred mappings (Adobe Technical Note 5014)."""
    sections = []
    for start in range(0, len(lines), 100):
        part = lines[start : start + 100]
        sections.append(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar")
    return "\n".join(sections)
