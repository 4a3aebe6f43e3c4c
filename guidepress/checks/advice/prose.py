"""Advice on words: long sentences, sections that are hard to read, abbreviations without explanation."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from guidepress.checks.advice.base import Subject, shortened
from guidepress.checks.advice.passages import reading_of
from guidepress.core.problems import Code, Problems
from guidepress.text.reading_ease import sentences, words

LONGEST = 25
"""Most words of a sentence: a limit that guides to plain writing give."""
EASE = 45
"""The least Flesch reading ease of a section. Below 50 is "difficult" (Flesch 1948); technical terms need some
allowance.
"""
ENOUGH = 60
"""Reading ease means nothing for texts with fewer words."""

SHORT_FORM = re.compile(r"(?<![\w#])[A-Z]{2,}\d*(?=s?(?!\w))")
ROMAN = re.compile(r"[IVX]+")


@cache
def stressed_words() -> frozenset[str]:
    """English words that people write in capitals to stress them, and that are no abbreviations."""
    text = files(__package__).joinpath("stressed.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def sentence_length(subject: Subject, problems: Problems) -> None:
    """Warns of sentences of more than `LONGEST` words."""
    for passages in subject.units.values():
        for passage in passages:
            for sentence in sentences(passage.text):
                count = len(words(sentence))
                if count > LONGEST:
                    message = f"this sentence has {count} words: “{shortened(sentence)}”"
                    problems.warning(Code.SENTENCE_LENGTH, passage.where, message, f"{LONGEST} at most; make it two")


def reading_ease(subject: Subject, problems: Problems) -> None:
    """Warns of units that are hard to read. The formula is for English; guides in other languages are not checked."""
    if not subject.english:
        return
    for name, passages in subject.units.items():
        reading = reading_of(passages)
        if reading is not None and reading.words >= ENOUGH and reading.flesch < EASE:
            message = f"“{name}” is hard to read: reading ease {reading.flesch:.0f}, and {EASE} is wanted"
            hint = "use shorter sentences and everyday words"
            problems.warning(Code.READING_EASE, passages[0].where, message, hint)


def unknown_abbreviations(subject: Subject, problems: Problems) -> None:
    """Warns of each abbreviation that guide.yaml does not explain, at its first place."""
    known = {word for short in subject.guide.about.abbreviations for word in (short, *short.split())}
    if subject.english:
        known |= stressed_words()
    for passages in subject.units.values():
        for passage in passages:
            for short in SHORT_FORM.findall(subject.without_names(passage.words)):
                if short not in known and not ROMAN.fullmatch(short):
                    known.add(short)
                    hint = "add it to abbreviations, or to names, in guide.yaml"
                    problems.warning(Code.UNKNOWN_ABBREVIATION, passage.where, f"{short} is not explained", hint)
