"""A plan by the clock: the build and the script of the planner find the same in every case of tests/clock.

A case holds a plan for the guide of tests/cases/pack/clock, and what is found in it: the times of its slots with the
minutes of their steps, the groups, what to bring, the pages to print, and the codes of what does not fit, each with the
number of its slot (0: the whole).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from guidepress.checks.counts import check_counts
from guidepress.checks.workshops import check_workshops
from guidepress.compose.book import Arranged
from guidepress.compose.pack.pages_to_print import PrintPlan
from guidepress.compose.planner import arrange_planner, said
from guidepress.compose.workshop.groups import by_size, groups
from guidepress.compose.workshop.material_words import MaterialWords
from guidepress.compose.workshop.needs import Needs, kind_of, works_of
from guidepress.compose.workshop.schedule import activity_places, slack_of, steps_of, timed_slots
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.core.workshop_settings import GivenPlan, WorkshopSettings
from guidepress.document.page_map import PageMap
from guidepress.source.model import Guide
from guidepress.source.model.workshop import Timetable
from guidepress.source.timetable_settings import with_settings
from tests import PATIENCE
from tests.conftest import HOME, LONG, RealGuide, need
from tests.packs import PackCase, block_map, pack_case

CASES = HOME / "tests" / "clock"
SCRIPTS = [HOME / "guidepress" / "formats" / "planner" / "static" / name for name in ("clock.js", "needs.js")]
PLANS = 300 if LONG else 30
NAMES = sorted(path.stem for path in CASES.glob("*.json"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> PackCase:
    return pack_case("clock", tmp_path_factory.mktemp("clock") / "source")


@pytest.fixture(scope="module")
def by_script(small: PackCase, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scripts find in each case."""
    plans = {name: case(name)["plan"] for name in NAMES}
    return found_by_scripts(plans, small.guide, small.arranged, small.pages, tmp_path_factory.mktemp("script"))


def found_by_scripts(
    plans: dict[str, Any], guide: Guide, arranged: Arranged, pages: PageMap, folder: Path
) -> dict[str, Any]:
    need("node", shutil.which("node") is not None)
    planner = arrange_planner(guide, arranged, pages)
    (folder / "data.json").write_bytes(msgspec.json.encode(planner, enc_hook=str))
    (folder / "plans.json").write_text(json.dumps(plans), encoding="utf-8")
    words = [
        "node",
        str(CASES / "clock.mjs"),
        str(folder / "data.json"),
        str(folder / "plans.json"),
        *map(str, SCRIPTS),
    ]
    done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def case(name: str) -> Any:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_build_finds_it(name: str, small: PackCase) -> None:
    found = found_by_build(case(name)["plan"], small.guide, small.arranged, small.pages)
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        write(name, found)
    assert found == case(name)["found"]


@pytest.mark.parametrize("name", NAMES)
def test_the_planner_finds_it(name: str, by_script: dict[str, Any]) -> None:
    assert by_script[name] == case(name)["found"]


def test_both_agree_on_any_workshop_of_the_guide(real: RealGuide, tmp_path: Path) -> None:
    """Workshops of the guide with forms, minutes and people that a fixed seed changes."""
    chance, pages = Random(1), block_map(real.arranged)
    planner = arrange_planner(real.guide, real.arranged, pages)
    assert planner is not None
    forms = {activity.id: activity.forms for activity in planner.activities}
    plans: dict[str, Any] = {}
    for number in range(PLANS):
        workshop = chance.choice(planner.workshops)
        slots = [changed(json.loads(msgspec.json.encode(slot, enc_hook=str)), forms, chance) for slot in workshop.slots]
        plans[str(number)] = {
            **case(NAMES[0])["plan"],
            "guide": planner.slug,
            "id": f"plan-{number}",
            "start": workshop.start,
            "people": chance.randint(2, 60),
            "slots": slots,
        }
    scripts = found_by_scripts(plans, real.guide, real.arranged, pages, tmp_path)
    for number, plan in plans.items():
        assert found_by_build(plan, real.guide, real.arranged, pages) == scripts[number], plan


