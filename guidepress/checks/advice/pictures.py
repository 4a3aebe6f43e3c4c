"""Advice on alternative text, which describes a figure to people who cannot see it."""

from __future__ import annotations

import re

from guidepress.checks.advice.base import Subject
from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.document.authored_text import Plain
from guidepress.document.easy_read import EasySentence
from guidepress.source.model.blocks import FigureBlock

FEWEST_WORDS = 4
"""The least words of the text of a figure. A picture beside an easy-read sentence may need one word alone."""
MOST_CHARACTERS = 250
"""A screen reader reads alternative text without a pause; longer text belongs in `description`."""

SAYS_PICTURE = re.compile(
    r"(?:an?|the|this)?\s*(?:image|picture|photo(?:graph)?|graphic|figure|illustration|screenshot)\s+(?:of|showing|shows)\b",
    re.IGNORECASE,
)
FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|svg|gif|webp)", re.IGNORECASE)


def alt_text(subject: Subject, problems: Problems) -> None:
    """Warns of alternative text that does not describe its figure."""
    guide = subject.guide
    for value in walk((guide.parts, guide.pack)):
        alt = getattr(value, "alt", None)
        if isinstance(alt, Plain):
            caption = value.figure.text if isinstance(value, FigureBlock) else ""
            message, hint = _fault(alt.text, caption, 1 if isinstance(value, EasySentence) else FEWEST_WORDS)
            if message:
                problems.warning(Code.ALT_TEXT, alt.where, message, hint)


def _fault(alt: str, caption: str, fewest: int) -> tuple[str, str]:
    """What is wrong with an alternative text, and what to do; two empty texts where nothing is wrong.

    `fewest`: the least number of its words.
    """
    if FILE_NAME.fullmatch(alt):
        return "the name of a file stands where alternative text should be", "say what is to be seen"
    if SAYS_PICTURE.match(alt):
        return (
            "the alternative text says that this is a picture",
            "say only what is to be seen; the rest is said anyway",
        )
    if alt.casefold() == caption.casefold():
        return "the alternative text repeats the caption", "say what is to be seen"
    if len(alt.split()) < fewest:
        return "the alternative text is too short to describe a figure", "say what is to be seen"
    if len(alt) > MOST_CHARACTERS:
        message = f"the alternative text has {len(alt)} characters; {MOST_CHARACTERS} can be listened to"
        return message, 'say the main thing, and the rest under "description"'
    return "", ""
