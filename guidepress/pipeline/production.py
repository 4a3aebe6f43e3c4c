"""The second half of a build: formats are set, then written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from guidepress.core.problems import Problems
from guidepress.document.page_map import PageMap
from guidepress.formats.base import Format, Unit
from guidepress.formats.registry import FORMATS
from guidepress.pipeline.cache import Cache, UnitFiles
from guidepress.pipeline.composer import Composer

Report = Callable[[str], None]
"""Told the name of each step as it begins."""


class _PendingUnit(Struct):
    """A unit that is set and waits to be written."""

    format: Format[Any]
    unit: Unit
    laid: Any
    clean: bool
    """Whether no problem was found while it was set."""


class Production:
    """Sets the units of formats, and writes them. What `cache` holds is not made again.

    Whoever only checks calls `set_all` alone.
    """

    def __init__(self, composer: Composer, problems: Problems, cache: Cache, report: Report) -> None:
        self.composer, self.problems, self.cache, self.report = composer, problems, cache, report
        self.files: dict[str, bytes] = {}
        self.pending: list[_PendingUnit] = []
        self.helper: Any = None

    def set_all(self, names: Sequence[str], *, writing: bool) -> PageMap:
        """Sets formats. The workbook is always set, since it makes the page map; it is written only if it is named.

        With `writing`, a second process begins with what is worth it as soon as that is set without errors.
        """
        workbook, *others = FORMATS
        pages = self._set(workbook, written=workbook.name in names)
        assert pages is not None
        self.composer.pages = pages
        for format in others:
            if format.name in names:
                self._set(format, written=True)
                if writing and format.helper and not self.problems.failed:
                    self._start_helper()
        return pages

    def _set(self, format: Format[Any], *, written: bool) -> PageMap | None:
        """Sets the units of one format; the page map of the last, if it makes one."""
        self.report(format.step)
        pages = None
        for unit in format.units(self.composer.documents(format.needs)):
            cached = self.cache.find(unit)
            if cached is not None:
                self.files |= cached.files if written else {}
                pages = cached.pages
                continue
            count = len(self.problems.items)
            laid = format.set(unit, self.problems)
            pages = format.page_map(laid)
            if written:
                self.pending.append(_PendingUnit(format, unit, laid, len(self.problems.items) == count))
        return pages

    def _start_helper(self) -> None:
        """Hands what is worth it to a second process."""
        from guidepress.pipeline.workers import Helper

        self.helper = Helper([(pending.format.write, pending.laid) for pending in self._pending_units(helper=True)])

    def write_all(self) -> dict[str, bytes]:
        """The files of all that was set, by their paths. Only to be called where no error was found."""
        self.report("Writing the files")
        for pending in self._pending_units(helper=False):
            self._store(pending, pending.format.write(pending.laid))
        if self.helper is not None:
            for pending, files in zip(self._pending_units(helper=True), self.helper.results(), strict=True):
                self._store(pending, files)
        return self.files

    def close(self) -> None:
        """Ends the second process. To be called where files will not be written after all."""
        if self.helper is not None:
            self.helper.close()

    def _pending_units(self, *, helper: bool) -> list[_PendingUnit]:
        return [pending for pending in self.pending if pending.format.helper == helper]

    def _store(self, pending: _PendingUnit, files: Any) -> None:
        self.files |= files
        self.cache.keep(pending.unit, UnitFiles(files, pending.format.page_map(pending.laid)), clean=pending.clean)
