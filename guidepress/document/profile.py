"""What is drawn of a grid as bars: points on a scale, and points that are shared out.

The workbook has bars to shade by pen for a scale; the web workbook and `answers print` draw bars from the answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guidepress.document.exercise import FieldGrid, Row
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import plain
from guidepress.document.labels import Labels

_NUMBER = re.compile(r"-?[0-9]{1,9}")


def point_number(option: Option) -> int | None:
    """The number that a point of a scale has for a label; None for other words."""
    return int(option.label) if _NUMBER.fullmatch(option.label) else None


def points_in_order(options: Sequence[Option]) -> tuple[Option, ...]:
    """The points of a scale that have a place in its order.

    Where points have numbers, those without one, such as "N, no chance yet", are outside of it.
    """
    numbered = tuple(option for option in options if point_number(option) is not None)
    return numbered if len(numbered) > 1 else tuple(options)


def grid_rows(grid: FieldGrid) -> list[Row]:
    """The rows of all groups, in order."""
    return [row for group in grid.groups for row in group.rows]


def scale_cells(grid: FieldGrid) -> dict[int, Choice]:
    """The columns whose answers are points of a scale, each with its cell in the first row.

    None where the learner writes what a row is about.
    """
    return {at: cell for at, cell in _first_cells(grid) if isinstance(cell, Choice) and cell.on_scale and not cell.many}


def shared_cells(grid: FieldGrid) -> dict[int, Field]:
    """The columns in which points are shared out among the rows, each with its cell in the first row."""
    return {at: cell for at, cell in _first_cells(grid) if isinstance(cell, Field) and grid.total}


def _first_cells(grid: FieldGrid) -> list[tuple[int, object]]:
    rows = grid_rows(grid)
    return list(enumerate(rows[0].cells)) if rows and all(row.header for row in rows) else []


def series_labels(grid: FieldGrid, words: Labels) -> list[str]:
    """What the bars of a row stand for: their columns, each that is compared with an earlier one before and now."""
    cells: Mapping[int, Field | Choice] = scale_cells(grid) or shared_cells(grid)
    labels: list[str] = []
    for at, cell in cells.items():
        label = plain(grid.columns[at].label)
        times = [words.web_drawn_before, words.web_drawn_now]
        if len(cells) > 1:
            times = [words.labelled.format(label=label, text=time) for time in times]
        labels += times if cell.compares_with else [label]
    return labels


def lowest_rows(places: Sequence[int | None]) -> list[int]:
    """The rows with the lowest place on a scale; none while one has no place, or where all are alike."""
    known = [place for place in places if place is not None]
    if len(known) < len(places) or len(set(known)) < 2:
        return []
    return [at for at, place in enumerate(known) if place == min(known)]
