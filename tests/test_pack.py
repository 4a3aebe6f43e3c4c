"""The facilitator's pack and the decks of timetables: golden text, the clock, and pages compared with the PDFs."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.cli.option_values import time_of_day
from guidepress.compose.decks import arrange_decks
from guidepress.compose.pack import pages_to_print
from guidepress.compose.pack.pages_to_print import number_ranges
from guidepress.compose.workshop.schedule import ActivityPlace, activity_places, is_for_facilitators
from guidepress.core.clock import add_minutes, is_time
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.blocks import Card, CardSheet
from guidepress.document.field_names import answer_id
from guidepress.document.inline import plain
from guidepress.document.visit import all_runs
from guidepress.pipeline.build import BuildResult
from guidepress.source.model.part import Material
from tests.conftest import RealGuide, run_build
from tests.decks import opened, room, text_of, theme
from tests.making import make_deck, make_workbook
from tests.packs import CASES, PackCase, pack_case, pack_text
from tests.test_deck_access import _told as told
from tests.test_deck_access import hidden_words


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> PackCase:
    return pack_case("day", tmp_path_factory.mktemp("day") / "source")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def deck_text(case: PackCase, name: str) -> str:
    problems = Problems()
    found = text_of(make_deck(case.decks[name], theme(), case.pages, problems))
    assert not list(problems)
    return found


# ------------------------------------------------------------------------------------------- golden text


def test_the_pack_of_a_case_reads_as_expected(day: PackCase) -> None:
    assert pack_text(day.pack) == (CASES / "day" / "pack.txt").read_text(encoding="utf-8")


def test_the_workshop_deck_of_a_case_reads_as_expected(day: PackCase) -> None:
    assert deck_text(day, "small-workshop-day") == (CASES / "day" / "deck.txt").read_text(encoding="utf-8")


def test_the_pages_to_print_of_a_case_read_as_expected(day: PackCase) -> None:
    found = pages_to_print(day.guide, day.arranged, day.pages).decode("utf-8")
    assert found == (CASES / "day" / "print.txt").read_text(encoding="utf-8")


def test_the_pages_that_an_activity_needs_are_printed(tmp_path: Path) -> None:
    """Those that its materials, steps and other words refer to; a word names its page in the notes and in the pack."""
    case = pack_case("needs", tmp_path / "source")
    folder = CASES / "needs"
    assert pages_to_print(case.guide, case.arranged, case.pages).decode("utf-8") == read(folder / "print.txt")
    assert pack_text(case.pack) == read(folder / "pack.txt")
    assert deck_text(case, "small-workshop-advice") == read(folder / "deck.txt")


def test_an_activity_with_three_lengths_and_an_online_form_reads_as_expected(tmp_path: Path) -> None:
    """Each form has its steps on the sheet of the activity; a run sheet has the texts for the chat."""
    case = pack_case("clock", tmp_path / "source")
    folder = CASES / "clock"
    assert pages_to_print(case.guide, case.arranged, case.pages).decode("utf-8") == read(folder / "print.txt")
    assert pack_text(case.pack) == read(folder / "pack.txt")
    assert deck_text(case, "small-workshop-day") == read(folder / "deck.txt")
    assert deck_text(case, "small-workshop-online") == read(folder / "deck-online.txt")


def test_what_to_say_stands_at_the_first_step_where_each_shows_words(tmp_path: Path) -> None:
    case = pack_case("clock", tmp_path / "source")
    place = activity_places(case.guide)["leap.activity"]
    steps = tuple(step for step in place.activity.steps if step.show and not step.exercise)
    words = replace(place.facilitation, activity=replace(place.activity, steps=steps))
    guide = replace(case.guide, parts=(replace(place.part, facilitate=words),))
    decks = arrange_decks(guide, case.arranged, room(), Problems())
    (deck,) = (deck for deck in decks if deck.name == "small-workshop-other")
    said = [slide.title for slide in deck.slides for runs in all_runs(slide.notes) if plain(runs) == GROUPING]
    assert steps
    assert len(said) == 1


GROUPING = "alone, then in threes"
"""What is said where the activity of this case begins."""


# ------------------------------------------------------------------------------------------- the clock


def test_a_start_time_sets_every_clock(tmp_path: Path, day: PackCase) -> None:
    moved = pack_case("day", tmp_path / "source", "10:00")
    before, after = pack_text(day.pack), pack_text(moved.pack)
    assert "| 23:25 | [Worries and supports] | 20 | 30" in before
    assert "| 10:10 | [Worries and supports] | 20 | 30" in after
    assert "23:" not in after
    slides = deck_text(moved, "small-workshop-day")
    assert "10:10 Leaps & bounds" in slides
    assert "10:10 to 10:11: Agree the ground rules. No names." in slides
    assert "23:15" not in slides
    assert "00:32" not in slides


def test_the_command_line_takes_a_start_time_with_one_digit() -> None:
    assert time_of_day("9:30") == "09:30"


@given(st.integers(0, 1439), st.integers(0, 3000))
def test_times_of_day_go_round(start: int, minutes: int) -> None:
    time = add_minutes("00:00", start)
    assert is_time(time)
    assert add_minutes(time, minutes) == add_minutes("00:00", start + minutes)
    assert add_minutes(time, 1440) == time


def test_the_command_line_refuses_what_is_no_time(tmp_path: Path) -> None:
    done = run_build("decks", "--start", "24:00", "--output", str(tmp_path))
    assert done.returncode == 2
    assert "not a time of day" in done.stderr


@given(st.lists(st.integers(1, 60), max_size=20))
def test_spans_name_every_page_once(numbers: list[int]) -> None:
    found: list[int] = []
    for part in number_ranges(numbers, "-").split(", ") if numbers else []:
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    assert found == sorted(set(numbers))


# ------------------------------------------------------------------------------------------- pages and slides


def texts(built: BuildResult, ending: str) -> list[str]:
    """The words of each page of a PDF."""
    (name,) = [name for name in built.files if name.endswith(ending)]
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(built.files[name])).pages]


@pytest.fixture(scope="module")
def workbook(built: BuildResult) -> list[str]:
    return texts(built, "-workbook.pdf")


@pytest.fixture(scope="module")
def pack(built: BuildResult) -> list[str]:
    return texts(built, "-facilitator-pack.pdf")


PRINT = re.compile(r"(?<![\d–])(\d+)(?:–(\d+))?(?:[,;] [^\d:]+ \d+(?:–\d+)?)*: exercise ([\w.]+), ")
"""The pages of variants of the workbook may follow those of the workbook."""


def test_workbook_pages_in_the_pack_hold_their_exercises(
    built: BuildResult, real: RealGuide, workbook: list[str], pack: list[str]
) -> None:
    numbers = {exercise.number: exercise for exercise in real.arranged.exercises.values()}
    found = [match.groups() for page in pack for match in PRINT.finditer(page)]
    wrong = []
    for first, last, number in found:
        words = workbook[int(first) - 1]
        if f"{number} {numbers[number].title}" not in words:
            wrong.append(f"{number} does not begin on {first}")
        later_heads = [other for other in numbers.values() if f"{other.number} {other.title}" in words]
        assert later_heads
        for page in range(int(first) + 1, int(last or first) + 1):
            if f"{number} {numbers[number].title}" in workbook[page - 1]:
                wrong.append(f"{number} begins on {page}")
    assert wrong == []


def test_the_last_page_of_an_exercise_is_that_of_its_last_field(built: BuildResult, real: RealGuide) -> None:
    """Compared with the fields of the PDF itself."""
    (name,) = [name for name in built.files if name.endswith("-workbook.pdf")]
    last: dict[str, int] = {}
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(built.files[name])).pages, 1):
        for annotation in page.get("/Annots") or []:
            field = annotation.get_object()
            field = field if "/T" in field or "/Parent" not in field else field["/Parent"].get_object()
            last.setdefault(answer_id(str(field.get("/T", ""))), number)
    listed = built.files[f"decks/{real.arranged.book.slug}-pages-to-print.txt"].decode("utf-8")
    by_number = {exercise.number: exercise.id for exercise in real.arranged.exercises.values()}
    limited = {value.page for value in walk(real.guide.parts) if isinstance(value, Material) and value.entries}
    for first, end, number in PRINT.findall(listed):
        pages = [page for id, page in last.items() if id.startswith(f"{by_number[number]}.")]
        if pages and by_number[number] not in limited:
            assert max(pages) == int(end or first), number


def test_pages_of_the_pack_hold_what_they_are_named_for(built: BuildResult, real: RealGuide, pack: list[str]) -> None:
    titles = [place.part.facilitate.activity.title.text for place in _places(real)]
    whole = " ".join(pack)
    for title in titles:
        pages = {int(page) for page in re.findall(rf"{re.escape(title)} \(page (\d+)\)", whole)}
        assert pages, title
        assert all(title in pack[page - 1] for page in pages), title


def _places(real: RealGuide) -> list[ActivityPlace]:
    return [place for place in activity_places(real.guide).values() if place.section is None]


def test_slide_numbers_on_run_sheets_are_those_of_the_decks(
    built: BuildResult, real: RealGuide, pack: list[str]
) -> None:
    """The first slide of a row carries the name of the row's part, slot or break; rows follow each other."""
    slug = real.arranged.book.slug
    for timetable in real.guide.timetables:
        slides = list(opened(built.files[f"decks/{slug}-workshop-{timetable.id}.pptx"]).slides)
        start = next(
            at
            for at, page in enumerate(pack)
            if f"Run sheet: {timetable.title.text} " in page
            and "So far" in page
            and f"workshop-{timetable.id}.pptx" in page
        )
        words = pack[start].split("Pages", 1)[1] + " " + pack[start + 1]
        rows = re.findall(r"\d\d:\d\d (.+?) (\d+) (\d+) (?:(\d+) )?(\d+)(?:–(\d+))?(?= |$)", words)
        total = 0
        seen = [slot for slot in timetable.slots if not is_for_facilitators(slot)]
        for slot, (name, minutes, so_far, _, first, _) in zip(seen, rows, strict=False):
            total += slot.minutes
            assert (int(minutes), int(so_far)) == (slot.minutes, total), (timetable.id, name)
            title = slides[int(first) - 1].shapes.title.text_frame.text
            line = slot.title or slot.break_
            if line is not None:
                assert line.text in title, (timetable.id, name)
            assert slides[int(first) - 1].slide_layout.name.startswith("Section")
        assert len(rows) >= len(seen)


