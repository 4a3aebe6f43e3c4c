"""Rules for texts that depend on the medium: no text may say that answers stay here if they are sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.exercises.base import Spec
from guidepress.source.model.blocks import TextBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.guide_file import PrivacyNote
from guidepress.source.model.stated import TRUE_IN, Edition, Fact, Stated

MESSAGE = "answers are sent to the learning system, and {} has no words for that"
HINT = 'write what is true there under "course-sent", or take out "send-answers"'
UNTRUE = 'the words under "{}" state "{}", which is not true {}'
UNTRUE_HINT = 'write what is true there under "{}"; if the words are right, correct "states"'
UNTRUE_THERE = 'change the words; if they are right, correct "states"'
NO_WORDS = '"states" has "{}", and there are no words under that key'
KEYS: Mapping[Edition, tuple[str, ...]] = {
    "paper": ("text",),
    "book": ("book", "text"),
    "web": ("web", "text"),
    "course": ("course", "web", "text"),
    "course-sent": ("course-sent", "text"),
}
"""The keys whose words stand in an edition: the first that has words. `compose/book/media.py` chooses likewise."""
PLACES: Mapping[Edition, str] = {
    "paper": "on paper",
    "book": "in the book",
    "web": "in the web workbook",
    "course": "in a learning system that is sent no answers",
    "course-sent": "in a learning system that is sent the answers",
}


def check_media(guide: Guide, problems: Problems) -> None:
    """Reports missing texts for sent answers, where `send-answers` is true, and texts whose `states` is not true.

    Checked are the privacy notes of exercises, and texts with words for at least one medium or with `states`. The tool
    cannot judge what other texts say about accounts and answers.
    """
    rules = guide.about.e_learning
    sends = rules is not None and rules.send_answers
    for name, words in _texts_by_medium(guide):
        if sends and words.course_sent is None and (isinstance(words, PrivacyNote) or _depends(words)):
            problems.error(Code.PRIVACY_WORDS, words.where, MESSAGE.format(name), HINT)
        elif words.states is not None:
            _check_stated(words, words.states, sends, problems)


def _texts_by_medium(guide: Guide) -> Iterator[tuple[str, PrivacyNote | TextBlock]]:
    """The texts of a guide that may have words for each medium, with their names in a message; each note once."""
    seen = set()
    for value in walk(guide.parts):
        if isinstance(value, TextBlock):
            yield "this text", value
        elif isinstance(value, Spec) and value.privacy in guide.about.privacy and value.privacy not in seen:
            seen.add(value.privacy)
            yield f'"{value.privacy}"', guide.about.privacy[value.privacy]


def _depends(text: TextBlock) -> bool:
    """Whether a text has words for at least one medium."""
    return any(words is not None for words in (text.book, text.web, text.course))


def _check_stated(words: PrivacyNote | TextBlock, states: Stated, sends: bool, problems: Problems) -> None:
    """Reports each statement that is not true in an edition where its words stand, and each without words."""
    facts: dict[str, Fact | None] = _by_key(states)
    written = [key for key, text in _by_key(words).items() if text is not None]
    for key, fact in facts.items():
        if fact is not None and key not in written:
            problems.error(Code.UNTRUE_WORDS, states.where, NO_WORDS.format(key))
    for edition, keys in KEYS.items():
        if edition == ("course" if sends else "course-sent"):
            continue
        key = next(key for key in keys if key in written)
        fact = facts[key]
        if fact is not None and edition not in TRUE_IN[fact]:
            hint = UNTRUE_THERE if edition in (key, "paper") else UNTRUE_HINT.format(edition)
            problems.error(Code.UNTRUE_WORDS, states.where, UNTRUE.format(key, fact, PLACES[edition]), hint)


def _by_key(words: PrivacyNote | TextBlock | Stated) -> dict[str, Any]:
    """What stands under each key of the source; None for nothing."""
    return {
        "text": words.text,
        "book": words.book,
        "web": words.web,
        "course": words.course,
        "course-sent": words.course_sent,
    }
