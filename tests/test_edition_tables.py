"""Overlays from a table: what each column becomes, CSV and XLSX alike, and what is wrong in a table."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from guidepress.cli.main import main
from guidepress.core.problems import Problems
from guidepress.source.edition_table import overlays_of
from guidepress.source.tables import read_table
from tests.test_editions import guide_in

HEAD = ["name", "publisher.name", "publisher.contact", "colours.link", "workshops", "words.meet.question.title"]
ROWS: list[list[Any]] = [
    HEAD,
    ["hill", "Hill Trust: north", "Phone 1\nor 2", "#0b4f6c", "one-hour; two-hours", "Ask"],
    [],
    ["dale", 'Dale "Care"', "", "", "", ""],
]
HILL = """# Made from t.{kind}, row 2. Without this line, the table no longer changes this file.
publisher:
  name: "Hill Trust: north"
  contact: |
    Phone 1
    or 2
colours:
  link: "#0b4f6c"
workshops: [one-hour, two-hours]
words:
  meet.question:
    title: Ask
"""


def csv_of(rows: list[list[Any]], separator: str) -> bytes:
    import csv

    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(rows: list[list[Any]]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def table_of(path: Path, problems: Problems) -> dict[str, str]:
    return overlays_of(read_table(path, path.name, problems), path.name, problems)


@pytest.mark.parametrize(
    ("kind", "data"),
    [("csv", csv_of(ROWS, ",")), ("csv", csv_of(ROWS, ";")), ("csv", csv_of(ROWS, "\t")), ("xlsx", xlsx_of(ROWS))],
    ids=["commas", "semicolons", "tabs", "xlsx"],
)
def test_every_row_becomes_an_overlay(kind: str, data: bytes, tmp_path: Path) -> None:
    path, problems = tmp_path / f"t.{kind}", Problems()
    path.write_bytes(data)
    found = table_of(path, problems)
    assert not list(problems)
    assert list(found) == ["hill", "dale"]
    assert found["hill"] == HILL.format(kind=kind)
    assert found["dale"].endswith('this file.\npublisher:\n  name: "Dale \\"Care\\""\n')


def test_a_date_of_a_spreadsheet_is_written_as_a_date(tmp_path: Path) -> None:
    path, problems = tmp_path / "t.xlsx", Problems()
    path.write_bytes(xlsx_of([["name", "status.res.q.date", "status.res.q.text"], ["hill", 46352, "Seen"]]))
    assert "  res.q:\n    date: 2026-11-26\n    text: Seen\n" in table_of(path, problems)["hill"]


def test_what_is_wrong_is_told_with_row_and_column(tmp_path: Path) -> None:
    path, problems = tmp_path / "t.csv", Problems()
    rows = [["name", "publisher.nam", "phone"], ["Hill Trust"], ["hill"], ["hill"], ["", "x"], ["con"]]
    path.write_bytes(csv_of(rows, ","))
    table_of(path, problems)
    assert [str(problem).partition(" (")[0] for problem in problems] == [
        't.csv:1:2: error unknown-key: "publisher.nam" is no head of a column',
        't.csv:1:3: error unknown-key: "phone" is no head of a column',
        't.csv:2:1: error wrong-value: "Hill Trust" is not a good name of an edition',
        't.csv:4:1: error duplicate-id: another row has the name "hill"',
        "t.csv:5:1: error missing-key: this row has no name",
        't.csv:6:1: error wrong-value: "con" is not a good name of an edition',
    ]


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("latin.csv", "name,publisher.name\nhill,Caf\xe9\n".encode("latin-1")),
        ("cut.xlsx", xlsx_of(ROWS)[:900]),
        ("entities.xlsx", _bomb()),
        ("quote.csv", b'name\n"hill\n'),
        ("nameless.csv", b"publisher.name\nHill\n"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_error(name: str, data: bytes, tmp_path: Path) -> None:
    path, problems = tmp_path / name, Problems()
    path.write_bytes(data)
    assert table_of(path, problems) == {}
    assert len(list(problems)) == 1


def test_a_file_that_a_person_wrote_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = guide_in(tmp_path, {"dale": "publisher: {name: Ours}\n"})
    table = tmp_path / "t.csv"
    words = ["editions", "--guide", str(tmp_path), "--table", str(table)]
    table.write_bytes(csv_of(ROWS, ","))
    assert main(words) == 0
    assert (project.editions / "hill.yaml").read_text(encoding="utf-8") == HILL.format(kind="csv")
    assert (project.editions / "dale.yaml").read_text(encoding="utf-8") == "publisher: {name: Ours}\n"
    assert "dale.yaml was left alone" in capsys.readouterr().err
    table.write_bytes(csv_of([HEAD, ["dale", "Dale"]], ","))
    assert main(words) == 0
    said = capsys.readouterr()
    assert "0 written, 0 as they were" in said.out
    assert "hill.yaml has no row any more" in said.err
