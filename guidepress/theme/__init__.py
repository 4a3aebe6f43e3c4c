"""Reads the design of a guide: the files of layouts/ and assets/ become one `Theme`, which every format takes.

`theme.yaml` is shared by all formats. Each format also has a layout file, with a class of its own in this folder. An
unknown key is an error, so that a misspelt key is never ignored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal, NewType, TypeVar
from zipfile import is_zipfile

from guidepress.core.problems import Code, Problems, Traced, Where
from guidepress.core.values import Value
from guidepress.source import builder, yaml_reader
from guidepress.theme.book import BookLayout
from guidepress.theme.braille import BrailleLayout, check_measures
from guidepress.theme.deck import DeckLayout
from guidepress.theme.deck_template import template_fault
from guidepress.theme.design_files import DesignFiles, Folders
from guidepress.theme.fonts import TEXT_ROLES, FallbackFamily, Fonts, read_fonts
from guidepress.theme.icons import read_icons
from guidepress.theme.planner import PlannerLayout
from guidepress.theme.style_sheets import check_style
from guidepress.theme.unused_files import check_folders, check_layout_names
from guidepress.theme.web import WebLayout
from guidepress.theme.workbook import WorkbookLayout

Colour = NewType("Colour", str)
"""#rrggbb"""

Emphasis = Literal["italic", "semibold", "bold"]
"""How stressed words are set."""

T = TypeVar("T")

LAYOUTS = (
    "theme.yaml", "workbook.yaml", "book.css", "book.yaml", "deck.yaml", "deck.pptx", "web.css", "web.yaml",
    "transcript.css", "braille.yaml", "planner.css", "planner.yaml",
)  # fmt: skip
"""The names of all files that are read from layouts/."""
STYLES = ("book.css", "web.css", "transcript.css", "planner.css")
EMPHASIS_NAMES = ("emphasis-style", "emphasis-weight")
"""Placeholders in the style sheets for how stressed words are set: the values of font-style and font-weight."""
LEAST_ACCENTS = 2
"""The minimum number of accents in a theme."""


class Colours(Traced):
    """The colours that all formats share."""

    ink: Colour
    quiet: Colour
    paper: Colour
    tint: Colour
    line: Colour
    rule: Colour
    link: Colour


class Accent(Traced):
    """A strong colour for one part of the guide, and the pale colour that goes with it."""

    name: str
    accent: Colour
    """The strong colour. Text on it has the colour `paper`."""
    soft: Colour
    """The pale colour. Text on it has the colour `ink`."""


class ThemeFile(Traced):
    """The content of layouts/theme.yaml."""

    colours: Colours
    accents: tuple[Accent, ...]
    fonts: Fonts
    emphasis: Emphasis = "italic"


