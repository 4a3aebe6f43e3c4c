"""Writes inlines as the Markdown of a guide, and reads every text back: what does not come back alike is written with
fewer marks, and at last as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal
from urllib.parse import quote

from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.document.inline import plain as plain_runs
from guidepress.document.markdown import read_line, read_plain, read_prose
from guidepress.document.markdown_inline import link_problem
from guidepress.importing.log import Log
from guidepress.importing.tree import (
    Anchor,
    Blank,
    Block,
    Break,
    Image,
    Inlines,
    Note,
    Place,
    Span,
    Tab,
    plain,
    text_of,
)

Care = Literal["light", "full", "bare"]
"""How a text is escaped: only what needs it, every sign that may be a mark, or every sign and without marks."""
CARES: tuple[Care, ...] = ("light", "full", "bare")

_LIGHT = re.compile(r"[\\`*\[\]<]|(?<![\w])_|_(?![\w])|&(?=#?\w+;)|\{(?=[#.:]|[\w-]+=)|!(?=\[)")
_FULL = re.compile(r"[\\`*_\[\]<>&^~${}|!#]")
_START = re.compile(r"^(?:[#>+|=:~-]|\d{1,9}(?=[.)]))")
_UNSAFE_WRAP = re.compile(r"^(?:[-+*#>:=|~`\[\\]|\d+[.)]|\S*\\$)")
WIDTH = 110
"""Most letters of a line of prose in a file."""
TICKS = re.compile("`+")

Link = Callable[[str, Place], str]
"""For a link of the original, the address in the guide: a web address, or `#` and an id; "" for none."""


class Context(Value):
    """What the writer of inlines needs: where links lead, and the log."""

    link: Link
    log: Log


def line(inlines: Inlines, place: Place, context: Context) -> str:
    """Inlines as one line of Markdown. Footnotes follow in brackets, and ends of lines become spaces."""
    kept: list[Span] = []
    for inline in inlines:
        match inline:
            case Span():
                kept.append(replace(inline, text=" ".join(re.split(r"[ \t\n\r]+", inline.text))))
            case Break() | Tab():
                if isinstance(inline, Break) and kept:
                    context.log.note("line-in-line", place, plain(inlines))
                kept.append(Span(" "))
            case Note():
                words = " ".join(text_of(inline.blocks).split())
                if words:
                    kept.append(Span(f" ({words})"))
                    context.log.note("footnote-moved", place, words)
            case Image() | Blank() | Anchor():
                pass
    return _one_line(_linked(kept, place, context), place, context)


def _one_line(spans: list[Span], place: Place, context: Context) -> str:
    spans = _trimmed(spans)
    wanted = _words("".join(span.text for span in spans))
    for care in CARES:
        text = _markup(spans, care)
        parsed = read_line(text)
        if not parsed.findings and _words(plain_runs(parsed.runs)) == wanted:
            if care == "bare" and any(_is_marked(span) for span in spans):
                context.log.note("marks-lost", place, wanted)
            return text
    raise ValueError(f"this text cannot be written as one line: {wanted!r}")


def plain_line(inlines: Inlines, place: Place, context: Context) -> str:
    """Inlines as one line without markup, for titles and labels that allow none."""
    words = _words(plain(inlines))
    notes = [" ".join(text_of(inline.blocks).split()) for inline in inlines if isinstance(inline, Note)]
    for note in filter(None, notes):
        words += f" ({note})"
        context.log.note("footnote-moved", place, note)
    return plain_words(words)


def plain_words(words: str) -> str:
    """Words in which nothing looks like a mark: a space stands inside of what does."""
    if not read_plain(words).findings:
        return words
    words = re.sub(r"\*\*+|`+|~~+", "", words)
    words = words.replace("](", "] (").replace("][", "] [").replace("[^", "[ ^").replace("^[", "^ [")
    words = re.sub(r"&(?=#?\w+;)", "& ", words)
    if read_plain(words).findings:
        words = re.sub(r"[*^~`]", " ", words)
    return " ".join(words.split())


def words_of_line(text: str) -> str:
    """The words of one line of Markdown."""
    return plain_runs(read_line(text).runs)


class ProseWriter:
    """Writes the paragraphs and lists of one text. Footnotes follow at its end."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.notes: list[str] = []

    def paragraph(self, inlines: Inlines, place: Place) -> str:
        """A paragraph on one line, but for the ends of lines that it has; "" where there are no words."""
        pieces: list[str] = []
        spans: list[Span] = []
        first = True

        def flush() -> None:
            nonlocal first
            text = self.piece(spans, place, first=first)
            if text:
                pieces.append(text)
                first = False
            spans.clear()

        for inline in inlines:
            match inline:
                case Span():
                    spans.append(replace(inline, text=re.sub(r"[ \t\n\r]+", " ", inline.text)))
                case Tab():
                    spans.append(Span(" "))
                case Break():
                    flush()
                    if pieces and pieces[-1] != "\\\n":
                        pieces.append("\\\n")
                case Note():
                    mark = self.note(inline, place)
                    if mark:
                        flush()
                        pieces.append(mark)
                        spans.append(Span(""))
        flush()
        while pieces and pieces[-1] == "\\\n":
            pieces.pop()
        return _joined(pieces)

    def piece(self, spans: list[Span], place: Place, *, first: bool) -> str:
        """Spans as Markdown, with the spaces at their ends. `first`: they begin a paragraph."""
        linked = _linked(spans, place, self.context)
        words = "".join(span.text for span in linked)
        if not words.strip(" "):
            return " " if words else ""
        before = " " if words.startswith(" ") and not first else ""
        after = " " if words.endswith(" ") else ""
        text = _one_line(linked, place, self.context)
        if first and (start := _START.match(text)):
            cut = start.end() if start.group()[0].isdigit() else 0
            text = text[:cut] + "\\" + text[cut:]
        return before + text + after

    def note(self, note: Note, place: Place) -> str:
        """The mark of a footnote, whose text is kept for the end; "" where it has none."""
        words: list[Span] = []
        for index, inlines in enumerate(_inlines_in(note.blocks)):
            if index:
                words.append(Span(" "))
                self.context.log.note("footnote-blocks", place, text_of(note.blocks))
            words += [Span(" ") if isinstance(each, Break | Tab) else each for each in _spans(inlines)]
        spans = [replace(span, text=re.sub(r"[ \t\n\r]+", " ", span.text)) for span in words]
        text = _one_line(_linked(spans, place, self.context), place, self.context) if spans else ""
        if not text:
            return ""
        self.notes.append(text)
        return f"[^{len(self.notes)}]"

    def finished(self, paragraphs: Sequence[str]) -> str:
        """The whole text: paragraphs and lists with empty lines between them, then the footnotes."""
        texts = [*paragraphs, *(f"[^{number}]: {text}" for number, text in enumerate(self.notes, 1))]
        return "\n\n".join(filter(None, texts))


