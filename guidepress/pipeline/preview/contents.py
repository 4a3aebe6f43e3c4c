"""The contents of the preview: the last good workbook and book, the titles of the slides, and the problems.

All is in memory. The thread that builds writes it; the threads of the server read it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guidepress.document.deck import Deck

CONTENTS = "EPUB/nav.xhtml"
"""The file at which the book is opened."""
RELOADED = ("workbook", "book")
"""Files that the page must load again after a change."""


@dataclass(slots=True)
class PreviewContents:
    """The contents. `version` increases with every change, so that the page can notice it."""

    title: str = ""
    building: bool = True
    problems: Sequence[Mapping[str, Any]] = ()
    refused: str = ""
    workbook: bytes = b""
    book: Mapping[str, bytes] = field(default_factory=dict)
    outline: Sequence[Mapping[str, Any]] = ()
    version: int = 0
    built: int = 0
    """Increases with every workbook or book that differs from the one before."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, **changes: Any) -> None:
        """Changes several fields in one step."""
        with self._lock:
            self.built += any(changes.get(name, getattr(self, name)) != getattr(self, name) for name in RELOADED)
            for name, value in changes.items():
                setattr(self, name, value)
            self.version += 1

    def state(self) -> bytes:
        """The JSON that the page requests again and again."""
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


def outline_of(decks: Sequence[Deck]) -> list[dict[str, Any]]:
    """The decks with the titles of their slides, for the JSON of `state`."""
    return [
        {"title": deck.title, "name": deck.name, "slides": [slide.title for slide in deck.slides]} for deck in decks
    ]
