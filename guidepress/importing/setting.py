"""Where blocks are written: how links and pictures are found, and what was used so far."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from guidepress.importing.cues import cues
from guidepress.importing.log import Log
from guidepress.importing.prose import Context, Link
from guidepress.importing.tree import (
    Image,
    Place,
)

PictureName = Callable[[Image, Place], str]
"""The name of the file in assets/images for a picture; "" for one that cannot be used."""


class Setting(Struct):
    """Where blocks are written: how links and pictures are found, the ids that are taken, and what was used."""

    link: Link
    picture: PictureName
    log: Log
    give_id: Callable[[str, str], str]
    """For words and a fallback, an id in the part that is written."""
    title: str = ""
    """The title of the part or section that is written."""
    kinds: set[str] = field(default_factory=set)
    scales: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """Words for facilitators in the section that is written: they stand in its file as notes."""

    @property
    def context(self) -> Context:
        """What the writer of inlines needs."""
        return Context(self.link, self.log)

    def add(self, rule: str, place: Place, words: str, key: str, **values: str) -> str:
        """Words that the import writes itself, which are logged."""
        made = cues().words[key].format(**values)
        self.log.note(rule, place, words, now=made, added=made)
        return made
