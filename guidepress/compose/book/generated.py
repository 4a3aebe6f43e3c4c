"""Blocks that the tool generates: contents, indexes, legend, glossary, imprint, notes pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from guidepress.compose.book.guide_index import GuideIndex, PlacedCallout
from guidepress.compose.book.running_text import ProseReader
from guidepress.core.clock import written_date
from guidepress.core.problems import Where
from guidepress.document.authored_text import Plain, Prose
from guidepress.document.blocks import (
    Directory,
    DirectoryEntry,
    Entry,
    EntryList,
    Image,
    LogoSlot,
    NotesPage,
    Paragraph,
)
from guidepress.document.book import Block, Division
from guidepress.document.fields import Field
from guidepress.document.inline import PageRef, Run, Runs, plain
from guidepress.document.labels import Labels
from guidepress.source import model

NextKey = Callable[[], str]


def readable_date(iso: str, words: Labels) -> str:
    """ "2026-11-01" as "1 November 2026". A text that is not a date is returned as it is; the
    builder has reported it.
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return written_date(day.day, day.month, day.year, words.months)


def contents(divisions: Sequence[Division], empty: Directory) -> Directory:
    """The contents, in the place of `empty`: divisions and their sections. The division of the
    contents is not listed, and neither the single answers nor the single descriptions of figures are.
    """
    entries: list[DirectoryEntry] = []
    for division in divisions:
        if division.role != "contents":
            entries.append(DirectoryEntry(division.title, division.anchor, 1, division.number))
            sections = division.sections if division.role not in ("answers", "descriptions") else ()
            entries += [DirectoryEntry(section.title, section.anchor, 2) for section in sections]
    return replace(empty, entries=tuple(entries))


def index_of(block: model.IndexBlock, index: GuideIndex, reader: ProseReader, key: str) -> Directory:
    """An index of all exercises, or of all callouts of some kinds, in the order of the guide."""
    if block.index == "exercises":
        entries = tuple(
            DirectoryEntry(reader.runs(placed.spec.title, pages=False), id, number=placed.number)
            for id, placed in index.exercises.items()
        )
        return Directory("index", entries, key, where=block.where)
    wanted = [placed for placed in index.callouts if not block.of or set(block.of) & set(placed.block.callout)]
    entries = tuple(
        DirectoryEntry(_callout_text(placed, reader), placed.anchor, number=placed.part.number) for placed in wanted
    )
    return Directory("index", entries, key, where=block.where)


def _callout_text(placed: PlacedCallout, reader: ProseReader) -> Runs:
    """The title of a callout, or its first sentence; its kinds where it has neither."""
    if placed.block.title:
        return reader.runs(placed.block.title, pages=False)
    inner = (block.text for block in placed.block.body if isinstance(block, model.InnerText))
    prose = placed.block.text or next(inner, None)
    if prose is None:
        return (Run(", ".join(placed.block.callout)),)
    first = reader.blocks(prose, expand=False)[0]
    text = plain(first.runs if isinstance(first, Paragraph) else first.lead)
    for mark in (". ", "? ", "! "):
        head, end_mark, _ = text.partition(mark)
        if end_mark:
            text = head + mark.strip()
    return reader.abbreviations.mark((Run(text),), expand=False)


def legend_entries(about: model.GuideFile, reader: ProseReader) -> tuple[Entry, ...]:
    """The meaning of each kind of callout, and its audience."""
    return tuple(
        Entry(
            (Run(kind.label.text),),
            (Paragraph(reader.runs(kind.means), key=f"legend/{id}", where=kind.where),),
            kind.icon,
            detail=reader.runs(kind.for_),
        )
        for id, kind in about.callout_kinds.items()
    )


def glossary(reader: ProseReader, empty: EntryList) -> EntryList:
    """Every abbreviation in use, in alphabetical order, in the place of `empty`."""
    used = sorted(reader.abbreviations.used, key=str.casefold)
    entries = tuple(
        Entry(
            (Run(short, expansion=reader.abbreviations.forms[short]),),
            (Paragraph((Run(reader.abbreviations.forms[short]),), key=f"{empty.key}/{short}", where=empty.where),),
            anchor=glossary_anchor(short),
        )
        for short in used
    )
    return replace(empty, entries=entries)


