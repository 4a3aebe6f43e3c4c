"""Writes tables of answers as a workbook for spreadsheet programs (XLSX)."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from guidepress.answers.tables import Rows, Tables
from guidepress.document.labels import Labels

LONGEST_CELL = 32_767
"""The most characters of a cell. The rest of a longer answer stands in further columns."""
_WIDTHS = (20, 10, 24, 28, 44, 60, 12, 28, 24)
"""The widths of the columns of the table of answers, in characters."""
_PERSON_WIDTH, _QUESTION_WIDTH = 22, 28
SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Every cell is text, whatever it looks like."""
CREATED = datetime(2000, 1, 1)
"""So that equal answers make an equal file."""


def xlsx_file(tables: Tables, words: Labels) -> bytes:
    """Both tables, each on a sheet of its own."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, SETTINGS)
    workbook.set_properties({"created": CREATED})
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = workbook.add_format({"text_wrap": True, "valign": "top"})
    answers = workbook.add_worksheet(words.answers_sheet)
    for column, width in enumerate(_WIDTHS):
        answers.set_column(column, column, width)
    _write(answers, tables.answers, 1, head, body, whole=True)
    answers.freeze_panes(1, 1)
    answers.autofilter(0, 0, max(1, len(tables.answers) - 1), len(tables.answers[0]) - 1)
    people = workbook.add_worksheet(words.answers_people)
    people.set_column(0, 0, _PERSON_WIDTH)
    people.set_column(1, max(1, len(tables.people[0]) - 1), _QUESTION_WIDTH)
    _write(people, tables.people, tables.people_heads, head, body, whole=False)
    people.freeze_panes(tables.people_heads, 1)
    workbook.close()
    return target.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    rows: Rows,
    heads: int,
    head: xlsxwriter.format.Format,
    body: xlsxwriter.format.Format,
    *,
    whole: bool,
) -> None:
    """Writes a table. With `whole`, the rest of an answer that is too long for a cell follows behind its row."""
    for number, row in enumerate(rows):
        cells = [cell[:LONGEST_CELL] for cell in row]
        if whole:
            cells += [
                cell[at : at + LONGEST_CELL] for cell in row for at in range(LONGEST_CELL, len(cell), LONGEST_CELL)
            ]
        for column, cell in enumerate(cells):
            if cell:
                sheet.write_string(number, column, cell, head if number < heads else body)
