"""Abbreviations: the full form is given once in each part, in brackets for everybody, or else without being printed."""

from __future__ import annotations

from guidepress.compose.book.running_text import Abbreviations
from guidepress.document.blocks import Paragraph, Table
from guidepress.document.inline import Run, plain
from guidepress.document.visit import all_runs

FORMS = {"NGO": "non-governmental organisation", "ICB": "integrated care board"}


def expanding(part: object) -> list[str]:
    """What expands without being printed in a part that holds these runs, once they are marked."""
    return [run.text for runs in all_runs(part) for run in runs if isinstance(run, Run) and run.expands]


def test_words_in_brackets_are_enough() -> None:
    found = Abbreviations(FORMS)
    heading = found.mark((Run("What NGOs bring"),), expand=False)
    text = found.mark((Run("NGOs lead, and NGOs learn."),), expand=True)
    assert plain(text) == "NGOs (non-governmental organisations) lead, and NGOs learn."
    part = (Paragraph(heading), Paragraph(text))
    assert found.expand_first(part) is part


def test_the_first_use_expands_where_no_brackets_stand() -> None:
    """In tables and names nothing is inserted."""
    found = Abbreviations(FORMS)
    cells = tuple(found.mark((Run(text),), expand=False) for text in ("One ICB", "Both ICBs", "NGO"))
    text = Paragraph(found.mark((Run("An NGO leads."),), expand=True))
    marked = found.expand_first((Table((), (cells,)), text, Paragraph(cells[0])))
    assert expanding(marked) == ["ICB"]
    assert expanding(marked[0].rows[0][0]) == ["ICB"]


def test_each_part_begins_anew() -> None:
    found = Abbreviations(FORMS)
    for _ in range(2):
        found.new_part()
        label = Paragraph(found.mark((Run("ICB"),), expand=False))
        assert expanding(found.expand_first((label,))) == ["ICB"]
