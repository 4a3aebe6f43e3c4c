"""Rules of words that depend on the medium: none may say that answers stay here where they are sent."""

from __future__ import annotations

from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.exercises.base import Spec
from guidepress.source.model.blocks import TextBlock
from guidepress.source.model.guide import Guide

MESSAGE = "answers are sent to the learning system, and {} has no words for that"
HINT = 'write what is true there under "course-sent", or take out "send-answers"'


def check_media(guide: Guide, problems: Problems) -> None:
    """Reports words that nobody has written for answers being sent, where `send-answers` is true.

    These are the privacy notes of exercises, and texts that have words for one medium or more. What any other text
    says of accounts and answers cannot be judged here.
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
    return any(words is not None for words in (text.book, text.web, text.course))
