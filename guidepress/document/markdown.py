"""The Markdown of prose: paragraphs and lists. It reads a text alone; `authored_text` adds the place in the file.

More Markdown is recognised than is allowed, so that headings, HTML and the rest are found and reported, and not printed
or lost. `markdown_inline` reads what is inside a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from guidepress.core.problems import Code, Where
from guidepress.core.values import Value
from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.inline import Run, Runs, code_runs
from guidepress.document.markdown_inline import (
    Finding,
    InlineReader,
    Notes,
    character_findings,
    inline_tokens,
    line_of,
    markup_finding,
    recognise_marks,
    unclosed_signs,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

MAX_TEXT = 20_000
"""Most characters of one text. The time to parse a text grows faster than its length."""
MAX_START = 99
"""The largest number with which a list begins: a larger one is rather a year at the start of a line."""
MAX_LISTS = 3
"""How deep lists may be nested."""


NOT_ALLOWED = {
    "heading_open": ("headings (# or a row of - or = under a line)", "use a heading block, or **strong** words"),
    "code_block": ("lines indented by four spaces or more", "begin the line at the edge of the text above"),
    "html_block": ("HTML", "write plain words; for the sign itself write \\<"),
    "blockquote_open": ("quotation marks of the > kind", "use a quotation block"),
    "hr": ("rules (--- or ***)", "take the line out"),
    "table_open": ("tables of the | kind", "use a table block"),
}
"""What to report for each token of a block that is not allowed: its name in a message, and a hint."""


LISTING_IN_ITEM = ("lines of code in a list item", "write them between two lists, or a few words in `single` backticks")
TASK = r"\[[ xX]\](\s|$)"
LINE_MARKS = {
    r":{3,}": ("boxes (:::)", "use a callout block"),
    r":\s+\S": ("definitions (a line that begins with a colon)", "use a definitions block"),
    TASK: ("lists of tasks ([ ])", "take the brackets out, or use a checklist exercise"),
}
"""What to report where a line begins so: its name in a message, and a hint. `TASK` begins paragraphs and items only."""


NOTE_TEXT = "note_text"
"""The type of the token for the text of a footnote."""
_NOTE_MARK = re.compile(r"\[\^([^\[\]\s]+)\]:")
ADDRESS_LINE = ("an address on its own line", "write [words](address)")


class Parsed(Value):
    """The runs or blocks of a text, and its problems. The `where` of a block holds its line in the text, from 0."""

    runs: Runs
    blocks: tuple[Paragraph | ItemList, ...]
    findings: tuple[Finding, ...]
    unclosed: tuple[tuple[int, str], ...] = ()
    """The stars and backticks that nothing closes, each with its line in the text, from 0."""


@lru_cache(8192)
def read_plain(text: str) -> Parsed:
    """A text without markup as one run. Marks are reported."""
    findings = list(character_findings(text, 0))
    if re.search(r"\*\*|\]\(|\]\[|\[\^|\^\[|&#?\w+;", text) or _has_marks(text):
        findings.append(markup_finding(0, "marks such as ** and [ ]", "write the words alone"))
    return Parsed((Run(text),) if text else (), (), tuple(findings))


def _has_marks(text: str) -> bool:
    """Whether words of a text are code, raised, lowered or stressed by stars. Names have underscores: those stay."""
    if not re.search(r"[*`^~]", text):
        return False
    runs = (run for run in read_line(text.replace("_", " ")).runs if isinstance(run, Run))
    return any(run.emphasis or run.script or run.role for run in runs)


@lru_cache(8192)
def read_line(text: str) -> Parsed:
    """The runs of one line of Markdown."""
    unreadable = _unreadable(text)
    if unreadable:
        return Parsed((), (), unreadable)
    if not re.search(r"[][*_<>&`!~^${\\\n]", text):
        words = re.sub(r"[ \t]+", " ", text).strip(" ")  # fast path: most lines have no marks
        return Parsed((Run(words),) if words else (), (), ())
    findings: list[Finding] = []
    runs: Runs = ()
    unclosed: list[tuple[int, str]] = []
    for token in _markdown().parseInline(text):
        runs += InlineReader(token, findings).runs
        unclosed += unclosed_signs(token)
    return Parsed(runs, (), tuple(findings), tuple(unclosed))


@lru_cache(2048)
def read_prose(text: str) -> Parsed:
    """The paragraphs and lists of a Markdown text."""
    unreadable = _unreadable(text)
    if unreadable:
        return Parsed((), (), unreadable)
    findings: list[Finding] = []
    environment: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _markdown().parse(text, environment)
    for reference in environment.get("references", {}).values():
        findings.append(markup_finding(reference["map"][0], *ADDRESS_LINE))
    notes = Notes()
    for token in tokens:
        if token.type == NOTE_TEXT:
            notes.add(token.info, line_of(token), InlineReader(token, findings).runs, findings)
    blocks = tuple(_BlockReader(tokens, findings, notes).blocks())
    notes.check(findings)
    unclosed = tuple(sign for token in tokens for sign in unclosed_signs(token))
    return Parsed((), blocks, tuple(findings), unclosed)


@cache
def _markdown() -> MarkdownIt:
    """The Markdown parser: CommonMark with tables and struck-out words, which are recognised so as to be reported."""
    from markdown_it import MarkdownIt  # imported late: `--help` must not need it

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.disable("text_join")  # signs behind a backslash have tokens of their own
    parser.inline.ruler.before("escape", "marks", recognise_marks)
    parser.block.ruler.before("reference", NOTE_TEXT, _read_note_text, {"alt": ["paragraph", "reference"]})
    # The parser would print a bad link as text; `link_problem` reports it.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _read_note_text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A rule of the Markdown parser: a token for the text of a footnote, `[^label]: words`, down to the next empty line
    or the next such text.
    """
    mark = _note_mark(state, start)
    if mark is None or state.is_code_block(start):
        return False
    if silent:
        return True
    last = start + 1
    while last < end and not state.isEmpty(last) and _note_mark(state, last) is None:
        last += 1
    token = state.push(NOTE_TEXT, "", 0)
    token.info, token.map = mark.group(1), [start, last]
    token.content = state.src[mark.end() : state.eMarks[last - 1]]
    token.children = inline_tokens(state.md, token.content)
    state.line = last
    return True


