"""Numbers as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

LENGTHS = ("page", "chapter", "slide")
"""What the length of a format is counted in; the facts of its units have a key with the plural of one of these."""


def size_words(count: int) -> str:
    """A number of bytes: "823 kB"."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, count // 1000)} kB"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 page", "1,002 pages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def length_words(units: Iterable[Mapping[str, Any]]) -> str:
    """The pages, chapters and slides of units of report.json: "190 pages"; "" for units without any."""
    units = list(units)
    totals = [(sum(unit.get(f"{noun}s", 0) for unit in units), noun) for noun in LENGTHS]
    return ", ".join(counted(total, noun) for total, noun in totals if total)
