"""The works that a guide cites: their names in running text, and their list, with links from each to the other.

Works are cited by author and year, in one style, and all words between are labels, so that a guide in another language
has its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guidepress.compose.book.generated import readable_date
from guidepress.compose.book.running_text import ProseReader, ThingName
from guidepress.core.values import walk
from guidepress.document.blocks import ByMedium, Entry, EntryList, Paragraph
from guidepress.document.book import Block, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.document.figure_descriptions import map_blocks
from guidepress.document.inline import Inline, NoteMark, PageRef, Run, Runs, plain
from guidepress.document.labels import Labels
from guidepress.document.visit import map_inlines
from guidepress.source.model.bibliography import Work
from guidepress.source.model.blocks import OWN, Citation
from guidepress.source.model.part import PartSource

ENDS = (".", "?", "!", "…")
"""The last characters of a title that needs no full stop."""


def work_years(works: Sequence[Work], words: Labels) -> dict[str, str]:
    """The year of each work by its id, with a letter where one author has several works of that year: "2021a"."""
    ordered = sorted(works, key=_sort_key)
    years = {work.id: work.year or words.work_undated for work in ordered}
    same = Counter((work.name, years[work.id]) for work in ordered)
    letters: dict[tuple[str, str], Any] = {}
    for work in ordered:
        name = (work.name, years[work.id])
        if same[name] > 1:
            number = next(letters.setdefault(name, count()))
            years[work.id] += words.work_letter.format(letter=chr(ord("a") + number))
    return years


def work_names(works: Sequence[Work], words: Labels) -> dict[str, ThingName]:
    """What a reference without words to each work says: "Perkins 2021". No page stands behind it."""
    names: dict[str, ThingName] = {}
    years = work_years(works, words)
    for work in works:
        name = words.work_cited.format(author=work.name, year=years[work.id])
        names[work.id] = ThingName(name, name, has_page=False)
    return names


def _sort_key(work: Work) -> tuple[str, str, str]:
    """Works are listed by author, year and title; accents and capitals make no difference."""
    return (_bare(work.author.text), work.year, _bare(work.title.text))


def _bare(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    ).casefold()


# ------------------------------------------------------------------------------------------------- the list


class _Place(Struct):
    """A place where a work is cited: its section, by anchor and title, the anchor of the citation, and the pages of the
    work on which its blocks rest.
    """

    section: str
    title: str
    anchor: str
    pages: tuple[str, ...] = ()


Sources = Mapping[str, Sequence[Citation]]
"""By the id of a part or section: the sources of its blocks."""


def sources_of(parts: Sequence[PartSource]) -> Sources:
    """The sources of the blocks of a guide. Those in the body of a part stand under its id."""
    bodies = {part.id: part.body for part in parts}
    bodies |= {section.id: section.body for part in parts for section in part.sections}
    found = {id: [one for one in walk(body) if isinstance(one, Citation)] for id, body in bodies.items()}
    return {id: [one for one in sources if one.document != OWN] for id, sources in found.items()}


def with_bibliography(
    divisions: tuple[Division, ...], works: Sequence[Work], sources: Sources, reader: ProseReader
) -> tuple[Division, ...]:
    """The divisions with their list of works filled in, and with an anchor at each citation. Without such a list they
    are returned as they are. A block with a source cites its work too, with the page.
    """
    if not any(isinstance(value, EntryList) and value.style == "works" for value in walk(divisions)):
        return divisions
    finder = _CitationFinder({work.id for work in works}, sources)
    marked = tuple(finder.division(division) for division in divisions)
    maker = _EntryMaker(reader, work_years(works, reader.words), finder.places)

    def filled(block: Block) -> Block:
        if not isinstance(block, EntryList) or block.style != "works":
            return block
        wanted = [work for work in sorted(works, key=_sort_key) if block.with_unused or work.id in finder.places]
        return replace(block, entries=tuple(maker.entry(work, block.key) for work in wanted))

    return tuple(map_blocks(division, filled) for division in marked)


class _CitationFinder:
    """Finds the citations, section by section, and gives each an anchor.

    In blocks that a format may show in another form, or not at all, they have none: the list then leads back to the
    section.
    """

    def __init__(self, works: set[str], sources: Sources) -> None:
        self.works = works
        self.sources = sources
        self.places: dict[str, list[_Place]] = {}
        """The places of each work that is cited, one for each section."""
        self._numbers = count(1)
        self._place = _Place("", "", "")
        self._last = ""
        """The work that the run before leads to: the runs of one link are one citation."""

    def division(self, division: Division) -> Division:
        """A division with anchors at its citations."""
        self._begin(division)
        opening = tuple(map(self._block, division.opening))
        blocks = tuple(map(self._block, division.blocks))
        sections = []
        for section in division.sections:
            self._begin(section)
            sections.append(replace(section, blocks=tuple(map(self._block, section.blocks))))
        return replace(division, opening=opening, blocks=blocks, sections=tuple(sections))

    def _begin(self, place: Division | Section) -> None:
        """Goes to a part or section. What its blocks rest on is remembered first."""
        self._place = _Place(place.anchor, plain(place.title), place.anchor)
        for source in self.sources.get(place.anchor, ()):
            known = self.places.setdefault(source.document, [])
            if not known or known[-1].section != place.anchor:
                known.append(self._place)
            if source.page and source.page not in known[-1].pages:
                known[-1] = replace(known[-1], pages=(*known[-1].pages, source.page))

    def _block(self, block: Block) -> Block:
        if isinstance(block, ByMedium | Exercise):
            map_inlines(block, lambda inline: self._note(inline, with_anchor=False))
            return block
        marked: Block = map_inlines(block, lambda inline: self._note(inline, with_anchor=True))
        return marked

    def _note(self, inline: Inline, *, with_anchor: bool) -> Inline:
        """Remembers a citation. Returns it, with its anchor if it is to have one."""
        if isinstance(inline, NoteMark):
            return inline
        work = inline.ref if isinstance(inline, Run) and inline.ref in self.works else ""
        is_new, self._last = work != self._last, work
        if not (isinstance(inline, Run) and work and is_new):
            return inline
        anchor = f"{work}_cited_{next(self._numbers)}" if with_anchor else ""
        known = self.places.setdefault(work, [])
        if all(place.section != self._place.section for place in known):
            known.append(replace(self._place, anchor=anchor or self._place.anchor))
        return replace(inline, anchor=anchor)


class _EntryMaker(Struct):
    """Makes the entries of the list."""

    reader: ProseReader
    years: Mapping[str, str]
    places: Mapping[str, list[_Place]]

    def entry(self, work: Work, key: str) -> Entry:
        """The entry of a work: author and year; title, publisher and address; where it is cited."""
        words = self.reader.words
        term = words.work_listed.format(author=work.author.text, year=self.years[work.id])
        body = [Paragraph(self._details(work), key=f"{key}/{work.id}", where=work.where)]
        if work.id in self.places:
            body.append(Paragraph(self._cited(work.id), "small", f"{key}/{work.id}/cited", where=work.where))
        return Entry(self._marked(term), tuple(body), anchor=work.id)

    def _marked(self, text: str) -> Runs:
        return self.reader.abbreviations.mark((Run(text),), expand=False)

    def _details(self, work: Work) -> Runs:
        words = self.reader.words
        title = work.title.text
        details: list[Inline] = [Run(title, emphasis=True)]
        if not title.endswith(ENDS):
            details.append(Run("."))
        if work.publisher is not None:
            details.append(Run(f" {work.publisher.text}."))
        if work.link:
            details += [Run(" "), Run(work.link, link=work.link)]
        if work.checked:
            checked = words.work_checked.format(date=readable_date(work.checked, words))
            details.append(Run(f" {checked}"))
        return self.reader.abbreviations.mark(details, expand=False)

    def _cited(self, work: str) -> Runs:
        """Links to the places where a work is cited, each with its page."""
        words = self.reader.words
        before, _, after = words.work_cited_in.partition("{places}")
        before_page, _, after_page = words.see_page.partition("{page}")
        runs: list[Inline] = [Run(before)]
        for number, place in enumerate(self.places[work]):
            if number:
                runs.append(Run("; "))
            runs.append(Run(place.title, ref=place.anchor))
            if place.pages:
                runs.append(Run(_pages(place.pages, words)))
            runs.append(PageRef(place.anchor, before_page, after_page))
        return (*runs, Run(after)) if after else tuple(runs)


def _pages(named: Sequence[str], words: Labels) -> str:
    """The pages of a work from which a section reports, each once, by number: one, or several."""
    pages = dict.fromkeys(page for several in named for page in several.split(", "))
    first, *more = sorted(pages, key=_page_number)
    if not more and first.isalnum():
        return words.work_page.format(page=first)
    return words.work_pages.format(pages=", ".join((first, *more)))


def _page_number(page: str) -> int:
    """The number with which "46–48" begins; 0 for pages that are counted in letters."""
    digits = re.match("[0-9]+", page)
    return int(digits.group()) if digits else 0
