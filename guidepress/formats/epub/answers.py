"""Single answers → XHTML: the question, and ruled space or the options to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.fields import Choice, Field, Option
from guidepress.formats.html.page import PageMaker, paragraph
from guidepress.formats.html.xml import Element, ElementContent, Node, el

SHORT = 3
"""Letters: options with fewer are numbers or signs, and stay in one line."""


def question(sheet: PageMaker, each: Field) -> Element:
    """A field with its question, its hint and its space."""
    ask: list[ElementContent] = [*sheet.runs(each.prompt)]
    if each.hint:
        ask += [" ", el("span", sheet.runs(each.hint), class_="hint")]
    if each.kind == "tick":
        return el("div", paragraph([_box(), " ", ask], "ask"), class_="answer")
    hint = _hint(sheet, each)
    asked = paragraph([ask, [" " if ask else None, el("span", hint, class_="hint")] if hint else None], "ask")
    return el("div", asked if ask or hint else None, space(sheet, each), class_="answer")


def _hint(sheet: PageMaker, each: Field) -> str:
    words = sheet.site.book.words
    if each.kind == "date":
        return words.date_hint
    if each.kind == "pick":
        return words.pick_hint
    return words.answer_words.format(words=each.words) if each.words else ""


def space(sheet: PageMaker, each: Field) -> Node:
    """Where an answer would be written: ruled lines, a box, or the words to pick from."""
    if each.kind == "pick":
        return options(each.options)
    if each.kind == "tick":
        return _box()
    lines = min(each.lines, sheet.site.theme.book.most_lines) if each.kind == "text" else 1
    return el("div", [el("span", class_="rule") for _ in range(lines)], class_="space", aria_hidden="true")


def choice(sheet: PageMaker, each: Choice) -> Element:
    """One or some of many. How many stands before it, in a paragraph of the exercise."""
    ask = paragraph(sheet.runs(each.prompt), "ask") if each.prompt else None
    return el("div", ask, options(each.options), class_="answer")


def options(each: Sequence[Option]) -> Element:
    return el("ul", [el("li", _box(), " ", option.label) for option in each], class_="options")


def scale(each: Sequence[Option]) -> Element:
    """The options of a cell, in one line."""
    spans: list[Node] = []
    for option in each:
        spans += [" ", el("span", option.label, class_="option")]
    short = all(len(option.label) < SHORT for option in each)
    return paragraph(spans[1:], "scale short" if short else "scale")


def _box() -> Element:
    return el("span", class_="box", aria_hidden="true")
