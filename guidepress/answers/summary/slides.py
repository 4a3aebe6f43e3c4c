"""The summary as slides: a chart for each tally of options, a table for numbers, and what people wrote as points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from guidepress.answers.summary.chart import ON_SLIDE, chart_words, is_list, shown
from guidepress.answers.summary.chart_parts import charts_of, packed
from guidepress.answers.summary.document import name_of
from guidepress.answers.summary.findings import ExerciseFindings, Line, Summary, Tally, Words, joined
from guidepress.document.blocks import Figure, Table
from guidepress.document.book import Book
from guidepress.document.deck import Deck, Points, Slide, SlideBlock
from guidepress.document.inline import Run, Runs

_TABLE_LINES, _TABLE_LETTERS = 6, 20
"""Most lines of a table below its head, and the letters in a line of its first column."""
_POINT_LINES, _POINT_LETTERS, _LONGEST = 6, 52, 300
"""Most lines of a slide of points, the letters in a line, and in the longest text that a slide shows."""
Layout = Literal["title", "figure", "table", "points"]


def summary_deck(summary: Summary, book: Book) -> Deck:
    """The deck of a summary. Titles are unique in it."""
    maker = _Maker(summary, book)
    return Deck(
        name=f"{book.slug}-summary",
        title=book.words.summary_title,
        subtitle=book.title,
        language=book.language,
        edition=book.edition,
        publisher=book.publisher,
        accent=1,
        slides=_with_own_titles(tuple(maker.slides()), book.words.slide_of),
        words=book.words,
    )


class _Maker:
    """Makes slides."""

    def __init__(self, summary: Summary, book: Book) -> None:
        self.summary, self.book, self.words = summary, book, book.words
        self.count = 0

    def slides(self) -> Iterator[Slide]:
        """The opening, and the exercises of which something is told. The other two files name the rest."""
        about = self.words.summary_about.format(files=self.summary.files, least=self.summary.least)
        title = self.words.labelled.format(label=self.book.title, text=self.words.summary_title)
        yield replace(
            self._slide("title", title), subtitle=(Run(self.words.edition.format(edition=self.book.edition.id)),)
        )
        yield self._slide("points", self.words.summary_title, Points(_lines((about, self.words.summary_quartiles))))
        for exercise in self.summary.told:
            for finding in exercise.findings:
                if isinstance(finding, Words):
                    yield from self._written(finding, exercise)
                elif finding.options:
                    for tally in shown(finding, self.words, ON_SLIDE):
                        yield from self._charts(tally, exercise)
                else:
                    yield from self._tables(finding, exercise)

    def _slide(self, layout: Layout, title: str, *body: SlideBlock) -> Slide:
        self.count += 1
        return Slide(f"summary/{self.count}", layout, title, body)

    def _title(self, exercise: ExerciseFindings, title: str) -> str:
        return joined(name_of(exercise), title, self.words)

    # ------------------------------------------------------------------------------------------------- counts

    def _charts(self, tally: Tally, exercise: ExerciseFindings) -> Iterator[Slide]:
        """Charts of a tally, each with as many lines as have room."""
        name = name_of(exercise)
        if not any(line.people for line in tally.lines):
            few = self.words.summary_too_few_title.format(least=self.summary.least)
            yield self._slide("points", self._title(exercise, tally.title), Points(_lines((few,))))
            return
        is_one, least = is_list(tally), self.summary.least
        title = name if is_one else self._title(exercise, tally.title)
        above = (*([tally.title] if tally.title else []), self._people(tally)) if is_one else ()
        for part in charts_of(tally, self.words, least, ON_SLIDE, above):
            alt = chart_words(part.tally, tally.title or exercise.title, self.words, least)
            yield self._slide("figure", title, Figure(part.drawing, alt, ()))

    def _people(self, tally: Tally) -> str:
        """How many people answered the single question of a tally."""
        of = self.words.summary_several if tally.several else self.words.summary_of
        return of.format(people=tally.lines[0].people)

    def _tables(self, tally: Tally, exercise: ExerciseFindings) -> Iterator[Slide]:
        """Tables of numbers: how many people, the median and the quartiles."""
        words = self.words
        header = (
            words.summary_question,
            words.summary_people,
            words.summary_median,
            words.summary_spread,
        )
        for lines in packed(tally.lines, lambda line: -(-len(line.label) // _TABLE_LETTERS), _TABLE_LINES):
            rows = tuple(tuple(map(_runs, self._row(line))) for line in lines)
            table = Table(tuple(map(_runs, header)), rows)
            yield self._slide("table", self._title(exercise, tally.title), table)

    def _row(self, line: Line) -> tuple[str, ...]:
        none = self.words.summary_none
        if line.spread is None:
            return (line.label, self.words.summary_too_few.format(least=self.summary.least), none, none)
        between = self.words.summary_between.format(low=line.spread.low, high=line.spread.high)
        return (line.label, str(line.people), line.spread.median, between)

    # ------------------------------------------------------------------------------------------------- words

    def _written(self, written: Words, exercise: ExerciseFindings) -> Iterator[Slide]:
        title = self._title(exercise, written.title)
        texts = [" ".join(text.split()) for text in written.texts]
        short = [text for text in texts if len(text) <= _LONGEST]
        if not written.people:
            short = [self.words.summary_too_few_title.format(least=self.summary.least)]
        elif len(short) < len(texts):
            short.append(self.words.summary_longer.format(count=len(texts) - len(short)))
        for group in packed(short, _point_lines, _POINT_LINES):
            yield self._slide("points", title, Points(_lines(group)))


def _with_own_titles(slides: tuple[Slide, ...], form: str) -> tuple[Slide, ...]:
    """The slides, with numbers in titles that would be the same: "Key points (1 of 3)"."""
    titles = [slide.title for slide in slides]
    seen: dict[str, int] = {}
    named = []
    for slide in slides:
        total = titles.count(slide.title)
        seen[slide.title] = number = seen.get(slide.title, 0) + 1
        title = form.format(title=slide.title, number=number, total=total) if total > 1 else slide.title
        named.append(replace(slide, title=title))
    return tuple(named)


def _point_lines(text: str) -> float:
    return -(-len(text) // _POINT_LETTERS)


def _runs(text: str) -> Runs:
    return (Run(text),) if text else ()


def _lines(texts: Sequence[str]) -> tuple[Runs, ...]:
    return tuple(map(_runs, texts))
