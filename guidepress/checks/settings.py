"""Rules for `checks` and `spelling` in guide.yaml: codes of warnings, places of the guide, single words."""

from __future__ import annotations

import re

from guidepress.checks.levels import files_of, is_file, places
from guidepress.core.problems import ADVICE, Code, Problems
from guidepress.source.keys import suggestion
from guidepress.source.model.guide import Guide
from guidepress.source.scalars import place_of


def check_settings(guide: Guide, problems: Problems) -> None:
    """Reports codes under `checks` that are not codes of warnings, and places that are not in the guide."""
    codes = {code.value for code in Code}
    known = sorted(code.value for code in ADVICE)
    for code in guide.about.checks:
        if code not in known:
            where = place_of(code, guide.about.where)
            message = f'"{code}" is always an error' if code in codes else f'"{code}" is not the code of a warning'
            problems.error(Code.WRONG_VALUE, where, message, suggestion(code, known))
    _check_places(guide, problems)
    _check_spelling(guide, problems)


def _check_spelling(guide: Guide, problems: Problems) -> None:
    for wrong in guide.about.spelling:
        if not re.fullmatch(r"[^\W\d_]+\*?", wrong):
            where = place_of(wrong, guide.about.where)
            problems.error(
                Code.WRONG_VALUE, where, f'"{wrong}" is not one word', "write letters only, or letters and a *"
            )


def _check_places(guide: Guide, problems: Problems) -> None:
    entries = [entry for level in guide.about.checks.values() if not isinstance(level, str) for entry in level]
    named = [entry for entry in entries if entry.in_]
    if not named:
        return
    ids, files = places(guide), files_of(guide)
    for entry in named:
        if entry.in_ not in ids and not any(is_file(file, entry.in_) for file in files):
            message = f'"{entry.in_}" is neither a file nor an id of this guide'
            where = place_of(entry.in_, entry.where)
            problems.error(Code.WRONG_VALUE, where, message, suggestion(entry.in_, [*ids, *sorted(files)]))
