"""The guide whose answers are printed: its book, its questions and its prints."""

from __future__ import annotations

from guidepress.answers.guide import questions_of_book
from guidepress.answers.reading import GuideQuestions
from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.document.book import Book
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import locked_editions, read
from guidepress.source.locate import locate_problems
from guidepress.source.model import GuideFile


class PrintableGuide(Value):
    """A guide that was read and checked."""

    book: Book
    questions: GuideQuestions
    about: GuideFile


def printable_guide(project: Project, problems: Problems) -> PrintableGuide | None:
    """The guide of a project; None after an error."""
    found, lock = read(project, problems), locked_editions(project, problems)
    if found is None or lock is None or problems.failed:
        if found is not None:
            locate_problems(found[0], problems)
        return None
    guide, arranged = found
    return PrintableGuide(arranged.book, questions_of_book(arranged.book, lock), guide.about)
