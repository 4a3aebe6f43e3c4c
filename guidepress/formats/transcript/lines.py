"""The lines of a transcript: one for each thing that a screen reader announces, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from guidepress.document.labels import Labels
from guidepress.formats.pdf.accessibility_tree import AccessibleNode, Control, Span, spans

HEADINGS = {f"H{level}": level for level in range(1, 7)}


class Line(NamedTuple):
    """What is said at once: a role, then words and fields. An end, such as that of a list, has a role alone."""

    page: int
    """The number of the page on which it begins."""
    type: str
    """The structure type in the PDF; empty for an end."""
    role: str
    content: tuple[Span | Control, ...] = ()
    depth: int = 0
    """How many lists, tables and quotations it stands in."""
    level: int = 0
    """Of a heading."""
    continues: bool = False
    """Whether it goes on with the line before, on another page."""


def heard_lines(root: AccessibleNode, words: Labels) -> list[Line]:
    """All lines of a workbook. An element that goes on on the next page has a line on each."""
    return list(_Listener(root, words).lines(root, 0))


def words_of(lines: Iterable[Line]) -> str:
    """The words of the workbook in these lines, without the names of fields. A space parts two elements."""
    parts: list[str] = []
    for line in lines:
        parts.append("" if line.continues else " ")
        for piece in line.content:
            if isinstance(piece, Span):
                parts.append(f" {piece.text} " if piece.is_mark else piece.text)
            else:
                parts.append(f" {' '.join(piece.options)} ")
    return "".join(parts)


def counted(count: int, one: str, several: str) -> str:
    """The label for one, or that for several with their number."""
    return one if count == 1 else several.format(count=count)


class _Listener:
    """Turns elements into lines."""

    def __init__(self, root: AccessibleNode, words: Labels) -> None:
        self.words = words
        self.page = 1
        """The page of the words that were heard last."""
        self.headers = {node.id: node for node in root.walk() if node.id}

    def lines(self, node: AccessibleNode, depth: int) -> Iterator[Line]:
        """The lines of an element and of all below it."""
        words = self.words
        match node.tag:
            case "L":
                count = sum(1 for _ in node.nodes("LI"))
                role = counted(count, words.transcript_list_of_one, words.transcript_list)
                yield from self._group(node, role, words.transcript_list_end, depth)
            case "TOC":
                count = sum(1 for _ in node.nodes("TOCI"))
                role = counted(count, words.transcript_contents_of_one, words.transcript_contents)
                yield from self._group(node, role, words.transcript_contents_end, depth)
            case "BlockQuote":
                yield from self._group(node, words.transcript_quotation, words.transcript_quotation_end, depth)
            case "Table":
                yield from self._table(node, depth)
            case "Listing":
                for line in node.nodes("Code"):
                    yield from self._line(line, words.transcript_code, tuple(spans(line)), depth)
            case "Verse":
                for line in node.nodes("Sub"):
                    yield from self._line(line, words.transcript_line, tuple(spans(line)), depth)
            case "LI":
                yield from self._item(node, depth)
            case _ if node.is_line:
                yield from self._line(node, self._role(node), tuple(spans(node)), depth)
            case _:
                yield from self._inside(node, depth)

    def _inside(self, node: AccessibleNode, depth: int) -> Iterator[Line]:
        """The lines of everything in an element. Words that stand beside other elements are a line of their own."""
        for is_line, kids in groupby(node.kids, lambda kid: not isinstance(kid, AccessibleNode)):
            if is_line:
                loose = AccessibleNode(node.tag, node.type, list(kids))
                yield from self._line(loose, self._role(node), tuple(spans(loose)), depth)
            else:
                for kid in kids:
                    assert isinstance(kid, AccessibleNode)
                    yield from self.lines(kid, depth)

    def _group(self, node: AccessibleNode, role: str, end: str, depth: int) -> Iterator[Line]:
        """An element that is announced at its beginning and at its end."""
        yield Line(next(node.pages(), self.page), node.type, role, (), depth)
        yield from self._inside(node, depth + 1)
        yield Line(self.page, "", end, (), depth)

    def _line(self, node: AccessibleNode, role: str, content: Sequence[Span | Control], depth: int) -> Iterator[Line]:
        """An element in one line, or in a line for each page on which it stands. A footnote is a line of its own, where
        it is read: between its mark and the words behind that.
        """
        said = [piece for piece in content if isinstance(piece, Control) or piece.text]
        if not said:
            blank = self.words.labelled.format(label=role, text=self.words.transcript_blank)
            yield Line(self.page, node.type, blank, (), depth)
            return
        level, continues = HEADINGS.get(node.tag, 0), False
        going_on = self.words.transcript_continued.format(role=role)
        for (page, note), pieces in groupby(said, lambda piece: (piece.page or self.page, _note_of(piece))):
            self.page = page
            if note:
                yield Line(page, note, self.words.transcript_footnote, tuple(pieces), depth + 1)
                continues = False
                continue
            yield Line(page, node.type, role, tuple(pieces), depth, level, continues)
            role, level, continues = going_on, 0, True

    # ------------------------------------------------------------------------------------------------- lists, tables

    def _item(self, node: AccessibleNode, depth: int) -> Iterator[Line]:
        """An item with its label in one line, and the blocks in it after that."""
        kids = list(node.nodes())
        first = tuple(piece for label in kids if label.tag == "Lbl" for piece in _spaced(label))
        bodies = [kid for kid in kids if kid.tag != "Lbl"]
        if bodies and bodies[0].is_line:
            first += tuple(spans(bodies.pop(0)))
        yield from self._line(node, self.words.transcript_item, first, depth)
        for body in bodies:
            yield from self.lines(body, depth + 1)

    def _table(self, table: AccessibleNode, depth: int) -> Iterator[Line]:
        words = self.words
        rows = [row for row in table.walk() if row.tag == "TR"]
        columns = max((sum(cell.columns for cell in row.nodes()) for row in rows), default=0)
        role = words.transcript_table.format(rows=len(rows), columns=columns)
        page = next(table.pages(), self.page)
        title = (Span(page, table.title),) if table.title else ()
        yield Line(page, table.type, role, title, depth)
        for caption in table.nodes("Caption"):
            yield from self.lines(caption, depth + 1)
        taken: set[tuple[int, int]] = set()
        """The rows and columns of the cells so far."""
        for number, row in enumerate(rows, 1):
            yield Line(
                next(row.pages(), self.page), row.type, words.transcript_row.format(number=number), (), depth + 1
            )
            column = 1
            for cell in row.nodes():
                while (number, column) in taken:
                    column += 1
                yield from self._cell(cell, column, depth + 2)
                across, down = range(column, column + cell.columns), range(number, number + cell.rows)
                taken |= {(at, place) for at in down for place in across}
        yield Line(self.page, "", words.transcript_table_end, (), depth)

    def _cell(self, cell: AccessibleNode, column: int, depth: int) -> Iterator[Line]:
        words = self.words
        if cell.tag == "TH":
            label = words.transcript_row_header if cell.scope == "Row" else words.transcript_column_header
        else:
            label = words.transcript_cell
        heads = [_text(self.headers[id]) for id in cell.headers if id in self.headers] if cell.tag == "TD" else []
        heads = [head for head in heads if head]
        role = label.format(column=column)
        if heads:
            role = words.transcript_cell_of.format(cell=role, headers=words.transcript_headers_join.join(heads))
        if cell.is_line:
            yield from self._line(cell, role, tuple(spans(cell)), depth)
            return
        yield Line(next(cell.pages(), self.page), cell.type, role, (), depth)
        yield from self._inside(cell, depth + 1)

    def _role(self, node: AccessibleNode) -> str:
        words = self.words
        if node.tag in HEADINGS:
            return words.transcript_heading.format(level=HEADINGS[node.tag])
        roles = {
            "TOCI": words.transcript_entry,
            "Figure": words.transcript_figure,
            "Caption": words.transcript_caption,
            "Form": "",
        }
        return roles.get(node.tag, words.transcript_paragraph)


def _spaced(label: AccessibleNode) -> Iterator[Span | Control]:
    """The label of an item, with a space after it."""
    page = 0
    for piece in spans(label):
        page = piece.page
        yield piece
    if page:
        yield Span(page, " ")


def _note_of(piece: Span | Control) -> str:
    return piece.note if isinstance(piece, Span) else ""


def _text(node: AccessibleNode) -> str:
    return " ".join("".join(piece.text for piece in spans(node) if isinstance(piece, Span)).split())
