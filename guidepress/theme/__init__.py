"""Design as data: layouts/ and assets/ become one `Theme`, which every writer takes.

`theme.yaml` is shared; each format has a layout file and a class of its own beside this one. A key that is not
known is an error, so that a misspelt key cannot be silently nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NewType, TypeVar
from zipfile import is_zipfile

from guidepress.core.problems import Code, Problems, Traced
from guidepress.core.values import Value
from guidepress.source import builder, yaml_reader
from guidepress.theme.book import BookLayout
from guidepress.theme.deck import DeckLayout
from guidepress.theme.deck_template import template_fault
from guidepress.theme.design_files import DesignFiles, Folders
from guidepress.theme.icons import read_icons
from guidepress.theme.left_out import check_folders, check_font_names, check_layout_names
from guidepress.theme.style_sheets import check_style
from guidepress.theme.web import WebLayout
from guidepress.theme.workbook import WorkbookLayout

Colour = NewType("Colour", str)
"""#rrggbb"""

T = TypeVar("T")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
"""What the name of a file in a book or a zip should not hold."""

LAYOUTS = ("theme.yaml", "workbook.yaml", "book.css", "book.yaml", "deck.yaml", "deck.pptx", "web.css", "web.yaml")
ROLES = ("regular", "semibold", "bold", "form")
"""Of fonts."""
LEAST_ACCENTS = 2


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
        """The accent of a part."""
        return self.accents[self.accent_number(number)]

    def accent_number(self, number: int) -> int:
        """The number of a part's accent, round again from 1 where it is higher than those of the theme."""
        last = len(self.accents) - 1
        return number if number <= last else (number - 1) % last + 1

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


def load_theme(layouts: Folders, assets: Folders, problems: Problems) -> Theme | None:
    """The theme from two folders, or None with the problems reported. `Where.file` is relative to their parents.

    Each may be several folders, the guide's own first and the tool's last: of files of one name, the first counts.
    """
    files = DesignFiles("layouts", layouts, problems)
    shared = _read(files, "theme.yaml", ThemeFile)
    workbook = _read(files, "workbook.yaml", WorkbookLayout)
    book = _read(files, "book.yaml", BookLayout)
    deck = _read(files, "deck.yaml", DeckLayout)
    web = _read(files, "web.yaml", WebLayout)
    css, web_css = _text(files, "book.css"), _text(files, "web.css")
    template = files.read("deck.pptx", files.place("deck.pptx"), _is_whole_package)
    check_layout_names(files, LAYOUTS)
    if shared is None or workbook is None or book is None or deck is None or web is None:
        return None
    if css is None or web_css is None or template is None:
        return None
    roots = [assets] if isinstance(assets, Path) else [*assets]
    check_folders(files.own[-1].parent, roots[0], problems)
    font_files = DesignFiles("assets/fonts", [root / "fonts" for root in roots], problems)
    fonts = _fonts(shared.fonts, font_files)
    icons = read_icons([root / "icons" for root in roots], problems)
    if fonts is None:
        return None
    notices = {role: _notices(str(getattr(shared.fonts, role)), font_files) for role in ROLES}
    found = Theme(
        shared.colours, shared.accents, fonts, icons, workbook, css, book, deck, template, web, web_css, notices
    )  # fmt: skip
    return found if _goes_together(found, shared, files) else None


def _goes_together(theme: Theme, shared: ThemeFile, files: DesignFiles) -> bool:
    """Whether the parts of a theme go together; what does not is reported."""
    problems = files.problems
    count = len(problems.items)
    if len(theme.accents) < LEAST_ACCENTS:
        message = f"there are {LEAST_ACCENTS} accents at least: one for front and back matter, one for parts"
        problems.error(Code.WRONG_COUNT, shared.where, message, "write more under accents")
    names = [name for name in Colours.__struct_fields__ if name != "where"]
    numbered = [f"{kind}-{number}" for kind in ("accent", "soft") for number in range(len(theme.accents))]
    check_style(theme.book_css, files.place("book.css"), [*names, *numbered], problems)
    night = [f"night-{name}" for name in names]
    check_style(theme.web_css, files.place("web.css"), [*names, *numbered, *night], problems)
    if len(files.folders) > 1 and files.is_own("deck.pptx"):
        fault = template_fault(theme.deck_template, [layout.name for layout in theme.deck.layouts.values()])
        if fault:
            message, hint = (
                f"no slides can be made of it: {fault}",
                "begin with the tool’s deck.pptx, and keep its layouts",
            )
            problems.error(Code.BAD_ASSET, files.place("deck.pptx"), message, hint)
    return len(problems.items) == count


def _fonts(names: Fonts, files: DesignFiles) -> dict[str, bytes] | None:
    """The bytes of each font by its role, or None after an error, which stands where the theme names the font."""
    named = {role: str(getattr(names, role)) for role in ROLES}
    check_font_names(files, set(named.values()))
    found: dict[str, bytes] = {}
    for role, name in named.items():
        data = files.read(name, names.where, _is_whole_font)
        if data is None:
            return None
        found[role] = data
    return found


def _notices(font: str, files: DesignFiles) -> Mapping[str, bytes]:
    """The texts in the folder of a font, such as its licence, each named after the folder: "atkinson-OFL.txt"."""
    folder = files.find(font)[1].parent
    found = {path.name: path.read_bytes() for path in sorted(folder.glob("*.txt")) if path.is_file()}
    return {_UNSAFE.sub("-", f"{folder.name}-{name}"): data.replace(b"\r\n", b"\n") for name, data in found.items()}


def _is_whole_package(data: bytes) -> bool:
    """Whether these are the bytes of a ZIP package, up to its end."""
    return is_zipfile(BytesIO(data))


def _is_whole_font(data: bytes) -> bool:
    """Whether these are the bytes of a TrueType font, the only form that every writer takes, with all of its tables."""
    if not data.startswith((b"\x00\x01\x00\x00", b"true")):
        return False
    count = int.from_bytes(data[4:6], "big")
    records = (data[start : start + 16] for start in range(12, 12 + 16 * count, 16))
    ends = (int.from_bytes(record[8:12], "big") + int.from_bytes(record[12:16], "big") for record in records)
    return len(data) >= 12 + 16 * count and max(ends, default=len(data) + 1) <= len(data)


def _text(files: DesignFiles, name: str) -> str | None:
    """A file of text, or None after an error."""
    where = files.place(name)
    data = files.read(name, where)
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        hint = "save the file as UTF-8 in your editor"
        files.problems.error(Code.NOT_UTF8, where, "the file is not saved as UTF-8", hint)
        return None


def _read(files: DesignFiles, name: str, kind: type[T]) -> T | None:
    """The value of a YAML file, or None after an error."""
    where = files.place(name)
    data = files.read(name, where)
    node = yaml_reader.read(data, where.file, files.problems) if data is not None else None
    return builder.build(kind, node, files.problems) if node is not None else None
