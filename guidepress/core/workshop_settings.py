"""What is said about workshops outside the source: when they begin, for how many people they are, and a plan of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True)
class GivenPlan:
    """A plan file as it was given. `name` is its path for messages."""

    name: str
    data: bytes


@dataclass(frozen=True)
class WorkshopSettings:
    """The start of workshops by their id, the number of people, and a plan that becomes one more workshop. `""` stands
    for every workshop; 0 people and no start mean those of the timetable. Classes of the standard library, since
    `--help` loads nothing else.
    """

    starts: Mapping[str, str] = field(default_factory=dict)
    people: int = 0
    plan: GivenPlan | None = None

    def __str__(self) -> str:
        starts = [f"{id}={time}" if id else time for id, time in sorted(self.starts.items())]
        people = [f"people={self.people}"] if self.people else []
        plan = [f"plan={sha256(self.plan.data).hexdigest()}"] if self.plan is not None else []
        return " ".join([*starts, *people, *plan])
