"""Finds sentences of an author that stand word for word in another text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidepress.core.problems import Where
from guidepress.document.authored_text import Line, Prose

MIN_WORDS = 6
"""Shorter sequences of words may be equal by chance."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
"""A link or reference in the source; its address is not read aloud."""


class RepeatedSentences:
    """Sentences that must not be repeated, indexed by their first words so that a text is compared with few of them."""

    def __init__(self, texts: Iterable[Line | Prose]) -> None:
        self.by_start: dict[str, dict[str, Where]] = {}
        for text in texts:
            words = _words(_LINK.sub(r"\1", text.text))
            if len(words) >= MIN_WORDS:
                start = " ".join(words[:MIN_WORDS])
                self.by_start.setdefault(start, {})[" ".join(words)] = text.where

    def repeated(self, text: str) -> Iterator[Where]:
        """The places of the sentences that are repeated in a text."""
        words = _words(text)
        for first in range(len(words) - MIN_WORDS + 1):
            start = " ".join(words[first : first + MIN_WORDS])
            if start in self.by_start:
                rest = " ".join(words[first:]) + " "
                sentences = self.by_start[start].items()
                yield from (where for sentence, where in sentences if rest.startswith(sentence + " "))


def _words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"\w+", text.lower())
