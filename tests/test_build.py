"""The command line: what it makes, that it makes the same bytes each time, and that an error touches nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import HOME, run_build


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_project(target: Path) -> Path:
    for name in ("source", "layouts", "assets"):
        shutil.copytree(HOME / name, target / name)
    return target


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command line makes in another folder, time zone, locale, hash seed, day (by the file times) and order
    of files."""
    home = tmp_path_factory.mktemp("elsewhere")
    project = copy_project(home / "another folder é")
    env = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "86400"}
    run = run_build(
        "--source", str(project / "source"), "--layouts", str(project / "layouts"), "--output", str(home / "out"),
        env=env, cwd=home,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return home / "out"


def test_everything_is_made(elsewhere: Path) -> None:
    manifest = json.loads((elsewhere / "manifest.json").read_text(encoding="utf-8"))
    paths = {entry["path"]: entry for entry in manifest["files"]}
    slug = manifest["guide"]
    assert {f"{slug}-workbook.pdf", f"{slug}.epub", "pages.json"} <= set(paths)
    assert any(path.startswith("decks/") for path in paths)
    on_disk = hashes(elsewhere)
    assert set(on_disk) == {*paths, "manifest.json"}
    for path, entry in paths.items():
        assert on_disk[path] == entry["sha256"]
        assert (elsewhere / path).stat().st_size == entry["size"]
        assert entry["build"] == manifest["build"]


def test_the_same_bytes_in_another_place_and_time(elsewhere: Path, output: Path) -> None:
    assert hashes(elsewhere) == hashes(output)


def test_one_format_alone(tmp_path: Path, output: Path) -> None:
    run = run_build("epub", "--output", str(tmp_path))
    assert run.returncode == 0, run.stderr
    made = hashes(tmp_path)
    everything = hashes(output)
    assert not any(path.endswith(".pdf") or path.startswith("decks/") for path in made)
    for path in made:
        if path not in ("manifest.json", "report.html", "report.json"):  # these tell of the formats that were made
            assert made[path] == everything[path], path


def test_an_error_touches_no_output(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    parts = (project / "source" / "parts").glob("*.yaml")
    part = next(path for path in parts if "prompt:" in path.read_text(encoding="utf-8"))
    part.write_text(part.read_text(encoding="utf-8").replace("prompt:", "promt:", 1), encoding="utf-8")
    output = tmp_path / "output"
    output.mkdir()
    (output / "kept.txt").write_text("as it was", encoding="utf-8")
    run = run_build("--source", str(project / "source"), "--layouts", str(project / "layouts"), "--output", str(output))
    assert run.returncode == 1
    assert "unknown-key" in run.stderr
    assert 'did you mean "prompt"?' in run.stderr
    assert part.name in run.stderr
    assert hashes(output).keys() == {"kept.txt"}


def test_wrong_usage_is_two() -> None:
    run = run_build("pfd")
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_a_refusing_machine_is_three(tmp_path: Path) -> None:
    """A file stands where the output folder should be."""
    blocked = tmp_path / "output"
    blocked.write_text("a file", encoding="utf-8")
    run = run_build("pdf", "--output", str(blocked))
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    assert blocked.read_text(encoding="utf-8") == "a file"


def test_check_writes_nothing(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    before = hashes(project)
    run = run_build("check", "--guide", str(project))
    assert run.returncode == 0, run.stderr
    assert hashes(project) == before


def test_help_is_for_a_facilitator() -> None:
    run = run_build("--help")
    assert run.returncode == 0
    for word in ("workbook", "slides", "check", "--source", "--layouts", "--output"):
        assert word in run.stdout
