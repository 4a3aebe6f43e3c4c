"""Reads the runs of a paragraph of a Word file into inlines."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from guidepress.importing.log import Log
from guidepress.importing.tree import Anchor, Blank, Block, Break, Image, Inline, Inlines, Note, Place, Span, Tab
from guidepress.importing.word.drawings import Drawn, drawn
from guidepress.importing.word.names import W14, M, R, W, child_value, chosen, toggle, value
from guidepress.importing.word.package import target
from guidepress.importing.word.styles import Style, Styles, is_code_font, whole
from guidepress.importing.word.symbols import sign, without_private

CONTENTS_FIELDS = ("TOC", "INDEX", "TOA")
"""Fields whose result the tool makes anew."""
_IGNORED = frozenset(
    W + name
    for name in (
        *("rPr", "pPr", "proofErr", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak"),
        *("instrText", "delInstrText", "sdtPr", "sdtEndPr", "permStart", "permEnd", "fldData", "annotationRef"),
        *("footnoteRef", "endnoteRef", "separator", "continuationSeparator", "smartTagPr", "customXmlPr", "rubyPr"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "ptab", "pgNum"),
    )
)
_WRAPPERS = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "ruby", "rubyBase", "rt")
)


class Field(Struct):
    """A field that has begun. `code` is its instruction; its result follows once `in_result` is true."""

    code: str = ""
    in_result: bool = False
    data: Any = None

    @property
    def name(self) -> str:
        """The first word of the instruction: HYPERLINK, TOC, PAGE."""
        return (self.code.split() or [""])[0].upper()

    @property
    def link(self) -> str:
        """The address of a HYPERLINK field; "" for another."""
        if self.name != "HYPERLINK":
            return ""
        address = re.search(r'HYPERLINK\s+"([^"]*)"', self.code, re.IGNORECASE)
        anchor = re.search(r'\\l\s+"([^"]*)"', self.code)
        if address and anchor and address.start(1) == anchor.start(1):
            address = None
        return (address.group(1) if address else "") + (f"#{anchor.group(1)}" if anchor else "")


class Story(Struct):
    """What the runs of one part of a file need. `blocks` reads the blocks of a text box, a note or a comment."""

    part: Any
    styles: Styles
    log: Log
    pictures: dict[str, bytes]
    blocks: Callable[[etree._Element, Any, Place], tuple[Block, ...]]
    notes: dict[str, tuple[Block, ...]]
    """The blocks of footnotes ("f1") and endnotes ("e1")."""
    comments: dict[str, str]
    fields: list[Field] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    """The blocks of text boxes of the paragraph that is read."""

    @property
    def in_contents(self) -> bool:
        """Whether what is read belongs to a table of contents."""
        return any(each.name in CONTENTS_FIELDS for each in self.fields)


class RunReader:
    """Reads one paragraph."""

    def __init__(self, story: Story, style: Style, place: Place) -> None:
        self.story, self.style, self.place = story, style, place
        self.found: list[Inline] = []
        self.largest = 0.0
        self.lost_marks: set[str] = set()

    def read(self, paragraph: etree._Element) -> Inlines:
        """The inlines of a `w:p`."""
        self.children(paragraph, "")
        if self.lost_marks:
            words = "".join(each.text for each in self.found if isinstance(each, Span))
            self.story.log.note("format-lost", self.place, words, now=", ".join(sorted(self.lost_marks)))
        return tuple(self.found)

    def children(self, element: etree._Element, link: str) -> None:
        """Reads the runs below an element. `link` is the address that they lead to."""
        for child in chosen(element):
            tag = child.tag
            if tag == W + "r":
                self.run(child, link)
            elif tag == W + "hyperlink":
                anchor = value(child, "anchor")
                address = target(self.story.part, child.get(R + "id") or "")
                self.children(child, (address or "") + (f"#{anchor}" if anchor else "") or link)
            elif tag == W + "ins":
                self.story.log.note("insertion", self.place, _words(child), now=value(child, "author"))
                self.children(child, link)
            elif tag in (W + "del", W + "moveFrom"):
                if words := _words(child):
                    self.story.log.note("deletion", self.place, words, now=value(child, "author"))
            elif tag in _WRAPPERS:
                self.children(child, link)
            elif tag == W + "fldSimple":
                self.story.fields.append(Field(value(child, "instr"), in_result=True))
                self.children(child, link)
                self.story.fields.pop()
            elif tag == W + "sdt":
                self.control(child, link)
            elif tag in (M + "oMath", M + "oMathPara"):
                self.formula(child)
            elif tag == W + "bookmarkStart":
                self.found.append(Anchor(value(child, "name")))

    def formula(self, element: etree._Element) -> None:
        """A formula, as the words and signs in it."""
        words = "".join(each.text or "" for each in element.iter(M + "t"))
        self.story.log.note("formula", self.place, words)
        self.found.append(Span(words))

    def control(self, element: etree._Element, link: str) -> None:
        """A content control: something to fill in, or only a frame around words (17.5.2)."""
        properties, content = element.find(W + "sdtPr"), element.find(W + "sdtContent")
        if content is None:
            return
        kind = _control_kind(properties)
        if kind is None:
            self.children(content, link)
            return
        label = child_value(properties, "alias") or child_value(properties, "tag")
        words = _words(content)
        blank = replace(kind, label=label)
        empty = properties is not None and properties.find(W + "showingPlcHdr") is not None
        if kind.kind == "tick":
            self.story.log.note("placeholder", self.place, words)
        elif empty:
            self.story.log.note("placeholder", self.place, words or "…", removed=words)
        else:
            self.children(content, link)
            return
        self.found.append(blank)

    def run(self, run: etree._Element, link: str) -> None:
        """Reads one `w:r`."""
        properties = run.find(W + "rPr")
        span = self.marks(properties, link)
        hidden = toggle(properties, "vanish") or (properties is not None and self.char_style(properties).hidden)
        for child in chosen(run):
            tag = child.tag
            if tag in _IGNORED and tag != W + "instrText":
                continue
            if tag == W + "fldChar":
                self.field_mark(child)
            elif tag == W + "instrText":
                if self.story.fields:
                    self.story.fields[-1].code += child.text or ""
            elif hidden:
                if words := _words(child) if len(child) else (child.text or ""):
                    self.story.log.note("hidden-text", self.place, words)
            else:
                self.piece(child, span)

    def piece(self, child: etree._Element, span: Span) -> None:
        """Reads one piece of a run: words, a sign, a drawing, a mark."""
        tag = child.tag
        if tag == W + "t":
            text, unknown = without_private(child.text or "")
            if unknown:
                self.story.log.note("unknown-symbol", self.place, ", ".join(unknown), removed=" ")
            self.add(replace(span, text=text))
        elif tag == W + "sym":
            self.symbol(child, span)
        elif tag == W + "tab":
            self.found.append(Tab())
        elif tag in (W + "br", W + "cr"):
            self.found.append(Break() if value(child, "type") not in ("page", "column") else Span(" "))
        elif tag == W + "noBreakHyphen":
            self.add(replace(span, text="-"))
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            blocks = self.story.notes.get(("f" if "footnote" in str(tag) else "e") + value(child, "id"))
            if blocks:
                self.found.append(Note(blocks))
        elif tag == W + "commentReference":
            if words := self.story.comments.get(value(child, "id")):
                self.story.log.note("comment", self.place, words)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self.drawing(drawn(child, self.story.part))
        elif tag in (W + "delText",):
            self.story.log.note("deletion", self.place, child.text or "")
        elif tag in _WRAPPERS:
            self.children(child, span.link)

    def add(self, span: Span) -> None:
        """Adds words, with the link of the field in whose result they stand."""
        if self.story.fields and not self.story.fields[-1].in_result:
            return
        link = next((each.link for each in reversed(self.story.fields) if each.link), "")
        self.found.append(replace(span, link=span.link or link) if link else span)

    def symbol(self, child: etree._Element, span: Span) -> None:
        """A sign of a symbol font (`w:sym`)."""
        code, font = value(child, "char"), value(child, "font")
        found = sign(int(code, 16), font) if re.fullmatch(r"[0-9a-fA-F]{1,6}", code) else ""
        if found:
            self.story.log.note("symbol-font", self.place, f"{font} {code}", now=found)
            self.add(replace(span, text=found))
        else:
            self.story.log.note("unknown-symbol", self.place, f"{font} {code}", removed=" ")

    def drawing(self, found: Drawn) -> None:
        """Adds pictures; the blocks of text boxes are kept for behind the paragraph."""
        log = self.story.log
        if found.decorative and found.pictures:
            log.note("picture-decorative", self.place, found.pictures[0][0], removed=found.alt or " ")
        shown = () if found.decorative else zip(found.pictures, found.vectors, strict=True)
        for (name, data), (vector, drawing) in shown:
            self.story.pictures[name] = data
            if vector:
                self.story.pictures[vector] = drawing
            self.found.append(Image(vector or name, found.alt, instead=name if vector else ""))
        if found.remote:
            log.note("picture-remote", self.place, found.remote, removed=found.alt or " ")
        if found.missing:
            log.note("picture-unusable", self.place, found.alt or "a picture", removed=found.alt or " ")
        if found.words:
            log.note("drawing", self.place, found.words)
        if found.alt and not (found.pictures or found.remote or found.missing):
            log.note("drawing", self.place, found.alt)
        for box in found.boxes:
            blocks = self.story.blocks(box, self.story.part, self.place)
            if blocks:
                log.note("text-box", self.place)
                self.story.boxes += blocks

    def field_mark(self, child: etree._Element) -> None:
        """The begin, middle or end of a field (17.16.18)."""
        kind, fields = value(child, "fldCharType"), self.story.fields
        if kind == "begin":
            fields.append(Field(data=child.find(W + "ffData")))
        elif kind == "separate" and fields:
            fields[-1].in_result = True
        elif kind == "end" and fields:
            ended = fields.pop()
            if ended.data is not None and (blank := _form_field(ended.data)) is not None:
                self.found.append(blank)

    def char_style(self, properties: etree._Element | None) -> Style:
        """The character style of a run."""
        return self.story.styles.get(child_value(properties, "rStyle"))

    def marks(self, properties: etree._Element | None, link: str) -> Span:
        """An empty span with the marks of a run."""
        style, paragraph = self.char_style(properties), self.style
        shaped = paragraph.is_shaped

        def marked(name: str, of_style: bool, of_paragraph: bool) -> bool:
            own = toggle(properties, name)
            return (of_style or (of_paragraph and not shaped)) if own is None else own

        size = whole(child_value(properties, "sz")) / 2 or style.size or paragraph.size
        self.largest = max(self.largest, size or self.story.styles.default_size)
        align = child_value(properties, "vertAlign")
        for name, what in (("u", "underlined"), ("highlight", "highlighted")):
            if child_value(properties, name, "none") not in ("none", "") and not link:
                self.lost_marks.add(what)
        return Span(
            "",
            strong=marked("b", style.strong, paragraph.strong),
            emphasis=marked("i", style.emphasis, paragraph.emphasis),
            code=style.code or (is_code_font(properties) and not paragraph.code),
            struck=bool(toggle(properties, "strike") or toggle(properties, "dstrike")),
            script="super" if align == "superscript" else "sub" if align == "subscript" else "",
            link=link,
        )


def _words(element: etree._Element) -> str:
    """The words of an element, deleted ones too."""
    from guidepress.importing.word.texts import words_below

    return words_below(element)


def _control_kind(properties: etree._Element | None) -> Blank | None:
    """What a content control asks for; None for one that only frames words."""
    if properties is None:
        return None
    if properties.find(W14 + "checkbox") is not None:
        return Blank("tick")
    for name in ("dropDownList", "comboBox"):
        listed = properties.find(W + name)
        if listed is not None:
            items = [value(each, "displayText") or value(each) for each in listed.iterfind(W + "listItem")]
            return Blank("pick", options=tuple(item for item in items if item and value(listed, "lastValue") != item))
    if properties.find(W + "date") is not None:
        return Blank("date")
    if properties.find(W + "showingPlcHdr") is not None:
        return Blank("text")
    return None


def _form_field(data: etree._Element) -> Blank | None:
    """What a legacy form field asks for (17.16.17)."""
    label = child_value(data, "statusText") or child_value(data, "name")
    if data.find(W + "checkBox") is not None:
        return Blank("tick", label)
    listed = data.find(W + "ddList")
    if listed is not None:
        return Blank("pick", label, tuple(value(each) for each in listed.iterfind(W + "listEntry")))
    if data.find(W + "textInput") is not None:
        kind = child_value(data, "textInput/type")
        return Blank("date" if kind == "date" else "number" if kind == "number" else "text", label)
    return None
