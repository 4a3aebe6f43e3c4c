"""Times of day and dates as people write them: "09:30", "12 March 2027"."""

from __future__ import annotations

import re

DAY = 24 * 60


def is_time(text: str) -> bool:
    """Whether a text is a time of day with two digits for hours and for minutes."""
    return re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text) is not None


def later(time: str, minutes: int) -> str:
    """The time so many minutes after another; past midnight it begins again at 00:00."""
    hours, _, rest = time.partition(":")
    total = (int(hours) * 60 + int(rest) + minutes) % DAY
    return f"{total // 60:02d}:{total % 60:02d}"


def written_date(day: int, month: int, year: int, months: str) -> str:
    """A date as the tool writes it and as it asks for it: "12 March 2027". `months` has their twelve names."""
    return f"{day} {months.split()[month - 1]} {year}"
