"""Names of form fields: flat, and read back to the ids of answers, in every PDF and in those that were handed out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.field_names import answer_id, field_name
from guidepress.source.scalars import ID, INVALID, identifier, short_key
from guidepress.source.yaml_reader import Scalar
from tests.fill.form import questions

IDS = st.from_regex(ID, fullmatch=True)


@given(IDS)
def test_every_id_is_read_back_from_its_name(id: str) -> None:
    name = field_name(id)
    assert "." not in name
    assert answer_id(name) == id


@given(IDS)
def test_a_full_name_of_edition_2026_1_is_the_id(id: str) -> None:
    assert answer_id(id) == id


@given(st.lists(IDS, unique=True))
def test_no_two_answers_share_a_name(ids: list[str]) -> None:
    assert len({field_name(id) for id in ids}) == len(ids)


def test_an_id_with_an_underscore_has_no_name() -> None:
    with pytest.raises(ValueError, match=r"a_b\.c holds an underscore"):
        field_name("a_b.c")


@pytest.mark.parametrize(("read", "written"), [(identifier, "leap.why_now"), (short_key, "why_now")])
def test_no_author_can_write_such_an_id(read: Callable[[Scalar, Problems], object], written: str) -> None:
    problems = Problems()
    assert read(Scalar(written, Where("a.yaml")), problems) is INVALID
    assert [problem.code for problem in problems] == [Code.WRONG_VALUE]


def test_every_field_of_the_workbook_is_flat(output: Path) -> None:
    """Each field stands in the list of the form itself, under a name that is read back to the id of an answer."""
    path = next(output.glob("*-workbook.pdf"))
    with pikepdf.open(path) as pdf:
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
        assert not [field.T for field in pdf.Root.AcroForm.Fields if "/Parent" in field]
    asked = questions(path)
    assert [asked[answer_id(name)].field for name in names] == names
    assert len(asked) == len(names)