def glossary_anchor(short: str) -> str:
    """The anchor of the entry of an abbreviation."""
    return "glossary." + "".join(letter if letter.isalnum() else "-" for letter in short.lower())


def logo(guide: model.Guide, text: str, key: str, image: Callable[[Plain], Image | None]) -> LogoSlot:
    """The publisher's logo, or an empty frame with `text`. An edition that names its organisation and has no logo asks
    nobody for a name: its own stands in the frame.
    """
    publisher, overlay = guide.about.publisher, guide.overlay
    picture = image(publisher.logo) if publisher.logo else None
    named = overlay is not None and overlay.publisher is not None and overlay.publisher.name is not None
    return LogoSlot(publisher.name.text if named else text, picture, key)


def imprint(about: model.GuideFile, reader: ProseReader, next_key: NextKey) -> tuple[Block, ...]:
    """The imprint: edition, publisher, contact, other formats, rights, sources."""
    words = reader.words
    edition = words.edition_of.format(edition=about.edition.id, date=readable_date(about.edition.date, words))
    blocks: list[Block] = [
        Paragraph((Run(about.title.text, strong=True), Run(". "), Run(about.subtitle.text)), key=next_key()),
        Paragraph((Run(edition),), key=next_key()),
    ]
    publisher = Prose(about.publisher.name.text, where=about.publisher.name.where)
    for heading, prose in (
        (words.published_by, publisher),
        (words.contact, about.publisher.contact),
        (words.alternative_formats, about.alternative_formats),
        (words.cite, about.cite),
        (words.rights, about.rights),
        (words.sources, about.provenance),
    ):
        if prose is not None:
            blocks += _labelled(words, heading, _small_print(reader, prose, next_key), next_key)
    if about.hashtags:
        tags = " ".join(tag.text for tag in about.hashtags)
        blocks.append(Paragraph((Run(tags),), "small", next_key()))
    return tuple(blocks)


def _labelled(words: Labels, heading: str, blocks: list[Block], next_key: NextKey) -> list[Block]:
    """Small print, with its heading at the start of its first paragraph."""
    label = Run(words.labelled.partition("{text}")[0].format(label=heading), strong=True)
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and not first.keeps_lines:
        return [replace(first, runs=(label, *first.runs)), *blocks[1:]]
    return [Paragraph((Run(heading, strong=True),), "small", next_key()), *blocks]


def _small_print(reader: ProseReader, prose: Prose, next_key: NextKey) -> list[Block]:
    """Prose as small print; lists are not changed."""
    blocks: list[Block] = []
    for block in reader.blocks(prose):
        if isinstance(block, Paragraph):
            blocks.append(replace(block.with_role("small"), key=next_key()))
        else:
            blocks.append(block)
    return blocks


def notes_page(words: Labels, heading: Runs, prompt: Runs, anchor: str, key: str, where: Where) -> NotesPage:
    """A ruled page. Its field fills the page, so each format determines the number of lines."""
    label = plain(heading)
    answer = Field(f"{anchor}.text", "text", (label,), lines=0, key=f"{key}/field", where=where)
    before, _, after = words.notes_pointer.partition("{page}")
    page_before, _, page_after = words.page.partition("{page}")
    pointer: Runs = (Run(before), PageRef(anchor, page_before, page_after), Run(after))
    return NotesPage(heading, prompt, answer, pointer, anchor, key, where=where)


def division_notes(
    part: model.PartSource, title: str, words: Labels, next_prompt: Callable[[], Runs]
) -> tuple[NotesPage, ...]:
    """The notes pages at the end of a part, each with its own heading and its own prompt."""
    pages = []
    for number in range(1, part.notes + 1):
        pattern = words.notes if part.notes == 1 else words.notes_numbered
        heading = (Run(pattern.format(title=title, number=number)),)
        anchor = f"{part.id}.notes-{number}"
        pages.append(notes_page(words, heading, next_prompt(), anchor, anchor, part.where))
    return tuple(pages)
