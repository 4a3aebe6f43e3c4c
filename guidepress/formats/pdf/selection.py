"""Files with some of the pages of a workbook, which is set and drawn once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.core.values import Value, walk
from guidepress.document.blocks import Figure
from guidepress.document.book import Division
from guidepress.document.figure_descriptions import description_anchor
from guidepress.formats.pdf.workbook import LaidWorkbook, write_pages


class Excerpt(Value):
    """Some pages of a workbook, as a file of their own. Pages are numbered from 1."""

    name: str
    """A short name, unique in the workbook: a part of the file name and of the identifier."""
    title: str
    pages: Sequence[int]
    front: Sequence[int] = ()
    """Pages that come before all others."""


def write_excerpt(laid: LaidWorkbook, excerpt: Excerpt) -> bytes:
    """The bytes of a PDF with some pages of a workbook, in the order of the workbook. Equal pages give equal bytes.

    Pages keep their numbers and fields their names. A field has those of its places that are on these pages. A link to
    another page of the workbook becomes plain text; its look stays where the workbook was set without `in_parts`.
    """
    book = replace(
        laid.book,
        title=f"{excerpt.title} · {laid.book.full_title}",
        identifier=f"{laid.book.identifier}{'.' if laid.book.variant else '#'}{excerpt.name}",
    )
    numbers = [page - 1 for page in (*excerpt.front, *sorted({*excerpt.pages}))]
    return write_pages(laid, book, numbers)


def parts_of(laid: LaidWorkbook) -> Iterator[Excerpt]:
    """The parts of a workbook, each with all pages from its first to that before the next division, and with the pages
    that describe its figures; and the answers to the exercises of all parts, which no part may hold early.
    """
    starts = sorted(laid.pages.pages[division.anchor or division.key] for division in laid.book.divisions)
    ends = dict(zip(starts, [*starts[1:], laid.pages.total + 1], strict=True))
    titles = {entry.anchor: entry.title for entry in laid.outline.values()}
    for division in laid.book.divisions:
        if division.role in ("part", "answers"):
            anchor = division.anchor or division.key
            first = laid.pages.pages[anchor]
            pages = {*range(first, ends[first]), *_description_pages(laid, division)}
            yield Excerpt(division.slug, titles[anchor], sorted(pages))


def _description_pages(laid: LaidWorkbook, division: Division) -> Iterator[int]:
    """The pages with the descriptions of the figures in a division: each from its heading to the next heading."""
    places, divisions = laid.pages.pages, laid.book.divisions
    sections = [section.anchor for other in divisions if other.role == "descriptions" for section in other.sections]
    for figure in walk(division):
        if isinstance(figure, Figure) and figure.leads_to_description:
            anchor = description_anchor(figure)
            following = sections[sections.index(anchor) + 1 :]
            last = places[following[0]] if following else _last_page(laid, places[anchor])
            yield from range(places[anchor], last + 1)


def _last_page(laid: LaidWorkbook, page: int) -> int:
    """The last page of the division on this page."""
    starts = (laid.pages.pages[division.anchor or division.key] for division in laid.book.divisions)
    return min((start for start in starts if start > page), default=laid.pages.total + 1) - 1


def volumes_of(laid: LaidWorkbook) -> Iterator[Excerpt]:
    """The volumes of a workbook, each with its first pages, and with the pages that describe its figures."""
    for volume in laid.volumes:
        described = (page for division in volume.divisions for page in _description_pages(laid, division))
        yield Excerpt(volume.name, volume.title, sorted({*volume.pages, *described}), volume.front)
