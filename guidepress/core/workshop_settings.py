"""What is said about workshops outside the source: when they begin, and for how many people they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class WorkshopSettings:
    """The start of workshops by their id, and the number of people. `""` stands for every workshop; 0 people and no
    start mean those of the timetable. A class of the standard library, since `--help` loads nothing else.
    """

    starts: Mapping[str, str] = field(default_factory=dict)
    people: int = 0

    def __str__(self) -> str:
        starts = [f"{id}={time}" if id else time for id, time in sorted(self.starts.items())]
        return " ".join([*starts, *([f"people={self.people}"] if self.people else [])])
