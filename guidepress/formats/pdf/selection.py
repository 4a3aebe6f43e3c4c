"""Files with some of the pages of a workbook, which is set and drawn once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.formats.pdf.workbook import LaidWorkbook, write_pages


class Excerpt(Value):
    """Some pages of a workbook, as a file of their own. Pages are numbered from 1."""

    name: str
    """A short name, unique in the workbook: a part of the file name and of the identifier."""
    title: str
    pages: Sequence[int]


def write_excerpt(laid: LaidWorkbook, excerpt: Excerpt) -> bytes:
    """The bytes of a PDF with some pages of a workbook, in the order of the workbook. Equal pages give equal bytes.

    Pages keep their numbers and fields their names. A field has those of its places that are on these pages. A link to
    another page of the workbook becomes plain text; its look stays where the workbook was set without `in_parts`.
    """
    book = replace(
        laid.book,
        title=f"{excerpt.title} · {laid.book.title}",
        identifier=f"{laid.book.identifier}#{excerpt.name}",
    )
    numbers = [page - 1 for page in sorted({*excerpt.pages})]
    return write_pages(laid, book, numbers)


def parts_of(laid: LaidWorkbook) -> Iterator[Excerpt]:
    """The parts of a workbook, each with all pages from its first to that before the next division."""
    starts = sorted(laid.pages.pages[division.anchor or division.key] for division in laid.book.divisions)
    ends = dict(zip(starts, [*starts[1:], laid.pages.total + 1], strict=True))
    titles = {entry.anchor: entry.title for entry in laid.outline.values()}
    for division in laid.book.divisions:
        if division.role == "part":
            anchor = division.anchor or division.key
            first = laid.pages.pages[anchor]
            yield Excerpt(division.slug, titles[anchor], range(first, ends[first]))
