"""What is drawn of a grid as bars: points on a scale, and points that are shared out.

The workbook has bars to shade by pen for a scale; the web workbook and `answers print` draw bars from the answers.
"""

from __future__ import annotations

from guidepress.document.exercise import FieldGrid, Row
from guidepress.document.fields import Choice, Field


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
