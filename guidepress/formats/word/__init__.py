"""The Word file (.docx): the workbook to dictate into, to edit, and to make braille and easy-read editions from.

Documents made of answers are written by the same code (`document.py`). It is written with python-docx, which knows the
parts of a Word file and their relations. Its sizes and colours are those of the workbook; its font is that of the
decks, since a Word file is read with the fonts of another computer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.formats.base import Documents, Format, Shown, Unit

if TYPE_CHECKING:
    from guidepress.core.problems import Problems
    from guidepress.formats.word.workbook import LaidWord


class Word(Format["LaidWord"]):
    """The text and the questions of the workbook, with a content control for each answer."""

    name = "docx"
    title = "the workbook as a Word file, to dictate into and to edit"
    step = "Setting the Word file"
    files = ("{slug}.docx",)
    default = False

    def units(self, documents: Documents) -> Sequence[Unit]:
        return [Unit("docx", (documents.book, documents.theme))]

    def set(self, unit: Unit, problems: Problems) -> LaidWord:
        from guidepress.formats.word.workbook import set_word

        return set_word(*unit.sources)

    def shown(self, laid: LaidWord) -> Shown:
        from guidepress.formats.word.shown import shown_in

        return shown_in(laid)

    def facts(self, laid: LaidWord) -> Mapping[str, Any]:
        return {"answers": len(laid.tags)}

    def write(self, laid: LaidWord) -> Mapping[str, bytes]:
        from guidepress.formats.word.workbook import word_bytes

        return {f"{laid.book.slug}.docx": word_bytes(laid)}
