"""The sample book's workbook, where a question with room for a long answer stands in two places.

`test_fill_engines.py` answers all of the real one.
"""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from guidepress.core.problems import Problems
from guidepress.document.field_names import answer_id, field_name
from tests.conftest import need
from tests.decks import theme
from tests.fill.answers import long_answer
from tests.fill.form import questions, terminal_fields
from tests.making import make_workbook
from tests.sample_book import sample_book
from tests.test_fill_engines import ENGINES, FIRST_PLACE_ONLY, engine


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the sample book, which nobody has touched."""
    path = tmp_path_factory.mktemp("sample") / "sample.pdf"
    path.write_bytes(make_workbook(sample_book(), theme(), Problems()).data)
    return path


STORY = "leap.text.story"


def answers(path: Path) -> dict[str, tuple[str, list[str]]]:
    """What is answered: value, and the states of the places that are on."""
    found = {
        name: (question.value, [widget.on for widget in question.widgets if widget.on not in ("", "Off")])
        for name, question in questions(path).items()
    }
    return {name: answer for name, answer in found.items() if answer != ("", [])}


@pytest.mark.parametrize("name", ENGINES)
def test_a_long_answer_in_two_places(name: str, sample: Path, tmp_path: Path) -> None:
    """Its words stand in both, where a program draws both, and no lines to write on run through them."""
    fill = engine(name)
    target = tmp_path / "filled.pdf"
    fill(sample, target, questions(sample), [(STORY, long_answer())])
    assert answers(target) == {STORY: (long_answer(), [])}, "nothing else is answered by it"
    with pikepdf.open(target) as pdf:
        kids = list(dict(terminal_fields(pdf))[STORY].Kids)
        assert len(kids) == 2
        for kid in kids[: 1 if "lines" in FIRST_PLACE_ONLY.get(name, set()) else None]:
            look = kid.AP.N.read_bytes()
            assert b"tj" in look.lower()
            assert b" l S" not in look


CHOSEN = {"leap.pick.one": "two", "leap.grid.r1.score": "four", "leap.pick.many.o1": "o1"}


def mupdf_sets(source: Path, target: Path) -> None:
    import pymupdf

    pdf = pymupdf.open(str(source))
    for page in pdf:
        for widget in page.widgets():
            if CHOSEN.get(answer_id(widget.field_name), "") == widget.on_state():
                widget.field_value = True
                widget.update()
    pdf.save(str(target))


def pypdf_appends(source: Path, target: Path) -> None:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    writer = pypdf.PdfWriter()
    writer.append(pypdf.PdfReader(str(source)))
    chosen = {field_name(name): f"/{state}" for name, state in CHOSEN.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, chosen, auto_regenerate=False)
    writer.write(str(target))


@pytest.mark.parametrize(("package", "fill"), [("pymupdf", mupdf_sets), ("pypdf", pypdf_appends)])
def test_a_program_sets_boxes(package: str, fill: Callable[[Path, Path], None], sample: Path, tmp_path: Path) -> None:
    """It presses nothing: one place is set, in a copy of the file, and the others stay as they are."""
    need(package, importlib.util.find_spec(package) is not None)
    fill(sample, tmp_path / "filled.pdf")
    assert answers(tmp_path / "filled.pdf") == {name: (state, [state]) for name, state in CHOSEN.items()}
