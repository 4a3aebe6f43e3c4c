"""Cases of `tests/cases/spoken`: what is heard of a part, and how it is set in braille, as files that people can read.

To write the expected files anew after a change that is meant: `GUIDEPRESS_WRITE_GOLDENS=1 pytest
tests/test_spoken_cases.py`, then read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from guidepress.document.book import Book
from tests.spoken_cases import CASES, NAMES, book_of, braille_text, transcript_text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("file", "text_of"),
    [("transcript.txt", transcript_text), ("braille.txt", braille_text)],
    ids=["transcript", "braille"],
)
def test_a_case_is_as_expected(name: str, file: str, text_of: Callable[[Book], str], tmp_path: Path) -> None:
    expected = CASES / name / file
    found = text_of(book_of(name, tmp_path))
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
