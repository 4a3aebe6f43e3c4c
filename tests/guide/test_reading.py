"""How hard the guide is to read: sentence lengths and reading ease of every section."""

from __future__ import annotations

import re
from statistics import median

import pytest

from tests.conftest import RealGuide
from tests.guide.readability import (
    Passage,
    avoided,
    reading_of,
    sentences,
    to_avoid,
    units,
    words,
)

LONGEST = 25
"""Words in a sentence."""
MEDIAN = 16
"""Words; half of the guide's sentences are shorter."""
EASE = 45
"""Flesch reading ease of each section. The subject has long words."""


def test_words_to_avoid_are_whole_words() -> None:
    said = avoided("We utilise it, ie Going forward, and/or etc.", to_avoid())
    assert said == ["utilise", "ie", "going forward", "and/or", "etc."]
    assert avoided("Their diet, the agiles and Etcetera", to_avoid()) == []


Units = dict[str, tuple[Passage, ...]]


@pytest.fixture(scope="module")
def pieces(real: RealGuide) -> Units:
    return units(real.guide)


def test_no_sentence_is_long(pieces: Units) -> None:
    long = [
        f"{one.where}: {len(words(sentence))} words: {sentence}"
        for found in pieces.values()
        for one in found
        for sentence in sentences(one.text)
        if len(words(sentence)) > LONGEST
    ]
    assert not long, "\n".join(long)


def test_half_of_the_sentences_are_short(pieces: Units) -> None:
    lengths = [
        length for found in pieces.values() if (reading := reading_of(found)) is not None for length in reading.lengths
    ]
    assert len(lengths) > 1000
    assert median(lengths) < MEDIAN


def test_no_section_is_hard_to_read(pieces: Units) -> None:
    readings = {name: reading_of(found) for name, found in pieces.items()}
    hard = {name: round(one.flesch, 1) for name, one in readings.items() if one is not None and one.flesch < EASE}
    assert not hard, "run python -m tests.guide.readability"


FACILITATORS = re.compile(r"\(facilitator\)$|^(timetables|cards|facilitation|bibliography|words)\.yaml$")
"""Units that are spoken or printed on cards, a line at a time."""
ENDS = re.compile(r"[.?!…][”’)]*$")
"""A sentence; a list item or a title has no stop."""
SHORT = 8
"""Words in a sentence that hammers if too many others are as short."""


def test_short_sentences_do_not_hammer(pieces: Units) -> None:
    """A quarter at most of the sentences that learners read have eight words or fewer."""
    lengths = [
        len(words(sentence))
        for name, found in pieces.items()
        if not FACILITATORS.search(name)
        for one in found
        if one.role == "prose"
        for sentence in sentences(one.text)
        if ENDS.search(sentence)
    ]
    assert len(lengths) > 1000
    assert sum(length <= SHORT for length in lengths) < len(lengths) / 4
