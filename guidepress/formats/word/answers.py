"""Sets single fields and choices of a workbook in a Word file: the question, its help, and the control."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guidepress.document.answer_names import option_text, question_name
from guidepress.document.blocks import ItemList, ListItem
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Run, Runs
from guidepress.formats.word.controls import Answered, Controls, Kind
from guidepress.formats.word.places import Place
from guidepress.formats.word.styles import ANSWER, CELL, CHOICE, QUESTION, QUIET

if TYPE_CHECKING:
    from guidepress.formats.word.workbook_blocks import WorkbookWriter

_KINDS: dict[str, Kind] = {"date": "date", "pick": "list", "tick": "check-box"}


class AnswerWriter:
    """Writes what is asked, and a control for each answer; where the answer stands elsewhere, a link to it."""

    def __init__(self, writer: WorkbookWriter, language: str, places: Mapping[str, Place]) -> None:
        self.writer, self.places = writer, places
        self.words = writer.words
        self.controls = Controls(self.words, language)

    def field(self, field: Field) -> None:
        """A field with its question above it; that of a box to tick stands behind it."""
        if field.kind == "tick" and not self._is_elsewhere(field):
            paragraph = self.writer.paragraph((), CHOICE)
            self.control(paragraph, field)
            self.writer.text.write(paragraph, (Run(" "), *(field.prompt or (Run(field.label[-1]),))))
            self._help(self.help(field))
            return
        if field.prompt:
            self.writer.paragraph(field.prompt, QUESTION)
        self._help(self.help(field))
        if field.options:
            self.options(field.options)
        self._answer(field)

    def choice(self, choice: Choice) -> None:
        """A choice with its question above it: boxes to tick, or the options in words and a drop-down list."""
        if choice.prompt:
            self.writer.paragraph(choice.prompt, QUESTION)
        if not choice.many:
            self.options(choice.options, in_line=choice.on_scale)
            self._answer(choice)
            return
        for option in choice.options:
            self.box(self.writer.paragraph((), CHOICE), choice, option)

    def _answer(self, answer: Field | Choice) -> None:
        """The paragraph with the control, or with the link to it."""
        self.control(self.writer.paragraph((), QUIET if self._is_elsewhere(answer) else ANSWER), answer)

    def box(self, paragraph: Any, choice: Choice, option: Option) -> None:
        """A box to tick with its option, in a paragraph."""
        id = f"{choice.id}.{option.key}"
        if id not in self.controls.tags:
            self.controls.add(paragraph, Answered(id, option_text(option, self.words), "check-box"))
        self.writer.text.write(paragraph, (Run(f" {option_text(option, self.words)}"),))

    def control(self, paragraph: Any, answer: Field | Choice) -> None:
        """The control of one answer at the end of a paragraph, or a link to where it stands."""
        if self._is_elsewhere(answer):
            place = self.places[answer.id]
            says = self.words.word_answer_elsewhere.format(place=place.title)
            self.writer.text.write(paragraph, (Run(says, ref=place.anchor),))
            return
        kind: Kind = "list" if isinstance(answer, Choice) else _KINDS.get(answer.kind, "line")
        if kind == "line" and isinstance(answer, Field) and answer.lines > 1:
            kind = "lines"
        self.controls.add(paragraph, Answered(answer.id, question_name(answer, self.words), kind, answer.options))

    def cell(self, cell: Any, answer: Field | Choice) -> None:
        """An answer in a cell of a table, whose head asks; what is asked besides stands above it."""
        paragraph = cell.paragraphs[0]
        for runs in (answer.prompt, answer.hint if isinstance(answer, Field) else ()):
            if runs:
                self.writer.text.write(paragraph, runs)
                paragraph = self._cell_paragraph(cell)
        if not (isinstance(answer, Choice) and answer.many):
            self.control(paragraph, answer)
            return
        for number, option in enumerate(answer.options):
            self.box(self._cell_paragraph(cell) if number else paragraph, answer, option)

    def _cell_paragraph(self, cell: Any) -> Any:
        paragraph = cell.add_paragraph()
        self.writer.text.set_style(paragraph, CELL)
        return paragraph

    def options(self, options: Sequence[Option], *, in_line: bool = False) -> None:
        """The options in words: a drop-down list shows them on a screen only."""
        if in_line:
            self.writer.paragraph((Run(self.in_line(options)),), QUIET)
        else:
            items = tuple(ListItem((Run(option_text(option, self.words)),)) for option in options)
            self.writer.blocks((ItemList(items),), 1)

    def in_line(self, options: Sequence[Option], *, with_meaning: bool = True) -> str:
        """The options in one line."""
        texts = [option_text(option, self.words) if with_meaning else option.label for option in options]
        line = texts[0]
        for text in texts[1:]:
            line = self.words.scale_points.format(point=line, next=text)
        return line

    def help(self, field: Field) -> Runs:
        """The help for an answer, and about how many words are expected."""
        about = self.words.answer_words.format(words=field.words) if field.words else ""
        return (*field.hint, *((Run(f" ({about})" if field.hint else about),) if about else ()))

    def _help(self, runs: Runs) -> None:
        if runs:
            self.writer.paragraph(runs, QUIET).paragraph_format.keep_with_next = True

    def _is_elsewhere(self, answer: Field | Choice) -> bool:
        """Whether the control of an answer stands at another place."""
        if answer.id in self.controls.tags:
            return True
        return isinstance(answer, Field) and answer.shares and not self.places[answer.id].shares
