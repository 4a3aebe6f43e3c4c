"""The record of the guide that these tests know, and what becomes of them where it is another."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.guide import ours


def test_the_record_is_that_of_the_guide() -> None:
    """GUIDEPRESS_OWN_GUIDE=1 GUIDEPRESS_WRITE_GOLDENS=1 writes it anew after a change of source/."""
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        ours.RECORD.write_text(ours.current(), encoding="utf-8", newline="\n")
    assert ours.changed() == [], "write tests/guide/ours.sha256 anew"


def test_each_change_is_named(tmp_path: Path) -> None:
    source = shutil.copytree(ours.SOURCE, tmp_path / "source")
    assert ours.changed(source) == []
    about = source / "guide.yaml"
    about.write_bytes(about.read_bytes().replace(b"\n", b"\r\n"))
    assert ours.changed(source) == [], "the line ends of Windows are no change"
    about.write_bytes(about.read_bytes() + b"# more\n")
    (source / "parts" / "01-how-to-use.yaml").rename(source / "parts" / "01-how.yaml")
    assert ours.changed(source) == ["guide.yaml", "parts/01-how-to-use.yaml", "parts/01-how.yaml"]
