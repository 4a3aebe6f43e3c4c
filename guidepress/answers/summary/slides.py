"""The summary as slides: a chart for each tally of options, a table for numbers, and what people wrote as points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar

from msgspec.structs import replace

from guidepress.answers.summary.chart import ON_SLIDE, chart, chart_words, is_list, shown
from guidepress.answers.summary.document import name_of
from guidepress.answers.summary.findings import ExerciseFindings, Line, Summary, Tally, Words
from guidepress.document.blocks import Figure, Table
from guidepress.document.book import Book
from guidepress.document.deck import Deck, Points, Slide, SlideBlock
from guidepress.document.inline import Run, Runs
from guidepress.text.drawing_estimate import LEADING, text_height

_CHART_HEIGHT = 112.0
"""The room for a chart, in millimetres."""
_TABLE_LINES, _TABLE_LETTERS = 7, 34
"""Most lines of a table below its head, and the letters in a line of its first column."""
_POINT_LINES, _POINT_LETTERS, _LONGEST = 6, 52, 300
"""Most lines of a slide of points, the letters in a line, and in the longest text that a slide shows."""
_LONGEST_TITLE = 90
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
        """The opening, the exercises, and which exercises too few people answered."""
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
        title = self.words.summary_too_few_title.format(least=self.summary.least)
        for group in _packed([name_of(each) for each in self.summary.too_few], _point_lines, _POINT_LINES):
            yield self._slide("points", title, Points(_lines(group)))

    def _slide(self, layout: Layout, title: str, *body: SlideBlock) -> Slide:
        self.count += 1
        short = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
        return Slide(f"summary/{self.count}", layout, short, body)

    def _title(self, exercise: ExerciseFindings, title: str) -> str:
        name = name_of(exercise)
        return self.words.labelled.format(label=name, text=title) if title else name

    # ------------------------------------------------------------------------------------------------- counts

    def _charts(self, tally: Tally, exercise: ExerciseFindings) -> Iterator[Slide]:
        """Charts of a tally, each with as many lines as have room."""
        title = self._title(exercise, tally.title)
        for part in self._parts(tally):
            if any(line.people for line in part.lines):
                alt = chart_words(part, title, self.words, self.summary.least)
                drawing = chart(part, self.words, self.summary.least, ON_SLIDE)
                yield self._slide("figure", self._with_people(title, part), Figure(drawing, alt, ()))
            else:
                few = self.words.summary_too_few_title.format(least=self.summary.least)
                yield self._slide("points", title, Points(_lines((few,))))

    def _with_people(self, title: str, tally: Tally) -> str:
        """A title, with the number of people where a chart has one question."""
        if not is_list(tally):
            return title
        of = self.words.summary_several if tally.several else self.words.summary_of
        return self.words.labelled.format(label=title, text=of.format(people=tally.lines[0].people))

    def _parts(self, tally: Tally) -> Iterator[Tally]:
        """A tally in parts, each of which has room on a slide: some of its lines, or of its options."""
        if is_list(tally):
            (line,) = tally.lines
            counts = line.counts or (0,) * len(tally.options)
            for group in _packed(
                list(zip(tally.options, counts, strict=True)), lambda each: _height(each[0]), _CHART_HEIGHT
            ):
                options, some = zip(*group, strict=True)
                yield replace(tally, options=options, lines=(replace(line, counts=some if line.counts else ()),))
            return
        room = _CHART_HEIGHT - 3 * LEADING * ON_SLIDE.text - ON_SLIDE.gap
        for lines in _packed(tally.lines, lambda line: _height(line.label), room):
            yield replace(tally, lines=lines)

    def _tables(self, tally: Tally, exercise: ExerciseFindings) -> Iterator[Slide]:
        """Tables of numbers: how many people, the median and the quartiles."""
        words = self.words
        header = (
            words.summary_question,
            words.summary_people,
            words.summary_median,
            words.summary_low,
            words.summary_high,
        )
        for lines in _packed(tally.lines, lambda line: -(-len(line.label) // _TABLE_LETTERS), _TABLE_LINES):
            rows = tuple(tuple(map(_runs, self._row(line))) for line in lines)
            table = Table(tuple(map(_runs, header)), rows)
            yield self._slide("table", self._title(exercise, tally.title), table)

    def _row(self, line: Line) -> tuple[str, ...]:
        none = self.words.summary_none
        if line.spread is None:
            return (line.label, self.words.summary_too_few.format(least=self.summary.least), none, none, none)
        return (line.label, str(line.people), line.spread.median, line.spread.low, line.spread.high)

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


def _height(label: str) -> float:
    return text_height(label, ON_SLIDE.width * ON_SLIDE.label, ON_SLIDE.text) + ON_SLIDE.gap


def _point_lines(text: str) -> float:
    return -(-len(text) // _POINT_LETTERS)


def _runs(text: str) -> Runs:
    return (Run(text),) if text else ()


def _lines(texts: Sequence[str]) -> tuple[Runs, ...]:
    return tuple(map(_runs, texts))
