"""How hard English prose is to read: sentences, words, syllables and Flesch reading ease."""

from __future__ import annotations

import re
from functools import lru_cache
from statistics import median

from guidepress.core.values import Value

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
