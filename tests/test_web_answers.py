"""The scripts of the web workbook: typed, closed against markup, and tried in Chromium on a small guide."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from guidepress.document.labels import Labels
from guidepress.formats.html.script_files import names_among
from guidepress.formats.html.xml import SVG
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from guidepress.source.labels import placeholders
from tests import PATIENCE
from tests.conftest import HOME, LONG, need
from tests.validators import NODE_MODULES, node_package, program
from tests.validators.epub import BROWSERS, has_browser

HERE = HOME / "tests" / "web"
STATIC = HOME / "guidepress" / "formats" / "web" / "static"
SCRIPTS = sorted(STATIC.glob("*.js"))
COURSE = sorted((HOME / "guidepress" / "formats" / "scorm" / "static").glob("*.js"))
SCHEMA = json.loads((HOME / "docs" / "answers.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of tests/web/guide, with the words of the real guide."""
    root = tmp_path_factory.mktemp("small")
    shutil.copytree(HERE / "guide", root, dirs_exist_ok=True)
    built = build(Project(root / "source", HOME / "layouts", root / "output"), ("web",), lambda step: None)
    assert not built.problems.failed, "\n".join(map(str, built.problems))
    (name,) = (name for name in built.files if name.endswith("-web.zip"))
    folder = root / "site"
    zipfile.ZipFile(io.BytesIO(built.files[name])).extractall(folder)
    return folder


