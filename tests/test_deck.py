"""Slides: golden text of whole decks, the same bytes, links, sections, notes."""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from guidepress.compose.book import arrange
from guidepress.compose.decks import arrange_decks, without_notes
from guidepress.compose.decks.slide_splitting import split_evenly
from guidepress.compose.decks.slide_text import opening_sentences
from guidepress.compose.decks.unique_titles import with_unique_titles
from guidepress.core.problems import Code, Problems, Severity, Where
from guidepress.document.blocks import Figure, Paragraph, Table
from guidepress.document.deck import Points, Slide, Steps
from guidepress.document.drawing import Box, Drawing
from guidepress.document.inline import Run, plain
from guidepress.formats.pptx.fit import check_deck
from guidepress.formats.pptx.placeholder_text import slide_table
from guidepress.formats.pptx.text_measure import MeasuredParagraph, Ruler
from guidepress.pipeline.build import check
from guidepress.pipeline.project import Project
from guidepress.source.loader import load
from tests.conftest import copy_starter
from tests.decks import CASES, HOME, arranged_case, opened, page_map, room, text_of, theme
from tests.making import make_both_decks, make_deck

NAMES = sorted(path.parent.name for path in CASES.glob("*/leap.yaml"))


def built(name: str, folder: Path, problems: Problems) -> bytes:
    arranged, (deck,) = arranged_case(name, folder, problems)
    return make_deck(deck, theme(), page_map(arranged), problems)


@pytest.mark.parametrize("name", NAMES)
def test_the_slides_of_a_case_read_as_expected(name: str, tmp_path: Path) -> None:
    problems = Problems()
    found = text_of(built(name, tmp_path / "source", problems))
    assert not list(problems)
    assert found == (CASES / name / "expected.txt").read_text(encoding="utf-8")


def test_the_same_guide_gives_the_same_bytes(tmp_path: Path) -> None:
    first = built("whole", tmp_path / "one", Problems())
    assert built("whole", tmp_path / "two", Problems()) == first


def test_the_template_is_made_from_its_layout() -> None:
    sys.path.insert(0, str(HOME / "tools"))
    from make_deck_template import read_layout, template

    assert template(read_layout(HOME / "layouts" / "deck.yaml")) == (HOME / "layouts" / "deck.pptx").read_bytes()


def test_each_line_of_the_overview_leads_to_its_first_slide_and_each_slide_back(tmp_path: Path) -> None:
    slides = list(opened(built("whole", tmp_path / "source", Problems())).slides)
    overview = slides[3]
    jumps = {}
    for run in overview._element.xpath(".//a:r[.//a:hlinkClick]"):
        link = run.xpath(".//a:hlinkClick/@r:id")[0]
        target = overview.part.related_part(link)
        jumps[run.xpath("./a:t/text()")[0]] = next(slide for slide in slides if slide.part is target).shapes.title.text
    assert jumps == {
        "Before you jump": "Before you jump",
        "Second": "Second",
        "Worries": "Worries",
        "Activity: Worries and supports": "Worries and supports",
        "What to do next": "What to do next",
    }
    for slide in slides[4:]:
        (link,) = slide._element.xpath(".//p:sp[.//p:ph[@type='ftr']]//a:hlinkClick/@r:id")
        assert slide.part.related_part(link) is overview.part


def test_sections_of_the_slide_sorter(tmp_path: Path) -> None:
    element = opened(built("whole", tmp_path / "source", Problems())).part._element
    names = [
        each.get("name") for each in element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}section")
    ]
    sections = ["Before you jump", "Second", "Worries"]
    assert names == ["Opening", *sections, "Activity: Worries and supports", "What to do next"]


def test_two_sections_of_one_title_are_two(tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("without-facilitation", tmp_path / "source", Problems())
    element = opened(make_deck(deck, theme(), page_map(arranged), Problems())).part._element
    names = [
        each.get("name") for each in element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}section")
    ]
    assert names == ["Opening", "Before people come", "On the day", "On the day"]


def test_properties_come_from_the_guide(tmp_path: Path) -> None:
    core = opened(built("whole", tmp_path / "source", Problems())).core_properties
    assert (core.title, core.subject, core.author) == ("Leaps & bounds", "Small guide", "A publisher")
    assert (core.language, core.version) == ("en-GB", "2026-1")
    assert core.created == core.modified == datetime.datetime(2026, 11, 22)


