"""How hard English prose is to read: sentences, words, syllables and Flesch reading ease, of the pieces of a guide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from statistics import median
from typing import Literal

from guidepress.core.problems import Problems, Where
from guidepress.core.values import Value
from guidepress.document.authored_text import (
    Line,
    Plain,
    Prose,
    parse_line,
    parse_prose,
)
from guidepress.document.inline import Runs, plain
from guidepress.document.visit import texts
from guidepress.source.model.blocks import ListBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import PartSource

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


@lru_cache(50_000)
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
    """The sentences of one paragraph. An abbreviation with dots would end one; say "for example", not "e.g."."""
    return [sentence.strip() for sentence in SENTENCE_END.split(text) if words(sentence)]


class Reading(Value):
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


class Passage(Value):
    """A paragraph, an item of a list, or a label, without marks."""

    text: str
    where: Where
    role: Literal["prose", "label"]
    """Prose is made of sentences and counts for reading ease. Titles, labels and single words do not."""
    runs: Runs = ()
    """The same with its links."""


def passages(value: object) -> Iterator[Passage]:
    """Every text for readers inside a part of the guide, in the author's order."""
    if isinstance(value, Prose):
        for block in parse_prose(value, Problems()):
            yield from (Passage(plain(runs), where, "prose", runs) for runs, where in texts(block))
    elif isinstance(value, ListBlock) and not value.terms:
        for line in (value.list_, *(item.item for item in value.items)):
            yield _line_passage(line, "prose")
        for item in value.items:
            yield from passages(item.items)
    elif isinstance(value, Line | Plain):
        yield _line_passage(value, "label")
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from passages(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from passages(inner)
    elif isinstance(value, Value):
        for name in value.__struct_fields__:
            yield from passages(getattr(value, name))


def _line_passage(line: Line | Plain, role: Literal["prose", "label"]) -> Passage:
    runs = parse_line(line, Problems())
    return Passage(plain(runs), line.where, role, runs)


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
    found["facilitation.yaml"] = tuple(passages(guide.pack))
    found["guide.yaml"] = tuple(passages(guide.about))
    found["words.yaml"] = tuple(passages(guide.words))
    return {name: texts for name, texts in found.items() if texts}


def _facilitators(part: PartSource) -> Iterator[Passage]:
    """Lines of a facilitator's page are whole thoughts, so all of them count as prose."""
    for facilitate in (part.facilitate, *(section.facilitate for section in part.sections)):
        for passage in passages(facilitate):
            yield Passage(passage.text, passage.where, "prose", passage.runs)


def reading_of(found: tuple[Passage, ...]) -> Reading | None:
    """The measure of the prose in some passages, or None where there is none."""
    spoken = [sentence for one in found if one.role == "prose" for sentence in sentences(one.text)]
    return measure(spoken) if spoken else None
