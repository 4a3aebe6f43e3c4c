"""Makes a copy of the repository in which a trust has changed the guide: other words, names, sections and exercises.

    python -m tests.guide.changed_copy FOLDER && cd FOLDER && python build.py test

What was installed is shared with this checkout by links. The copy is a valid guide: `check` finds no error in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from guidepress.core.problems import Code, Problems, Severity
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import read
from tests.conftest import HOME

INSTALLED = (".venv", "tests/validators/node_modules", "tests/validators/verapdf/target")
NOT_COPIED = {".git", "output", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
ABOUT = {
    r"^slug: .*": "slug: mountain-lead",
    r"^title: .*": "title: Space to grow",
    r"^subtitle: .*": "subtitle: What we ask of those who lead, and what they may ask of us",
    r"^  id: .*": "  id: 2026-2-mountain",
    r"^  name: .*": "  name: Mountain and Lakes Community Trust",
    r"^hashtags: .*": 'hashtags: ["#MountainAndLakes"]',
}
"""Lines of guide.yaml, the first of each kind, and what stands there instead."""
SECTION = "formal.value"
EXERCISES = ("frame.barriers",)
"""A section and exercises that are taken out: nothing refers to them."""
RENAMED = ("framework.about", "framework.our-view")
"""The id of a section, and its new one."""
WORDS = {"people": "folk", "team": "crew", "Think": "Dream", "course": "class", "map": "plot"}
"""Words of sentences, and what is said instead."""


def make(folder: Path) -> Path:
    """Copies the repository into a folder that is not there yet and changes the guide there; returns the folder."""
    shutil.copytree(HOME, folder, ignore=_left_out, symlinks=True)
    for name in INSTALLED:
        if (HOME / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to((HOME / name).resolve(), target_is_directory=True)
    change(folder / "source")
    return folder


def _left_out(folder: str, names: list[str]) -> set[str]:
    where = Path(folder).relative_to(HOME)
    return {name for name in names if name in NOT_COPIED or (where / name).as_posix() in INSTALLED}


def change(source: Path) -> None:
    """Changes a copy of the guide, and retires the ids that are gone. Raises AssertionError where it is not valid."""
    about = source / "guide.yaml"
    text = about.read_text(encoding="utf-8")
    for old, new in ABOUT.items():
        text, found = re.subn(old, new, text, count=1, flags=re.MULTILINE)
        assert found, old
    about.write_text(text, encoding="utf-8")
    whole = {path: path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.yaml"))}
    for path, text in whole.items():
        path.write_text(_reworded(_without(text)), encoding="utf-8")
    lost = _lost(source)
    assert lost, "nothing was taken out"
    lock = source / "ids.lock"
    list_of = "".join(f"  - {id}\n" for id in lost)
    text = lock.read_text(encoding="utf-8")
    if "\nretired:" not in text:
        text = text.replace("\neditions:\n", "\nretired:\neditions:\n", 1)
    lock.write_text(text.replace("\nretired:\n", f"\nretired:\n{list_of}", 1), encoding="utf-8")
    assert _lost(source) == [], "not all ids could be retired"


def _without(text: str) -> str:
    """A file without the section and the exercises, with the other id."""
    text = re.sub(rf"^  - title: .*\n    id: {SECTION}\n(?:(?:    .*)?\n)*", "", text, flags=re.MULTILINE)
    for exercise in EXERCISES:
        text = re.sub(
            rf"^      - exercise: .*\n        id: {exercise}\n(?:(?:        .*)?\n)*", "", text, flags=re.MULTILINE
        )
    return text.replace(*RENAMED)


def _reworded(text: str) -> str:
    """Another title for each section and exercise, and other words in sentences."""
    text = re.sub(r"^( +title: )(?![\"'>|])(.{1,30})$", r"\1\2 too", text, flags=re.MULTILINE)
    for old, new in WORDS.items():
        # Between two spaces, or before a stop, it is no key, no id and no address.
        text = re.sub(rf"(?<=[a-z,] ){old}(?= [a-z]|[.?]$)", new, text, flags=re.MULTILINE)
        text = re.sub(rf"^( {{8,}}){old}(?= [a-z]+ [a-z])", rf"\1{new}", text, flags=re.MULTILINE)
    return text


def _lost(source: Path) -> list[str]:
    """The published ids that are gone and not retired. Raises AssertionError where there is another error."""
    problems = Problems()
    read(Project(source, HOME / "layouts", source.parent / "output"), problems)
    errors = [one for one in problems if one.severity is Severity.ERROR]
    assert all(one.code is Code.LOST_ID for one in errors), "\n".join(map(str, errors))
    return [match.group(1) for one in errors if (match := re.search(r"published id \"([^\"]+)\"", one.message))]


def test(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The tests of a copy, as a trust runs them."""
    env = {name: value for name, value in os.environ.items() if name != "GUIDEPRESS_OWN_GUIDE"}
    command = [sys.executable, str(folder / "build.py"), "test", *arguments]
    return subprocess.run(command, cwd=folder, env={**env, "PYTHONPATH": ""}, capture_output=True, text=True)


if __name__ == "__main__":
    print(make(Path(sys.argv[1]).resolve()))
