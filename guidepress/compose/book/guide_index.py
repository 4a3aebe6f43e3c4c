"""An index of a guide, made before the book is arranged: numbered exercises, callouts, resources."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import field

from guidepress.core.values import Value
from guidepress.exercises.base import Spec
from guidepress.source.model.blocks import (
    CalloutBlock,
    ExerciseBlock,
    Resource,
    ResourcesBlock,
    SourceBlock,
)
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import PartSource, SectionSource
from guidepress.source.model.workshop import EVALUATION


class PlacedExercise(Value):
    """An exercise with its number and its part."""

    spec: Spec
    number: str
    part: PartSource


class PlacedCallout(Value):
    """A callout at its first place. `anchor` is its id, or is made from its place."""

    block: CalloutBlock
    anchor: str
    part: PartSource
    section: SectionSource | None


class GuideIndex(Value):
    """Where exercises, callouts and resources stand in a guide."""

    exercises: dict[str, PlacedExercise] = field(default_factory=dict)
    callouts: list[PlacedCallout] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)

    def callout(self, id: str) -> PlacedCallout | None:
        """The callout with this id, or None."""
        return next((placed for placed in self.callouts if placed.block.id == id), None)

    def callout_anchor(self, block: CalloutBlock) -> str:
        """The anchor of a callout."""
        return next(placed.anchor for placed in self.callouts if placed.block is block)


def blocks_of(part: PartSource) -> Iterator[tuple[SectionSource | None, SourceBlock]]:
    """Every block of a part in reading order, with its section, or None before the first section."""
    for block in part.body:
        yield None, block
    for section in part.sections:
        for block in section.body:
            yield section, block


def index_guide(guide: Guide) -> GuideIndex:
    """The index of a guide. If two things have one id, the first counts; `check_guide` reports the second.

    Exercises are numbered in their part. The parts without a number share one count, so that no two exercises of a
    guide have the same number. The evaluation form has a count of its own, wherever it stands.
    """
    index = GuideIndex()
    unnumbered_count = 0
    for part in guide.parts:
        has_own_count = bool(part.number) or part.id == EVALUATION
        count = 0 if has_own_count else unnumbered_count
        for section, block in blocks_of(part):
            if isinstance(block, ExerciseBlock):
                count += 1
                number = f"{part.number}.{count}" if part.number else str(count)
                index.exercises.setdefault(block.spec.id, PlacedExercise(block.spec, number, part))
            elif isinstance(block, CalloutBlock):
                anchor = block.id or f"{part.id}.callout-{len(index.callouts) + 1}"
                index.callouts.append(PlacedCallout(block, anchor, part, section))
            elif isinstance(block, ResourcesBlock):
                index.resources.extend(block.entries)
        unnumbered_count = unnumbered_count if has_own_count else count
    return index
