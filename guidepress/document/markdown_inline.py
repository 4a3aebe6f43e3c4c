"""The Markdown inside one paragraph or line: strong and stressed words, code, raised and lowered letters, links,
references, footnotes, ends of lines, and words with a role: keys, menus, quotations, phrases in another language.

The other marks of Markdown are found too, and reported: otherwise they would be printed, or their meaning lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

from msgspec.structs import replace

from guidepress.core.characters import FORBIDDEN, code_point_name
from guidepress.core.problems import Code
from guidepress.core.values import Value
from guidepress.document.inline import LineBreak, NoteMark, Role, Run, Runs, Script

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

NOT_ALLOWED = {
    "s_open": ("words struck out", "take them out"),
    "html_inline": ("HTML", "write plain words; for the sign itself write \\<"),
    "image": ("pictures", "use a figure block"),
    "hardbreak": (
        "line breaks by two spaces",
        "end the line with a backslash, or take the spaces out",
    ),
    "reference_link": ("links of the [words][name] kind", "write [words](address)"),
    "formula": ("formulas ($…$)", "write it in words; for the sign itself write \\$"),
    "attributes": ("attributes in braces ({…})", "take them out; for the sign itself write \\{"),
}
"""What to report for each token of a mark that is not allowed: its name in a message, and a hint."""


MARKS = {
    "footnote": re.compile(r"\^\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?:\([^()\s]*\))?)*\]", re.DOTALL),
    "line_break": re.compile(r"\\\n[ \t]*"),
    "open_footnote": re.compile(r"\^\["),
    "superscript": re.compile(r"\^[^\s^\[\]\\]+\^"),
    "subscript": re.compile(r"(?<!~)~[^\s~\[\]\\]+~(?!~)"),
    "footnote_mark": re.compile(r"\[\^[^\[\]\s]+\]"),
    "reference_link": re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]"),
    "formula": re.compile(r"(\$\$?)(?=[^\s$])[^$]*?(?<=[^\s\\])\1(?!\d)"),
    "attributes": re.compile(r"\{(?:[#.:]|[\w-]+=)[^{}]*\}"),
}
"""Marks that CommonMark reads as words, by the token that stands for them. Those in `NOT_ALLOWED` are of other kinds of
Markdown. `^2^` and `~2~` are those of Pandoc: without spaces inside.

