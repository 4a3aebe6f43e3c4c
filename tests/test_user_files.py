"""What a build leaves outside the output: the times of its steps, in the person's cache folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.cli import progress
from guidepress.core.user_files import cache_folder


@pytest.mark.parametrize(
    ("system", "variables", "wanted"),
    [
        ("linux", {}, "home/.cache/guidepress"),
        ("linux", {"XDG_CACHE_HOME": "{}/cache"}, "cache/guidepress"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "home/.cache/guidepress"),
        ("linux", {"XDG_CACHE_HOME": ""}, "home/.cache/guidepress"),
        ("darwin", {"XDG_CACHE_HOME": "{}/cache"}, "home/Library/Caches/guidepress"),
        ("win32", {"LOCALAPPDATA": "{}/local", "XDG_CACHE_HOME": "{}/cache"}, "local/guidepress"),
        ("win32", {}, "home/AppData/Local/guidepress"),
    ],
)
def test_the_cache_folder_is_where_the_system_keeps_caches(
    system: str, variables: dict[str, str], wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert cache_folder() == tmp_path / wanted


def test_a_person_without_a_home_has_no_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None
    monkeypatch.setattr(progress, "TIMES_FILE", None)
    progress.save_times("pdf", {"read": 1.5})
    assert progress.load_times() == {}


def test_times_are_kept_in_a_folder_that_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "TIMES_FILE", tmp_path / "not" / "yet" / "times.json")
    progress.save_times("pdf", {"read": 1.5})
    assert progress.load_times() == {"pdf": {"read": 1.5}}


@pytest.mark.parametrize("name", ["pdf", "pdf \udcff"])
def test_what_cannot_be_kept_is_no_failure(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the folder is wanted; the path of a guide is no UTF-8."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(progress, "TIMES_FILE", tmp_path / ("file" if name == "pdf" else "folder") / "times.json")
    progress.save_times(name, {"read": 1.5})
    assert progress.load_times() == {}