class Theme(Value):
    """The whole design of a guide, read and checked."""

    colours: Colours
    accents: tuple[Accent, ...]
    fonts: Mapping[str, bytes]
    """The bytes of a TrueType file for each role ("regular", "semibold", "bold", "form"), and for those of
    `fonts.INLINE_ROLES` that the theme has.
    """
    icons: Mapping[str, str]
    """The SVG text of each icon by its name. Every icon is a line drawing of 24 × 24 units in `currentColor`."""
    workbook: WorkbookLayout
    book_css: str
    """The style sheet of the EPUB. It holds `{{name}}` in place of each colour; the EPUB format fills these in."""
    book: BookLayout
    deck: DeckLayout
    deck_template: bytes
    """The bytes of layouts/deck.pptx."""
    web: WebLayout
    web_css: str
    """The style sheet of the web workbook, with placeholders for colours as in `book_css`."""
    braille: BrailleLayout
    transcript_css: str
    """The style sheet of the transcript, with placeholders for colours as in `book_css`."""
    planner: PlannerLayout
    planner_css: str
    """The style sheet of the planner, with placeholders for colours as in `book_css`."""
    font_notices: Mapping[str, Mapping[str, bytes]] = {}
    """For each role and each fallback family (`fallback_role`), the text files in the folder of its font, such as the
    licence, by safe file names.
    """
    fallback_fonts: tuple[Mapping[str, bytes], ...] = ()
    """The families for characters that the fonts lack, in order: the bytes of a TrueType file for each weight
    ("regular", "semibold", "bold").
    """
    emphasis: Emphasis = "italic"
    """How stressed words are set. Without an italic font they are semibold."""

    def font_chain(self, role: str) -> tuple[bytes, ...]:
        """The fonts in which a character is looked for, in order. `role` is one of `fonts.TEXT_ROLES`, or one of
        `fonts.INLINE_ROLES` that the theme has.
        """
        weight = role if role in TEXT_ROLES else "bold" if role.startswith("bold") else "regular"
        return (self.fonts[role], *(family[weight] for family in self.fallback_fonts))

    def emphasis_role(self, in_bold: bool) -> str:
        """The role of the font for stressed words. `in_bold`: the words around them are semibold or bold."""
        if self.emphasis == "italic":
            if in_bold:
                return "bold_italic" if "bold_italic" in self.fonts else "bold"
            if "italic" in self.fonts:
                return "italic"
        return "bold" if in_bold or self.emphasis == "bold" else "semibold"

    @property
    def has_italics(self) -> bool:
        """Whether stressed words are set in italics."""
        return self.emphasis_role(in_bold=False) == "italic"

    def accent(self, number: int) -> Accent:
        """The accent with this number. See `accent_number`."""
        return self.accents[self.accent_number(number)]

    def accent_number(self, number: int) -> int:
        """The index of the accent for this number. Numbers beyond the last accent start again from 1."""
        last = len(self.accents) - 1
        return number if number <= last else (number - 1) % last + 1

    def tone(self, name: str) -> tuple[str, str]:
        """The fill colour and the text colour of a tone: "ink", "paper", "tint", "accent-3", "soft-3"."""
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
    """Reads the theme. Returns None after an error, which is reported in `problems`.

    `layouts` and `assets` are folders, or lists of folders: the guide's first, the tool's last. If several folders have
    a file of the same name, the first one is used. In problems, `Where.file` is relative to the parents of these
    folders.
    """
    files = DesignFiles("layouts", layouts, problems)
    theme_file = _read(files, "theme.yaml", ThemeFile)
    workbook = _read(files, "workbook.yaml", WorkbookLayout)
    book = _read(files, "book.yaml", BookLayout)
    deck = _read(files, "deck.yaml", DeckLayout)
    web = _read(files, "web.yaml", WebLayout)
    braille = _read(files, "braille.yaml", BrailleLayout)
    planner = _read(files, "planner.yaml", PlannerLayout)
    css, web_css, transcript_css, planner_css = (_text(files, name) for name in STYLES)
    template = files.read("deck.pptx", files.location("deck.pptx"), _is_complete_zip)
    check_layout_names(files, LAYOUTS)
    if theme_file is None or workbook is None or book is None or deck is None or web is None or braille is None:
        return None
    if css is None or web_css is None or transcript_css is None or template is None:
        return None
    if planner is None or planner_css is None:
        return None
    roots = [assets] if isinstance(assets, Path) else [*assets]
    check_folders(files.guide_folders[-1].parent, roots[0], problems)
    font_files = DesignFiles("assets/fonts", [root / "fonts" for root in roots], problems)
    fonts = read_fonts(theme_file.fonts, _fallback_families(theme_file, files), font_files)
    icons = read_icons([root / "icons" for root in roots], problems)
    if fonts is None:
        return None
    theme = Theme(
        theme_file.colours, theme_file.accents, fonts.fonts, icons, workbook, css, book, deck, template, web, web_css,
        braille, transcript_css, planner, planner_css, fonts.notices, fonts.fallback, theme_file.emphasis,
    )  # fmt: skip
    return theme if _is_consistent(theme, theme_file, files) else None