def test_colours_are_powerpoint_theme_colours(tmp_path: Path) -> None:
    presentation = opened(built("whole", tmp_path / "source", Problems()))
    blob = presentation.slide_master.part.part_related_by(RT.THEME).blob.decode()
    look = theme()
    assert f'<a:accent1><a:srgbClr val="{look.accent(3).accent[1:].upper()}"/></a:accent1>' in blob
    assert f'<a:lt2><a:srgbClr val="{look.accent(3).soft[1:].upper()}"/></a:lt2>' in blob
    assert '<a:latin typeface="Arial"/>' in blob
    for slide in presentation.slides:
        assert not slide._element.xpath(".//a:srgbClr")
        assert not slide._element.xpath(".//a:rPr/a:latin")


def test_a_phrase_in_another_language_keeps_it(tmp_path: Path) -> None:
    slides = opened(built("whole", tmp_path / "source", Problems())).slides
    said = [run.xpath("./a:rPr/@lang")[0] for s in slides for run in s._element.xpath(".//a:r[a:t='croeso']")]
    assert said == ["cy"]


def test_a_link_in_the_notes_leads_to_its_address(tmp_path: Path) -> None:
    slides = opened(built("whole", tmp_path / "source", Problems())).slides
    parts = [slide.notes_slide.part for slide in slides if slide.has_notes_slide]
    addresses = [rel.target_ref for part in parts for rel in part.rels.values() if rel.is_external]
    assert addresses == ["https://www.example.org/"]


def test_the_copy_for_participants_has_no_notes(tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    data = make_deck(without_notes(deck), theme(), page_map(arranged), Problems())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "notesSlide" in name]
        assert not [name for name in package.namelist() if b"End on support" in package.read(name)]


