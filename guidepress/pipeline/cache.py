"""What a warm process keeps from one build to the next, so that nothing is made again from the same sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress.core.values import Value
from guidepress.document.page_map import PageMap
from guidepress.formats.base import Unit


class Made(Value):
    """The files of a unit, and its page map if it makes one."""

    files: Mapping[str, bytes]
    pages: PageMap | None = None


class Cache:
    """The last files of each unit, with the sources that they were made from.

    Values are compared by what they hold: places in files do not count, so that a line more at the top of a file makes
    no workbook new. A unit that came with problems is not kept, because its problems tell places.
    """

    def __init__(self) -> None:
        self.kept: dict[str, tuple[tuple[Any, ...], Made]] = {}
        self.made: list[str] = []
        """The names of what was made since this list was last emptied."""

    def find(self, unit: Unit) -> Made | None:
        """The files of a unit with equal sources, or None."""
        sources, made = self.kept.get(unit.name, ((), None))
        return made if made is not None and sources == unit.sources else None

    def keep(self, unit: Unit, made: Made, *, clean: bool) -> None:
        """Keeps the files of a unit if it is `clean`, and forgets its last ones in any case."""
        self.made.append(unit.name)
        self.kept.pop(unit.name, None)
        if clean:
            self.kept[unit.name] = (unit.sources, made)