def run(site: Path, saved: Path, *only: str, script: str = "answers.mjs", patience: int = 120_000) -> dict[str, str]:
    """What went wrong in each test of a script, or in those named; empty for nothing. `patience` in milliseconds."""
    browser = next(path for name in BROWSERS if (path := shutil.which(name)))
    saved.mkdir(exist_ok=True)
    where = [browser, str(NODE_MODULES), str(site)]
    command = ["node", str(HERE / script), *where, json.dumps(only), str(saved), str(patience)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    assert not only or sorted(found) == sorted(only), "a test has another name"
    return found


def script_in(folder: Path, name: str) -> Path:
    """A script of the pages by the name that it has in the sources."""
    return folder / names_among(path.name for path in folder.iterdir())[name]


# ------------------------------------------------------------------------------------------------- in Chromium


def test_the_scripts_keep_their_promises(site: Path, tmp_path: Path) -> None:
    need("Chromium with axe and PDF.js", has_browser("axe-core", "pdfjs-dist"))
    found = run(site, tmp_path / "saved")
    assert len(found) > 40
    assert "\n".join(f"{name}: {wrong}" for name, wrong in found.items() if wrong) == ""
    files = sorted((tmp_path / "saved").iterdir())
    assert len(files) > 5
    valid = fastjsonschema.compile(SCHEMA)
    for file in files:
        valid(json.loads(file.read_text(encoding="utf-8")))


def test_no_page_takes_answers_until_all_its_scripts_have_run(site: Path, tmp_path: Path) -> None:
    need("Chromium with axe", has_browser("axe-core"))
    found = run(site, tmp_path / "saved", script="closed.mjs")
    assert len(found) > 2 * len(SCRIPTS)
    assert "\n".join(f"{name}: {wrong}" for name, wrong in found.items() if wrong) == ""


def test_a_page_that_opens_too_early_is_seen(site: Path, tmp_path: Path) -> None:
    need("Chromium with axe", has_browser("axe-core"))
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    ready = script_in(folder, "ready.js")
    text = ready.read_text(encoding="utf-8")
    asks = "if (isWhole(window) && isCourseWhole()) openPage"
    assert asks in text
    ready.write_text(text.replace(asks, "openPage"), encoding="utf-8")
    seen_by = "without page.js no page takes answers"
    assert run(folder, tmp_path / "saved", seen_by, script="closed.mjs", patience=4000)[seen_by] != ""


AS_MARKUP = """for (const one of children) {
  const room = document.createElement("template");
  room.innerHTML = one.outerHTML || one;
  element.append(room.content);
}"""
SPOILT = [
    ("store.js", "write(ANSWER + id, raw)", "true", "an emptied box leaves nothing behind"),
    ("items.js", "read(key) === after", "true", "undo leaves alone what was changed since"),
    (
        "items.js",
        "steps.forEach(([key, before]) => write(key, before));\n      return false",
        "return false",
        "a file too large for the storage changes nothing",
    ),
    (
        "page.js",
        "keepMine(lastTyped.box, theirs);\n      return;",
        "",
        "where both tabs type into one box neither text is lost",
    ),
    (
        "page.js",
        'window.addEventListener("beforeprint", beforePrint);',
        "",
        "print holds the whole of a long answer, on its page and among all answers",
    ),
    (
        "page.js",
        "else if (!saving) saving = window.setTimeout(flush, WAIT);",
        "else { window.clearTimeout(saving); saving = window.setTimeout(flush, WAIT); }",
        "who types without a pause is kept as well",
    ),
    ("page.js", "if (value === undefined) return;", "", "half a date and a number that is none change nothing"),
    ("notices.js", "PAUSE = 5000", "PAUSE = 0", "it says that answers are kept, to eyes each time and to ears once"),
    ("elements.js", "element.append(...children);", AS_MARKUP, "hostile values stay text, and wrong ones are named"),
]
"""A script, what is spoilt in it, and the test that must see it."""


@pytest.mark.parametrize(("script", "old", "new", "seen_by"), SPOILT if LONG else SPOILT[::3])
def test_a_spoilt_script_is_seen(site: Path, tmp_path: Path, script: str, old: str, new: str, seen_by: str) -> None:
    need("Chromium with axe and PDF.js", has_browser("axe-core", "pdfjs-dist"))
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    spoilt = script_in(folder, script)
    text = spoilt.read_text(encoding="utf-8")
    assert old in text
    spoilt.write_text(text.replace(old, new), encoding="utf-8")
    wrong = run(folder, tmp_path / "saved", seen_by, patience=4000)[seen_by]
    assert wrong, "nothing was seen"
    assert not wrong.startswith("TimeoutError"), f"seen for another reason: {wrong}"


# ------------------------------------------------------------------------------------------------- in Firefox


def test_the_pages_work_in_firefox_from_a_folder(site: Path, tmp_path: Path) -> None:
    firefox = program("firefox-esr") or program("firefox")
    need("Firefox with puppeteer-core", firefox is not None and node_package("puppeteer-core") is not None)
    command = ["node", str(HERE / "firefox.mjs"), str(firefox), str(NODE_MODULES), str(site), str(tmp_path / "profile")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


# ------------------------------------------------------------------------------------------------- the file


FILE: dict[str, Any] = {
    "format": "guidepress-answers",
    "version": 1,
    "guide": "small-guide",
    "edition": "2026-1",
    "saved": "2026-11-22T10:00:00.000Z",
    "answers": {"a.b": {"value": "x", "label": "Question"}, "a.c": {"value": True, "label": "", "shown": "words"}},
    "done": {"a": "2026-11-22T09:59:00.000Z"},
}


def test_a_file_of_answers_fits_the_schema() -> None:
    fastjsonschema.compile(SCHEMA)(FILE)


@pytest.mark.parametrize(
    "more",
    [
        {"format": "other"},
        {"version": 2},
        {"guide": ""},
        {"saved": "22 November"},
        {"more": 1},
        {"answers": []},
        {"answers": {"a": {"value": False, "label": ""}}},
        {"answers": {"a": {"value": "", "label": ""}}},
        {"answers": {"a": {"value": 7, "label": ""}}},
        {"answers": {"a": {"value": "x"}}},
        {"answers": {"": {"value": "x", "label": ""}}},
        {"done": {"a": True}},
        {"done": {"a": "yesterday"}},
        {"done": {"": "2026-11-22T09:59:00Z"}},
    ],
    ids=str,
)
def test_what_is_no_such_file_does_not(more: dict[str, object]) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        fastjsonschema.compile(SCHEMA)({**FILE, **more})


# ------------------------------------------------------------------------------------------------- the scripts as text


def test_the_scripts_are_typed() -> None:
    need("tsc", node_package("typescript") is not None)
    command = ["node", str(NODE_MODULES / "typescript" / "bin" / "tsc"), "-p", str(HERE / "tsconfig.json")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert done.stdout + done.stderr == ""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_markup_or_code_from_text(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    ways = r"(inner|outer|insertAdjacent)HTML|document\.write|createContextualFragment|\beval\b|new Function|DOMParser"
    assert re.findall(ways, text) == []
    assert "https://" not in text
    assert "http://" not in text.replace(SVG, "")  # the name of the namespace; nothing is asked for there


@pytest.mark.parametrize("script", [*SCRIPTS, *COURSE], ids=lambda path: path.name)
def test_every_script_says_at_its_end_that_it_has_run(script: Path) -> None:
    """ready.js looks for the names; it opens the page itself, so it has nothing to say."""
    said = f'  window.ranScripts = [...(window.ranScripts || []), "{script.name}"];\n}})();\n'
    assert script.read_text(encoding="utf-8").endswith(said) is (script.name != "ready.js")


def words_in(script: Path) -> list[tuple[str, set[str]]]:
    """Each label that a script asks for, with what it fills in where that can be read."""
    text = script.read_text(encoding="utf-8")
    found = [(name, set[str]()) for name in re.findall(r"(?<![\w.])words\.(\w+)", text)]
    for name, values in re.findall(r"filled\((?:GUIDE\.)?words\.(\w+), \{([^}]*)\}", text):
        found.append((name, set(re.findall(r"(?:^|,)\s*(\w+)", values))))
    return found


def test_every_word_of_the_scripts_is_a_label() -> None:
    known = set(Labels.__struct_fields__)
    asked = [each for script in SCRIPTS if script.name != "record.js" for each in words_in(script)]
    assert len(asked) > 40
    for name, values in asked:
        assert f"web_{name}" in known, name
        allowed = placeholders(f"web-{name.replace('_', '-')}")
        assert not values or values == set(allowed), name


def test_every_word_of_the_record_is_a_label() -> None:
    """Its words come with its own data: labels of the record, and two more."""
    more = {"labelled", "months"}
    asked = words_in(STATIC / "record.js")
    assert len(asked) > 10
    for name, values in asked:
        label = name if name in more or name in ("ticked", "exercise_title") else f"record_{name}"
        label = f"web_{name}" if name in ("ticked", "exercise_title") else label
        assert label in Labels.__struct_fields__, name
        assert not values or values == set(placeholders(label.replace("_", "-"))), name


def test_every_word_is_asked_for() -> None:
    scripts = "".join(script.read_text(encoding="utf-8") for script in (HOME / "guidepress" / "formats").rglob("*.js"))
    python = "".join(
        path.read_text(encoding="utf-8") for path in (HOME / "guidepress").rglob("*.py") if path.name != "labels.py"
    )
    mine = [name for name in Labels.__struct_fields__ if name.startswith("web_")]
    unused = [name for name in mine if name not in python and f".{name.removeprefix('web_')}" not in scripts]
    assert unused == []
