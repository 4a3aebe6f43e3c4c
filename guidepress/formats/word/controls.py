"""Content controls of a Word file: where answers are written, ticked or chosen (ISO/IEC 29500-1, 17.5.2).

Each has the question as its title, and the id of the answer as its tag: the name of the answer in every format.
"""

from __future__ import annotations

import hashlib
from itertools import count
from typing import Any, Literal

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from msgspec import Struct, field

from guidepress.core.values import Value
from guidepress.document.answer_names import option_name
from guidepress.document.fields import Option
from guidepress.document.labels import Labels
from guidepress.formats.word.styles import PLACEHOLDER
from guidepress.formats.word.text import allowed

LONGEST = 64
"""The most characters of a title and of a tag that Word opens ([MS-OI29500], 17.5.2.1 and 17.5.2.42)."""
_HASH = 8
EMPTY, TICKED = "2610", "2612"
"""The code points of ☐ and ☒."""
_SIGNS = "MS Gothic"
"""The font that Word itself uses for both."""
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"

Kind = Literal["line", "lines", "date", "list", "check-box"]


class Answered(Value):
    """An answer as a control has it."""

    id: str
    name: str
    """What is asked."""
    kind: Kind
    options: tuple[Option, ...] = ()


class Controls(Struct):
    """Writes controls into paragraphs. Each has a number of its own."""

    words: Labels
    language: str
    numbers: Any = field(default_factory=lambda: count(1))
    tags: dict[str, str] = field(default_factory=dict)
    """The tag of each answer so far."""

    def add(self, paragraph: Any, answer: Answered) -> None:
        """A control at the end of a paragraph. ValueError for an answer that has one."""
        if answer.id in self.tags:
            raise ValueError(f"{answer.id} has a control")
        self.tags[answer.id] = tag = tag_of(answer.id)
        control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
        _set(properties, "alias", short_title(allowed(answer.name)))
        _set(properties, "tag", tag)
        _set(properties, "id", str(next(self.numbers)))
        if answer.kind != "check-box":
            properties.append(OxmlElement("w:showingPlcHdr"))
        properties.append(self._kind(answer))
        content.append(self._run(answer.kind))
        control.append(properties)
        control.append(content)
        paragraph._p.append(control)

    def _kind(self, answer: Answered) -> Any:
        """The element that says what can be written in it."""
        match answer.kind:
            case "check-box":
                return _check_box()
            case "date":
                element = OxmlElement("w:date")
                _set(element, "dateFormat", "d MMMM yyyy")
                _set(element, "lid", self.language)
                _set(element, "storeMappedDataAs", "dateTime")
                _set(element, "calendar", "gregorian")
            case "list":
                element = OxmlElement("w:dropDownList")
                for option in answer.options:
                    item = OxmlElement("w:listItem")
                    item.set(qn("w:displayText"), allowed(option_name(option, self.words)))
                    item.set(qn("w:value"), option.key)
                    element.append(item)
            case "line" | "lines":
                element = OxmlElement("w:text")
                if answer.kind == "lines":
                    element.set(qn("w:multiLine"), "1")
        return element

    def _run(self, kind: Kind) -> Any:
        """What stands in an empty control."""
        run, properties, text = (OxmlElement(f"w:{name}") for name in ("r", "rPr", "t"))
        if kind == "check-box":
            fonts = OxmlElement("w:rFonts")
            for name in ("ascii", "eastAsia", "hAnsi"):
                fonts.set(qn(f"w:{name}"), _SIGNS)
            fonts.set(qn("w:hint"), "eastAsia")
            properties.append(fonts)
            text.text = chr(int(EMPTY, 16))
        else:
            _set(properties, "rStyle", PLACEHOLDER)
            says = {"date": self.words.date_hint, "list": self.words.pick_hint}
            text.text = allowed(says.get(kind, self.words.word_write_here))
        run.append(properties)
        run.append(text)
        return run


def tag_of(answer_id: str) -> str:
    """The tag of an answer: its id, or, where that is too long for Word, its beginning with a hash of the whole."""
    if len(answer_id) <= LONGEST:
        return answer_id
    end = hashlib.sha256(answer_id.encode("utf-8")).hexdigest()[:_HASH]
    return f"{answer_id[: LONGEST - _HASH - 1]}_{end}"


def short_title(name: str) -> str:
    """A title for a control: what is asked, cut between two words where it is longer than Word takes."""
    name = " ".join(name.split())
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 1].rsplit(' ', 1)[0].rstrip('.,;:')}…"


def _check_box() -> Any:
    """[MS-DOCX], 2.6.1.8."""
    signs = "".join(
        f'<w14:{name} w14:val="{code}" w14:font="{_SIGNS}"/>'
        for name, code in (("checkedState", TICKED), ("uncheckedState", EMPTY))
    )
    return parse_xml(f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="0"/>{signs}</w14:checkbox>')


def _set(parent: Any, name: str, value: str) -> None:
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    parent.append(element)
