"""The outline of the first guide, read from brief.yaml, and ways to find its pieces in source/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from guidepress.exercises.base import Spec
from guidepress.source import model
from tests.conftest import RealGuide

BRIEF: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
PARTS: dict[str, Any] = BRIEF["parts"]
SECTIONS: dict[str, Any] = {id: one for part in PARTS.values() for id, one in part["sections"].items()}
EXERCISES: dict[str, Any] = {id: one for part in PARTS.values() for id, one in part.get("exercises", {}).items()}
ACTIVITIES: dict[str, Any] = {id: part["activity"] for id, part in PARTS.items() if "activity" in part}


def part(real: RealGuide, id: str) -> model.PartSource:
    return next(one for one in real.guide.parts if one.id == id)


def section(real: RealGuide, id: str) -> model.SectionSource:
    return next(one for part in real.guide.parts for one in part.sections if one.id == id)


def blocks(real: RealGuide) -> Iterator[tuple[model.SectionSource | None, model.SourceBlock]]:
    """Every block, with its section."""
    for one in real.guide.parts:
        yield from ((None, block) for block in one.body)
        for inside in one.sections:
            yield from ((inside, block) for block in inside.body)


def specs(real: RealGuide) -> dict[str, Spec]:
    """Every exercise as its author wrote it."""
    return {block.spec.id: block.spec for _, block in blocks(real) if isinstance(block, model.ExerciseBlock)}
