"""An exercise of the tree → an `exercise` block, with what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidepress.importing.blocks import write_blocks
from guidepress.importing.cues import MINUTES, cues
from guidepress.importing.exercises.answers import add_answer
from guidepress.importing.exercises.dividing import divided
from guidepress.importing.exercises.fill_in import are_choices, has_blank, is_checklist, without_blanks
from guidepress.importing.exercises.kinds import Keys, Task, Values, as_label, checklist, choice, grid, questions
from guidepress.importing.prose import line, plain_line, words_of_line
from guidepress.importing.setting import Setting
from guidepress.importing.text_blocks import only_prose, prose, without_images
from guidepress.importing.tree import Block, Exercise, ListBlock, Paragraph, Place, Span, Table, plain, text_of
from guidepress.importing.yaml_text import PROPOSED, Marked, Prose

MINUTES_GUESSED = 10
_MINUTES_ALONE = re.compile(r"\([^()]{0,12}\d+\s*min[a-z]*\.?\)", re.IGNORECASE)
_SLIDE_WORDS = 16
"""Most words of the line on a slide."""


def write_exercise(exercise: Exercise, setting: Setting) -> list[Marked]:
    """The blocks for an exercise. What is no prose stands before it; each piece to fill in is one."""
    pieces, after = divided(exercise.blocks)
    title = plain_line(exercise.title, exercise.place, setting.context)
    if not title:
        title = setting.add("exercise", exercise.place, "", "exercise", title=setting.title)
    elif exercise.invented:
        title = cues().words["below"].format(title=title.rstrip(".:"))
        setting.log.note("exercise", exercise.place, text_of(exercise.blocks)[:200], now=title, added=title)
    else:
        title = _without_minutes(title, exercise.place, setting)
        setting.log.note("exercise", exercise.place, title)
    made: list[Marked] = []
    exercises: list[Marked] = []
    for number, piece in enumerate(pieces, 1):
        kept, before = only_prose(piece.prompt, setting) if piece.prompt else ([], [])
        made += write_blocks(before, setting)
        task = _task(list(piece.fields), setting)
        prompt = prose([_bare(block) for block in kept], setting)
        exercises.append(_written(exercise, task, (title, prompt, kept), number, setting))
        made.append(exercises[-1])
    made += add_answer(exercises, exercise.answer, setting)
    return [*made, *write_blocks(after, setting)]


def _without_minutes(title: str, place: Place, setting: Setting) -> str:
    """A title without "(10 minutes)", which the exercise says itself."""
    made = " ".join(_MINUTES_ALONE.sub(" ", title).split())
    if made == title or not made:
        return title
    was, now = words_of_line(title), words_of_line(made)
    setting.log.note("exercise-minutes", place, title, now=made, removed=was, added=now)
    return made


def _bare(block: Block) -> Block:
    """A block without pictures and what is to fill in."""
    block = without_images(block)
    return Paragraph(without_blanks(block.inlines), block.place) if isinstance(block, Paragraph) else block


def _task(blocks: list[Block], setting: Setting) -> Task:
    """The kind of exercise for blocks that are to fill in."""
    first = blocks[0] if blocks else None
    if isinstance(first, Table):
        return grid(first, setting)
    if first is None:
        return Task("free-text", {"lines": 6})
    if isinstance(first, ListBlock) and is_checklist(first) and not has_blank(first):
        return checklist(first, setting)
    if are_choices(blocks):
        return _choices(blocks, setting)
    return questions(blocks, setting)


def _choices(blocks: list[Block], setting: Setting) -> Task:
    """One question with options, or a group of questions of which some have options."""
    keys = Keys()
    parts: list[Marked] = []
    for at, question in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if not isinstance(question, Paragraph):
            continue
        if isinstance(following, ListBlock):
            inlines, values = choice(question, following, setting)
            kind = "single-choice"
        else:
            inlines = as_label(question.inlines, question.place, setting.log)
            kind, values = "free-text", {"lines": 3}
        asked = plain_line(inlines, question.place, setting.context)
        parts.append(Marked({"part": kind, "key": keys.give(asked, "question"), "ask": asked, **values}))
    if len(parts) == 1:
        values = {key: value for key, value in parts[0].items() if key not in ("part", "key", "ask")}
        return Task("single-choice", {**values, "asked": parts[0]["ask"]})
    return Task("group", {"parts": parts})


def _written(
    exercise: Exercise, task: Task, words: tuple[str, Prose, Sequence[Block]], number: int, setting: Setting
) -> Marked:
    """The block of one exercise. `words` are its title, its prompt, and the blocks of the prompt."""
    title, prompt, asked_in = words
    asked = str(task.values.pop("asked", ""))
    if asked:
        prompt = Prose(f"{prompt}\n\n{asked}".strip())
    if not prompt.strip():
        prompt = Prose(cues().prompts[task.kind])
        setting.log.note("exercise-prompt", exercise.place, title, now=prompt, added=prompt)
    name = title if number == 1 else f"{title} ({number})"
    if number > 1:
        setting.log.note("exercise", exercise.place, title, added=name)
    slide = _slide(asked_in, asked or title, exercise.place, setting)
    setting.log.note("exercise-prompt", exercise.place, slide, added=words_of_line(slide))
    values: Values = {
        "exercise": task.kind,
        "id": setting.give_id(name, "exercise"),
        "title": name,
        "for": "you",
        "minutes": _minutes(exercise),
        "prompt": prompt,
        "slide": slide,
        **task.values,
    }
    return Marked(values, PROPOSED)


def _minutes(exercise: Exercise) -> int:
    """The minutes that the original states, or a guess."""
    said = MINUTES.search(f"{plain(exercise.title)} {text_of(exercise.blocks)}")
    return max(1, min(int(said.group(1)), 240)) if said else MINUTES_GUESSED


def _slide(asked_in: Sequence[Block], title: str, place: Place, setting: Setting) -> str:
    """The line on a slide: the last short question of the prompt, else its first short sentence, else the title."""
    words = text_of(tuple(block for block in asked_in if isinstance(block, Paragraph)))
    words = _MINUTES_ALONE.sub(" ", " ".join(words.split()))
    sentences = [each for each in re.split(r"(?<=[.?!])\s+", words) if 3 <= len(each.split()) <= _SLIDE_WORDS]
    asked = [each for each in sentences if each.endswith("?")]
    chosen = asked[-1] if asked else sentences[0] if sentences else title
    return line((Span(chosen),), place, setting.context) or title
