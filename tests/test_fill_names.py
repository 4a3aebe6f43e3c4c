"""The names of boxes as two viewers take them: pdf.js (Firefox) from each place, PDFium (Chrome) from the field."""

from __future__ import annotations

import json
import subprocess
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from tests import PATIENCE
from tests.conftest import need
from tests.fill import by_pdfjs
from tests.pdf_structure import terminal_fields


class Place(NamedTuple):
    """A box as pdf.js sees it: the text alternative of the element around it, and its own tooltip."""

    field: str
    page: int
    alternative: str
    tooltip: str


@pytest.fixture(scope="module")
def workbook(output: Path) -> Path:
    return next(output.glob("*-workbook.pdf"))


@pytest.fixture(scope="module")
def places(workbook: Path) -> list[Place]:
    need("pdf.js", by_pdfjs.present())
    script = Path(__file__).with_name("fill") / "names.mjs"
    command = ["node", str(script), by_pdfjs.MODULE.as_uri(), str(workbook)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert run.returncode == 0, run.stderr
    return [Place(*each) for each in json.loads(run.stdout)]


def test_every_box_has_a_name_of_its_own(places: list[Place]) -> None:
    assert len(places) > 100
    assert [place for place in places if not place.alternative or place.alternative != place.tooltip] == []
    assert [name for name, count in Counter(place.alternative for place in places).items() if count > 1] == []


def test_an_answer_in_two_places_has_the_name_of_each(places: list[Place], workbook: Path) -> None:
    """The field, whose tooltip PDFium says in every place, has that of the place where its question is asked."""
    by_field = defaultdict(list)
    for place in places:
        by_field[place.field].append(place.alternative)
    with pikepdf.open(workbook) as pdf:
        fields = {name: str(field.TU) for name, field in terminal_fields(pdf.Root.AcroForm)}
    fields = {name: tooltip for name, tooltip in fields.items() if len(by_field[name]) > 1}
    shared = {name: tooltip for name, tooltip in fields.items() if tooltip in by_field[name]}
    assert shared
    for name in shared:
        assert len(set(by_field[name])) == len(by_field[name])
    choices = fields.keys() - shared.keys()
    assert all(any(fields[name] in said for said in by_field[name]) for name in choices)
