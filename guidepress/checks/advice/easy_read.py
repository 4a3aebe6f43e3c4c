"""Advice on easy read: one short sentence a line, and a variant that shows it."""

from __future__ import annotations

from guidepress.checks.advice.base import Subject, shortened
from guidepress.checks.easy_read import easy_sentences
from guidepress.core.problems import Code, Problems
from guidepress.document.authored_text import parse_line
from guidepress.document.inline import plain
from guidepress.text.reading_ease import sentences, words

LONGEST = 15
"""Most words of an easy-read sentence. Guidance on easy read asks for 10 to 15."""


def easy_read(subject: Subject, problems: Problems) -> None:
    """Warns of easy-read sentences of more than `LONGEST` words, of two sentences in one entry, and of sentences that
    no variant shows.
    """
    written = list(easy_sentences(subject.guide))
    for sentence in written:
        text = plain(parse_line(sentence.say, Problems()))
        found, where = sentences(text), sentence.say.where
        if len(found) > 1:
            message = f"{len(found)} sentences stand in one line of easy read: “{shortened(text)}”"
            problems.warning(Code.EASY_READ, where, message, "give each a line, and a picture, of its own")
        for one in found:
            count = len(words(one))
            if count > LONGEST:
                message = f"this easy-read sentence has {count} words: “{shortened(one)}”"
                problems.warning(Code.EASY_READ, where, message, f"{LONGEST} at most; make it two")
    if written and not any(variant.easy_read for variant in subject.guide.about.variants.values()):
        message = "no variant of the workbook shows this easy-read text"
        hint = "declare one in guide.yaml with layout: easy-read and easy-read: true"
        problems.warning(Code.EASY_READ, min(sentence.say.where for sentence in written), message, hint)
