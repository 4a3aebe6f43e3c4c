"""Draws lines of text with their links and underlines.

Where a page number takes less room than reserved, everything after it on the line moves to the left.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from guidepress.core.problems import NOWHERE
from guidepress.formats.pdf.layout.line_breaking import TextFragment, TextLine
from guidepress.formats.pdf.layout.prepared_text import TextStyle
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.fonts import Face
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class _PlacedRef(NamedTuple):
    """A page number in a line of text: the anchor, and the width that is reserved for it."""

    target: str
    room: float
    face: Face
    with_volume: bool


def baseline_offset(style: TextStyle) -> float:
    """The distance from the top of a line down to its base line, in points."""
    face = style.face
    return (style.leading - style.size * (face.ascent + face.descent)) / 2 + style.size * face.ascent


def draw_lines(
    canvas: TaggedCanvas,
    lines: Sequence[TextLine],
    links: dict[StructureElement, tuple[str, str]],
    style: TextStyle,
    x: float,
    top: float,
    ends_paragraph: bool = True,
) -> None:
    """Draws lines; `top` is the top of the first one. `ends_paragraph`: the paragraph ends with the last line."""
    rules: list[Callable[[], None]] = []
    drop = baseline_offset(style)
    for index, line in enumerate(lines):
        y = top - index * style.leading - drop
        is_end = ends_paragraph and index == len(lines) - 1
        _draw_line(canvas, line, links, style, x, y, is_end, rules)
    for rule in rules:
        rule()


def _draw_line(
    canvas: TaggedCanvas,
    line: TextLine,
    links: dict[StructureElement, tuple[str, str]],
    style: TextStyle,
    x: float,
    y: float,
    ends_paragraph: bool,
    rules: list[Callable[[], None]],
) -> None:
    refs: list[_PlacedRef] = []
    for index, fragment in enumerate(line):
        words = fragment.words
        fragment_style = fragment.style
        is_last = index == len(line) - 1
        if is_last and not ends_paragraph and not fragment.breaks_word and words and words[-1] != " ":
            words += " "  # otherwise a screen reader that joins the lines reads "youcan"
        link = fragment_style.link
        if fragment_style.anchor:
            canvas.record_anchor(fragment_style.anchor, y + style.size)
        if link is not None and link.target:
            with canvas.link_colour(link.target, style.link, style.colour):
                _draw_fragment(canvas, fragment, words, tuple(refs), style, x, y, style.link)
        else:
            colour = style.link if link is not None else style.colour
            _draw_fragment(canvas, fragment, words, tuple(refs), style, x, y, colour)
        if fragment_style.page_anchor:
            style_of = fragment_style
            refs.append(_PlacedRef(style_of.page_anchor, fragment.width, style_of.face, style_of.with_volume))
        if link is not None and (is_last or line[index + 1].style.link is not link):
            start = index
            while start and line[start - 1].style.link is link:
                start -= 1
            note = fragment_style.footnote
            if note is not None:
                canvas.record_anchor(note.mark_anchor, y + style.size)
                note.element.attach()
            left, right = line[start].x, fragment.x + fragment.width - _trailing_space(fragment, style)
            _add_link_annotation(canvas, link, links[link], style, (x + left, x + right, y), tuple(refs))
            if note is None:
                rules.append(_underline_painter(canvas, link, style, x + left, x + right, y, tuple(refs)))


def _trailing_space(fragment: TextFragment, style: TextStyle) -> float:
    """The width of the space at the end of a fragment; 0 if there is none."""
    space = fragment.style.width(" ", style.size)
    return space if fragment.words.endswith(" ") else 0.0


def _unused_width(canvas: TaggedCanvas, refs: tuple[_PlacedRef, ...], size: float, page: int) -> float:
    """By how much the page numbers of `refs` are narrower than the width reserved for them. `page` is the index of the
    page on which they stand.
    """
    total = 0.0
    for ref in refs:
        words = page_reference(canvas, ref.target, page, ref.with_volume)
        total += ref.room - ref.face.width(words, NOWHERE) * size
    return total


def page_label(canvas: TaggedCanvas, target: str) -> str:
    """The printed page number of an anchor, when the layout is finished; "" if there is none."""
    if target in canvas.place_names:
        return canvas.place_names[target]
    place = canvas.anchors.get(target)
    return str(place[0] + 1) if place is not None else ""


def page_reference(canvas: TaggedCanvas, target: str, page: int, with_volume: bool) -> str:
    """The page number of an anchor as a text says it on the page with the index `page`: `with_volume`, if that is
    another one. Call it when the layout is finished.
    """
    label, place = page_label(canvas, target), canvas.anchors.get(target)
    starts = canvas.volume_starts
    if place is None or not starts or not with_volume:
        return label
    own, volume = bisect_right(starts, page), bisect_right(starts, place[0])
    return label if own == volume else canvas.volume_words.format(page=label, volume=volume)


def _draw_fragment(
    canvas: TaggedCanvas,
    fragment: TextFragment,
    words: str,
    refs: tuple[_PlacedRef, ...],
    style: TextStyle,
    x: float,
    y: float,
    colour: str,
) -> None:
    """Draws a fragment. `refs` are the page numbers before it on its line: they decide where it stands."""
    owner, face, target = fragment.style.owner, fragment.style.face, fragment.style.page_anchor
    size, y = style.size * fragment.style.scale, y + fragment.style.shift
    if not refs and not target:
        canvas.text(owner, face, size, colour, x + fragment.x, y, words, fragment.width)
        return

    page = canvas.page - 1

    def place_and_words(canvas: TaggedCanvas) -> tuple[float, str]:
        moved = _unused_width(canvas, refs, style.size, page)
        return x + fragment.x - moved, page_reference(
            canvas, target, page, fragment.style.with_volume
        ) if target else words

    letters = style.volume_room if fragment.style.with_volume else words
    canvas.deferred_text(owner, face, size, colour, y, letters, place_and_words)


def _add_link_annotation(
    canvas: TaggedCanvas,
    element: StructureElement,
    link: tuple[str, str],
    style: TextStyle,
    span: tuple[float, float, float],
    refs: tuple[_PlacedRef, ...],
) -> None:
    """Adds an annotation for the part of a link on one line.

    All parts belong to one Link element (PDF/UA-1, 7.18.5).
    """
    left, right, y = span
    bottom, top = y - style.size * style.face.descent, y + style.size * style.face.ascent

    page = canvas.page - 1

    def rectangle(canvas: TaggedCanvas) -> tuple[float, float, float, float]:
        moved = _unused_width(canvas, refs, style.size, page)
        return (left - moved, bottom, right - moved, top)

    canvas.link(element, link[0], link[1], rectangle if refs else rectangle(canvas))


def _underline_painter(
    canvas: TaggedCanvas,
    link: StructureElement,
    style: TextStyle,
    left: float,
    right: float,
    y: float,
    refs: tuple[_PlacedRef, ...],
) -> Callable[[], None]:
    """A function that draws the underline of a link."""
    thickness, depth = style.size / 18, style.size / 6.5

    def draw() -> None:
        if not refs:
            canvas.rectangle(Artifact.LAYOUT, left, y - depth, right - left, thickness, fill=style.link)
            return
        canvas.switch_owner(Artifact.LAYOUT)
        canvas.set_fill(style.link)
        page = canvas.page - 1

        def code(canvas: TaggedCanvas) -> str:
            moved = left - _unused_width(canvas, refs, style.size, page)
            return f"{moved:.2f} {y - depth:.2f} {right - left:.2f} {thickness:.2f} re f"

        canvas.add_code(Artifact.LAYOUT, code)

    def draw_for_target() -> None:
        with canvas.link_ornament(link.target):
            draw()

    return draw_for_target if link.target else draw
