"""The lines of a paragraph: a short word does not stand alone on the last one, if the line before can spare a word."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.core.problems import NOWHERE, Where
from guidepress.formats.pdf.layout.line_breaking import TextLine, break_lines, break_paragraph
from guidepress.formats.pdf.layout.prepared_text import FragmentStyle, MeasuredWord, PreparedText, TextStyle


class Typewriter:
    """A face whose letters all have the width 1."""

    def width(self, text: str, where: Where = NOWHERE) -> float:
        return float(len(text))


FACE = cast(Any, Typewriter())
STYLE = TextStyle(FACE, FACE, size=1.0, leading=1.0, colour="", link="", runt=5.0)
FRAGMENT = FragmentStyle(FACE, cast(Any, None), None)


def prepared(text: str) -> PreparedText:
    words = text.split(" ")
    return PreparedText(
        [MeasuredWord(((word, float(len(word)), FRAGMENT),), len(word), FRAGMENT if at else None)
         for at, word in enumerate(words)]
    )  # fmt: skip


def read(lines: list[TextLine]) -> list[str]:
    return ["".join(fragment.words for fragment in line).strip() for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one two three four six", ["one two three", "four six"], id="takes a word"),
        pytest.param("one two three four six7", ["one two three four", "six7"], id="one that is not short stays"),
        pytest.param("thirteen four six", ["thirteen four", "six"], id="a line of few words spares none"),
        pytest.param("one two three four", ["one two three four"], id="one line"),
        pytest.param("one two threefourfivesix a", ["one two", "threefourfivesix a"], id="two words on the last line"),
    ],
)
def test_the_last_line(text: str, expected: list[str]) -> None:
    style = STYLE if "six7" not in text else TextStyle(FACE, FACE, 1.0, 1.0, "", "", runt=4.0)
    width = 13.0 if "thirteen" in text else 18.0
    assert read(break_paragraph(prepared(text), style, width)) == expected


@given(st.lists(st.integers(1, 12), min_size=1, max_size=30), st.integers(12, 40))
def test_no_word_is_lost_and_no_line_added(lengths: list[int], width: int) -> None:
    text = prepared(" ".join("x" * length for length in lengths))
    plain, lines = break_lines(text, STYLE, width), break_paragraph(text, STYLE, width)
    assert len(lines) == len(plain)
    assert " ".join(read(lines)) == " ".join(read(plain))
    assert all(line[-1].x + line[-1].width <= width + 0.01 for line in lines)
