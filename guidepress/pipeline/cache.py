"""Keeps the files of units from one build to the next in one process, so that equal sources are not built again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidepress.core.values import Value
from guidepress.document.page_map import PageMap
from guidepress.formats.base import Format, Unit
from guidepress.pipeline.account import UnitAccount


class UnitFiles(Value):
    """The files of a unit, its account, and its page map if it makes one."""

    files: Mapping[str, bytes]
    account: UnitAccount
    pages: PageMap | None = None


class Cache:
    """The last files of each unit, with the sources from which they were made.

    Sources are compared without their places in files (`Traced`), so a line that is added at the top of a source file
    does not make the workbook out of date. A unit with problems is not kept: its problems name places, which may move.
    """

    def __init__(self, warm: bool = True) -> None:
        """`warm`: another build of the same guide follows in this process."""
        self.parts: dict[str, Any] | None = {} if warm else None
        """What formats keep of units that they have set, by the names of these."""
        self.kept: dict[str, tuple[tuple[Any, ...], UnitFiles]] = {}
        self.built_units: list[str] = []
        """The names of the units that were made since the caller last cleared this list."""

    def find(self, unit: Unit) -> UnitFiles | None:
        """The files of a unit with equal sources, or None."""
        sources, files = self.kept.get(unit.name, ((), None))
        return files if files is not None and sources == unit.sources else None

    def revised(self, format: Format[Any], unit: Unit) -> UnitFiles | None:
        """The files of a unit, made from those that are kept for it; None where it has to be set."""
        if unit.name not in self.kept:
            return None
        sources, kept = self.kept[unit.name]
        files = format.revised(unit, Unit(unit.name, sources), kept.files)
        if files is None:
            return None
        found = UnitFiles(files, kept.account, kept.pages)
        self.kept[unit.name] = (unit.sources, found)
        return found

    def keep(self, unit: Unit, files: UnitFiles, *, clean: bool) -> None:
        """Replaces the files that are kept for a unit; without `clean`, only removes them."""
        self.built_units.append(unit.name)
        self.kept.pop(unit.name, None)
        if clean:
            self.kept[unit.name] = (unit.sources, files)
