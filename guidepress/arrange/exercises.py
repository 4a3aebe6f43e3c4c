"""Lowers exercises: what a kind may ask for, answered from the guide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guidepress.arrange.index import GuideIndex, PlacedExercise
from guidepress.arrange.prose import ProseReader
from guidepress.blocks import Block, Exercise, Field, Label, Option, Runs
from guidepress.inline import Line, Plain, Prose
from guidepress.kinds.base import Lowering, Spec
from guidepress.kinds.lowering import lower_exercise
from guidepress.model import Guide
from guidepress.problems import Code, Where


@dataclass
class GuideLowering(Lowering):
    """The guide's side of lowering."""

    guide: Guide
    index: GuideIndex
    reader: ProseReader
    fields: Mapping[str, Field] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = self.reader.words
        self.problems = self.reader.problems

    def runs(self, line: Line | Plain) -> Runs:
        return self.reader.runs(line)

    def blocks(self, prose: Prose) -> tuple[Block, ...]:
        return self.reader.blocks(prose)

    def text(self, line: Line | Plain) -> str:
        return self.reader.text(line)

    def scale(self, name: str, where: Where) -> tuple[Option, ...]:
        points = self.guide.about.scales.get(name, ())
        if not points:
            known = ", ".join(self.guide.about.scales)
            self.error(where, f'there is no scale "{name}"', f"guide.yaml has: {known}", Code.DANGLING_REFERENCE)
        return tuple(Option(point.key, point.label.text) for point in points)

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
        found = self.fields.get(id)
        if found is None:
            self.error(where, f'there is no answer "{id}"', "name a field of another exercise", Code.DANGLING_REFERENCE)
        return found

    def exercise(self, placed: PlacedExercise) -> Exercise:
        """The lowered exercise. Unknown audiences and privacy levels are reported by the check of the guide."""
        about = self.guide.about
        audience = about.audiences.get(placed.spec.for_)
        label = Label(audience.label.text, audience.icon) if audience else Label(placed.spec.for_)
        privacy = about.privacy.get(placed.spec.privacy)
        text = self.text(privacy) if privacy else ""
        return lower_exercise(placed.spec, placed.number, label, text, self)
