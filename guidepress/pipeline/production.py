"""The second half of a build: sets the units of formats, then writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.document.deck import Deck
from guidepress.document.page_map import PageMap
from guidepress.formats.base import Format, SetWorkbook, Unit
from guidepress.formats.registry import FORMATS
from guidepress.pipeline.account import UnitAccount, account_for_unit
from guidepress.pipeline.cache import Cache, UnitFiles
from guidepress.pipeline.composer import Composer
from guidepress.pipeline.variants import add_variant_problems

Report = Callable[[str], None]
"""Called with the name of each step when the step begins."""


class _PendingUnit(Struct):
    """A unit that is set and not yet written."""

    format: Format[Any]
    unit: Unit
    laid: Any
    clean: bool
    """Whether setting it reported no problem."""


class Production:
    """Sets the units of formats, and writes them. Units that `cache` holds are not built again. `check` calls `set_all`
    only.
    """

    def __init__(self, composer: Composer, problems: Problems, cache: Cache, report: Report) -> None:
        self.composer, self.problems, self.cache, self.report = composer, problems, cache, report
        self.files: dict[str, bytes] = {}
        self.pending: list[_PendingUnit] = []
        self.helper: Any = None
        self.formats_without_units: list[Format[Any]] = []
        """The formats for which the guide has nothing."""
        self.written: list[tuple[str, str]] = []
        """The format and the name of each unit that is to be written, in the order in which they are set."""
        self.account_of: dict[tuple[str, str], UnitAccount] = {}
        """The account of each of these units."""
        self.documents: list[Book | Deck] = []
        """The documents of all units."""

    def set_all(self, names: Sequence[str], *, writing: bool, second_process: bool = True) -> None:
        """Sets formats. The workbook is always set, since it makes the page map, which the composer keeps; it is
        written only if named.

        With `writing` and `second_process`, units of a format with `helper` are given to a second process as soon as
        the format is set without errors.
        """
        workbook, *others = FORMATS
        self.composer.excerpts = any("kits" in format.needs for format in others if format.name in names)
        written = workbook.name in names
        (pages,) = self._set(workbook, workbook.units(self.composer.documents(workbook.needs)), written=written)
        assert pages is not None
        self.composer.add_pages(pages)
        if self.composer.variants:
            self._set_variants(workbook, written=written)
        for format in others:
            if format.name in names:
                documents = self.composer.documents(format.needs)
                self._set(format, [*format.units(documents), *format.variants(documents)], written=True)
                if writing and second_process and format.helper and not self.problems.failed:
                    self._start_helper()

    def _set_variants(self, workbook: Format[Any], *, written: bool) -> None:
        """Sets the variants of the workbook, which take its page map, and keeps their page maps."""
        documents = self.composer.documents(workbook.needs)
        found = Problems()
        for each, unit in zip(documents.variants, workbook.variants(documents), strict=True):
            variant = each.book.variant
            assert variant is not None
            step = f"{workbook.step}: {variant.title}"
            (pages,) = self._set(workbook, [unit], written=written, problems=found, step=step)
            if pages is not None:
                self.composer.add_variant_pages(variant.name, pages)
        add_variant_problems(found, self.problems)

    def _set(
        self,
        format: Format[Any],
        units: Sequence[Unit],
        *,
        written: bool,
        problems: Problems | None = None,
        step: str = "",
    ) -> list[PageMap | None]:
        """Sets units of one format. Returns the page map of each unit that makes one. `problems`: where problems go, if
        not to those of the build. `step`: what is reported, if not the step of the format.
        """
        self.report(step or format.step)
        found = self.problems if problems is None else problems
        maps: list[PageMap | None] = []
        if written and not units:
            self.formats_without_units.append(format)
        for unit in units:
            if written:
                self.written.append((format.name, unit.name))
                if isinstance(unit.sources[0], Book | Deck) and unit.sources[0] not in self.documents:
                    self.documents.append(unit.sources[0])
            cached = self.cache.find(unit) or self.cache.revised(format, unit)
            laid = None
            if cached is not None:
                if written:
                    self.files |= cached.files
                    self.account_of[format.name, unit.name] = cached.account
                maps.append(cached.pages)
            else:
                count = len(found.items)
                laid = self._set_unit(format, unit, found)
                maps.append(format.page_map(laid))
                if written:
                    self.pending.append(_PendingUnit(format, unit, laid, len(found.items) == count))
            if self.composer.excerpts and format is FORMATS[0]:
                self.composer.workbooks.append(SetWorkbook(unit, laid, lambda again: format.set(again, Problems())))
        return maps

    def _set_unit(self, format: Format[Any], unit: Unit, problems: Problems) -> Any:
        """Sets a unit, with what a warm process has kept of it."""
        kept = self.cache.parts
        return format.set(unit, problems) if kept is None else format.set_warm(unit, problems, kept)

    def account(self) -> None:
        """Accounts for the texts of every unit that was set and is to be written. Reports texts that stand nowhere."""
        for pending in self.pending:
            accounted = account_for_unit(pending.format, pending.unit, pending.laid, self.problems)
            pending.clean = pending.clean and not accounted.account.lost
            self.account_of[pending.format.name, pending.unit.name] = accounted

    @property
    def accounts(self) -> dict[str, list[UnitAccount]]:
        """The accounts of the units of each format, by its name."""
        by_format: dict[str, list[UnitAccount]] = {}
        for name, unit in self.written:
            by_format.setdefault(name, []).append(self.account_of[name, unit])
        return by_format

    def _start_helper(self) -> None:
        """Gives the units of formats with `helper` to a second process."""
        from guidepress.pipeline.workers import Helper

        self.helper = Helper([(pending.format.write, pending.laid) for pending in self._pending_units(helper=True)])

    def write_all(self) -> dict[str, bytes]:
        """The files of all units that were set, by path. Call it after `account`, and only if there is no error."""
        self.report("Writing the files")
        here = self.pending if self.helper is None else self._pending_units(helper=False)
        for pending in here:
            self._store(pending, pending.format.write(pending.laid))
        if self.helper is not None:
            for pending, files in zip(self._pending_units(helper=True), self.helper.results(), strict=True):
                self._store(pending, files)
        return self.files

    def close(self) -> None:
        """Ends the second process. Call it where files will not be written."""
        if self.helper is not None:
            self.helper.close()

    def _pending_units(self, *, helper: bool) -> list[_PendingUnit]:
        return [pending for pending in self.pending if pending.format.helper == helper]

    def _store(self, pending: _PendingUnit, files: Any) -> None:
        self.files |= files
        account = self.account_of[pending.format.name, pending.unit.name]
        kept = UnitFiles(files, account, pending.format.page_map(pending.laid))
        self.cache.keep(pending.unit, kept, clean=pending.clean)
