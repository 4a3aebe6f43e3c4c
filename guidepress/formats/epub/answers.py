"""Renders single fields and choices of the EPUB: the question, and ruled lines or the options."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.fields import Choice, Field, Option
from guidepress.formats.html.page import PageMaker, paragraph
from guidepress.formats.html.xml import Element, ElementContent, Node, el

SHORT_OPTION = 3
"""Options with fewer characters than this are numbers or signs. They stand in one line."""


def question(maker: PageMaker, field: Field) -> Element:
    """A field with its question, its hint and its answer space."""
    content: list[ElementContent] = [*maker.runs(field.prompt)]
    if field.hint:
        content += [" ", el("span", maker.runs(field.hint), class_="hint")]
    if field.kind == "tick":
        return el("div", paragraph([_box(), " ", content], "ask"), class_="answer")
    hint = _hint(maker, field)
    line = paragraph(
        [content, [" " if content else None, el("span", hint, class_="hint")] if hint else None],
        "ask",
    )
    return el("div", line if content or hint else None, answer_space(maker, field), class_="answer")


def _hint(maker: PageMaker, field: Field) -> str:
    words = maker.site.book.words
    if field.kind == "date":
        return words.date_hint
    if field.kind == "pick":
        return words.pick_hint
    return words.answer_words.format(words=field.words) if field.words else ""


def answer_space(maker: PageMaker, field: Field) -> Node:
    """The space for an answer: ruled lines, a box, or the list of options."""
    if field.kind == "pick":
        return options(field.options)
    if field.kind == "tick":
        return _box()
    lines = min(field.lines, maker.site.theme.book.most_lines) if field.kind == "text" else 1
    return el("div", [el("span", class_="rule") for _ in range(lines)], class_="space", aria_hidden="true")


def choice(maker: PageMaker, field: Choice) -> Element:
    """A choice of one or several options. A paragraph of the exercise says how many may be chosen."""
    question_paragraph = paragraph(maker.runs(field.prompt), "ask") if field.prompt else None
    return el("div", question_paragraph, options(field.options), class_="answer")


def options(entries: Sequence[Option]) -> Element:
    """A list of options, each with a box."""
    return el("ul", [el("li", _box(), " ", option.label) for option in entries], class_="options")


def scale(choices: Sequence[Option], heard: bool = False) -> Element:
    """The options of a cell, in one line. Options that a listener has `heard` are not read aloud again."""
    spans: list[Node] = []
    for option in choices:
        spans += [" ", el("span", option.label, class_="option")]
    short = all(len(option.label) < SHORT_OPTION for option in choices)
    return el("p", spans[1:], class_="scale short" if short else "scale", aria_hidden="true" if heard else None)


def _box() -> Element:
    return el("span", class_="box", aria_hidden="true")