def test_a_pair_is_the_deck_and_its_copy_without_notes(tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    pages = page_map(arranged)
    pair = make_both_decks(deck, theme(), pages, Problems())
    alone = make_deck(deck, theme(), pages, Problems())
    assert pair == (alone, make_deck(without_notes(deck), theme(), pages, Problems()))


LONG = (Run("far too many words " * 40),)
FIGURE = Figure(Drawing(100, 50, (Box(0, 0, 8, 4, "Unreadable", "accent"),)), "A box", (Run("A box"),), key="f")
TOO_LONG: dict[str, tuple[dict[str, Any], str]] = {
    "title": ({"title": "far too many words for a title " * 9}, "more words than its title has room for"),
    "subtitle": ({"layout": "title", "subtitle": LONG, "body": ()}, "more words than its subtitle has room for"),
    "body": ({"body": (Points((LONG,)),)}, "more words than its body has room for"),
    "figure": ({"layout": "figure", "body": (FIGURE,)}, "points on a slide"),
    "notes": ({"notes": (Paragraph(LONG * 9),)}, "longer than a printed page"),
}


@pytest.mark.parametrize("name", TOO_LONG)
def test_words_that_do_not_fit_are_reported_at_the_authors_line(name: str, tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    changes, said = TOO_LONG[name]
    where = Where("source/parts/x.yaml", 7, 3)
    slide = replace(deck.slides[1], where=where, **changes)
    problems = Problems()
    check_deck(replace(deck, slides=(deck.slides[0], slide)), theme(), page_map(arranged), problems)
    assert [(p.code, p.severity) for p in problems] == [(Code.TOO_LONG, Severity.WARNING)]
    assert said in next(iter(problems)).message


def test_a_table_that_does_not_fit_is_reported(tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    slide = next(each for each in deck.slides if each.layout == "steps")
    (steps,) = (block for block in slide.body if isinstance(block, Steps))
    slide = replace(slide, body=(replace(steps, steps=steps.steps * 9),))
    problems = Problems()
    check_deck(replace(deck, slides=(slide,)), theme(), page_map(arranged), problems)
    assert ["more words than its table has room for" in p.message for p in problems] == [True]


def test_the_foot_is_reported_once(tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    problems = Problems()
    check_deck(replace(deck, title="a title of many words " * 9), theme(), page_map(arranged), problems)
    assert ["more words than its footer has room for" in p.message for p in problems] == [True]


def test_check_says_what_does_not_fit_its_slide(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    copy_starter(folder)
    part = folder / "source" / "parts" / "02-meet.yaml"
    words = part.read_text(encoding="utf-8")
    asked = "slide: What question must your next meeting answer?"
    part.write_text(words.replace(asked, asked + " And what else?" * 30), encoding="utf-8")
    problems = Problems()
    check(Project(folder / "source", HOME / "layouts", folder / "output"), problems)
    assert [p.code for p in problems if "has room for" in p.message] == [Code.TOO_LONG]


def test_a_place_without_a_page_is_an_error(tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    problems = Problems()
    make_deck(deck, theme(), replace(page_map(arranged), pages={}), problems)
    assert {p.code for p in problems} == {Code.DANGLING_REFERENCE}


def test_a_long_key_point_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "source"
    arranged_case("whole", folder, Problems())
    part = folder / "parts" / "01-leap.yaml"
    words = part.read_text(encoding="utf-8")
    part.write_text(words.replace("Doubt is normal", "Doubt is normal " + "and so on " * 5), encoding="utf-8")
    problems = Problems()
    guide = load(folder, problems)
    assert guide is not None
    arrange_decks(guide, arrange(guide, folder, problems), room(), problems)
    line = words[: words.index("Doubt is normal")].count("\n") + 1
    assert [(p.code, p.where.line) for p in problems] == [(Code.TOO_LONG, line)]


@given(st.lists(st.integers(), max_size=60), st.integers(1, 12))
def test_splitting_keeps_every_item_in_order_and_is_even(items: list[int], most: int) -> None:
    groups = split_evenly(items, most)
    assert [item for group in groups for item in group] == items
    sizes = [len(group) for group in groups]
    assert not sizes or (max(sizes) <= most and max(sizes) - min(sizes) <= 1)


@given(st.lists(st.sampled_from(["a", "a (1 of 2)", "a (2 of 2)", "b"]), max_size=12))
def test_titles_become_unique(titles: list[str]) -> None:
    slides = tuple(Slide(str(at), "points", title) for at, title in enumerate(titles))
    made = [slide.title for slide in with_unique_titles(slides, "{title} ({number} of {total})")]
    assert len(set(made)) == len(titles)


@given(st.text(alphabet="abc .?!", max_size=300))
def test_opening_sentences_begin_the_text(text: str) -> None:
    opening = plain(opening_sentences((Run(text),), 10))
    assert text.startswith(opening)
    assert opening or not text.strip()


LONG_TITLE = "Developing leaders of volunteer first-aid teams: a guide for town councils and for all their charities"


def test_a_long_title_shrinks_until_it_fits_its_slide(tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    slides = (replace(deck.slides[0], title=LONG_TITLE + ", in forty-one parts"), *deck.slides[1:])
    problems = Problems()
    data = make_deck(replace(deck, slides=slides), theme(), page_map(arranged), problems)
    assert list(problems) == []
    look = theme().deck
    place, ruler = look.place(slides[0].layout, "title"), Ruler(theme())
    assert place is not None
    title = opened(data).slides[0].shapes.title
    (size,) = title._element.xpath("./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz")
    points = int(size) / 100
    assert place.least <= points < place.points
    assert ruler.height([MeasuredParagraph(title.text, points, bold=True)], place.size[0]) <= place.size[1]
    others = [slide.shapes.title._element for slide in list(opened(data).slides)[1:]]
    assert [size for each in others for size in each.xpath("./p:txBody/a:lstStyle//@sz")] == []


def test_no_word_of_a_table_is_wider_than_its_column(tmp_path: Path) -> None:
    look = theme().deck
    place, ruler = look.places["table"], Ruler(theme())
    rows = [("Responsibilities", "When", "Who"), ("Interdisciplinary education", "May", "All")]
    cells = tuple(tuple((Run(words),) for words in row) for row in rows)
    grid = slide_table(Table(cells[0], cells[1:]), place, look, ruler)
    assert grid.fits
    assert sum(grid.widths) == pytest.approx(place.size[0])
    for at, row in enumerate(rows):
        for words, width in zip(row, grid.widths, strict=True):
            assert ruler.widest_word(words, grid.points, bold=at == 0) <= width - 2 * look.table.side
    many = tuple((Run(f"Interdisciplinary{number}"),) for number in range(9))
    grid = slide_table(Table(many, (many,)), place, look, ruler)
    assert (grid.fits, grid.points) == (False, look.table.least)


def test_a_layout_that_a_design_lacks_is_an_error_at_its_deck_yaml(tmp_path: Path) -> None:
    arranged, (deck,) = arranged_case("whole", tmp_path / "source", Problems())
    own = theme()
    layouts = {name: layout for name, layout in own.deck.layouts.items() if name != "exercise"}
    own = replace(own, deck=replace(own.deck, layouts=layouts, where=Where("layouts/deck.yaml", 1, 1)))
    problems = Problems()
    check_deck(deck, own, page_map(arranged), problems)
    (problem,) = problems
    assert (problem.code, problem.where.file) == (Code.WRONG_VALUE, "layouts/deck.yaml")
    assert '"exercise"' in problem.message
