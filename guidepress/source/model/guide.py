"""Everything that was read of a guide."""

from __future__ import annotations

from guidepress.core.values import Value
from guidepress.document.authored_text import KeyedLines
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.model.part import PartSource
from guidepress.source.model.workshop import CardSet, PackFile, Timetable


class Guide(Value):
    """Everything that was read. `words` holds the labels that source/words.yaml changes, still by key."""

    about: GuideFile
    parts: tuple[PartSource, ...]
    words: KeyedLines
    timetables: tuple[Timetable, ...] = ()
    cards: tuple[CardSet, ...] = ()
    pack: PackFile | None = None
    left_out: tuple[PartSource, ...] = ()
    """Parts whose files are there while the list of parts does not name them."""
    whole: bool = True
    """Whether all of it could be read; otherwise what was broken is left out, after an error."""
