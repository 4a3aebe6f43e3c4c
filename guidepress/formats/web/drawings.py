"""What the scripts draw from the answers to an exercise: bars, points on a line, or a map.

`answers print` draws the same exercises (`answers/printing`). Each drawing has its answers in words as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guidepress.core.values import walk
from guidepress.document.answer_names import option_name
from guidepress.document.drawing import Slot
from guidepress.document.exercise import Alternative, Exercise, FieldGrid, Row, Sketch
from guidepress.document.fields import Choice, Field
from guidepress.document.inline import plain, text_runs
from guidepress.document.profile import grid_rows, points_in_order, scale_cells, series_labels, shared_cells
from guidepress.formats.html.page import PageMaker, Site
from guidepress.formats.html.svg import svg
from guidepress.formats.html.xml import Element, el

DRAWINGS_SCRIPT = "drawings.js"
"""The script of a page with an exercise that is drawn. It comes after all others."""
Facts = dict[str, object]
"""What the scripts know of a drawing: its kind, and the names of its answers."""


def drawing_place(maker: PageMaker, exercise: Exercise) -> Element | None:
    """The place in which the scripts draw, empty until something is answered; None for an exercise without a drawing.

    A map stands in it, without its answers.
    """
    words = maker.site.book.words
    if drawing_facts(exercise, maker.site) is None:
        return None
    sketch = _sketch(exercise)
    ground = None
    if sketch is not None:
        shapes = tuple(shape for shape in sketch.drawing.shapes if not isinstance(shape, Slot))
        ground = svg(replace(sketch.drawing, shapes=shapes), maker.site.theme, words.web_drawn_map)
    return el(
        "figure",
        el("figcaption", words.web_drawn),
        ground,
        class_="drawn",
        data_drawn=exercise.id,
        data_live="",
        hidden="",
    )


def drawing_facts(exercise: Exercise, site: Site) -> Facts | None:
    """What the scripts need to draw an exercise; None for one that they do not draw."""
    sketch = _sketch(exercise)
    if sketch is not None:
        slots = [shape for shape in sketch.drawing.shapes if isinstance(shape, Slot)]
        return {"kind": "map", "slots": [[one.x, one.y, one.width, one.height, one.answer.id] for one in slots]}
    for grid in _grids(exercise):
        if grid.on_line:
            return _line(grid)
        if bars := _bars(grid, site):
            return bars
    return None


def _sketch(exercise: Exercise) -> Sketch | None:
    """The drawing to write on that stands on paper; None if there is none."""
    alternatives = (part for part in exercise.body if isinstance(part, Alternative))
    return next((each for part in alternatives for each in part.paper if isinstance(each, Sketch)), None)


def _grids(exercise: Exercise) -> Iterator[FieldGrid]:
    return (item for item in walk(exercise) if isinstance(item, FieldGrid))


def _line(grid: FieldGrid) -> Facts:
    """Points on a line: the labels of the columns, and the names of the answers of each point."""
    labels = [plain(column.label) for column in grid.columns]
    return {
        "kind": "line",
        "labels": labels,
        "points": [[cell.id for cell in row.cells if isinstance(cell, Field | Choice)] for row in grid_rows(grid)],
    }


def _bars(grid: FieldGrid, site: Site) -> Facts | None:
    """Bars: what each bar of a row stands for; the header of each row, the names of its answers, and where it leads.

    Where there is a scale, its points are in their order. Earlier answers have a bar before those of now. None for a
    grid without numbers that belong together.
    """
    scales = scale_cells(grid)
    drawn: dict[int, Choice] | dict[int, Field] = scales or shared_cells(grid)
    facts: Facts = {
        "kind": "bars",
        "series": series_labels(grid, site.book.words),
        "rows": [[plain(row.header), _names(row, list(drawn)), *_target(row, site)] for row in grid_rows(grid)],
    }
    if scales:
        points = points_in_order(next(iter(scales.values())).options)
        facts["scale"] = [[option.key, option_name(option, site.book.words)] for option in points]
    return facts if drawn else None


def _names(row: Row, drawn: Sequence[int]) -> list[str]:
    cells = (row.cells[number] for number in drawn)
    names = ((cell.compares_with, cell.id) for cell in cells if isinstance(cell, Field | Choice))
    return [name for pair in names for name in pair if name]


def _target(row: Row, site: Site) -> list[str]:
    """The address to which the first link in the header of a row leads; nothing without one."""
    targets = (run.link or (site.address(run.ref) if run.ref in site.files else "") for run in text_runs(row.header))
    return next(([target] for target in targets if target), [])
