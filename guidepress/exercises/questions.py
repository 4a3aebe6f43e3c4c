"""What several kinds make: fields from questions, options, and the short instructions above them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from guidepress.core.problems import Code, Where
from guidepress.document.authored_text import Line, Plain
from guidepress.document.blocks import Paragraph
from guidepress.document.fields import Field, Option
from guidepress.document.inline import Run, Runs, map_runs, plain
from guidepress.document.labels import Labels
from guidepress.exercises.base import Lowering, Question, Spec


def options(mapping: Mapping[str, Plain], make: Lowering) -> tuple[Option, ...]:
    """Options from keys and their words."""
    return tuple(Option(key, make.text(label)) for key, label in mapping.items())


def instruction(text: str, where: Where) -> Paragraph:
    """A sentence of the tool's own that says how to answer."""
    return Paragraph((Run(text),), "instruction", where=where)


def numbered(label: Line | Plain | None, number: int, otherwise: str, make: Lowering) -> str:
    """What an entry is called: the author's word and a number, "Card 3", or else `otherwise` filled in."""
    if label is None:
        return otherwise.format(number=number)
    return make.words.numbered.format(label=make.text(label), number=number)


def named(label: Runs, text: Runs, words: Labels) -> Runs:
    """A strong label and what is said of it: "**What I did**: I led …". A label that ends in a mark keeps only that."""
    between = words.labelled.partition("{label}")[2].partition("{text}")[0]
    end = plain(label)[-1:]
    if end and unicodedata.category(end) == "Po":  # . ? ! : … but no bracket
        between = " "
    strong = map_runs(label, lambda run: Run(run.text, True, run.lang, run.expansion))
    return (*strong, Run(between), *text)


def question_field(spec: Spec, question: Question, make: Lowering) -> Field:
    """The box of a question, `ID.KEY`."""
    check_answer_type(question.type, question.options, question.minimum, question.maximum, question.where, make)
    check_at_least(1, make, question.where, lines=question.lines)
    return Field(
        id=f"{spec.id}.{question.key}",
        kind=question.type,
        label=(make.text(spec.title), make.text(question.ask)),
        prompt=make.runs(question.ask),
        hint=make.runs(question.hint) if question.hint is not None else (),
        lines=question.lines if question.type == "text" else 1,
        words=question.words,
        options=options(question.options, make),
        minimum=question.minimum,
        maximum=question.maximum,
        where=question.where,
    )


def question_labels(questions: Sequence[Question]) -> dict[str, Line]:
    """The questions by key, as the labels of an example."""
    return {question.key: question.ask for question in questions}


def check_answer_type(
    kind: str,
    choices: Mapping[str, Plain],
    minimum: int | None,
    maximum: int | None,
    where: Where,
    make: Lowering,
) -> None:
    """Reports options, `minimum` and `maximum` that do not fit the type of an answer."""
    if kind == "pick" and not choices:
        make.error(where, 'an answer of type "pick" needs "options"', "write keys and words to pick from")
    if kind != "pick" and choices:
        make.error(where, '"options" are for answers of type "pick"', "write type: pick, or take the options out")
    if kind != "number" and (minimum is not None or maximum is not None):
        make.error(where, '"minimum" and "maximum" are for answers of type "number"', "write type: number")
    if minimum is not None and maximum is not None and minimum > maximum:
        make.error(where, f"the minimum, {minimum}, is more than the maximum, {maximum}")


def check_at_least(least: int, make: Lowering, where: Where, **counts: int) -> None:
    """Reports each count that is less than `least`; keywords are the keys as written, with `_` for a hyphen."""
    for name, count in counts.items():
        if count < least:
            key = name.replace("_", "-")
            make.error(where, f'"{key}" must be {least} or more, not {count}', code=Code.WRONG_COUNT)
