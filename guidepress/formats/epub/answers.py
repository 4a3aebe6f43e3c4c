"""Renders single fields and choices of the EPUB: the question, and the options as a list."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.fields import Choice, Field, Option
from guidepress.formats.html.page import PageMaker, paragraph
from guidepress.formats.html.xml import Element, ElementContent, Node, el


def question(maker: PageMaker, field: Field) -> Element | None:
    """A field with its question and its hint; None where the prompt of the exercise asks everything."""
    content: list[ElementContent] = [*maker.runs(field.prompt)]
    hint = [*maker.runs(field.hint)] or ([maker.site.book.words.pick_hint] if field.kind == "pick" else [])
    if hint:
        content += [" " if content else None, el("span", hint, class_="hint")]
    if not content:
        return None
    return el("div", paragraph(content, "ask"), options(field.options), class_="answer")


def choice(maker: PageMaker, field: Choice) -> Element:
    """A choice of one or several options. A paragraph of the exercise says how many may be chosen."""
    asked = paragraph(maker.runs(field.prompt), "ask") if field.prompt else None
    return el("div", asked, options(field.options), class_="answer")


def options(entries: Sequence[Option]) -> Element | None:
    """A list of options; None without any."""
    return el("ul", [el("li", option.label) for option in entries], class_="options") if entries else None


def scale(choices: Sequence[Option]) -> Element:
    """The options of a cell, in one line."""
    spans: list[Node] = []
    for option in choices:
        spans += [" · ", el("span", option.label, class_="option")]
    return el("p", spans[1:], class_="scale")
