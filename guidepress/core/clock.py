"""Times of day and dates as people write them: "09:30", "12 March 2027"."""

from __future__ import annotations

import re

MINUTES_PER_DAY = 24 * 60
LEAST_PEOPLE, MOST_PEOPLE = 2, 500
"""How few and how many people a workshop may have. Here, because `--help` loads the standard library alone."""


def is_time(text: str) -> bool:
    """Whether a text is a time of day with two digits for hours and two for minutes."""
    return re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text) is not None


def minutes_of(time: str) -> int | None:
    """The minutes from midnight to a time of day; None for a text that is none."""
    hours, _, rest = time.partition(":")
    return int(hours) * 60 + int(rest) if is_time(time) else None


def add_minutes(time: str, minutes: int) -> str:
    """The time that is `minutes` after `time`. After 23:59 it continues at 00:00."""
    hours, _, rest = time.partition(":")
    total = (int(hours) * 60 + int(rest) + minutes) % MINUTES_PER_DAY
    return f"{total // 60:02d}:{total % 60:02d}"


def written_date(day: int, month: int, year: int, months: str) -> str:
    """A date as the tool writes it and as it asks for it: "12 March 2027". `months` has their twelve names."""
    return f"{day} {months.split()[month - 1]} {year}"
