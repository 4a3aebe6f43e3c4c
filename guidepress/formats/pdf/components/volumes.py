"""Volumes of a variant: whole parts one after the other, as many as fit. Each volume has first pages of its own.

The workbook is drawn first, so that its pages are known. The first pages of volumes are drawn after it, and stand
before the other pages of their volumes. A part that alone is longer than a volume may be is a volume of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.core.values import Value
from guidepress.document.blocks import DirectoryEntry
from guidepress.document.book import Book, Division
from guidepress.document.inline import Run, plain
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.directory import contents_lines
from guidepress.formats.pdf.layout.flowable import Flowable
from guidepress.formats.pdf.layout.page_commands import NewPage, PageCommand, PageFurniture
from guidepress.formats.pdf.layout.page_filler import PageFiller
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class Volume(Value):
    """A volume. Pages are numbered from 1."""

    name: str
    """A part of its file name: "volume-2"."""
    title: str
    """ "Volume 2 of 4"."""
    divisions: tuple[Division, ...]
    pages: Sequence[int]
    """Its pages of the workbook."""
    front: Sequence[int] = ()
    """Its first pages, which come after all pages of the workbook."""


def add_volumes(filler: PageFiller, context: Context, root: StructureElement, pages: PageMap) -> tuple[Volume, ...]:
    """Divides a workbook that is drawn into volumes, and draws the first pages of each. `pages` is its page map.

    There are none if the workbook is a single part. The elements of the first pages are put first into `root`.
    """
    assert context.book.variant is not None
    groups = list(_groups(context.book, pages, context.book.variant.volumes))
    if len(groups) < 2:
        return ()
    canvas, last = filler.surface.canvas, pages.total + 1
    firsts = [1, *(pages.pages[_anchor(group[0])] for group in groups[1:]), last]
    words = context.words
    volumes = tuple(
        Volume(
            f"volume-{number}",
            words.volume.format(number=number, count=len(groups)),
            group,
            range(firsts[number - 1], firsts[number]),
        )
        for number, group in enumerate(groups, 1)
    )
    canvas.volume_starts, canvas.volume_words = [first - 1 for first in firsts[:-1]], words.page_in_volume
    canvas.numbered = pages.total
    ranges = _draw_fronts(filler, context.with_accent(0), root, pages, volumes)
    return tuple(
        Volume(volume.name, volume.title, volume.divisions, volume.pages, front)
        for volume, front in zip(volumes, ranges, strict=True)
    )


def _anchor(division: Division) -> str:
    return division.anchor or division.key


def _groups(book: Book, pages: PageMap, most: int) -> Iterator[tuple[Division, ...]]:
    """The divisions of each volume. What stands before the first part belongs to it; what stands after the last part
    stays together.
    """
    divisions = book.divisions
    parts = [at for at, division in enumerate(divisions) if division.role == "part"]
    if not parts:
        return
    starts = [0, *parts[1:], *([parts[-1] + 1] if parts[-1] + 1 < len(divisions) else [])]
    units = [divisions[at:end] for at, end in zip(starts, [*starts[1:], len(divisions)], strict=True)]
    firsts = [1, *(pages.pages[_anchor(unit[0])] for unit in units[1:]), pages.total + 1]
    group: tuple[Division, ...] = ()
    begins = 1
    for unit, first, after in zip(units, firsts, firsts[1:], strict=False):
        if group and after - begins > most:
            yield group
            group, begins = (), first
        group += unit
    yield group


# ----------------------------------------------------------------------------------------------------- first pages


def _draw_fronts(
    filler: PageFiller, context: Context, root: StructureElement, pages: PageMap, volumes: Sequence[Volume]
) -> list[range]:
    """Draws the first pages of all volumes. Returns the numbers of those of each.

    Where parts begin on right-hand pages, each volume has an even number of them, so that they still do.
    """
    opens_right = context.styles.layout.page.opens == "right"
    kept = list(root.kids)
    begun = []
    for volume in volumes:
        filler.place_story(_front(context, root.add("Sect"), pages, volumes, volume, opens_right))
        begun.append(f"{volume.name}/front")
    filler.balance_last_page()
    if opens_right and filler.count % 2:
        filler.furniture = PageFurniture(is_blank=True)
        filler.start_page(forced=True)
    filler.close()
    root.kids = [*root.kids[len(kept) :], *kept]
    canvas = filler.surface.canvas
    starts = [canvas.anchors[anchor][0] + 1 for anchor in begun]
    ends = [*starts[1:], len(canvas.pages) + 1]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def _front(
    context: Context,
    element: StructureElement,
    pages: PageMap,
    volumes: Sequence[Volume],
    volume: Volume,
    opens_right: bool,
) -> Iterator[Flowable | PageCommand]:
    """The first pages of a volume: which it is, where things stand in it, and what the other volumes hold."""
    words, book = context.words, context.book
    yield PageFurniture(is_blank=True)
    yield NewPage(right=opens_right)
    heading, anchor = element.add("H1"), f"{volume.name}/front"
    context.heading(heading, 1, volume.title, anchor)
    yield context.para(volume.title, "title", heading, keys=(anchor,), keep_with_next=True)
    yield context.para((Run(book.full_title, strong=True),), "body", element.add("P"))
    yield context.para(words.in_this_volume, "label", element.add("P"), keep_with_next=True)
    yield from contents_lines(context, tuple(_entries(volume)), element.add("TOC"), True)
    label = context.para(words.in_other_volumes, "label", element.add("P"), keep_with_next=True)
    label.before = context.styles.get("heading").before
    yield label
    for number, other in enumerate(volumes, 1):
        if other is not volume:
            yield from _other(context, element, pages, number, other)


def _entries(volume: Volume) -> Iterator[DirectoryEntry]:
    """The divisions and sections of a volume, for its contents."""
    for division in volume.divisions:
        if division.role == "contents":
            continue
        yield DirectoryEntry(division.title, _anchor(division), 1, division.number)
        for section in division.sections:
            yield DirectoryEntry(section.title, section.anchor or section.key, 2)


def _other(
    context: Context, element: StructureElement, pages: PageMap, number: int, other: Volume
) -> Iterator[Flowable]:
    """What another volume holds: its pages, and its divisions, each with its page. Nothing here is a link."""
    first, last = other.pages[0], other.pages[-1]
    text = context.words.volume_pages.format(number=number, first=first, last=last)
    yield context.para((Run(text, strong=True),), "body", element.add("P"), keep_with_next=True)
    listed = element.add("L", list_numbering="None")
    lines = [division for division in other.divisions if division.role != "contents"]
    for at, division in enumerate(lines, 1):
        page = context.words.see_page.format(page=pages.pages[_anchor(division)])
        name = f"{division.number} {plain(division.title)}".strip()
        line = context.para(
            f"{name}{page if page.startswith(' ') else ' ' + page}", "item", listed.add("LI").add("LBody")
        )
        line.keep_with_next = at < len(lines)
        line.after = 0.0 if at < len(lines) else context.styles.get("body").after
        yield line
