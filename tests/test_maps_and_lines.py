"""The map and the timeline of the workbook, on several pages: where names stand, and what stands beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.core.problems import Problems
from guidepress.document.exercise import Exercise
from guidepress.formats.pdf.layout.styles import MM
from guidepress.theme import Theme
from tests.crowded_book import crowded_book
from tests.decks import theme as a4
from tests.fill.form import Widget, questions
from tests.glyph_boxes import pages
from tests.kinds_help import Guide, specs_from
from tests.making import make_workbook
from tests.page_layouts import A5, LETTER, theme_for
from tests.test_page_sizes import misplaced

HEAD = "id: leap.ID, title: Room, for: you, minutes: 5, prompt: Do it., slide: Do it?"
MARKS = 'mark-label: Mark, marks: {m: {label: M, means: mentor}, c: {label: C, means: champion}, w: "?"}'
LONG_MARKS = "mark-label: Mark, marks: {m: somebody who advises me, c: a champion of mine}"
SHORT, LONG_NAME = "Head of nursing", "The director of operations and of every community service in our region"
EACH = {
    "a4": ((210.0, 297.0), 1.0),
    "letter": (LETTER, 1.0),
    "a5": (A5, 1.0),
    "18 points": ((210.0, 297.0), 1.5),
    "landscape": ((297.0, 210.0), 1.0),
}


def map_source(rings: int, sectors: int, places: int, more: str) -> str:
    near = ", ".join(f"r{at}: Ring {at}" for at in range(rings))
    where = ", ".join(f"s{at}: Sector number {at}" for at in range(sectors))
    columns = "columns: {who: Name or role, ring: How close, sector: Where}, alt: A map."
    return f"{{exercise: map, {HEAD}, rings: {{{near}}}, sectors: {{{where}}}, places: {places}, {columns}, {more}}}"


def line_source(columns: str, entries: int = 8) -> str:
    ends = "start-label: Where I began, end-label: Today, entry-label: Point"
    return f"{{exercise: timeline, {HEAD}, entries: {entries}, columns: {columns}, {ends}}}"


def lowered(sources: tuple[str, ...]) -> list[Exercise]:
    problems = Problems()
    text = "".join(f"- {source.replace('ID', f'room{at}')}\n" for at, source in enumerate(sources))
    specs = specs_from(text.encode(), problems)
    exercises = [Guide(specs, problems).lower(spec) for spec in specs]
    assert not list(problems)
    return exercises


def placed(theme: Theme, tmp_path: Path, *sources: str) -> list[dict[str, Widget]]:
    """The boxes of each exercise by the ends of their names. Nothing on the pages leaves its place."""
    problems, path = Problems(), tmp_path / "room.pdf"
    path.write_bytes(make_workbook(crowded_book(*lowered(sources)), theme, problems).data)
    assert not list(problems), "\n".join(map(str, problems))
    assert misplaced(list(pages(path.read_bytes())), theme.workbook.page) == []
    found = {name: one.widgets[0] for name, one in questions(path).items()}
    starts = [f"leap.room{at}." for at in range(len(sources))]
    return [{name[len(start) :]: box for name, box in found.items() if name.startswith(start)} for start in starts]


def is_map(places: dict[str, Widget]) -> bool:
    """Whether places stand beside each other, which they do not in a table."""
    names = [box for name, box in places.items() if name.endswith(".who")]
    return any(
        one is not other and one.page == other.page and abs(one.middle[1] - other.middle[1]) < 1
        for one in names
        for other in names
    )


@pytest.mark.parametrize("size", EACH)
def test_every_place_holds_a_name(size: str, tmp_path: Path) -> None:
    """On a map or in a table: each name has 30 mm and the height of a line."""
    theme = theme_for(tmp_path, *EACH[size])
    shapes = [(1, 1, 1), (2, 2, 5), (3, 3, 10), (4, 4, 24)]
    sources = [map_source(*shape, marks) for shape in shapes for marks in ("", MARKS, LONG_MARKS)]
    for number, boxes in enumerate(placed(theme, tmp_path, *sources)):
        names = [box for name, box in boxes.items() if name.endswith(".who")]
        assert len(names) == shapes[number // 3][2]
        assert len(boxes) == len(names) * (2 if number % 3 else 1)
        assert min(box.width for box in names) >= 30 * MM
        assert min(box.height for box in names) >= theme.workbook.fields.low * MM - 1


@pytest.mark.parametrize(("size", "drawn"), [("a4", True), ("letter", True), ("a5", False), ("18 points", False)])
def test_a_map_is_drawn_where_its_places_have_room(size: str, drawn: bool, tmp_path: Path) -> None:
    (boxes,) = placed(theme_for(tmp_path, *EACH[size]), tmp_path, map_source(3, 3, 10, MARKS))
    assert is_map(boxes) == drawn


@pytest.mark.parametrize(("name", "drawn"), [(SHORT, True), (LONG_NAME, False)])
def test_a_map_is_a_table_where_its_example_is_too_long_for_it(name: str, drawn: bool, tmp_path: Path) -> None:
    source = map_source(3, 3, 10, f"{MARKS}, example: {{who: {name}, ring: Ring 1, sector: Sector number 2, mark: M}}")
    (boxes,) = placed(a4(), tmp_path, source)
    assert is_map(boxes) == drawn
    assert len(name.split()) * 17 * MM <= boxes["place-1.who"].width * max(1, boxes["place-1.who"].height / (9 * MM))


def test_a_mark_stands_beside_its_name_or_below_it(tmp_path: Path) -> None:
    for marks, beside in ((MARKS, True), (LONG_MARKS, False)):
        (boxes,) = placed(a4(), tmp_path, map_source(2, 2, 4, marks))
        for number in range(1, 5):
            who, mark = boxes[f"place-{number}.who"], boxes[f"place-{number}.mark"]
            assert (abs(who.middle[1] - mark.middle[1]) < 15) == beside  # a list is the last line of its box


EVENT = "event: {label: What happened, lines: 2, weight: 3}"
COLUMNS = f"{{year: {{label: Year, words: 1}}, {EVENT}, gave: {{label: What it gave, lines: 2, weight: 3}}}}"


def test_all_answers_to_a_point_stand_beside_each_other(tmp_path: Path) -> None:
    (boxes,) = placed(a4(), tmp_path, line_source(COLUMNS))
    for number in range(1, 9):
        row = [boxes[f"entry-{number}.{key}"] for key in ("year", "event", "gave")]
        assert len({(box.page, round(box.middle[1])) for box in row}) == 1
    assert list(boxes) == [f"entry-{at}.{key}" for at in range(1, 9) for key in ("year", "event", "gave")]


def test_a_column_of_a_word_takes_the_room_of_a_word(tmp_path: Path) -> None:
    """And every other column keeps the least width of the layout."""
    (boxes,) = placed(a4(), tmp_path, line_source(COLUMNS))
    assert 17 * MM <= boxes["entry-1.year"].width < 30 * MM
    assert min(boxes["entry-1.event"].width, boxes["entry-1.gave"].width) >= 43 * MM


@pytest.mark.parametrize("size", EACH)
def test_a_timeline_has_room_on_every_page(size: str, tmp_path: Path) -> None:
    (boxes,) = placed(theme_for(tmp_path, *EACH[size]), tmp_path, line_source(COLUMNS, 23))
    assert len(boxes) == 69
    assert min(box.width for name, box in boxes.items() if not name.endswith("year")) >= 40 * MM
