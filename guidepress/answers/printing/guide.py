"""The guide whose answers are printed: its book, its questions and its prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from guidepress.answers.guide import questions_of_book
from guidepress.answers.reading import GuideQuestions
from guidepress.core.problems import Problems
from guidepress.document.authored_text import Line, Prose
from guidepress.document.book import Block, Book
from guidepress.document.inline import Runs
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import locked_editions, read
from guidepress.source.locate import locate_problems
from guidepress.source.model import GuideFile


class PrintableGuide(Struct):
    """A guide that was read and checked."""

    book: Book
    questions: GuideQuestions
    about: GuideFile
    runs: Callable[[Line], Runs]
    """Reads a line of the source."""
    prose: Callable[[Prose], Sequence[Block]]
    """Reads prose of the source, without the full forms of abbreviations, which the book has."""


def printable_guide(project: Project, problems: Problems) -> PrintableGuide | None:
    """The guide of a project; None after an error."""
    found, lock = read(project, problems), locked_editions(project, problems)
    if found is None or lock is None or problems.failed:
        if found is not None:
            locate_problems(found[0], problems)
        return None
    guide, arranged = found
    return PrintableGuide(
        arranged.book,
        questions_of_book(arranged.book, lock),
        guide.about,
        arranged.runs,
        lambda prose: arranged.reader.blocks(prose, expand=False),
    )
