"""Advice on spelling, from the list of the guide's language in `spelling_lists` and the guide's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems

WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 5
"""Letters of the shortest word beginning in a list of the tool."""
SAME_LIST = {"en-IE": "en-GB"}
"""Languages that share the list of another."""


class SpellingList(Struct):
    """Whole words, and beginnings of words, each with the spelling that is right. All are in lower case."""

    whole: dict[str, str] = {}
    begins: dict[str, str] = {}
    shortest: int = SHORTEST

    def add(self, wrong: str, right: str) -> None:
        """Adds a word; with `*` at the end of both, it is the beginning of words."""
        if wrong.endswith("*"):
            self.begins[wrong[:-1]] = right.removesuffix("*")
            self.shortest = min(self.shortest, len(wrong) - 1)
        else:
            self.whole[wrong] = right

    def right(self, word: str) -> str:
        """The right spelling of a word, with the same capital letter, or "" if it is right as it is."""
        low = word.lower()
        better = self.whole.get(low, "")
        for end in range(len(low), self.shortest - 1, -1):
            if not better and low[:end] in self.begins:
                better = self.begins[low[:end]] + low[end:]
        if better in ("", low):
            return ""
        return better[0].upper() + better[1:] if word[0].isupper() else better


def list_of(language: str, own: Mapping[str, str]) -> SpellingList:
    """The list of a language, with the words of a guide. A language without a list has these alone."""
    words = SpellingList()
    for wrong, right in (*_lines(SAME_LIST.get(language, language)), *own.items()):
        words.add(wrong, right)
    return words


@lru_cache(4)
def _lines(language: str) -> Iterable[tuple[str, str]]:
    folder = files(__package__).joinpath("spelling_lists")
    names = {file.name for file in folder.iterdir()}
    if f"{language}.txt" not in names:
        return ()
    lines = folder.joinpath(f"{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return tuple((wrong, right) for wrong, _, right in pairs)


def spelling(subject: Subject, problems: Problems) -> None:
    """Warns of words in the list. A capital letter inside a sentence marks a name."""
    about = subject.guide.about
    own = {wrong.lower(): right.text for wrong, right in about.spelling.items()}
    words = list_of(about.language, own)
    if not (words.whole or words.begins):
        return
    right = lru_cache(None)(words.right)
    for passages in subject.units.values():
        for passage in passages:
            text = subject.without_names(passage.text)
            for match in WORD.finditer(text):
                word, better = match.group(), right(match.group())
                if better and (word[0].islower() or _begins_a_sentence(text, match.start())):
                    british = subject.british and word.lower() not in own
                    message = f"“{word}” is not British spelling" if british else f"“{word}” is not written so here"
                    hint = f"write “{better}”; if it is a name, add it to names in guide.yaml"
                    problems.warning(Code.SPELLING, passage.where, message, hint)


def _begins_a_sentence(text: str, at: int) -> bool:
    return re.search(r"(?:^|[.!?:…]\s+)[“‘(]?$", text[:at]) is not None
