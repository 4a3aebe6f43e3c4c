"""The Markdown inside one paragraph or line: strong words, links, references and phrases in another language.

The other marks of Markdown are found too, and reported: otherwise they would be printed, or their meaning lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from guidepress.core.characters import FORBIDDEN, code_point_name
from guidepress.core.problems import Code
from guidepress.core.values import Value
from guidepress.document.inline import Run

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

NOT_ALLOWED = {
    "em_open": ("italics (single * or _)", "use **strong** for weight; for the sign itself write \\* or \\_"),
    "s_open": ("words struck out", "take them out"),
    "code_inline": ("code (`)", "write plain words"),
    "html_inline": ("HTML", "write plain words; for the sign itself write \\<"),
    "image": ("pictures", "use a figure block"),
    "hardbreak": (
        "line breaks (two spaces or a backslash at the end)",
        "take them out, or begin a new paragraph after an empty line",
    ),
    "footnote_mark": ("footnotes ([^1])", "write what the note says in the text, or name its source there"),
    "reference_link": ("links of the [words][name] kind", "write [words](address)"),
    "formula": ("formulas ($…$)", "write it in words; for the sign itself write \\$"),
    "attributes": ("attributes in braces ({…})", "take them out; for the sign itself write \\{"),
}
"""What to report for each token of a mark that is not allowed: its name in a message, and a hint."""


MARKS = {
    "footnote_mark": re.compile(r"\[\^[^\[\]\s]+\]"),
    "reference_link": re.compile(r"\[[^\[\]]+\]\[[^\[\]]*\]"),
    "formula": re.compile(r"(\$\$?)(?=[^\s$])[^$]*?(?<=[^\s\\])\1(?!\d)"),
    "attributes": re.compile(r"\{(?:[#.:]|[\w-]+=)[^{}]*\}"),
}
"""Marks of other kinds of Markdown that CommonMark reads as words, by the token that stands for them.

Two prices are no formula: its last $ follows a letter, and no figure follows that $ (as in Pandoc)."""


def recognise_marks(state: StateInline, silent: bool) -> bool:
    """A rule of the Markdown parser: makes a token of each of `MARKS`. A backslash before the mark prevents it."""
    for kind, pattern in MARKS.items():
        match = pattern.match(state.src, state.pos, state.posMax)
        if match is not None:
            if not silent:
                state.push(kind, "", 0).content = match.group()
            state.pos = match.end()
            return True
    return False


class Finding(Value):
    """A problem in a text. `line` counts from 0 at the start of the text."""

    line: int
    code: Code
    message: str
    hint: str


def markup_finding(line: int, what: str, hint: str) -> Finding:
    """The finding for markup that is not allowed; `what` names it in the message."""
    return Finding(line, Code.MARKUP, f"{what} cannot be used here", hint)


def character_findings(text: str, line: int) -> Iterator[Finding]:
    """A finding for the first forbidden character of a text; none where there is no such character."""
    bad = FORBIDDEN.search(text)
    if bad is not None:
        message = f"the invisible character {code_point_name(bad.group())} is not allowed"
        yield Finding(line, Code.CONTROL_CHARACTER, message, "delete it and type the words again")


class InlineReader:
    """Reads the tokens inside one paragraph or line into `runs`.

    A mark that is not allowed is added to `findings`; its words are kept.
    """

    def __init__(self, token: Token, findings: list[Finding]) -> None:
        self.line = line_of(token)
        self.findings = findings
        self.state = Run("")
        self.strong_depth = 0
        self.link_has_words = True
        runs: list[Run] = []
        for child in token.children or ():
            text = self.read_token(child)
            if not text:
                continue
            if runs and replace(runs[-1], text="") == self.state:
                runs[-1] = replace(runs[-1], text=runs[-1].text + text)
            else:
                runs.append(replace(self.state, text=text))
        self.runs = _trimmed(runs)

    def read_token(self, token: Token) -> str:
        """The text of one token, with changes to the state for the runs that follow; "" for a mark without text."""
        kind = token.type
        if kind in NOT_ALLOWED:
            what, hint = NOT_ALLOWED[kind]
            self.findings.append(markup_finding(self.line, what, hint))
        if kind in ("softbreak", "hardbreak"):
            self.line += 1
            return " "
        if kind == "strong_open":
            if token.markup != "**":
                self.findings.append(markup_finding(self.line, "__", "write **strong**"))
            self.change_strong(1)
        elif kind == "strong_close":
            self.change_strong(-1)
        elif kind == "link_open":
            self.link_has_words = False
            self.open_link(token)
        elif kind == "link_close":
            if not self.link_has_words:
                self.findings.append(Finding(self.line, Code.BAD_LINK, "this link has no words", "[words](address)"))
            self.state = replace(self.state, link="", ref="", lang="")
        elif kind in ("text", "text_special", "code_inline"):
            self.findings.extend(character_findings(token.content, self.line))
            self.link_has_words = self.link_has_words or bool(token.content.strip())
            return re.sub(r"[ \t\n]+", " ", token.content)
        return ""

    def change_strong(self, step: int) -> None:
        """Enters (1) or leaves (-1) strong words, which may be nested."""
        self.strong_depth += step
        self.state = replace(self.state, strong=self.strong_depth > 0)

    def open_link(self, token: Token) -> None:
        """Starts a link, a reference (`#id`) or a phrase in another language (`lang:cy`), or reports its address."""
        address = str(token.attrGet("href") or "")
        scheme, _, rest = address.partition(":")
        if token.markup == "autolink" or token.attrGet("title") is not None:
            self.findings.append(markup_finding(self.line, "links of this kind", "write [words](address)"))
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
    return "begin an address with https:, a reference with #, a language with lang:"
