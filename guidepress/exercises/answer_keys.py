"""Answer keys: what an author writes under `answer` and `because` becomes the key of the exercise.

A kind returns a `KeyPart` for each question that has a right answer, made by one of the functions here. Each function
reports an answer that its question does not offer, at the place of the answer, and then returns nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from msgspec.structs import replace

from guidepress.core.problems import Code, Where
from guidepress.core.values import Value
from guidepress.document.answer_key import TICKED, AnswerKey, KeyedQuestion
from guidepress.document.answer_names import ends_sentence, option_text
from guidepress.document.authored_text import Line, Name, Prose
from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.book import Block
from guidepress.document.exercise_parts import Answer
from guidepress.document.fields import Choice
from guidepress.document.inline import Run, Runs, as_strong, plain
from guidepress.exercises.base import Lowering, Question
from guidepress.exercises.questions import labelled_runs

NOT_TICKED = "no"


class KeyPart(Value):
    """The right answer to one question."""

    question: KeyedQuestion
    lines: tuple[Runs, ...] = ()
    """The answer in words: one line, or several that belong together."""
    label: Runs = ()
    """What is asked; empty where the exercise asks one thing."""
    ordered: bool = False
    """Whether the order of the lines is the answer."""
    model: tuple[Block, ...] = ()
    """A model answer in prose."""
    because: Runs = ()
    """Why the answer is right, where one question of several has a reason of its own in one line."""
    reason: tuple[Block, ...] = ()
    """The same in prose."""


KeyParts = tuple[KeyPart, ...]


# ------------------------------------------------------------------------------------------------- one answer


def one_answer(answer: Answer | None, value: Line | Name, lowering: Lowering, label: Runs = ()) -> KeyParts:
    """The key of a field, or of a choice of one. For an answer with options, `value` is the key of an option."""
    if answer is None:
        return ()
    if isinstance(answer, Choice) or answer.kind == "pick":
        return _option(answer, value, lowering, label)
    if answer.kind == "tick":
        return _tick(answer, value, lowering, label)
    if answer.kind == "number":
        if not _is_number(value.text, answer.minimum, answer.maximum):
            wanted = "write a whole number that people can type here"
            _report(value.where, f"“{value.text}” cannot be the answer", wanted, lowering)
            return ()
        return (KeyPart(KeyedQuestion((answer.id,), (str(int(value.text)),)), ((Run(value.text),),), label),)
    return (KeyPart(KeyedQuestion((answer.id,)), (lowering.runs(value),), label),)


def _option(answer: Answer, value: Line | Name, lowering: Lowering, label: Runs) -> KeyParts:
    words = {option.key: option_text(option, lowering.words) for option in answer.options}
    if value.text not in words:
        _report_option(value, words, lowering)
        return ()
    return (KeyPart(KeyedQuestion((answer.id,), (value.text,)), ((Run(words[value.text]),),), label),)


def _tick(answer: Answer, value: Line | Name, lowering: Lowering, label: Runs) -> KeyParts:
    if value.text not in (TICKED, NOT_TICKED):
        _report(value.where, f"“{value.text}” cannot be the answer", f"write {TICKED} or {NOT_TICKED}", lowering)
        return ()
    words = lowering.words.key_ticked if value.text == TICKED else lowering.words.key_not_ticked
    right = TICKED if value.text == TICKED else ""
    return (KeyPart(KeyedQuestion((answer.id,), (right,)), ((Run(words),),), label),)


def _is_number(text: str, minimum: int | None, maximum: int | None) -> bool:
    try:
        number = int(text)
    except ValueError:
        return False
    return (minimum is None or number >= minimum) and (maximum is None or number <= maximum)


# ------------------------------------------------------------------------------------------------- several together


def ticked(names: Mapping[str, str], words: Mapping[str, Runs], right: Sequence[Name], lowering: Lowering) -> KeyParts:
    """The key of boxes of which those in `right` have to be ticked. `names`: key of a box → name of its answer."""
    if not _are_known(right, words, lowering):
        return ()
    keys = {value.text for value in right}
    values = tuple(TICKED if key in keys else "" for key in names)
    lines = tuple(words[key] for key in names if key in keys)
    return (KeyPart(KeyedQuestion(tuple(names.values()), values), lines),)


def in_order(
    names: Mapping[str, str], words: Mapping[str, Runs], right: Sequence[Name], lowering: Lowering
) -> KeyParts:
    """The key of rows that are numbered from 1: all of them, in the right order."""
    if not _are_known(right, words, lowering):
        return ()
    keys = [value.text for value in right]
    missing = [key for key in names if key not in keys]
    if missing:
        _report(right[-1].where, f"the order lacks {', '.join(missing)}", "name every row once", lowering)
        return ()
    values = tuple(str(keys.index(key) + 1) for key in names)
    return (KeyPart(KeyedQuestion(tuple(names.values()), values), tuple(words[key] for key in keys), ordered=True),)


def model_answer(answer: Answer | None, prose: Prose, lowering: Lowering) -> KeyParts:
    """The key of a field for words: one of many good answers."""
    return (KeyPart(KeyedQuestion((answer.id,)), model=lowering.blocks(prose)),) if answer is not None else ()


def rows_known(
    right: Mapping[str, object], known: Mapping[str, object], where: Where, lowering: Lowering, noun: str = "row"
) -> bool:
    """Whether every key of a mapping of answers names a row, or what else `noun` says; reports each that does not."""
    unknown = [key for key in right if key not in known]
    for key in unknown:
        place = getattr(right[key], "where", where)
        _report(place, f'"{key}" is no {noun} of this exercise', f"its {noun}s: {', '.join(known)}", lowering)
    return not unknown


def _are_known(right: Sequence[Name], words: Mapping[str, Runs], lowering: Lowering) -> bool:
    """Whether the answers are options, each named once; reports those that are not."""
    is_known, seen = True, set()
    for value in right:
        if value.text not in words:
            _report_option(value, words, lowering)
            is_known = False
        elif value.text in seen:
            _report(value.where, f'"{value.text}" stands here twice', "take one of the two out", lowering)
            is_known = False
        seen.add(value.text)
    return is_known


# ------------------------------------------------------------------------------------------------- questions


def question_keys(
    id: str, questions: Sequence[Question], answers: Mapping[str, Answer], lowering: Lowering
) -> Iterator[KeyPart]:
    """The keys of questions that have an answer. `id` is that of their exercise."""
    for question in questions:
        if question.answer is None:
            if question.because is not None:
                report_alone(question.because.where, lowering)
            continue
        because = lowering.runs(question.because) if question.because is not None else ()
        answer = answers.get(f"{id}.{question.key}")
        for part in one_answer(answer, question.answer, lowering, lowering.runs(question.ask)):
            yield replace(part, because=because)


# ------------------------------------------------------------------------------------------------- the whole key


def assembled(parts: KeyParts, because: Prose | None, where: Where, lowering: Lowering) -> AnswerKey | None:
    """The key of an exercise, or None where no question has one. `because` is the reason for all of it."""
    if not parts:
        return None
    blocks: list[Block] = []
    labelled: list[ListItem] = []
    for part in parts:
        is_line = bool(part.label) and len(part.lines) == 1
        if is_line:
            labelled.append(ListItem(_line(part, lowering)))
        if part.reason or not is_line:
            blocks += _listed(labelled)
            blocks += () if is_line else _blocks(part, lowering)
            blocks += part.reason
            labelled = []
    blocks += _listed(labelled)
    if because is not None:
        blocks += as_reason(lowering.blocks(because), lowering)
    return AnswerKey(tuple(blocks), tuple(part.question for part in parts), where=where)


def with_keys(key: AnswerKey | None, prefix: str) -> AnswerKey | None:
    """The key with `PREFIX/1`, `PREFIX/2` … as the keys of its blocks."""
    if key is None:
        return None
    numbers = count(1)
    return replace(key, blocks=tuple(_keyed(block, f"{prefix}/{next(numbers)}") for block in key.blocks))


def _keyed(block: Block, key: str) -> Block:
    return replace(block, key=key) if isinstance(block, Paragraph | ItemList) else block


def _listed(items: Sequence[ListItem]) -> list[Block]:
    """A list, or a paragraph where there is one item."""
    if len(items) == 1:
        return [Paragraph(items[0].runs)]
    return [ItemList(tuple(items))] if items else []


def _line(part: KeyPart, lowering: Lowering) -> Runs:
    """A question, its answer and its reason in one line."""
    line = labelled_answer(part.label, part.lines[0], lowering)
    if not part.because:
        return line
    return (*line, Run(" " if ends_sentence(plain(line)) else ". "), *part.because)


def _blocks(part: KeyPart, lowering: Lowering) -> list[Block]:
    label: Runs = part.label or (Run(lowering.words.key_answer),)
    if part.model:
        model = (Run(lowering.words.key_model, strong=not part.label),)
        lead = labelled_answer(part.label, model, lowering) if part.label else model
        return [Paragraph(lead), *part.model]
    if len(part.lines) == 1:
        return [Paragraph(labelled_answer(label, part.lines[0], lowering))]
    items = tuple(ListItem(line) for line in part.lines)
    return [ItemList(items, as_strong(label), part.ordered)]


def labelled_answer(label: Runs, text: Runs, lowering: Lowering) -> Runs:
    """A label in strong letters and the text after it."""
    return labelled_runs(label, text, lowering.words)


def as_reason(blocks: Sequence[Block], lowering: Lowering) -> tuple[Block, ...]:
    """Prose that begins with the word for a reason."""
    label = (Run(lowering.words.key_because),)
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and not first.keeps_lines:
        return (replace(first, runs=labelled_answer(label, first.runs, lowering)), *blocks[1:])
    return (Paragraph(as_strong(label)), *blocks)


# ------------------------------------------------------------------------------------------------- problems


def report_alone(where: Where, lowering: Lowering) -> None:
    """Reports a reason without an answer."""
    _report(where, '"because" stands here without "answer"', "write the answer, or take the reason out", lowering)


def _report_option(value: Line | Name, known: Mapping[str, object], lowering: Lowering) -> None:
    _report(value.where, f'"{value.text}" is no option here', f"write one of: {', '.join(known)}", lowering)


def _report(where: Where, message: str, hint: str, lowering: Lowering) -> None:
    lowering.error(where, message, hint, Code.ANSWER_KEY)
