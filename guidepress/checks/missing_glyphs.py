"""Sums up the characters that the fonts lack: one error for each script, and one for each symbol."""

from __future__ import annotations

import unicodedata

from msgspec.structs import replace

from guidepress.core.problems import Code, Problem, Problems

SHOWN = 5
"""Most letters of a script that a message shows."""
NO_SCRIPT = ("COMBINING", "MODIFIER")
"""Words that stand before the script in the name of a character: COMBINING GREEK YPOGEGRAMMENI."""
HINT = "use other characters, or choose a font that has them"


def sum_up_missing_glyphs(problems: Problems) -> None:
    """Replaces the errors of missing glyphs by one for each script or symbol, at its first place.

    Each problem names its character in `about`, and has its place. Other problems stay.
    """
    groups: dict[str, list[Problem]] = {}
    for problem in problems.items:
        if problem.code is Code.MISSING_GLYPH and problem.about:
            groups.setdefault(script_of(problem.about) or problem.about, []).append(problem)
    if any(len(group) > 1 for group in groups.values()):
        summed = [problem for problem in problems.items if not (problem.code is Code.MISSING_GLYPH and problem.about)]
        problems.items[:] = [*summed, *(_sum(name, group) for name, group in groups.items())]


def _sum(name: str, group: list[Problem]) -> Problem:
    """The error for some problems of one script or symbol."""
    first = min(group, key=lambda problem: problem.where)
    places = len({problem.where for problem in group})
    letters = list(dict.fromkeys(problem.about for problem in group))
    if len(letters) == 1:
        text = first.message
        hint = first.hint
    else:
        shown = " ".join(letters[:SHOWN]) + (f" and {len(letters) - SHOWN} more" if len(letters) > SHOWN else "")
        text, hint = f"the workbook’s font has no {name} letters such as {shown}", HINT
    return replace(first, message=text + (f", in {places} places" if places > 1 else ""), hint=hint)


def script_of(character: str) -> str:
    """The script of a letter as Unicode names it, such as "Greek"; "" for anything but a letter or its mark."""
    if not unicodedata.category(character).startswith(("L", "M")):
        return ""
    script = next((word for word in unicodedata.name(character, "").split() if word not in NO_SCRIPT), "")
    return script if script == "CJK" else script.capitalize()
