"""How hard the guide's prose is to read, section by section, and words to avoid.

`python -m tests.guide.readability` prints a line for each section of source/, the hardest first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from guidepress.checks.advice.passages import Passage, passages, reading_of, units
from guidepress.core.problems import Problems
from guidepress.source.loader import load
from guidepress.text.reading_ease import measure, sentences, syllables, words

__all__ = [
    "Passage",
    "avoided",
    "measure",
    "passages",
    "reading_of",
    "sentences",
    "syllables",
    "to_avoid",
    "units",
    "words",
]

HOME = Path(__file__).resolve().parent.parent.parent
AVOID = Path(__file__).with_name("words_to_avoid.yaml")


# ------------------------------------------------------------------------------------------------- words to avoid


def to_avoid() -> dict[str, str]:
    """Word or phrase → what to write instead, from words_to_avoid.yaml."""
    lists: dict[str, dict[str, str]] = yaml.safe_load(AVOID.read_text(encoding="utf-8"))
    return {word: better for words_of in lists.values() for word, better in words_of.items()}


def avoided(text: str, avoid: Mapping[str, str]) -> list[str]:
    """The words and phrases of a text that are on the list, as whole words, whatever their case."""
    return [found.lower() for found in _whole_words(tuple(avoid)).findall(text)]


@lru_cache
def _whole_words(found: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    return re.compile(rf"(?<![\w’'-])(?:{longest_first})(?![\w’'-])", re.IGNORECASE)


def main() -> None:
    problems = Problems()
    guide = load(HOME / "source", problems)
    assert guide is not None, "\n".join(map(str, problems))
    found = {name: reading for name, texts in units(guide).items() if (reading := reading_of(texts))}
    print(f"{'':36} words  sentences  median  longest  Flesch")
    for name, one in sorted(found.items(), key=lambda pair: pair[1].flesch):
        print(f"{name:36} {one.words:5}  {len(one.lengths):9}  {one.median:6.1f}  {one.longest:7}  {one.flesch:6.1f}")


if __name__ == "__main__":
    main()
