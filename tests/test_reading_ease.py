"""The measure of how hard a text is to read: syllables, sentences, passages."""

from __future__ import annotations

import pytest

from guidepress.checks.advice.passages import passages
from guidepress.document.authored_text import Line, Prose
from guidepress.source.model.blocks import ListBlock, ListItemSource
from guidepress.text.reading_ease import measure, sentences, syllables, words

KNOWN = {
    1: "the what whole asked trust through clothes boards makes named leaps strength watched",
    2: "people business being going table little pages needed wanted science quiet somewhere sometimes using courses "
    "changes spaces lonely useful movement statement careful homework building value issue region question social "
    "nation patient cautious doing seeing saying player newer yellow",
    3: "idea area usual various radio union somebody everything family profession director leadership therapist "
    "evidence example several different interest foundation hesitate behaviour continue physio consultant employer "
    "employee graduate musician NGO PDF NGOs",
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
    assert words("It’s a two-page plan – for 14 NGOs.") == ["It’s", "a", "two-page", "plan", "for", "14", "NGOs"]


def test_measures() -> None:
    easy, hard = (
        measure(["The cat sat.", "It was wet."]),
        measure(["Organisational opportunities necessitate evaluation."]),
    )
    assert easy.lengths == (3, 3)
    assert (easy.words, easy.longest, easy.median) == (6, 3, 3)
    assert easy.flesch == pytest.approx(206.835 - 1.015 * 3 - 84.6)
    assert hard.flesch < 0 < 45 < easy.flesch


def test_passages_keep_prose_and_labels_apart() -> None:
    prose = Prose("One **two**. [Three](#x) four.\n\n- five\n- six")
    items = ListBlock(Line("Lead"), (ListItemSource(Line("seven")),))
    single = ListBlock(Line("Single words"), (ListItemSource(Line("eight")),), terms=True)
    found = [(one.text, one.role) for one in passages((prose, items, single))]
    texts = ["One two. Three four.", "", "five", "six", "Lead", "seven"]
    assert found[:6] == [(text, "prose") for text in texts]
    assert found[6:] == [("Single words", "label"), ("eight", "label")]
