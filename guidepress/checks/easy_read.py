"""Rules for `easy-read`: the keys of a sentence, and variants that show such sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guidepress.core.problems import Code, Problems
from guidepress.document.easy_read import EasySentence
from guidepress.source.model.blocks import ExerciseBlock
from guidepress.source.model.guide import Guide
from guidepress.source.scalars import ID, place_of


def easy_sentences(guide: Guide) -> Iterator[EasySentence]:
    """All easy-read sentences of a guide, in its order."""
    for part in guide.parts:
        yield from part.easy_read
        for body in (part.body, *(section.body for section in part.sections)):
            for block in body:
                if isinstance(block, ExerciseBlock):
                    yield from block.spec.easy_read


def check_sentence(value: Any, problems: Problems) -> None:
    """Reports keys of an easy-read sentence that do not go together. Other values are not looked at."""
    if not isinstance(value, EasySentence):
        return
    icon, picture, alt = value.icon, value.picture, value.alt
    if icon is not None and picture is not None:
        message = "a sentence has a picture or an icon, not both"
        problems.error(Code.WRONG_VALUE, picture.where, message, "take one of the two out")
    if alt is not None and icon is None and picture is None:
        message = '"alt" describes a picture, and this sentence has none'
        problems.error(Code.WRONG_VALUE, alt.where, message, "add a picture or an icon, or take alt out")
    if icon is not None and not ID.fullmatch(icon.text):
        hint = "write the name of a file of assets/icons without .svg"
        problems.error(Code.PATH_OUTSIDE, icon.where, f'"{icon.text}" is not the name of an icon', hint)


def check_easy_variants(guide: Guide, problems: Problems) -> None:
    """Warns of a variant with `easy-read: true` in a guide without easy-read sentences: it has ordinary words only.

    In a guide that is not `whole`, they may stand in what could not be read.
    """
    if not guide.whole or any(True for _ in easy_sentences(guide)):
        return
    for name, variant in guide.about.variants.items():
        if variant.easy_read:
            where = place_of(name, variant.where)
            message = f'the variant "{name}" is to be easy read, and nothing in the guide has easy-read sentences'
            hint = "write easy-read in parts and exercises, or take easy-read out of the variant"
            problems.warning(Code.EASY_READ, where, message, hint)
