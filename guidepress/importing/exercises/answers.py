"""The answers of an exercise: put where its questions can have them, or behind it as a callout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidepress.importing.blocks import write_blocks
from guidepress.importing.exercises.numbered import numbered
from guidepress.importing.prose import line
from guidepress.importing.setting import Setting
from guidepress.importing.text_blocks import only_prose, prose
from guidepress.importing.tidying.paragraphs import without_letters
from guidepress.importing.tree import Block, Item, ListBlock, Paragraph, Place, plain, text_of
from guidepress.importing.yaml_text import PROPOSED, Marked

_LETTER = re.compile(r"^\W*([a-jA-J])(?:\s*[).:,;–—-]+|\s*$)\s*")
"""An option that is named by its letter. "A good start" begins with no letter of an option."""
_NUMBER = re.compile(r"-?\d+")
ANSWER = "answer"


def add_answer(exercises: Sequence[Marked], answer: tuple[Block, ...], setting: Setting) -> list[Marked]:
    """Adds an answer to the exercises that one heading has. Returns the blocks for what has no place in them."""
    if not text_of(answer):
        return []
    setting.log.note("answer", answer[0].place, text_of(answer)[:200])
    asked = [each for exercise in exercises for each in _asked(exercise)]
    left = _by_number(asked, answer, setting)
    if left == answer and _takes_whole(asked, answer, setting):
        return []
    return _callout(left, setting) if left else []


def _asked(exercise: Marked) -> list[Marked]:
    """What can have an answer of its own: the questions or parts of an exercise, or the exercise itself."""
    kind = exercise["exercise"]
    inside = (
        exercise.get("questions") if kind == "structured-text" else exercise.get("parts") if kind == "group" else None
    )
    if isinstance(inside, list):
        return inside
    return [exercise] if kind in ("free-text", "single-choice") else []


def _takes_whole(asked: Sequence[Marked], answer: tuple[Block, ...], setting: Setting) -> bool:
    """Gives an answer without numbers to the only question, or one with a letter to the only question with options."""
    if len(asked) > 1 and isinstance(answer[0], Paragraph) and _LETTER.match(plain(answer[0].inlines)):
        asked = [each for each in asked if "options" in each]
    return len(asked) == 1 and _takes(asked[0], answer, setting)


def _by_number(asked: Sequence[Marked], answer: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Gives each question the answer of its number. Returns what is left: all, where the numbers mean something
    else.
    """
    entries, others = numbered(answer, len(asked), setting.log)
    if not entries:
        return answer
    left: list[Block] = []
    for number, blocks in entries:
        if not _takes(asked[number - 1], blocks, setting):
            place = blocks[0].place
            left.append(ListBlock((Item(blocks, place),), place, ordered=True, start=number))
    return (*left, *others)


def _takes(asked: Marked, answer: tuple[Block, ...], setting: Setting) -> bool:
    """Gives a question its answer. Returns whether it can have this one."""
    first = answer[0]
    if "answer" in asked or not isinstance(first, Paragraph):
        return _takes_prose(asked, answer, setting)
    if "options" in asked:
        return _takes_option(asked, first, answer[1:], setting)
    if len(answer) > 1 or _kind(asked) in ("free-text", "single-choice"):
        return _takes_prose(asked, answer, setting)
    words = plain(first.inlines)
    if asked.get("type", "text") == "text" or (asked["type"] == "number" and _NUMBER.fullmatch(words)):
        asked.propose("answer", line(first.inlines, first.place, setting.context))
        return True
    return False


def _kind(asked: Marked) -> object:
    return asked.get("exercise") or asked.get("part")


def _takes_prose(asked: Marked, answer: tuple[Block, ...], setting: Setting) -> bool:
    """Gives a question for free text a model answer."""
    if _kind(asked) != "free-text" or "answer" in asked:
        return False
    kept, others = only_prose(answer, setting)
    text = prose(kept, setting)
    if others or not text.strip():
        return False
    asked.propose("answer", text)
    return True


def _takes_option(asked: Marked, first: Paragraph, more: tuple[Block, ...], setting: Setting) -> bool:
    """Notes the option that an answer names by its letter or its words; the rest of the answer says why."""
    options = asked["options"]
    assert isinstance(options, dict)
    words = plain(first.inlines)
    chosen, length = _chosen([str(each) for each in options.values()], words)
    if chosen is None:
        return False
    rest = words[length:]
    reason = (Paragraph(without_letters(first.inlines, length), first.place), *more) if rest else more
    fitting = Paragraph | ListBlock if _kind(asked) == "single-choice" else Paragraph
    if not all(isinstance(each, fitting) for each in reason):
        return False
    asked.propose("answer", list(options)[chosen])
    setting.log.note("answer", first.place, words[:length], removed=words[:length])
    if text_of(reason):
        _give_reason(asked, reason, first.place, setting)
    return True


def _give_reason(asked: Marked, reason: tuple[Block, ...], place: Place, setting: Setting) -> None:
    """Notes why an option is right: in one line for a question of several."""
    if _kind(asked) == "single-choice":
        asked.propose("because", prose(list(reason), setting))
    else:
        lines = [line(each.inlines, place, setting.context) for each in reason if isinstance(each, Paragraph)]
        asked.propose("because", " ".join(lines))


def _chosen(options: Sequence[str], words: str) -> tuple[int | None, int]:
    """The option that an answer names, and how many letters of the answer only do so."""
    match = _LETTER.match(words)
    at = ord(match.group(1).lower()) - 97 if match else -1
    length = match.end() if match and 0 <= at < len(options) else 0
    rest = words[length:].lower()
    begins = [number for number, option in enumerate(options) if _begins(rest, option.lower())]
    if not length:
        if not begins:
            return None, 0
        at = max(begins, key=lambda number: len(options[number]))
    if at in begins:  # words of the option, and nothing more of this sentence
        behind = re.match(r"\s*(?:[.;:–—-]+\s*|$)", rest[len(options[at].rstrip(".")) :])
        length += len(options[at].rstrip(".")) + behind.end() if behind else 0
    return at, length


def _begins(words: str, option: str) -> bool:
    option = option.rstrip(".")
    return words.startswith(option) and not words[len(option) : len(option) + 1].isalnum()


def _callout(answer: Sequence[Block], setting: Setting) -> list[Marked]:
    """An answer that fits nowhere, as a callout."""
    kept, others = only_prose(answer, setting)
    text = prose(kept, setting)
    setting.log.note("answer-left", answer[0].place, text_of(tuple(answer))[:200])
    setting.kinds.add(ANSWER)
    made = [Marked({"callout": ANSWER, "text": text}, PROPOSED)] if text.strip() else []
    return [*made, *write_blocks(others, setting)]
