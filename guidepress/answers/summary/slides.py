"""The summary as slides: a chart for each tally of options, a table for numbers, and what people wrote as points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar

from msgspec.structs import replace

from guidepress.answers.summary.chart import (
    ON_SLIDE,
    chart_words,
    column_width,
    is_list,
    label_height,
    list_chart,
    matrix_chart,
    shown,
)
from guidepress.answers.summary.document import name_of
from guidepress.answers.summary.findings import ExerciseFindings, Line, Summary, Tally, Words, joined
from guidepress.document.blocks import Figure, Table
from guidepress.document.book import Book
from guidepress.document.deck import Deck, Points, Slide, SlideBlock
from guidepress.document.inline import Run, Runs
from guidepress.text.drawing_estimate import text_height

_TABLE_LINES, _TABLE_LETTERS = 6, 20
"""Most lines of a table below its head, and the letters in a line of its first column."""
_POINT_LINES, _POINT_LETTERS, _LONGEST = 6, 52, 300
"""Most lines of a slide of points, the letters in a line, and in the longest text that a slide shows."""
T = TypeVar("T")
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
        for part in self._options(tally) if is_list(tally) else self._rows(tally):
            title = name if is_list(tally) else self._title(exercise, tally.title)
            above = (*([tally.title] if tally.title else []), self._people(tally)) if is_list(tally) else ()
            least = self.summary.least
            is_one = is_list(tally)
            drawing = list_chart(part, ON_SLIDE, above) if is_one else matrix_chart(part, self.words, least, ON_SLIDE)
            alt = chart_words(part, tally.title or exercise.title, self.words, self.summary.least)
            yield self._slide("figure", title, Figure(drawing, alt, ()))

    def _people(self, tally: Tally) -> str:
        """How many people answered the single question of a tally."""
        of = self.words.summary_several if tally.several else self.words.summary_of
        return of.format(people=tally.lines[0].people)

    def _options(self, tally: Tally) -> Iterator[Tally]:
        """A tally of one question in parts, each with as many options as have room on a slide."""
        (line,) = tally.lines
        used = sum(text_height(text, ON_SLIDE.width, ON_SLIDE.text) for text in (tally.title, self._people(tally)))
        counted = list(zip(tally.options, line.counts, strict=True))
        room = ON_SLIDE.height - used - 3 * ON_SLIDE.gap
        for group in _packed(counted, lambda each: label_height(each[0], ON_SLIDE), room):
            options, counts = zip(*group, strict=True)
            yield replace(tally, options=options, lines=(replace(line, counts=counts),))

    def _rows(self, tally: Tally) -> Iterator[Tally]:
        """A tally of several questions in parts, each with as many questions as have room on a slide."""
        column = column_width(tally, ON_SLIDE) - ON_SLIDE.gap
        heads = (*((head, column) for head in tally.heads), (self.words.summary_people, ON_SLIDE.people - ON_SLIDE.gap))
        head = max(text_height(text, width, ON_SLIDE.text) for text, width in heads) + ON_SLIDE.gap
        legend = text_height(tally.meanings, ON_SLIDE.width, ON_SLIDE.text) if tally.meanings else 0.0
        room = ON_SLIDE.height - head - legend
        for lines in _packed(tally.lines, lambda line: label_height(line.label, ON_SLIDE), room):
            yield replace(tally, lines=lines)

    def _tables(self, tally: Tally, exercise: ExerciseFindings) -> Iterator[Slide]:
        """Tables of numbers: how many people, the median and the quartiles."""
        words = self.words
        header = (
            words.summary_question,
            words.summary_people,
            words.summary_median,
            words.summary_spread,
        )
        for lines in _packed(tally.lines, lambda line: -(-len(line.label) // _TABLE_LETTERS), _TABLE_LINES):
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
        for group in _packed(short, _point_lines, _POINT_LINES):
            yield self._slide("points", title, Points(_lines(group)))


def _packed(items: Sequence[T], size: Callable[[T], float], most: float) -> Iterator[tuple[T, ...]]:
    """The items in groups whose sizes add up to at most `most`. A larger item stands alone."""
    group: list[T] = []
    filled = 0.0
    for item in items:
        if group and filled + size(item) > most:
            yield tuple(group)
            group, filled = [], 0.0
        group.append(item)
        filled += size(item)
    if group:
        yield tuple(group)


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