# ------------------------------------------------------------------------------------------- who sees which words


def test_copies_for_participants_hold_no_word_of_the_facilitators(built: BuildResult, real: RealGuide) -> None:
    hidden = [" ".join(words.split()) for said in told(real.guide) for words in hidden_words(said)]
    hidden = [words for words in hidden if len(words.split()) > 3]
    names = [name for name in built.files if name.startswith("decks/participants/")]
    assert len(names) == len([name for name in built.files if name.endswith(".pptx")]) / 2
    for name in names:
        with zipfile.ZipFile(io.BytesIO(built.files[name])) as package:
            assert not [part for part in package.namelist() if "notesSlide" in part]
            slides = [part for part in package.namelist() if part.startswith("ppt/slides/slide")]
            seen = " ".join(
                " ".join(re.findall(r"<a:t>([^<]*)</a:t>", package.read(part).decode("utf-8"))) for part in slides
            )
        assert [words for words in hidden if words in seen] == [], name


def test_words_of_the_pack_are_not_in_the_workbook(real: RealGuide, workbook: list[str], pack: list[str]) -> None:
    say = [" ".join(each.split()) for said in told(real.guide) for each in hidden_words(said) if len(each.split()) > 12]
    first_words = [" ".join(each.split()[:8]) for each in say]
    assert not first_words or any(words in page for words in first_words for page in pack)
    assert [words for words in first_words if any(words in page for page in workbook)] == []


