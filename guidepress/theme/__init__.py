"""Design as data: layouts/ and assets/ become one `Theme`, which every writer takes.

`theme.yaml` is shared; each format has a layout file and a class of its own beside this one. A key that is not
known is an error, so that a misspelt key cannot be silently nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import NewType, TypeVar
from zipfile import is_zipfile

from guidepress.core.problems import Code, Problems, Traced, Where
from guidepress.core.values import Value
from guidepress.source import builder, yaml_reader
from guidepress.theme.book import BookLayout
from guidepress.theme.deck import DeckLayout
from guidepress.theme.icons import read_icons
from guidepress.theme.web import WebLayout
from guidepress.theme.workbook import WorkbookLayout

Colour = NewType("Colour", str)
"""#rrggbb"""

T = TypeVar("T")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
"""What the name of a file in a book or a zip should not hold."""


class Colours(Traced):
    ink: Colour
    quiet: Colour
    paper: Colour
    tint: Colour
    line: Colour
    rule: Colour
    link: Colour


class Accent(Traced):
    name: str
    accent: Colour
    soft: Colour


class Fonts(Traced):
    """Files below assets/fonts."""

    regular: str
    semibold: str
    bold: str
    form: str


class ThemeFile(Traced):
    """layouts/theme.yaml."""

    colours: Colours
    accents: tuple[Accent, ...]
    fonts: Fonts


class Theme(Value):
    colours: Colours
    accents: tuple[Accent, ...]
    fonts: Mapping[str, bytes]
    """Role ("regular", "semibold", "bold", "form") to the bytes of a TrueType file."""
    icons: Mapping[str, str]
    """Name to SVG text; every icon is a 24 × 24 line drawing in `currentColor`."""
    workbook: WorkbookLayout
    book_css: str
    """EPUB style with `{{name}}` where a colour stands; the EPUB writer fills them in."""
    book: BookLayout
    deck: DeckLayout
    deck_template: bytes
    """layouts/deck.pptx."""
    web: WebLayout
    web_css: str
    """Style of the web workbook, with places for colours as in `book_css`."""
    font_notices: Mapping[str, Mapping[str, bytes]] = {}
    """Role to the texts that lie beside its font, such as its licence, by names that every format can use."""

    def accent(self, number: int) -> Accent:
        """The accent of a part, round again from 1 where a guide has more parts than the theme has accents."""
        last = len(self.accents) - 1
        return self.accents[number if number <= last else (number - 1) % last + 1]

    def tone(self, name: str) -> tuple[str, str]:
        """The fill and the text colour of a drawing's tone: "ink", "paper", "tint", "accent-3", "soft-3"."""
        kind, _, number = name.partition("-")
        colours = self.colours
        if kind == "accent":
            return self.accent(int(number or 0)).accent, colours.paper
        if kind == "soft":
            return self.accent(int(number or 0)).soft, colours.ink
        if kind == "ink":
            return colours.ink, colours.paper
        return (colours.tint if kind == "tint" else colours.paper), colours.ink


def load_theme(layouts: Path, assets: Path, problems: Problems) -> Theme | None:
    """The theme from two folders, or None with the problems reported. `Where.file` is relative to their parents."""
    shared = _read(layouts / "theme.yaml", ThemeFile, problems)
    workbook = _read(layouts / "workbook.yaml", WorkbookLayout, problems)
    css = _text(layouts / "book.css", problems)
    book = _read(layouts / "book.yaml", BookLayout, problems)
    deck = _read(layouts / "deck.yaml", DeckLayout, problems)
    template = _bytes(layouts / "deck.pptx", Where("layouts/deck.pptx"), problems, _whole_package)
    web = _read(layouts / "web.yaml", WebLayout, problems)
    web_css = _text(layouts / "web.css", problems)
    if shared is None or workbook is None or css is None or book is None or deck is None or template is None:
        return None
    if web is None or web_css is None:
        return None
    fonts: dict[str, bytes] = {}
    notices: dict[str, Mapping[str, bytes]] = {}
    for role in ("regular", "semibold", "bold", "form"):
        path = assets / "fonts" / getattr(shared.fonts, role)
        data = _bytes(path, shared.fonts.where, problems, _whole_font)
        if data is None:
            return None
        fonts[role] = data
        notices[role] = _notices(path.parent, shared.fonts.where, problems)
    icons = read_icons(assets / "icons", problems)
    return Theme(
        shared.colours,
        shared.accents,
        fonts,
        icons,
        workbook,
        css,
        book,
        deck,
        template,
        web,
        web_css,
        notices,
    )


def _notices(folder: Path, where: Where, problems: Problems) -> Mapping[str, bytes]:
    """The texts in the folder of a font, each named after the folder: "atkinson-OFL.txt"."""
    found = {path.name: _bytes(path, where, problems) for path in sorted(folder.glob("*.txt"))}
    return {
        _UNSAFE.sub("-", f"{folder.name}-{name}"): data.replace(b"\r\n", b"\n")
        for name, data in found.items()
        if data is not None
    }


def _bytes(
    path: Path, where: Where, problems: Problems, whole: Callable[[bytes], bool] = lambda data: True
) -> bytes | None:
    """The bytes of a file that is whole, or None after an error."""
    try:
        data = path.read_bytes()
    except OSError:
        problems.error(Code.MISSING_ASSET, where, f"{path.name} cannot be read", "put the file back or name another")
        return None
    if not whole(data):
        problems.error(Code.BAD_ASSET, where, f"{path.name} is damaged", "put the file back or name another")
        return None
    return data


def _whole_package(data: bytes) -> bool:
    """Whether these are the bytes of a ZIP package, up to its end."""
    return is_zipfile(BytesIO(data))


def _whole_font(data: bytes) -> bool:
    """Whether these are the bytes of a TrueType font, the only form that every writer takes, with all of its tables."""
    if not data.startswith((b"\x00\x01\x00\x00", b"true")):
        return False
    count = int.from_bytes(data[4:6], "big")
    records = (data[start : start + 16] for start in range(12, 12 + 16 * count, 16))
    ends = (int.from_bytes(record[8:12], "big") + int.from_bytes(record[12:16], "big") for record in records)
    return len(data) >= 12 + 16 * count and max(ends, default=len(data) + 1) <= len(data)


def _text(path: Path, problems: Problems) -> str | None:
    """A file of text, or None after an error."""
    where = Where(f"layouts/{path.name}")
    data = _bytes(path, where, problems)
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        problems.error(Code.NOT_UTF8, where, "the file is not saved as UTF-8", "save the file as UTF-8 in your editor")
        return None


def _read(path: Path, kind: type[T], problems: Problems) -> T | None:
    where = f"layouts/{path.name}"
    data = _bytes(path, Where(where), problems)
    node = yaml_reader.read(data, where, problems) if data is not None else None
    return builder.build(kind, node, problems) if node is not None else None
