"""Makes the fallback fonts in assets/fonts/noto-*: subsets with the letters and symbols that they are for.

The originals are in five packages of the npm registry: @expo-google-fonts/noto-sans, …-symbols, …-symbols-2, …-math and
@expo-google-fonts/noto-emoji. Unpack each (`npm pack NAME`, then `tar xzf`) in a folder of the name that `SOURCES`
gives, and run:

    python tools/make_fallback_fonts.py FOLDER

A character is kept in the first font that has it, since only that font is asked for it. Kerning and hints are left out:
the PDF uses neither, and they would double the files. Tables that place accents (`mark`, `mkmk`, `ccmp`) are kept for
browsers. Equal input gives equal bytes. The licence files are copied too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
LETTERS = (
    (0x0020, 0x024F),  # Latin, with every European language and Vietnamese
    (0x0250, 0x036F),  # phonetic letters, accents
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # more Latin: Welsh, Vietnamese
    (0x2000, 0x206F),  # spaces, dashes, quotation marks
    (0x2070, 0x20CF),  # superscripts, subscripts, currencies
    (0x2100, 0x218F),  # letterlike symbols, fractions
)
"""The ranges of Unicode that Noto Sans is for."""
SYMBOLS = (
    (0x2100, 0x218F),  # letterlike symbols and numbers that Noto Sans lacks
    (0x2190, 0x22FF),  # arrows, operators
    (0x2300, 0x23FF),  # technical signs
    (0x2400, 0x24FF),  # letters and numbers in circles
    (0x25A0, 0x27FF),  # shapes, miscellaneous symbols, dingbats, more arrows
    (0x2B00, 0x2BFF),  # more arrows and stars
)
"""The ranges that the other families are for."""
SOURCES = (
    ("noto-sans", "400Regular/NotoSans_400Regular.ttf", "noto-sans/NotoSans-Regular.ttf", LETTERS),
    ("noto-sans", "600SemiBold/NotoSans_600SemiBold.ttf", "noto-sans/NotoSans-SemiBold.ttf", LETTERS),
    ("noto-sans", "700Bold/NotoSans_700Bold.ttf", "noto-sans/NotoSans-Bold.ttf", LETTERS),
    ("noto-sans-symbols-2", "400Regular/NotoSansSymbols2_400Regular.ttf",
     "noto-sans-symbols-2/NotoSansSymbols2-Regular.ttf", SYMBOLS),
    ("noto-sans-math", "400Regular/NotoSansMath_400Regular.ttf",
     "noto-sans-math/NotoSansMath-Regular.ttf", SYMBOLS),
    ("noto-sans-symbols", "400Regular/NotoSansSymbols_400Regular.ttf",
     "noto-sans-symbols/NotoSansSymbols-Regular.ttf", SYMBOLS),
    ("noto-emoji", "400Regular/NotoEmoji_400Regular.ttf", "noto-emoji/NotoEmoji-Regular.ttf", SYMBOLS),
)  # fmt: skip
"""For each font: the folder of its package, the file in it, the file to make, and the ranges that it is for."""


def cut(source: Path, target: Path, codes: Iterable[int]) -> set[int]:
    """Writes a font with only these characters. Returns those that it has."""
    options = subset.Options()
    options.layout_features = ["mark", "mkmk", "ccmp"]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "MATH", "STAT", "meta"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)
    return set(font.getBestCmap())


def make(packages: Path) -> None:
    """Makes every fallback font from the unpacked packages."""
    done: dict[str, set[int]] = {}
    for folder, file, target, ranges in SOURCES:
        package = packages / folder / "package"
        earlier = set().union(*(codes for name, codes in done.items() if name != folder))
        wanted = {code for first, last in ranges for code in range(first, last + 1)} - earlier
        done[folder] = cut(package / file, FONTS / target, sorted(wanted))
        licence = (package / "LICENSE_FONT").read_bytes().replace(b"\r\n", b"\n")
        (FONTS / target).with_name("OFL.txt").write_bytes(licence)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
