"""What the tests of exercise kinds share: a guide's side of lowering, made of a list of exercises; and an outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.document.blocks import ItemList, Label, Paragraph
from guidepress.document.book import Block
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Ring,
    Shape,
    Slot,
)
from guidepress.document.exercise import (
    Alternative,
    Exercise,
    ExercisePart,
    FieldGrid,
    Group,
    Sketch,
)
from guidepress.document.exercise_parts import answers_of
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import PageRef, Run, Runs, plain
from guidepress.document.labels import Labels
from guidepress.exercises.base import Lowering, PromptBlock, Spec
from guidepress.exercises.lowering import lower_exercise
from guidepress.source.loader import builder
from guidepress.source.yaml_reader import read

TEMPLATES = {
    "row": "Row {number}",
    "entry": "Entry {number}",
    "map_place": "{ring}, {sector}",
    "numbered": "{label} {number}",
    "labelled": "{label}: {text}",
    "name": "Name",
    "rank": "Rank",
    "answer": "Answer",
    "scale": "Scale",
    "compare": "Compare with your earlier answer",
    "see_page": " (page {page})",
    "choose_between": "Choose {minimum} to {maximum}.",
    "choose_exactly": "Choose {maximum}.",
    "choose_up_to": "Choose up to {maximum}.",
    "choose_at_least": "Choose at least {minimum}.",
    "points_total": "Each column adds up to {total}.",
    "scale_point": "{label} {means}",
    "scale_points": "{point} · {next}",
    "exercise": "Exercise {number}",
    "option_means": "{label}, {means}",
    "spoken_parts": "{part}. {next}",
    "listed_options": "{option}, {next}",
}
WORDS = Labels(**{name: TEMPLATES.get(name, name) for name in Labels.__struct_fields__})
SCALES = {"solid": {"one": ("1", "not started"), "two": ("2", "begun")}, "bare": {"a": ("A", ""), "b": ("B", "")}}


class Guide(Lowering):
    """A guide that is nothing but exercises."""

    def __init__(self, specs: Iterable[Spec], problems: Problems) -> None:
        self.words, self.problems = WORDS, problems
        self.specs = {spec.id: spec for spec in specs}

    def runs(self, line: Line | Plain) -> Runs:
        return (Run(line.text),)

    def blocks(self, prose: Prose) -> tuple[Block, ...]:
        return tuple(Paragraph((Run(text.strip()),)) for text in prose.text.split("\n\n"))

    def inside(self, blocks: tuple[PromptBlock, ...]) -> tuple[Block, ...]:
        return ()

    def text(self, line: Line | Plain) -> str:
        return line.text

    def scale(self, name: str, where: Where) -> tuple[Option, ...]:
        if name not in SCALES:
            self.error(where, f'there is no scale "{name}"', code=Code.DANGLING_REFERENCE)
        return tuple(Option(key, label, means) for key, (label, means) in SCALES.get(name, {}).items())

    def scale_meanings(self, name: str) -> Mapping[str, str]:
        return {key: means for key, (_, means) in SCALES.get(name, {}).items() if means}

    def spec(self, id: str, where: Where) -> Spec | None:
        if id not in self.specs:
            self.error(where, f'there is no exercise "{id}"', code=Code.DANGLING_REFERENCE)
        return self.specs.get(id)

    def field(self, id: str, where: Where) -> Field | None:
        for spec in self.specs.values():
            if id.startswith(f"{spec.id}."):
                for answer in answers_of(self.lower(spec).body):
                    if isinstance(answer, Field) and answer.id == id:
                        return answer
        self.error(where, f'there is no answer "{id}"', code=Code.DANGLING_REFERENCE)
        return None

    def lower(self, spec: Spec) -> Exercise:
        return lower_exercise(spec, "1.1", Label("For you", "person"), "Your answers stay in your copy.", self)


def specs_from(data: bytes, problems: Problems) -> tuple[Spec, ...]:
    """A YAML list of exercises, as they stand in a section without their dashes' `body`."""
    node = read(data, "exercise.yaml", problems)
    built = builder().build(tuple[Spec, ...], node, problems).value if node else None
    return built or ()


# ------------------------------------------------------------------------------------------------- outline


def outline(exercise: Exercise) -> str:
    """An exercise as readable lines: what each part is, its key and name, what it says."""
    return "\n".join(_exercise(exercise)) + "\n"


def _exercise(exercise: Exercise) -> Iterator[str]:
    yield f"exercise {exercise.id} “{exercise.title}”, {exercise.minutes} minutes, {exercise.audience.text}"
    yield from ("  slide: " + said(runs) for runs in exercise.slide)
    for name, blocks in (("prompt", exercise.prompt), ("example", exercise.example)):
        if blocks:
            yield f"  {name}"
            for block in blocks:
                assert isinstance(block, Paragraph | ItemList)
                yield from _part(block, "    ")
    yield "  body"
    for part in exercise.body:
        yield from _part(part, "    ")
    if exercise.answer_key is not None:
        yield "  key"
        for block in exercise.answer_key.blocks:
            assert isinstance(block, Paragraph | ItemList)
            yield from _part(block, "    ")
        for question in exercise.answer_key.questions:
            values = question.values or ("words",) * len(question.names)
            yield "    right: " + ", ".join(f"{n}={v}" for n, v in zip(question.names, values, strict=True))


