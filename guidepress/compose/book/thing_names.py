"""The names of what references without words lead to: "figure 3", "table 2", "Perkins 2021"."""

from __future__ import annotations

from guidepress.compose.book.citations import work_names
from guidepress.compose.book.running_text import ThingName
from guidepress.document.labels import Labels
from guidepress.source.model.guide import Guide
from guidepress.source.numbering import numbered_things


def thing_names(guide: Guide, words: Labels) -> dict[str, ThingName]:
    """The names of the numbered figures and tables of a guide, and of the works that it cites, by their ids."""
    patterns = {"figure": (words.figure_number, words.figure_within), "table": (words.table_number, words.table_within)}
    names = work_names(guide.bibliography, words)
    for id, thing in numbered_things(guide).items():
        at_start, within = (pattern.format(number=thing.number) for pattern in patterns[thing.kind])
        names[id] = ThingName(at_start, within)
    return names
