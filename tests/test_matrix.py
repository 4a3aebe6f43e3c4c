"""A matrix of two axes in the workbook: drawn where it fits, else a table; the names of its cells stand in both."""

from __future__ import annotations

from pathlib import Path

import pytest

from guidepress.core.problems import Problems
from guidepress.formats.pdf.shown import shown_in
from guidepress.formats.pdf.workbook import set_workbook, write_workbook
from tests.decks import theme
from tests.page_layouts import A5, theme_for
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.small_guides import Source, decks_of, part_of

CELLS = {"top-left": "Do it now", "top-right": "Plan it", "bottom-left": "While you wait", "bottom-right": "Let it be"}
MATRIX: Source = {
    "exercise": "matrix", "id": "one.matrix", "title": "What first?", "for": "you", "minutes": 5, "prompt": "Write.",
    "slide": "What first?", "across": {"label": "The effort of it", "low": "little", "high": "much"},
    "up": {"label": "The effect of it", "low": "small", "high": "large"}, "cells": CELLS, "lines": 4,
}  # fmt: skip


@pytest.mark.parametrize("is_small", [False, True])
def test_every_cell_has_its_name_and_its_box(is_small: bool, tmp_path: Path) -> None:
    own = theme_for(tmp_path / "layouts", A5, 1.3) if is_small else theme()
    problems = Problems()
    _, arranged, _ = decks_of([part_of(MATRIX)], problems)
    laid = set_workbook(arranged.book, own, problems)
    assert not problems.failed, "\n".join(map(str, problems))
    words = shown_in(laid).words
    assert all(name in words for name in (*CELLS.values(), "little", "much", "small", "large"))
    pdf = TaggedPdf(write_workbook(laid))
    assert faults(pdf) == []
    assert len([name for name in arranged.fields if name.startswith("one.matrix.")]) == len(CELLS)
