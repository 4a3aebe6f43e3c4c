"""Footnotes: how much room they take at the foot of a page, and how they are drawn there."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.line_breaking import TextLine, break_lines
from guidepress.formats.pdf.layout.line_drawing import baseline_offset, draw_lines
from guidepress.formats.pdf.layout.prepared_text import Footnote
from guidepress.formats.pdf.syntax.page_content import Artifact


def note_lines(note: Footnote, width: float) -> list[TextLine]:
    """The lines of a note beside its number, in a column of this width."""
    return break_lines(note.text, note.style, width - note.indent)


def note_height(note: Footnote, width: float) -> float:
    """The height of a note in points."""
    return len(note_lines(note, width)) * note.style.leading


def room_for_notes(piece: Flowable, width: float, column: float, are_first: bool) -> float:
    """The room that the notes of a piece take at the foot of a page; if they `are_first`, with the gap above them."""
    notes = piece.footnotes(width)
    room = sum(note_height(note, column) for note in notes)
    return room + notes[0].gap if notes and are_first else room


def draw_notes(surface: Surface, notes: Sequence[Footnote]) -> None:
    """Draws the notes of a page, the last one down to the lower margin, under a short rule."""
    page, canvas = surface.styles.page, surface.canvas
    width, x = surface.width(), surface.left()
    top = page.bottom + sum(note_height(note, width) for note in notes)
    look = notes[0]
    annotations = canvas.pages[-1].annotations
    canvas.rectangle(Artifact.LAYOUT, x, top + look.gap / 2, look.rule, look.stroke, fill=look.style.colour)
    for note in notes:
        style, y = note.style, top - baseline_offset(note.style)
        count = len(annotations)
        canvas.record_anchor(note.anchor, top)
        note.element.attach()
        room = style.face.width(note.number, note.where) * style.size
        # with a space, or a screen reader that joins number and words reads "1The"
        canvas.text(note.back, style.face, style.size, style.link, x, y, f"{note.number} ", room)
        rectangle = (x, y - style.size * style.face.descent, x + room, y + style.size * style.face.ascent)
        canvas.link(note.back, f"#{note.mark_anchor}", note.back_label, rectangle)
        lines = note_lines(note, width)
        draw_lines(canvas, lines, note.text.links, style, x + note.indent, top)
        # The links of a note come after its mark, as in the tags: in this order people go through them by key.
        at = next((at for at, one in enumerate(annotations) if one.owner is note.mark), len(annotations) - 1) + 1
        links = annotations[count:]
        del annotations[count:]
        annotations[at:at] = links
        top -= len(lines) * style.leading
