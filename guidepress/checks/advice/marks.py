"""Advice on marks that nothing closes: the stars and backticks of a text that are printed as they are."""

from __future__ import annotations

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.document.authored_text import Line, Prose, Verse, unclosed_marks


def unclosed_mark(subject: Subject, problems: Problems) -> None:
    """Warns of each text with a star or a backtick that begins or ends no stressed, strong or code words."""
    for value in walk(subject.guide):
        texts = [line for group in value.groups for line in group] if isinstance(value, Verse) else [value]
        for text in texts:
            if isinstance(text, Line | Prose):
                for where, sign in unclosed_marks(text):
                    message = f"this {sign} is printed as it is: nothing closes it"
                    hint = f"close it; for the sign itself write \\{sign}"
                    problems.warning(Code.UNCLOSED_MARK, where, message, hint)
