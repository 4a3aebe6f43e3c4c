"""The options of drop-downs belong to the page: they are printed whatever a program does with the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import command
from tests.fill import look
from tests.fill.form import Question, Widget, questions
from tests.test_fill_engines import ENGINES, FIRST_PLACE_ONLY, engine
from tests.test_fill_viewer import use


def options_above(words: list[list[look.Word]], question: Question, place: Widget) -> bool:
    """Whether all options stand on the page between the place of a choice and the top of its box."""
    left, _, right, top = place.box
    labels = [label for _, label in question.options if label.strip()]
    area = Widget(place.page, (left, top, right, top + (len(labels) + 1) * 17), 0, "", "", "")
    found = "".join(word.text for line in look.lines(look.words_in(words[place.page], area)) for word in line)
    return "".join("".join(labels).split()) in found


def shown(words: list[list[look.Word]], place: Widget) -> str:
    """What stands in the place of a choice."""
    return "".join(word.text for word in look.words_in(words[place.page], place))


@pytest.fixture(scope="module")
def lists(documented_workbook: Path) -> list[Question]:
    found = [one for one in questions(documented_workbook).values() if one.kind == "pick"]
    assert found
    return found


def test_a_fresh_workbook_prints_all_options(output: Path) -> None:
    """They are there to be circled."""
    command("pdftotext")
    path = next(output.glob("*-workbook.pdf"))
    words = look.words(path)
    for question in questions(path).values():
        for place in question.widgets if question.kind == "pick" else ():
            assert options_above(words, question, place), question.name
            assert shown(words, place) == "", question.name


@pytest.mark.parametrize("back", [False, True], ids=["chosen", "taken back"])
@pytest.mark.parametrize("name", ENGINES)
def test_options_stay(name: str, back: bool, documented_workbook: Path, lists: list[Question], tmp_path: Path) -> None:
    """Each choice is made, and taken back or not. It stands below the options, not over them."""
    command("pdftotext")
    fill, target = engine(name), tmp_path / "filled.pdf"
    steps = [(one.name, one.options[1][0]) for one in lists]
    steps += [(one.name, one.options[0][0]) for one in lists] if back else []
    fill(documented_workbook, target, questions(documented_workbook), steps)
    words = look.words(target)
    for question in lists:
        for number, place in enumerate(question.widgets):
            assert options_above(words, question, place), question.name
            if number == 0 or "pick" not in FIRST_PLACE_ONLY.get(name, set()):
                assert bool(shown(words, place)) != back, question.name


def test_options_stay_where_a_person_looks_at_a_list(
    documented_workbook: Path, lists: list[Question], tmp_path: Path
) -> None:
    """In the viewer of pdf.js: a choice is made and taken back."""
    command("pdftotext")
    question, target = lists[0], tmp_path / "filled.pdf"
    picks = [("pick", question.field, 0, question.options[place][0]) for place in (1, 0)]
    use(documented_workbook, target, [("read", question.field, 0, ""), *picks])
    words = look.words(target)
    assert options_above(words, question, question.widgets[0])
    assert shown(words, question.widgets[0]) == ""
