"""The shape of layouts/web.yaml: what the style sheet of the web workbook cannot say."""

from __future__ import annotations

from dataclasses import dataclass, field

from guidepress.problems import NOWHERE, Where


@dataclass(frozen=True, slots=True)
class NightColours:
    """The colours where the learner's device asks for a dark page. Text has 7:1 on `paper` and `tint`."""

    ink: str
    quiet: str
    paper: str
    tint: str
    line: str
    rule: str
    link: str
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ScreenGrid:
    """How the columns of a grid differ from those in print."""

    options: float
    """How much wider a column of options is than its weight."""
    header: float
    """The least that the headers of rows take, as a share of the other columns."""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class WebLayout:
    embed_fonts: bool
    """Whether the theme's typeface goes with the pages."""
    rows: int
    """Lines of a box for a long answer before anything is typed, however many the workbook has."""
    grid: ScreenGrid
    night: NightColours
    where: Where = field(default=NOWHERE, compare=False)
