"""How hard English prose is to read: sentences, words, syllables, Flesch reading ease, and words to avoid.

`python -m tests.readability` prints a line for each section of source/, the hardest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Literal

import yaml

from guidepress.blocks import ItemList, Paragraph, plain
from guidepress.inline import Line, Plain, Prose, parse_line, parse_prose
from guidepress.load import load
from guidepress.model import Guide, ListBlock, Part
from guidepress.problems import Problems, Where

HOME = Path(__file__).resolve().parent.parent
AVOID = Path(__file__).with_name("words_to_avoid.yaml")

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’)]*\s+(?=[“‘(]?[A-Z0-9])")


# ------------------------------------------------------------------------------------------------- syllables

KNOWN = {"business": 2, "every": 2, "everybody": 4, "everything": 3, "people": 2, "quiet": 2, "science": 2}
SILENT_INSIDE = re.compile(r"(?<=[^aeiouy])e(?=(?:body|ful|less|ly|ment|ness|place|s?where|thing|times?|work)s?$)")
SILENT_ED = re.compile(r"(?<=[^aeiouytd])ed$")
SILENT_END = re.compile(r"(?<=[^aeiouy])(?<![^aeiouy]l)e$|(?<=[^aeiouycgsxz])(?<![cs]h)(?<![^aeiouy]l)es$")
APART = re.compile(
    r"(?<![cgstx])i(?=a|o(?!ur)|um)|io$"  # various, radio; not social, nation, region, behaviour
    r"|ia(?=t)"  # associate
    r"|(?<![cst])ie(?=nc|t)"  # experience, variety; not patience
    r"|u(?=al|at|ou)"  # usual, graduate
    r"|(?<=[aeou])ing|(?<=cr)ea|(?<=id)ea|(?<=ar)ea"  # being, create, idea, area
)
"""Two vowels that stand together and are spoken one after the other."""


def syllables(word: str) -> int:
    """Syllables of a word by a few rules. Digits, and the letters of an abbreviation, count one each."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    bare = re.sub(r"[’']s?$", "", word)
    if re.fullmatch(r"[A-Z0-9]{2,}s?|[0-9]+\w?", bare):
        return len(bare.removesuffix("s"))
    low = re.sub(r"[^a-z]", "", bare.lower())
    if low in KNOWN:
        return KNOWN[low]
    for silent in (SILENT_INSIDE, SILENT_ED, SILENT_END):
        low = silent.sub("", low)
    low = re.sub(r"^y|(?<=[aeou])y(?=[aeiou])", "j", low.replace("qu", "q"))
    return max(1, len(re.findall(r"[aeiouy]+", low)) + len(APART.findall(low)))


# ------------------------------------------------------------------------------------------------- sentences


def words(text: str) -> list[str]:
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph. An abbreviation with dots would end one; the guide uses none."""
    return [sentence.strip() for sentence in SENTENCE_END.split(text) if words(sentence)]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured on some sentences."""

    lengths: tuple[int, ...]
    """Words of each sentence."""
    syllables: int

    @property
    def words(self) -> int:
        return sum(self.lengths)

    @property
    def longest(self) -> int:
        return max(self.lengths)

    @property
    def median(self) -> float:
        return median(self.lengths)

    @property
    def flesch(self) -> float:
        """Flesch (1948): 206.835 − 1.015 words a sentence − 84.6 syllables a word. 100 is very easy, 0 very hard."""
        return 206.835 - 1.015 * self.words / len(self.lengths) - 84.6 * self.syllables / self.words


def measure(found: list[str]) -> Reading:
    """Measures sentences; there must be at least one."""
    counted = [words(sentence) for sentence in found]
    return Reading(tuple(map(len, counted)), sum(syllables(word) for sentence in counted for word in sentence))


# ------------------------------------------------------------------------------------------------- the guide's text


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item of a list, or a label, without marks."""

    text: str
    where: Where
    role: Literal["prose", "label"]
    """Prose is made of sentences and counts for reading ease. Titles, labels and single words do not."""


def passages(value: object) -> Iterator[Passage]:
    """Every text for readers inside a part of the guide, in the author's order."""
    if isinstance(value, Prose):
        for block in parse_prose(value, Problems()):
            yield from _block_passages(block)
    elif isinstance(value, ListBlock) and not value.terms:
        for line in (value.list_, *(item.item for item in value.items)):
            yield Passage(_plain(line), line.where, "prose")
        for item in value.items:
            yield from passages(item.items)
    elif isinstance(value, Line | Plain):
        yield Passage(_plain(value), value.where, "label")
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from passages(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from passages(inner)
    elif is_dataclass(value):
        for one in fields(value):
            yield from passages(getattr(value, one.name))


def _block_passages(block: Paragraph | ItemList) -> Iterator[Passage]:
    if isinstance(block, Paragraph):
        yield Passage(plain(block.runs), block.where, "prose")
        return
    for runs in (block.lead, *(item.runs for item in block.items)):
        yield Passage(plain(runs), block.where, "prose")
    for item in block.items:
        for inner in item.inner:
            yield from _block_passages(inner)


def _plain(line: Line | Plain) -> str:
    return "".join(run.text for run in parse_line(line, Problems()))


def units(guide: Guide) -> dict[str, tuple[Passage, ...]]:
    """The guide's text in pieces that are read at one go: openings, sections, and what facilitators are given."""
    found: dict[str, tuple[Passage, ...]] = {}
    for part in guide.parts:
        found[part.id] = tuple(passages((part.part, part.opens, part.body)))
        for section in part.sections:
            found[section.id] = tuple(passages((section.title, section.body)))
        found[f"{part.id} (facilitator)"] = tuple(_facilitators(part))
    found["timetables.yaml"] = tuple(passages(guide.timetables))
    found["cards.yaml"] = tuple(passages(guide.cards))
    found["guide.yaml"] = tuple(passages(guide.about))
    found["words.yaml"] = tuple(passages(guide.words))
    return {name: texts for name, texts in found.items() if texts}


def _facilitators(part: Part) -> Iterator[Passage]:
    """Lines of a facilitator's page are whole thoughts, so all of them count as prose."""
    for facilitate in (part.facilitate, *(section.facilitate for section in part.sections)):
        for passage in passages(facilitate):
            yield Passage(passage.text, passage.where, "prose")


def reading_of(found: tuple[Passage, ...]) -> Reading | None:
    """The measure of the prose in some passages, or None where there is none."""
    spoken = [sentence for one in found if one.role == "prose" for sentence in sentences(one.text)]
    return measure(spoken) if spoken else None


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
