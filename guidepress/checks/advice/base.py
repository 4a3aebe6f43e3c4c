"""The input of the rules of advice, and functions that several rules share."""

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
    """A guide without errors, its arranged book, the folder of its images, and its theme, or None if that could not be
    read; and the themes of the variants of the workbook that are set.
    """

    guide: Guide
    arranged: Arranged
    images: Path
    theme: Theme | None = field(default=None, repr=False)
    variants: tuple[Theme, ...] = field(default=(), repr=False)

    @cached_property
    def units(self) -> Mapping[str, tuple[Passage, ...]]:
        """The texts by the name of their unit, such as a section."""
        return units(self.guide)

    @cached_property
    def names(self) -> re.Pattern[str] | None:
        """A pattern for the names in guide.yaml, whose spelling is not checked; None where there are none."""
        longest_first = sorted((re.escape(name.text) for name in self.guide.about.names), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)") if longest_first else None

    def without_names(self, text: str) -> str:
        """A text in which each name is replaced by as many dashes; all other characters keep their place."""
        return self.names.sub(lambda match: "–" * len(match.group()), text) if self.names else text

    @property
    def english(self) -> bool:
        """Whether the guide is in English."""
        return self.guide.about.language.split("-")[0] == "en"


def shortened(text: str, most: int = 50) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
