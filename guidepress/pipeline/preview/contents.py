"""What the preview shows: the last good workbook and book, the titles of the slides, and the problems found.

Everything is held in memory. It is filled by the thread that builds and read by those that serve.
"""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guidepress.document.deck import Deck

CONTENTS = "EPUB/nav.xhtml"
"""Where the book is opened."""
RELOADED = ("workbook", "book")
"""What a page must load again when it changes."""


@dataclass(slots=True)
class PreviewContents:
    """`version` counts up with every change, so that a page knows when to look again."""

    title: str = ""
    building: bool = True
    problems: Sequence[Mapping[str, Any]] = ()
    refused: str = ""
    workbook: bytes = b""
    book: Mapping[str, bytes] = field(default_factory=dict)
    outline: Sequence[Mapping[str, Any]] = ()
    version: int = 0
    built: int = 0
    """Counts up with every workbook or book that differs from the one before."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, **changes: Any) -> None:
        """Changes what is shown, all at once."""
        with self._lock:
            self.built += any(changes.get(name, getattr(self, name)) != getattr(self, name) for name in RELOADED)
            for name, value in changes.items():
                setattr(self, name, value)
            self.version += 1

    def state(self) -> bytes:
        """What the page asks for again and again, as JSON."""
        with self._lock:
            record = {
                "version": self.version,
                "title": self.title,
                "building": self.building,
                "problems": list(self.problems),
                "refused": self.refused,
                "workbook": len(self.workbook),
                "built": self.built,
                "book": CONTENTS if CONTENTS in self.book else "",
                "outline": list(self.outline),
            }
        return json.dumps(record, ensure_ascii=False).encode("utf-8")


def opened(book: bytes) -> dict[str, bytes]:
    """The files of a book by their names."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        return {name: package.read(name) for name in package.namelist()}


def outline_of(decks: Sequence[Deck]) -> list[dict[str, Any]]:
    """The decks with the titles of their slides."""
    return [
        {"title": deck.title, "name": deck.name, "slides": [slide.title for slide in deck.slides]} for deck in decks
    ]
