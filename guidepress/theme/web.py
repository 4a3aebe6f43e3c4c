"""The structure of layouts/web.yaml: the settings of the web workbook that its style sheet cannot hold."""

from __future__ import annotations

from guidepress.core.problems import Traced


class NightColours(Traced):
    """The colours of the dark colour scheme (CSS prefers-color-scheme).

    Text has a contrast of 7:1 on `paper` and `tint`.
    """

    ink: str
    quiet: str
    paper: str
    tint: str
    line: str
    rule: str
    link: str


class ScreenGrid(Traced):
    """How the columns of a grid on a screen differ from those in print."""

    options: float
    """The factor by which a column of options is wider than its weight."""
    ticks: float
    """The factor by which a column of boxes to tick is narrower than its weight."""
    header: float
    """The minimum width of the column of row headers, as a share of the other columns together."""


class WebLayout(Traced):
    """The content of layouts/web.yaml."""

    embed_fonts: bool
    """Whether the theme's fonts are part of the web workbook."""
    long_word: int
    """A title with a word of at least this number of letters is set smaller on the first page."""
    rows: int
    """The maximum number of lines that an empty box for a long answer shows."""
    grid: ScreenGrid
    night: NightColours
