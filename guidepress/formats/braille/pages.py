"""Breaks translated blocks into lines, and lines into pages of braille with the numbers of the print.

The first line of a page has the title and the number of the print page at its end, with a letter before it where the
print page began on an earlier page of braille. The last line has the number of the page of braille. Where a print page
begins further down, a line of dots 3-6 leads to its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from guidepress.formats.braille.blocks import BrailleBlock, Piece
from guidepress.formats.braille.cells import BOX_FOOT, BOX_TOP, FULL_LINE, GOES_ON, number
from guidepress.theme.braille import BrailleLayout, Indent

KEPT_WITH_NEXT = frozenset({"centred", "section", "smaller", "row"})
"""The styles of blocks that stay with the line after them."""
TABLE_OR_BOX = {
    "row": "table",
    "cell": "table",
    "box-foot": "box",
    **{name: name for name in ("quotation", "code", "verse")},
}
"""For a style: what ends with it, where another follows. An empty line stands after that, as it does after a list."""
GAP = 3
"""The least number of empty cells between a title and a number on one line."""


class _Line(NamedTuple):
    """A line of braille. An empty `text` is an empty line."""

    text: str
    print_page: int
    keep: bool = False
    """Whether the line after it has to stand on the same page."""
    droppable: bool = False
    """Whether it is left out at the top of a page."""


def braille_pages(
    blocks: Iterable[BrailleBlock], cells: Mapping[str, str], layout: BrailleLayout, title: str, first: int
) -> list[list[str]]:
    """Pages of `layout.lines` lines without spaces at their ends. `cells` has the braille of each text, `title` is in
    braille; `first` is the number of the first page.
    """
    setter = _PageSetter(layout, title, first)
    lines = _lines(blocks, cells, layout)
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end - 1].keep:
            end += 1
        setter.place(lines[at:end])
        at = end
    return setter.finish()


def words_to_translate(blocks: Iterable[BrailleBlock]) -> Iterator[str]:
    """The texts for which `braille_pages` needs braille."""
    for block in blocks:
        for piece in joined(block.pieces):
            if not piece.is_cells:
                yield piece.text.strip()


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces in which words that follow each other on a page are one, since the braille of a word depends on others."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and not last.is_cells and not piece.is_cells and last.page == piece.page:
            found[-1] = last._replace(text=last.text + piece.text)
        else:
            found.append(piece)
    return [piece if piece.is_cells else piece._replace(text=_single_spaces(piece.text)) for piece in found]


def _single_spaces(text: str) -> str:
    inner = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"


# ------------------------------------------------------------------------------------------------- lines


def _lines(blocks: Iterable[BrailleBlock], cells: Mapping[str, str], layout: BrailleLayout) -> list[_Line]:
    """All lines, with those that have to stay with the next one."""
    found: list[_Line] = []
    page, around = 1, ""
    for block in blocks:
        words = _words(block, cells)
        if not words and block.style not in ("box-top", "box-foot"):
            continue
        page = words[0][0] if words else page
        within = "list" if block.level else TABLE_OR_BOX.get(block.style, "")
        leaves = around not in ("", within) and block.style not in ("note", "box-foot")
        if (block.apart or leaves) and found and not found[-1].droppable:
            found.append(_Line("", page, droppable=True))
        around = within
        if block.style == "box-top":
            found.append(_Line(BOX_TOP * layout.cells, page, keep=True))
        elif block.style == "box-foot":
            found[-1] = found[-1]._replace(keep=True)
            found.append(_Line(BOX_FOOT * layout.cells, page))
        else:
            found += _block_lines(block, words, layout, found)
            page = found[-1].print_page
    return found


def _block_lines(
    block: BrailleBlock, words: Sequence[tuple[int, str]], layout: BrailleLayout, before: list[_Line]
) -> list[_Line]:
    """The lines of a block with words. A question before a box stays with it: its last line is changed in `before`."""
    space = getattr(layout.space, block.space) if block.space else 0
    if block.space and before and not before[-1].droppable:
        before[-1] = before[-1]._replace(keep=True)
    wrapped = _wrapped(words, _indent(block, layout), layout.cells, centred=block.style == "centred")
    keeps = block.style in KEPT_WITH_NEXT or space > 0
    lines = [line._replace(keep=keeps) for line in wrapped]
    page = lines[-1].print_page
    if block.style == "centred":
        lines.append(_Line("", page, keep=True, droppable=True))
    return lines + [_Line("", page, keep=number < space) for number in range(1, space + 1)]


def _indent(block: BrailleBlock, layout: BrailleLayout) -> Indent:
    indents = layout.indents
    indent: Indent = getattr(indents, block.style, indents.paragraph)
    if block.style in ("code", "verse"):
        return _line_indent(block, layout)
    if not block.level:
        return indent
    step = indents.step * (block.level - 1)
    most = layout.cells // 2  # lists deep inside lists keep half of the line
    if block.style == "item":
        return Indent(min(indent.first + step, most), min(indent.runover + step, most))
    inner = min(indents.item.runover + step, most)
    return Indent(inner, inner)


def _line_indent(block: BrailleBlock, layout: BrailleLayout) -> Indent:
    """The indent of a line of code or verse: that of its style, and a cell for each space at its beginning."""
    text = block.pieces[0].text if block.pieces else ""
    spaces, most = len(text) - len(text.lstrip()), layout.cells // 2
    indent: Indent = getattr(layout.indents, block.style)
    return Indent(min(indent.first + spaces, most), min(indent.runover + spaces, most))


def _words(block: BrailleBlock, cells: Mapping[str, str]) -> list[tuple[int, str]]:
    """The words of a block in braille, each with its print page."""
    found: list[tuple[int, str]] = []
    glued = False
    for piece in joined(block.pieces):
        text = piece.text
        braille = text if piece.is_cells else cells.get(text.strip(), "")
        words = braille.split()
        if words and glued and not text[:1].isspace() and found and found[-1][0] == piece.page:
            found[-1] = found[-1][0], found[-1][1] + words.pop(0)
        found += [(piece.page, word) for word in words]
        if text.strip():
            glued = not text[-1:].isspace()
        elif text:
            glued = False
    return found


def _wrapped(words: Sequence[tuple[int, str]], indent: Indent, width: int, *, centred: bool) -> Iterator[_Line]:
    """Lines of at most `width` cells. A new print page begins a new line."""
    start, line, page = indent.first - 1, "", words[0][0]
    if centred:
        start = 0
    room = width - (2 * GAP if centred else 0)
    for new_page, word in words:
        if line and (new_page != page or start + len(line) + 1 + len(word) > room):
            yield _placed(line, start, width, page, centred=centred)
            line, start = "", 0 if centred else indent.runover - 1
        page = new_page
        while start + len(word) > room:
            cut = room - start - 1
            yield _placed(word[:cut] + GOES_ON, start, width, page, centred=centred)
            word, start = word[cut:], 0 if centred else indent.runover - 1
        line = f"{line} {word}" if line else word
    yield _placed(line, start, width, page, centred=centred)


def _placed(line: str, start: int, width: int, page: int, *, centred: bool) -> _Line:
    return _Line(" " * ((width - len(line)) // 2 if centred else start) + line, page)


# ------------------------------------------------------------------------------------------------- pages


class _PageSetter:
    """Fills pages of braille."""

    def __init__(self, layout: BrailleLayout, title: str, first: int) -> None:
        self.layout, self.title, self.next_number = layout, title, first
        self.room = layout.lines - 2
        self.pages: list[list[str]] = []
        self.body: list[str] = []
        self.print_page = 0
        """The print page of the line that was placed last."""
        self.letters = 0
        """How many pages of braille have begun within this print page."""
        self.head = ""

    def place(self, lines: Sequence[_Line]) -> None:
        """Places lines that belong together, on a new page if this one has no room for them."""
        needed = len(lines) + (self.body != [] and lines[-1].print_page != self.print_page)
        if self.body and len(self.body) + needed > self.room and needed <= self.room:
            self._end_page()
        for line in lines:
            self._place(line)

    def _place(self, line: _Line) -> None:
        begins = line.print_page != self.print_page
        if line.droppable and (not self.body or (begins and len(self.body) + 2 > self.room)):
            return
        # A line that leads to a new number, and one line of text after it at least.
        if len(self.body) + (2 if begins and self.body else 1) > self.room:
            self._end_page()
            if line.droppable:
                return
        if not self.body:
            self._begin_page(line.print_page)
        elif begins and line.text:
            mark = number(line.print_page)
            self.body.append(FULL_LINE * (self.layout.cells - len(mark)) + mark)
            self.print_page, self.letters = line.print_page, 0
        self.body.append(line.text)

    def _begin_page(self, print_page: int) -> None:
        self.letters = self.letters + 1 if print_page == self.print_page else 0
        self.print_page = print_page
        mark = _letters(self.letters) + number(print_page) if print_page else ""
        room = self.layout.cells - 2 * (len(mark) + GAP)
        title = self.title if len(self.title) <= room else ""
        left = " " * ((self.layout.cells - len(title)) // 2) + title
        self.head = (left + mark.rjust(self.layout.cells - len(left))).rstrip()

    def _end_page(self) -> None:
        lines = [self.head, *self.body, *[""] * (self.room - len(self.body))]
        lines.append(number(self.next_number).rjust(self.layout.cells))
        self.pages.append([line.rstrip() for line in lines])
        self.body = []
        self.next_number += 1

    def finish(self) -> list[list[str]]:
        """All pages, after the last line."""
        if self.body:
            self._end_page()
        return self.pages


def _letters(count: int) -> str:
    """A, B … Z, AA …; nothing for 0."""
    found = ""
    while count:
        count, rest = divmod(count - 1, len(ascii_uppercase))
        found = ascii_uppercase[rest] + found
    return found
