"""Running text: words into lines, lines on to pages. Left aligned, never hyphenated.

Runs are measured once. A page number that is not known yet is set aside with the width of the widest; what follows it
on its line moves up when the number is known, links and underlines included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct

from guidepress.core.problems import NOWHERE, Where
from guidepress.core.values import Value
from guidepress.document.inline import Inline, PageRef
from guidepress.formats.pdf.syntax.canvas import Artifact, Owner, TaggedCanvas
from guidepress.formats.pdf.syntax.fonts import Face
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class Style(Value):
    """How text is set. Sizes in points."""

    face: Face
    strong: Face
    size: float
    leading: float
    colour: str
    link: str
    """The colour of links."""
    before: float = 0.0
    after: float = 0.0


class FragmentLook(NamedTuple):
    """What neighbouring words must share to be drawn as one."""

    face: Face
    owner: Owner
    link: StructureElement | None
    page_of: str = ""
    """The anchor whose page stands here."""


class TextFragment(Struct):
    """A stretch of a line, which grows as words join it."""

    words: str
    x: float
    width: float
    look: FragmentLook


TextLine = list[TextFragment]


class MeasuredWord(NamedTuple):
    """What cannot be broken: parts with a look of their own each. `space` before it, if any, has that look."""

    parts: tuple[tuple[str, float, FragmentLook], ...]
    width: float
    space: FragmentLook | None
    cut: bool = False
    """Whether it goes on from the word before: both are pieces of one that is wider than the line."""


class Marked(Struct):
    """Runs made ready for setting: words, and the links in them with their addresses and words."""

    words: list[MeasuredWord] = []
    links: dict[StructureElement, tuple[str, str]] = {}


def mark_up(runs: Sequence[Inline], owner: Owner, style: Style, where: Where = NOWHERE, strong: bool = False) -> Marked:
    """The words of runs, with an inline element of `owner` for each link, phrase and abbreviation."""
    marked = Marked()
    link: StructureElement | None = None
    address = ""
    pending: list[tuple[str, float, FragmentLook]] = []
    space: FragmentLook | None = None

    def flush() -> None:
        nonlocal space
        if pending:
            width = pending[0][1] if len(pending) == 1 else sum(part[1] for part in pending)
            marked.words.append(MeasuredWord(tuple(pending), width, space))
            pending.clear()
        space = None

    for run in runs:
        if isinstance(run, PageRef):
            if run.before.startswith(" "):
                flush()
                space = FragmentLook(style.face, owner, None)
            _reserve(run, owner, style, pending, where)
            address = ""
            continue
        target = run.link or (f"#{run.ref}" if run.ref else "")
        if target != address or not target:
            link = owner.within("Link") if target and isinstance(owner, StructureElement) else None
        address = target
        if link is not None:
            marked.links[link] = (target, marked.links.get(link, ("", ""))[1] + run.text)
        holder: Owner = link if link is not None else owner
        if isinstance(holder, StructureElement) and (run.expansion or run.lang):
            holder = holder.within("Span", expansion=run.expansion, lang=run.lang)
        face = style.strong if run.strong or strong else style.face
        look = FragmentLook(face, holder, link)
        for index, chunk in enumerate(run.text.replace("\n", " ").split(" ")):
            if index:
                flush()
                space = look
            if chunk:
                pending.append((chunk, face.width(chunk, where) * style.size, look))
    flush()
    return marked


def _reserve(
    ref: PageRef, owner: Owner, style: Style, pending: list[tuple[str, float, FragmentLook]], where: Where
) -> None:
    """Sets aside room for a page number. It stays with the words around it: they are short."""
    look = FragmentLook(style.face, owner, None)
    for words in (ref.before.removeprefix(" "), None, ref.after):
        if words is None:
            width = style.face.width("000", where) * style.size
            pending.append(("", width, FragmentLook(style.face, owner, None, ref.target)))
        elif words:
            pending.append((words, style.face.width(words, where) * style.size, look))


def break_lines(marked: Marked, style: Style, width: float) -> list[TextLine]:
    """The lines of a paragraph, first fit."""
    lines: list[TextLine] = []
    line: TextLine = []
    x = 0.0
    for whole in marked.words:
        for word in (whole,) if whole.width <= width else _pieces(whole, style, width):
            gap = word.space.face.width(" ", NOWHERE) * style.size if word.space and line else 0.0
            if line and (word.space is not None or word.cut) and x + gap + word.width > width + 0.01:
                lines.append(line)
                line, x, gap = [], 0.0, 0.0
            if gap and word.space is not None:
                _join(line, " ", gap, x, word.space)
                x += gap
            for words, advance, look in word.parts:
                _join(line, words, advance, x, look)
                x += advance
    if line:
        lines.append(line)
    return lines


_HALVINGS = 8
"""The width of even lines is found by halving what is left over so many times."""


def break_evenly(marked: Marked, style: Style, width: float) -> list[TextLine]:
    """The lines of a title, no more than must be: broken after a colon, or of about the same length."""
    lines = break_lines(marked, style, width)
    if len(lines) == 2:
        for at in range(len(marked.words) - 1, 0, -1):
            parts = [break_lines(Marked(words), style, width) for words in (marked.words[:at], marked.words[at:])]
            if marked.words[at - 1].parts[-1][0].endswith(":") and max(map(len, parts)) == 1:
                return parts[0] + parts[1]
    low, high = max(width / 2, *(word.width for word in marked.words)), width
    for _ in range(_HALVINGS if len(lines) > 1 and low < high else 0):
        middle = (low + high) / 2
        closer = break_lines(marked, style, middle)
        if len(closer) == len(lines) and widest(closer) <= middle:
            lines, high = closer, middle
        else:
            low = middle
    return lines


def _join(line: TextLine, words: str, width: float, x: float, look: FragmentLook) -> None:
    if line and line[-1].look == look and not look.page_of:
        last = line[-1]
        last.words += words
        last.width += width
    else:
        line.append(TextFragment(words, x, width, look))


def _pieces(word: MeasuredWord, style: Style, width: float) -> Sequence[MeasuredWord]:
    """Pieces of a word that is wider than the line: an address."""
    pieces: list[MeasuredWord] = []
    for words, advance, look in word.parts:
        if look.page_of:
            pieces.append(MeasuredWord(((words, advance, look),), advance, None, cut=True))
            continue
        start, used = 0, 0.0
        for index, character in enumerate(words):
            step = look.face.width(character, NOWHERE) * style.size
            if used + step > width and index > start:
                pieces.append(MeasuredWord(((words[start:index], used, look),), used, None, cut=True))
                start, used = index, 0.0
            used += step
        pieces.append(MeasuredWord(((words[start:], used, look),), used, None, cut=True))
    return [pieces[0]._replace(space=word.space, cut=False), *pieces[1:]] if pieces else (word,)


def widest(lines: Sequence[TextLine]) -> float:
    return max((line[-1].x + line[-1].width for line in lines if line), default=0.0)


def base_line(style: Style) -> float:
    """How far the base line of a line lies below its top."""
    face = style.face
    return (style.leading - style.size * (face.ascent + face.descent)) / 2 + style.size * face.ascent


def draw_lines(
    canvas: TaggedCanvas,
    lines: Sequence[TextLine],
    links: dict[StructureElement, tuple[str, str]],
    style: Style,
    x: float,
    top: float,
    last: bool = True,
) -> None:
    """Draws lines, the first one's top at `top`. `last` says that the paragraph ends with them."""
    rules: list[Callable[[], None]] = []
    drop = base_line(style)
    for index, line in enumerate(lines):
        y = top - index * style.leading - drop
        final = last and index == len(lines) - 1
        _draw_line(canvas, line, links, style, x, y, final, rules)
    for rule in rules:
        rule()


