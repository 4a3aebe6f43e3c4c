"""The answered parts of an exercise as blocks of prose: questions with their answers, tables, drawings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec.structs import replace

from guidepress.answers.printing.given import Given, paragraphs
from guidepress.answers.printing.grids import grid_blocks
from guidepress.answers.printing.maps import map_figure
from guidepress.document.blocks import Entry, EntryList, Heading, ItemList, ListItem, Paragraph
from guidepress.document.book import Block
from guidepress.document.exercise import Alternative, Exercise, ExercisePart, FieldGrid, Group, Sketch
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import Run, Runs, plain

Item = Entry | Block
"""A question with its answer, which stands in a list with those around it, or a block."""


def exercise_blocks(exercise: Exercise, given: Given) -> tuple[Block, ...]:
    """The answers of an exercise below its heading; nothing where nothing is answered.

    Where a box has no question of its own, the prompt of the exercise is its question, and stands above the answer.
    """
    items = list(_items(exercise.body, exercise, given))
    if not items:
        return ()
    asks = any(isinstance(part, Field) and not part.prompt for part in exercise.body)
    prompt = (block for block in exercise.prompt if isinstance(block, Paragraph)) if asks else ()
    quiet = [replace(block.with_role("small"), key="") for block in prompt]
    return (exercise_heading(exercise, given), *quiet, *_listed(items))


def exercise_heading(exercise: Exercise, given: Given) -> Heading:
    """The heading of an exercise: its number and title."""
    return Heading(3, (Run(exercise_name(exercise, given)),), anchor=exercise.id)


def exercise_name(exercise: Exercise, given: Given) -> str:
    """The number and title of an exercise."""
    if not exercise.number:
        return exercise.title
    return given.words.print_exercise.format(number=exercise.number, title=exercise.title)


def _items(parts: Sequence[ExercisePart], exercise: Exercise, given: Given) -> Iterator[Item]:
    for part in parts:
        match part:
            case Field() | Choice():
                yield from _answer(part, exercise, given)
            case FieldGrid():
                yield from grid_blocks(part, exercise, given)
            case Group():
                if inside := list(_items(part.body, exercise, given)):
                    yield Heading(4, part.title, part.key)
                    yield from inside
            case Alternative():
                inside = list(_items(part.reflow, exercise, given))
                sketch = next((each for each in part.paper if isinstance(each, Sketch)), None)
                if inside and sketch is not None:
                    yield map_figure(sketch, exercise.title, given)
                yield from inside
            case Paragraph() | ItemList() | Sketch():
                pass
            case _:
                assert_never(part)


def _answer(place: Field | Choice, exercise: Exercise, given: Given) -> Iterator[Item]:
    """A question with its answer. A box without a question of its own has its answer only."""
    if isinstance(place, Choice) and place.many:
        if ticked := given.ticked(place):
            options = ItemList(tuple(ListItem((Run(words),)) for words in ticked), lead=place.prompt)
            yield options
        return
    answer = paragraphs(given.text(place))
    if not answer:
        return
    term = question(place, exercise)
    if plain(term):
        yield Entry(term, answer)
    else:
        yield from answer


def question(place: Field | Choice, exercise: Exercise) -> Runs:
    """What a place asks, without the title of its exercise; nothing where the title is all."""
    if place.prompt:
        return place.prompt
    label = place.label[1:] if place.label[:1] == (exercise.title,) else place.label
    return (Run(label[-1]),) if label else ()


def _listed(items: Sequence[Item]) -> Iterator[Block]:
    """The blocks, with questions that follow each other as one list."""
    entries: list[Entry] = []
    for item in items:
        if isinstance(item, Entry):
            entries.append(item)
            continue
        if entries:
            yield question_list(entries)
            entries = []
        yield item
    if entries:
        yield question_list(entries)


def question_list(entries: Sequence[Entry]) -> EntryList:
    """Questions with their answers, each below its question."""
    return EntryList("resources", tuple(entries))
