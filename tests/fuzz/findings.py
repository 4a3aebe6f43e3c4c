"""What went wrong while fuzzing: one file for each kind, so that a run goes on after the first."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path


class Findings:
    """A folder of findings; each has the input that leads there, and a text that says what happened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def fault(self, error: BaseException, data: bytes) -> None:
        """An exception that left the tool; the kind is where it was raised."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        self.add(kind, "".join(traceback.format_exception(error)), data)

    def add(self, kind: str, text: str, data: bytes) -> None:
        if kind in self.known:
            return
        self.known.add(kind)
        name = hashlib.sha256(kind.encode()).hexdigest()[:12]
        (self.folder / f"{name}.input").write_bytes(data)
        (self.folder / f"{name}.txt").write_text(f"{kind}\n\n{text}", encoding="utf-8", errors="backslashreplace")
        print(f"found: {kind}", flush=True)
