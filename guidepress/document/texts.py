"""Every text of a document or of a guide that somebody reads, with the way down to it.

A text is a tuple of runs, a text of an author, or a string in one of `TEXT_FIELDS`. All other strings are names: keys,
ids, files, colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, get_args

from msgspec import Struct

from guidepress.core.problems import NOWHERE, Problems, Where
from guidepress.core.values import Value, field_types, may_hold_values
from guidepress.document.authored_text import (
    Line,
    Name,
    Plain,
    Prose,
    Verbatim,
    Verse,
    parse_code,
    parse_line,
    parse_prose,
)
from guidepress.document.blocks import ByMedium, Card, CardSheet, Figure, Label, LogoSlot, Medium
from guidepress.document.book import Book, BookVariant, Division, Person
from guidepress.document.deck import Deck, Jump, Pointer, Slide, Steps
from guidepress.document.drawing import Box, Caption, Ring
from guidepress.document.easy_read import EasyLine
from guidepress.document.exercise import Exercise, FieldGrid, Row, Sketch
from guidepress.document.fields import Option
from guidepress.document.inline import Inline, NoteMark, Run, match_inline
from guidepress.document.visit import texts

Step = tuple[type[Value], str]
"""A field of a class: one step on the way down to a text."""
Way = tuple[Step, ...]


class Rule(Value):
    """A rule by which a format leaves out texts."""

    name: str
    """A stable name in kebab case."""
    why: str
    """The reason in plain words, for the editor of the guide."""
    applies: Literal["always", "if-missing", "to-repeats"] = "always"
    """`if-missing`: the text may stand there. `to-repeats`: words that the document repeats may stand there once."""


Rules = Mapping[tuple[Step, ...], Rule]
"""Steps that stand on a way in this order, others between them → the rule that leaves out what is below the last."""

TEXT_FIELDS: frozenset[Step] = frozenset(
    {
        (Book, "title"),
        (Book, "subtitle"),
        (Book, "publisher"),
        (BookVariant, "title"),
        (Person, "name"),
        (Label, "text"),
        (Figure, "alt"),
        (LogoSlot, "text"),
        (Card, "label"),
        (CardSheet, "backs"),
        (Deck, "title"),
        (Deck, "subtitle"),
        (Slide, "title"),
        (Steps, "head"),
        (Pointer, "title"),
        (Jump, "text"),
        (Box, "text"),
        (Ring, "text"),
        (Caption, "text"),
        (Row, "label"),
        (FieldGrid, "caption"),
        (Sketch, "alt"),
        (Exercise, "title"),
        (Exercise, "privacy"),
        (Exercise, "privacy_in"),
        (Option, "label"),
        (EasyLine, "alt"),
    }
)
"""The fields whose strings are read."""
BY_MEDIUM: Mapping[Step, str] = {(ByMedium, "printed"): "others", (Exercise, "privacy"): "privacy_in"}
"""The fields for every medium → the field for single media."""
_OF_MEDIA = frozenset(BY_MEDIUM.values())
_INLINES, _AUTHORED = get_args(Inline), (Line, Plain, Prose, Verbatim, Verse)
_FIRST_WORD, _LAST_WORD = re.compile(r"^\S+"), re.compile(r"\S+$")


class Text(Value):
    """A text without page numbers. One space stands between its words."""

    words: str
    where: Where
    """The nearest place in the source above it."""
    way: Way
    part: str
    """The anchor of the division, or the name of the deck, in which it stands; "" outside of these."""
    rule: Rule | None = None
    """The rule by which it may be left out; None if it has to be there."""


def texts_of(
    value: Value, rules: Rules | None = None, medium: Medium | None = None, *, expanded: bool = True
) -> list[Text]:
    """The texts inside a value in the order of its fields. `medium` is None for paper and the PDF.

    Without `expanded`, they lack the full forms that the tool has added behind abbreviations.
    """
    walk = _Walk(rules or {}, medium, expanded)
    walk.enter(value, NOWHERE, _Branch((), None), None)
    return walk.found


OTHER_MEDIUM = Rule("other-medium", "these words are written for another medium", "if-missing")


class _Branch(Struct):
    """All places that one way leads to, and the first rule for this way."""

    way: Way
    rule: Rule | None
    below: dict[Step, _Branch] = {}
    """The branches one step further down that were needed so far."""


class _Walk:
    """A walk over the texts of a value, with the rules of one format."""

    def __init__(self, rules: Rules, medium: Medium | None, expanded: bool) -> None:
        self.rules = rules
        self.medium = medium
        self.expanded = expanded
        self.part = ""
        self.found: list[Text] = []

    def enter(self, item: Any, where: Where, branch: _Branch, rule: Rule | None) -> None:
        """Adds the texts inside an item of any type. `where` and `rule` are those of the value above it."""
        if isinstance(item, tuple):
            if item and isinstance(item[0], _INLINES):
                texts = segments(item, expanded=self.expanded)
                self.found += [Text(words, where, branch.way, self.part, rule) for words in texts]
            else:
                for inner in item:
                    self.enter(inner, where, branch, rule)
        elif isinstance(item, _AUTHORED):
            if not isinstance(item, Name):
                self.found += [Text(words, place, branch.way, self.part, rule) for words, place in _authored(item)]
        elif isinstance(item, Value):
            self.enter_fields(item, where, branch, rule)
        elif isinstance(item, str):
            words = " ".join(item.split())
            if words and branch.way[-1] in TEXT_FIELDS:
                self.found.append(Text(words, where, branch.way, self.part, rule))
        elif isinstance(item, Mapping):
            for inner in item.values():
                self.enter(inner, where, branch, rule)

    def enter_fields(self, value: Value, where: Where, branch: _Branch, rule: Rule | None) -> None:
        """Adds the texts in the fields of a value."""
        above = self.part
        if isinstance(value, Division | Deck):
            self.part = value.anchor if isinstance(value, Division) else value.name
        own: Where = getattr(value, "where", where)
        place = own if own.file else where
        for step in text_steps(type(value)):
            item = getattr(value, step[1])
            if not item:
                continue
            below = branch.below.get(step) or self.below(branch, step)
            if step[1] in _OF_MEDIA and isinstance(item, Mapping):
                for medium, inner in item.items():
                    self.enter(inner, place, below, rule or (None if medium == self.medium else OTHER_MEDIUM))
            elif step in BY_MEDIUM and not rule and self.medium in getattr(value, BY_MEDIUM[step]):
                self.enter(item, place, below, OTHER_MEDIUM)
            else:
                self.enter(item, place, below, rule or below.rule)
        self.part = above

    def below(self, branch: _Branch, step: Step) -> _Branch:
        """The branch below, with the first rule whose last step is `step` and whose others stand on its way."""
        way = (*branch.way, step)
        fitting = (rule for steps, rule in self.rules.items() if steps[-1] == step and _on(steps, way))
        branch.below[step] = _Branch(way, next(fitting, None))
        return branch.below[step]


def segments(runs: Sequence[Inline], *, expanded: bool = True) -> list[str]:
    """The text of runs, cut where a page number stands or may be added, behind each reference, and at footnotes, whose
    texts follow. Without `expanded`, the
    full form behind an abbreviation is left out.
    """
    if len(runs) == 1 and isinstance(runs[0], Run):
        words = " ".join(runs[0].text.split())
        return [words] if words else []
    parts, full, ref = [""], "", ""
    notes: list[str] = []
    for inline in runs:
        if isinstance(inline, NoteMark):
            notes += segments(inline.runs, expanded=expanded)
        run = match_inline(
            inline, run=lambda run: run, page_ref=lambda _: None, line_break=lambda _: Run(" "), note=lambda _: None
        )
        if run is None or (ref and run.ref != ref):
            parts.append("")
        if run is not None and (expanded or not full or run.text != f" ({full})"):
            parts[-1] += run.text
        full, ref = (run.expansion, run.ref) if run is not None else ("", "")
    for number in range(1, len(parts)):
        before, after = parts[number - 1], parts[number]
        if before[-1:].isalnum() and after[:1].isalnum():  # the word that is cut stands nowhere alone: "mentor" + "s"
            parts[number - 1], parts[number] = _LAST_WORD.sub("", before), _FIRST_WORD.sub("", after)
    joined = (" ".join(part.split()) for part in parts)
    return [part for part in (*joined, *notes) if part]


@cache
def text_steps(kind: type[Value]) -> tuple[Step, ...]:
    """The fields of a class that may hold texts."""
    return tuple(
        (kind, name)
        for name, hint in field_types(kind).items()
        if (kind, name) in TEXT_FIELDS or (name != "where" and hint != "Labels" and may_hold_values(hint))
    )


def _on(steps: Iterable[Step], way: Iterable[Step]) -> bool:
    """Whether steps stand on a way in this order."""
    rest = iter(way)
    return all(step in rest for step in steps)


def _authored(text: Line | Plain | Prose | Verbatim | Verse) -> Iterator[tuple[str, Where]]:
    """The texts of an author's text, without markup."""
    ignored = Problems()  # whatever is wrong with the markup was reported when the guide was read
    if isinstance(text, Prose):
        for block in parse_prose(text, ignored):
            for runs, where in texts(block):
                yield from ((words, where) for words in segments(runs))
    elif isinstance(text, Verse):
        yield from (found for group in text.groups for line in group for found in _authored(line))
    elif isinstance(text, Verbatim):
        yield from ((words, text.where) for words in segments(parse_code(text).runs))
    else:
        yield from ((words, text.where) for words in segments(parse_line(text, ignored)))
