"""How much work something is, counted in calls: the same number on every machine, busy or not.

What a call into C does inside is not seen; `PATIENCE` is there for what would never end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable


class TooMuchError(BaseException):
    """More calls than were allowed. Not an `Exception`, so that nothing on the way takes it for its own failure."""


def calls(work: Callable[[], object], most: int = sys.maxsize) -> int:
    """Does the work, and counts the calls of functions in Python and in C. Raises TooMuchError beyond the `most`."""
    count = 0

    def hook(frame: object, event: str, argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1
            if count > most:
                sys.setprofile(None)
                raise TooMuchError(f"more than {most:,} calls")

    sys.setprofile(hook)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
