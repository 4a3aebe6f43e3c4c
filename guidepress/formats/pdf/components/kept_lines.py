"""Lines of verse and addresses, whose ends are kept."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.document.blocks import Paragraph
from guidepress.document.inline import lines_of
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.layout.prepared_text import PreparedText, prepare_text
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def kept_lines(context: Context, block: Paragraph, parent: StructureElement) -> ParagraphFlowable:
    """A paragraph with an element for each line: Sub (ISO 32000-2, 14.8.4.7.2), or a Span in PDF 1.7."""
    element = parent.add("Verse")
    element.where = block.where
    style = replace(context.styles.get("body"), hang=context.mm(context.styles.layout.kept_lines.hang))
    whole = PreparedText()
    for line in lines_of(block.runs):
        prepared = prepare_text(line, element.new_inline("Sub"), style, block.where)
        first = len(whole.words)
        whole.words += prepared.words
        whole.links |= prepared.links
        whole.widest = max(whole.widest, prepared.widest + style.hang)
        if 0 < first < len(whole.words):
            whole.words[first] = whole.words[first]._replace(begins_line=True)
    return ParagraphFlowable(whole, style, keys=context.keys(element, block.key))
