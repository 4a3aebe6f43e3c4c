"""The shape of layouts/web.yaml: what the style sheet of the web workbook cannot say."""

from __future__ import annotations

from guidepress.core.problems import Traced


class NightColours(Traced):
    """The colours where the learner's device asks for a dark page. Text has 7:1 on `paper` and `tint`."""

    ink: str
    quiet: str
    paper: str
    tint: str
    line: str
    rule: str
    link: str


class ScreenGrid(Traced):
    """How the columns of a grid differ from those in print."""

    options: float
    """How much wider a column of options is than its weight."""
    header: float
    """The least that the headers of rows take, as a share of the other columns."""


class WebLayout(Traced):
    embed_fonts: bool
    """Whether the theme's typeface goes with the pages."""
    rows: int
    """Lines of a box for a long answer before anything is typed, however many the workbook has."""
    grid: ScreenGrid
    night: NightColours
