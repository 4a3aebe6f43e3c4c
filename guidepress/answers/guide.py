"""The questions of a guide, to compare answers with."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.answers.reading import GuideQuestions
from guidepress.core.problems import Problems
from guidepress.document.book import Book
from guidepress.document.labels import Labels
from guidepress.document.questions import questions_of
from guidepress.pipeline.project import Project
from guidepress.pipeline.reading import evaluation_of, read_with_lock
from guidepress.source.ids_lock import Lock


def questions_of_guide(project: Project, problems: Problems) -> tuple[GuideQuestions, Labels] | None:
    """The questions of the guide of a project, and its labels; None after an error."""
    found = books_of_guide(project, problems)
    return None if found is None else (found[0], found[1][0].words)


def books_of_guide(project: Project, problems: Problems) -> tuple[GuideQuestions, tuple[Book, ...]] | None:
    """The questions of a guide, and the books that ask them, the workbook first; None after an error."""
    found = read_with_lock(project, problems)
    if found is None:
        return None
    guide, arranged, lock = found
    evaluation = evaluation_of(project, guide)
    books = (arranged.book,) if evaluation is None else (arranged.book, evaluation.book)
    return questions_of_books(books, lock), books


def questions_of_book(book: Book, lock: Lock) -> GuideQuestions:
    """The questions of the workbook, and what its published editions asked."""
    return questions_of_books((book,), lock)


def questions_of_books(books: Sequence[Book], lock: Lock) -> GuideQuestions:
    """The questions of the books of a guide, the workbook first, and what its published editions asked."""
    book = books[0]
    published = {name for edition in lock.editions for name in (*edition.answers, *edition.more_notes)}
    return GuideQuestions(
        slug=book.slug,
        edition=book.edition.id,
        questions={id: question for each in books for id, question in questions_of(each).items()},
        months=book.words.months.split(),
        published=frozenset(published),
        kinds={
            edition.id: {name: answer.kind for name, answer in edition.answers.items()} for edition in lock.editions
        },
    )
