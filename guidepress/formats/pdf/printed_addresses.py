"""What stands on paper for a link: its address in brackets, or a QR code below the block in which the link stands.

The book is changed before it is laid out, so that all that is made from the pages (page map, filled workbooks,
transcript) agrees with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from math import ceil

from msgspec.structs import replace

from guidepress.core.problems import Code, Problems
from guidepress.document.blocks import Directory, Figure, Heading, Image, NotesPage
from guidepress.document.book import Block, Book, Division
from guidepress.document.inline import Inline, LineBreak, Run, Runs, plain
from guidepress.document.labels import Labels
from guidepress.document.vector import Segment, VectorPath, VectorPicture
from guidepress.document.visit import map_texts
from guidepress.theme.workbook import QrLayout

DOTS_PER_INCH, MM_PER_INCH = 150, 25.4
"""The pixels of an image in an inch, see `Image`."""
LONGEST = 300
"""The most characters of an address in a QR code: with more, a telephone reads the code badly."""
LEAST_MODULE, LEAST_QUIET = 0.4, 4
"""The least side of a square in millimetres, and the least quiet zone in squares (ISO/IEC 18004, 6.3.8)."""
BLACK, WHITE = "#000000", "#ffffff"
"""The colours of a QR code, whatever the theme has: readers need the contrast (ISO/IEC 18004, 9.1)."""


def with_printed_addresses(book: Book, layout: QrLayout, problems: Problems) -> Book:
    """The book with what its links show in print, as `Book.pdf` says. Reports an address that is too long for a QR
    code.
    """
    if book.pdf.addresses == "none":
        return book
    if book.pdf.addresses == "address":
        change: Callable[[Iterable[Block]], tuple[Block, ...]] = _AddressWriter(book.words).blocks
        return replace(book, divisions=tuple(_changed(division, lambda: change) for division in book.divisions))
    if layout.module < LEAST_MODULE or layout.quiet < LEAST_QUIET:
        message = f"a QR code needs squares of {LEAST_MODULE} mm and {LEAST_QUIET} empty ones around it, or more"
        problems.error(Code.WRONG_VALUE, layout.where, message, "make `module` or `quiet` larger")
    divisions = (_changed(each, lambda: _QrMaker(book.words, layout, problems).blocks) for each in book.divisions)
    return replace(book, divisions=tuple(divisions))


def _changed(division: Division, maker: Callable[[], Callable[[Iterable[Block]], tuple[Block, ...]]]) -> Division:
    """The division with changed blocks. `maker` returns the change for each section, which remembers what it met."""
    change = maker()
    opening, blocks = change(division.opening), change(division.blocks)
    sections = tuple(replace(section, blocks=maker()(section.blocks)) for section in division.sections)
    return replace(division, opening=opening, blocks=blocks, sections=sections)


def shown_address(link: str) -> str:
    """An address as people read and type it: without "https://", "mailto:" or "tel:"."""
    for scheme in ("https://", "mailto:", "tel:"):
        link = link.removeprefix(scheme)
    return link.removesuffix("/")


def _links(runs: Runs) -> Iterator[tuple[str, Runs]]:
    """The pieces of a text: each link with its words, and "" with what stands between links."""
    for link, group in groupby(runs, key=lambda inline: inline.link if isinstance(inline, Run) else ""):
        yield link, tuple(group)


def _shows_itself(link: str, words: Runs) -> bool:
    """Whether the words of a link are its address."""
    return shown_address(link) in plain(words)


class _AddressWriter:
    """Writes the address of each link behind it."""

    def __init__(self, words: Labels) -> None:
        self.words = words

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with addresses. Headings and generated lists have none."""
        return tuple(
            block if isinstance(block, Heading | Directory | NotesPage) else map_texts(block, self.runs)
            for block in blocks
        )

    def runs(self, runs: Runs) -> Runs:
        """A text with addresses."""
        if not any(isinstance(inline, Run) and inline.link for inline in runs):
            return runs
        written: list[Inline] = []
        for link, words in _links(runs):
            written += words
            if link and not _shows_itself(link, words):
                written.append(Run(" " + self.words.link_address.format(address=shown_address(link))))
        return tuple(written)


