"""Numbers of parts and exercises: in a guide that passes, no two of those given and those counted are alike."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.checks.part_numbers import check_numbers
from guidepress.compose.book.guide_index import index_guide
from guidepress.core.problems import Problems, Where
from guidepress.source.loader import load
from guidepress.source.model.blocks import ExerciseBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import PartSource
from guidepress.source.scalars import BareWord
from guidepress.source.value_types import Id
from tests.test_errors import lay_out

GIVEN = st.sampled_from(["", "", "1", "01", "1.", "2", "5a", "5A", "1.1", "1.2", "F"])


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A guide whose first part has an exercise."""
    guide = load(lay_out("duplicate-number", tmp_path_factory.mktemp("numbers")), Problems())
    assert guide is not None
    return guide


def with_parts(base: Guide, parts: list[tuple[str, int]]) -> Guide:
    """A guide of parts with these numbers and so many exercises each."""
    block = base.parts[0].sections[0].body[0]
    assert isinstance(block, ExerciseBlock)
    made = []
    for at, (number, count) in enumerate(parts):
        letter = string.ascii_lowercase[at]
        specs = [replace(block.spec, id=f"{letter}.{exercise}") for exercise in range(count)]
        body = tuple(ExerciseBlock(spec, where=block.where) for spec in specs)
        where = Where(f"{letter}.yaml", 3, 9)
        written = BareWord.at(where, number) if number else ""
        made.append(PartSource(base.parts[0].part, Id(letter), number=written, body=body, where=where))
    return replace(base, parts=tuple(made))


@given(st.lists(st.tuples(GIVEN, st.integers(0, 3)), min_size=1, max_size=6))
def test_no_two_numbers_are_alike(base: Guide, parts: list[tuple[str, int]]) -> None:
    guide, problems = with_parts(base, parts), Problems()
    check_numbers(guide, problems)
    if problems.failed:
        return
    numbers = [placed.number for placed in index_guide(guide).exercises.values()]
    assert len(set(numbers)) == len(numbers) == sum(count for _, count in parts)
    assert not {part.number for part in guide.parts if part.number} & {each for each in numbers if "." in each}


def test_parts_without_a_number_are_counted_through(base: Guide) -> None:
    guide, problems = with_parts(base, [("", 2), ("1", 2), ("", 1), ("", 0), ("", 1)]), Problems()
    check_numbers(guide, problems)
    assert list(problems) == []
    assert [placed.number for placed in index_guide(guide).exercises.values()] == ["1", "2", "1.1", "1.2", "3", "4"]


@pytest.mark.parametrize(("first", "second"), [("1", "1"), ("01", "1"), ("1.", "1"), ("5a", "5A"), ("１", "1")])
def test_numbers_that_a_reader_would_take_for_one(base: Guide, first: str, second: str) -> None:
    problems = Problems()
    check_numbers(with_parts(base, [(first, 0), (second, 0)]), problems)
    (problem,) = problems
    assert str(problem) == (
        f'b.yaml:3:9: error duplicate-number: the number "{second}" is taken '
        "(it stands in a.yaml:3:9 too; give this part another)"
    )


@pytest.mark.parametrize("written", ["1", '"1"', "'1'"])
def test_a_figure_and_a_text_are_one_number(tmp_path: Path, written: str) -> None:
    source = lay_out("duplicate-number", tmp_path)
    (source / "parts" / "02-two.yaml").write_text(f"part: Two\nid: two\nnumber: {written}\n", encoding="utf-8")
    guide, problems = load(source, Problems()), Problems()
    assert guide is not None
    check_numbers(guide, problems)
    assert "source/parts/02-two.yaml:3:9" in [str(problem.where) for problem in problems]
