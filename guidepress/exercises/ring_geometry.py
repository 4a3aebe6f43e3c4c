"""Rings cut into sectors, and where in them a given number of name tags can stand. Geometry only, in millimetres."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import cos, hypot, pi, sin

from guidepress.core.values import Value

# The drawing fills the text width of an A4 page and leaves room for the exercise's head above it.
WIDTH, HEIGHT = 166.0, 150.0
CENTRE = (WIDTH / 2, HEIGHT / 2)
RADIUS = 73.0
INWARD = 0.76  # less than 1 gives the inner rings more room than equal widths would
TAG = (34.0, 11.0)  # a number and a handwritten name
GAP = 1.5  # at least this between two tags
STEP = 2.0  # tags stand on a lattice of this pitch
NEAR = 8.0  # the middle of a tag is never farther outside its ring or sector
OUTSIDE_COST = 12.0  # how much worse it is to leave the ring or sector than to stand off its middle

Rect = tuple[float, float, float, float]
"""Left, top, width, height."""


class RingSegment(Value):
    """The part of a ring that lies in a sector: radii, and angles clockwise from the top in radians."""

    inner: float
    outer: float
    start: float
    end: float

    @property
    def middle(self) -> tuple[float, float]:
        return point_at((self.inner + self.outer) / 2, (self.start + self.end) / 2)

    def outside(self, rect: Rect) -> float:
        """How far a rectangle reaches out of the cell; 0 where it lies inside."""
        left, top = rect[0] - CENTRE[0] - GAP / 2, rect[1] - CENTRE[1] - GAP / 2
        right, bottom = left + rect[2] + GAP, top + rect[3] + GAP
        far = hypot(max(-left, right), max(-top, bottom))
        near = hypot(max(left, -right, 0), max(top, -bottom, 0))
        out = max(0.0, far - self.outer) + max(0.0, self.inner - near)
        if self.end - self.start > pi:  # one sector all round
            return out
        before = -ray_distance(self.start, min, left, right, top, bottom)
        after = ray_distance(self.end, max, left, right, top, bottom)
        return out + max(0.0, before) + max(0.0, after)


def point_at(radius: float, angle: float) -> tuple[float, float]:
    """The point at an angle clockwise from the top."""
    return CENTRE[0] + radius * sin(angle), CENTRE[1] - radius * cos(angle)


def ray_distance(
    angle: float, pick: Callable[..., float], left: float, right: float, top: float, bottom: float
) -> float:
    """How far a rectangle (from the centre) lies clockwise of the ray at an angle: its farthest corner with `max`,
    its nearest with `min`. Negative on the other side."""
    across, down = direction(angle)
    nearest: float = pick(down * top, down * bottom) + pick(across * left, across * right)
    return nearest


@lru_cache(maxsize=64)
def direction(angle: float) -> tuple[float, float]:
    """Cosine and sine."""
    return cos(angle), sin(angle)


def radii(rings: int) -> tuple[float, ...]:
    """Radii from the middle outwards."""
    return tuple(RADIUS * ((ring + 1) / rings) ** INWARD for ring in range(rings))


def sector_angles(sectors: int) -> tuple[float, ...]:
    """Angles at which the sectors begin, clockwise; the first sector ends at the top, so that it is read first."""
    return tuple(2 * pi * (sector - 1) / sectors for sector in range(sectors))


def ring_segments(rings: int, sectors: int) -> tuple[RingSegment, ...]:
    """All cells, ring by ring from the middle, each clockwise."""
    edges = (0.0, *radii(rings))
    return tuple(
        RingSegment(edges[ring], edges[ring + 1], start, start + 2 * pi / sectors)
        for ring in range(rings)
        for start in sector_angles(sectors)
    )


@lru_cache(maxsize=32)
def place_tags(rings: int, sectors: int, places: int, taken: tuple[Rect, ...]) -> tuple[Rect, ...]:
    """Where the tags stand, in the order of the cells: none over another or over `taken`, each as near the middle of
    its cell as can be. Every cell has as many as the next, if they fit; what is left over goes where it fits best.

    Raises ValueError where there is no room.
    """
    segments = ring_segments(rings, sectors)
    occupied = list(taken)
    placed: list[tuple[int, Rect]] = []
    remaining: list[int] = []
    count_before = -1
    while len(placed) < places:
        if not remaining:
            if len(placed) == count_before:
                raise ValueError("there is no room for a tag")
            remaining, count_before = list(range(len(segments))), len(placed)
            whole_round = places - len(placed) >= len(segments)
        candidates = remaining[:1] if whole_round else remaining
        free = [(*place, segment) for segment in candidates if (place := best_place(segments[segment], occupied))]
        if free:
            _, best, segment = min(free)
            occupied.append(best)
            placed.append((segment, best))
            remaining.remove(segment)
        elif whole_round:
            del remaining[0]
        else:
            raise ValueError("there is no room for a tag")
    return tuple(rect for _, rect in sorted(placed))


def best_place(cell: RingSegment, occupied: list[Rect]) -> tuple[float, Rect] | None:
    """The cost and the place of the tag that stands best in a cell, or None where every place is taken."""
    return next(
        ((cost, rect) for cost, rect in ranked_places(cell) if not any(too_close(rect, other) for other in occupied)),
        None,
    )


@lru_cache(maxsize=1)
def lattice() -> tuple[Rect, ...]:
    """Every place a tag could have on the canvas, by rows. One tag of each row stands right in the middle."""
    across, down = (int((room - size) / 2 / STEP) for room, size in ((WIDTH, TAG[0]), (HEIGHT, TAG[1])))
    left, top = (WIDTH - TAG[0]) / 2, (HEIGHT - TAG[1]) / 2
    return tuple(
        (left + column * STEP, top + row * STEP, *TAG)
        for row in range(-down, down + 1)
        for column in range(-across, across + 1)
    )


@lru_cache(maxsize=32)
def ranked_places(cell: RingSegment) -> tuple[tuple[float, Rect], ...]:
    """The places near a cell, each with its cost, the best first. Rounded, so that every machine chooses the same."""
    ranked = []
    middle = cell.middle
    for rect in lattice():
        x, y = rect[0] + rect[2] / 2, rect[1] + rect[3] / 2
        near = cell.inner - NEAR <= hypot(x - CENTRE[0], y - CENTRE[1]) <= cell.outer + NEAR  # most are not: look first
        if near and cell.outside((x, y, 0, 0)) <= NEAR:
            distance = hypot(x - middle[0], y - middle[1])
            ranked.append((round(OUTSIDE_COST * cell.outside(rect) + distance, 6), rect))
    return tuple(sorted(ranked))


def too_close(first: Rect, second: Rect) -> bool:
    """Whether two rectangles are nearer than `GAP`."""
    return (
        first[0] < second[0] + second[2] + GAP
        and second[0] < first[0] + first[2] + GAP
        and first[1] < second[1] + second[3] + GAP
        and second[1] < first[1] + first[3] + GAP
    )
