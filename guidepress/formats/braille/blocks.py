"""The blocks of the braille, in print: made from the structure tree of the workbook, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from guidepress.document.labels import Labels
from guidepress.formats.braille.cells import BOX_TO_TICK, GAP_TO_FILL, NOTE_CLOSES, NOTE_OPENS
from guidepress.formats.braille.tables import LineCell, columns_of, table_rows
from guidepress.formats.pdf.accessibility_tree import AccessibleNode, Control, spans

Style = Literal[
    "centred",
    "section",
    "smaller",
    "paragraph",
    "item",
    "note",
    "row",
    "cell",
    "quotation",
    "code",
    "verse",
    "box-top",
    "box-foot",
]


class Piece(NamedTuple):
    """Words on a page of the print, or cells that are ready."""

    page: int
    text: str
    is_cells: bool = False


class BrailleBlock(NamedTuple):
    """A paragraph of the braille."""

    style: Style
    pieces: tuple[Piece, ...]
    level: int = 0
    """How many lists stand around it."""
    apart: bool = False
    """Whether an empty line stands before it."""
    space: Literal["", "line", "lines"] = ""
    """For which box empty lines follow."""


def braille_blocks(root: AccessibleNode, words: Labels) -> list[BrailleBlock]:
    """All blocks of a workbook."""
    return list(_Transcriber(root, words).blocks(root))


HEADINGS: dict[str, Style] = {"H1": "centred", "H2": "section"}
NUMBERED = ("Decimal", "Disc")
"""The kinds of lists whose labels are numbers or bullets, and not words."""
_SMALLER = frozenset({"H3", "H4", "H5", "H6"})


class _Transcriber:
    def __init__(self, root: AccessibleNode, words: Labels) -> None:
        self.words = words
        self.headers = {node.id: node for node in root.walk() if node.id}
        self.page = 1
        self.level = 0
        self.quoted = False
        self.asked: list[str] = []
        """The paragraphs since the last box, which may ask what it is for."""
        self.footnotes: list[list[Piece]] = []
        """The footnotes of the line that was read last."""
        self.listed: set[tuple[str, ...]] | None = None
        """In a table: the options of lists that were given once. Who reads has them from the row above."""

    def blocks(self, node: AccessibleNode) -> Iterator[BrailleBlock]:
        """The blocks of an element and of all below it."""
        match node.tag:
            case "L" | "TOC":
                yield from self._list(node)
            case "Table":
                yield from self._table(node)
            case "Figure":
                yield self._note([Piece(self._page_of(node), self.words.braille_picture.format(alt=node.alt))])
            case "Form":
                for control in spans(node):
                    if isinstance(control, Control):
                        yield self._box(control)
            case "Aside":
                yield BrailleBlock("box-top", (), apart=True)
                yield from self._inside(node)
                yield BrailleBlock("box-foot", ())
            case "Listing":
                for number, line in enumerate(node.nodes("Code")):
                    yield BrailleBlock("code", self._pieces(line), self.level, apart=number == 0)
            case "Verse":
                for number, line in enumerate(node.nodes("Sub")):
                    yield BrailleBlock("verse", self._pieces(line), self.level, apart=number == 0)
                    yield from self._after()
            case "BlockQuote":
                self.quoted = True
                for number, block in enumerate(self._inside(node)):
                    yield block._replace(apart=True) if number == 0 else block
                self.quoted = False
            case _ if node.is_line:
                yield from self._line(node)
            case _:
                yield from self._inside(node)

    def _inside(self, node: AccessibleNode) -> Iterator[BrailleBlock]:
        loose: list[Piece] = []
        for kid in node.kids:
            if isinstance(kid, AccessibleNode):
                yield from self.blocks(kid)
            elif isinstance(kid, Control):
                yield self._box(kid)
            else:
                loose.append(Piece(kid.page, kid.text))
        if any(piece.text.strip() for piece in loose):
            yield BrailleBlock("paragraph", tuple(loose))

    def _page_of(self, node: AccessibleNode) -> int:
        self.page = next(node.pages(), self.page)
        return self.page

    def _pieces(self, node: AccessibleNode) -> tuple[Piece, ...]:
        """The words of a line, with a sign for each field in it. Its footnotes are kept for `_after`."""
        found: list[Piece] = []
        for piece in spans(node):
            self.page = piece.page or self.page
            if isinstance(piece, Control):
                found += self._field(piece)
                continue
            text = piece.text
            if piece.is_mark:
                label = self.words.braille_footnote.format(number=text.strip())
                text = f"{label} " if piece.note else f" {label}"
            if not piece.note:
                found.append(Piece(self.page, text))
                continue
            if piece.is_mark:
                self.footnotes.append([])
            self.footnotes[-1].append(Piece(self.page, text))
        return tuple(found)

    def _after(self) -> Iterator[BrailleBlock]:
        """The footnotes of the line that was read last, each a paragraph behind it."""
        notes, self.footnotes = self.footnotes, []
        for note in notes:
            yield BrailleBlock("paragraph", tuple(note), self.level)

    def _field(self, control: Control) -> list[Piece]:
        """The sign for a field inside a line."""
        page = control.page
        if control.kind == "check-box":
            return [Piece(page, f"{BOX_TO_TICK} ", is_cells=True)]
        listed: list[Piece] = []
        if control.options and control.options not in (self.listed or ()):
            options = self.words.transcript_headers_join.join(control.options)
            listed = [Piece(page, f"{self.words.braille_options.format(options=options)} ")]
            if self.listed is not None:
                self.listed.add(control.options)
        return [*listed, Piece(page, f" {GAP_TO_FILL} ", is_cells=True)]

    def _line(self, node: AccessibleNode) -> Iterator[BrailleBlock]:
        pieces = self._pieces(node)
        if not any(piece.text.strip() for piece in pieces):
            return
        self.asked.append("".join(piece.text for piece in pieces if not piece.is_cells))
        style: Style = "quotation" if self.quoted else "paragraph"
        if node.tag in HEADINGS or node.tag == "Title":
            style = HEADINGS.get(node.tag, "centred")
        elif node.tag in _SMALLER:
            style = "smaller"
        yield BrailleBlock(style, pieces, self.level, apart=style in ("centred", "section", "smaller"))
        yield from self._after()

    # ------------------------------------------------------------------------------------------------- lists

    def _list(self, node: AccessibleNode) -> Iterator[BrailleBlock]:
        """A list. Its first item is set apart from what is before, unless the list is inside another."""
        is_first = self.level == 0
        joins = node.numbering in NUMBERED
        for kid in node.nodes():
            if kid.tag not in ("LI", "TOCI", "TOC"):
                yield from self.blocks(kid)  # its lead-in
                continue
            self.level += 1
            for block in self.blocks(kid) if kid.tag == "TOC" else self._item(kid, joins):
                yield block._replace(apart=True) if is_first else block
                is_first = False
            self.level -= 1

    def _item(self, item: AccessibleNode, joins: bool) -> Iterator[BrailleBlock]:
        """An item with its label. `joins`: its first paragraph stands on the line of the label."""
        if item.is_line:
            yield BrailleBlock("item", self._pieces(item), self.level)
            yield from self._after()
            return
        pieces: list[Piece] = []
        rest: list[AccessibleNode] = []
        for kid in item.nodes():
            if kid.tag == "Lbl" or (kid.tag in ("LBody", "Reference") and kid.is_line and not rest):
                pieces += [Piece(self.page, " ")] if pieces else []
                pieces += self._pieces(kid)
            else:
                rest.append(kid)
        if joins and rest and rest[0].tag == "LBody" and next(rest[0].nodes()).is_line:
            first, *others = rest[0].nodes()
            pieces += [Piece(self.page, " "), *self._pieces(first)]
            rest[:1] = others
        yield BrailleBlock("item", tuple(pieces), self.level)
        yield from self._after()
        for kid in rest:
            yield from self.blocks(kid)

    # ------------------------------------------------------------------------------------------------- tables, boxes

    def _table(self, table: AccessibleNode) -> Iterator[BrailleBlock]:
        """A table in lines: each row begins at the margin, and each further cell names its column."""
        for caption in table.nodes("Caption"):
            yield from self.blocks(caption)
        join = self.words.transcript_headers_join.join
        heads = [label if not options else self._labelled(label, join(options)) for label, options in columns_of(table)]
        said = self.words.braille_table.format(columns=join(heads))
        yield self._note([Piece(self._page_of(table), said)])
        above: tuple[str, ...] = ()
        alike = 0
        self.listed = set()
        for row in table_rows(table, self.headers):
            if row.shape and row.shape == above:
                alike += 1
                continue
            yield from self._alike(alike)
            alike, above = 0, row.shape
            if row.head is not None:
                yield BrailleBlock("row", self._pieces(row.head))
            style: Style = "cell" if row.head is not None else "row"
            for cell in row.cells:
                yield from self._cell(cell, style)
                style = "cell"
        yield from self._alike(alike)
        self.listed = None
        self.asked.clear()

    def _cell(self, cell: LineCell, style: Style) -> Iterator[BrailleBlock]:
        """A cell, or the options of one question, after the name of the column. Without a head it begins the row."""
        pieces: list[Piece] = []
        for label, node in cell.parts:
            pieces += self._flat(node)
            if label and label != cell.label:
                pieces.append(Piece(self.page, f"{label} "))
        if cell.label and not any(piece.text.strip() for piece in pieces):
            pieces = [Piece(self.page, self.words.empty_cell)]
        if any(piece.text.strip() for piece in pieces):
            head = [Piece(pieces[0].page, f"{self._labelled(cell.label, '')} ")] if cell.label else []
            yield BrailleBlock(style, (*head, *pieces))

    def _labelled(self, label: str, text: str) -> str:
        return self.words.labelled.format(label=label, text=text).strip()

    def _alike(self, count: int) -> Iterator[BrailleBlock]:
        """The note for rows that are left out, since they are empty and as the one above."""
        if count:
            label = self.words.braille_row_alike if count == 1 else self.words.braille_rows_alike
            yield self._note([Piece(self.page, label.format(count=count))])

    def _flat(self, node: AccessibleNode) -> list[Piece]:
        """Everything in a cell, in one line."""
        if node.is_line:
            return [*self._pieces(node), Piece(self.page, " ")]
        return [piece for kid in node.nodes() for piece in self._flat(kid)]

    def _box(self, control: Control) -> BrailleBlock:
        """A box on its own: its kind, its name if no paragraph before it says that, and its options."""
        words = self.words
        kinds = {
            "line": words.braille_text_box,
            "lines": words.braille_text_lines,
            "list": words.braille_choice,
            "check-box": words.braille_check_box,
        }
        said = kinds[control.kind]
        is_asked = _is_asked(control.name, self.asked)
        if not is_asked:
            said = self._labelled(said, control.name)
        self.asked.clear()
        self.page = control.page
        is_said = not is_asked and all(_letters(option) in _letters(control.name) for option in control.options)
        options = self._field(control)[:-1] if control.options and not is_said else []
        block = self._note([Piece(control.page, said), *options])
        return block._replace(space="lines" if control.kind == "lines" else "line")

    def _note(self, pieces: Sequence[Piece]) -> BrailleBlock:
        """A note of the transcriber."""
        page = pieces[0].page
        inner = [pieces[0], *(piece._replace(text=f" {piece.text.strip()}") for piece in pieces[1:])]
        opens, closes = Piece(page, NOTE_OPENS, is_cells=True), Piece(page, NOTE_CLOSES, is_cells=True)
        return BrailleBlock("note", (opens, *inner, closes))


def _is_asked(name: str, asked: Iterable[str]) -> bool:
    """Whether paragraphs before a box already say what its name begins with."""
    letters = _letters(name)
    return any(said and (letters.startswith(said) or said in letters) for said in map(_letters, asked))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def words_of(blocks: Iterable[BrailleBlock]) -> str:
    """The words of the workbook in these blocks. A space parts two blocks."""
    return " ".join("".join(piece.text for piece in block.pieces if not piece.is_cells) for block in blocks)
