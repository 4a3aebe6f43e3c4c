"""What a SCORM package leaves with a learning system, read by the description in suspend.js and by none of its code."""

from __future__ import annotations

import json
from typing import Any

from tests.answers.plain import Value


def suspended(cmi: dict[str, Any]) -> dict[str, Any]:
    """suspend_data as JSON, from the data model of a learning system."""
    found: dict[str, Any] = json.loads(cmi["cmi"]["suspend_data"])
    return found


def answers_in(cmi: dict[str, Any]) -> dict[str, Value]:
    """The answers by name. A name begins with how many characters it shares with the one before, to base 36."""
    packed = suspended(cmi).get("a", [])
    found: dict[str, Value] = {}
    before = ""
    for coded, value, _minute in zip(packed[::3], packed[1::3], packed[2::3], strict=True):
        before = before[: int(coded[0], 36)] + coded[1:]
        found[before] = True if value == 1 else value
    return found
