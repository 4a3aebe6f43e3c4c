"""Advice on the text of links, which must name the target when it is read alone (WCAG 2.2, 2.4.9)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems
from guidepress.document.inline import text_runs


@cache
def says_nothing(language: str) -> re.Pattern[str]:
    """A pattern for link text that says nothing about its target: only words of the list of the language, if the tool
    has one. `language`: the code without a region, such as "en".
    """
    folder = files(__package__).joinpath("empty_link_words")
    names = {file.name for file in folder.iterdir()}
    text = folder.joinpath(f"{language}.txt").read_text(encoding="utf-8") if f"{language}.txt" in names else ""
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    either = "|".join((*map(re.escape, words), r"\W"))
    return re.compile(rf"(?:{either})+", re.IGNORECASE)


def link_words(subject: Subject, problems: Problems) -> None:
    """Warns of links whose text does not name their target."""
    empty = says_nothing(subject.guide.about.language.split("-")[0])
    for passages in subject.units.values():
        for passage in passages:
            for run in text_runs(passage.runs):
                if not (run.link or run.ref):
                    continue
                if empty.fullmatch(run.text):
                    message = f"the words of this link, “{run.text.strip()}”, do not say where it leads"
                    problems.warning(Code.LINK_WORDS, passage.where, message, "name what the reader will find there")
                elif re.match(r"https?://", run.text):
                    message = "an address stands where the words of a link should be"
                    problems.warning(Code.LINK_WORDS, passage.where, message, "name what the reader will find there")
