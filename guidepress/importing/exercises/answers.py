"""The answer of an exercise: put where its kind can have it, or behind it as a callout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidepress.importing.blocks import PROPOSED, write_blocks
from guidepress.importing.exercises.fill_in import first_words
from guidepress.importing.exercises.kinds import Task
from guidepress.importing.prose import line
from guidepress.importing.setting import Setting
from guidepress.importing.text_blocks import only_prose, prose
from guidepress.importing.tree import Block, ListBlock, Paragraph, Span, text_of
from guidepress.importing.yaml_text import Marked

_LETTER = re.compile(r"^\W*([a-jA-J])\b")
ANSWER = "answer"


def add_answer(exercise: Marked, task: Task, answer: tuple[Block, ...], setting: Setting) -> list[Marked]:
    """Adds an answer to an exercise. Returns the blocks for what has no place in it."""
    if not text_of(answer):
        return []
    place = answer[0].place
    setting.log.note("answer", place, text_of(answer)[:200])
    if task.kind == "free-text":
        kept, others = only_prose(answer, setting)
        text = prose(kept, setting)
        if text.strip():
            exercise["answer"] = text
        return write_blocks(others, setting)
    if task.kind == "structured-text" and _by_question(exercise, answer, setting):
        return []
    if task.kind == "single-choice" and "answer" not in exercise and _by_letter(exercise, answer, setting):
        return []
    return _callout(answer, setting)


def _by_question(exercise: Marked, answer: Sequence[Block], setting: Setting) -> bool:
    """Gives each question its answer, where there are as many items as questions."""
    questions = exercise["questions"]
    lists = [block for block in answer if isinstance(block, ListBlock)]
    assert isinstance(questions, list)
    if len(lists) != 1 or len(lists[0].items) != len(questions) or len(answer) > 1:
        return False
    items = lists[0].items
    if any(len(item.blocks) != 1 or not first_words(item.blocks) for item in items):
        return False
    if any(question.get("type", "text") != "text" for question in questions):
        return False
    for question, item in zip(questions, items, strict=True):
        block = item.blocks[0]
        assert isinstance(block, Paragraph)
        question["answer"] = line(block.inlines, item.place, setting.context)
    return True


def _by_letter(exercise: Marked, answer: Sequence[Block], setting: Setting) -> bool:
    """Notes the option that an answer names by its letter; the rest of the answer says why."""
    options = exercise["options"]
    assert isinstance(options, dict)
    words = text_of(tuple(answer))
    match = _LETTER.match(words)
    at = ord(match.group(1).lower()) - 97 if match else -1
    if match is None or not 0 <= at < len(options):
        return False
    exercise["answer"] = list(options)[at]
    rest = words[match.end() :].strip(" .):–-\n")
    if rest and len(answer) == 1 and isinstance(answer[0], Paragraph):
        writer_text = prose([Paragraph((Span(rest),), answer[0].place)], setting)
        exercise["because"] = writer_text
    elif rest:
        setting.log.note("answer-left", answer[0].place, rest, removed=rest)
    setting.log.note("answer", answer[0].place, words[: match.end()], removed=match.group())
    return True


def _callout(answer: Sequence[Block], setting: Setting) -> list[Marked]:
    """An answer that fits nowhere, as a callout."""
    kept, others = only_prose(answer, setting)
    text = prose(kept, setting)
    setting.log.note("answer-left", answer[0].place, text_of(tuple(answer))[:200])
    setting.kinds.add(ANSWER)
    made = [Marked({"callout": ANSWER, "text": text}, PROPOSED)] if text.strip() else []
    return [*made, *write_blocks(others, setting)]
