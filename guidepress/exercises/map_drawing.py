"""Draws a people map: its rings and sectors with their names, and the places to write in. Lengths are millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from guidepress.document.drawing import Arrow, Box, Caption, Drawing, Shape, Slot
from guidepress.document.fields import Field
from guidepress.exercises.ring_geometry import HALVES, WIDTH, MapLayout, Rect, map_layout, tag_width
from guidepress.text.drawing_estimate import LEADING, text_height, text_width

TEXT = 4.25  # size of the text: 12 points
TAB_HEIGHT = 6.5  # height of the name of a ring
RING_NAME = 56.0  # greatest width of it
SECTOR_NAME = (WIDTH - RING_NAME - TAB_HEIGHT) / 2 - 1.0  # width of the name of a sector, beside that of a ring
SECTOR_LINES = 3  # most lines of it
SECTOR_GAP = 1.5  # from the name of a sector to the rings
NAME, TAG = 36.0, 76.0  # least width of a place for a name, and greatest of a tag
LINE = 10.0  # height of a handwritten name
OPTION_LINE, OPTION_GAP, OPTION_INSETS = 6.0, 5.5, 5.5  # options of a mark: their height, distance, and both ends
JOINT = 1.0  # between a name and its mark


def is_long_ring_name(name: str) -> bool:
    """Whether the name of a ring has no room on its tab."""
    return text_width(name, TEXT) > RING_NAME


def is_long_sector_name(name: str) -> bool:
    """Whether the name of a sector takes more lines than it has."""
    return text_height(name, SECTOR_NAME, TEXT) > SECTOR_LINES * LEADING * TEXT


def map_drawing(rings: Sequence[str], sectors: Sequence[str], places: Sequence[Sequence[Field]]) -> Drawing:
    """The drawing of a map with the names of its rings and sectors, and the answers of its places: a name, and perhaps
    a mark.

    A mark stands beside its name where both have room, and else below it. A name takes as many lines as fit.
    """
    marks = [answer for place in places for answer in place[1:]]
    options = sum(text_width(option.label, TEXT) + OPTION_GAP for option in marks[0].options) if marks else 0.0
    beside = options + OPTION_INSETS - OPTION_GAP + JOINT if marks else 0.0
    counts = (len(rings), len(sectors), len(places))
    width = tag_width(*counts, NAME + beside, TAG)
    height = LINE
    if width < NAME + beside:
        width, beside = tag_width(*counts, NAME, TAG), 0.0
        height += JOINT + ceil(options / max(width - OPTION_INSETS, 1.0)) * OPTION_LINE + OPTION_GAP
    layout = map_layout(*counts, width, height, TAB_HEIGHT / 2)
    upper, lower = (_sector_names(sectors, half) for half in HALVES[len(sectors)])
    if len(sectors) < 3:
        lower = []  # the sectors have their names above
    above, below = (_height(captions) for captions in (upper, lower))
    upper = [replace(name, y=above - _height([name])) for name in upper]
    lower = [replace(name, y=above + layout.bottom + SECTOR_GAP) for name in lower]
    shapes = [*_rings(layout, rings), *upper, *lower]
    moved = [_moved(shape, above) if not isinstance(shape, Caption) else shape for shape in shapes]
    for tag, place in zip(layout.tags, places, strict=True):
        moved += [_moved(slot, above) for slot in _slots(tag, place, beside)]
    return Drawing(WIDTH, above + layout.bottom + below, tuple(moved))


def _height(captions: Sequence[Caption]) -> float:
    """The room that the names of sectors take, with the gap to the rings."""
    return max((text_height(name.text, name.width, TEXT) + SECTOR_GAP for name in captions), default=0.0)


def _sector_names(sectors: Sequence[str], half: Sequence[int]) -> list[Caption]:
    """The names of the sectors of a half, side by side: at the left, and at the right."""
    names = []
    for column, sector in enumerate(half):
        is_right = column == 1
        x = WIDTH if is_right else 0.0
        names.append(Caption(x, 0.0, SECTOR_NAME, sectors[sector], TEXT, "right" if is_right else "left", strong=True))
    return names


def _rings(layout: MapLayout, names: Sequence[str]) -> list[Shape]:
    """The rings from the outermost, every second one tinted, the lines between sectors, and the names of rings."""
    shapes: list[Shape] = []
    for index, (x, y, width, height) in reversed(list(enumerate(layout.frames))):
        shapes.append(Box(x, y, width, height, tone="paper" if (len(names) - index) % 2 else "tint"))
    shapes += [Arrow(*ends, head=False) for ends in layout.dividers]
    for (_, y, _, _), name in zip(layout.frames, names, strict=True):
        width = text_width(name, TEXT) + TAB_HEIGHT
        shapes.append(Box((WIDTH - width) / 2, y - TAB_HEIGHT / 2, width, TAB_HEIGHT, name, size=TEXT))
    return shapes


def _slots(tag: Rect, answers: Sequence[Field], beside: float) -> list[Slot]:
    """The boxes of a place: its name, and its mark beside it, where `beside` is its width with the joint, or below."""
    x, y, width, height = tag
    who, *marks = answers
    if not marks:
        return [Slot(x, y, width, height, who)]
    if beside:
        left = x + width - beside + JOINT
        return [Slot(x, y, width - beside, height, who), Slot(left, y, beside - JOINT, height, marks[0])]
    low = y + LINE + JOINT
    return [Slot(x, y, width, LINE, who), Slot(x, low, width, height - LINE - JOINT, marks[0])]


def _moved(shape: Shape, down: float) -> Shape:
    if isinstance(shape, Arrow):
        return replace(shape, y1=shape.y1 + down, y2=shape.y2 + down)
    return replace(shape, y=shape.y + down)
