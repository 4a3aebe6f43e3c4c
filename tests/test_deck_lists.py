"""Lists on slides: each item stands on one, whatever its length; inner lists; titles."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guidepress.compose.decks.slide_splitting import split_by_room
from guidepress.compose.decks.slide_text import joined, sentences
from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.document.deck import Deck, Points
from guidepress.document.inline import Run, plain
from guidepress.document.visit import all_runs
from guidepress.formats.pptx.fit import check_deck
from tests.decks import opened, page_map, theme
from tests.making import make_deck
from tests.small_guides import decks_of, part_of


def points_on(deck: Deck) -> Iterator[tuple[str, Points]]:
    for slide in deck.slides:
        for block in slide.body:
            if isinstance(block, Points):
                yield slide.title, block


LONGER = "Ask the person who books the room whether there is a door without steps"
SIXTY = (
    "Before the day, ask each person what they need to take part, and write down what they say. Send the programme a "
    "week early, in large print where somebody asked for it. Keep one seat near the door free. On the day, say each "
    "change aloud, and say where the quiet room is, so that nobody has to ask in front of the others."
)


def test_a_long_item_does_not_take_its_list_off_the_slides() -> None:
    assert (len(LONGER.split()), len(SIXTY.split())) == (14, 64)
    block = {"list": "What to do first", "items": ["Choose a day", LONGER, LONGER, SIXTY, "Write it down"]}
    _, arranged, (deck,) = decks_of([part_of(block)])
    found = list(points_on(deck))
    assert [title for title, _ in found] == [f"What to do first ({number} of 2)" for number in (1, 2)]
    assert [[plain(runs) for runs in points.items] for _, points in found] == [
        ["Choose a day", LONGER, LONGER],
        [SIXTY, "Write it down"],
    ]
    problems = Problems()
    check_deck(deck, theme(), page_map(arranged), problems)
    assert not list(problems)


def test_an_item_longer_than_a_slide_is_cut_at_the_ends_of_its_sentences() -> None:
    block = {"list": "In this order", "ordered": True, "items": ["Begin", f"{SIXTY} {SIXTY}", "End"]}
    _, _, (deck,) = decks_of([part_of(block)])
    found = [(points.start, [plain(runs) for runs in points.items]) for _, points in points_on(deck)]
    assert found == [(1, ["Begin"]), (2, [SIXTY]), (2, [SIXTY]), (3, ["End"])]


def test_a_sentence_longer_than_a_slide_goes_on_and_is_reported_at_its_line() -> None:
    long = "and so on " * 60 + "to the end"
    problems = Problems()
    _, arranged, (deck,) = decks_of([part_of({"list": "Two", "items": ["short", f"{long}. And {long}."]})], problems)
    check_deck(deck, theme(), page_map(arranged), problems)
    (problem,) = problems
    assert (problem.code, problem.where.line) == (Code.TOO_LONG, 10)
    assert problem.message.startswith("a sentence of this item has 184 words; a slide takes about 60")
    shown = [plain(runs) for _, points in points_on(deck) for runs in points.items]
    assert " ".join(shown) == f"short {long}. And {long}."
    assert len(shown) > 4


def test_an_item_can_be_shorter_on_its_slide() -> None:
    block = {
        "list": "First",
        "items": [{"item": f"{SIXTY} {SIXTY}", "slide": "Ask, and say it aloud"}, "Write it down"],
    }
    _, _, (deck,) = decks_of([part_of(block)])
    (slide,) = [slide for slide in deck.slides if slide.title == "First"]
    assert [plain(runs) for _, points in points_on(deck) for runs in points.items] == [
        "Ask, and say it aloud",
        "Write it down",
    ]
    assert {f"{SIXTY} {SIXTY}", "In full"} <= {plain(runs) for runs in all_runs(slide.notes)}


def test_a_term_can_be_shorter_on_its_slide_too() -> None:
    items = [{"item": "Head of occupational therapy", "slide": "Head of OT"}, "Podiatrist"]
    _, _, (deck,) = decks_of([part_of({"list": "Names", "terms": True, "items": items})])
    (slide,) = [slide for slide in deck.slides if slide.layout == "columns"]
    assert {plain(runs) for runs in all_runs(slide.body)} == {"Head of OT", "Podiatrist"}
    assert "Head of occupational therapy" in [plain(runs) for runs in all_runs(slide.notes)]


def test_the_short_words_stand_on_slides_only() -> None:
    """Readers get the item itself."""
    _, arranged, _ = decks_of([part_of({"list": "First", "items": [{"item": "A long item", "slide": "Short"}]})])
    (runs,) = [item.runs for item in walk(arranged.book.divisions) if hasattr(item, "inner")]
    assert plain(runs) == "A long item"


def test_an_inner_list_stands_below_its_item() -> None:
    items: list[Any] = ["Read", {"item": "Ask", "items": ["the owner", "the user"]}, "Write"]
    _, arranged, (deck,) = decks_of([part_of({"list": "Steps", "ordered": True, "items": items})])
    ((_, points),) = points_on(deck)
    assert points.levels == (0, 0, 1, 1, 0)
    shown = opened(make_deck(deck, theme(), page_map(arranged), Problems())).slides[2]
    body = shown.placeholders[1].text_frame.paragraphs
    assert [(paragraph.level, paragraph.text) for paragraph in body] == [
        (0, "Read"),
        (0, "Ask"),
        (1, "the owner"),
        (1, "the user"),
        (0, "Write"),
    ]
    numbered = [bool(paragraph._p.xpath("./a:pPr/a:buAutoNum")) for paragraph in body]
    assert numbered == [True, True, False, False, True]


def test_a_list_in_running_text_takes_its_title_from_the_line_before() -> None:
    text = "Some words first.\n\nThree things matter:\n\n- time\n- room\n- food\n"
    heading = {"heading": "What else"}
    other = {"text": "More words.\n\n- quiet\n- light\n"}
    _, _, (deck,) = decks_of([part_of({"text": text}, heading, other)])
    assert [title for title, _ in points_on(deck)] == ["Three things matter", "What else"]


def test_a_lead_too_long_for_a_title_stands_in_the_notes() -> None:
    lead = "What people who have done this for many years would tell themselves on the first day of it"
    _, _, (deck,) = decks_of([part_of({"list": lead, "items": ["Sleep", "Eat"]})])
    slide = deck.slides[-1]
    assert slide.title == "A section (2 of 2)"
    assert lead in [plain(runs) for runs in all_runs(slide.notes)]


# ------------------------------------------------------------------------------------------------- splitting


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3)), max_size=14), st.integers(1, 7), st.integers(1, 9))
def test_splitting_by_room_keeps_every_item_and_its_room(sizes: list[tuple[int, int]], most: int, room: int) -> None:
    items = list(range(len(sizes)))

    def fits(group: Sequence[int]) -> bool:
        return sum(sizes[at][0] for at in group) <= room and sum(sizes[at][1] for at in group) <= most

    groups = split_by_room(items, fits, lambda at: sizes[at][0])
    assert [item for group in groups for item in group] == items
    assert all(fits(group) or len(group) == 1 for group in groups)
    assert not any(fits((*before, *after)) for before, after in itertools.pairwise(groups))


@given(st.lists(st.text(alphabet="ab.? ", max_size=30), max_size=5))
def test_sentences_make_up_their_text(texts: list[str]) -> None:
    runs = tuple(Run(text, strong=bool(at % 2)) for at, text in enumerate(texts))
    found = sentences(runs)
    assert "".join(plain(sentence) for sentence in found) == plain(runs)
    assert plain(joined(found)) == plain(runs).rstrip() or not texts[-1].strip()
    assert all(plain(sentence)[-2:-1] in ".?" for sentence in found[:-1])
