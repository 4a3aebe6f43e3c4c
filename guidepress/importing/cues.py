"""The words by which an import knows callouts, exercises and answers. They stand in cues.yaml beside this file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.source.yaml_reader import Mapping as MappingNode
from guidepress.source.yaml_reader import Scalar, Sequence, YamlNode, read

FILE = Path(__file__).with_name("cues.yaml")
_LEAD = re.compile(r"^\s*([A-Za-z][A-Za-z' -]{1,30}?)\s*(?:\d{1,3}[a-z]?(?:\.\d{1,2})*)?\s*(?:[:–—.-]|$)")
MINUTES = re.compile(r"(\d{1,3})\s*(?:-\s*\d{1,3}\s*)?(min|mins|minute|minutes)\b", re.IGNORECASE)


class Cues(Value):
    """The cues by what they are for."""

    callouts: Mapping[str, str]
    """Word → kind of callout."""
    stories: frozenset[str]
    exercises: frozenset[str]
    answers: frozenset[str]
    facilitators: frozenset[str]
    right: frozenset[str]
    captions: tuple[str, ...]
    """Words that stand before the number of a picture or table."""
    vague: frozenset[str]
    """Words that say less than others beside them: "callout" in "callout-warning"."""
    scales: tuple[tuple[str, ...], ...]
    kinds: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    prompts: Mapping[str, str]
    """Kind of exercise → what it asks to do, where the original does not say it."""

    @property
    def boxes(self) -> frozenset[str]:
        """All words that make an element of a page a box, the words of one also joined by hyphens."""
        every = {*self.callouts, *self.stories, *self.exercises, *self.answers, *self.facilitators, "admonition"}
        return frozenset({*every, *(word.replace(" ", "-") for word in every)} - {"text", "question", "details"})

    def sort_of(self, name: str) -> str:
        """What something of this name is: exercise, answer, story, facilitators, a kind of callout, or ""."""
        words = normal(name)
        single = sorted(words.split(" "), key=lambda each: each in self.vague)
        for each in (words, *single) if words else ():
            if each in self.answers:
                return "answer"
            if each in self.exercises:
                return "exercise"
            if each in self.facilitators:
                return "facilitators"
            if each in self.stories:
                return "story"
            if each in self.callouts:
                return self.callouts[each]
        return ""

    def lead(self, text: str) -> tuple[str, int]:
        """What a text says of itself at its start ("Exercise 2: …", "Tip"), and how many letters that is; or "", 0."""
        match = _LEAD.match(text)
        if match is None:
            return "", 0
        words = normal(match.group(1))
        sort = self.sort_of(words) if words in self._known else ""
        return (sort, match.end()) if sort else ("", 0)

    @property
    def _known(self) -> frozenset[str]:
        return frozenset({*self.callouts, *self.stories, *self.exercises, *self.answers, *self.facilitators})


def normal(name: str) -> str:
    """A class, style or word in small letters, with spaces between its words."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.sub(r"[^a-z' ]", " ", words.lower().replace("’", "'")).split())


@cache
def cues() -> Cues:
    """The cues of the file."""
    problems = Problems()
    node = read(FILE.read_bytes(), FILE.name, problems)
    assert isinstance(node, MappingNode), list(problems)
    found: dict[str, Any] = {key.text: _value(value) for key, value in node.pairs}
    callouts = {word: kind for kind, words in found["callouts"].items() for word in words}
    return Cues(
        callouts=callouts,
        stories=frozenset(found["stories"]),
        exercises=frozenset(found["exercises"]),
        answers=frozenset(found["answers"]),
        facilitators=frozenset(found["facilitators"]),
        right=frozenset(found["right"]),
        captions=tuple(found["captions"]),
        vague=frozenset(found["vague"]),
        scales=tuple(map(tuple, found["scales"])),
        kinds=found["kinds"],
        words=found["words"],
        prompts=found["prompts"],
    )


def _value(node: YamlNode) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_value(each) for each in node.items]
    return {key.text: _value(value) for key, value in node.pairs}
