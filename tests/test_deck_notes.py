"""Notes say nothing twice in a deck, and each slide has some."""

from __future__ import annotations

from guidepress.compose.decks.notes_once import with_notes_once
from guidepress.compose.decks.speaker_notes import SpeakerNotes
from guidepress.document.blocks import Heading, ItemList, ListItem, Paragraph
from guidepress.document.deck import Slide
from guidepress.document.inline import Run, plain
from guidepress.document.visit import all_runs
from tests.small_guides import decks_of, exercise, part_of

SAY = Paragraph((Run("Say this slowly, and then wait until everybody has finished what they write. " * 2),))
HEAD = Heading(4, (Run("What to say"),))
BRIEF = Paragraph((Run("In pairs."),))


def noted(*notes: SpeakerNotes) -> list[list[str]]:
    """What the notes of slides called A, B, C have become."""
    _, _, (deck,) = decks_of([part_of(exercise("one.a", "A"))])
    slides = [Slide(title, "points", title, notes=each) for title, each in zip("ABC", notes, strict=False)]
    return [[plain(runs) for runs in all_runs(slide.notes)][::-1] for slide in with_notes_once(slides, deck.words)]


def test_what_an_earlier_slide_says_is_named_and_not_said_again() -> None:
    first, second, third = noted((HEAD, SAY), (SAY, HEAD, BRIEF), (HEAD, BRIEF))
    assert first == ["What to say", plain(SAY.runs)]
    assert second == ["As on slide 1, “A”.", "What to say", "In pairs."]
    assert third == ["What to say", "In pairs."]  # two lines are said again


def test_words_that_differ_in_one_item_are_said() -> None:
    def items(last: str) -> SpeakerNotes:
        return (HEAD, ItemList((ListItem(SAY.runs), ListItem((Run(last),)))))

    first, second = noted(items("one"), items("two"))
    assert sorted(first) == sorted(["What to say", plain(SAY.runs), "one"])
    assert sorted(second) == sorted(["What to say", plain(SAY.runs), "two"])


def test_a_slide_without_notes_gets_a_line() -> None:
    (notes,), again = noted((), ())
    assert notes.startswith("Read the slide aloud")
    assert again == [notes]


def test_a_deck_has_notes_on_each_slide() -> None:
    _, _, (deck,) = decks_of([part_of(exercise("one.a", "A"), exercise("one.b", "B"))])
    assert all(slide.notes for slide in deck.slides)
