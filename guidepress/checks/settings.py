"""Rules for `checks` in guide.yaml: it may name codes of warnings only."""

from __future__ import annotations

from guidepress.core.problems import ADVICE, Code, Problems
from guidepress.source.keys import suggestion
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.scalars import place_of


def check_settings(about: GuideFile, problems: Problems) -> None:
    """Reports codes under `checks` that are not codes of warnings."""
    codes = {code.value for code in Code}
    known = sorted(code.value for code in ADVICE)
    for code in about.checks:
        if code not in known:
            where = place_of(code, about.where)
            message = f'"{code}" is always an error' if code in codes else f'"{code}" is not the code of a warning'
            problems.error(Code.WRONG_VALUE, where, message, suggestion(code, known))
