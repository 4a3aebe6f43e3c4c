"""The summary as a book without cover: a heading for each exercise, with a chart and a table for each tally."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.answers.summary.chart import ON_PAGE, chart_words, is_list, shown
from guidepress.answers.summary.chart_parts import charts_of
from guidepress.answers.summary.findings import ExerciseFindings, Line, Summary, Tally, Words, joined
from guidepress.document.blocks import Figure, Heading, ItemList, ListItem, Paragraph, Table
from guidepress.document.book import Block, Book, Division, Section
from guidepress.document.inline import Run, Runs
from guidepress.document.labels import Labels

ANCHOR = "summary"
QUESTION_WEIGHT = 4.0
"""The width of the first column of a table; each of the others has 1."""


def summary_book(summary: Summary, book: Book) -> Book:
    """The summary in the look of a book, which names the guide and its edition."""
    words = book.words
    maker = _Maker(summary, words)
    about = words.summary_about.format(files=summary.files, least=summary.least)
    opening = (
        maker.paragraph(words.labelled.format(label=book.title, text=words.edition.format(edition=book.edition.id))),
        maker.paragraph(about),
        maker.paragraph(words.summary_quartiles),
    )
    parts = dict.fromkeys(exercise.part for exercise in summary.told)
    sections = [
        Section((Run(part),), f"{ANCHOR}.{at}", tuple(maker.part(part)), f"{ANCHOR}.{at}")
        for at, part in enumerate(parts)
    ]
    if summary.too_few:
        sections.append(maker.too_few(f"{ANCHOR}.few"))
    title = (Run(words.summary_title),)
    division = Division("back", title, ANCHOR, ANCHOR, blocks=opening, sections=tuple(sections), accent=1, key=ANCHOR)
    return replace(
        book,
        slug=f"{book.slug}-summary",
        title=words.labelled.format(label=book.title, text=words.summary_title),
        description="",
        people=(),
        identifier=f"{book.identifier}:summary",
        cover=None,
        course=None,
        divisions=(division,),
    )


class _Maker:
    """Makes the blocks of a summary."""

    def __init__(self, summary: Summary, words: Labels) -> None:
        self.summary, self.words = summary, words

    def paragraph(self, text: str) -> Paragraph:
        """A paragraph of plain text."""
        return Paragraph(_runs(text))

    def part(self, title: str) -> Iterator[Block]:
        """The blocks of all exercises of a part."""
        for exercise in self.summary.told:
            if exercise.part == title:
                yield from self._exercise(exercise)

    def too_few(self, anchor: str) -> Section:
        """The section that names the exercises of which nothing is told."""
        title = self.words.summary_too_few_title.format(least=self.summary.least)
        items = tuple(ListItem(_runs(name_of(exercise))) for exercise in self.summary.too_few)
        blocks = (self.paragraph(self.words.summary_too_few_about), ItemList(items))
        return Section(_runs(title), anchor, blocks, anchor)

    def _exercise(self, exercise: ExerciseFindings) -> Iterator[Block]:
        anchor = f"{ANCHOR}.of.{exercise.id}"
        yield Heading(3, _runs(name_of(exercise)), anchor, anchor)
        for finding in exercise.findings:
            if isinstance(finding, Words):
                yield from self._written(finding, exercise)
            else:
                for tally in shown(finding, self.words, ON_PAGE):
                    yield from self._tally(tally, exercise)

    # ------------------------------------------------------------------------------------------------- counts

    def _tally(self, tally: Tally, exercise: ExerciseFindings) -> Iterator[Block]:
        words, title = self.words, tally.title or exercise.title
        least = self.summary.least
        if tally.options and any(line.people for line in tally.lines):
            without = replace(tally, meanings="")  # they stand below, where the table has them too
            for part in charts_of(without, words, least, ON_PAGE):
                yield Figure(part.drawing, chart_words(part.tally, title, words, least), _runs(tally.title))
        if is_list(tally):
            (line,) = tally.lines
            yield self.paragraph(self._people(line, tally))
        elif tally.meanings:
            yield self.paragraph(tally.meanings)
        yield self._table(tally, title)

    def _people(self, line: Line, tally: Tally) -> str:
        """How many people answered a question with a list of options."""
        if not line.people:
            return self.words.summary_too_few_title.format(least=self.summary.least)
        of = self.words.summary_several if tally.several else self.words.summary_of
        return of.format(people=line.people)

    def _table(self, tally: Tally, title: str) -> Table:
        words = self.words
        if is_list(tally):
            (line,) = tally.lines
            counts: Sequence[str] = [str(count) for count in line.counts] or [words.summary_none] * len(tally.options)
            rows = [(option, count) for option, count in zip(tally.options, counts, strict=True)]
            return _table((words.summary_answer, words.summary_chosen), rows, title)
        spread = [words.summary_median, words.summary_spread] if tally.has_spread else []
        header = (words.summary_question, *tally.heads, words.summary_people, *spread)
        return _table(header, [self._row(line, tally) for line in tally.lines], title)

    def _row(self, line: Line, tally: Tally) -> tuple[str, ...]:
        none = self.words.summary_none
        counts = [str(count) for count in line.counts] or [none] * len(tally.options)
        few = self.words.summary_too_few.format(least=self.summary.least)
        spread = [none] * 2 if tally.has_spread else []
        if line.spread is not None:
            between = self.words.summary_between.format(low=line.spread.low, high=line.spread.high)
            spread = [line.spread.median, between]
        return (line.label, *counts, str(line.people) if line.people else few, *spread)

    # ------------------------------------------------------------------------------------------------- words

    def _written(self, written: Words, exercise: ExerciseFindings) -> Iterator[Block]:
        title = written.title or exercise.title
        if not written.people:
            few = self.words.summary_too_few_title.format(least=self.summary.least)
            yield self.paragraph(joined(title, few, self.words))
            return
        lead = joined(title, self.words.summary_of.format(people=written.people), self.words)
        yield ItemList(tuple(ListItem(_runs(_on_one_line(text))) for text in written.texts), lead=_runs(lead))


def name_of(exercise: ExerciseFindings) -> str:
    """The number and the title of an exercise."""
    return f"{exercise.number} {exercise.title}".strip()


def _runs(text: str) -> Runs:
    return (Run(text),) if text else ()


def _on_one_line(text: str) -> str:
    """A text with a space for each line break. The spreadsheet has the lines."""
    return " ".join(text.split())


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> Table:
    cells = tuple(tuple(map(_runs, row)) for row in rows)
    weights = (QUESTION_WEIGHT, *(1.0 for _ in header[1:]))
    return Table(tuple(map(_runs, header)), cells, caption=_runs(caption), weights=weights)
