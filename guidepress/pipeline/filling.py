"""Sets the workbook of a guide once, to fill it in for many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.document.filled_in import Filled, FilledIn
from guidepress.pipeline.build import compose, finish
from guidepress.pipeline.project import Project

if TYPE_CHECKING:
    from guidepress.formats.pdf.workbook import LaidWorkbook


class FillableWorkbook:
    """A workbook that is set and drawn, and that nobody has filled in yet."""

    def __init__(self, laid: LaidWorkbook) -> None:
        self.laid = laid

    @property
    def book(self) -> Book:
        """The book that was set."""
        return self.laid.book

    @property
    def fields(self) -> dict[str, str]:
        """The names of all fields, each with the words that are read aloud."""
        from guidepress.formats.pdf.filled import fields_of

        return fields_of(self.laid)

    def fill(self, answers: FilledIn) -> Filled:
        """The workbook with the answers of one person. Without any, it is the one that a build makes."""
        from guidepress.formats.pdf.filled import write_filled

        return write_filled(self.laid, answers)


def workbook_to_fill(project: Project, problems: Problems) -> FillableWorkbook | None:
    """The workbook of a guide; None after an error."""
    from guidepress.formats.pdf.workbook import set_workbook

    composer = compose(project, None, problems, errors_only=True, formats=())
    if composer is None:
        return None
    laid = set_workbook(composer.arranged.book, composer.theme, problems)
    finish(composer.guide, problems)
    return None if problems.failed else FillableWorkbook(laid)
