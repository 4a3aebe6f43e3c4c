"""A throwaway writer: lowered exercises as an HTML form.

It is here to prove that the closed set of blocks is enough for a format that nobody has written yet: it knows no kind
of exercise, gives every answer one input with a label, and `assert_never` keeps it complete.
"""

from __future__ import annotations

from html import escape
from typing import assert_never

from guidepress.blocks import (
    Alternative,
    Cell,
    Choice,
    Exercise,
    ExercisePart,
    Field,
    FieldGrid,
    Group,
    ItemList,
    Option,
    Paragraph,
    Row,
    Runs,
    Sketch,
    Slot,
    plain,
)


def form(exercise: Exercise) -> str:
    """One exercise as a form, its answers named by their ids."""
    head = f"<h3>{escape(exercise.number)} {escape(exercise.title)}</h3>"
    prompt = "".join(words(block) for block in exercise.prompt if isinstance(block, Paragraph | ItemList))
    return f"<form>{head}{prompt}{''.join(part_html(part) for part in exercise.body)}</form>"


def part_html(part: ExercisePart) -> str:
    """Any part of an exercise."""
    match part:
        case Field():
            return field(part)
        case Choice():
            return choice(part)
        case FieldGrid():
            return "".join(
                f"<fieldset><legend>{text(group.title) or escape(part.caption)}</legend>"
                + "".join(row(each) for each in group.rows)
                + "</fieldset>"
                for group in part.groups
            )
        case Group():
            body = "".join(part_html(inner) for inner in part.body)
            return f"<fieldset><legend>{text(part.title)}</legend>{body}</fieldset>"
        case Sketch():
            slots = (shape.answer for shape in part.drawing.shapes if isinstance(shape, Slot))
            return f"<p>{escape(part.alt)}</p>" + "".join(part_html(answer) for answer in slots)
        case Alternative():
            return "".join(part_html(inner) for inner in part.reflow)
        case Paragraph() | ItemList():
            return words(part)
        case _:
            assert_never(part)


def row(each: Row) -> str:
    return f"<h4>{text(each.header) or escape(each.label)}</h4>" + "".join(cell(one) for one in each.cells)


def cell(one: Cell) -> str:
    return words(one) if isinstance(one, Paragraph) else part_html(one)


def field(answer: Field) -> str:
    """A labelled input."""
    question = text(answer.prompt) or escape(" · ".join(answer.label))
    label = labelled(answer.id, f"{question} {text(answer.hint)}".strip())
    if answer.kind == "pick":
        return label + select(answer.id, answer.options)
    name = f'id="{answer.id}" name="{answer.id}"'
    if answer.kind == "text" and answer.lines > 1:
        return f'{label}<textarea {name} rows="{answer.lines}"></textarea>'
    kinds = {"text": "text", "number": "number", "date": "date", "tick": "checkbox"}
    limits = "".join(
        f' {key}="{value}"' for key, value in (("min", answer.minimum), ("max", answer.maximum)) if value is not None
    )
    return f'{label}<input {name} type="{kinds[answer.kind]}"{limits}>'


def choice(answer: Choice) -> str:
    """One input, or one for each option where several can be chosen."""
    question = text(answer.prompt) or escape(" · ".join(answer.label))
    if not answer.many:
        return labelled(answer.id, question) + select(answer.id, answer.options)
    boxes = "".join(
        labelled(f"{answer.id}.{option.key}", escape(option.label))
        + f'<input id="{answer.id}.{option.key}" name="{answer.id}.{option.key}" type="checkbox">'
        for option in answer.options
    )
    return f"<fieldset><legend>{question}</legend>{boxes}</fieldset>"


def select(id: str, options: tuple[Option, ...]) -> str:
    inner = "".join(f'<option value="{one.key}">{escape(one.label)}</option>' for one in options)
    return f'<select id="{id}" name="{id}"><option value=""></option>{inner}</select>'


def labelled(id: str, question: str) -> str:
    return f'<label for="{id}">{question}</label>'


def words(block: Paragraph | ItemList) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{text(block.runs)}</p>"
    return "<ul>" + "".join(f"<li>{text(item.runs)}</li>" for item in block.items) + "</ul>"


def text(runs: Runs) -> str:
    return escape(plain(runs))
