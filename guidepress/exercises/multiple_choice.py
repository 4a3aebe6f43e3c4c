"""Several options of a list: `ID.OPTION`; with several sets of choices side by side: `ID.SET.OPTION`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from guidepress.core.problems import Code, Traced, Where
from guidepress.document.authored_text import Line, Name, Plain
from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import (
    Column,
    ExercisePart,
    FieldGrid,
    Row,
    RowGroup,
)
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Run, Runs
from guidepress.exercises.answer_keys import KeyParts, ticked
from guidepress.exercises.base import Keyed, Lowering, kind
from guidepress.exercises.questions import check_at_least, instruction, labelled_runs, options


class ChoiceSet(Traced, kw_only=True):
    """A column in which options are chosen."""

    SHORT: ClassVar[str] = "label"
    label: Line
    minimum: int = 0
    maximum: int | None = None


@kind("multiple-choice")
class MultipleChoice(Keyed, kw_only=True):
    """Options with limits on the number of choices; with `sets`, a grid with a row for each option and a column for
    each set.
    """

    options: Mapping[str, Plain]
    minimum: int = 0
    maximum: int | None = None
    columns: int = 1
    sets: Mapping[str, ChoiceSet] = {}
    row_label: Line | None = None
    answer: tuple[Name, ...] = ()
    """The keys of the options that are right. All others are not."""

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        check_at_least(1, lowering, self.where, columns=self.columns)
        choices = options(self.options, lowering)
        return self._grid(choices, lowering) if self.sets else self._choice(choices, lowering)

    def key_parts(self, answers: Mapping[str, Answer], lowering: Lowering) -> KeyParts:
        if not self.answer:
            return ()
        where = self.answer[0].where
        if self.sets:
            message, hint = "options with sets have no right answer", 'take "answer" out, or take "sets" out'
            lowering.error(where, message, hint, Code.ANSWER_KEY)
            return ()
        count, most = len(self.answer), len(self.options) if self.maximum is None else self.maximum
        if not self.minimum <= count <= most:
            message = f"the answer has {count} options, but {self.minimum} to {most} may be chosen"
            lowering.error(where, message, "check minimum and maximum", Code.ANSWER_KEY)
        names = {key: f"{self.id}.{key}" for key in self.options}
        words: dict[str, Runs] = {key: (Run(lowering.text(option)),) for key, option in self.options.items()}
        return ticked(names, words, self.answer, lowering)

    def _choice(self, choices: tuple[Option, ...], lowering: Lowering) -> tuple[ExercisePart, ...]:
        if self.row_label is not None:
            lowering.error(
                self.row_label.where, '"row-label" heads the options of "sets"', "write sets, or take it out"
            )
        text = limits(self.minimum, self.maximum, len(choices), self.where, lowering)
        choice = Choice(
            id=self.id,
            label=(lowering.text(self.title),),
            options=choices,
            many=True,
            minimum=self.minimum,
            maximum=self.maximum,
            columns=self.columns,
            where=self.where,
        )
        return (instruction(text, self.where), choice) if text else (choice,)

    def _grid(self, choices: tuple[Option, ...], lowering: Lowering) -> tuple[ExercisePart, ...]:
        if self.minimum or self.maximum is not None:
            lowering.error(
                self.where, 'with "sets", limits stand in each set', "move minimum and maximum into the sets"
            )
        title = lowering.text(self.title)
        instructions = []
        for choice_set in self.sets.values():
            text = limits(choice_set.minimum, choice_set.maximum, len(choices), choice_set.where, lowering)
            if text:
                runs = labelled_runs(lowering.runs(choice_set.label), (Run(text),), lowering.words)
                instructions.append(Paragraph(runs, "instruction", where=choice_set.where))
        rows = []
        for option in choices:
            cells = tuple(
                Field(
                    id=f"{self.id}.{key}.{option.key}",
                    kind="tick",
                    label=(title, lowering.text(choice_set.label), option.label),
                    where=self.options[option.key].where,
                )
                for key, choice_set in self.sets.items()
            )
            rows.append(Row((Run(option.label),), cells))
        grid = FieldGrid(
            columns=tuple(Column(lowering.runs(choice_set.label)) for choice_set in self.sets.values()),
            groups=(RowGroup(tuple(rows)),),
            caption=title,
            row_label=lowering.runs(self.row_label) if self.row_label else (),
            where=self.where,
        )
        return (*instructions, grid)


def limits(minimum: int, maximum: int | None, count: int, where: Where, lowering: Lowering) -> str:
    """The sentence that says how many options to choose; "" where any number is allowed. Reports limits that are
    impossible.
    """
    most = count if maximum is None else maximum
    if minimum < 0 or most < 1 or minimum > most or most > count:
        message = f"of {count} options, {minimum} to {most} cannot be chosen"
        lowering.error(where, message, "check minimum and maximum", Code.WRONG_COUNT)
        return ""
    if maximum is None:
        return lowering.words.choose_at_least.format(minimum=minimum) if minimum else ""
    if minimum == maximum:
        return lowering.words.choose_exactly.format(maximum=maximum)
    if minimum:
        return lowering.words.choose_between.format(minimum=minimum, maximum=maximum)
    return lowering.words.choose_up_to.format(maximum=maximum)
