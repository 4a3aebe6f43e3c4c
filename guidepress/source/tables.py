"""Reads a table of text: a CSV file, or the first sheet of an XLSX file. Standard library only."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from guidepress.core.problems import Code, Problems, Where

MOST_BYTES = 20_000_000
"""Most bytes of a table, and of each file in an XLSX file."""
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_SEPARATORS = (",", ";", "\t")

Row = tuple[int, Sequence[str]]
"""The number of a row, from 1, and the text of its cells."""


def read_table(path: Path, name: str, problems: Problems) -> list[Row]:
    """The rows of a table that hold something; none after an error. `name` is the name of the file in messages."""
    try:
        if path.stat().st_size > MOST_BYTES:
            _bad(name, f"the table is larger than {MOST_BYTES // 1_000_000} MB", "split it", problems, Code.TOO_LARGE)
            return []
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        _bad(name, f"the table cannot be read: {reason}", "name a .csv or .xlsx file", problems, Code.FILE_MISSING)
        return []
    rows = _xlsx(data, name, problems) if path.suffix.lower() == ".xlsx" else _csv(data, name, problems)
    return [(number, [cell.strip() for cell in cells]) for number, cells in rows if any(map(str.strip, cells))]


def _bad(name: str, message: str, hint: str, problems: Problems, code: Code = Code.BAD_ASSET) -> None:
    problems.error(code, Where(name), message, hint)


# ------------------------------------------------------------------------------------------------- CSV


def _csv(data: bytes, name: str, problems: Problems) -> list[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as “CSV UTF-8” in your spreadsheet, or as .xlsx"
        _bad(name, "the table is not saved as UTF-8", hint, problems, Code.NOT_UTF8)
        return []
    head = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    try:
        return list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1))
    except csv.Error as error:
        _bad(name, f"the table is no CSV: {error}", "save it again as CSV or as .xlsx", problems)
        return []


# ------------------------------------------------------------------------------------------------- XLSX


def _xlsx(data: bytes, name: str, problems: Problems) -> list[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            shared = _shared_texts(book)
            sheet = _part(book, _first_sheet(book))
            return list(_rows(sheet, shared))
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, ElementTree.ParseError, NotImplementedError):
        _bad(name, "the table is no XLSX file, or a damaged one", "save it again as .xlsx, or as CSV UTF-8", problems)
        return []


def _part(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """A file of the package as XML. ValueError for one that is too large, or that declares entities."""
    if book.getinfo(name).file_size > MOST_BYTES:
        raise ValueError(name)
    data = book.read(name)
    if b"<!DOCTYPE" in data:
        raise ValueError(name)
    return ElementTree.fromstring(data)


def _first_sheet(book: zipfile.ZipFile) -> str:
    """The path of the first sheet of a workbook."""
    sheet = _part(book, "xl/workbook.xml").find(f"{SHEET}sheets/{SHEET}sheet")
    if sheet is None:
        raise ValueError("no sheet")
    relation = next(value for key, value in sheet.attrib.items() if key.endswith("}id"))
    for entry in _part(book, "xl/_rels/workbook.xml.rels"):
        if entry.get("Id") == relation:
            target = entry.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise ValueError("no sheet")


def _shared_texts(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return [_text(item) for item in _part(book, "xl/sharedStrings.xml")]


def _text(item: ElementTree.Element) -> str:
    """The text of a string item: its runs, without phonetic hints."""
    hints = {text for hint in item.iter(f"{SHEET}rPh") for text in hint}
    return "".join(text.text or "" for text in item.iter(f"{SHEET}t") if text not in hints)


def _rows(sheet: ElementTree.Element, shared: Sequence[str]) -> Iterator[Row]:
    for number, row in enumerate(sheet.iter(f"{SHEET}row"), 1):
        cells: dict[int, str] = {}
        for at, cell in enumerate(row.iter(f"{SHEET}c")):
            match = _CELL.fullmatch(cell.get("r", ""))
            cells[_column(match.group(1)) if match else at] = _value(cell, shared)
        last = max(cells, default=-1)
        yield int(row.get("r", number)), [cells.get(at, "") for at in range(last + 1)]


def _column(letters: str) -> int:
    """The index of a column, from 0: A is 0, Z 25, AA 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ElementTree.Element, shared: Sequence[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{SHEET}v") or ""
    if kind == "s":
        return shared[int(value)]
    if kind == "inlineStr":
        return _text(cell)
    if kind == "b":
        return "true" if value == "1" else "false"
    return value.removesuffix(".0") if kind == "n" else value
