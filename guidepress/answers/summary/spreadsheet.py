"""The summary as a workbook for spreadsheet programs (XLSX): a sheet of questions, one of choices, one of words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter

from guidepress.answers.summary.document import name_of
from guidepress.answers.summary.findings import ExerciseFindings, Line, Summary, Tally, Words
from guidepress.answers.workbook_xlsx import CREATED, LONGEST_CELL, SETTINGS
from guidepress.document.labels import Labels

Cell = str | int | float
_WIDTHS = (28, 36, 48, 34, 14, 12, 14, 14)
"""The widths of columns, in characters."""
_WORDS_WIDTHS = (28, 36, 48, 90)


def summary_xlsx(summary: Summary, words: Labels) -> bytes:
    """The whole summary. Numbers are numbers, so that a program can go on with them."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, SETTINGS)
    workbook.set_properties({"created": CREATED, "title": words.summary_title})
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = workbook.add_format({"text_wrap": True, "valign": "top"})
    place = (words.answers_part, words.answers_exercise, words.summary_question)
    spread = (words.summary_people, words.summary_median, words.summary_low, words.summary_high)
    sheets: tuple[tuple[str, Sequence[str], Iterable[Sequence[Cell]], Sequence[int]], ...] = (
        (words.summary_sheet, (*place, *spread), _questions(summary, words), (*_WIDTHS[:3], *_WIDTHS[4:])),
        (
            words.summary_choices,
            (*place, words.summary_answer, words.summary_chosen, words.summary_people),
            _choices(summary, words),
            _WIDTHS,
        ),
        (words.summary_words, (*place, words.summary_words), _written(summary), _WORDS_WIDTHS),
    )
    for name, heads, rows, widths in sheets:
        sheet = workbook.add_worksheet(name)
        for column, width in enumerate(widths[: len(heads)]):
            sheet.set_column(column, column, width)
        count = 0
        sheet.write_row(0, 0, heads, head)
        for count, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if cell != "":
                    (sheet.write_string if isinstance(cell, str) else sheet.write_number)(count, column, cell, body)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, count), len(heads) - 1)
    workbook.close()
    return target.getvalue()


def _lines(summary: Summary) -> Iterator[tuple[ExerciseFindings, Tally, Line, str]]:
    """Each question that was counted, with its words."""
    for exercise in summary.told:
        for finding in exercise.findings:
            if isinstance(finding, Tally):
                for line in finding.lines:
                    parts = dict.fromkeys((finding.title, line.label))
                    yield exercise, finding, line, " · ".join(filter(None, parts))


def _questions(summary: Summary, words: Labels) -> Iterator[Sequence[Cell]]:
    """A row for each question."""
    few = words.summary_too_few.format(least=summary.least)
    for exercise, _, line, question in _lines(summary):
        spread = line.spread
        told = (_cell(spread.median), _cell(spread.low), _cell(spread.high)) if spread is not None else ("", "", "")
        yield (exercise.part, name_of(exercise), question, line.people or few, *told)
    for exercise in summary.told:
        for finding in exercise.findings:
            if isinstance(finding, Words):
                yield (exercise.part, name_of(exercise), finding.title, finding.people or few)
    for exercise in summary.too_few:
        yield (exercise.part, name_of(exercise), "", few)


def _choices(summary: Summary, words: Labels) -> Iterator[Sequence[Cell]]:
    """A row for each option of each question."""
    for exercise, tally, line, question in _lines(summary):
        for option, count in zip(tally.options, line.counts, strict=False):
            yield (exercise.part, name_of(exercise), question, option, count, line.people)


def _written(summary: Summary) -> Iterator[Sequence[Cell]]:
    """A row for each text, with its lines. What is too long for a cell follows in further cells."""
    for exercise in summary.told:
        for finding in exercise.findings:
            if isinstance(finding, Words):
                for text in finding.texts:
                    pieces = [text[at : at + LONGEST_CELL] for at in range(0, len(text), LONGEST_CELL)]
                    yield (exercise.part, name_of(exercise), finding.title, *pieces)


def _cell(text: str) -> Cell:
    """A number as a number, so that programs can sort it; words as they are."""
    return float(text) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else text
