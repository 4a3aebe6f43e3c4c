"""A whole guide, as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from guidepress.core.values import Value
from guidepress.document.authored_text import KeyedLines
from guidepress.source.model.bibliography import Work
from guidepress.source.model.guide_file import GuideFile
from guidepress.source.model.overlay import Overlay
from guidepress.source.model.part import PartSource
from guidepress.source.model.workshop import CardSet, PackFile, Timetable


class Guide(Value):
    """All source files of a guide. `words` holds the labels that source/words.yaml changes, by key."""

    about: GuideFile
    parts: tuple[PartSource, ...]
    words: KeyedLines
    timetables: tuple[Timetable, ...] = ()
    cards: tuple[CardSet, ...] = ()
    pack: PackFile | None = None
    bibliography: tuple[Work, ...] = ()
    left_out: tuple[PartSource, ...] = ()
    """Parts whose files exist, but which guide.yaml does not list."""
    with_times: Mapping[str, str] = {}
    """Each text of a timetable in which times were filled in, and what its author wrote: with `{start}` and `{end}`."""
    overlay: Overlay | None = None
    """What the edition of an organisation changes; its words are in the other fields already."""
    edition_folder: Path | None = None
    """The folder with the files of this edition, such as its logo."""
    whole: bool = True
    """Whether everything could be read. Otherwise what was invalid is missing, and there is an error."""
