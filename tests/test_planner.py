"""The planner: one file that asks nothing of any site, in which a facilitator makes, saves and runs a workshop."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from guidepress.checks.guide import check_guide
from guidepress.compose.planner import arrange_planner
from guidepress.core.problems import Problems
from guidepress.core.workshop_settings import GivenPlan, WorkshopSettings
from guidepress.formats.planner.page import LaidPlanner, page_file
from guidepress.source.timetable_settings import with_settings
from guidepress.theme import load_theme
from tests import PATIENCE
from tests.conftest import HOME, need, run_build
from tests.packs import PackCase, pack_case
from tests.validators import NODE_MODULES
from tests.validators.epub import has_browser


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> PackCase:
    return pack_case("clock", tmp_path_factory.mktemp("clock") / "source")


@pytest.fixture(scope="module")
def page(small: PackCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    planner = arrange_planner(small.guide, small.arranged, small.pages)
    theme = load_theme(HOME / "layouts", HOME / "assets", Problems())
    assert planner is not None
    assert theme is not None
    path = tmp_path_factory.mktemp("planner") / "small-planner.html"
    path.write_bytes(page_file(LaidPlanner(planner, theme)))
    return path


def test_the_page_asks_nothing_of_any_site(page: Path) -> None:
    """Its policy names its style and its script, and there is no other address in it."""
    text = page.read_text(encoding="utf-8")
    root = html.fromstring(text)
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert root.xpath("//*[@src] | //link") == []
    assert not re.search(r"url\((?!data:)|https?://(?!www\.w3\.org)", text)


def test_its_data_cannot_end_their_element(page: Path) -> None:
    (data,) = html.fromstring(page.read_text(encoding="utf-8")).xpath("//script[@id='planner_data']/text()")
    assert "<" not in data
    assert json.loads(data)["slug"] == "small"


def test_a_guide_without_workshops_has_none(tmp_path: Path) -> None:
    shutil.copytree(HOME / "tests" / "cases" / "errors" / "_base", tmp_path / "guide")
    done = run_build("planner", "--guide", str(tmp_path / "guide"), "--output", str(tmp_path / "out"))
    assert "Nothing was made for planner: the guide has no activity and no timetable." in done.stdout


@pytest.mark.parametrize("browser", ["chrome", "firefox"])
def test_a_facilitator_makes_and_runs_a_workshop(browser: str, page: Path, small: PackCase, tmp_path: Path) -> None:
    """With a keyboard and a pointer; the file that is saved is a plan that the build takes."""
    names = ("chromium", "chromium-browser", "google-chrome") if browser == "chrome" else ("firefox-esr", "firefox")
    program = next((path for name in names if (path := shutil.which(name))), None)
    need(f"{browser} with puppeteer-core and axe", program is not None and has_browser("puppeteer-core", "axe-core"))
    script = HOME / "tests" / "web" / "planner.mjs"
    arguments = [browser, str(program), str(NODE_MODULES), str(page), str(tmp_path)]
    done = subprocess.run(["node", str(script), *arguments], capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert (seen["faults"], seen["narrow"], seen["axe"]) == ([], [], [])
    check_making(seen)
    check_running(seen)
    saved = (tmp_path / "saved" / seen["file"]).read_bytes()
    problems = Problems()
    guide = with_settings(small.guide, WorkshopSettings(plan=GivenPlan("my.json", saved)), problems)
    check_guide(guide, problems)
    assert [problem for problem in problems if problem.where.file == "my.json"] == []
    plan = guide.timetables[-1]
    assert (plan.id, plan.title.text, plan.start, plan.people) == (
        "plan-uber-b-lunch-b-x",
        r"Über \<b>lunch\</b> \*x\*",
        "09:00",
        9,
    )
    assert [slot.title.text for slot in plan.slots if slot.title][-1] == r"Tea \*and\* talk"


def check_making(seen: dict[str, Any]) -> None:
    names = ["Opening", "Advice · Leaps", "Spare", "Close"]
    assert (seen["state"], seen["nothing"]) == ("Your plan is kept in this browser", True)
    assert seen["begun"] == [
        "Begun with A day. It ends at 10:00.",
        "09:00 to 10:00: 60 minutes · Slack: 20 minutes",
        names,
    ]
    moved = ["Advice · Leaps", "Opening", "Spare", "Close"]
    assert seen["moved"] == [moved, "down-1", "Opening is now in place 2. The workshop ends at 10:00."]
    assert seen["undone"] == names
    assert (seen["marked"], seen["dragged"]) == (1, ["Close", *names[:-1]])
    assert seen["people"] == ["Plan for 2 to 500 people."]
    assert seen["saidPeople"] == "The workshop ends at 10:00. Plan for 2 to 500 people."
    assert seen["short"] == seen["atSlot"] == ["Opening: its steps take 11 minutes, and it has 1."]
    assert seen["spare"] == ["09:00 to 09:55: 55 minutes · Slack: 15 minutes", []]
    assert seen["stays"] == [
        [value, f"That does not do here. It stays at: {value}"] for value in ("12", "12", "9", "09:00", "Opening")
    ]
    assert seen["left"] == ["0", ["Advice: no step has time to look back together."]]
    turns = "with 9 people, a group of 3 needs 4.5 minutes for turns of 1.5. It has 4: “Tell it in one sentence”."
    assert seen["turns"] == [f"Advice: {turns}"]
    assert seen["span"] == "09:00 to 10:14: 74 minutes · Slack: 34 minutes"
    assert seen["lists"]["groups"] == ["Opening: groups 1 × 4, 1 × 5", "Advice: threes 3 × 3"]
    assert "a hat: 18" in seen["lists"]["things"]
    assert seen["lists"]["pages"][0] == "Type this into the print window of the workbook: 11, 13-15"
    chat = ["Paste into the chat: Write on your page (page 11).", "Paste into the chat: Two minutes each."]
    assert seen["online"][1:] == [chat, ["Advice: A word in the chat stands in for the hat."]]
    assert (seen["inRoom"], seen["fits"]) == ("", "")
    assert seen["saved"] == f"Saved as {seen['file']}. Look among your downloads."
    assert (seen["kept"], seen["emptied"], seen["opened"], seen["wrong"]) == (True, [], True, "")
    assert seen["noDay"] == "Choose a day from today on."
    assert seen["promise"] == "Saved as small-promise-2999-12-31.ics. Look among your downloads."
    calendar = seen["calendar"].split("\r\n")
    assert {"DTSTART;VALUE=DATE:29991231", "DTEND;VALUE=DATE:30000101", "UID:promise.2999-12-31@small"} < set(calendar)
    assert "SUMMARY:Über <b>lunch</b> *x*: what did I promise?" in calendar
    things = ("Name", "Minutes", "Move up", "Move down", "Take out")
    assert seen["labels"] == [f"{thing}: Tea *and* talk" for thing in things]
    assert seen["people9"] == "9"
    assert seen["byHand"] == ["a set of the cards “Ropes”: 2"]
    assert seen["bad"].endswith("It is a plan for another guide: another.")


def check_running(seen: dict[str, Any]) -> None:
    assert seen["runTitle"] == "Running: Über <b>lunch</b> *x*"
    assert seen["run"] == ["Say your name", "6:00", "On time", "09:06 Agree the rules"]
    assert seen["lastMinute"] == ["1:00", "One minute left: Say your name"]
    assert seen["over"][:3] == ["3:00", "3 minutes behind", "over"]
    assert seen["forward"] == ["Agree the rules", "3 minutes behind", ["Nobody has to speak"]]
    assert seen["resumed"] == ["Agree the rules", True]
    assert seen["back"] is True