def _draw_line(
    canvas: TaggedCanvas,
    line: TextLine,
    links: dict[StructureElement, tuple[str, str]],
    style: Style,
    x: float,
    y: float,
    final: bool,
    rules: list[Callable[[], None]],
) -> None:
    refs: list[tuple[str, float, Face]] = []
    for index, piece in enumerate(line):
        words = piece.words
        look = piece.look
        ends = index == len(line) - 1
        if ends and not final and words and words[-1] != " ":
            words += " "  # else a reader that joins the lines hears "youcan"
        colour = style.link if look.link is not None else style.colour
        if refs or look.page_of:
            _draw_late(canvas, piece, words, tuple(refs), style, x, y, colour)
        else:
            canvas.text(look.owner, look.face, style.size, colour, x + piece.x, y, words)
        if look.page_of:
            refs.append((look.page_of, piece.width, look.face))
        if look.link is not None and (ends or line[index + 1].look.link is not look.link):
            start = index
            while start and line[start - 1].look.link is look.link:
                start -= 1
            left, right = line[start].x, piece.x + piece.width - _trailing(piece, style)
            _link(canvas, look.link, links[look.link], style, (x + left, x + right, y), tuple(refs))
            rules.append(_underline(canvas, style, x + left, x + right, y, tuple(refs)))


