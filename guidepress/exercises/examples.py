"""Examples: the blocks that show them, and the fields whose answers they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from guidepress.core.problems import Code
from guidepress.document.answer_names import option_text
from guidepress.document.authored_text import Line, Prose
from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.book import Block
from guidepress.document.exercise import ExercisePart
from guidepress.document.exercise_parts import P, answers_of, map_parts
from guidepress.document.fields import Choice, Example, Field
from guidepress.document.inline import plain
from guidepress.document.visit import texts
from guidepress.exercises.base import Lowering, Spec
from guidepress.exercises.questions import labelled_runs, question_labels


def example_blocks(spec: Spec, lowering: Lowering) -> tuple[Block, ...]:
    """The example: prose as it is written, or a paragraph for each answer, with its question in
    strong words before it.
    """
    if spec.example is None:
        return ()
    if isinstance(spec.example, Prose):
        return lowering.blocks(spec.example)
    labels = {**spec.example_labels(), **question_labels(spec.then)}
    paragraphs: list[Block] = []
    for key, line in spec.example.items():
        if key not in labels:
            known = f"known here: {', '.join(labels)}" if labels else "write the example as text"
            lowering.error(line.where, f'"{key}" is no key of this exercise', known, Code.UNKNOWN_KEY)
            continue
        runs = labelled_runs(lowering.runs(labels[key]), lowering.runs(line), lowering.words)
        paragraphs.append(Paragraph(runs, where=line.where))
    return tuple(paragraphs)


def tie_examples(
    spec: Spec, parts: tuple[ExercisePart, ...], blocks: tuple[Block, ...], lowering: Lowering
) -> tuple[ExercisePart, ...]:
    """The parts of an exercise, in which each field has the examples that show an answer to it.

    A line of an example that is a mapping belongs to the fields that its key names. An example in prose belongs to the
    only field for text of an exercise; where there are several, it belongs to none. `blocks` are those of the example;
    where prose has none, nothing is tied.
    """
    if spec.example is None:
        return parts
    if isinstance(spec.example, Prose) and not blocks:
        return parts
    if isinstance(spec.example, Prose):
        return _tie_prose(Example(_text_of(blocks), where=spec.example.where), parts)
    examples = {key: Example(lowering.text(line), where=line.where) for key, line in spec.example.items()}

    _check_options(spec, spec.example, parts, lowering)

    def tied(part: P, /) -> P:
        if not isinstance(part, Field):
            return part
        shown = tuple(example for key, example in examples.items() if spec.example_shows(key, part.id))
        return replace(part, examples=(*part.examples, *shown)) if shown else part

    return map_parts(parts, tied)


def _check_options(
    spec: Spec, example: Mapping[str, Line], parts: tuple[ExercisePart, ...], lowering: Lowering
) -> None:
    """Reports each line of an example that answers a question with options, and is none of them."""
    for key, line in example.items():
        shown = (answer for answer in answers_of(parts) if spec.example_shows(key, answer.id))
        answer = next((answer for answer in shown if isinstance(answer, Choice) or answer.kind == "pick"), None)
        if answer is not None and not (isinstance(answer, Choice) and answer.many):
            texts = [option_text(option, lowering.words) for option in answer.options]
            check_example_option(line, texts, lowering, [option.label for option in answer.options])


def check_example_option(line: Line, options: Sequence[str], lowering: Lowering, short: Sequence[str] = ()) -> None:
    """Reports an example that is none of the texts that the exercise offers, nor one of their `short` forms."""
    text = lowering.text(line)
    if text not in (*options, *short):
        message = f"the example says “{text}”, which the exercise does not offer"
        lowering.error(line.where, message, f"write one of: {', '.join(options)}", Code.EXAMPLE_OPTION)


def _tie_prose(example: Example, parts: tuple[ExercisePart, ...]) -> tuple[ExercisePart, ...]:
    """The parts, with an example in prose on the only field for text, if there is just one."""
    names = {answer.id for answer in answers_of(parts) if isinstance(answer, Field) and answer.kind == "text"}

    def tied(part: P, /) -> P:
        return (
            replace(part, examples=(*part.examples, example)) if isinstance(part, Field) and part.id in names else part
        )

    return map_parts(parts, tied) if len(names) == 1 else parts


def _text_of(blocks: tuple[Block, ...]) -> str:
    """The text of paragraphs and lists, a line for each."""
    return "\n".join(_lines(blocks))


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | ItemList):
            yield from (line for runs, _ in texts(block) if (line := plain(runs)))
