"""The styles of a Word file: fonts, sizes and colours of the workbook, and the language of the guide."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from guidepress.formats.word.boxes import set_box
from guidepress.theme import Theme
from guidepress.theme.workbook import TextSettings

QUESTION, QUIET, CELL, CELL_HEAD = "Question", "Quiet", "Cell", "Cell head"
"""Styles of our own, beside those that every Word file has."""
INSTRUCTION, OPENING, LABEL, ANSWER, CHOICE = "Instruction", "Opening", "Label", "Answer", "Choice"
NOTE, NOTE_MARK, PLACEHOLDER = "footnote text", "FootnoteReference", "PlaceholderText"
"""The name of a style of Word, and the ids of two others, that the template of python-docx does not have."""
LISTS = tuple(f"List {kind}{level}" for kind in ("Bullet", "Number") for level in ("", " 2", " 3"))
"""The styles of lists and of those within them."""
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_styles(document: Any, theme: Theme, language: str) -> None:
    """Gives the styles of the file the look of the workbook. `language` is a BCP 47 tag."""
    kinds = theme.workbook.type
    styles = document.styles
    _set_language(styles, language)
    looks = {
        "Normal": kinds.body,
        "Heading 1": kinds.title,
        "Heading 2": kinds.section,
        "Heading 3": kinds.heading,
        **{f"Heading {level}": kinds.subheading for level in (4, 5, 6)},
        "Caption": kinds.caption,
        **dict.fromkeys(LISTS, kinds.item),
        "Header": kinds.running,
        "Footer": kinds.folio,
        QUESTION: kinds.term,
        QUIET: kinds.small,
        CELL: kinds.cell,
        CELL_HEAD: kinds.cell_head,
        INSTRUCTION: kinds.instruction,
        OPENING: kinds.opening,
        LABEL: kinds.label,
        "Quote": kinds.body,
        ANSWER: kinds.body,
        CHOICE: kinds.item,
        NOTE: kinds.small,
    }
    for name, settings in looks.items():
        if name not in [style.name for style in styles]:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        _set(styles[name], settings, theme)
    for name in (*(f"Heading {level}" for level in range(1, 7)), "Caption", QUESTION, INSTRUCTION, LABEL):
        styles[name].paragraph_format.keep_with_next = True


def set_workbook_styles(document: Any, theme: Theme) -> None:
    """The styles of what only a workbook has: its title, its boxes, its footnotes."""
    styles = document.styles
    for name, settings in (("Title", theme.workbook.type.title), ("Subtitle", theme.workbook.type.opening)):
        _set(styles[name], settings, theme)
        drawn = styles[name].element.xpath("w:pPr/w:pBdr | w:rPr/w:spacing | w:rPr/w:kern")
        for each in drawn:  # a line below the title, and letters set apart
            each.getparent().remove(each)
    set_box(styles[ANSWER], theme)
    margin = Mm(theme.workbook.table.padding)
    styles[ANSWER].paragraph_format.left_indent = styles[ANSWER].paragraph_format.right_indent = margin
    styles["Quote"].paragraph_format.left_indent = 4 * margin
    styles[LABEL].paragraph_format.space_before = Pt(theme.workbook.type.body.after)
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), NOTE_MARK)
    mark.font.superscript = True
    empty = styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    empty.element.set(qn("w:styleId"), PLACEHOLDER)
    empty.font.color.rgb = rgb(theme.colours.quiet)


def _set(style: Any, settings: TextSettings, theme: Theme) -> None:
    font, colours = style.font, theme.colours
    font.name, font.size = theme.deck.font, Pt(settings.size)
    font.bold, font.italic = settings.font != "regular", False
    accent = theme.accent(0).accent
    font.color.rgb = rgb(accent if settings.colour in ("accent", "paper") else getattr(colours, settings.colour))
    fonts = style.element.rPr.rFonts
    for name in _THEME_FONTS:  # a font of the file's theme would go before the name of a font
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), theme.deck.font)
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(settings.before), Pt(settings.after)
    space.line_spacing = Pt(settings.leading)


def _set_language(styles: Any, language: str) -> None:
    (found,) = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    for name in ("val", "eastAsia", "bidi"):
        found.attrib.pop(qn(f"w:{name}"), None)
    found.set(qn("w:val"), language)


def rgb(colour: str) -> Any:
    """A colour of the theme, "#rrggbb"."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def set_page(section: Any, theme: Theme) -> None:
    """The size of the page and its margins, those of the workbook; both sides have the narrower one, for one-sided
    prints.
    """
    page = theme.workbook.page
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin = section.right_margin = Mm((page.inner + page.outer) / 2)
    section.header_distance, section.footer_distance = Mm(page.head / 2), Mm(page.foot / 2)
