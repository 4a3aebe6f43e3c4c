"""Rules for texts that depend on the medium: no text may say that answers stay here if they are sent."""

from __future__ import annotations

from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.exercises.base import Spec
from guidepress.source.model.blocks import TextBlock
from guidepress.source.model.guide import Guide

MESSAGE = "answers are sent to the learning system, and {} has no words for that"
HINT = 'write what is true there under "course-sent", or take out "send-answers"'


def check_media(guide: Guide, problems: Problems) -> None:
    """Reports missing texts for sent answers, where `send-answers` is true.

    Checked are the privacy notes of exercises, and texts with words for at least one medium. The tool cannot judge what
    other texts say about accounts and answers.
    """
    rules = guide.about.e_learning
    if rules is None or not rules.send_answers:
        return
    for value in walk(guide.parts):
        if isinstance(value, Spec):
            note = guide.about.privacy.get(value.privacy)
            if note is not None and note.course_sent is None:
                problems.error(Code.PRIVACY_WORDS, note.where, MESSAGE.format(f'"{value.privacy}"'), HINT)
        elif isinstance(value, TextBlock) and _depends(value) and value.course_sent is None:
            problems.error(Code.PRIVACY_WORDS, value.where, MESSAGE.format("this text"), HINT)


def _depends(text: TextBlock) -> bool:
    """Whether a text has words for at least one medium."""
    return any(words is not None for words in (text.book, text.web, text.course))
