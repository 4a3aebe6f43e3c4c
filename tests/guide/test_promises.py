"""The guide's words promise exactly what the edition has: `promises.yaml` names the file for each promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from guidepress.pipeline.build import BuildResult
from tests.conftest import HOME
from tests.pdf_type_sizes import type_sizes, typed_sizes

PROMISES: dict[str, str | None] = yaml.safe_load((Path(__file__).parent / "promises.yaml").read_text(encoding="utf-8"))
SENTENCES = [
    sentence
    for path in sorted((HOME / "source").rglob("*.yaml"))
    for sentence in re.split(r"(?<=[.?!])\s", " ".join(path.read_text(encoding="utf-8").split()))
]
NONE = "This edition has no "
"""How a sentence begins that says what the edition has not."""


@pytest.mark.parametrize("words", PROMISES)
def test_what_the_guide_promises_is_a_file_of_the_edition(words: str, built: BuildResult) -> None:
    found = [sentence for sentence in SENTENCES if words in sentence.lower()]
    assert found, "nothing promises this any more: take it out of promises.yaml"
    file = PROMISES[words]
    if file is None:
        assert [sentence for sentence in found if NONE not in sentence] == []
    else:
        assert file in built.files
        assert [sentence for sentence in found if NONE in sentence] == []


def test_large_print_has_the_size_that_the_guide_names(built: BuildResult) -> None:
    data = built.files[str(PROMISES["large print"])]
    named = {int(size) for sentence in SENTENCES for size in re.findall(r"(\d+) point type", sentence)}
    assert named == {18}
    assert min(text.size for text in type_sizes(data)) == 18
    assert all(text.level for text in type_sizes(data))
    assert typed_sizes(data) == {18}


def test_both_prints_have_the_same_fields(built: BuildResult) -> None:
    """Names that a person wrote under in one are read by the other."""
    from tests.test_variants import field_names

    large = field_names(built.files[str(PROMISES["large print"])])
    assert large == field_names(built.files["ahp-leadership-workbook.pdf"])
