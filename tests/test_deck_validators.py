"""Decks and the two validators of PPTX files. Each is also shown a file that it must refuse."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import need


@pytest.fixture(scope="module")
def folder(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every deck of the real guide, and one as participants get it."""
    target = tmp_path_factory.mktemp("decks")
    for path in (output / "decks").glob("*.pptx"):
        shutil.copy(path, target)
    copy = min((output / "decks" / "participants").glob("*.pptx"))
    shutil.copy(copy, target / f"{copy.stem}-participants.pptx")
    return target


def tool(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a validator that is a Python package; a skip where it is not there."""
    need(module.replace("_", "-"), importlib.util.find_spec(module) is not None)
    code = f"import sys; from importlib.metadata import entry_points as e; sys.argv[0] = {module!r}; "
    code += f"(s,) = e(group='console_scripts', name={module.replace('_', '-')!r}); sys.exit(s.load()())"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8")


def changed(source: Path, target: Path, name: str, old: bytes, new: bytes) -> Path:
    """A copy of a package with one part changed."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for entry in before.namelist():
            data = before.read(entry)
            if entry == name:
                assert old in data
                data = data.replace(old, new)
            after.writestr(entry, data)
    return target


def test_openxml_audit_finds_nothing(folder: Path) -> None:
    run = tool("openxml_audit", "-r", str(folder))
    assert run.returncode == 0, run.stdout[-2000:]


def test_openxml_audit_notices_a_broken_deck(folder: Path, tmp_path: Path) -> None:
    deck = min(folder.glob("*.pptx"))
    broken = changed(deck, tmp_path / "broken.pptx", "ppt/slides/slide1.xml", b"<p:spPr/>", b"<p:spPr><p:no/></p:spPr>")
    assert tool("openxml_audit", str(broken)).returncode != 0


def test_ooxml_integrity_finds_nothing(folder: Path) -> None:
    run = tool("ooxml_integrity", "check", *sorted(map(str, folder.glob("*.pptx"))))
    assert run.returncode == 0, run.stdout[-2000:]


def test_ooxml_integrity_notices_words_that_do_not_fit(folder: Path, tmp_path: Path) -> None:
    deck = min(folder.glob("*.pptx"))
    long = "far too many words " * 60
    broken = changed(deck, tmp_path / "broken.pptx", "ppt/slides/slide2.xml", b"<a:t>", f"<a:t>{long}".encode())
    assert tool("ooxml_integrity", "check", str(broken)).returncode != 0
