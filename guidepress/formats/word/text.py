"""Running text in a Word file: runs and their properties, ends of lines, links, bookmarks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from msgspec import Struct, field

from guidepress.document.inline import NoteMark, Run, Runs, match_inline
from guidepress.theme import Theme

NOT_ALLOWED = "□"
"""What stands for a character that no XML file may hold (XML 1.0, 2.2)."""
_LONGEST_NAME = 40
"""The most characters of the name of a bookmark."""


def _refuse_note(_: Any, __: NoteMark) -> None:
    raise TypeError("a document holds no footnotes")


class TextWriter(Struct):
    """Writes runs into paragraphs. A name of a bookmark is made for each anchor."""

    document: Any
    theme: Theme
    names: dict[str, str] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: count(1))
    styles: dict[str, str] = field(default_factory=dict)
    """The id of each style by its name."""
    note: Callable[[Any, NoteMark], None] = _refuse_note
    """Writes the mark of a footnote at the end of a paragraph, and its words where they belong."""
    part: Any = None
    """The part of the file that is written; None for the document."""

    def __post_init__(self) -> None:
        self.styles = {style.name: style.style_id for style in self.document.styles}

    def set_style(self, paragraph: Any, name: str) -> None:
        """Gives a paragraph a style. python-docx would look through all styles of the file each time."""
        paragraph._p.get_or_add_pPr().style = self.styles[name]

    def write(self, paragraph: Any, runs: Runs) -> None:
        """Adds runs to a paragraph. References to pages are left out: a reader of Word turns pages by headings."""
        for inline in runs:
            match_inline(
                inline,
                run=lambda run: self._run(paragraph, run),
                page_ref=lambda _: None,
                line_break=lambda _: paragraph.add_run().add_break(),
                note=lambda note: self.note(paragraph, note),
            )

    def _run(self, paragraph: Any, run: Run) -> None:
        self.mark(paragraph, run.anchor)
        if not run.text:
            return
        made = paragraph.add_run(allowed(run.text))
        self._set_look(made, run)
        if run.lang:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), run.lang)
            made._r.get_or_add_rPr().append(language)
        if run.link or run.ref:
            link = OxmlElement("w:hyperlink")
            if run.link:
                part = self.part or self.document.part
                relation = part.relate_to(allowed(run.link), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
                link.set(qn("r:id"), relation)
            else:
                link.set(qn("w:anchor"), self.name(run.ref))
            made.underline = True
            before = made._r.getprevious()
            if before is not None and before.tag == link.tag and dict(before.attrib) == dict(link.attrib):
                link = before  # neighbouring runs with one target are one link
            else:
                made._r.addprevious(link)
            link.append(made._r)

    def _set_look(self, made: Any, run: Run) -> None:
        """Strong and stressed words, code, keys and menus, superscript and subscript, as slides have them."""
        font = made.font
        if run.strong or run.role in ("key", "menu") or (run.emphasis and not self.theme.has_italics):
            font.bold = True
        if run.emphasis and self.theme.has_italics:
            font.italic = True
        if run.role == "code":
            font.name = self.theme.deck.code_font
            made._r.rPr.rFonts.set(qn("w:cs"), self.theme.deck.code_font)
        if run.script:
            font.superscript, font.subscript = run.script == "super", run.script == "sub"

    def mark(self, paragraph: Any, anchor: str) -> None:
        """Makes a paragraph the place of an anchor."""
        if not anchor:
            return
        number = str(next(self.numbers))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), number)
        start.set(qn("w:name"), self.name(anchor))
        paragraph._p.append(start)
        paragraph._p.append(end)

    def name(self, anchor: str) -> str:
        """The name of the bookmark of an anchor: letters, digits and underscores, and each name once."""
        if anchor not in self.names:
            letters = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in anchor)
            self.names[anchor] = f"a{len(self.names) + 1}_{letters}"[:_LONGEST_NAME]
        return self.names[anchor]


def allowed(text: str) -> str:
    """A text that an XML file may hold. A tab and a line break stay."""
    return "".join(letter if _is_allowed(letter) else NOT_ALLOWED for letter in text)


def _is_allowed(letter: str) -> bool:
    code = ord(letter)
    return letter in "\t\n" or 0x20 <= code < 0x7F or 0xA0 <= code < 0xD800 or _is_high(code)


def _is_high(code: int) -> bool:
    return 0xE000 <= code < 0xFFFE or (code >= 0x10000 and code & 0xFFFE != 0xFFFE)
