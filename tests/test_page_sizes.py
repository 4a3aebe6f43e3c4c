"""Nothing leaves its page or its box on an A5 page, on Letter, and in large type: read from the PDF by PDFium."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.core.problems import Code, Problems, Severity, Where
from guidepress.document.blocks import Card, CardSheet, Figure, Label, Paragraph, Table
from guidepress.document.book import Division, Section
from guidepress.document.drawing import Box, Drawing
from guidepress.document.exercise import Exercise
from guidepress.document.fields import Field, Option
from guidepress.pipeline.build import BuildResult
from guidepress.theme import Theme
from guidepress.theme.workbook import PageLayout
from tests.crowded_book import MONTHS, NOTE, crowded_book, runs
from tests.glyph_boxes import Glyph, Page, Rectangle, inside, pages
from tests.making import make_workbook
from tests.page_layouts import A5, LETTER, theme_for
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.sample_book import LOREM, sample_book

MM = 72 / 25.4
PLACE = Where("source/parts/wide.yaml", 12, 5)
LAYOUTS = {
    "a4": ((210.0, 297.0), 1.0),
    "a5": (A5, 1.0),
    "letter": (LETTER, 1.0),
    "18 points": ((210.0, 297.0), 1.5),
    "a5 in 16 points": (A5, 4 / 3),
}


@pytest.fixture(scope="module", params=LAYOUTS.values(), ids=LAYOUTS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, PageLayout]:
    """The crowded book on one page size, and the measures of this page."""
    theme = theme_for(tmp_path_factory.mktemp("layout"), *request.param)
    problems = Problems()
    workbook = make_workbook(crowded_book(), theme, problems)
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    return workbook.data, theme.workbook.page


@pytest.fixture(scope="module")
def drawn(made: tuple[bytes, PageLayout]) -> list[Page]:
    return list(pages(made[0]))


def test_no_glyph_leaves_its_page_or_the_area_for_it(drawn: list[Page], made: tuple[bytes, PageLayout]) -> None:
    assert misplaced(drawn, made[1]) == []


def test_no_glyph_stands_on_another(drawn: list[Page]) -> None:
    assert overprinted(drawn) == []


def test_text_begins_at_the_left_edge_of_its_page(drawn: list[Page], made: tuple[bytes, PageLayout]) -> None:
    """On left-hand pages too. Inside a panel, a card or a cell it is a little further in; cards stand in the middle of
    their page, whatever its margins are.
    """
    for page in drawn[1:]:
        area = text_area(page, made[1])
        left = min((glyph.box[0] for glyph in page.glyphs if inside(glyph.box, area, 1)), default=area[0])
        assert left - area[0] < 13 * MM, page.number


def test_fields_stand_in_the_area_for_text_and_on_no_words(drawn: list[Page], made: tuple[bytes, PageLayout]) -> None:
    with pikepdf.open(BytesIO(made[0])) as pdf:
        for page, pdf_page in zip(drawn, pdf.pages, strict=True):
            area = text_area(page, made[1])
            for box in _widgets(pdf_page):
                assert inside(box, area, 1), page.number
                covered = [glyph for glyph in page.glyphs if _share(glyph.box, box) > 0.1]
                assert [page.line_of(glyph) for glyph in covered] == [], page.number


def test_every_word_is_whole(drawn: list[Page]) -> None:
    """A word that is broken in two is no word of the text."""
    found = {word for page in drawn for word in page.text.split()}
    for word in ("Interdisciplinarity", "Interdisciplinary", "responsibilities", *MONTHS, "Profession", "Orthoptics"):
        assert word in found, word


def test_the_whole_privacy_note_is_printed(drawn: list[Page]) -> None:
    text = " ".join(" ".join(page.text for page in drawn).split())
    assert NOTE in text


def test_the_tags_have_no_fault(made: tuple[bytes, PageLayout]) -> None:
    """Tables that became cards, and openers that grew, are tagged as well as before."""
    assert faults(TaggedPdf(made[0])) == []


@pytest.mark.parametrize("page", [(210.0, 297.0), A5])
def test_every_tab_of_many_parts_is_on_its_page(page: tuple[float, float], tmp_path: Path) -> None:
    theme, problems = theme_for(tmp_path, page), Problems()
    parts = tuple(
        Division("part", runs(f"Part {n}"), f"p{n}", f"p{n}", f"{n}", sections=(section_of(n),), key=f"v{n}")
        for n in range(1, 31)
    )
    drawn = list(pages(make_workbook(replace(sample_book(), divisions=parts), theme, problems).data))
    assert list(problems) == []
    assert misplaced(drawn, theme.workbook.page) == []
    width = max(theme.workbook.tab.width * MM, 1)
    tabs = [path for each in drawn for path in each.paths if path[2] - path[0] == pytest.approx(width, abs=0.1)]
    assert len({round(path[1]) for path in tabs}) == 30
    assert all(inside(path, (0, 0, page[0] * MM, page[1] * MM)) for path in tabs)


def test_the_built_workbook_has_nothing_misplaced(built: BuildResult, theme: Theme) -> None:
    data = next(data for name, data in built.files.items() if name.endswith("-workbook.pdf"))
    real = list(pages(data))
    assert misplaced(real, theme.workbook.page) == []
    assert overprinted(real) == []


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return theme_for(tmp_path_factory.mktemp("own"))


# ------------------------------------------------------------------------------------------------- reports


def test_what_cannot_fit_is_an_error_at_its_block(theme: Theme) -> None:
    place = PLACE
    word = "Donaudampfschifffahrt" * 6
    row = ((runs("a"), runs(LOREM * 60)),)
    wide = Table((runs("A"), runs(word)), row, key="b.wide", where=place)
    drawing = Drawing(100, 20, (Box(0, 0, 30, 20, LOREM * 3),))
    figure = Figure(drawing, "Too much.", runs("Figure 9"), key="b.fig", where=replace(place, line=20))
    problems = Problems()
    cards = CardSheet((Card("Who?", runs(LOREM * 40)),), key="b.high", where=replace(place, line=40))
    paragraph = Paragraph(runs(word), where=replace(place, line=30))
    make_workbook(crowded_book(wide, figure, paragraph, cards), theme, problems)
    found = [(problem.where.line, problem.code) for problem in problems if problem.severity is Severity.ERROR]
    assert found == [
        (12, Code.TOO_LONG),
        (20, Code.OFF_PAGE),
        (20, Code.TOO_LONG),
        (30, Code.TOO_LONG),
        (40, Code.OFF_PAGE),
    ]


def test_a_web_address_may_be_broken(theme: Theme) -> None:
    problems = Problems()
    address = "https://www.example.org/" + "a-very-long-name/" * 12
    made = make_workbook(crowded_book(Paragraph(runs(f"See {address} for more."))), theme, problems)
    assert list(problems) == []
    assert address in "".join("".join(page.text.split()) for page in pages(made.data))


def test_margins_without_room_for_text_are_an_error(tmp_path: Path) -> None:
    problems = Problems()
    make_workbook(sample_book(), theme_for(tmp_path, (37.0, 297.0)), problems)
    assert (Code.WRONG_VALUE, "layouts/workbook.yaml") in [
        (problem.code, problem.where.file.replace(tmp_path.name, "layouts")) for problem in problems
    ]


@pytest.mark.parametrize("changed", [("  top: 26", "  top: 16"), ("  bottom: 24", "  bottom: 14")])
def test_furniture_that_would_stand_in_the_text_is_an_error(changed: tuple[str, str], tmp_path: Path) -> None:
    problems = Problems()
    make_workbook(sample_book(), theme_for(tmp_path, changed=changed), problems)
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == [Code.WRONG_VALUE]


def test_an_option_that_is_wider_than_its_list_is_an_error(theme: Theme) -> None:
    label = "a place with a name of so many words that no page of paper has room for all of it on a single line"
    pick = Field("leap.pick.wide", "pick", ("Place",), options=(Option("a", label), Option("b", "b")), where=PLACE)
    problems = Problems()
    make_workbook(crowded_book(exercise_of(pick)), theme, problems)
    assert [(problem.where, problem.code) for problem in problems] == [(PLACE, Code.OFF_PAGE)]


# ------------------------------------------------------------------------------------------------- privacy

NOTES = {
    "one line": "Your answers stay in your copy.",
    "two lines": "Your answers stay in your copy. Do not write the name of a patient, a colleague or a student here.",
    "three lines": NOTE,
    "many": NOTE * 3,
}


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_privacy_note_is_whole_and_clear_of_the_page_number(note: str, theme: Theme) -> None:
    """It stands at the foot of the page if it has room there, or else in the text."""
    book = sample_book()
    contents, intro, leap, *others = book.divisions
    blocks = tuple(replace(b, privacy=note) if isinstance(b, Exercise) else b for b in leap.sections[0].blocks)
    leap = replace(leap, sections=(replace(leap.sections[0], blocks=blocks),))
    problems = Problems()
    made = make_workbook(replace(book, divisions=(contents, intro, leap, *others)), theme, problems)
    assert list(problems) == []
    drawn = list(pages(made.data))
    assert misplaced(drawn, theme.workbook.page) == []
    assert overprinted(drawn) == []
    with_note = [page for page in drawn if "".join(note.split()) in "".join(page.text.split())]
    assert len(with_note) >= 3


def test_where_privacy_notes_differ_on_a_page_each_names_its_exercises(theme: Theme) -> None:
    notes = ("These stay with you.", "These go to the team.", "These stay with you.")
    asked = [
        replace(
            exercise_of(Field(f"e.n{n}", "text", ("A",), lines=1)),
            id=f"e{n}", anchor=f"e{n}", key=f"e{n}", number=str(n), privacy=note,
        )
        for n, note in enumerate(notes, 1)
    ]  # fmt: skip
    for blocks, expected in ((asked, {f"1, 3: {notes[0]}", f"2: {notes[1]}"}), (asked[:1], {notes[0]})):
        part = Division(
            "part", runs("One"), "p", "p", "1", sections=(replace(section_of(1), blocks=tuple(blocks)),), key="v"
        )
        problems = Problems()
        made = make_workbook(replace(sample_book(), divisions=(part,)), theme, problems)
        text = " ".join(page.text for page in pages(made.data))
        assert list(problems) == []
        assert all(note in text for note in expected)
        assert (f": {notes[0]}" in text) == (blocks is asked)


# ------------------------------------------------------------------------------------------------- reading


def exercise_of(field: Field) -> Exercise:
    """An exercise with one field."""
    return Exercise("leap.one", "1", "One", Label("For you"), 5, "", (), (field,), anchor="leap.one", key="e.one")


def section_of(number: int) -> Section:
    """A section with one paragraph."""
    return Section(runs("Words"), f"p{number}.words", (Paragraph(runs(LOREM), key=f"b{number}"),), f"s{number}")


def text_area(page: Page, layout: PageLayout) -> Rectangle:
    """The area between the margins of a page."""
    left = layout.inner if page.number % 2 else layout.outer
    width = layout.width - layout.inner - layout.outer
    return (left * MM, layout.bottom * MM, (left + width) * MM, (layout.height - layout.top) * MM)


def misplaced(drawn: list[Page], layout: PageLayout) -> list[str]:
    """Glyphs outside the page, and glyphs outside the text area that are not in a strip for furniture: the running
    head, the foot, the tab at the outer edge. The cover and the coloured band of a part have the whole page.
    """
    bad = []
    for page in drawn:
        area = text_area(page, layout)
        head = (area[0], area[3] + 1, area[2], page.height)
        foot = (area[0], 0.0, area[2], area[1])
        outer = (area[2], 0.0, page.width, page.height) if page.number % 2 else (0.0, 0.0, area[0], page.height)
        bands = [path for path in page.paths if path[2] - path[0] > page.width - 1]
        places = [area, head, foot, outer, *bands]
        if page.number == 1:
            places.append((0.0, 0.0, page.width, page.height))
        for glyph in page.glyphs:
            on_page = inside(glyph.box, (0, 0, page.width, page.height), 0)
            if not on_page or not any(inside(glyph.box, place, 1) for place in places):
                bad.append(f"page {page.number}: {glyph.character} in {page.line_of(glyph)}")
    return bad


def overprinted(drawn: list[Page]) -> list[str]:
    """Glyphs that cover another one for a quarter or more."""
    bad = []
    for page in drawn:
        for first, second in _neighbours(page.glyphs):
            if max(_share(first.box, second.box), _share(second.box, first.box)) > 0.25:
                bad.append(f"page {page.number}: {page.line_of(first)} / {page.line_of(second)}")
    return bad


def _neighbours(glyphs: list[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Pairs of glyphs whose boxes may meet."""
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        left, low, right, high = (int(value // 20) for value in glyph.box)
        near = {other for x in range(left, right + 1) for y in range(low, high + 1) for other in cells[x, y]}
        yield from ((glyph, other) for other in near)
        for x in range(left, right + 1):
            for y in range(low, high + 1):
                cells[x, y].append(glyph)


def _share(inner: Rectangle, outer: Rectangle) -> float:
    """The part of a rectangle that another one covers."""
    width = min(inner[2], outer[2]) - max(inner[0], outer[0])
    height = min(inner[3], outer[3]) - max(inner[1], outer[1])
    area = (inner[2] - inner[0]) * (inner[3] - inner[1])
    return max(0.0, width) * max(0.0, height) / area if area else 0.0


def _widgets(page: pikepdf.Page) -> Iterator[Rectangle]:
    for note in page.get("/Annots", ()):
        if note.Subtype == "/Widget":
            left, low, right, high = (float(value) for value in note.Rect)
            yield (left, low, right, high)
