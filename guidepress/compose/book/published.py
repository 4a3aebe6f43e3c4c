"""The names that a guide publishes, and the names in parts that it leaves out."""

from __future__ import annotations

from msgspec.structs import replace

from guidepress.compose.book import Arranged
from guidepress.core.values import Value, walk
from guidepress.document.fields import Choice, Field
from guidepress.exercises.base import exercises_in
from guidepress.exercises.lowering import name_prefixes, own_answer_names
from guidepress.source.ids_lock import PublishedAnswer, PublishedEdition
from guidepress.source.model.blocks import NotesBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.workshop import EVALUATION


def published_edition(guide: Guide, arranged: Arranged, evaluation: Arranged | None = None) -> PublishedEdition:
    """The edition of a guide: its parts, sections, exercises and answers, with those of its evaluation form."""
    edition = _published(guide, arranged)
    if evaluation is None:
        return edition
    form = _published(replace(guide, parts=()), evaluation)
    return replace(
        edition, places=(*edition.places, EVALUATION, *form.places), answers={**edition.answers, **form.answers}
    )


def _published(guide: Guide, arranged: Arranged) -> PublishedEdition:
    parts = [part.id for part in guide.parts]
    sections = [section.id for part in guide.parts for section in part.sections]
    exercises = arranged.exercises
    owners = {name: id for id, exercise in exercises.items() for name, _ in own_answer_names(exercise.body)}
    answers = {name: _answer(answer, owners.get(name, "")) for name, answer in arranged.fields.items()}
    return PublishedEdition(guide.about.edition.id, tuple(dict.fromkeys((*parts, *sections, *exercises))), answers)


def _answer(answer: Field | Choice, exercise: str) -> PublishedAnswer:
    """The type of an answer. For a choice of several options, each option is an answer: a box to tick."""
    options = () if answer.kind == "tick" else tuple(option.key for option in answer.options)
    return PublishedAnswer(answer.kind, options, exercise, where=answer.where)


class LeftOutIds(Value):
    """The names in parts whose files exist but which guide.yaml does not list. A shorter guide loses no published
    names.

    They are read from the source only: without the other parts, these parts may have errors.
    """

    places: frozenset[str] = frozenset()
    """Parts, sections and exercises."""
    asking: frozenset[str] = frozenset()
    """Exercises and notes pages with an id, which is a prefix of the names of their answers."""

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        before, notes, _ = name.partition(".notes-")
        on_notes_page = bool(notes) and before in self.places
        return name in self.places or on_notes_page or any(begin in self.asking for begin in name_prefixes(name))


def left_out_ids(guide: Guide) -> LeftOutIds:
    """The names in the parts that a guide leaves out."""
    exercises = {spec.id for spec in exercises_in(guide.left_out)}
    notes = {value.id for value in walk(guide.left_out) if isinstance(value, NotesBlock) and value.id}
    sections = {section.id for part in guide.left_out for section in part.sections}
    parts = {part.id for part in guide.left_out}
    return LeftOutIds(frozenset(parts | sections | exercises), frozenset(exercises | notes))