Two prices are no formula: its last $ follows a letter, and no figure follows that $ (as in Pandoc)."""


def recognise_marks(state: StateInline, silent: bool) -> bool:
    """A rule of the Markdown parser: makes a token of each of `MARKS`. A backslash before the mark prevents it."""
    for kind, pattern in MARKS.items():
        match = pattern.match(state.src, state.pos, state.posMax)
        if match is not None:
            if not silent:
                token = state.push(kind, "", 0)
                token.content = match.group()
                if kind == "footnote":
                    token.children = inline_tokens(state.md, token.content[2:-1])
            state.pos = match.end()
            return True
    return False


def inline_tokens(parser: MarkdownIt, text: str) -> list[Token]:
    """The tokens of the words of a footnote."""
    return parser.parseInline(text.strip())[0].children or []


SCRIPTS: dict[str, Script] = {"superscript": "super", "subscript": "sub"}
"""The script of each token that has one."""
ROLES: dict[str, Role] = {f"{role}:": role for role in get_args(Role) if role and role != "code"}
"""For the address of words with a role: the role."""
QUOTES = ("“”", "‘’", "«»", "»«", "„“", "‚‘", "‹›", "›‹", '""', "''")
"""The marks of quotations, in pairs."""


class Finding(Value):
    """A problem in a text. `line` counts from 0 at the start of the text."""

    line: int
    code: Code
    message: str
    hint: str


class Notes:
    """The texts of the footnotes of a prose, `[^label]: words`, by their labels, and which of them have a mark."""

    def __init__(self) -> None:
        self.texts: dict[str, tuple[int, Runs]] = {}
        self.used: set[str] = set()

    def add(self, label: str, line: int, runs: Runs, findings: list[Finding]) -> None:
        """Adds a text, or reports a second one of the same label, or one without words."""
        if label in self.texts:
            findings.append(note_finding(line, f"there are two texts [^{label}]", "give one another name"))
        elif not runs:
            findings.append(note_finding(line, f"the text [^{label}] has no words", "write some, or take it out"))
        self.texts.setdefault(label, (line, runs))

    def take(self, label: str, line: int, findings: list[Finding]) -> Runs:
        """The text for a mark; empty after it is reported that there is none, or that it has a mark already."""
        if label not in self.texts:
            hint = f"write a line that begins with [^{label}]: in the same text, or ^[the words] in place of the mark"
            findings.append(note_finding(line, f"there is no text for the mark [^{label}]", hint))
        elif label in self.used:
            hint = "write a second note, or say it in the text"
            findings.append(note_finding(line, f"[^{label}] is marked twice", hint))
        self.used.add(label)
        return self.texts.get(label, (0, ()))[1]

    def check(self, findings: list[Finding]) -> None:
        """Reports the texts without a mark."""
        for label, (line, _) in self.texts.items():
            if label not in self.used:
                hint = f"write [^{label}] where it belongs, or take it out"
                findings.append(note_finding(line, f"nothing marks the footnote [^{label}]", hint))


def note_finding(line: int, message: str, hint: str) -> Finding:
    """The finding for a footnote."""
    return Finding(line, Code.BAD_FOOTNOTE, message, hint)


def markup_finding(line: int, what: str, hint: str) -> Finding:
    """The finding for markup that is not allowed; `what` names it in the message."""
    return Finding(line, Code.MARKUP, f"{what} cannot be used here", hint)


def character_findings(text: str, line: int) -> Iterator[Finding]:
    """A finding for the first forbidden character of a text; none where there is no such character."""
    bad = FORBIDDEN.search(text)
    if bad is not None:
        message = f"the invisible character {code_point_name(bad.group())} is not allowed"
        yield Finding(line, Code.CONTROL_CHARACTER, message, "delete it and type the words again")


_UNCLOSED = re.compile(r"(?<=\S)[*`]+|[*`]+(?=\S)")
_OTHER = "\ufffc"
"""What stands for a token that is neither words nor the end of a line."""


def unclosed_signs(token: Token) -> Iterator[tuple[int, str]]:
    """The stars and backticks among the words of a token that close and open nothing, each with its line. One with
    spaces on both sides is a sign of its own: 2 * 3.
    """
    children = token.children or ()
    if not any(child.type == "text" and ("*" in child.content or "`" in child.content) for child in children):
        return
    parts = ("\n" if child.type in _ENDS else child.content if child.type == "text" else _OTHER for child in children)
    text = "".join(parts)
    for match in _UNCLOSED.finditer(text):
        yield line_of(token) + text.count("\n", 0, match.start()), match.group()


_ENDS = ("softbreak", "hardbreak", "line_break")
"""The types of tokens that end a line."""


class InlineReader:
    """Reads the tokens inside one paragraph or line into `runs`.

    A mark that is not allowed is added to `findings`; its words are kept. `notes`: None for one
    line, such as a title, in which there are neither footnotes nor ends of lines.
    """

    def __init__(self, token: Token, findings: list[Finding], notes: Notes | None = None) -> None:
        self.line = line_of(token)
        self.findings = findings
        self.state = Run("")
        self.strong_depth = 0
        self.link_has_words = True
        self.link_start = 0
        """The number of pieces before the link that is read."""
        self.emphasis_depth = 0
        self.found: list[Run | LineBreak | NoteMark] = []
        self.notes = notes
        for child in token.children or ():
            text, state = self.read_token(child), self.state
            if not text:
                continue
            if child.type == "code_inline":
                state = replace(state, role="code")
            elif child.type in SCRIPTS:
                state = replace(state, script=SCRIPTS[child.type])
            last = self.found[-1] if self.found else None
            if isinstance(last, Run) and replace(last, text="") == state:
                self.found[-1] = replace(last, text=last.text + text)
            else:
                self.found.append(replace(state, text=text))
        self.check_end(token)
        self.runs = _trimmed(self.found)

    def read_token(self, token: Token) -> str:
        """The text of one token, with changes to the state for the runs that follow; "" for a mark without text."""
        kind = token.type
        if kind in NOT_ALLOWED:
            what, hint = NOT_ALLOWED[kind]
            self.findings.append(markup_finding(self.line, what, hint))
        if kind in ("softbreak", "hardbreak"):
            self.line += 1
            return " "
        if kind == "line_break":
            self.end_line()
        elif kind in ("footnote", "footnote_mark"):
            self.add_note(token)
        elif kind == "open_footnote":
            hint = "close its bracket, or write a backslash before the sign ^"
            self.findings.append(note_finding(self.line, "this footnote has no end", hint))
        elif kind == "strong_open":
            if token.markup != "**":
                self.findings.append(markup_finding(self.line, "__", "write **strong**"))
            self.change_strong(1)
        elif kind == "strong_close":
            self.change_strong(-1)
        elif kind in ("em_open", "em_close"):
            self.emphasis_depth += token.nesting
            self.state = replace(self.state, emphasis=self.emphasis_depth > 0)
        elif kind == "link_open":
            self.link_has_words = False
            self.open_link(token)
        elif kind == "link_close":
            if not self.link_has_words and self.state.ref:
                self.found.append(self.state)  # a reference without words gets the name of what it leads to
            elif not self.link_has_words:
                self.findings.append(Finding(self.line, Code.BAD_LINK, "this link has no words", "[words](address)"))
            self.close_link()
        elif kind in ("text", "text_special", "code_inline", *SCRIPTS):
            content = token.content[1:-1] if kind in SCRIPTS else token.content
            self.findings.extend(character_findings(content, self.line))
            self.link_has_words = self.link_has_words or bool(content.strip())
            return re.sub(r"[ \t\n]+", " ", content)
        return ""

    def check_end(self, token: Token) -> None:
        """Reports a backslash at the end of a paragraph, which ends no line and would be printed."""
        words = token.content.rstrip()
        if self.notes is not None and (len(words) - len(words.rstrip("\\"))) % 2:
            hint = "take it out; for the sign itself write \\\\"
            self.findings.append(markup_finding(self.line, "a backslash at the end of a paragraph", hint))

    def end_line(self) -> None:
        """Ends a line, or reports that it cannot end here."""
        if self.notes is None:
            hint = "a title, a lead-in and a cell are one line: take the backslash out"
            self.findings.append(markup_finding(self.line, "the end of a line (a backslash)", hint))
        if self.found and isinstance(self.found[-1], Run):
            self.found[-1] = replace(self.found[-1], text=self.found[-1].text.rstrip(" "))
        self.found.append(LineBreak())
        self.line += 1

    def add_note(self, token: Token) -> None:
        """Adds a footnote, or reports that none can stand here."""
        runs: Runs = ()
        if self.notes is None:
            hint = "footnotes stand in paragraphs and lists of a text, not in one line or in another note"
            self.findings.append(note_finding(self.line, "a footnote cannot stand here", hint))
        if token.type == "footnote":
            inner = InlineReader(replace_map(token, self.line), self.findings)
            runs = inner.runs
            self.line = inner.line
            if not runs:
                self.findings.append(
                    note_finding(self.line, "this footnote has no words", "write some, or take it out")
                )
        elif self.notes is not None:
            runs = self.notes.take(token.content[2:-1], self.line, self.findings)
        if self.state.link or self.state.ref:
            self.findings.append(note_finding(self.line, "a footnote cannot stand inside a link", "write it behind"))
        if self.found and isinstance(self.found[-1], Run):  # a mark stands close to its word
            self.found[-1] = replace(self.found[-1], text=self.found[-1].text.rstrip(" "))
        self.found.append(NoteMark(runs))

    def close_link(self) -> None:
        """Ends a link, a reference or words with a role. A quotation that has no quotation marks is reported."""
        if self.state.role == "quote":
            words = "".join(each.text if isinstance(each, Run) else "" for each in self.found[self.link_start :])
            if (words[:1] + words[-1:]) not in QUOTES:
                hint = "write them inside the brackets: [“words”](quote:)"
                self.findings.append(Finding(self.line, Code.MARKUP, "this quotation has no quotation marks", hint))
        self.state = replace(self.state, link="", ref="", lang="", role="")

    def change_strong(self, step: int) -> None:
        """Enters (1) or leaves (-1) strong words, which may be nested."""
        self.strong_depth += step
        self.state = replace(self.state, strong=self.strong_depth > 0)

    def open_link(self, token: Token) -> None:
        """Starts a link, a reference (`#id`) or a phrase in another language (`lang:cy`), or reports its address."""
        address = str(token.attrGet("href") or "")
        scheme, _, rest = address.partition(":")
        self.link_start = len(self.found)
        if token.markup == "autolink" or token.attrGet("title") is not None:
            self.findings.append(markup_finding(self.line, "links of this kind", "write [words](address)"))
        if address.startswith("#"):
            if re.fullmatch(r"#[a-z0-9]+([.-][a-z0-9]+)*", address):
                self.state = replace(self.state, ref=address[1:])
                return
            problem = "a reference is # and an id, such as #leap.design"
        elif address in ROLES:
            self.state = replace(self.state, role=ROLES[address])
            return
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


def replace_map(token: Token, line: int) -> Token:
    """The token, as one that begins on this line."""
    token.map = [line, line + 1]
    return token


def _trimmed(found: list[Run | LineBreak | NoteMark]) -> Runs:
    """Runs without the spaces and ends of lines at both ends, and without spaces that begin a line."""
    while found and isinstance(found[0], LineBreak):
        del found[0]
    while found and isinstance(found[-1], LineBreak):
        del found[-1]
    trimmed: list[Run | LineBreak | NoteMark] = []
    for at, each in enumerate(found):
        if isinstance(each, Run):
            text = each.text
            if at == 0 or isinstance(found[at - 1], LineBreak):
                text = text.lstrip(" ")
            if at == len(found) - 1:
                text = text.rstrip(" ")
            each = replace(each, text=text)
        if not isinstance(each, Run) or each.text or each.ref:
            trimmed.append(each)
    return tuple(trimmed)


def line_of(token: Token) -> int:
    """The line of a token in its text, from 0."""
    return token.map[0] if token.map else 0


def link_problem(address: str) -> str:
    """A hint on what is wrong with a web, e-mail or telephone address, or ""."""
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
    return "begin an address with https:, a reference with #, a language with lang:, a role with key:, menu: or quote:"
