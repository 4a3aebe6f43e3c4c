"""The footnotes of a Word file: a part of its own, since python-docx writes none (ISO/IEC 29500-1, 17.11)."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from msgspec.structs import replace

from guidepress.document.inline import NoteMark
from guidepress.formats.word.styles import NOTE, NOTE_MARK
from guidepress.formats.word.text import TextWriter

_EMPTY = (
    f'<w:footnotes {nsdecls("w", "r")}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
"""The part with the lines above footnotes, which every file with footnotes has."""


class Footnotes:
    """Writes footnotes. Word numbers them through the whole file."""

    def __init__(self, text: TextWriter) -> None:
        self.document, self.count = text.document, 0
        self.part: Any = None
        self.outer = text
        self.text: TextWriter

    def add(self, paragraph: Any, note: NoteMark) -> None:
        """The mark of a note at the end of a paragraph, and its words in the part of the notes."""
        if self.part is None:
            self._begin()
        self.count += 1
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(self.count))
        paragraph._p.append(_run(mark))
        footnote = OxmlElement("w:footnote")
        footnote.set(qn("w:id"), str(self.count))
        inner: Any = OxmlElement("w:p")
        footnote.append(inner)
        self.part.element.append(footnote)
        words = Paragraph(inner, self.document._body)
        self.text.set_style(words, NOTE)
        inner.append(_run(OxmlElement("w:footnoteRef")))
        words.add_run(" ")
        self.text.write(words, note.runs)

    def _begin(self) -> None:
        document = self.document.part
        name, package = PackURI("/word/footnotes.xml"), document.package
        self.part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, parse_xml(_EMPTY), package)
        document.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        self.text = replace(self.outer, part=self.part)
        settings, listed = self.document.settings.element, OxmlElement("w:footnotePr")
        for number in ("-1", "0"):
            each = OxmlElement("w:footnote")
            each.set(qn("w:id"), number)
            listed.append(each)
        settings.find(qn("w:compat")).addprevious(listed)


def _run(mark: Any) -> Any:
    """A run with the sign of a footnote."""
    run, properties, style = (OxmlElement(f"w:{name}") for name in ("r", "rPr", "rStyle"))
    style.set(qn("w:val"), NOTE_MARK)
    properties.append(style)
    run.append(properties)
    run.append(mark)
    return run
