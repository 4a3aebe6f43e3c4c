"""Functions that several kinds share: fields of questions, options, instructions and checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from guidepress.core.problems import Code, Where
from guidepress.document.answer_names import label_end
from guidepress.document.authored_text import Line, Plain
from guidepress.document.blocks import Paragraph
from guidepress.document.fields import Field, Option
from guidepress.document.inline import PageRef, Run, Runs, map_runs, plain
from guidepress.document.labels import Labels
from guidepress.exercises.base import Lowering, Question, Spec


def options(mapping: Mapping[str, Plain], lowering: Lowering) -> tuple[Option, ...]:
    """Options from a mapping of keys to texts."""
    return tuple(Option(key, lowering.text(label)) for key, label in mapping.items())


def instruction(text: str, where: Where) -> Paragraph:
    """A sentence of the tool that says how to answer."""
    return Paragraph((Run(text),), "instruction", where=where)


def numbered_label(label: Line | Plain | None, number: int, otherwise: str, lowering: Lowering) -> str:
    """The name of an entry: the author's word and a number, "Card 3", or `otherwise` with the number filled in."""
    if label is None:
        return otherwise.format(number=number)
    return lowering.words.numbered.format(label=lowering.text(label), number=number)


def labelled_runs(label: Runs, text: Runs, words: Labels) -> Runs:
    """A strong label and the text that follows it: "**What I did**: I led …". After a label with a final punctuation
    mark, no colon is added. The label keeps its words only, no link and no page.
    """
    words_only = tuple(inline for inline in label if not isinstance(inline, PageRef))
    strong = map_runs(words_only, lambda run: replace(run, strong=True, expands=False, link="", ref=""))
    return (*strong, Run(label_end(plain(label), words)), *text)


def question_field(spec: Spec, question: Question, lowering: Lowering) -> Field:
    """The field of a question, `ID.KEY`."""
    check_answer_type(question.type, question.options, question.minimum, question.maximum, question.where, lowering)
    check_at_least(1, lowering, question.where, lines=question.lines)
    return Field(
        id=f"{spec.id}.{question.key}",
        kind=question.type,
        label=(lowering.text(spec.title), lowering.text(question.ask)),
        prompt=lowering.runs(question.ask),
        hint=lowering.runs(question.hint) if question.hint is not None else (),
        lines=question.lines if question.type == "text" else 1,
        words=question.words,
        options=options(question.options, lowering),
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
    lowering: Lowering,
) -> None:
    """Reports options, `minimum` and `maximum` that do not fit the type of an answer."""
    if kind == "pick" and not choices:
        lowering.error(where, 'an answer of type "pick" needs "options"', "write keys and words to pick from")
    if kind != "pick" and choices:
        lowering.error(where, '"options" are for answers of type "pick"', "write type: pick, or take the options out")
    if kind != "number" and (minimum is not None or maximum is not None):
        lowering.error(where, '"minimum" and "maximum" are for answers of type "number"', "write type: number")
    if minimum is not None and maximum is not None and minimum > maximum:
        lowering.error(where, f"the minimum, {minimum}, is more than the maximum, {maximum}")


def check_at_least(least: int, lowering: Lowering, where: Where, **counts: int) -> None:
    """Reports each count below `least`. The name of a keyword argument is the key, with `_` for a hyphen."""
    for name, count in counts.items():
        if count < least:
            key = name.replace("_", "-")
            lowering.error(where, f'"{key}" must be {least} or more, not {count}', code=Code.WRONG_COUNT)
