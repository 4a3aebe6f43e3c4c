"""The content of the generated guide, before any format: made by counting, so that every run has the same words.

One copy has 25 sections in five parts. A section has words, a text reflection, a rating grid with a question after it,
an action table and a notes page: 43 answers, about four pages. `copies` of it make the larger sizes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PARTS, SECTIONS = 5, 5  # of one copy: parts, and sections in each
SCALE = {"1": "not started", "2": "begun", "3": "fairly sure", "4": "mostly there", "5": "solid"}
MINUTES = {"reflection": 10, "grid": 15, "plan": 12}
PRIVACY = "Do not write anything that identifies a patient. Your answers stay in your copy."
TITLE = "A generated guide"
SUBTITLE = "As much to set as a workbook has, and nothing to learn"
LANGUAGE = "en-GB"
DATE = "2026-11-22"

OPENINGS = ("Before a meeting", "After a hard week", "In a new role", "When a colleague asks", "Near the end of a year")
ACTORS = ("a therapist", "a team lead", "a dietitian", "a paramedic", "a radiographer", "a manager", "a colleague")
VERBS = ("asks for", "looks again at", "explains", "writes down", "shares", "doubts", "tries out")
THINGS = ("the plan", "an early result", "a new way of working", "the budget", "a story", "a list of risks", "one idea")
REASONS = (
    "because nobody else has done so yet",
    "so that the next step is small enough to take",
    "even where the answer is not known",
    "and hears what others have seen",
    "before the group decides",
)
QUALITIES = ("listen", "plan", "explain", "decide", "share credit", "ask for help", "notice", "say no", "follow up")


@dataclass(frozen=True, slots=True)
class Section:
    """What a section says and asks. `id` is unique in the guide."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    reflection: str
    reflection_lines: int
    grid: str
    ratings: tuple[str, ...]
    after_grid: str
    plan: str
    plan_columns: tuple[str, ...]
    plan_rows: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    number: int
    title: str
    opening: str
    sections: tuple[Section, ...]


def parts(copies: int) -> Iterator[Part]:
    """The parts of so many copies, in order."""
    for number in range(copies * PARTS):
        sections = tuple(_section(number + 1, place) for place in range(SECTIONS))
        title = f"{_of(OPENINGS, number)}, part {number + 1}"
        yield Part(f"p{number + 1}", number + 1, title, _sentences(number * 31, 3), sections)


def _section(part: int, place: int) -> Section:
    number = (part - 1) * SECTIONS + place
    return Section(
        id=f"p{part}.s{place + 1}",
        title=f"{_of(OPENINGS, number * 3 + 1)} {_of(ACTORS, number)} {_of(VERBS, number // 2)} {_of(THINGS, number)}",
        paragraphs=tuple(_sentences(number * 17 + index * 5, 3) for index in range(2)),
        points=tuple(_sentence(number * 13 + index * 3) for index in range(3)),
        reflection=f"{_of(OPENINGS, number)} you may see that {_clause(number * 7)}. Write down when that happened.",
        reflection_lines=5,
        grid="Circle one number in each row, then say what makes you sure.",
        ratings=tuple(f"I {_of(QUALITIES, number + index)} when {_clause(number + index * 11)}" for index in range(6)),
        after_grid=f"Which row would {_of(ACTORS, number)} rate differently?",
        plan=f"Think of {_of(THINGS, number + 2)}. Fill in a row for each step that is yours to take.",
        plan_columns=("What I will do", "Who can help", "By when", "How I shall know"),
        plan_rows=tuple(f"Step {index + 1}: {_of(THINGS, number + index)}" for index in range(7)),
        notes=f"Room to think about {_of(THINGS, number)}",
    )


def _of(choices: tuple[str, ...], number: int) -> str:
    return choices[number % len(choices)]


def _clause(number: int) -> str:
    return f"{_of(ACTORS, number)} {_of(VERBS, number // 3)} {_of(THINGS, number // 2)}"


def _sentence(number: int) -> str:
    return f"{_of(OPENINGS, number)} {_clause(number)}, {_of(REASONS, number // 4)}."


def _sentences(number: int, count: int) -> str:
    return " ".join(_sentence(number + index) for index in range(count))
