"""Walks over the parts of a lowered exercise: all answers in reading order, and copies of the parts with changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol, TypeVar, assert_never

from msgspec.structs import replace

from guidepress.document.blocks import ItemList, Paragraph
from guidepress.document.drawing import Shape, Slot
from guidepress.document.exercise import (
    Alternative,
    ExercisePart,
    FieldGrid,
    Group,
    RowGroup,
    Sketch,
)
from guidepress.document.fields import Choice, Field

Side = Literal["paper", "reflow"]
Answer = Field | Choice
"""A place for an answer: a field or a choice."""
P = TypeVar("P", bound=ExercisePart)


class Change(Protocol):
    """A function that returns a part of the same type. It is called for a part before the parts inside it."""

    def __call__(self, part: P, /) -> P: ...


def answers_of(parts: tuple[ExercisePart, ...], side: Side = "paper") -> Iterator[Answer]:
    """Every field and choice in reading order, from one side of each `Alternative`."""
    for part in parts:
        match part:
            case Field() | Choice():
                yield part
            case FieldGrid():
                cells = (cell for group in part.groups for row in group.rows for cell in row.cells)
                yield from (cell for cell in cells if not isinstance(cell, Paragraph))
            case Group():
                yield from answers_of(part.body, side)
            case Sketch():
                yield from part.drawing.answers()
            case Alternative():
                yield from answers_of(part.paper if side == "paper" else part.reflow, side)
            case Paragraph() | ItemList():
                pass
            case _:
                assert_never(part)


def answer_names(answer: Answer) -> tuple[str, ...]:
    """The names of the answers of a field or a choice: one name, or one for each option."""
    if isinstance(answer, Choice) and answer.many:
        return tuple(f"{answer.id}.{option.key}" for option in answer.options)
    return (answer.id,)


def map_parts(parts: tuple[ExercisePart, ...], change: Change) -> tuple[ExercisePart, ...]:
    """The parts, with `change` applied to each part and to the parts inside it, in reading order."""
    return tuple(_map_part(part, change) for part in parts)


def _map_part(part: ExercisePart, change: Change) -> ExercisePart:
    match part:
        case Field() | Choice() | Paragraph() | ItemList():
            return change(part)
        case FieldGrid():
            grid = change(part)
            return replace(grid, groups=tuple(_map_group(group, change) for group in grid.groups))
        case Group():
            group = change(part)
            return replace(group, body=map_parts(group.body, change))
        case Sketch():
            sketch = change(part)
            shapes = tuple(_map_shape(shape, change) for shape in sketch.drawing.shapes)
            return replace(sketch, drawing=replace(sketch.drawing, shapes=shapes))
        case Alternative():
            alternative = change(part)
            return replace(
                alternative, paper=map_parts(alternative.paper, change), reflow=map_parts(alternative.reflow, change)
            )
        case _:
            assert_never(part)


def _map_group(group: RowGroup, change: Change) -> RowGroup:
    rows = tuple(replace(row, cells=tuple(change(cell) for cell in row.cells)) for row in group.rows)
    return replace(group, rows=rows)


def _map_shape(shape: Shape, change: Change) -> Shape:
    return replace(shape, answer=change(shape.answer)) if isinstance(shape, Slot) else shape