class _QrMaker:
    """Adds a QR code below each block, for each address that was not met before in the section. An e-mail address or a
    telephone number is written out instead.
    """

    def __init__(self, words: Labels, layout: QrLayout, problems: Problems) -> None:
        self.words, self.layout, self.problems = words, layout, problems
        self.met: set[str] = set()

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks, each followed by its QR codes."""
        return tuple(each for block in blocks for each in (self._written(block), *self._codes(block)))

    def _written(self, block: Block) -> Block:
        if isinstance(block, Heading | Directory | NotesPage):
            return block
        changed: Block = map_texts(block, self._runs)
        return changed

    def _runs(self, runs: Runs) -> Runs:
        """A text with the addresses that no QR code shows."""
        if not any(isinstance(inline, Run) and inline.link and not _is_web(inline.link) for inline in runs):
            return runs
        writer = _AddressWriter(self.words)
        pieces = groupby(runs, key=lambda inline: isinstance(inline, Run) and _is_web(inline.link))
        return tuple(one for is_web, group in pieces for one in (group if is_web else writer.runs(tuple(group))))

    def _codes(self, block: Block) -> Iterator[Figure]:
        if isinstance(block, Heading | Directory | NotesPage):
            return
        for runs in sorted_runs(block):
            for link, words in _links(runs):
                if _is_web(link) and link not in self.met:
                    self.met.add(link)
                    if figure := self._figure(link, words, block):
                        yield figure

    def _figure(self, link: str, words: Runs, block: Block) -> Figure | None:
        """The QR code of an address beside the words of its link; None after an error."""
        where = block.where
        if len(link) > LONGEST:
            message = f"the address {link[:40]}… is too long for a QR code: over {LONGEST} characters"
            self.problems.error(Code.TOO_LONG, where, message, "use a shorter address, or addresses: address")
            return None
        picture = qr_picture(link, self.layout.quiet)
        pixels = ceil(picture.width * self.layout.module / MM_PER_INCH * DOTS_PER_INCH)
        image = Image("", "image/svg+xml", b"", pixels, pixels, picture)
        caption: list[Inline] = [Run(shown_address(link), link=link)]
        if not _shows_itself(link, words):
            strong = [replace(run, strong=True, link="") for run in words if isinstance(run, Run)]
            caption = [*strong, LineBreak(), *caption]
        return Figure(image, self.words.qr_alt, tuple(caption), beside=True, where=where)


def _is_web(link: str) -> bool:
    return link.startswith(("https:", "http:"))


def sorted_runs(block: Block) -> Iterator[Runs]:
    """The texts of a block in reading order; that of a footnote follows the text of its mark."""
    found: list[Runs] = []

    def note(runs: Runs) -> Runs:
        found.append(runs)
        return runs

    map_texts(block, note)
    yield from found


def qr_picture(address: str, quiet: int) -> VectorPicture:
    """The QR code of an address, one unit a module, with a quiet zone of `quiet` modules on each side."""
    import segno  # late: few books have QR codes

    rows = [bytes(row) for row in segno.make_qr(address, error="m", boost_error=False).matrix]
    side = float(len(rows) + 2 * quiet)
    dark = tuple(step for y, row in enumerate(rows) for step in _bars(row, y + quiet, quiet))
    ground = _box(0.0, 0.0, side, side)
    return VectorPicture(side, side, (VectorPath(ground, WHITE), VectorPath(dark, BLACK)))


def _bars(row: bytes, y: int, quiet: int) -> Iterator[Segment]:
    """The dark modules of a row: neighbours are one rectangle, so that no viewer shows a gap between them."""
    x = quiet
    for is_dark, group in groupby(row):
        count = len(list(group))
        if is_dark:
            yield from _box(float(x), float(y), float(count), 1.0)
        x += count


def _box(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    return (
        ("m", (x, y)),
        ("l", (x + width, y)),
        ("l", (x + width, y + height)),
        ("l", (x, y + height)),
        ("h", ()),
    )
