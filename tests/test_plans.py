"""Plan files: what is wrong in one is said with its place, and a good one becomes deck, run sheet and list of pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from pptx import Presentation

from guidepress import build
from guidepress.compose.decks import arrange_decks
from guidepress.compose.pack import arrange_pack
from guidepress.core.problems import Problems
from guidepress.core.workshop_settings import GivenPlan, WorkshopSettings
from guidepress.source.json_schema import plan_schema
from guidepress.source.timetable_settings import with_settings
from tests.conftest import HOME, run_build
from tests.decks import room
from tests.packs import PackCase, pack_case, pack_text
from tests.test_clock import minutes_of_slots
from tests.test_plan_clock import CASES, NAMES, case

STARTER = HOME / "starter"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> PackCase:
    return pack_case("clock", tmp_path_factory.mktemp("plans") / "source")


def plan(**changes: Any) -> dict[str, Any]:
    good: dict[str, Any] = {**case("as-in-the-guide")["plan"], **changes}
    return {key: value for key, value in good.items() if value is not None}


def problems_of(text: str, small: PackCase) -> list[str]:
    problems = Problems()
    given = GivenPlan("my.json", text.encode("utf-8"))
    with_settings(small.guide, WorkshopSettings(plan=given), problems)
    return [str(problem) for problem in problems]


def test_a_good_plan_has_no_problem(small: PackCase) -> None:
    assert problems_of(json.dumps(plan(), indent=2), small) == []
    assert problems_of("\ufeff" + json.dumps(plan()), small) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "my.json:1:1: error bad-plan: this is no plan file: Expecting value (save it again in the planner)"),
        (
            '{\n "format": "guidepress-plan",\n "version": 1,\n}',
            "my.json:3:14: error bad-plan: this is no plan file: Illegal trailing comma before end of object",
        ),
        ("[]", 'my.json:1:1: error bad-plan: this is no plan file: its "format" is not "guidepress-plan"'),
        ('{"format": "guidepress-answers"}', 'my.json:1:12: error bad-plan: this is no plan file: its "format" is not'),
    ],
)
def test_what_is_no_plan_is_said(text: str, expected: str, small: PackCase) -> None:
    (found,) = problems_of(text, small)
    assert found.partition(": this is no plan file")[0].rpartition(":")[0].startswith("my.json:")
    assert "error bad-plan: this is no plan file" in found
    if "comma" not in expected:  # each Python says it in its own words
        assert found.startswith(expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"version": 2}, "my.json:3:14: error bad-plan: this plan is of version 2, and this tool reads version 1"),
        ({"guide": "other"}, 'my.json:4:12: error bad-plan: this is a plan for the guide "other"'),
        ({"people": "many"}, 'my.json:9:13: error wrong-value: "many" is not a whole number'),
        ({"slots": []}, "my.json:10:12: error wrong-count: this list is empty"),
        ({"start": None}, 'my.json:1:1: error missing-key: "start" is missing here'),
        ({"colour": "red"}, "error unknown-key"),
        ({"slots": [{"title": "Late", "minutes": "x"}]}, 'my.json:13:18: error wrong-value: "x" is not a whole number'),
    ],
)
def test_what_is_wrong_in_a_plan_has_its_place(changes: dict[str, Any], expected: str, small: PackCase) -> None:
    found = problems_of(json.dumps(plan(**changes), indent=2), small)
    assert [each for each in found if expected in each], found


def test_bytes_that_are_no_text_are_said(small: PackCase) -> None:
    problems = Problems()
    with_settings(small.guide, WorkshopSettings(plan=GivenPlan("my.json", b'{"a": "\xff"}')), problems)
    assert [problem.code.value for problem in problems] == ["not-utf8"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"activity": "leap.activty"}, 'error dangling-reference: there is no activity "leap.activty"'),
        ({"step-minutes": [1, 2]}, 'error wrong-count: "leap.activity" has 8 steps, but "step-minutes" has 2'),
        ({"step-minutes": [1, 1, 1, 1, 1, 1, 1, -1]}, 'error wrong-count: "step-minutes" must be 0 or more, not -1'),
        ({"step-minutes": [0] * 8}, 'error timings: "leap.activity" has no step in the form "short"'),
        (
            {"step-minutes": [1, 1, 4, 1, 6, 0, 0, 0]},
            'warning no-time: "step-minutes" leaves no time for "debrief" of "leap.activity"',
        ),
        ({"minutes": 3}, 'error timings: "leap.activity" takes 16 minutes (short), but this slot has 3'),
        (
            {"activity": None, "title": "Own", "step-minutes": [1]},
            '"step-minutes" are those of the steps of an activity',
        ),
    ],
)
def test_a_plan_is_checked_like_a_timetable(changes: dict[str, Any], expected: str, small: PackCase) -> None:
    from guidepress.checks.guide import check_guide

    slot = {**plan()["slots"][1], **changes}
    text = json.dumps(plan(slots=[{key: value for key, value in slot.items() if value is not None}]), indent=2)
    problems = Problems()
    settings = WorkshopSettings(plan=GivenPlan("my.json", text.encode()))
    check_guide(with_settings(small.guide, settings, problems), problems)
    found = [str(problem) for problem in problems]
    assert [each for each in found if each.startswith("my.json:") and expected in each], found


def test_the_schema_is_current_and_takes_every_case() -> None:
    text = (HOME / "docs" / "plan.schema.json").read_text(encoding="utf-8")
    assert text == plan_schema(), "run tools/make_schema.py"
    valid = fastjsonschema.compile(json.loads(text))
    for name in NAMES:
        valid(case(name)["plan"])
    with pytest.raises(fastjsonschema.JsonSchemaException):
        valid({**case(NAMES[0])["plan"], "slots": [{"minutes": "soon"}]})
    assert CASES.is_dir()


def starter_plan(**changes: Any) -> dict[str, Any]:
    return {
        "format": "guidepress-plan",
        "version": 1,
        "guide": "better-meetings",
        "edition": "2026-1",
        "id": "plan-lunch",
        "title": r"Over \*lunch\*",
        "start": "12:10",
        "people": 9,
        "slots": [{"title": "Eat \\*slowly\\*", "minutes": 10}],
        **changes,
    }


def test_a_plan_becomes_a_deck_a_run_sheet_and_a_list(tmp_path: Path) -> None:
    path = tmp_path / "lunch.json"
    path.write_text(json.dumps(starter_plan()), encoding="utf-8")
    result = build(STARTER, ["decks", "pack"], plan=path)
    assert not [str(problem) for problem in result.problems]
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(result.files["decks/better-meetings-workshop-plan-lunch.pptx"])
    words = [
        shape.text_frame.text
        for slide in Presentation(str(deck)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert "Over *lunch*" in words
    assert any("12:10 Eat *slowly*" in each for each in words)
    without = build(STARTER, ["decks", "pack"])
    assert result.build != without.build, "a plan is among what a build is made of"
    lines = result.files["decks/better-meetings-pages-to-print.txt"].decode()
    assert "Over *lunch*" in lines


def test_the_example_of_the_docs_is_a_plan(tmp_path: Path) -> None:
    page = (HOME / "docs" / "planner.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    (tmp_path / "lunch.json").write_text(example, encoding="utf-8")
    result = build(STARTER, ["decks", "pack"], plan=tmp_path / "lunch.json")
    assert not [str(problem) for problem in result.problems]
    fastjsonschema.compile(json.loads(plan_schema()))(json.loads(example))


def test_the_command_line_takes_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "lunch.json"
    path.write_text(json.dumps(starter_plan(guide="first-aid")), encoding="utf-8")
    done = run_build("check", "--quick", "--guide", str(STARTER), "--plan", str(path))
    assert done.returncode == 1
    assert f'{path}:1:54: error bad-plan: this is a plan for the guide "first-aid"' in done.stderr
    missing = run_build("check", "--quick", "--guide", str(STARTER), "--plan", str(tmp_path / "no.json"))
    assert "there is no file" in missing.stderr


def test_deck_and_run_sheet_have_the_minutes_of_the_plan(small: PackCase, tmp_path: Path) -> None:
    """Steps that the plan leaves out are on no slide; the run sheet has a table of the others by the clock."""
    problems = Problems()
    given = GivenPlan("my.json", json.dumps(case("own-minutes")["plan"]).encode())
    guide = with_settings(small.guide, WorkshopSettings(plan=given), problems)
    decks = arrange_decks(guide, small.arranged, room(), problems)
    (deck,) = [each for each in decks if each.name == "small-workshop-plan-own-minutes"]
    assert minutes_of_slots(deck) == {"slot-1": 20}
    assert [slide.title for slide in deck.slides if "A first leap" in slide.title] == []
    pack = arrange_pack(guide, small.arranged, decks, small.pages, tmp_path)
    assert pack is not None
    sheet = pack_text(pack).partition("== Run sheet: Own minutes")[2].partition("\n==")[0]
    rows = [line.strip() for line in sheet.splitlines() if line.strip().startswith("| 09:")]
    assert rows[1:] == [
        "| 09:00 | Hear why | 3 |",
        "| 09:03 | Move into threes | 1 |",
        "| 09:04 | Tell it in turn | 12 | Take your time.",
        "| 09:16 | Go on | 4 |",
    ]
    assert not list(problems)
