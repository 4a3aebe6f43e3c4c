"""The profile of rows that were rated on a scale: a bar for each, like those to shade in the workbook.

A row that repeats an earlier one has a bar of then and one of now. Lengths are millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.answers.printing.bars import BAR, GAP, NAME, NUMBER, ROW_GAP, TEXT, TONES, legend
from guidepress.answers.printing.given import Given
from guidepress.document.blocks import Figure, Paragraph
from guidepress.document.drawing import Box, Caption, Drawing, Shape
from guidepress.document.exercise import FieldGrid, Row
from guidepress.document.fields import Choice
from guidepress.document.inline import Run, plain
from guidepress.document.profile import grid_rows, lowest_rows, points_in_order, scale_cells, series_labels
from guidepress.text.drawing_estimate import text_height

HEIGHT = 4.5
"""The height of a bar."""
Places = list[int | None]
"""The places on the scale of the bars of a row, the first point being 1; None where nothing was chosen."""


def profile_blocks(grid: FieldGrid, title: str, given: Given) -> Iterator[Figure | Paragraph]:
    """The profile of a grid, and its lowest rows once all are rated; nothing where no row is."""
    scales = scale_cells(grid)
    rows = [(row, _places(row, list(scales), given)) for row in grid_rows(grid)] if scales else []
    rated = [(plain(row.header), places) for row, places in rows if any(places)]
    if not rated:
        return
    labels = series_labels(grid, given.words)
    shapes: list[Shape] = []
    y = legend(labels, shapes) if 1 < len(labels) <= len(TONES) else 0.0
    points = [option.label for option in points_in_order(next(iter(scales.values())).options)]
    for name, places in rated:
        y = _row(name, places, points, y, shapes)
    caption = (Run(given.words.print_drawn.format(title=title)),)
    yield Figure(Drawing(NAME + BAR + NUMBER, y, tuple(shapes)), given.words.print_bars_alt, caption)
    compared = [(row, places) for row, places in rows if not _is_apart(row, list(scales), given)]
    low = lowest_rows([places[-1] for _, places in compared])
    if low:
        names = "; ".join(plain(compared[at][0].header) for at in low)
        yield Paragraph((Run(given.words.web_drawn_lowest.format(rows=names)),))


def _choices(row: Row, columns: Sequence[int]) -> list[Choice]:
    return [cell for cell in (row.cells[at] for at in columns) if isinstance(cell, Choice)]


def _is_apart(row: Row, columns: Sequence[int], given: Given) -> bool:
    """Whether what was chosen last in a row is outside of the order of its scale: "no chance yet"."""
    cell = _choices(row, columns)[-1]
    apart = {option.key for option in cell.options} - {option.key for option in points_in_order(cell.options)}
    return cell.id in given.answers and given.answers[cell.id].value in apart


def _places(row: Row, columns: Sequence[int], given: Given) -> Places:
    places: Places = []
    for cell in _choices(row, columns):
        keys = [option.key for option in points_in_order(cell.options)]
        values = [given.earlier.get(cell.compares_with, "")] if cell.compares_with else []
        values.append(given.answers[cell.id].value if cell.id in given.answers else "")
        places += [keys.index(value) + 1 if value in keys else None for value in values]
    return places


def _row(name: str, places: Places, points: Sequence[str], y: float, shapes: list[Shape]) -> float:
    """The bars of a row, with its name at the left and the point behind each bar. Returns where the next row begins."""
    shapes.append(Caption(0, y, NAME - GAP, name, TEXT))
    low = y + text_height(name, NAME - GAP, TEXT)
    part = BAR / len(points)
    for series, place in enumerate(places):
        if place is None:
            continue
        for at in range(len(points)):
            tone = TONES[series % len(TONES)] if at < place else "paper"
            shapes.append(Box(NAME + at * part, y, part, HEIGHT, tone=tone))
        shapes.append(Caption(NAME + BAR + GAP, y, NUMBER - GAP, points[place - 1], TEXT))
        y += max(HEIGHT, text_height(points[place - 1], NUMBER - GAP, TEXT)) + GAP
    return max(y, low) + ROW_GAP
