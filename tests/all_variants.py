"""Builds a copy of the guide with a variant for each design in layouts/variants, for the validators of `.ci/long`.

    python -m tests.all_variants FOLDER && python build.py verify FOLDER/output

A design for easy-read sentences is left out: it is for guides that have some.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import HOME

FOLDERS = ("source", "assets", "layouts")


def declared(text: str, names: list[str]) -> str:
    """The text of guide.yaml with further variants. It must declare one."""
    head, key, rest = text.partition("\nvariants:\n")
    assert key, "the guide declares no variant"
    new = [name for name in names if f"\n  {name}:\n" not in f"\n{rest}"]
    return head + key + "".join(f"  {name}:\n    title: {name}\n    layout: {name}\n" for name in new) + rest


def main(folder: Path) -> int:
    """Makes the copy and builds every format and variant."""
    for name in FOLDERS:
        shutil.copytree(HOME / name, folder / name)
    guide = folder / "source" / "guide.yaml"
    designs = sorted(path.stem for path in (HOME / "layouts" / "variants").glob("*.yaml") if path.stem != "easy-read")
    guide.write_text(declared(guide.read_text(encoding="utf-8"), designs), encoding="utf-8")
    command = [sys.executable, "-m", "guidepress", "build", "--guide", str(folder), "--all-variants"]
    return subprocess.run(command, cwd=HOME).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
