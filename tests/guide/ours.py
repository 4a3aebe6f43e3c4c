"""Whether the guide in source/ is the one that tests/guide/ knows, by a hash of each of its files.

A trust may change every word of source/, and the tests of the tool still hold. Those of tests/guide/ then have nothing
to say: they are not run, and the end of the run names what was changed. GUIDEPRESS_OWN_GUIDE=1 runs them all the same.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent / "source"
RECORD = HERE / "ours.sha256"
OWN = bool(os.environ.get("GUIDEPRESS_OWN_GUIDE"))


def current(source: Path = SOURCE) -> str:
    """The record of a guide as it stands: a line for each file, as `sha256sum` writes it; all line ends are one."""
    lines = []
    for path in sorted(path for path in source.rglob("*") if path.suffix in (".yaml", ".lock")):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {path.relative_to(source).as_posix()}\n")
    return "".join(lines)


def changed(source: Path = SOURCE) -> list[str]:
    """The files of a guide that are new, gone or not as recorded, in their order."""
    other = set(RECORD.read_text(encoding="utf-8").splitlines()) ^ set(current(source).splitlines())
    return sorted({line.partition("  ")[2] for line in other})


def is_run() -> bool:
    """Whether the tests of tests/guide/ are to be run."""
    return OWN or not changed()


def why_not() -> str:
    """The line for the end of a run that left them out."""
    names = changed()
    few = ", ".join(f"source/{name}" for name in names[:3])
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"Not run: tests/guide/, since the guide is no longer the one that it knows ({few}{more} changed)."
