"""Paragraphs whose lines end where their author ended them: code, verse, addresses."""

from __future__ import annotations

from guidepress.document.blocks import Paragraph
from guidepress.document.inline import code_lines, lines_of
from guidepress.formats.html.page import PageMaker
from guidepress.formats.html.xml import Element, el


def listing(block: Paragraph) -> Element:
    """A listing of code. Each line is an element, so that what goes on from a long one is indented; its end is text, so
    that it is copied.
    """
    lines = [el("span", f"{line}\n", class_="line") for line in code_lines(block.runs)]
    return el("pre", el("code", lines), translate="no")


def kept_lines(maker: PageMaker, block: Paragraph) -> Element:
    """Lines of verse or an address. Each is an element, so that what goes on from a long one is indented."""
    lines = [el("span", maker.runs(line), class_="line") for line in lines_of(block.runs)]
    return el("p", [[el("br"), line] if number else line for number, line in enumerate(lines)], class_="lines")
