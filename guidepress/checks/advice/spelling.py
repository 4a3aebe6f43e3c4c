"""Advice on British spelling, from the list of words in spelling.txt."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems

WORD = re.compile(r"[A-Za-z]+")
SHORTEST = 5
"""Letters of the shortest word beginning in the list."""


@cache
def word_list() -> tuple[dict[str, str], dict[str, str]]:
    """Whole words, and beginnings of words, each with its British spelling."""
    whole: dict[str, str] = {}
    begins: dict[str, str] = {}
    for line in files(__package__).joinpath("spelling.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            american, _, british = line.partition(" ")
            if american.endswith("*"):
                begins[american[:-1]] = british[:-1]
            else:
                whole[american] = british
    return whole, begins


@lru_cache(50_000)
def british(word: str) -> str:
    """The British spelling of a word, with the same capital letter, or "" where the word is not in the list."""
    whole, begins = word_list()
    low = word.lower()
    better = whole.get(low, "")
    for end in range(len(low), SHORTEST - 1, -1):
        if not better and low[:end] in begins:
            better = begins[low[:end]] + low[end:]
    return better.capitalize() if word[0].isupper() else better


def spelling(subject: Subject, problems: Problems) -> None:
    """Warns of American spellings in a guide in British English. A capital letter inside a sentence marks a name."""
    if not subject.british:
        return
    for passages in subject.units.values():
        for passage in passages:
            text = subject.without_names(passage.text)
            for match in WORD.finditer(text):
                word, better = match.group(), british(match.group())
                if better and (word[0].islower() or _begins_a_sentence(text, match.start())):
                    hint = f"write “{better}”; if it is a name, add it to names in guide.yaml"
                    problems.warning(Code.SPELLING, passage.where, f"“{word}” is not British spelling", hint)


def _begins_a_sentence(text: str, at: int) -> bool:
    return re.search(r"(?:^|[.!?:…]\s+)[“‘(]?$", text[:at]) is not None
