"""How hard the guide is to read: sentence lengths and reading ease of every section, and the measure itself."""

from __future__ import annotations

from statistics import median

import pytest

from guidepress.document.authored_text import Line, Prose
from guidepress.source.model.blocks import ListBlock, ListItemSource
from tests.conftest import RealGuide
from tests.readability import (
    Passage,
    avoided,
    measure,
    passages,
    reading_of,
    sentences,
    syllables,
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

KNOWN = {
    1: "the what whole asked trust through clothes boards makes named leaps strength watched",
    2: "people business being going table little pages needed wanted science quiet somewhere sometimes using courses "
    "changes spaces lonely useful movement statement careful homework building value issue region question social "
    "nation patient cautious doing seeing saying player newer yellow",
    3: "idea area usual various radio union somebody everything family profession director leadership therapist "
    "evidence example several different interest foundation hesitate behaviour continue physio consultant employer "
    "employee graduate musician AHP NHS AHPs",
    4: "everybody registration professional situation dietitian experience criteria evaluate occupation reliable "
    "variety material self-awareness",
    5: "association organisation opportunity university characteristic communicated",
}


@pytest.mark.parametrize(("count", "known"), KNOWN.items())
def test_syllables_of_known_words(count: int, known: str) -> None:
    assert {word: syllables(word) for word in known.split()} == dict.fromkeys(known.split(), count)


def test_sentences_end_where_a_reader_stops() -> None:
    text = "Band 8a costs 3.5 more. “Why me?” she asks. “Because.” Then (at last) she says yes"
    assert sentences(text) == [
        "Band 8a costs 3.5 more.",
        "“Why me?” she asks.",
        "“Because.",
        "Then (at last) she says yes",
    ]
    assert words("It’s a two-page plan – for 14 AHPs.") == ["It’s", "a", "two-page", "plan", "for", "14", "AHPs"]


def test_measures() -> None:
    easy, hard = (
        measure(["The cat sat.", "It was wet."]),
        measure(["Organisational opportunities necessitate evaluation."]),
    )
    assert easy.lengths == (3, 3)
    assert (easy.words, easy.longest, easy.median) == (6, 3, 3)
    assert easy.flesch == pytest.approx(206.835 - 1.015 * 3 - 84.6)
    assert hard.flesch < 0 < EASE < easy.flesch


def test_passages_keep_prose_and_labels_apart() -> None:
    prose = Prose("One **two**. [Three](#x) four.\n\n- five\n- six")
    items = ListBlock(Line("Lead"), (ListItemSource(Line("seven")),))
    single = ListBlock(Line("Single words"), (ListItemSource(Line("eight")),), terms=True)
    found = [(one.text, one.role) for one in passages((prose, items, single))]
    texts = ["One two. Three four.", "", "five", "six", "Lead", "seven"]
    assert found[:6] == [(text, "prose") for text in texts]
    assert found[6:] == [("Single words", "label"), ("eight", "label")]


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
    assert not hard, "run python -m tests.readability"
