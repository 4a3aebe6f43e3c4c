"""What the rules of advice look at, and the little that several of them share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guidepress.checks.advice.passages import Passage, units
from guidepress.compose.book import Arranged
from guidepress.source.model.guide import Guide
from guidepress.theme import Theme


@dataclass(frozen=True)
class Subject:
    """A guide without errors, arranged; where its pictures are; and its theme, if that could be read."""

    guide: Guide
    arranged: Arranged
    images: Path
    theme: Theme | None = field(default=None, repr=False)

    @cached_property
    def units(self) -> Mapping[str, tuple[Passage, ...]]:
        """The texts in pieces that are read at one go, by the name of the piece."""
        return units(self.guide)

    @cached_property
    def names(self) -> re.Pattern[str] | None:
        """Finds the names of guide.yaml, whose spelling is their own."""
        longest_first = sorted((re.escape(name.text) for name in self.guide.about.names), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if longest_first else None

    def without_names(self, text: str) -> str:
        """A text whose names are blanked out; everything else stays in its place."""
        return self.names.sub(lambda match: "–" * len(match.group()), text) if self.names else text

    @property
    def english(self) -> bool:
        return self.guide.about.language.split("-")[0] == "en"

    @property
    def british(self) -> bool:
        return self.guide.about.language in ("en-GB", "en-IE")


def shortened(text: str, most: int = 50) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