def _note_mark(state: StateBlock, line: int) -> re.Match[str] | None:
    return _NOTE_MARK.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _unreadable(text: str) -> tuple[Finding, ...]:
    """Problems for which a text is not parsed at all: its length, or forbidden characters."""
    if len(text) > MAX_TEXT:
        message = f"this text is longer than {MAX_TEXT:,} characters"
        return (Finding(0, Code.TOO_LONG, message, "split it into several"),)
    lines = enumerate(text.split("\n"))
    return tuple(finding for number, line in lines for finding in character_findings(line, number))


class _BlockReader:
    """Reads the tokens of prose into blocks. A block that is not allowed is added to `findings` and left out."""

    def __init__(self, tokens: list[Token], findings: list[Finding], notes: Notes) -> None:
        self.tokens = iter(tokens)
        self.notes = notes
        self.findings = findings

    def blocks(self) -> Iterator[Paragraph | ItemList]:
        """The paragraphs and lists, in order."""
        for token in self.tokens:
            if token.type == "fence":
                yield self.listing(token)
            elif token.type == "inline":
                self.report_lines(token)
                yield Paragraph(InlineReader(token, self.findings, self.notes).runs, where=Where("", line_of(token)))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield self.list_(token, 1)
            elif token.type in NOT_ALLOWED:
                self.report_not_allowed(token)

    def listing(self, token: Token) -> Paragraph:
        """The code between two lines of three backticks. The word behind the first of them is for other tools."""
        line = line_of(token)
        if not token.content.strip():
            hint = "write some between the lines of three backticks, or take them out"
            self.findings.append(Finding(line, Code.EMPTY_TEXT, "there is no code here", hint))
        elif token.map and token.map[1] - token.map[0] < token.content.count("\n") + 2:
            hint = f"write a line of {token.markup} where they end"
            self.findings.append(Finding(line, Code.MARKUP, "these lines of code have no end", hint))
        return Paragraph(code_runs(token.content.strip("\n")), "code", where=Where("", line))

    def list_(self, start: Token, depth: int) -> ItemList:
        """The list that this token opens. `depth` is 1 for the outermost list."""
        line = line_of(start)
        number = start.attrGet("start")
        first = 1 if number is None else int(number)
        if not 1 <= first <= MAX_START:
            hint = f"begin with 1 to {MAX_START}, or write a backslash before the full stop if this is no list"
            self.findings.append(markup_finding(line, f"a numbered list that begins with {first}", hint))
        if depth > MAX_LISTS:
            self.findings.append(markup_finding(line, f"lists more than {MAX_LISTS} deep", "make them simpler"))
        items: list[ListItem] = []
        for token in self.tokens:
            if token.type == start.type.replace("open", "close"):
                break
            if token.type == "list_item_open":
                items.append(self.item(token, depth))
        ordered = start.type.startswith("ordered")
        return ItemList(tuple(items), ordered=ordered, start=first if ordered else 1, where=Where("", line))

    def item(self, start: Token, depth: int) -> ListItem:
        """The item that this token opens: one paragraph, and lists below it."""
        texts: list[Runs] = []
        inner: list[ItemList] = []
        for token in self.tokens:
            if token.type == "list_item_close":
                break
            if token.type == "inline":
                if texts or inner:
                    hint = "make it an item of its own"
                    self.findings.append(markup_finding(line_of(token), "a second paragraph in a list item", hint))
                self.report_lines(token)
                texts.append(InlineReader(token, self.findings, self.notes).runs)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                inner.append(self.list_(token, depth + 1))
            elif token.type in NOT_ALLOWED or token.type == "fence":
                self.report_not_allowed(token)
        if not any(texts):
            self.findings.append(
                Finding(line_of(start), Code.EMPTY_TEXT, "this list item has no words", "write some, or take it out")
            )
        return ListItem(texts[0] if texts else (), tuple(inner), where=Where("", line_of(start)))

    def report_lines(self, token: Token) -> None:
        """Reports lines of a paragraph or item that begin with a mark of another kind of Markdown."""
        for number, line in enumerate(token.content.split("\n")):
            for pattern, (what, hint) in LINE_MARKS.items():
                if re.match(pattern, line) and (number == 0 or pattern != TASK):
                    self.findings.append(markup_finding(line_of(token) + number, what, hint))

    def report_not_allowed(self, start: Token) -> None:
        """Reports a block that is not allowed, and skips its tokens."""
        what, hint = NOT_ALLOWED.get(start.type, LISTING_IN_ITEM)
        self.findings.append(markup_finding(line_of(start), what, hint))
        depth: int = start.nesting
        while depth > 0 and (token := next(self.tokens, None)) is not None:
            depth += token.nesting
