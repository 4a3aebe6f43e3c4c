"""The small Markdown of prose, read from text alone: runs, paragraphs, lists, and what was wrong on which line.

The reader knows more marks than are allowed, so that italics, headings, HTML and the rest are found and reported
instead of being printed or lost. `inline` puts what is found here in its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from guidepress.core.characters import FORBIDDEN, named
from guidepress.core.problems import Code, Where
from guidepress.core.values import Value
from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.inline import Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_TEXT = 20_000
"""Characters of one text. Longer ones are no prose, and reading them takes longer than their length says."""
MAX_LISTS = 3
"""Lists inside each other."""


class Finding(Value):
    """A problem and how many lines below the start of the text it stands."""

    line: int
    code: Code
    message: str
    hint: str


class Parsed(Value):
    """What a text became. Until they are placed, blocks carry their line in the text, from 0, in `where`."""

    runs: tuple[Run, ...]
    blocks: tuple[Paragraph | ItemList, ...]
    findings: tuple[Finding, ...]


@lru_cache(8192)
def read_plain(text: str) -> Parsed:
    findings = list(_characters(text, 0))
    if re.search(r"\*\*|\]\(|&#?\w+;", text):
        findings.append(_markup(0, "marks such as ** and [ ]", "write the words alone"))
    return Parsed((Run(text),) if text else (), (), tuple(findings))


@lru_cache(8192)
def read_line(text: str) -> Parsed:
    refused = _refused(text)
    if refused:
        return Parsed((), (), refused)
    if not re.search(r"[][*_<>&`!~\\\n]", text):
        words = re.sub(r"[ \t]+", " ", text).strip(" ")  # nearly every line is only words
        return Parsed((Run(words),) if words else (), (), ())
    findings: list[Finding] = []
    runs: tuple[Run, ...] = ()
    for token in _markdown().parseInline(text):
        runs += _Runs(token, findings).runs
    return Parsed(runs, (), tuple(findings))


@lru_cache(2048)
def read_prose(text: str) -> Parsed:
    refused = _refused(text)
    if refused:
        return Parsed((), (), refused)
    text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))  # spaces at a line's end cannot be seen
    findings: list[Finding] = []
    found: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _markdown().parse(text, found)
    for reference in found.get("references", {}).values():
        findings.append(_markup(reference["map"][0], "an address on its own line", "write [words](address)"))
    blocks = tuple(_Blocks(tokens, findings).blocks())
    return Parsed((), blocks, tuple(findings))


@cache
def _markdown() -> MarkdownIt:
    """A reader that knows more marks than are allowed, so that the others are found and reported."""
    from markdown_it import MarkdownIt  # only where prose is read: `--help` answers without it

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # ours reports what it would pass over
    return reader


def _refused(text: str) -> tuple[Finding, ...]:
    """What keeps a text from being read at all: its length, or characters that would change what is read."""
    if len(text) > MAX_TEXT:
        message = f"this text is longer than {MAX_TEXT:,} characters"
        return (Finding(0, Code.TOO_LONG, message, "split it into several"),)
    return tuple(found for number, line in enumerate(text.split("\n")) for found in _characters(line, number))


def _markup(line: int, what: str, hint: str) -> Finding:
    return Finding(line, Code.MARKUP, f"{what} cannot be used here", hint)


def _characters(text: str, line: int) -> Iterator[Finding]:
    bad = FORBIDDEN.search(text)
    if bad is not None:
        message = f"the invisible character {named(bad.group())} is not allowed"
        yield Finding(line, Code.CONTROL_CHARACTER, message, "delete it and type the words again")


_NO_BLOCKS = {
    "heading_open": ("headings (# or a row of - or = under a line)", "use a heading block, or **strong** words"),
    "code_block": ("lines indented by four spaces or more", "begin the line at the edge of the text above"),
    "fence": ("code", "write plain words"),
    "html_block": ("HTML", "write plain words; for the sign itself write \\<"),
    "blockquote_open": ("quotation marks of the > kind", "use a quotation block"),
    "hr": ("rules (--- or ***)", "take the line out"),
    "table_open": ("tables of the | kind", "use a table block"),
}
_NO_MARKS = {
    "em_open": ("italics (single * or _)", "use **strong** for weight; for the sign itself write \\* or \\_"),
    "s_open": ("words struck out", "take them out"),
    "code_inline": ("code (`)", "write plain words"),
    "html_inline": ("HTML", "write plain words; for the sign itself write \\<"),
    "image": ("pictures", "use a figure block"),
    "hardbreak": ("line breaks (a backslash at the end)", "begin a new paragraph after an empty line"),
}


class _Blocks:
    """Reads the tokens of prose. What is not allowed is reported and left out."""

    def __init__(self, tokens: list[Token], findings: list[Finding]) -> None:
        self.tokens = iter(tokens)
        self.findings = findings

    def blocks(self) -> Iterator[Paragraph | ItemList]:
        for token in self.tokens:
            if token.type == "inline":
                yield Paragraph(_Runs(token, self.findings).runs, where=Where("", _line_of(token)))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield self.list_(token, 1)
            elif token.type in _NO_BLOCKS:
                self.refuse(token)

    def list_(self, start: Token, depth: int) -> ItemList:
        """The list that this token opens."""
        line = _line_of(start)
        if start.attrGet("start") not in (None, 1):
            hint = "begin with 1, or write a backslash before the full stop if this is no list"
            self.findings.append(_markup(line, "a numbered list that does not begin with 1", hint))
        if depth > MAX_LISTS:
            self.findings.append(_markup(line, f"lists more than {MAX_LISTS} deep", "make them simpler"))
        items: list[ListItem] = []
        for token in self.tokens:
            if token.type == start.type.replace("open", "close"):
                break
            if token.type == "list_item_open":
                items.append(self.item(token, depth))
        return ItemList(tuple(items), ordered=start.type.startswith("ordered"), where=Where("", line))

    def item(self, start: Token, depth: int) -> ListItem:
        """The item that this token opens: one paragraph, and lists below it."""
        texts: list[tuple[Run, ...]] = []
        inner: list[ItemList] = []
        for token in self.tokens:
            if token.type == "list_item_close":
                break
            if token.type == "inline":
                if texts or inner:
                    hint = "make it an item of its own"
                    self.findings.append(_markup(_line_of(token), "a second paragraph in a list item", hint))
                texts.append(_Runs(token, self.findings).runs)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                inner.append(self.list_(token, depth + 1))
            elif token.type in _NO_BLOCKS:
                self.refuse(token)
        if not any(texts):
            self.findings.append(
                Finding(_line_of(start), Code.EMPTY_TEXT, "this list item has no words", "write some, or take it out")
            )
        return ListItem(texts[0] if texts else (), tuple(inner), where=Where("", _line_of(start)))

    def refuse(self, start: Token) -> None:
        """Reports a block that is not allowed and passes over it."""
        what, hint = _NO_BLOCKS[start.type]
        self.findings.append(_markup(_line_of(start), what, hint))
        depth: int = start.nesting
        while depth > 0 and (token := next(self.tokens, None)) is not None:
            depth += token.nesting


class _Runs:
    """Reads the tokens inside one paragraph or line. Marks that are not allowed are reported, their words kept."""

    def __init__(self, token: Token, findings: list[Finding]) -> None:
        self.line = _line_of(token)
        self.findings = findings
        self.state = Run("")
        self.strength = 0
        self.linked = True
        done: list[Run] = []
        for child in token.children or ():
            text = self.child(child)
            if not text:
                continue
            if done and replace(done[-1], text="") == self.state:
                done[-1] = replace(done[-1], text=done[-1].text + text)
            else:
                done.append(replace(self.state, text=text))
        self.runs = _trimmed(done)

    def child(self, token: Token) -> str:
        """Takes one token; returns its text."""
        kind = token.type
        if kind in _NO_MARKS:
            what, hint = _NO_MARKS[kind]
            self.findings.append(_markup(self.line, what, hint))
        if kind in ("softbreak", "hardbreak"):
            self.line += 1
            return " "
        if kind == "strong_open":
            if token.markup != "**":
                self.findings.append(_markup(self.line, "__", "write **strong**"))
            self.weigh(1)
        elif kind == "strong_close":
            self.weigh(-1)
        elif kind == "link_open":
            self.linked = False
            self.open_link(token)
        elif kind == "link_close":
            if not self.linked:
                self.findings.append(Finding(self.line, Code.BAD_LINK, "this link has no words", "[words](address)"))
            self.state = replace(self.state, link="", ref="", lang="")
        elif kind in ("text", "text_special", "code_inline"):
            self.findings.extend(_characters(token.content, self.line))
            self.linked = self.linked or bool(token.content.strip())
            return re.sub(r"[ \t\n]+", " ", token.content)
        return ""

    def weigh(self, step: int) -> None:
        """Enters or leaves strong words; they may stand inside each other."""
        self.strength += step
        self.state = replace(self.state, strong=self.strength > 0)

    def open_link(self, token: Token) -> None:
        address = str(token.attrGet("href") or "")
        scheme, _, rest = address.partition(":")
        if token.markup == "autolink" or token.attrGet("title") is not None:
            self.findings.append(_markup(self.line, "links of this kind", "write [words](address)"))
        if address.startswith("#"):
            if re.fullmatch(r"#[a-z0-9]+([.-][a-z0-9]+)*", address):
                self.state = replace(self.state, ref=address[1:])
                return
            problem = "a reference is # and an id, such as #leap.design"
        elif scheme.lower() == "lang":
            if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", rest):
                self.state = replace(self.state, lang=rest)
                return
            problem = "a language is a short code, such as lang:cy"
        else:
            problem = link_problem(address)
            if not problem:
                self.state = replace(self.state, link=address)
        if problem:
            shown = address if len(address) <= 60 else address[:59] + "…"
            self.findings.append(Finding(self.line, Code.BAD_LINK, f'"{shown}" cannot be linked to', problem))


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without the spaces at both ends."""
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(" "))
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return tuple(run for run in runs if run.text)


def _line_of(token: Token) -> int:
    return token.map[0] if token.map else 0


def link_problem(address: str) -> str:
    """What is wrong with an address outside the guide, or nothing. `https`, `http`, `mailto` and `tel` are known."""
    scheme, _, rest = address.partition(":")
    scheme = scheme.lower()
    if re.search(r"[\s<>\\]", address) or FORBIDDEN.search(address):
        return "an address holds no spaces"
    if scheme in ("https", "http"):
        try:
            parts = urlsplit(address)
            good = rest.startswith("//") and bool(parts.hostname) and "@" not in parts.netloc
        except ValueError:
            good = False
        return "" if good else "an address looks like https://www.example.org/page"
    if scheme == "mailto":
        good = re.fullmatch(r"[^@/]+@[^@/]+", rest) is not None
        return "" if good else "an e-mail address looks like mailto:name@example.org"
    if scheme == "tel":
        return "" if re.fullmatch(r"\+?[0-9-]+", rest) else "a telephone number looks like tel:+441234567890"
    return "begin an address with https:, a reference with #, a language with lang:"
