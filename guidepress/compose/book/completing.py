"""The last step of the book: makes the glossary and the contents, and removes what is empty.

The glossary also lists abbreviations that are used after it. A glossary or an index without an entry is removed with a
warning, and so is the heading, section or part that holds nothing else. The contents list what remains.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from guidepress.compose.book import generated
from guidepress.compose.book.running_text import ProseReader
from guidepress.core.problems import Code, Problems
from guidepress.document.blocks import Directory, EntryList, Heading
from guidepress.document.book import Block, Division
from guidepress.document.inline import Runs, plain

Divisions = tuple[Division, ...]
GeneratedBlock = Directory | EntryList

REASONS = {
    "legend": ("this legend has no entry", "write callout-kinds in guide.yaml, or take this out"),
    "glossary": ("this glossary has no entry", "use an abbreviation of guide.yaml, or take this out"),
    "works": ("this list of works has no entry", "cite a work of bibliography.yaml with [](#id), or take this out"),
    "index": ("this index has no entry", "write what it lists, or take this out"),
    "contents": ("this table of contents has no entry", "write a part, or take this out"),
}
"""The message and hint for each kind of empty list."""


def complete(divisions: Divisions, reader: ProseReader, keep: Collection[str], problems: Problems) -> Divisions:
    """The divisions with their glossaries and contents, and without what is empty.

    `reader` has read the whole guide, so it holds every abbreviation in use. Divisions and sections whose anchors are
    in `keep` are never removed.
    """
    remover = _EmptyBlockRemover(reader, keep, problems)
    kept = tuple(remaining for division in divisions if (remaining := remover.division(division)) is not None)
    if divisions and not kept:
        message = "nothing else stands in any part, so nothing is left"
        problems.error(Code.EMPTY_BLOCK, divisions[0].where, message, "write something in one of them")
    return tuple(_with_contents(division, kept, problems) for division in kept)


class _EmptyBlockRemover:
    """Removes what is empty, from the inside outwards. Each warning names the largest thing that is removed."""

    def __init__(self, reader: ProseReader, keep: Collection[str], problems: Problems) -> None:
        self.reader = reader
        self.keep = keep
        self.problems = problems

    def division(self, division: Division) -> Division | None:
        """The division without what is empty in it, or None if nothing remains."""
        blocks, removed = self._blocks(division.blocks)
        sections = []
        for section in division.sections:
            kept_blocks, section_removed = self._blocks(section.blocks)
            if kept_blocks or not section_removed or section.anchor in self.keep:
                sections.append(replace(section, blocks=kept_blocks))
                self._warn(section_removed)
            else:
                removed += [(block, _heading_note(section.title)) for block, _ in section_removed]
        has_content = division.opening or blocks or sections or division.notes
        if has_content or not removed or division.anchor in self.keep:
            self._warn(removed)
            return replace(division, blocks=blocks, sections=tuple(sections))
        self._warn([(block, _heading_note(division.title)) for block, _ in removed])
        return None

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[tuple[GeneratedBlock, str]]]:
        """The blocks that remain, and the removed ones, each with a note on its heading for the message."""
        kept: list[Block] = []
        removed: list[tuple[GeneratedBlock, str]] = []
        for index, block in enumerate(blocks):
            if isinstance(block, EntryList) and block.style == "glossary" and not block.entries:
                block = generated.glossary(self.reader, block)
            if not _is_empty(block):
                kept.append(block)
                continue
            assert isinstance(block, Directory | EntryList)
            note = ""
            ends = index + 1 == len(blocks) or isinstance(blocks[index + 1], Heading)
            heading = kept[-1] if kept else None
            if ends and isinstance(heading, Heading):
                note = _heading_note(heading.runs)
                kept.pop()
            removed.append((block, note))
        return tuple(kept), removed

    def _warn(self, removed: list[tuple[GeneratedBlock, str]]) -> None:
        for block, note in removed:
            _warn(block, note, self.problems)


def _is_empty(block: Block) -> bool:
    """Whether a generated list has no entry. Contents do not count, since they are made later."""
    if isinstance(block, Directory):
        return block.role == "index" and not block.entries
    return isinstance(block, EntryList) and not block.entries


def _heading_note(title: Runs) -> str:
    """The words of a message about a heading that is removed with its block."""
    return f", and “{plain(title)}” with it"


def _warn(block: GeneratedBlock, note: str, problems: Problems) -> None:
    kind = block.role if isinstance(block, Directory) else block.style
    reason, hint = REASONS.get(kind, ("this list has no entry", "write one, or take this out"))
    problems.warning(Code.EMPTY_BLOCK, block.where, f"{reason}, so it is left out{note}", hint)


def _with_contents(division: Division, divisions: Divisions, problems: Problems) -> Division:
    """The division with its contents filled in."""

    def filled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        kept: list[Block] = []
        for block in blocks:
            if isinstance(block, Directory) and block.role == "contents":
                block = generated.contents(divisions, block)
                if not block.entries:
                    _warn(block, "", problems)
                    continue
            kept.append(block)
        return tuple(kept)

    sections = tuple(replace(section, blocks=filled(section.blocks)) for section in division.sections)
    return replace(division, blocks=filled(division.blocks), sections=sections)
