"""Rules for the numbers of parts: each number must lead to one part only."""

from __future__ import annotations

import re
import unicodedata

from guidepress.compose.book.guide_index import blocks_of
from guidepress.core.problems import Code, Problems, Where
from guidepress.source.model.blocks import ExerciseBlock
from guidepress.source.model.guide import Guide
from guidepress.source.model.part import PartSource
from guidepress.source.scalars import place_of

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def check_numbers(guide: Guide, problems: Problems) -> None:
    """Reports a number that two parts share, and a part whose number is also that of an exercise.

    Exercises in parts without a number are counted through the whole guide (`index_guide`), so their numbers are
    unique.
    """
    numbered = [part for part in guide.parts if part.number]
    places: dict[str, Where] = {}
    for part in numbered:
        first = places.setdefault(_plain(part.number), _where(part))
        if first != _where(part):
            _report(part, "is taken", first, problems)
    exercises = {number: where for part in numbered for number, where in _exercises(part).items()}
    for part in numbered:
        where = exercises.get(_plain(part.number))
        if where is not None:
            _report(part, "is that of an exercise", where, problems)


def _report(part: PartSource, message: str, other: Where, problems: Problems) -> None:
    where = _where(part)
    at = f"line {other.line}" if other.file == where.file else str(other)
    hint = f"it stands in {at} too; give this part another"
    problems.error(Code.DUPLICATE_NUMBER, where, f'the number "{part.number}" {message}', hint)


def _exercises(part: PartSource) -> dict[str, Where]:
    """The numbers of the exercises of a part, as `index_guide` counts them."""
    blocks = [block for _, block in blocks_of(part) if isinstance(block, ExerciseBlock)]
    return {_plain(f"{part.number}.{count}"): block.where for count, block in enumerate(blocks, 1)}


def _where(part: PartSource) -> Where:
    return place_of(part.number, part.where)


def _plain(number: str) -> str:
    """A number in a form in which two numbers that look alike are equal: without case, leading zeros and a full stop at
    the end.
    """
    return _ZEROS.sub("", unicodedata.normalize("NFKC", number).casefold().strip(" ."))
