"""What a book asks: each answer by its name, with the words of its question, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guidepress.core.values import Value, walk
from guidepress.document.blocks import NotesPage
from guidepress.document.book import Block, Book, Division
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answers_of
from guidepress.document.fields import AnswerKind, Choice, Field
from guidepress.document.inline import plain


class Question(Value):
    """One question. `id` is the name of its answer in every format."""

    id: str
    kind: AnswerKind
    label: str
    """The question in words, from the part of the exercise down to the cell."""
    options: Mapping[str, str] = {}
    """The options of `pick` and `one`: key → words."""
    exercise: str = ""
    """The id of its exercise; "" on a notes page."""
    number: str = ""
    """The number of its exercise."""
    title: str = ""
    """The title of its exercise."""
    part: str = ""
    """The `slug` of the division in which it is asked."""
    part_title: str = ""


def questions_of(book: Book) -> dict[str, Question]:
    """Every question of a book by the name of its answer. A question that stands in several places is listed once."""
    found: dict[str, Question] = {}
    for division in book.divisions:
        exercises = [item for item in walk(division) if isinstance(item, Exercise)]
        for owner in (*exercises, None):
            for item in walk(owner or division):
                if isinstance(item, Choice) or (isinstance(item, Field) and not item.shares):
                    for question in _questions(item, owner, division):
                        found.setdefault(question.id, question)
    return found


def _questions(field: Field | Choice, owner: Exercise | None, division: Division) -> Iterator[Question]:
    """The question of a field or a choice; of a choice of several options, one for each option."""
    begins_with_title = owner is not None and field.label[:1] == (owner.title,) and len(field.label) > 1
    label = " · ".join(field.label[1:] if begins_with_title else field.label)
    options = {option.key: option.label for option in field.options}
    names = {field.id: label}
    if isinstance(field, Choice) and field.many:
        names = {f"{field.id}.{key}": f"{label} · {words}" for key, words in options.items()}
    for name, words in names.items():
        yield Question(
            id=name,
            kind=field.kind,
            label=words,
            options=options if field.kind in ("pick", "one") else {},
            exercise=owner.id if owner is not None else "",
            number=owner.number if owner is not None else "",
            title=owner.title if owner is not None else "",
            part=division.slug,
            part_title=plain(division.title),
        )


def names_of(book: Book) -> dict[str, frozenset[str]]:
    """What may be named to choose answers: parts, sections, exercises and answers, each with the ids of the exercises
    and answers that it stands for. An exercise stands for itself, so that further places of an answer are kept apart.
    """
    found: dict[str, frozenset[str]] = {}
    for division in book.divisions:
        asking = _asking(division.blocks)
        for section in division.sections:
            found[section.anchor] = _ids(_asking(section.blocks))
            asking += _asking(section.blocks)
        found[division.slug] = _ids((*asking, *division.notes))
        for item in (*asking, *division.notes):
            found.setdefault(_id(item), frozenset({_id(item)}))
            for answer in answers_of(item.body) if isinstance(item, Exercise) else ():
                if not (isinstance(answer, Field) and answer.shares):
                    found.setdefault(answer.id, frozenset({answer.id}))
    found.pop("", None)
    return {name: inside for name, inside in found.items() if inside}


def _asking(blocks: tuple[Block, ...]) -> list[Exercise | NotesPage]:
    return [block for block in blocks if isinstance(block, Exercise | NotesPage)]


def _ids(asking: Iterable[Exercise | NotesPage]) -> frozenset[str]:
    return frozenset(map(_id, asking))


def _id(item: Exercise | NotesPage) -> str:
    """The id of an exercise, or of the answer of a notes page."""
    return item.id if isinstance(item, Exercise) else item.answer.id
