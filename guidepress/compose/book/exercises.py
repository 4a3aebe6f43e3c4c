"""Lowers the exercises of a guide: implements the services of `Lowering`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guidepress.compose.book.guide_index import GuideIndex, PlacedExercise
from guidepress.compose.book.media import by_medium
from guidepress.compose.book.running_text import Abbreviations, ProseReader
from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import Line, Plain, Prose
from guidepress.document.blocks import Label
from guidepress.document.book import Block
from guidepress.document.exercise import Exercise
from guidepress.document.exercise_parts import answers_of
from guidepress.document.fields import Field, Option
from guidepress.document.inline import Runs
from guidepress.document.labels import Labels
from guidepress.exercises.base import Lowering, Spec
from guidepress.exercises.lowering import lower_exercise, name_prefixes
from guidepress.source.model.blocks import InnerBlock
from guidepress.source.model.guide import Guide

T = TypeVar("T")


class FieldLookup(Struct):
    """Finds fields of exercises, including those that are arranged later: a page may gather answers from later in the
    book.

    Its problems are dropped, since arranging reports them all again.
    """

    guide: Guide
    index: GuideIndex
    words: Labels
    fields_by_exercise: dict[str, dict[str, Field]] = {}
    """Id of an exercise → its fields, once it was needed."""

    def field(self, id: str) -> Field | None:
        """The field with this id, or None. The id of its exercise is a prefix of the id."""
        for name in name_prefixes(id):
            placed = self.index.exercises.get(name)
            if placed is not None:
                if name not in self.fields_by_exercise:
                    self.fields_by_exercise[name] = self._fields(placed)
                if id in self.fields_by_exercise[name]:
                    return self.fields_by_exercise[name][id]
        return None

    def _fields(self, placed: PlacedExercise) -> dict[str, Field]:
        reader = ProseReader(Abbreviations({}), self.words, Problems())
        fields: dict[str, Field] = {}
        for answer in answers_of(GuideLowering(self.guide, self.index, reader).exercise(placed).body):
            if isinstance(answer, Field) and not answer.shares:
                fields.setdefault(answer.id, answer)
        return fields


@dataclass
class GuideLowering(Lowering):
    """The services of `Lowering` for one guide."""

    guide: Guide
    index: GuideIndex
    reader: ProseReader
    field_lookup: FieldLookup | None = None
    arrange_inside: Callable[[tuple[InnerBlock, ...]], tuple[Block, ...]] | None = None
    """Arranges the blocks below a prompt; None where only fields are looked for."""

    def __post_init__(self) -> None:
        self.words = self.reader.words
        self.problems = self.reader.problems

    def runs(self, line: Line | Plain) -> Runs:
        return self.reader.runs(line)

    def blocks(self, prose: Prose) -> tuple[Block, ...]:
        return self.reader.blocks(prose)

    def inside(self, blocks: tuple[Any, ...]) -> tuple[Block, ...]:
        return self.arrange_inside(blocks) if self.arrange_inside is not None else ()

    def text(self, line: Line | Plain) -> str:
        return self.reader.text(line)

    def apart(self, make: Callable[[], T]) -> T:
        return self.reader.abbreviations.apart(make)

    def scale(self, name: str, where: Where) -> tuple[Option, ...]:
        points = self.guide.about.scales.get(name, ())
        if not points:
            known = ", ".join(self.guide.about.scales)
            self.error(where, f'there is no scale "{name}"', f"guide.yaml has: {known}", Code.DANGLING_REFERENCE)
        return tuple(
            Option(point.key, point.label.text, point.means.text if point.means is not None else "") for point in points
        )

    def scale_meanings(self, name: str) -> Mapping[str, str]:
        points = self.guide.about.scales.get(name, ())
        return {point.key: point.means.text for point in points if point.means is not None}

    def spec(self, id: str, where: Where) -> Spec | None:
        placed = self.index.exercises.get(id)
        if placed is None:
            self.error(where, f'there is no exercise "{id}"', "name its id", Code.DANGLING_REFERENCE)
            return None
        return placed.spec

    def field(self, id: str, where: Where) -> Field | None:
        field = self.field_lookup.field(id) if self.field_lookup else None
        if field is None:
            self.error(where, f'there is no answer "{id}"', "name a field of another exercise", Code.DANGLING_REFERENCE)
        return field

    def exercise(self, placed: PlacedExercise) -> Exercise:
        """The lowered exercise. Unknown audiences and privacy notes are reported by `check_guide`."""
        about = self.guide.about
        audience = about.audiences.get(placed.spec.for_)
        label = Label(audience.label.text, audience.icon) if audience else Label(placed.spec.for_)
        note = about.privacy.get(placed.spec.privacy)
        if note is None:
            return lower_exercise(placed.spec, placed.number, label, "", self)
        others = by_medium(note.book, note.web, note.course, note.course_sent)
        exercise = lower_exercise(placed.spec, placed.number, label, self.text(note.text), self)
        privacy_in = {medium: self.text(line) for medium, line in others.items()}
        return replace(exercise, privacy_in=privacy_in, private=note.private)
