"""What a warm process remembers from one build to the next, so that nothing is made again from the same things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from guidepress.core.problems import Problems

T = TypeVar("T")


class Cache:
    """The last result of each thing made, with what it was made from.

    Values are compared as they are: places in files do not count, so that a line more at the top of a file makes no
    workbook new. A result that came with problems is made again, because its problems tell places.
    """

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Any, Any]] = {}
        self.made: list[str] = []
        """The names of what was made since this list was last emptied."""

    def holds(self, name: str, sources: Any) -> bool:
        """Whether the last result of this name came from equal sources."""
        return name in self.kept and bool(self.kept[name][0] == sources)

    def once(self, name: str, sources: Any, problems: Problems, make: Callable[[], T]) -> T:
        """The result of `make`, or the last one where it came from equal sources."""
        if self.holds(name, sources):
            last: T = self.kept[name][1]
            return last
        count = len(problems.found)
        made = make()
        self.made.append(name)
        self.kept.pop(name, None)
        if len(problems.found) == count:
            self.kept[name] = (sources, made)
        return made
