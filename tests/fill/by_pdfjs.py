"""pdf.js, the engine of Firefox, in Node: pdfjs.mjs does the work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests import PATIENCE
from tests.fill.answers import Step
from tests.fill.form import Question

_TESTS = Path(__file__).resolve().parent.parent
_MODULES = Path(os.environ.get("GUIDEPRESS_NODE_MODULES", _TESTS / "validators" / "node_modules"))
MODULE = _MODULES / "pdfjs-dist" / "legacy" / "build" / "pdf.mjs"


def present() -> bool:
    return MODULE.exists() and shutil.which("node") is not None


def fill(source: Path, target: Path, asked: dict[str, Question], done: list[Step]) -> None:
    wanted = target.with_suffix(".json")
    wanted.write_text(json.dumps([(asked[name].field, value) for name, value in done]), encoding="utf-8")
    command = ["node", str(Path(__file__).with_name("pdfjs.mjs")), MODULE.as_uri(), str(source), str(target)]
    run = subprocess.run([*command, str(wanted)], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE)
    assert run.returncode == 0, run.stderr
