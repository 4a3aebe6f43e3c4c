"""A chapter of answers at the back of a document: each answer goes to the exercise that it names or counts.

The chapter is a part or section called "Answers", "Answer key" or the like. What it says about an exercise stands below
the title of that one, or behind it on a line; answers without a title are those of the only exercise that they fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from guidepress.importing.cues import cues, normal
from guidepress.importing.exercises.dividing import count_questions
from guidepress.importing.exercises.numbered import numbered
from guidepress.importing.log import Log
from guidepress.importing.outline import Outline, Part, Section
from guidepress.importing.tidying.paragraphs import without_letters
from guidepress.importing.tree import Block, Exercise, Heading, Inlines, Paragraph, Place, Span, plain, text_of

_BEFORE = re.compile(r"^\W*(?:(?:appendix|annex|chapter|part|section)\s+)?(?:[A-Z]|\d{1,2}|[IVX]{1,4})?\s*[.:–—-]\s*")
_BEHIND = re.compile(r"\s(?:to|for|of|and)\s.*$")
_NUMBER = re.compile(r"\b(\d{1,3}(?:\.\d{1,2})*)\b")
_LABEL = re.compile(r"^\s*([^.:;!?–—]{3,60}?)\s*[:–—]\s*(?=\S)")
"""The title of an exercise before its answer on one line."""
_WORDS_BEFORE = 3
"""Most words before "answers" in the title of a chapter."""
_LABEL_WORDS = 14
"""Most words of a title inside a chapter of answers."""


def is_answer_chapter(title: str) -> bool:
    """Whether a title is that of a chapter of answers: "Answers", "Quiz answers", "Appendix B: Answers to a quiz"."""
    words = normal(_BEHIND.sub("", f" {_BEFORE.sub('', title)}"))
    known = cues().answers
    return words in known or any(
        words.endswith(f" {each}") and len(words.split()) - len(each.split()) <= _WORDS_BEFORE for each in known
    )


class _Answer(Struct):
    """What a chapter says below one title. `outer` is the title above that one."""

    label: Inlines
    outer: str
    place: Place
    heading: Block | None = None
    """The block that the title stood in alone."""
    blocks: list[Block] = field(default_factory=list)


class _Asked(Struct):
    """An exercise in the blocks that it stands in."""

    blocks: list[Block]
    exercise: Exercise
    titles: tuple[str, ...]
    """The titles of its part and section."""


def match_answer_chapters(outline: Outline, log: Log) -> None:
    """Moves the answers of every chapter of answers to their exercises. What matches none stays in the chapter."""
    asked: list[_Asked] = []
    parts = []
    for part in outline.parts:
        is_chapter = is_answer_chapter(plain(part.title))
        if is_chapter:
            part.blocks = _matched(part.blocks, part.title, asked, log)
        asked += _asked(part.blocks, part.title)
        sections = []
        for section in part.sections:
            if is_chapter or is_answer_chapter(plain(section.title)):
                within = [each for each in asked if plain(part.title) in each.titles] if not is_chapter else []
                section.blocks = _matched(section.blocks, section.title, within or asked, log)
                if not text_of(tuple(section.blocks)):
                    _drop_title(section, log)
                    continue
            else:
                asked += _asked(section.blocks, part.title, section.title)
            sections.append(section)
        part.sections = sections
        if is_chapter and not sections and not text_of(tuple(part.blocks)):
            _drop_title(part, log)
        else:
            parts.append(part)
    outline.parts = parts


def _drop_title(chapter: Part | Section, log: Log) -> None:
    words = plain(chapter.title)
    log.note("answers-matched", chapter.place, words, removed=words)


def _asked(blocks: list[Block], *titles: Inlines) -> list[_Asked]:
    return [_Asked(blocks, each, tuple(map(plain, titles))) for each in blocks if isinstance(each, Exercise)]


def _matched(blocks: Sequence[Block], title: Inlines, asked: Sequence[_Asked], log: Log) -> list[Block]:
    """The blocks of a chapter that match no exercise."""
    left: list[Block] = []
    if blocks and not any(isinstance(block, Heading) for block in blocks):
        whole = _Answer((), plain(title), blocks[0].place, blocks=list(blocks))
        found = _exercise_of(whole, asked)
        if found is not None:
            _give(found, tuple(blocks))
            log.note("answers-matched", whole.place, text_of(tuple(blocks))[:120], now=plain(found.exercise.title))
            return []
    for answer in _answers(blocks, plain(title)):
        found = _exercise_of(answer, asked)
        if found is None and not plain(answer.label) and _divide(answer, asked, log):
            continue
        if found is None:
            _stays(answer, left, log)
            continue
        _give(found, tuple(answer.blocks))
        if plain(answer.label):
            log.note("answers-matched", answer.place, plain(answer.label), removed=plain(answer.label))
    return left if len(left) == len(blocks) else _without_empty(left, log)


def _without_empty(left: Sequence[Block], log: Log) -> list[Block]:
    """Blocks without the headings below which every answer was moved."""
    made: list[Block] = []
    for block in reversed(left):
        below = made[-1] if made else Heading(0, (), block.place)
        if isinstance(block, Heading) and isinstance(below, Heading) and below.level <= block.level:
            log.note("answers-matched", block.place, plain(block.inlines), removed=plain(block.inlines))
        else:
            made.append(block)
    return made[::-1]


def _stays(answer: _Answer, left: list[Block], log: Log) -> None:
    """Keeps an answer in its chapter. A chapter on answers that asks for nothing is a text like others."""
    left += [answer.heading] if answer.heading is not None else []
    if not plain(answer.label) or answer.heading is not None:
        left += answer.blocks
    else:
        first, *others = answer.blocks
        assert isinstance(first, Paragraph)
        left += [replace(first, inlines=(*answer.label, Span(" "), *first.inlines)), *others]
    if answer.blocks:
        log.note("answers-unmatched", answer.place, plain(answer.label) or text_of(tuple(answer.blocks))[:120])


def _give(found: _Asked, answer: tuple[Block, ...]) -> None:
    """Gives an exercise its answer."""
    at = next(number for number, each in enumerate(found.blocks) if each is found.exercise)
    found.exercise = replace(found.exercise, answer=answer)
    found.blocks[at] = found.exercise


# ------------------------------------------------------------------------------------- reading a chapter


def _answers(blocks: Sequence[Block], title: str) -> Iterator[_Answer]:
    """What a chapter says, title by title."""
    levels: list[tuple[int, str]] = []
    found = _Answer((), title, blocks[0].place if blocks else Place(""))
    for block in blocks:
        opened = _opened(block, levels[-1][1] if levels else title)
        if opened is None:
            found.blocks.append(block)
            continue
        if found.blocks or found.heading is not None:
            yield found
        found = opened
        if isinstance(block, Heading):
            levels = [each for each in levels if each[0] < block.level]
            found.outer = levels[-1][1] if levels else title
            levels.append((block.level, plain(block.inlines)))
    if found.blocks or found.heading is not None:
        yield found


def _opened(block: Block, outer: str) -> _Answer | None:
    """What begins with this block, where it has the title of an exercise."""
    if isinstance(block, Heading):
        return _Answer(block.inlines, outer, block.place, block)
    if not isinstance(block, Paragraph):
        return None
    words = plain(block.inlines)
    spans = [each for each in block.inlines if isinstance(each, Span) and each.text.strip()]
    if spans and all(each.strong for each in spans) and len(words.split()) <= _LABEL_WORDS:
        return _Answer(block.inlines, outer, block.place, block)
    match = _LABEL.match(words)
    if match is None or not (_NUMBER.search(match.group(1)) or spans[0].strong) or not cues().lead(match.group())[0]:
        return None
    rest = replace(block, inlines=without_letters(block.inlines, match.end()))
    return _Answer((Span(match.group().strip()),), outer, block.place, blocks=[rest])


# --------------------------------------------------------------------------------------- finding the exercise


def _exercise_of(answer: _Answer, asked: Sequence[_Asked]) -> _Asked | None:
    """The only exercise without an answer to which the title of an answer belongs, or which has as many questions."""
    if not answer.blocks:
        return None
    free = [each for each in asked if not each.exercise.answer]
    inside = [each for each in free if any(_is_same(answer.outer, title) for title in each.titles)]
    label = plain(answer.label)
    if not label:
        return _only(_fitting(answer.blocks, inside or free))
    for group in (inside, free):
        named = [each for each in group if _is_same(label, plain(each.exercise.title))]
        if named:
            return _only(named) or _only(_fitting(answer.blocks, named))
    in_chapter = [each for each in free if any(_is_same(label, title) for title in each.titles)]
    return _only(in_chapter) or _only(_fitting(answer.blocks, in_chapter))


def _only(found: Sequence[_Asked]) -> _Asked | None:
    return found[0] if len(found) == 1 else None


def _is_same(label: str, title: str) -> bool:
    """Whether two titles are of one thing: the same words, or the same kind of thing with the same number."""
    one, other = (_bare(each) for each in (label, title))
    if one == other:
        return bool(one)
    numbers = [_NUMBER.search(each) for each in (label, title)]
    if numbers[0] is None or numbers[1] is None or numbers[0].group() != numbers[1].group():
        return False
    first, second = (
        normal(each[: number.start()]) for each, number in zip((label, title), numbers, strict=True) if number
    )
    return first == second or (not first and second in cues().exercises)


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", _without_answer(words).lower()))


def _without_answer(words: str) -> str:
    """A title without words such as "Answers to" and ": answers"."""
    said = "|".join(sorted(map(re.escape, cues().answers), key=len, reverse=True))
    words = re.sub(rf"^\s*(?:{said})\s*(?:to|for|of|:|–)\s*(?:the\s+)?", "", words, flags=re.IGNORECASE)
    return re.sub(rf"[\s:–—(-]+(?:{said})\W*$", "", words, flags=re.IGNORECASE)


def _fitting(blocks: Sequence[Block], asked: Iterable[_Asked]) -> list[_Asked]:
    """The exercises with as many questions as there are answers."""
    return [
        each
        for each in asked
        if (count := count_questions(each.exercise.blocks)) and len(numbered(blocks, count, Log())[0]) == count
    ]


def _divide(answer: _Answer, asked: Sequence[_Asked], log: Log) -> bool:
    """Gives each numbered exercise the answer of its number, where there is one for each. Returns whether it did."""
    free = [each for each in asked if not each.exercise.answer]
    by_number = {
        int(match.group(1)): each
        for each in free
        if (match := re.search(r"\b(\d{1,2})\b(?!\.\d)", plain(each.exercise.title))) is not None
    }
    most = max(by_number, default=0)
    entries, others = numbered(answer.blocks, most, Log()) if most else ([], ())
    if not entries or others or not {number for number, _ in entries} <= by_number.keys():
        return False
    numbered(answer.blocks, most, log)
    for number, blocks in entries:
        _give(by_number[number], blocks)
        log.note("answers-matched", answer.place, text_of(blocks)[:120], now=plain(by_number[number].exercise.title))
    return True