def _fallback_families(theme_file: ThemeFile, files: DesignFiles) -> tuple[FallbackFamily, ...]:
    """The fallback families of the theme, or else those of the tool's own theme, if there is another one."""
    families = theme_file.fonts.fallback
    if families or len(files.folders) < 2 or not files.is_from_guide("theme.yaml"):
        return families
    tool = DesignFiles("layouts", files.folders[-1], files.problems)
    tool_theme = _read(tool, "theme.yaml", ThemeFile)
    return tool_theme.fonts.fallback if tool_theme is not None else ()


def _is_consistent(theme: Theme, theme_file: ThemeFile, files: DesignFiles) -> bool:
    """Checks that the parts of a theme fit together. Reports what does not, and returns whether all is well."""
    problems = files.problems
    count = len(problems.items)
    check_accents(theme.accents, theme_file.where, problems)
    check_measures(theme.braille, problems)
    names = [name for name in Colours.__struct_fields__ if name != "where"]
    numbered = [f"{kind}-{number}" for kind in ("accent", "soft") for number in range(len(theme.accents))]
    check_style(theme.book_css, files.location("book.css"), [*names, *numbered, *EMPHASIS_NAMES], problems)
    night = [f"night-{name}" for name in names]
    screens = (("web.css", theme.web_css), ("transcript.css", theme.transcript_css), ("planner.css", theme.planner_css))
    for name, css in screens:
        check_style(css, files.location(name), [*names, *numbered, *night, *EMPHASIS_NAMES], problems)
    _check_slide_layouts(theme.deck, files)
    if len(files.folders) > 1 and files.is_from_guide("deck.pptx"):
        fault = template_fault(theme.deck_template, [layout.name for layout in theme.deck.layouts.values()])
        if fault:
            message, hint = (
                f"no slides can be made of it: {fault}",
                "begin with the tool’s deck.pptx, and keep its layouts",
            )
            problems.error(Code.BAD_ASSET, files.location("deck.pptx"), message, hint)
    return len(problems.items) == count


def _check_slide_layouts(deck: DeckLayout, files: DesignFiles) -> None:
    """Reports each slide layout of the tool that the guide's own deck.yaml lacks: an older design has fewer."""
    if len(files.folders) < 2 or not files.is_from_guide("deck.yaml"):
        return
    tool = _read(DesignFiles("layouts", files.folders[-1], files.problems), "deck.yaml", DeckLayout)
    for name in tool.layouts if tool is not None else ():
        if name not in deck.layouts:
            message = f'the layout "{name}" is missing under layouts'
            hint = "copy it from the tool’s deck.yaml, and its slide layout from the tool’s deck.pptx"
            files.problems.error(Code.MISSING_KEY, files.location("deck.yaml"), message, hint)


def check_accents(accents: Sequence[Accent], where: Where, problems: Problems) -> None:
    """Reports too few accents. `where` is the place of the list."""
    if len(accents) < LEAST_ACCENTS:
        message = f"there are {LEAST_ACCENTS} accents at least: one for front and back matter, one for parts"
        problems.error(Code.WRONG_COUNT, where, message, "write more under accents")


def _is_complete_zip(data: bytes) -> bool:
    """Whether the bytes are a complete zip file."""
    return is_zipfile(BytesIO(data))


def _text(files: DesignFiles, name: str) -> str | None:
    """The text of a UTF-8 file, or None after an error."""
    where = files.location(name)
    data = files.read(name, where)
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        hint = "save the file as UTF-8 in your editor"
        files.problems.error(Code.NOT_UTF8, where, "the file is not saved as UTF-8", hint)
        return None


def _read(files: DesignFiles, name: str, kind: type[T]) -> T | None:
    """The content of a YAML file as a value of class `kind`, or None after an error."""
    where = files.location(name)
    data = files.read(name, where)
    node = yaml_reader.read(data, where.file, files.problems) if data is not None else None
    return build_layout(kind, node, files.problems) if node is not None else None


def build_layout(kind: type[T], node: yaml_reader.YamlNode, problems: Problems) -> T | None:
    """The content of a layout file as a value of class `kind`, or None after an error."""
    return builder.build(kind, node, problems)
