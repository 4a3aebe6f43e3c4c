"""Advice: warnings about a guide without errors. Each rule is a function that takes a `Subject`.

The key `checks` of guide.yaml turns a code into an error, or turns it off. `Problems.apply_levels` applies these
levels; here, a rule that is turned off is not run.
"""

from __future__ import annotations

from collections.abc import Callable

from guidepress.checks.advice.base import Subject
from guidepress.checks.advice.design import contrast, unused_images
from guidepress.checks.advice.easy_read import easy_read
from guidepress.checks.advice.headings import repeated_headings
from guidepress.checks.advice.links import link_words
from guidepress.checks.advice.lists import long_lists
from guidepress.checks.advice.marks import unclosed_mark
from guidepress.checks.advice.pictures import alt_text
from guidepress.checks.advice.prose import reading_ease, sentence_length, unknown_abbreviations
from guidepress.checks.advice.spelling import spelling
from guidepress.checks.advice.unused import unused_cards, unused_entries, unused_ids
from guidepress.checks.levels import possible_levels
from guidepress.core.problems import Code, Problems

__all__ = ["RULES", "Subject", "advise"]

RULES: dict[Code, Callable[[Subject, Problems], None]] = {
    Code.SENTENCE_LENGTH: sentence_length,
    Code.READING_EASE: reading_ease,
    Code.SPELLING: spelling,
    Code.UNKNOWN_ABBREVIATION: unknown_abbreviations,
    Code.LINK_WORDS: link_words,
    Code.ALT_TEXT: alt_text,
    Code.EASY_READ: easy_read,
    Code.REPEATED_HEADING: repeated_headings,
    Code.LONG_LIST: long_lists,
    Code.UNUSED_ID: unused_ids,
    Code.UNUSED_ENTRY: unused_entries,
    Code.UNUSED_IMAGE: unused_images,
    Code.UNUSED_CARDS: unused_cards,
    Code.CONTRAST: contrast,
    Code.UNCLOSED_MARK: unclosed_mark,
}


def advise(subject: Subject, problems: Problems, *, errors_only: bool = False) -> None:
    """Runs the rules that are not turned off; with `errors_only` only those whose level is "error"."""
    for code, rule in RULES.items():
        levels = possible_levels(subject.guide.about, code)
        if "error" in levels or ("warning" in levels and not errors_only):
            rule(subject, problems)