def is_accepted(text: str) -> bool:
    """Whether a text of paragraphs and lists is read without a finding."""
    return not read_prose(text).findings


def wrapped(text: str) -> str:
    """A text in which long lines of paragraphs are broken where the next line cannot look like a mark."""
    return "\n".join(_wrapped_line(each) for each in text.split("\n"))


def _wrapped_line(text: str) -> str:
    if len(text) <= WIDTH or text.startswith("[^"):
        return text
    start = re.match(r"^( *)(?:[-] |\d+\. )?", text)
    indent = " " * (start.end() if start else 0)
    words = text.split(" ")
    lines: list[str] = []
    current = ""
    for word in words:
        full = bool(current.strip()) and len(current) + 1 + len(word) > WIDTH
        if full and not _UNSAFE_WRAP.match(word) and current.count("`") % 2 == 0:
            lines.append(current)
            current = indent + word
        else:
            current = f"{current} {word}" if current or (word == "" and not lines) else word
    lines.append(current)
    whole = "\n".join(lines)
    return whole if " ".join(whole.split()) == " ".join(text.split()) and _is_stable(text, whole) else text


def _is_stable(text: str, whole: str) -> bool:
    """Whether a paragraph means the same on one line and on several."""
    return not any(each.endswith("\\") for each in whole.split("\n")[:-1])


def _joined(pieces: list[str]) -> str:
    text = "".join(pieces)
    text = re.sub(r" +(\\\n)", r"\1", text)
    text = re.sub(r"(\\\n) +", r"\1", text)
    lines = text.split("\\\n")
    lines = [lines[0], *(("\\" + each if _START.match(each) and not each[0].isdigit() else each) for each in lines[1:])]
    return "\\\n".join(lines).strip(" ")