def _trailing(piece: TextFragment, style: Style) -> float:
    space: float = piece.look.face.width(" ", NOWHERE) * style.size
    return space if piece.words.endswith(" ") else 0.0


def _saved(canvas: TaggedCanvas, refs: tuple[tuple[str, float, Face], ...], size: float) -> float:
    """How much narrower the numbers are than the room set aside."""
    total = 0.0
    for target, room, face in refs:
        total += room - face.width(page_label(canvas, target), NOWHERE) * size
    return total


def page_label(canvas: TaggedCanvas, target: str) -> str:
    """The printed number of the page of an anchor, once layout is done."""
    place = canvas.places.get(target)
    return str(place[0] + 1) if place is not None else ""


def _draw_late(
    canvas: TaggedCanvas,
    piece: TextFragment,
    words: str,
    refs: tuple[tuple[str, float, Face], ...],
    style: Style,
    x: float,
    y: float,
    colour: str,
) -> None:
    target = piece.look.page_of

    def late() -> tuple[float, str]:
        return x + piece.x - _saved(canvas, refs, style.size), page_label(canvas, target) if target else words

    canvas.late_text(piece.look.owner, piece.look.face, style.size, colour, y, late)


def _link(
    canvas: TaggedCanvas,
    element: StructureElement,
    link: tuple[str, str],
    style: Style,
    span: tuple[float, float, float],
    refs: tuple[tuple[str, float, Face], ...],
) -> None:
    """One annotation for the part of a link on one line; all of them belong to one Link element."""
    left, right, y = span
    low, high = y - style.size * style.face.descent, y + style.size * style.face.ascent

    def rectangle() -> tuple[float, float, float, float]:
        moved = _saved(canvas, refs, style.size)
        return (left - moved, low, right - moved, high)

    canvas.link(element, link[0], link[1], rectangle if refs else rectangle())


def _underline(
    canvas: TaggedCanvas,
    style: Style,
    left: float,
    right: float,
    y: float,
    refs: tuple[tuple[str, float, Face], ...],
) -> Callable[[], None]:
    thickness, depth = style.size / 18, style.size / 6.5

    def draw() -> None:
        if not refs:
            canvas.rect(Artifact.LAYOUT, left, y - depth, right - left, thickness, fill=style.link)
            return
        canvas.own(Artifact.LAYOUT)
        canvas.fill(style.link)

        def code() -> str:
            moved = left - _saved(canvas, refs, style.size)
            return f"{moved:.2f} {y - depth:.2f} {right - left:.2f} {thickness:.2f} re f"

        canvas.put(Artifact.LAYOUT, code)

    return draw