def _part(part: ExercisePart, indent: str) -> Iterator[str]:
    key = "/" + part.key.rpartition("/")[2]
    match part:
        case Paragraph():
            yield f"{indent}{key} {part.role}: {said(part.runs)}"
        case ItemList():
            yield f"{indent}{key} {'numbered ' if part.ordered else ''}list{' ' if part.lead else ''}{said(part.lead)}"
            yield from (f"{indent}  - {said(item.runs)}" for item in part.items)
        case Field():
            yield indent + f"{key} {_field(part)}"
        case Choice():
            yield indent + f"{key} {_choice(part)}"
        case FieldGrid():
            yield f"{indent}{key} {part.layout} “{part.caption}”"
            heads = [f"{said(c.label)}×{c.weight:g}{_options(c.options)}" for c in part.columns]
            yield f"{indent}  head: {said(part.row_label)}×{part.header_weight:g} | " + " | ".join(heads)
            for group in part.groups:
                if group.title:
                    yield f"{indent}  group: {said(group.title)}"
                for row in group.rows:
                    yield f"{indent}  row: {said(row.header)} [{row.label}]"
                    for cell in row.cells:
                        yield from _part(cell, indent + "    ")
        case Group():
            yield f"{indent}{key} group {said(part.title)}"
            for inner in part.body:
                yield from _part(inner, indent + "  ")
        case Sketch():
            yield f"{indent}{key} sketch {part.drawing.width:g} × {part.drawing.height:g}: {part.alt}"
            yield from (line for shape in part.drawing.shapes for line in _shape(shape, indent + "  "))
        case Alternative():
            yield f"{indent}{key} on paper"
            for inner in part.paper:
                yield from _part(inner, indent + "  ")
            yield f"{indent}{key} elsewhere"
            for inner in part.reflow:
                yield from _part(inner, indent + "  ")
        case _:
            assert_never(part)


def _shape(shape: Shape, indent: str) -> Iterator[str]:
    match shape:
        case Box():
            yield f"{indent}box {shape.x:.1f} {shape.y:.1f} {shape.width:.1f}×{shape.height:.1f} {shape.text}"
        case Ring():
            yield f"{indent}ring {shape.x:.1f} {shape.y:.1f} {shape.radius:.1f}"
        case Arrow():
            line = "arrow" if shape.head else "line"
            yield f"{indent}{line} {shape.x1:.1f} {shape.y1:.1f} to {shape.x2:.1f} {shape.y2:.1f}"
        case Caption():
            yield f"{indent}caption {shape.x:.1f} {shape.y:.1f} {shape.width:.1f} {shape.align}: {shape.text}"
        case Slot():
            yield f"{indent}slot {shape.x:.1f} {shape.y:.1f} {shape.width:.1f}×{shape.height:.1f}"
            yield from _part(shape.answer, indent + "  ")
        case _:
            assert_never(shape)


def _field(answer: Field) -> str:
    limits = "" if answer.minimum is None and answer.maximum is None else f" {answer.minimum} to {answer.maximum}"
    words = f", {answer.words} words" if answer.words else ""
    size = f" {answer.lines} lines{words}" if answer.kind == "text" else ""
    return f"{answer.kind}{size}{limits}{_options(answer.options)} {answer.id}{_facts(answer)}"


def _choice(answer: Choice) -> str:
    many = f"some, {answer.minimum} to {answer.maximum}, in {answer.columns} columns" if answer.many else "one"
    return f"{many} of{_options(answer.options)} {answer.id}{_facts(answer)}"


def _facts(answer: Field | Choice) -> str:
    prompt = f" “{said(answer.prompt)}”" if answer.prompt else ""
    if isinstance(answer, Field) and answer.hint:
        prompt += f" ({said(answer.hint)})"
    shares = " shared" if isinstance(answer, Field) and answer.shares else ""
    compared = f" compares with {answer.compares_with}" if answer.compares_with else ""
    return f"{prompt}{shares}{compared} <{' · '.join(answer.label)}>"


def _options(options: tuple[Option, ...]) -> str:
    return f" ({', '.join(f'{option.key}={option.label}' for option in options)})" if options else ""


def said(runs: Runs) -> str:
    """Runs as text, with ** around strong words and places for page numbers."""
    return "".join(
        f"{run.before}#{run.target}{run.after}"
        if isinstance(run, PageRef)
        else f"**{run.text}**"
        if run.strong
        else run.text
        for run in runs
    ) or plain(runs)
