"""The fonts of a theme: the names in theme.yaml, and the files that they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar

from guidepress.core.problems import Traced
from guidepress.core.values import Value
from guidepress.text.font_tables import is_readable
from guidepress.theme.design_files import DesignFiles
from guidepress.theme.unused_files import check_font_names

ROLES = ("regular", "semibold", "bold", "form")
"""The roles of the fonts in a theme."""
INLINE_ROLES = ("italic", "bold_italic", "mono")
"""The roles of fonts that a theme may do without: of stressed words, stressed words in bold text, and code."""
TEXT_ROLES = ("regular", "semibold", "bold")
"""The roles of text, which are also the weights of a fallback family."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
"""Characters that a file name inside an EPUB or zip file should not contain."""


class FallbackFamily(Traced):
    """A family for characters that the fonts before it lack. One file may serve all weights."""

    SHORT: ClassVar[str] = "regular"

    regular: str
    semibold: str = ""
    """Empty: as `regular`."""
    bold: str = ""
    """Empty: as `regular`."""


class Fonts(Traced):
    """The font file of each role, as a path below assets/fonts."""

    regular: str
    semibold: str
    bold: str
    form: str
    italic: str = ""
    """Empty: stressed words are semibold."""
    bold_italic: str = ""
    """Empty: stressed words in bold text look like the others."""
    mono: str = ""
    """For code. Empty: `regular`."""
    fallback: tuple[FallbackFamily, ...] = ()
    """In the order in which a character is looked for. Empty: those of the tool's own theme."""


class FontFiles(Value):
    """The fonts of a theme, read."""

    fonts: Mapping[str, bytes]
    """The bytes of a TrueType file for each of `ROLES`, and for those of `INLINE_ROLES` that the theme has."""
    fallback: tuple[Mapping[str, bytes], ...]
    """For each fallback family: the bytes for each of `TEXT_ROLES`."""
    notices: Mapping[str, Mapping[str, bytes]]
    """For each role and each fallback family (`fallback_role`): the text files beside the font, by safe file names."""


def fallback_role(number: int) -> str:
    """The name of a fallback family in `notices` and in file names. `number` counts from 0."""
    return f"fallback-{number + 1}"


def read_fonts(names: Fonts, families: tuple[FallbackFamily, ...], files: DesignFiles) -> FontFiles | None:
    """The files of all fonts, or None after an error. The error is reported at the line that names the font."""
    own_names = {role: str(getattr(names, role)) for role in (*ROLES, *INLINE_ROLES) if getattr(names, role)}
    weights = [{role: str(getattr(family, role) or family.regular) for role in TEXT_ROLES} for family in families]
    check_font_names(files, {*own_names.values(), *(name for family in weights for name in family.values())})
    data: dict[str, bytes] = {}
    for name, where in [
        *((name, names.where) for name in own_names.values()),
        *((name, family.where) for family, of in zip(families, weights, strict=True) for name in of.values()),
    ]:
        content = data.get(name) or files.read(name, where, is_complete_font)
        if content is None:
            return None
        data[name] = content
    notices = {role: _notices(name, files) for role, name in own_names.items()}
    notices |= {fallback_role(number): _notices(family["regular"], files) for number, family in enumerate(weights)}
    return FontFiles(
        {role: data[name] for role, name in own_names.items()},
        tuple({role: data[name] for role, name in family.items()} for family in weights),
        notices,
    )


def _notices(font: str, files: DesignFiles) -> Mapping[str, bytes]:
    """The text files in the folder of a font, such as its licence.

    Keys are "FOLDER-FILE", for example "atkinson-OFL.txt".
    """
    folder = files.find(font)[1].parent
    texts = {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt")) if path.is_file()}
    return {_UNSAFE.sub("-", f"{folder.name}-{name}"): data.replace(b"\r\n", b"\n") for name, data in texts.items()}


def is_complete_font(data: bytes) -> bool:
    """Whether the bytes are a TrueType font (the only font type that every format accepts) with all of its tables."""
    if not data.startswith((b"\x00\x01\x00\x00", b"true")):
        return False
    count = int.from_bytes(data[4:6], "big")
    records = (data[start : start + 16] for start in range(12, 12 + 16 * count, 16))
    ends = (int.from_bytes(record[8:12], "big") + int.from_bytes(record[12:16], "big") for record in records)
    return len(data) >= 12 + 16 * count and max(ends, default=len(data) + 1) <= len(data) and is_readable(data)
