"""The workbook in the viewer of pdf.js, the one of Firefox: a person with a mouse and a keyboard."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests import PATIENCE
from tests.conftest import need
from tests.fill import by_pdfjs
from tests.fill.answers import SPECIAL
from tests.fill.form import Question, questions

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WORDS = f"{SPECIAL} ŵ\nsecond line"


def use(source: Path, target: Path, steps: list[tuple[str, str, int, str]]) -> list[Any]:
    """Does the steps, saves, and says what each has seen."""
    modules = by_pdfjs.MODULE.parents[3]
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    need("a browser with playwright-core", browser is not None and (modules / "playwright-core").exists())
    need("pdf.js", by_pdfjs.present())
    wanted = target.with_suffix(".json")
    wanted.write_text(json.dumps(steps), encoding="utf-8")
    script = Path(__file__).with_name("fill") / "viewer.mjs"
    arguments = [str(modules), str(browser), str(source), str(target), str(wanted)]
    command = ["node", str(script), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert run.returncode == 0, run.stderr
    seen: list[Any] = json.loads(run.stdout)
    return seen


def fill_by_hand(source: Path, target: Path, shared: Question, rating: Question, picked: Question) -> None:
    """Types into a shared answer, clicks and steps through a rating, picks from a list; compares what is kept."""
    choice = picked.options[2][0]
    last = len(rating.states) - 1
    seen = use(
        source,
        target,
        [
            ("type", shared.field, 0, WORDS),
            ("read", shared.field, 1, ""),
            ("click", rating.field, 0, ""),
            ("click", rating.field, 2, ""),
            ("click", rating.field, 2, ""),
            ("space", rating.field, 1, ""),
            ("space", rating.field, 1, ""),
            ("space", rating.field, last, ""),
            ("pick", picked.field, 0, choice),
        ],
    )
    assert seen[1] == WORDS, "what is typed shows in the other place"
    on = [[place for place, state in enumerate(states) if state] for states in seen[2:8]]
    assert on == [[0], [2], [], [1], [], [last]], "one of many, and it can be taken back"

    after = questions(target)
    assert after[shared.name].value == WORDS
    assert after[rating.name].value == rating.states[last]
    assert [widget.on for widget in after[rating.name].widgets] == ["Off"] * last + [rating.states[last]]
    assert after[picked.name].value == choice
    untouched = set(after) - {shared.name, rating.name, picked.name}
    assert not [name for name in untouched if after[name].value]


def test_a_person_fills_the_workbook(documented_workbook: Path, tmp_path: Path) -> None:
    asked = questions(documented_workbook).values()
    shared = next(one for one in asked if one.kind == "lines" and len(one.widgets) == 2)
    picked = next(one for one in asked if one.kind == "pick" and len(one.options) > 2)
    rating = next(one for one in asked if one.kind == "one" and len(one.states) == 3)
    fill_by_hand(documented_workbook, tmp_path / "filled.pdf", shared, rating, picked)
