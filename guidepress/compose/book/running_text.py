"""Runs of prose for readers: abbreviations are marked and expanded, and references get their page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Code, Problems
from guidepress.core.values import Value
from guidepress.document.authored_text import (
    Line,
    Plain,
    Prose,
    parse_line,
    parse_prose,
)
from guidepress.document.inline import Inline, NoteMark, PageRef, Run, Runs, match_inline, plain, unchanged
from guidepress.document.labels import Labels
from guidepress.document.visit import ProseBlock, map_inlines, map_text, texts

V = TypeVar("V")

UNREAD = frozenset({"code", "key", "menu"})
"""The roles of runs whose words are taken as they are: no abbreviation is looked for in them."""


class Abbreviations(Struct):
    """Finds the abbreviations of the guide in runs. `names` are phrases, such as titles of documents, in which nothing
    is inserted.
    """

    forms: Mapping[str, str]
    names: tuple[str, ...] = ()
    used: set[str] = set()
    """Every abbreviation that occurs in the guide, for the glossary."""
    expanded: set[str] = set()
    """The abbreviations already expanded in the present part."""
    met: set[str] = set()
    """Every abbreviation that occurs in the present part."""
    _pattern: re.Pattern[str] | None = None
    _name_pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        if self.forms:
            shorts = "|".join(re.escape(short) for short in sorted(self.forms, key=len, reverse=True))
            self._pattern = re.compile(rf"(?<![\w#@.-])({shorts})(s?)(?![\w@-])")
        if self.names:
            longest_first = sorted(self.names, key=len, reverse=True)
            self._name_pattern = re.compile("|".join(re.escape(name) for name in longest_first))

    def new_part(self) -> None:
        """Begins a part, in which every abbreviation is expanded at its first use."""
        self.expanded.clear()
        self.met.clear()

    def apart(self, make: Callable[[], V]) -> V:
        """What `make` returns, for text that is read apart from the present part: it expands its own first uses, and
        the part does not count them.
        """
        expanded, met = set(self.expanded), set(self.met)
        self.new_part()
        made = self.expand_first(make())
        self.expanded, self.met = expanded, met
        return made

    def mark(self, runs: Iterable[Inline], *, expand: bool) -> Runs:
        """The runs with each abbreviation as a run of its own. With `expand`, the full form in brackets follows the
        first use in a part.
        """
        marked: list[Inline] = []
        for inline in runs:
            marked += match_inline(
                inline,
                run=lambda run: self._marked(run, expand),
                page_ref=lambda ref: [ref],
                line_break=lambda line_break: [line_break],
                note=lambda note: [replace(note, runs=self.mark(note.runs, expand=False))],
            )
        return tuple(marked)

    def _marked(self, run: Run, expand: bool) -> list[Inline]:
        return (
            list(self._mark_run(run, self._pattern, expand))
            if self._pattern and not run.expansion and run.role not in UNREAD
            else [run]
        )

    def _mark_run(self, run: Run, pattern: re.Pattern[str], expand: bool) -> Iterable[Run]:
        text, end = run.text, 0
        protected = [m.span() for m in self._name_pattern.finditer(text)] if self._name_pattern else []
        for match in pattern.finditer(text):
            short, plural = match.group(1), match.group(2)
            full = self._full_form(short, plural)
            if match.start() > end:
                yield replace(run, text=text[end : match.start()])
            yield replace(run, text=match.group(), expansion=full)
            self.used.add(short)
            self.met.add(short)
            end = match.end()
            in_name = any(low <= match.start() < high for low, high in protected)
            if expand and short not in self.expanded and not run.link and not run.ref and not in_name:
                before, after = text[: match.start()], text[match.end() :]
                if before.endswith(f"{full} (") or after.startswith(f" ({full}"):
                    self.expanded.add(short)
                elif not self._continues_as_name(after):
                    self.expanded.add(short)
                    yield replace(run, text=f" ({full})")
        if end < len(text):
            yield replace(run, text=text[end:])

    def expand_first(self, part: V) -> V:
        """The present part, in which the first use of each abbreviation that is not expanded in print is marked: the
        full form is given once to everybody, printed or else not.
        """
        missing = self.met - self.expanded
        short_of = {self._full_form(short, plural): short for short in missing for plural in ("", "s")}

        def expanded(run: Run) -> Inline:
            short = short_of.get(run.expansion, "")
            if short not in missing:
                return run
            missing.remove(short)
            return replace(run, expands=True)

        def change(inline: Inline) -> Inline:
            return match_inline(
                inline,
                run=expanded,
                page_ref=unchanged,
                line_break=unchanged,
                note=unchanged,
            )

        marked: V = map_inlines(part, change) if missing else part
        return marked

    def _continues_as_name(self, after: str) -> bool:
        """Whether an abbreviation and the next words are one name: "NGO Leadership Academy", but not "HR and IT"."""
        if after[:2] in ("’s", "'s"):
            return True  # the full form would separate a possessive from its noun
        following = re.match(r" (?:and )?([A-Z0-9][\w-]*)", after)
        if following is None:
            return False
        word = following.group(1)
        return word not in self.forms and word.removesuffix("s") not in self.forms

    def _full_form(self, short: str, plural: str) -> str:
        full = self.forms[short]
        return full + plural if plural else full


class ThingName(Value):
    """What a reference without words says: at the start of a sentence, and within one."""

    at_start: str
    within: str
    has_page: bool = True
    """Whether the printed page of the thing stands behind it."""


class ProseReader(Struct):
    """Turns the text of an author into runs and blocks, with abbreviations, names of things and page references."""

    abbreviations: Abbreviations
    words: Labels
    problems: Problems
    names: Mapping[str, ThingName] = {}
    """The names of the things that have one, by their ids: "figure 3"."""
    expanding: bool = True
    notes_met: bool = False
    """Whether a footnote was read."""

    def runs(self, line: Line | Plain, *, expand: bool = False, pages: bool = True) -> Runs:
        """The runs of one line. Titles and labels are not expanded and, with `pages` false, have no page numbers."""
        parsed = _with_names(parse_line(line, self.problems), self.names)
        if pages:
            return self._finish(parsed, expand=expand)
        return self.abbreviations.mark(parsed, expand=expand and self.expanding)

    def text(self, line: Line | Plain) -> str:
        """The text without markup, for tooltips and file metadata."""
        if isinstance(line, Plain):
            return line.text
        return plain(_with_names(parse_line(line, self.problems), self.names))

    def blocks(self, prose: Prose, *, expand: bool = True, notes: bool = False) -> tuple[ProseBlock, ...]:
        """Paragraphs and lists, without keys. A footnote is reported unless `notes`."""
        parsed = parse_prose(prose, self.problems)
        if "[^" in prose.text or "^[" in prose.text:
            self._check_notes(parsed, notes)
        return tuple(map_text(block, lambda runs: self._finish(runs, expand=expand)) for block in parsed)

    def _check_notes(self, blocks: tuple[ProseBlock, ...], allowed: bool) -> None:
        """Remembers that there are footnotes, or reports each block with one where there can be none."""
        for block in blocks:
            if any(isinstance(inline, NoteMark) for runs, _ in texts(block) for inline in runs):
                self.notes_met = True
                if not allowed:
                    hint = "footnotes stand in texts, callouts, stories, quotations and definitions: say it in the text"
                    self.problems.error(Code.BAD_FOOTNOTE, block.where, "a footnote cannot stand here", hint)

    def _finish(self, runs: Iterable[Inline], *, expand: bool) -> Runs:
        marked = self.abbreviations.mark(_with_names(runs, self.names), expand=expand and self.expanding)
        return _with_pages(marked, self.words.see_page, self.names)


NO_BREAK_SPACE = "\u00a0"
"""Stands between the words of a name, which are not to be parted: "figure 3"."""
_SENTENCE_ENDS = (".", "?", "!", "…")
"""The last characters of a sentence, for the names of things that begin the next one."""


def _with_names(runs: Iterable[Inline], names: Mapping[str, ThingName]) -> Runs:
    """The runs, in which each reference without words has the name of what it leads to."""
    named: list[Inline] = []
    for inline in runs:
        if isinstance(inline, NoteMark):
            inline = replace(inline, runs=_with_names(inline.runs, names))
        elif isinstance(inline, Run) and not inline.text and inline.ref in names:
            before, name = plain(named).rstrip(" (["), names[inline.ref]
            begins = not before or before.endswith(_SENTENCE_ENDS)
            text = name.at_start if begins else name.within
            inline = replace(inline, text=text.replace(" ", NO_BREAK_SPACE) if name.has_page else text)
        named.append(inline)
    return tuple(named)


def _with_pages(runs: Runs, see_page: str, names: Mapping[str, ThingName]) -> Runs:
    """Adds the printed page after each reference: "mentors (page 61)"; none where the thing says that it needs none."""
    before, _, after = see_page.partition("{page}")
    finished: list[Inline] = []
    for inline, following in pairwise((*runs, None)):
        assert inline is not None
        if isinstance(inline, NoteMark):
            inline = replace(inline, runs=_with_pages(inline.runs, see_page, names))
        finished.append(inline)
        ref = _ref_of(inline)
        if ref and (following is None or _ref_of(following) != ref) and (ref not in names or names[ref].has_page):
            finished.append(PageRef(ref, before, after))
    return tuple(finished)


def _ref_of(inline: Inline) -> str:
    return match_inline(
        inline, run=lambda run: run.ref, page_ref=lambda _: "", line_break=lambda _: "", note=lambda _: ""
    )
