"""Sums up the characters that the fonts lack: one error for each script, and one for each symbol."""

from __future__ import annotations

import unicodedata

from msgspec.structs import replace

from guidepress.core.problems import Code, Problem, Problems

SHOWN = 5
"""Most letters of a script that a message shows."""
NO_SCRIPT = ("COMBINING", "MODIFIER")
"""Words that stand before the script in the name of a character: COMBINING GREEK YPOGEGRAMMENI."""
SYMBOL_HINT = "write a word or another sign, or add a font that has it under fallback in layouts/theme.yaml"
SCRIPT_HINT = "add a font that has them under fallback in layouts/theme.yaml"
JOINED_HINT = "the tool cannot set this script yet: put these words in a picture, with alt text"
JOINED_SCRIPTS = frozenset(
    {
        *("Arabic", "Hebrew", "Mongolian", "Nko", "Syriac", "Thaana"),
        *("Bengali", "Devanagari", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala", "Tamil"),
        *("Khmer", "Lao", "Myanmar", "Telugu", "Thai", "Tibetan"),
    }
)
"""Scripts that run from the right, or whose letters join, change or stack: a font alone does not help."""


def sum_up_missing_glyphs(problems: Problems) -> None:
    """Replaces the errors of missing glyphs by one for each script or symbol, at its first place.

    Each problem names its character in `about`, and has its place. Other problems stay.
    """
    groups: dict[str, list[Problem]] = {}
    for problem in problems.items:
        if problem.code is Code.MISSING_GLYPH and problem.about:
            groups.setdefault(script_of(problem.about) or problem.about, []).append(problem)
    if groups:
        kept = [problem for problem in problems.items if not (problem.code is Code.MISSING_GLYPH and problem.about)]
        problems.items[:] = [*kept, *(_sum(name, group) for name, group in groups.items())]


def _sum(name: str, group: list[Problem]) -> Problem:
    """The error for some problems of one script or symbol."""
    first = min(group, key=lambda problem: problem.where)
    places = len({problem.where for problem in group})
    letters = list(dict.fromkeys(problem.about for problem in group))
    text = first.message
    if len(letters) > 1:
        shown = " ".join(letters[:SHOWN]) + (f" and {len(letters) - SHOWN} more" if len(letters) > SHOWN else "")
        text = f"the guide’s fonts have no {name} letters such as {shown}"
    return replace(first, message=text + (f", in {places} places" if places > 1 else ""), hint=_hint(first.about))


def _hint(character: str) -> str:
    """What to do about a character that no font has."""
    script = script_of(character)
    if not script:
        return SYMBOL_HINT
    return JOINED_HINT if script in JOINED_SCRIPTS else SCRIPT_HINT


def script_of(character: str) -> str:
    """The script of a letter as Unicode names it, such as "Greek"; "" for anything but a letter or its mark."""
    if not unicodedata.category(character).startswith(("L", "M")):
        return ""
    script = next((word for word in unicodedata.name(character, "").split() if word not in NO_SCRIPT), "")
    return script if script == "CJK" else script.capitalize()
