"""Advice on the text of links, which must name the target when it is read alone (WCAG 2.2, 2.4.9)."""

from __future__ import annotations

import re

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems
from guidepress.document.inline import text_runs

EMPTY = re.compile(
    r"(?:click|tap|press|read|see|find|look|go|learn|more|out|it|here|this|that|the|a|link|page|website|site|web|document|"
    r"article|info|information|details|download|open|below|above|pdf|\W)+",
    re.IGNORECASE,
)
"""Link text that says nothing about the target."""


def link_words(subject: Subject, problems: Problems) -> None:
    """Warns of links whose text does not name their target."""
    for passages in subject.units.values():
        for passage in passages:
            for run in text_runs(passage.runs):
                if not (run.link or run.ref):
                    continue
                if EMPTY.fullmatch(run.text):
                    message = f"the words of this link, “{run.text.strip()}”, do not say where it leads"
                    problems.warning(Code.LINK_WORDS, passage.where, message, "name what the reader will find there")
                elif re.match(r"https?://", run.text):
                    message = "an address stands where the words of a link should be"
                    problems.warning(Code.LINK_WORDS, passage.where, message, "name what the reader will find there")
