"""Sets the blocks that only the workbook has: exercises, notes pages, cards, the logo, footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from guidepress.document.blocks import CardSheet, ItemList, ListItem, LogoSlot, NotesPage, Paragraph
from guidepress.document.book import Book
from guidepress.document.exercise import Alternative, Exercise, ExercisePart, FieldGrid, Group, Sketch
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run, Runs
from guidepress.formats.word.answers import AnswerWriter
from guidepress.formats.word.blocks import BlockWriter
from guidepress.formats.word.footnotes import Footnotes
from guidepress.formats.word.grids import add_grid
from guidepress.formats.word.pictures import place_picture
from guidepress.formats.word.places import places_of
from guidepress.formats.word.styles import LABEL, QUIET
from guidepress.theme import Theme

NOTES_LEVEL = 2
"""The level of the heading of a notes page, which stands behind the sections of a part."""


class WorkbookWriter(BlockWriter):
    """Sets all blocks of a workbook."""

    def __init__(self, document: Any, theme: Theme, book: Book) -> None:
        super().__init__(document, theme)
        self.words = book.words
        self.transcript_label = book.words.recording_words
        self.answers = AnswerWriter(self, book.language, places_of(book))
        self.text.note = Footnotes(self.text).add

    def workbook_block(self, block: LogoSlot | NotesPage | CardSheet | Exercise, level: int) -> None:
        """A block that only the workbook has, below a heading of this level; that of an exercise has this level."""
        match block:
            case LogoSlot():
                self._logo(block)
            case NotesPage():
                self.notes_page(block)
            case CardSheet():
                cards = [card for card in block.cards if card.runs]
                items = [ListItem((Run(card.label, strong=True), Run(" "), *card.runs)) for card in cards]
                self.blocks((ItemList(tuple(items)),), level)
            case Exercise():
                self._exercise(block, level)
            case _:
                assert_never(block)

    def notes_page(self, page: NotesPage) -> None:
        """The heading of the notes, the question and a place to write."""
        self.heading(NOTES_LEVEL, page.heading, page.anchor)
        self.paragraph(page.prompt).paragraph_format.keep_with_next = True
        self.answers.field(page.answer)

    def _logo(self, block: LogoSlot) -> None:
        if block.image is None:
            self.paragraph((Run(block.text),), QUIET)
        else:
            place_picture(self, self.paragraph(()), block.image, block.text)

    # ------------------------------------------------------------------------------------------------- exercises

    def _exercise(self, exercise: Exercise, level: int) -> None:
        words = self.words
        label = words.exercise.format(number=exercise.number) if exercise.number else ""
        title = words.labelled.format(label=label, text=exercise.title) if label else exercise.title
        self.heading(level, (Run(title),), exercise.anchor or exercise.id)
        minutes = words.minute if exercise.minutes == 1 else words.minutes.format(minutes=exercise.minutes)
        facts = [minutes if exercise.minutes else "", exercise.audience.text]
        if any(facts):
            self._kept((Run(" · ".join(fact for fact in facts if fact)),))
        if exercise.privacy:
            self._kept((Run(exercise.privacy),))
        self.blocks(exercise.prompt, level)
        if exercise.example:
            self.begin_aside()
            self.paragraph((Run(words.example),), LABEL)
            self.blocks(exercise.example, level)
            self.set_apart -= 1
        self.parts(exercise.body, level)
        if exercise.leads_to_key:
            self.paragraph(exercise.leads_to_key, QUIET)

    def _kept(self, runs: Runs) -> None:
        """A quiet paragraph that stays on the page of what follows."""
        self.paragraph(runs, QUIET).paragraph_format.keep_with_next = True

    def parts(self, parts: Sequence[ExercisePart], level: int) -> None:
        """Parts of an exercise below a heading of this level."""
        for part in parts:
            match part:
                case Field():
                    self.answers.field(part)
                case Choice():
                    self.answers.choice(part)
                case FieldGrid():
                    add_grid(self, part, level)
                case Group():
                    self.heading(level + 1, part.title, "")
                    self.parts(part.body, level + 1)
                case Alternative():
                    self.parts(part.reflow, level)
                case Sketch():
                    self.paragraph((Run(part.alt),))
                    self.parts(part.drawing.answers(), level)
                case Paragraph() | ItemList():
                    self.blocks((part,), level)
                case _:
                    assert_never(part)
