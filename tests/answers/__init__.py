"""Answers that people gave in published editions, one folder an edition, as the programs that people have left them.

Whatever reads filled workbooks, files of answers or what a learning system keeps is tried on these files, so that it
can read what was handed out. A folder is made once, when its edition is locked, and never changed: `make_answers.py`
makes it from what was built.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
EDITIONS = sorted(path.name for path in HERE.iterdir() if (path / "expected.json").exists())


def expected(edition: str) -> dict[str, Any]:
    """What was answered, and with what; README.md beside it says what the keys are."""
    found: dict[str, Any] = json.loads((HERE / edition / "expected.json").read_text(encoding="utf-8"))
    return found


def unpacked(edition: str, name: str, folder: Path) -> Path:
    """A workbook of the edition as a PDF in `folder`."""
    path = folder / name.removesuffix(".gz")
    path.write_bytes(gzip.decompress((HERE / edition / name).read_bytes()))
    return path
