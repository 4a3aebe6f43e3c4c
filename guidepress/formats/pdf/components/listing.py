"""Listings of code: a panel with the lines in the font of code."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.document.blocks import Paragraph
from guidepress.document.inline import Run, code_lines
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.code_lines import CodeLines
from guidepress.formats.pdf.layout.paragraph import Panel
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def listing(context: Context, block: Paragraph, parent: StructureElement) -> Panel:
    """A listing. Its element is a paragraph with a Code for each line (ISO 32000-1, 14.8.4.4: Code is an inline type).

    Empty lines have none. A line that is too long goes on below, after a mark, which is an artifact.
    """
    styles, layout = context.styles, context.styles.layout.code
    element = parent.add("Listing")
    element.where = block.where
    body = styles.get("body")
    face = styles.inline.face(Run("", role="code"), body, strong=False)
    style = replace(body, face=face, leading=layout.leading * body.size, before=0.0, after=0.0)
    lines = [(element.new_inline("Code"), text) for text in code_lines(block.runs)]
    for _, text in lines:
        face.width(text, block.where)  # reports characters that no font has
    code = CodeLines(lines, style, layout.hang * style.size, layout.stroke, styles.colours.quiet)
    panel = Panel([code], styles.colours.tint, styles.colours.line, context.mm(layout.padding), context.mm(layout.bar))
    panel.full_width = True
    panel.before, panel.after = body.before, body.after
    panel.keys = context.keys(element, block.key)
    return panel
