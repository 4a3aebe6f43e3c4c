"""Advice on spelling, from the list of the guide's language in `spelling_lists` and the guide's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems

WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 5
"""Letters of the shortest word beginning in a list of the tool."""
FOLDER = "spelling_lists"
"""Each list begins with two lines, `languages: ` with the codes of the languages that it is for, and `name: ` with what
their spelling is called.
"""


class SpellingList(Struct):
    """Whole words, and beginnings of words, each with the spelling that is right. All are in lower case."""

    whole: dict[str, str] = {}
    begins: dict[str, str] = {}
    shortest: int = SHORTEST
    name: str = ""
    """What the spelling of the language is called; empty if the tool has no list of it."""

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
    name, lines = _lists().get(language, ("", ()))
    words = SpellingList(name=name)
    for wrong, right in (*lines, *own.items()):
        words.add(wrong, right)
    return words


@cache
def _lists() -> Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """By the code of a language: the name of its spelling, and the words of its list."""
    lists = {}
    for file in files(__package__).joinpath(FOLDER).iterdir():
        if file.name.endswith(".txt"):
            languages, name, *lines = file.read_text(encoding="utf-8").splitlines()
            pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
            words = tuple((wrong, right) for wrong, _, right in pairs)
            for language in languages.removeprefix("languages: ").split():
                lists[language] = (name.removeprefix("name: "), words)
    return lists


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
            text = subject.without_names(passage.words)
            for match in WORD.finditer(text):
                word, better = match.group(), right(match.group())
                if better and (word[0].islower() or _begins_a_sentence(text, match.start())):
                    named = words.name and word.lower() not in own
                    message = f"“{word}” is not {words.name} spelling" if named else f"“{word}” is not written so here"
                    hint = f"write “{better}”; if it is a name, add it to names in guide.yaml"
                    problems.warning(Code.SPELLING, passage.where, message, hint)


def _begins_a_sentence(text: str, at: int) -> bool:
    return re.search(r"(?:^|[.!?:…]\s+)[“‘(]?$", text[:at]) is not None
