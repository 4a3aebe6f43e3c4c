"""The geometry of the people map: rings around each other, cut into sectors, with tags for names in each part.

The rings are frames with straight sides, since a name is wide and low: a part of a round ring has no room for one.
Lengths are millimetres.
"""

from __future__ import annotations

from math import ceil

from guidepress.core.values import Value

WIDTH = 172.0  # width of the map in its own size
SIDE = 4.0  # from a frame to the next one inside it, at the left and right
PAD = 2.5  # from a frame or a dividing line to a tag beside it
NEAR = 1.0  # from the name of a ring to a tag above or below it; half the distance of a tag from a frame
GAP = 2.0  # between two tags
HALVES = {1: ((0,), (0,)), 2: ((0, 1), (0, 1)), 3: ((0, 1), (2,)), 4: ((0, 1), (3, 2))}
"""Number of sectors → the sectors of the upper and of the lower half, from left to right: they go round clockwise."""

Rect = tuple[float, float, float, float]
"""Left, top, width, height."""
Part = tuple[int, int]
"""A ring, counted from the middle, and a sector of it."""


class MapLayout(Value):
    """Where everything of a map stands, from its upper edge downwards."""

    frames: tuple[Rect, ...]
    """The rings, from the middle outwards."""
    dividers: tuple[tuple[float, float, float, float], ...]
    """The lines between sectors: from one point to another."""
    tags: tuple[Rect, ...]
    """The places for names, in the order of their numbers."""
    bottom: float
    """The lower edge of the outermost ring."""


class Strip(Value):
    """The upper or the lower part of a ring, over its whole width: its tags by sector, from left to right."""

    ring: int
    upper: bool
    numbers: tuple[tuple[int, ...], ...]


def parts_of(rings: int, sectors: int, places: int) -> tuple[Part, ...]:
    """The part in which each place stands, ring by ring from the middle, and clockwise in each ring.

    Every part has equally many places. Those that remain go to the last sectors, the outermost ring of each first.
    """
    parts = [(ring, sector) for ring in range(rings) for sector in range(sectors)]
    each, rest = divmod(places, len(parts))
    more = set(sorted(parts, key=lambda part: (-part[1], -part[0]))[:rest])
    return tuple(part for part in parts for _ in range(each + (part in more)))


def tag_width(rings: int, sectors: int, places: int, least: float, most: float) -> float:
    """The width of the tags of a map, which are alike: `least` to `most`, or less where a part is narrower."""
    strips = _strips(rings, sectors, parts_of(rings, sectors, places))
    return min(most, *(_tag_width(strip, rings, least) for strip in strips))


def map_layout(rings: int, sectors: int, places: int, width: float, height: float, tab: float) -> MapLayout:
    """The layout of a map with tags of this width, from `tag_width`, and height.

    `tab` is how far the name of a ring reaches above and below the upper edge of its frame.
    """
    strips = _strips(rings, sectors, parts_of(rings, sectors, places))
    tags: dict[int, Rect] = {}
    edges: dict[tuple[int, bool], float] = {}
    y = middle = 0.0
    for strip in strips:
        if strip.upper:
            edges[strip.ring, True] = y
        elif strip.ring == 0:
            middle = y
        y += NEAR + (tab if strip.upper else NEAR)
        rows = 0
        for column, numbers in enumerate(strip.numbers):
            left, room = _cell(strip, column, rings)
            rects = _tags(numbers, left, y, room, width, height)
            tags.update(rects)
            rows = max(rows, len({rect[1] for rect in rects.values()}))
        y += rows * (height + GAP) - (GAP if rows else 0.0)
        y += NEAR + (tab if strip.upper and strip.ring else NEAR)
        if not strip.upper:
            edges[strip.ring, False] = y
    frames = tuple(
        (
            _inset(ring, rings),
            edges[ring, True],
            WIDTH - 2 * _inset(ring, rings),
            edges[ring, False] - edges[ring, True],
        )
        for ring in range(rings)
    )
    return MapLayout(frames, _dividers(sectors, y, middle), tuple(tags[number] for number in sorted(tags)), y)


def _strips(rings: int, sectors: int, parts: tuple[Part, ...]) -> list[Strip]:
    """The strips from top to bottom. A sector that has both halves is read from the upper one on."""
    strips = []
    order = [*((ring, True) for ring in reversed(range(rings))), *((ring, False) for ring in range(rings))]
    upper, lower = HALVES[sectors]
    for ring, is_upper in order:
        found = []
        for sector in upper if is_upper else lower:
            numbers = [number for number, part in enumerate(parts) if part == (ring, sector)]
            if sector in upper and sector in lower:
                above = ceil(len(numbers) / 2)
                numbers = numbers[:above] if is_upper else numbers[above:]
            found.append(tuple(numbers))
        strips.append(Strip(ring, is_upper, tuple(found)))
    return strips


def _inset(ring: int, rings: int) -> float:
    return (rings - 1 - ring) * SIDE


def _cell(strip: Strip, column: int, rings: int) -> tuple[float, float]:
    """The left edge and the width that a sector has for its tags in a strip."""
    inset, count = _inset(strip.ring, rings), len(strip.numbers)
    width = (WIDTH - 2 * inset) / count
    return inset + column * width + PAD, width - 2 * PAD


def _tag_width(strip: Strip, rings: int, least: float) -> float:
    """The width that the tags of a strip may have. Where they would be less than `least`, they take several rows."""
    widths = [WIDTH]
    for column, numbers in enumerate(strip.numbers):
        _, room = _cell(strip, column, rings)
        across = max(1, min(len(numbers), int((room + GAP) / (least + GAP))))
        widths.append((room - (across - 1) * GAP) / across)
    return min(widths)


def _tags(
    numbers: tuple[int, ...], left: float, top: float, room: float, width: float, height: float
) -> dict[int, Rect]:
    """The tags of a sector in a strip by their numbers: rows in the middle of the room."""
    across = max(1, int((room + GAP) / (width + GAP) + 1e-6))
    rects: dict[int, Rect] = {}
    for row in range(ceil(len(numbers) / across)):
        line = numbers[row * across : (row + 1) * across]
        start = left + (room - len(line) * width - (len(line) - 1) * GAP) / 2
        for column, number in enumerate(line):
            rects[number] = (start + column * (width + GAP), top + row * (height + GAP), width, height)
    return rects


def _dividers(sectors: int, bottom: float, middle: float) -> tuple[tuple[float, float, float, float], ...]:
    """The lines between the sectors: down the middle, and across it."""
    if sectors == 1:
        return ()
    down = (WIDTH / 2, 0.0, WIDTH / 2, middle if sectors == 3 else bottom)
    return (down,) if sectors == 2 else (down, (0.0, middle, WIDTH, middle))