# ------------------------------------------------------------------------------------------- the file


def test_card_sheets_hold_ten_cards_a_page(real: RealGuide, pack: list[str]) -> None:
    for cards in real.guide.cards:
        pages = [at for at, page in enumerate(pack) if page.startswith(f"Cards: {cards.title.text}")]
        labels = cards.cards[0].side.text if cards.cards[0].side else cards.title.text
        assert pages, cards.id
        if cards.kind == "postcards":  # four of each on a page
            assert len(pages) == len(cards.cards)
            continue
        assert len(pages) == -(-(len(cards.cards) + cards.blank) // 10)
        assert f"{labels} 1 " in pack[pages[0]]
        for card in cards.cards:
            assert any(card.text.text in pack[at] for at in pages), card.text.text


def test_the_same_pack_gives_the_same_bytes(day: PackCase) -> None:
    look = theme()
    assert make_workbook(day.pack, look, Problems()).data == make_workbook(day.pack, look, Problems()).data


def test_a_card_too_many_begins_a_page(day: PackCase) -> None:
    look = theme()
    sheet = next(each for each in day.pack.divisions if each.anchor == "cards.worries")
    pages = []
    for count in (10, 11):
        block = CardSheet(tuple(Card(f"Card {number}") for number in range(count)))
        book = replace(day.pack, divisions=(replace(sheet, blocks=(block,)),))
        data = make_workbook(book, look, Problems()).data
        found = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
        pages.append(sum("Card " in text for text in found))
    assert pages == [1, 2]
