"""The guide whose answers are printed: its book, its questions and its prints."""

from __future__ import annotations

from msgspec import Struct

from guidepress.answers.guide import questions_of_book
from guidepress.answers.reading import GuideQuestions
from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import read_with_lock
from guidepress.source.model import GuideFile


class PrintableGuide(Struct):
    """A guide that was read and checked."""

    book: Book
    questions: GuideQuestions
    about: GuideFile


def printable_guide(project: Project, problems: Problems) -> PrintableGuide | None:
    """The guide of a project; None after an error."""
    found = read_with_lock(project, problems)
    if found is None:
        return None
    guide, arranged, lock = found
    return PrintableGuide(arranged.book, questions_of_book(arranged.book, lock), guide.about)
