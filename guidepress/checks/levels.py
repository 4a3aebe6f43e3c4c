"""The levels of advice: what is an error, a warning or off in this guide, everywhere or in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath

from guidepress.core.problems import ADVICE, Code, Problem, Traced
from guidepress.core.values import walk
from guidepress.document.authored_text import Prose
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import GuideFile

LineRange = tuple[str, int, int]
"""A file, the first line of a place in it, and the line after the last."""


class Levels:
    """The level of each problem of a guide."""

    def __init__(self, guide: Guide) -> None:
        self.checks = guide.about.checks
        by_place = any(not isinstance(level, str) for level in self.checks.values())
        self.places: Mapping[str, list[LineRange]] = places(guide) if by_place else {}

    def of(self, problem: Problem) -> str:
        """The level of a problem; "" if the guide gives none."""
        level = self.checks.get(problem.code.value, "")
        if isinstance(level, str):
            return level
        named = [entry for entry in level if entry.in_ and self._is_in(problem, entry.in_)]
        everywhere = [entry for entry in level if not entry.in_]
        return (named or everywhere)[0].level if named or everywhere else ""

    def _is_in(self, problem: Problem, place: str) -> bool:
        file, line = problem.where.file, problem.where.line
        if is_file(file, place):
            return True
        return any(file == name and first <= line < after for name, first, after in self.places.get(place, ()))


def possible_levels(about: GuideFile, code: Code) -> set[str]:
    """The levels that a problem with this code may have."""
    level = about.checks.get(code.value, "warning")
    if isinstance(level, str):
        return {level}
    everywhere = {entry.level for entry in level if not entry.in_} or {"warning"}
    return everywhere | {entry.level for entry in level}


def asks_for_errors(about: GuideFile) -> bool:
    """Whether any advice may have the level `error`."""
    return any("error" in possible_levels(about, code) for code in ADVICE)


def places(guide: Guide) -> Mapping[str, list[LineRange]]:
    """The lines of every part, section and block with an id, from its first line to that of its last text."""
    found: dict[str, list[LineRange]] = defaultdict(list)
    for value in walk((guide.parts, guide.timetables, guide.cards, guide.pack)):
        id = getattr(value, "id", None)
        if isinstance(value, Traced) and isinstance(id, str) and value.where.file:
            found[id].append((value.where.file, value.where.line, _last_line(value) + 1))
    return found


def _last_line(value: Traced) -> int:
    """The last line of a value and of all values inside it that stand in the same file."""
    inner = (inner for inner in walk(value) if isinstance(inner, Traced) and inner.where.file == value.where.file)
    return max(
        item.where.line + (item.text.count("\n") if isinstance(item, Prose) and item.exact else 0) for item in inner
    )


def files_of(guide: Guide) -> set[str]:
    """The files in which the texts of a guide stand."""
    return {value.where.file for value in walk(guide) if isinstance(value, Traced) and value.where.file}


def is_file(name: str, pattern: str) -> bool:
    """Whether a file has this path, or ends with it: "parts/03.yaml" is in "source/parts/03.yaml"."""
    return any(part.isalnum() for part in str(pattern)) and PurePosixPath(name).match(str(pattern))