def changed(slot: Any, forms: Mapping[str, Any], chance: Random) -> Any:
    """A slot in one of its forms, or with other minutes for its steps."""
    if slot.get("activity"):
        form = chance.choice(forms[slot["activity"]])
        slot["use"] = form.use
        minutes = [chance.choice([0, step.minutes, 3]) for step in form.steps]
        if chance.random() < 0.5 and sum(minutes):
            slot["step-minutes"] = minutes
    for step in slot.get("steps", []):
        step["minutes"] = chance.choice([0, 1, step["minutes"]])
    slot["minutes"] = chance.choice([5, 20, slot["minutes"], 70])
    return slot


def write(name: str, found: dict[str, Any]) -> None:
    """A case with what was found in it, a line for each finding."""
    head = {key: value for key, value in case(name).items() if key != "found"}
    lines = [f' "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in head.items()]
    inner = [f'  "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in found.items()]
    text = "{\n" + ",\n".join([*lines, ' "found": {\n' + ",\n".join(inner) + "\n }"]) + "\n}\n"
    (CASES / f"{name}.json").write_text(text, encoding="utf-8")


def found_by_build(plan: dict[str, Any], guide: Guide, arranged: Arranged, pages: PageMap) -> dict[str, Any]:
    problems = Problems()
    given = GivenPlan("plan.json", json.dumps(plan).encode())
    guide = with_settings(guide, WorkshopSettings(plan=given), problems)
    timetable = guide.timetables[-1]
    assert timetable.id == plan["id"], list(problems)
    places, needs, words = activity_places(guide), Needs(guide), MaterialWords(arranged, guide.cards, guide.pack)
    print_plan = PrintPlan(places, needs, arranged, pages)
    printed = print_plan.timetable(timetable)
    timed = timed_slots(timetable)
    check_counts(replace(timetable, slots=()), {}, problems)
    whole = sorted({(0, each.code.value) for each in problems} - ({(0, "timings")} if ends_today(timetable) else set()))
    return {
        "end": timed[-1].end if timed else timetable.start,
        "clock": [
            {
                "start": each.start,
                "end": each.end,
                "slack": slack_of(each.slot, places),
                "steps": [step.minutes for step in steps_of(each.slot, places)],
            }
            for each in timed
        ],
        "groups": [line for each in timed for line in groups_of(each.number, each.slot, timetable.people, places)],
        "list": [
            [said(words.what(need.material), pages), need.count]
            for need in needs.of_timetable(timetable)
            if kind_of(need.material) not in ("page", "slide")
        ],
        "pages": sorted({page for item in printed for page in item.pages}),
        "places": [[item.title, list(item.pages)] for item in printed],
        "problems": [*map(list, whole), *problems_of(guide, timetable)],
    }


def ends_today(timetable: Timetable) -> bool:
    hours, minutes = map(int, timetable.start.split(":"))
    return hours * 60 + minutes + timetable.minutes <= 24 * 60


def groups_of(number: int, slot: Any, people: int, places: Any) -> list[Any]:
    place = places.get(slot.activity or "")
    size = place.activity.group_size if place is not None else slot.group_size
    steps = works_of(steps_of(slot, places))
    counts = [(step.work, by_size(groups(people, step.work or "room", size))) for step in steps]
    return [[number, work, {str(each): count for each, count in sizes.items()}] for work, sizes in counts]


def problems_of(guide: Guide, timetable: Timetable) -> list[list[Any]]:
    """The codes of each slot alone: a problem of an activity has the place of the activity, not of its slot."""
    found: list[list[Any]] = []
    activities = {id: place.activity for id, place in activity_places(guide).items()}
    for number, slot in enumerate(timetable.slots, 1):
        problems = Problems()
        for value in walk(slot):
            check_counts(value, activities, problems)
        alone = replace(timetable, slots=(slot,), minutes=slot.minutes)
        check_workshops(replace(guide, timetables=(alone,)), problems)
        found += [[number, each.code.value] for each in problems.items]
    return found
