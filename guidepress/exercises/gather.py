"""Answers of other exercises on one page: the same fields in a second place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace

from guidepress.core.problems import Code, Traced
from guidepress.document.authored_text import Line, Name
from guidepress.document.exercise import ExercisePart
from guidepress.document.fields import Field
from guidepress.exercises.base import Lowering, Spec, kind
from guidepress.exercises.questions import check_at_least


class Gathered(Traced, kw_only=True):
    """An answer of another exercise, under a label of this exercise. With `lines` 0 it keeps its height."""

    label: Line
    from_: Name
    lines: int = 0


@kind("gather")
class Gather(Spec, kw_only=True):
    """The gathered answers. The key of a row is not part of any answer name."""

    REPEATABLE: ClassVar[bool] = False
    ONE_PAGE: ClassVar[bool] = True

    rows: Mapping[str, Gathered]

    def lower(self, lowering: Lowering) -> tuple[ExercisePart, ...]:
        parts: list[ExercisePart] = []
        seen: set[str] = set()
        for row in self.rows.values():
            if row.from_.text in seen:
                message = f'"{row.from_.text}" is gathered here already'
                lowering.error(row.from_.where, message, "take one of the two rows out", Code.DUPLICATE_ID)
                continue
            seen.add(row.from_.text)
            field = self._field(row, lowering)
            if field is not None:
                parts.append(field)
        return tuple(parts)

    def _field(self, row: Gathered, lowering: Lowering) -> Field | None:
        check_at_least(0, lowering, row.where, lines=row.lines)
        if row.from_.text.startswith(f"{self.id}."):
            message = f'"{row.from_.text}" is an answer of this exercise'
            lowering.error(row.from_.where, message, "name one of another exercise")
            return None
        first = lowering.field(row.from_.text, row.from_.where)
        if first is None:
            return None
        return replace(
            first,
            label=(lowering.text(self.title), lowering.text(row.label)),
            prompt=lowering.runs(row.label),
            hint=(),
            lines=row.lines or first.lines,
            shares=True,
            compares_with="",
            key="",
            where=row.where,
        )

    def example_labels(self) -> Mapping[str, Line]:
        return {key: row.label for key, row in self.rows.items()}

    def example_shows(self, key: str, name: str) -> bool:
        return super().example_shows(key, name) or (key in self.rows and name == self.rows[key].from_.text)
