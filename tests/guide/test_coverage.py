"""The guide holds everything of its outline: the facts of brief.yaml, compared with source/."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from guidepress.core.values import walk
from guidepress.document.exercise import (
    Alternative,
    Exercise,
    ExercisePart,
    FieldGrid,
    Group,
)
from guidepress.document.exercise_parts import answers_of
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run
from guidepress.document.visit import all_runs
from guidepress.source import model
from tests.conftest import RealGuide
from tests.guide.brief import BRIEF, EXERCISES, PARTS, SECTIONS, blocks, part, section, specs

# ------------------------------------------------------------------------------------------------- parts and lists


def test_parts_stand_in_order(real: RealGuide) -> None:
    found = [one.id for one in real.guide.parts]
    assert found == ["contents", *PARTS, "imprint"]
    assert {id: one.number for id, one in zip(found, real.guide.parts, strict=True) if one.number} == {
        id: one["number"] for id, one in PARTS.items() if "number" in one
    }


@pytest.mark.parametrize("id", PARTS)
def test_sections_stand_in_order(real: RealGuide, id: str) -> None:
    assert [one.id for one in part(real, id).sections] == list(PARTS[id]["sections"])


@pytest.mark.parametrize("id", SECTIONS)
def test_lists_are_complete(real: RealGuide, id: str) -> None:
    found = [block for block in section(real, id).body if isinstance(block, model.ListBlock)]
    expected: list[int | list[str]] = SECTIONS[id].get("lists", [])
    counts = [one if isinstance(one, int) else len(one) for one in expected]
    assert [len(block.items) for block in found] == counts
    for block, words in zip(found, expected, strict=True):
        if isinstance(words, list):
            missing = [
                f"{item.item.where}: item {number} of “{block.list_.text}” says nothing of “{word}”"
                for number, (item, word) in enumerate(zip(block.items, words, strict=True), 1)
                if word.lower() not in item.item.text.lower()
            ]
            assert not missing, "\n".join(missing)


def test_the_thirty_qualities_are_distinct_everywhere(real: RealGuide) -> None:
    (words,) = SECTIONS["behave.qual"]["lists"]
    assert len(set(words)) == 30
    (listed,) = (block for block in section(real, "behave.qual").body if isinstance(block, model.ListBlock))
    cards = next(one for one in real.guide.cards if one.id == "qualities")
    (grid,) = grids(real.arranged.exercises["behave.qual.pick"].body)
    assert [item.item.text for item in listed.items] == words
    assert [card.text.text for card in cards.cards] == words
    assert ["".join(getattr(run, "text", "") for run in row.header) for row in grid.groups[0].rows] == words


def test_every_source_page_is_accounted_for(real: RealGuide) -> None:
    for id, expected in SECTIONS.items():
        assert list(section(real, id).source_pages) == expected.get("pages", []), id
    first, last = BRIEF["source-pages"]
    found = {page for one in real.guide.parts for inside in one.sections for page in inside.source_pages}
    assert found == set(range(first, last + 1))


def test_the_five_kinds_of_opportunity_keep_one_order(real: RealGuide) -> None:
    order = ["wide", "formal", "mentor", "leap", "track"]
    assert [one.id for one in real.guide.parts if one.number.startswith("6") and one.id != "mid"] == order
    for id in ("intro.platform", "next.platform", "mid.portfolio"):
        (grid,) = grids(real.arranged.exercises[id].body)
        keys = [cell_id(row.cells[0]).removeprefix(f"{id}.").split(".")[0] for row in grid.groups[0].rows]
        assert [key for key in keys if key in order] == order, id


def cell_id(cell: object) -> str:
    assert isinstance(cell, Field | Choice)
    return cell.id


# ------------------------------------------------------------------------------------------------- signposts


def pages_of(source: str) -> list[int]:
    """The pages of the guide of 2019 in the name of a signpost: co.23a/25a → 23, 25."""
    return [int(number) for number in re.findall(r"\d+", source)]


def test_every_signpost_stands_at_its_places(real: RealGuide) -> None:
    written = [block for _, block in blocks(real) if isinstance(block, model.CalloutBlock) and block.code]
    assert sorted(block.code for block in written) == sorted(BRIEF["signposts"]), "one is missing, new or doubled"
    for block in written:
        assert list(block.callout) == BRIEF["signposts"][block.code], block.code
        places = [
            inside
            for inside, other in blocks(real)
            if other is block or (isinstance(other, model.PlaceBlock) and other.place == block.id)
        ]
        assert len(places) == len(pages_of(block.code)), f"{block.code} stands {len(places)} times"
        for place, page in zip(places, pages_of(block.code), strict=True):
            assert place is not None, block.code
            assert page in place.source_pages, f"{block.code} stands in {place.id}"


def test_the_legend_lists_the_six_kinds_and_each_is_used(real: RealGuide) -> None:
    assert list(real.guide.about.callout_kinds) == BRIEF["kinds"]
    used = {kind for _, block in blocks(real) if isinstance(block, model.CalloutBlock) for kind in block.callout}
    assert used == set(BRIEF["kinds"])
    assert any(isinstance(block, model.LegendBlock) for block in section(real, "intro.signposts").body)


def test_signposts_of_an_index_have_a_title(real: RealGuide) -> None:
    """An index shows the title alone; a first sentence makes little sense there."""
    indexed = {kind for _, block in blocks(real) if isinstance(block, model.IndexBlock) for kind in block.of}
    for _, block in blocks(real):
        if isinstance(block, model.CalloutBlock) and indexed & set(block.callout):
            assert block.title, block.where


# ------------------------------------------------------------------------------------------------- exercises


def flat(parts: tuple[ExercisePart, ...]) -> Iterator[ExercisePart]:
    """The parts of an exercise as a book shows them, groups and alternatives opened."""
    for one in parts:
        if isinstance(one, Alternative):
            yield from flat(one.reflow)
        elif isinstance(one, Group):
            yield from flat(one.body)
        else:
            yield one


def grids(parts: tuple[ExercisePart, ...]) -> list[FieldGrid]:
    return [one for one in flat(parts) if isinstance(one, FieldGrid)]


def size(answer: object) -> int | str:
    """What is written in one place: the lines of a text, or the kind of answer."""
    match answer:
        case Choice(many=True):
            most = len(answer.options) if answer.maximum is None else answer.maximum
            return f"{answer.minimum} to {most} of {len(answer.options)}"
        case Choice():
            return f"one of {len(answer.options)}"
        case Field(kind="text"):
            return answer.lines
        case Field(kind="pick"):
            return f"pick of {len(answer.options)}"
        case Field():
            return answer.kind
    raise AssertionError(f"no answer: {answer}")


def sizes(exercise: Exercise) -> dict[str, object]:
    """What brief.yaml says of an exercise, whatever its kind."""
    found: dict[str, object] = {}
    for grid in grids(exercise.body):
        assert "rows" not in found, "one table an exercise"
        rows = [row for group in grid.groups for row in group.rows]
        found["rows"] = [len(group.rows) for group in grid.groups]
        found["cells"] = [size(cell) for cell in rows[-1].cells]
    answers = [size(one) for one in flat(exercise.body) if isinstance(one, Field | Choice)]
    return {**found, "answers": answers} if answers else found


def test_every_exercise_stands_in_its_part(real: RealGuide) -> None:
    for id, expected in PARTS.items():
        found = [
            block.spec.id
            for inside in part(real, id).sections
            for block in inside.body
            if isinstance(block, model.ExerciseBlock)
        ]
        assert found == list(expected.get("exercises", {}))
    assert list(specs(real)) == list(EXERCISES)


@pytest.mark.parametrize("id", EXERCISES)
def test_exercises_have_their_size_and_audience(real: RealGuide, id: str) -> None:
    expected = dict(EXERCISES[id])
    spec = specs(real)[id]
    assert spec.for_ == expected.pop("for")
    assert spec.minutes == expected.pop("minutes", spec.minutes)
    assert sizes(real.arranged.exercises[id]) == expected


KEPT_IN_PARTS = {"board.evidence", "mentor.map", "mentor.ask"}
"""Exercises of a print that are written for oneself; the print shows what came of them."""


def test_exercises_for_organisations_are_shared_and_the_others_private(real: RealGuide) -> None:
    """What is made to be shown to somebody says so, and asks to leave colleagues out as well."""
    shown = {name for one in real.guide.about.prints if one.id != "all" for name in one.answers}
    for id, spec in specs(real).items():
        assert spec.privacy in ({"shared"} if spec.for_ == "organisation" else {"own", "choice"}), id
        if id in shown - KEPT_IN_PARTS:
            assert spec.privacy == "choice", id
    assert shown <= set(specs(real))
    for name in ("own", "choice", "shared"):
        note = real.guide.about.privacy[name]
        forms = [note.text, *filter(None, (note.book, note.web, note.course, note.course_sent))]
        assert len(forms) > 1
        assert all("patient" in words.text for words in forms), name


def test_the_platform_is_rated_again_and_compared(real: RealGuide) -> None:
    first, again = (list(answers_of(real.arranged.exercises[id].body)) for id in ("intro.platform", "next.platform"))
    compared = [one.compares_with for one in again if one.compares_with]
    assert compared == [one.id for one in first]
    assert sum(one.id.endswith(".difference") for one in again) == 7


def test_a_page_gathers_answers_given_elsewhere(real: RealGuide) -> None:
    page = [one for one in answers_of(real.arranged.exercises["next.page"].body) if isinstance(one, Field)]
    assert all(one.shares and one.id in real.arranged.fields for one in page)
    gathered = {one.id for one in page}
    assert {"behave.summary.strongest", "behave.summary.develop"} <= gathered
    assert {"leap.design.smallest", "mentor.map.missing"} <= gathered
    assert {"next.plan.row-1.goal", "next.plan.row-1.first", "next.promise.what"} <= gathered


PROJECT = ("intro.project", "track.project", "track.log", "track.story", "mentor.ask", "leap.design", "next.page")
"""Exercises that carry the live project, besides the reviews."""
USES = re.compile(r"apprais|application|interview|conversation|\btalk\b|board paper")


def test_the_front_says_how_much_there_is(real: RealGuide) -> None:
    hours, count = {}, {}
    for kind in ("ahp", "organisation"):
        of_kind = [spec for spec in specs(real).values() if spec.for_ == kind]
        hours[kind], count[kind] = round(sum(spec.minutes for spec in of_kind) / 60), len(of_kind)
    said = " ".join(
        block.text.text for block in section(real, "how-to-use.start").body if isinstance(block, model.TextBlock)
    )
    assert f"There are {sum(count.values())} exercises." in said
    names = {3: "three", 8: "eight"}
    assert f"The {count['ahp']} for you would take about {names[hours['ahp']]} hours" in said
    assert f"the {count['organisation']} for organisations about {names[hours['organisation']]}" in said


@pytest.mark.parametrize("id", EXERCISES)
def test_each_exercise_says_what_it_is_for(real: RealGuide, id: str) -> None:
    assert USES.search(specs(real)[id].prompt.text), "an appraisal, an application or a conversation"


def test_one_project_is_carried_on(real: RealGuide) -> None:
    prompts = {id: specs(real)[id].prompt.text for id in PROJECT}
    assert all("project" in text for id, text in prompts.items() if id != "next.page")
    for id in ("track.project", "next.page"):
        shared = {one.id for one in answers_of(real.arranged.exercises[id].body)}
        assert "intro.project.what" in shared, id
    rows = next(iter(grids(real.arranged.exercises["next.reviews"].body))).groups[0].rows
    assert [cell_id(row.cells[0]) for row in rows] == [
        f"next.reviews.{day}.date" for day in ("thirty", "sixty", "ninety")
    ]


def test_a_worry_of_ones_own_has_room_beside_the_eight(real: RealGuide) -> None:
    assert {"leap.balance.carried", "leap.balance.carried-support"} <= set(real.arranged.fields)


ROUTES = ("behave.comm", "behave.qual", "framework.missing")
"""Sections that may bring up something hard: they lead to the page that says who can help."""


@pytest.mark.parametrize("id", ROUTES)
def test_hard_matters_lead_to_help(real: RealGuide, id: str) -> None:
    part = next(one for one in real.arranged.book.divisions if any(inside.anchor == id for inside in one.sections))
    found = next(inside for inside in part.sections if inside.anchor == id)
    assert "how-to-use.help" in {run.ref for runs in all_runs(found) for run in runs if isinstance(run, Run)}


def test_who_is_missing_has_an_owner(real: RealGuide) -> None:
    grid = next(iter(grids(real.arranged.exercises["frame.missing"].body)))
    rows = " ".join(cell_id(row.cells[0]) for row in grid.groups[0].rows)
    assert all(word in rows for word in ("ethnicity", "disability", "sex", "hours", "small", "site"))
    assert [cell_id(cell).rsplit(".", 1)[1] for cell in grid.groups[0].rows[0].cells] == ["see", "way", "whose"]


# ------------------------------------------------------------------------------------------------- the rest


def test_notes_pages_follow_every_part(real: RealGuide) -> None:
    for division in real.arranged.book.divisions:
        if division.role == "part":
            assert division.notes, division.slug
    more = {block.id for _, block in blocks(real) if isinstance(block, model.NotesBlock)}
    assert more, "a section that asks for long thought has a page of its own"


def resources(real: RealGuide) -> list[model.ResourcesBlock]:
    return [block for _, block in blocks(real) if isinstance(block, model.ResourcesBlock)]


def test_resources_are_complete_and_dated(real: RealGuide) -> None:
    found: list[list[object]] = []
    for block in resources(real):
        found.append([{one.id: [item.id for item in one.items]} if one.items else one.id for one in block.entries])
        for one in block.entries:
            assert one.status is not None, f"{one.id} says nothing of its present state"
            assert one.publisher.text, one.id
    assert found == BRIEF["resources"]
    entries = [one for block in resources(real) for one in block.entries]
    assert (len(entries), sum(len(one.items) for one in entries)) == (23, 6)


def test_what_has_changed_has_a_date_and_a_work_that_was_read(real: RealGuide) -> None:
    """Notes are of two kinds: what has changed, with a date and a source, and advice without either."""
    checked = {work.id: work.checked for work in real.guide.bibliography}
    notes = [note for note in walk(real.guide.parts) if isinstance(note, model.StatusBlock | model.StatusNote)]
    dated = [note for note in notes if note.date]
    assert len(dated) >= 10
    assert len(notes) - len(dated) >= 20
    for note in dated:
        assert note.source is not None, note.where
        assert checked[note.source.document] == note.date, note.where
    assert not [note.where for note in notes if not note.date and note.source]


def test_what_leaders_and_executives_said_has_its_page(real: RealGuide) -> None:
    """Every page of the guide of 2019 is named by some block, but for those of the signposts and of the drawing."""
    cited = [one for one in walk(real.guide.parts) if isinstance(one, model.Citation) and one.document == "guide-2019"]
    pages = {page for one in cited for page in pages_named(one.page)}
    first, last = BRIEF["source-pages"]
    assert pages == set(range(first, last + 1)) - {5, 8}


def pages_named(text: str) -> list[int]:
    """The pages in the words of a source: "16, 17" and "46–48"."""
    found: list[int] = []
    for named in filter(None, text.split(", ")):
        first, _, last = named.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found


def test_figures_have_a_description_and_a_table(real: RealGuide) -> None:
    assert {"fig.platform", "fig.journey"} <= set(real.arranged.figures)
    for figure in real.arranged.figures.values():
        assert figure.alt
        assert figure.description, figure.anchor
        assert figure.table, figure.anchor


def test_the_team_of_the_source_is_thanked(real: RealGuide) -> None:
    people = [one for _, block in blocks(real) if isinstance(block, model.PeopleBlock) for one in block.entries]
    assert [one.name.text for one in people][:3] == BRIEF["people"]
    texts = [block.text.text for block in section(real, "source.documents").body if isinstance(block, model.TextBlock)]
    assert any("not issued" in text and "endorsed" in text for text in texts)


def test_contents_glossary_and_indexes_stand(real: RealGuide) -> None:
    kinds = {(block.index, block.of) for _, block in blocks(real) if isinstance(block, model.IndexBlock)}
    assert kinds == {("exercises", ()), ("callouts", ("ahp",)), ("callouts", ("org",)), ("callouts", ("jd",))}
    found = [type(block) for _, block in blocks(real)]
    assert found.count(model.ContentsBlock) == 1
    assert found.count(model.GlossaryBlock) == 1
    assert found.count(model.ImprintBlock) == 1
    assert found.count(model.LogoBlock) == 1


def test_nothing_is_quoted_or_told_of_named_people(real: RealGuide) -> None:
    """The outline has no quotation to use, and stories are invented and say so."""
    assert not [block for _, block in blocks(real) if isinstance(block, model.QuotationBlock)]
    for _, block in blocks(real):
        if isinstance(block, model.StoryBlock):
            said = f"{block.story.text} {block.text.text}"
            assert re.search("invented|fictional", said), block.where
