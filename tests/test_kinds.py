"""Exercise kinds: cases with their outlines, names of answers, drawings, and the form of a writer that knows no kind.

`tests/cases/kinds/NAME/exercise.yaml` is a list of exercises; the last one is lowered, the others are there to be
referred to. `expected.txt` holds its outline, or the problems where there are any. To write the expected files anew
after a change that is meant: `GUIDEPRESS_WRITE_GOLDENS=1 pytest tests/test_kinds.py`, then read the difference.
"""

from __future__ import annotations

import os
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.document.blocks import Paragraph
from guidepress.document.drawing import Box, Caption, Slot
from guidepress.document.exercise import Alternative, Exercise, Sketch
from guidepress.document.exercise_parts import P, answer_names, answers_of, map_parts
from guidepress.document.field_names import answer_id, field_name
from guidepress.document.fields import Field
from guidepress.document.page_map import PageMap
from guidepress.exercises import KINDS
from guidepress.exercises.base import Question, Spec
from guidepress.exercises.checklist import Checklist
from guidepress.exercises.gap_table import GapTable
from guidepress.exercises.log import Log
from guidepress.exercises.lowering import name_prefixes
from guidepress.exercises.people_map import (
    MOST_PLACES,
    MOST_RINGS,
    MOST_SECTORS,
    MapColumns,
    PeopleMap,
)
from guidepress.exercises.points import PointsToShare
from guidepress.exercises.repeat import Repeat
from guidepress.exercises.ring_geometry import WIDTH, map_layout, parts_of, tag_width
from guidepress.exercises.structured_text import StructuredText
from guidepress.exercises.table_base import ColumnSpec
from guidepress.exercises.timeline import Timeline
from guidepress.formats.html.page import PageMaker
from guidepress.formats.html.xml import serialised
from guidepress.formats.web.exercises import render_exercise
from guidepress.formats.web.pages import render_block
from guidepress.formats.web.set_site import site_of
from guidepress.text.drawing_estimate import text_height
from tests import epub_cases
from tests.kinds_help import Guide, outline, specs_from

CASES = Path(__file__).parent / "cases" / "kinds"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())


def read_case(name: str) -> tuple[Problems, Exercise | None]:
    problems = Problems()
    specs = specs_from((CASES / name / "exercise.yaml").read_bytes(), problems)
    return problems, Guide(specs, problems).lower(specs[-1]) if specs else None


def lowered(name: str) -> Exercise:
    problems, exercise = read_case(name)
    assert exercise is not None
    assert not list(problems)
    return exercise


GOOD = [name for name in NAMES if not name.startswith("wrong-")]


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_lowered_as_expected(name: str) -> None:
    problems, exercise = read_case(name)
    found = "".join(f"{problem}\n" for problem in problems)
    if not found and exercise is not None:
        found = outline(exercise)
    expected = CASES / name / "expected.txt"
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")
    assert name.startswith("wrong-") == bool(list(problems))


def test_every_kind_has_a_case() -> None:
    assert {lowered(name).kind for name in GOOD} == set(KINDS)


# ------------------------------------------------------------------------------------------------- names and keys


def names_in(exercise: Exercise, side: str = "paper") -> list[str]:
    found = answers_of(exercise.body, "paper" if side == "paper" else "reflow")
    return [name for answer in found for name in answer_names(answer)]


def check_names(exercise: Exercise) -> None:
    """Each name once on either side, the same on both, none the beginning of another; each is that of a field too."""
    paper, reflow = names_in(exercise), names_in(exercise, "reflow")
    assert Counter(paper) == Counter(reflow)
    assert max(Counter(paper).values()) == 1
    every = set(paper)
    assert not [name for name in paper if every.intersection(name_prefixes(name))]
    assert [answer_id(field_name(name)) for name in paper] == paper


