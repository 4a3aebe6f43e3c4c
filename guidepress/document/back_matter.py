"""A book whose answers and descriptions of figures stand at their own places again, and not at its back.

A printed page has links to the answers and to the descriptions of figures. A web page and a slide have both in place.
"""

from __future__ import annotations

from guidepress.document.answer_key import with_keys_in_place
from guidepress.document.book import Book
from guidepress.document.figure_descriptions import with_descriptions_in_place


def in_place(book: Book) -> Book:
    """The book with the answers at their exercises and the descriptions at their figures."""
    return with_descriptions_in_place(with_keys_in_place(book))
