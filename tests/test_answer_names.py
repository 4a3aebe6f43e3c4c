"""The names that are read aloud for answers: cases that a person can read, and rules for any exercise.

`tests/cases/names/NAME/exercise.yaml` is a list of exercises as in `tests/cases/kinds/`; the last one is named here.
A line of `expected.txt` is a place for an answer, in the order of the printed page: what is new | row or question |
exercise. `GUIDEPRESS_WRITE_GOLDENS=1 pytest tests/test_answer_names.py` writes the files anew.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.answer_names import AnswerName, answer_name, full_name, options_hint
from guidepress.document.authored_text import Line, Prose
from guidepress.document.blocks import Label
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answers_of
from guidepress.document.fields import Choice, Field, Option
from guidepress.exercises.lowering import lower_exercise
from guidepress.exercises.table_base import ColumnSpec, TableSpec
from tests.kinds_help import WORDS, Guide, specs_from

CASES = Path(__file__).parent / "cases" / "names"
NAMES = sorted(path.name for path in CASES.iterdir())


def names_in(exercise: Exercise) -> Iterator[AnswerName]:
    """The names of all places of an exercise, in reading order; a choice has one for each option."""
    for answer in answers_of(exercise.body):
        if isinstance(answer, Choice):
            yield from (answer_name(answer, WORDS, option) for option in answer.options)
        else:
            yield answer_name(answer, WORDS)


@pytest.mark.parametrize("case", NAMES)
def test_names_are_as_expected(case: str) -> None:
    problems = Problems()
    specs = specs_from((CASES / case / "exercise.yaml").read_bytes(), problems)
    exercise = Guide(specs, problems).lower(specs[-1])
    assert list(problems) == []
    found = "".join(f"{' | '.join((name.first, name.about, name.exercise))}\n" for name in names_in(exercise))
    expected = CASES / case / "expected.txt"
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------------- one text


FOUR = Option("four", "4", "others would say so")


def test_a_name_is_one_text_in_sentences() -> None:
    row = Choice("a.b", ("Strategy", "see the whole picture"), (FOUR,), spoken=("see the whole picture",))
    rated = replace(row, exercise="Exercise 4.4")
    assert full_name(rated, WORDS, FOUR) == "4, others would say so. See the whole picture. Exercise 4.4"
    assert full_name(rated, WORDS) == "See the whole picture. Exercise 4.4"


def test_no_full_stop_follows_a_mark_of_the_author() -> None:
    asked = Field("a.b", "text", ("Plan", "What now?"), spoken=("What now?",), exercise="Exercise 1.2")
    assert full_name(asked, WORDS, hint="about 5 words") == "What now? Exercise 1.2 (about 5 words)"
    quoted = replace(asked, spoken=("The door (if open)",))
    assert full_name(quoted, WORDS) == "The door (if open). Exercise 1.2"


def test_a_field_outside_of_exercises_is_named_by_its_label() -> None:
    assert full_name(Field("notes.text", "text", ("Notes: the board",)), WORDS) == "Notes: the board"


def test_few_options_are_read_aloud_with_a_drop_down() -> None:
    letters = Field("a.b", "pick", ("P or L",), options=(Option("p", "P: planned"), Option("l", "L: luck")))
    assert options_hint(letters, WORDS) == "P: planned, L: luck"
    long = replace(letters, options=tuple(Option(str(key), "one of very many") for key in range(3)))
    assert options_hint(long, WORDS) == WORDS.pick_hint


# ------------------------------------------------------------------------------------------------- any exercise


LABELS = st.text("abcdefgh ÄÖ?.", min_size=1, max_size=12).map(lambda text: " ".join(text.split()) or "a")
KINDS = st.sampled_from(("text", "date", "tick", "scale"))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(LABELS, min_size=1, max_size=5),
    st.lists(st.tuples(LABELS, KINDS), min_size=1, max_size=4, unique_by=lambda column: column[0].lower()),
)
def test_names_of_any_table_are_unique_and_begin_with_what_is_new(
    rows: list[str], columns: list[tuple[str, str]]
) -> None:
    exercise = table(rows, columns)
    names = list(names_in(exercise))
    assert max(Counter(names).values()) == 1
    assert all(name.exercise == "Exercise 1.1" for name in names)
    for before, name in pairwise(names):
        assert name.first != before.first


def table(rows: list[str], columns: list[tuple[str, str]]) -> Exercise:
    """A table with these rows and columns, lowered. The column "scale" has the points of a scale."""
    specs = {
        f"c{number}": ColumnSpec(label=Line(label), scale=Line("solid"))  # type: ignore[arg-type]
        if kind == "scale"
        else ColumnSpec(label=Line(label), type=kind)  # type: ignore[arg-type]
        for number, (label, kind) in enumerate(columns)
    }
    spec = TableSpec(
        exercise="pair-table",
        id="a.b.c",
        title=Line("A table"),  # type: ignore[arg-type]
        for_="you",
        minutes=5,
        prompt=Prose("Fill it in."),
        slide=(),
        columns=specs,
        rows={f"r{number}": Line(row) for number, row in enumerate(rows)},
    )
    problems = Problems()
    exercise = lower_exercise(spec, "1.1", Label("For you", "person"), "", Guide((), problems))
    assert list(problems) == []
    return exercise
