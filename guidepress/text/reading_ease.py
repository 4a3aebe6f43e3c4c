"""Measures how easy English prose is to read: sentences, words, syllables and the Flesch reading ease."""

from __future__ import annotations

import re
from functools import lru_cache
from statistics import median

from guidepress.core.values import Value

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’)]*\s+(?=[“‘(]?[A-Z0-9])")


# ------------------------------------------------------------------------------------------------- syllables

EXCEPTIONS = {"business": 2, "every": 2, "everybody": 4, "everything": 3, "people": 2, "quiet": 2, "science": 2}
"""Syllable counts of common words for which the rules below are wrong."""
SILENT_INSIDE = re.compile(r"(?<=[^aeiouy])e(?=(?:body|ful|less|ly|ment|ness|place|s?where|thing|times?|work)s?$)")
SILENT_ED = re.compile(r"(?<=[^aeiouytd])ed$")
SILENT_END = re.compile(r"(?<=[^aeiouy])(?<![^aeiouy]l)e$|(?<=[^aeiouycgsxz])(?<![cs]h)(?<![^aeiouy]l)es$")
SEPARATE_VOWELS = re.compile(
    r"(?<![cgstx])i(?=a|o(?!ur)|um)|io$"  # various, radio; not social, nation, region, behaviour
    r"|ia(?=t)"  # associate
    r"|(?<![cst])ie(?=nc|t)"  # experience, variety; not patience
    r"|u(?=al|at|ou)"  # usual, graduate
    r"|(?<=[aeou])ing|(?<=cr)ea|(?<=id)ea|(?<=ar)ea"  # being, create, idea, area
)
"""Two neighbouring vowels that belong to two syllables."""


@lru_cache(50_000)
def syllables(word: str) -> int:
    """The estimated number of syllables in a word. Each digit, and each letter of an abbreviation, counts as one."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    bare = re.sub(r"[’']s?$", "", word)
    if re.fullmatch(r"[A-Z0-9]{2,}s?|[0-9]+\w?", bare):
        return len(bare.removesuffix("s"))
    low = re.sub(r"[^a-z]", "", bare.lower())
    if low in EXCEPTIONS:
        return EXCEPTIONS[low]
    for silent in (SILENT_INSIDE, SILENT_ED, SILENT_END):
        low = silent.sub("", low)
    low = re.sub(r"^y|(?<=[aeou])y(?=[aeiou])", "j", low.replace("qu", "q"))
    return max(1, len(re.findall(r"[aeiouy]+", low)) + len(SEPARATE_VOWELS.findall(low)))


# ------------------------------------------------------------------------------------------------- sentences


def words(text: str) -> list[str]:
    """The words of a text, without punctuation."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph.

    An abbreviation with full stops ends a sentence, so texts need "for example" and not "e.g.".
    """
    return [sentence.strip() for sentence in SENTENCE_END.split(text) if words(sentence)]


class Reading(Value):
    """The measurements of a list of sentences."""

    lengths: tuple[int, ...]
    """The number of words in each sentence."""
    syllables: int

    @property
    def words(self) -> int:
        """The number of words in all sentences."""
        return sum(self.lengths)

    @property
    def longest(self) -> int:
        """The number of words in the longest sentence."""
        return max(self.lengths)

    @property
    def median(self) -> float:
        """The median number of words in a sentence."""
        return median(self.lengths)

    @property
    def flesch(self) -> float:
        """The Flesch reading ease (Flesch 1948): 206.835 − 1.015 × words per sentence − 84.6 × syllables per word.

        100 is very easy to read, 0 is very hard.
        """
        return 206.835 - 1.015 * self.words / len(self.lengths) - 84.6 * self.syllables / self.words


def measure(texts: list[str]) -> Reading:
    """Measures sentences. The list must hold at least one sentence."""
    word_lists = [words(text) for text in texts]
    return Reading(tuple(map(len, word_lists)), sum(syllables(word) for word_list in word_lists for word in word_list))
