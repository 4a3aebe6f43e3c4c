"""Notes at the foot of a page, at the inner edge beside the page number: what happens to the answers on it."""

from __future__ import annotations

from guidepress.core.problems import NOWHERE
from guidepress.document.inline import Run
from guidepress.formats.pdf.layout.line_breaking import TextLine, break_lines
from guidepress.formats.pdf.layout.prepared_text import prepare_text
from guidepress.formats.pdf.layout.styles import Styles
from guidepress.formats.pdf.syntax.page_content import Artifact, Owner

_WIDEST_NUMBER = "000"
"""A page number of the greatest width that is expected."""


def note_width(styles: Styles) -> float:
    """The width for notes beside the page number, in points."""
    page, folio = styles.page, styles.get("folio")
    return page.width - page.inner - page.outer - (folio.face.width(_WIDEST_NUMBER, NOWHERE) + 1) * folio.size


def note_room(styles: Styles) -> int:
    """The number of lines that have room between the base line of the page number and the text of the page."""
    style, page = styles.get("hint"), styles.page
    return 1 + int((page.bottom - page.foot - style.face.ascent * style.size) / style.leading)


def note_lines(styles: Styles, words: str, owner: Owner = Artifact.FOOTER) -> list[TextLine]:
    """The lines of a note."""
    style = styles.get("hint")
    return break_lines(prepare_text((Run(words),), owner, style), style, note_width(styles))