def _inlines_in(blocks: tuple[Block, ...]) -> Iterator[Inlines]:
    from guidepress.importing.tree import inlines_of

    for block in blocks:
        yield from (inlines for inlines in inlines_of(block) if plain(inlines))


def _spans(inlines: Inlines) -> Iterator[Span | Break | Tab]:
    return (each for each in inlines if isinstance(each, Span | Break | Tab))


def _linked(spans: Sequence[Span | Break | Tab], place: Place, context: Context) -> list[Span]:
    """The spans with links that a guide can have."""
    found: list[Span] = []
    for span in spans:
        if not isinstance(span, Span):
            found.append(Span(" "))
            continue
        if span.struck:
            context.log.note("struck", place, span.text)
        link = context.link(span.link, place) if span.link else ""
        found.append(replace(span, link=link, struck=False))
    return found


def _trimmed(spans: list[Span]) -> list[Span]:
    """The spans without spaces at both ends, those that are alike put together, and spaces moved out of marks."""
    merged: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if merged and replace(merged[-1], text="") == replace(span, text=""):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        else:
            merged.append(span)
    parted: list[Span] = []
    for span in merged:
        core = span.text.strip(" ")
        if not _is_marked(span) or core == span.text:
            parted.append(span)
            continue
        at = span.text.find(core) if core else 0
        bare = Span("", link=span.link) if core and span.link else Span("")
        parted += [replace(bare, text=span.text[:at], link=""), replace(span, text=core)]
        parted.append(Span(span.text[at + len(core) :]))
    text = [span for span in parted if span.text]
    while text and not text[0].text.strip(" "):
        text.pop(0)
    while text and not text[-1].text.strip(" "):
        text.pop()
    if text:
        text[0] = replace(text[0], text=text[0].text.lstrip(" "))
        text[-1] = replace(text[-1], text=text[-1].text.rstrip(" "))
    return text


def _is_marked(span: Span) -> bool:
    return bool(span.strong or span.emphasis or span.code or span.key or span.script or span.link or span.lang)


def _markup(spans: list[Span], care: Care) -> str:
    """Spans as Markdown."""
    parts: list[str] = []
    at = 0
    while at < len(spans):
        end = at + 1
        target = _target(spans[at], care)
        while end < len(spans) and target and _target(spans[end], care) == target:
            end += 1
        inner = "".join(_marked(span, care) for span in spans[at:end])
        parts.append(f"[{inner}]({target})" if target and inner.strip() else inner)
        at = end
    return "".join(parts)


def _target(span: Span, care: Care) -> str:
    if span.link:
        return span.link
    if span.key and care != "bare":
        return "key:"
    return f"lang:{span.lang}" if span.lang and care != "bare" else ""


def _marked(span: Span, care: Care) -> str:
    if care == "bare":
        return escaped(span.text, care)
    if span.code:
        longest = max((len(run) for run in TICKS.findall(span.text)), default=0)
        ticks = "`" * (longest + 1)
        pad = " " if span.text[:1] == "`" or span.text[-1:] == "`" else ""
        return f"{ticks}{pad}{span.text}{pad}{ticks}"
    text = escaped(span.text, care)
    if span.script and not re.search(r"[\s^~\[\]\\]", span.text):
        mark = "^" if span.script == "super" else "~"
        return f"{mark}{span.text}{mark}"
    marks = ("**" if span.strong else "") + ("*" if span.emphasis else "")
    return f"{marks}{text}{marks[::-1]}"


def escaped(text: str, care: Care) -> str:
    """Words with a backslash before each sign that would be a mark."""
    return (_LIGHT if care == "light" else _FULL).sub(r"\\\g<0>", text)


def _words(text: str) -> str:
    return " ".join(re.split(r"[ \t\n\r]+", text)).strip(" ")


def link_of(address: str) -> str:
    """A web, e-mail or telephone address as a link of a guide can have it; "" for any other."""
    address = address.strip().replace("\\", "/") if not address.lower().startswith("mailto:") else address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    elif re.match(r"www\.[\w-]+\.", address):
        address = f"https://{address}"
    elif re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", address):
        address = f"mailto:{address}"
    if address.lower().startswith("tel:"):
        address = "tel:" + re.sub(r"[^\d+-]", "", address[4:])
    address = "".join(each if each.isascii() and each.isprintable() else quote(each, safe="") for each in address)
    address = re.sub(r"[\s<>\"()\[\]]", lambda match: f"%{ord(match.group()):02X}", address)
    return "" if link_problem(address) else address
