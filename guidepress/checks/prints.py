"""Rules for `prints` in guide.yaml: their ids stand in file names, and what they name has to be there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from guidepress.compose.book.published import left_out_ids
from guidepress.core.file_names import is_device
from guidepress.core.problems import Code, Problems
from guidepress.document.book import Book
from guidepress.document.questions import names_of
from guidepress.source.model.guide import Guide
from guidepress.source.scalars import place_of


def check_prints(guide: Guide, book: Book, problems: Problems) -> None:
    """Reports two prints of one id, ids that no disk takes, and names that no part, exercise or answer has."""
    seen: set[str] = set()
    for each in guide.about.prints:
        where = place_of(each.id, each.where)
        if each.id in seen:
            problems.error(
                Code.DUPLICATE_ID, where, f'there is a print "{each.id}" already', "give one of them another"
            )
        if is_device(each.id):
            problems.error(Code.WRONG_VALUE, where, f'"{each.id}" cannot stand in the name of a file')
        seen.add(each.id)
    if any(each.answers for each in guide.about.prints):
        check_names((name for each in guide.about.prints for name in each.answers), guide, book, problems)


def check_names(names: Iterable[str], guide: Guide, book: Book, problems: Problems) -> None:
    """Reports each name that is the id of no part, section, exercise or answer of the guide."""
    known, left_out = names_of(book), left_out_ids(guide)
    for name in names:
        if name not in known and name not in left_out:
            message = f'there is no part, section, exercise or answer "{name}" that somebody writes in'
            near = get_close_matches(name, known, 1, 0.7)
            hint = f'did you mean "{near[0]}"?' if near else "name one by its id"
            problems.error(Code.DANGLING_REFERENCE, place_of(name, guide.about.where), message, hint)
