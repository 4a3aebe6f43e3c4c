"""Where pages end: no table, list or exercise is left with a piece of it alone. Tried after texts of many lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import (
    Directory,
    DirectoryEntry,
    Entry,
    EntryList,
    Heading,
    ItemList,
    Label,
    ListItem,
    NotesPage,
    Paragraph,
    Table,
)
from guidepress.document.book import Block, Division, Section
from guidepress.document.exercise import Column, Exercise, ExercisePart, FieldGrid, Row, RowGroup
from guidepress.document.fields import Field
from guidepress.document.inline import Run, Runs
from guidepress.theme import Theme
from tests.glyph_boxes import Page, pages
from tests.making import Workbook, make_workbook
from tests.page_layouts import A5, theme_for
from tests.sample_book import sample_book

LENGTHS = range(0, 40, 3)
"""How many lines stand before what is looked for."""
LINE = "A line of text."
MARK = re.compile(r"\b([a-z]+)\.(\d+)\.(\d+)\b")
"""A word of a table, list or exercise: what it is, which one, and the number of its row."""


def runs(text: str) -> Runs:
    return (Run(text),)


def drawn(theme: Theme, blocks: Sequence[Block]) -> list[Page]:
    """The pages of a book with these blocks."""
    return list(pages(made(theme, [Section(runs("Breaks"), "p.breaks", tuple(blocks), "s.breaks")]).data))


def made(theme: Theme, sections: Sequence[Section]) -> Workbook:
    """A book with these sections."""
    problems = Problems()
    part = Division("part", runs("Breaks"), "p", "p", "1", sections=tuple(sections), key="v")
    workbook = make_workbook(replace(sample_book(), divisions=(part,)), theme, problems)
    assert list(problems) == []
    return workbook


def marks(theme: Theme, blocks: Sequence[Block]) -> dict[tuple[str, int], list[int]]:
    """The page of each row, by the kind and number of its table, list or exercise."""
    found: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for page in drawn(theme, blocks):
        for kind, number, row in MARK.findall(page.text):
            found.setdefault((kind, int(number)), []).append((int(row), page.number))
    return {name: [page for _, page in sorted(set(rows))] for name, rows in found.items()}


def lines(count: int, key: str) -> Iterator[Paragraph]:
    """So many short paragraphs."""
    return (Paragraph(runs(LINE), key=f"{key}/{at}") for at in range(count))


def after_texts(make: str, count: int) -> list[Block]:
    """What `make` names, with `count` rows, after texts of all lengths."""
    blocks: list[Block] = []
    for number in LENGTHS:
        blocks += lines(number, f"{make}/{number}")
        blocks.append(MAKERS[make](number, count))
    return blocks


def table(number: int, count: int) -> Table:
    rows = tuple((runs(f"table.{number}.{at}"), runs("What it means")) for at in range(count))
    return Table((runs("What"), runs("Why")), rows, key=f"t{number}")


def grid(number: int, count: int) -> Exercise:
    rows = tuple(
        Row(runs(f"grid.{number}.{at}"), (Field(f"g{number}.r{at}.a", "text", ("A",), lines=1),), f"Row {at}")
        for at in range(count)
    )
    return exercise(f"g{number}", FieldGrid((Column(runs("Evidence")),), (RowGroup(rows),), "Grid"))


def boxes(number: int, count: int) -> Exercise:
    id = f"b{number}"
    return exercise(
        id, *(Field(f"{id}.{at}", "text", ("A",), runs(f"boxes.{number}.{at}"), lines=3) for at in range(count))
    )


def items(number: int, count: int) -> ItemList:
    return ItemList(tuple(ListItem(runs(f"items.{number}.{at}")) for at in range(count)), key=f"i{number}")


def entries(number: int, count: int) -> EntryList:
    made = tuple(
        Entry(
            runs(f"entries.{number}.{3 * at}"),
            tuple(Paragraph(runs(f"entries.{number}.{3 * at + line}")) for line in (1, 2)),
        )
        for at in range(count)
    )
    return EntryList("resources", made, key=f"e{number}")


def exercise(id: str, *parts: ExercisePart) -> Exercise:
    return Exercise(id, "1", "An exercise", Label("For you"), 5, "", (), parts, anchor=id, key=id)


MAKERS = {"table": table, "grid": grid, "boxes": boxes, "items": items, "entries": entries}


@pytest.fixture(scope="module", params=[(210.0, 297.0), A5], ids=["a4", "a5"])
def theme(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("layout"), request.param)


def shares(on_pages: list[int]) -> list[int]:
    """How many rows stand on each page, in the order of the pages."""
    return [on_pages.count(page) for page in sorted(set(on_pages))]


@pytest.mark.parametrize("kind", ["table", "grid"])
@pytest.mark.parametrize("count", [3, 4, 5, 7, 9])
def test_no_table_begins_or_ends_with_a_row_or_two(kind: str, count: int, theme: Theme) -> None:
    found = marks(theme, after_texts(kind, count))
    assert len(found) == len(LENGTHS)
    for name, on_pages in found.items():
        assert len(on_pages) == count, name
        first, *others = shares(on_pages)
        assert first >= 3, name
        assert not others or others[-1] >= (3 if count >= 6 else 2), name


@pytest.mark.parametrize("count", [2, 5, 8])
def test_no_list_has_a_line_or_two_alone(count: int, theme: Theme) -> None:
    found = marks(theme, after_texts("items", count))
    split = {name: parts for name, on_pages in found.items() if len(parts := shares(on_pages)) > 1}
    assert len(found) == len(LENGTHS)
    assert [parts for parts in split.values() if min(parts) < 3] == []
    assert bool(split) == (count > 5)


def test_an_entry_keeps_its_note(theme: Theme) -> None:
    for on_pages in marks(theme, after_texts("entries", 4)).values():
        assert len(on_pages) == 12
        for at in range(0, 12, 3):
            assert len(set(on_pages[at : at + 3])) == 1


@pytest.mark.parametrize("count", [3, 6, 9])
def test_no_page_ends_an_exercise_with_one_box(count: int, theme: Theme) -> None:
    for name, on_pages in marks(theme, after_texts("boxes", count)).items():
        assert len(on_pages) == count, name
        assert shares(on_pages)[-1] >= 2, name


def test_an_exercise_that_fits_on_a_page_is_not_parted_over_a_turn(theme: Theme) -> None:
    for name, on_pages in marks(theme, after_texts("boxes", 2)).items():
        assert len({page // 2 for page in on_pages}) == 1, name


def test_an_exercise_that_fits_on_a_spread_does_not_begin_below_text_on_a_right_hand_page(theme: Theme) -> None:
    """It may where more of that page would stay empty than the design allows."""
    layout = theme.workbook.page
    most = (1 - layout.empty) * (layout.height - layout.top - layout.bottom) * 72 / 25.4
    for page in drawn(theme, after_texts("boxes", 4)):
        found = [(int(number), int(row)) for _, number, row in MARK.findall(page.text)]
        begun = {number for number, row in found if row == 0} - {number for number, row in found if row == 3}
        if page.number % 2 and begun:
            above = page.text.split(f"boxes.{min(begun)}.0")[0].count(LINE)
            assert above * (theme.workbook.type.body.leading + theme.workbook.type.body.after) <= most + 1, page.number


@pytest.mark.parametrize("kind", ["grid", "boxes"])
@pytest.mark.parametrize("count", [2, 7])
def test_a_heading_stands_on_the_page_of_the_exercise_below_it(kind: str, count: int, theme: Theme) -> None:
    """The heading of a section, and one inside it, with no text between heading and exercise."""
    sections, pairs = [], []
    for number in LENGTHS:
        inside, alone = MAKERS[kind](number, count), MAKERS[kind](number + 100, count)
        heading = Heading(3, runs("A heading"), f"h{number}", key=f"h{number}")
        text = lines(number, f"s{number}")
        sections.append(Section(runs("Text"), f"p.{number}", (*text, heading, inside), f"p.{number}"))
        sections.append(Section(runs("No text"), f"p.{number + 100}", (alone,), f"p.{number + 100}"))
        pairs += [(heading.anchor, inside.key), (f"p.{number + 100}", alone.key)]
    pages = made(theme, sections).pages.pages
    assert [pair for pair in pairs if pages[pair[0]] != pages[pair[1]]] == []


def test_a_notes_page_shares_its_page_with_the_heading_above_it(theme: Theme) -> None:
    notes = NotesPage(runs("Notes"), runs("Prompt"), Field("n.text", "text", ("Notes",), lines=2), anchor="n")
    small = Heading(3, runs("A heading"), "small", key="small")
    again = replace(notes, answer=replace(notes.answer, id="m.text"), anchor="m")
    sections = [
        Section(runs("Text"), "p.text", (*lines(5, "t"), small, again), "p.text"),
        Section(runs("No text"), "p.notes", (notes,), "p.notes"),
        Section(runs("After it"), "p.after", tuple(lines(3, "a")), "p.after"),
    ]
    pages = made(theme, sections).pages.pages
    assert (pages["small"], pages["p.notes"]) == (pages["m"], pages["n"])
    assert pages["p.text"] < pages["m"] < pages["n"] < pages["p.after"]


def test_text_stays_on_its_page_where_a_long_exercise_fits_on_the_spread_from_there(theme: Theme) -> None:
    """Else it would be moved to the left-hand page, and the exercise would begin on the right-hand page."""
    layout = theme.workbook.page
    body = (layout.height - layout.top - layout.bottom) * 72 / 25.4
    full = body // (theme.workbook.type.body.leading + theme.workbook.type.body.after)
    fitting = 0
    for count in range(int(2 * full), int(4 * full)):
        pages = {page.number: page.text for page in drawn(theme, [*lines(count, "t"), long_exercise(body)])}
        (first,) = (number for number, text in pages.items() if "boxes.0.0" in text)
        above = pages[first].split("boxes.0.0")[0].count(LINE)
        if first % 2 == 0 and 0 < above < full / 4:
            fitting += 1
            assert pages[first - 1].count(LINE) >= full - 1, count
            assert "boxes.0.1" in pages[first + 1], count
    assert fitting


def long_exercise(body: float) -> Exercise:
    """Two boxes, the second of which fills a page of this height in points nearly."""
    size = int(body * 0.9 / 25.5)
    return exercise(
        "b0",
        Field("b0.0", "text", ("A",), runs("boxes.0.0"), lines=size * 3 // 4),
        Field("b0.1", "text", ("A",), runs("boxes.0.1"), lines=size),
    )


def test_no_line_of_the_contents_stands_alone(theme: Theme) -> None:
    for count in range(20, 60, 3):
        listed = tuple(DirectoryEntry(runs(f"line.0.{at}"), "p", 1) for at in range(count))
        (on_pages,) = marks(theme, [Directory("index", listed, key="d")]).values()
        assert min(shares(on_pages)) >= 3
