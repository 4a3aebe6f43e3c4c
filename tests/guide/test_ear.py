"""How long the names of boxes are to a listener: measured in the finished workbook, with the budgets of `ear.yaml`."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from guidepress.document.answer_names import AnswerName, answer_name, full_name
from guidepress.document.exercise_parts import answers_of
from guidepress.document.field_names import answer_id
from guidepress.document.fields import Choice
from guidepress.pipeline.build import BuildResult
from tests.conftest import RealGuide
from tests.pdf_tree import TaggedPdf, field_name

BUDGETS: Any = yaml.safe_load(Path(__file__).with_name("ear.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def stops(built: BuildResult) -> list[tuple[str, str]]:
    """The id of the answer and the spoken name of each stop of the Tab key, in its order."""
    pdf = TaggedPdf(next(data for name, data in built.files.items() if name.endswith("-workbook.pdf")))
    notes = {note.objgen[0]: note for _, note in pdf.annotations("/Widget")}
    order = [key for kind, _, key in pdf.document.leaves() if kind == "object" and key in notes]
    return [(answer_id(field_name(notes[key])), str(notes[key].TU)) for key in order]


@pytest.fixture(scope="module")
def names(real: RealGuide) -> dict[str, list[AnswerName]]:
    """The names of every exercise in parts."""
    words = real.arranged.book.words
    return {
        exercise.id: [
            answer_name(answer, words, option)
            for answer in answers_of(exercise.body)
            for option in (answer.options if isinstance(answer, Choice) else (None,))
        ]
        for exercise in real.arranged.exercises.values()
    }


def first_new_word(before: str, name: str) -> int:
    """The number of the first word of a name that is not the same in the name before it."""
    pairs = list(zip(before.split(), name.split(), strict=False))
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new), len(pairs) + 1)


def minutes(words: int) -> float:
    return round(words / float(BUDGETS["words-a-minute"]), 1)


def test_what_is_new_is_heard_first(stops: list[tuple[str, str]]) -> None:
    found = [first_new_word(before, name) for (_, before), (_, name) in pairwise(stops)]
    assert len(found) > 1000
    assert median(found) <= BUDGETS["first-new-word"]["median"]
    assert max(found) <= BUDGETS["first-new-word"]["most"]


def test_names_are_short(stops: list[tuple[str, str]]) -> None:
    found = [len(name.split()) for _, name in stops]
    assert median(found) <= BUDGETS["words-a-stop"]["median"]
    assert max(found) <= BUDGETS["words-a-stop"]["most"]


def test_the_longest_exercise_can_be_listened_to(
    stops: list[tuple[str, str]], real: RealGuide, names: dict[str, list[AnswerName]]
) -> None:
    heard: Counter[str] = Counter()
    for field, name in stops:
        exercise = next((id for id in real.arranged.exercises if field.startswith(f"{id}.")), "")
        heard[exercise] += len(name.split())
    del heard[""]  # pages for notes
    new = {id: sum(len(name.first.split()) for name in found) for id, found in names.items()}
    budget = BUDGETS["minutes-of-the-longest-exercise"]
    assert minutes(max(heard.values())) <= budget["whole-names"]
    assert minutes(max(new.values())) <= budget["new-words"]


def test_every_option_of_a_scale_says_what_it_means(stops: list[tuple[str, str]]) -> None:
    """No name begins with a sign that stands alone."""
    alone = [name for _, name in stops if len(name.split(".")[0]) == 1]
    assert alone == []


def test_each_place_says_the_exercise_in_which_it_stands(built: BuildResult, real: RealGuide) -> None:
    """An answer that stands in two exercises has two names."""
    words = real.arranged.book.words
    wanted: Counter[str] = Counter()
    for exercise in real.arranged.exercises.values():
        for answer in answers_of(exercise.body):
            if not isinstance(answer, Choice) and answer.shares:
                wanted[full_name(answer, words)] += 1
                assert answer.exercise == words.exercise.format(number=exercise.number)
    assert wanted
    pdf = TaggedPdf(next(data for name, data in built.files.items() if name.endswith("-workbook.pdf")))
    notes = {note.objgen[0]: note for _, note in pdf.annotations("/Widget")}
    forms = [node for node in pdf.nodes("Form") if isinstance(node.kids[0], tuple)]
    said = {node.text_of("/Alt") for node in forms}
    assert [name for name in wanted if not any(one.startswith(name) for one in said)] == []
    for node in forms:
        for kid in node.kids:
            assert isinstance(kid, tuple)
            assert node.text_of("/Alt") == str(notes[kid[2]].TU)