class Collect:
    """Collects the keys of parts while it walks over them."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def __call__(self, part: P, /) -> P:
        self.keys.append(part.key)
        return part


@pytest.mark.parametrize("name", GOOD)
def test_names_and_keys_are_unique(name: str) -> None:
    exercise = lowered(name)
    check_names(exercise)
    collect = Collect()
    map_parts(exercise.body, collect)
    blocks = [block.key for block in (*exercise.prompt, *exercise.example)]
    keys = [*blocks, *collect.keys]
    assert keys == [f"{exercise.id}/{number}" for number in range(1, len(keys) + 1)]


@pytest.mark.parametrize("name", GOOD)
def test_every_answer_says_what_it_is_for(name: str) -> None:
    exercise = lowered(name)
    labels = [answer.label for answer in answers_of(exercise.body)]
    assert all(all(label) and label[0] == exercise.title for label in labels)
    assert max(Counter(labels).values()) == 1


# ------------------------------------------------------------------------------------------------- as a form


def form(exercise: Exercise) -> str:
    """The exercise as the web workbook sets it."""
    site = site_of(epub_cases.book(), epub_cases.theme(), PageMap("2026-1", {}, (), 0), Problems())
    return serialised(render_exercise(PageMaker(site, "part.html", render_block), exercise))


@pytest.mark.parametrize("name", GOOD)
def test_a_form_has_a_labelled_control_for_each_answer(name: str) -> None:
    exercise = lowered(name)
    root = html.fromstring(form(exercise))
    controls = root.xpath(".//input | .//textarea | .//select")
    assert {each.get("data-answer") for each in controls} == set(names_in(exercise, "reflow"))
    labels = {each.get("for"): each.text_content().strip() for each in root.xpath(".//label[@for]")}
    for each in controls:
        around = [label.text_content().strip() for label in each.iterancestors("label")]
        assert each.get("aria-label") or labels.get(each.get("id")) or any(around), html.tostring(each)


@pytest.mark.parametrize("name", GOOD)
def test_a_writer_need_not_know_the_kind(name: str) -> None:
    exercise = lowered(name)
    assert exercise.kind
    assert form(replace(exercise, kind="")) == form(exercise)


# ------------------------------------------------------------------------------------------------- drawings


def sketch_of(exercise: Exercise) -> Sketch:
    sketches = [part for both in exercise.body if isinstance(both, Alternative) for part in both.paper]
    return next(part for part in sketches if isinstance(part, Sketch))


def overlap(one: Slot | Box, other: Slot | Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def check_drawing(exercise: Exercise) -> None:
    """Everything stands on the canvas; nothing to write in lies under another box."""
    drawing = sketch_of(exercise).drawing
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Slot) or (isinstance(shape, Box) and shape.text)]
    edge = 0.01
    for words in (shape for shape in drawing.shapes if isinstance(shape, Caption)):
        left = words.x - {"left": 0.0, "middle": 0.5, "right": 1.0}[words.align] * words.width
        assert -edge <= left <= left + words.width <= drawing.width + edge
        taken = Box(left, words.y, words.width, text_height(words.text, words.width, words.size))
        assert not [box for box in boxes if overlap(taken, box)]
    for index, one in enumerate(boxes):
        assert one.x >= -edge
        assert one.y >= -edge
        assert one.x + one.width <= drawing.width + edge
        assert one.y + one.height <= drawing.height + edge
        assert not [other for other in boxes[index + 1 :] if overlap(one, other)]


LINE = Line("Words")
COMMON: dict[str, Any] = {
    "id": "a.b",
    "title": Plain("Title"),
    "for_": "you",
    "minutes": 5,
    "prompt": Prose("Do it."),
    "slide": (LINE,),
}


def people_map(rings: int, sectors: int, places: int, words: str = "Some contact this year") -> PeopleMap:
    return PeopleMap(
        exercise="map",
        rings={f"r{number}": Plain(words) for number in range(rings)},
        sectors={f"s{number}": Plain("Other professions than mine") for number in range(sectors)},
        places=places,
        columns=MapColumns(who=Line("Who"), ring=Line("How close"), sector=Line("Where")),
        alt=Plain("A map."),
        **COMMON,
    )


def lower(spec: Spec, *others: Spec) -> Exercise:
    problems = Problems()
    exercise = Guide((*others, spec), problems).lower(spec)
    assert not list(problems)
    return exercise


@pytest.mark.parametrize(("rings", "sectors"), [*product(range(1, MOST_RINGS + 1), range(1, MOST_SECTORS + 1))])
def test_a_map_has_room_for_all_it_allows(rings: int, sectors: int) -> None:
    exercise = lower(people_map(rings, sectors, MOST_PLACES))
    check_drawing(exercise)
    check_names(exercise)


@pytest.mark.parametrize(("rings", "sectors"), [*product(range(1, MOST_RINGS + 1), range(1, MOST_SECTORS + 1))])
def test_each_place_stands_in_the_part_that_its_name_says(rings: int, sectors: int) -> None:
    for places in range(rings * sectors, MOST_PLACES + 1):
        width = tag_width(rings, sectors, places, 38.0, 72.0)
        layout = map_layout(rings, sectors, places, width, 10.0, 3.0)
        for (ring, sector), (x, y, wide, high) in zip(parts_of(rings, sectors, places), layout.tags, strict=True):
            for number, (left, top, frame_width, frame_height) in enumerate(layout.frames):
                inside = left < x and x + wide < left + frame_width and top < y and y + high < top + frame_height
                apart = y + high < top or y > top + frame_height
                assert inside if number >= ring else apart
            assert wide >= 30
            if sectors in (2, 4) or (sectors == 3 and sector < 2):
                assert (x + wide <= WIDTH / 2) == (sector in (0, 3))
            if sectors == 4 or sectors == 3:
                across = next(line for line in layout.dividers if line[1] == line[3])
                assert (y + high <= across[1]) == (sector < 2)


def test_places_are_spread_evenly_over_the_parts() -> None:
    for rings, sectors in product(range(1, MOST_RINGS + 1), range(1, MOST_SECTORS + 1)):
        for places in range(rings * sectors, MOST_PLACES + 1):
            parts = parts_of(rings, sectors, places)
            assert len(parts) == places
            assert list(parts) == sorted(parts)
            counts = [parts.count(part) for part in product(range(rings), range(sectors))]
            assert max(counts) - min(counts) <= 1


# ------------------------------------------------------------------------------------------------- endless inputs

keys = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
lines = st.builds(Line, st.text("abc éø", min_size=1, max_size=12).filter(str.strip))
rows = st.dictionaries(keys, lines, min_size=1, max_size=6)
columns = st.dictionaries(
    keys,
    st.one_of(
        st.builds(ColumnSpec, label=lines, type=st.sampled_from(("text", "date", "tick", "number"))),
        st.builds(ColumnSpec, label=lines, scale=st.sampled_from((Plain("solid"), Plain("bare")))),
        st.builds(ColumnSpec, label=lines, type=st.just("pick"), options=st.just({"a": Plain("A")})),
    ),
    min_size=1,
    max_size=4,
)
counts = st.integers(1, 9)
specs = st.one_of(
    st.builds(lambda r, c: GapTable(exercise="gap-table", rows=r, columns=c, **COMMON), rows, columns),
    st.builds(lambda n, c: GapTable(exercise="gap-table", blank_rows=n, columns=c, **COMMON), counts, columns),
    st.builds(lambda n, c: Log(exercise="log", entries=n, columns=c, **COMMON), counts, columns),
    st.builds(lambda r, c: PointsToShare(exercise="points", total=20, rows=r, columns=c, **COMMON), rows, rows),
    st.builds(
        lambda i, c: Checklist(exercise="checklist", items=i, columns=c, **COMMON),
        rows,
        columns.filter(lambda found: "status" not in found),
    ),
    st.builds(
        lambda n, c: Timeline(
            exercise="timeline", entries=n, columns=c, start_label=Plain("a"), end_label=Plain("b"),
            **COMMON,
        ),
        counts,
        columns,
    ),
    st.builds(
        lambda rings, sectors, more: people_map(rings, sectors, min(MOST_PLACES, rings * sectors + more)),
        st.integers(1, MOST_RINGS), st.integers(1, MOST_SECTORS), st.integers(0, MOST_PLACES),
    ),
    st.builds(
        lambda r: StructuredText(
            exercise="structured-text",
            questions=tuple(Question(key=key, ask=ask) for key, ask in r.items()),
            **COMMON,
        ),
        rows,
    ),
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(specs)
def test_names_are_unique_and_begin_no_other(spec: Spec) -> None:
    check_names(lower(spec))


@settings(max_examples=120, deadline=None)
@given(specs.filter(lambda spec: "difference" not in spec.example_labels()))
def test_a_repeat_compares_each_answer_once(spec: Spec) -> None:
    again = Repeat(
        exercise="repeat",
        of=Plain(spec.id),
        difference=ColumnSpec(label=Line("What has changed?")),
        **{**COMMON, "id": "c.d"},
    )
    exercise = lower(again, spec)
    check_names(exercise)
    compared = [answer.compares_with for answer in answers_of(exercise.body) if answer.compares_with]
    assert compared == [answer.id for answer in answers_of(lower(spec).body)]
    rest = [answer for answer in answers_of(exercise.body) if not answer.compares_with]
    assert rest
    assert all(isinstance(answer, Field) and answer.id.endswith(".difference") for answer in rest)
    assert isinstance(exercise.body[0], Paragraph)
