"""The geometry of the people map: rings cut into sectors, and places for name tags in them. Lengths are millimetres."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import cos, hypot, pi, sin

from guidepress.core.values import Value

# The drawing is 7 mm narrower than the text of an A4 page, so that it is not scaled down. Its height leaves room for
# the head of the exercise.
WIDTH, HEIGHT = 166.0, 150.0
CENTRE = (WIDTH / 2, HEIGHT / 2)
RADIUS = 73.0
INWARD = 0.76  # exponent: below 1, inner rings are wider than outer ones
TAG = (34.0, 11.0)  # width and height: a number and a handwritten name
GAP = 1.5  # least distance of two tags
STEP = 2.0  # distance of possible places
NEAR = 8.0  # how far the middle of a tag may be outside its segment
OUTSIDE_COST = 12.0  # cost of 1 mm outside the segment; 1 mm from its middle costs 1

Rect = tuple[float, float, float, float]
"""Left, top, width, height."""


class RingSegment(Value):
    """The part of a ring that lies in a sector: two radii, and two angles clockwise from the top in radians."""

    inner: float
    outer: float
    start: float
    end: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of the segment."""
        return point_at((self.inner + self.outer) / 2, (self.start + self.end) / 2)

    def outside(self, rect: Rect) -> float:
        """How far a rectangle reaches out of the segment; 0 where it lies inside."""
        left, top = rect[0] - CENTRE[0] - GAP / 2, rect[1] - CENTRE[1] - GAP / 2
        right, bottom = left + rect[2] + GAP, top + rect[3] + GAP
        far = hypot(max(-left, right), max(-top, bottom))
        near = hypot(max(left, -right, 0), max(top, -bottom, 0))
        out = max(0.0, far - self.outer) + max(0.0, self.inner - near)
        if self.end - self.start > pi:  # a single sector has no sides
            return out
        before = -ray_distance(self.start, min, left, right, top, bottom)
        after = ray_distance(self.end, max, left, right, top, bottom)
        return out + max(0.0, before) + max(0.0, after)


def point_at(radius: float, angle: float) -> tuple[float, float]:
    """The point at a distance from the centre and an angle clockwise from the top."""
    return CENTRE[0] + radius * sin(angle), CENTRE[1] - radius * cos(angle)


def ray_distance(
    angle: float, pick: Callable[..., float], left: float, right: float, top: float, bottom: float
) -> float:
    """How far a rectangle (relative to the centre) lies clockwise of the ray at an angle, for its farthest corner
    (`pick` is `max`) or its nearest (`min`). Negative on the other side.
    """
    across, down = direction(angle)
    nearest: float = pick(down * top, down * bottom) + pick(across * left, across * right)
    return nearest


@lru_cache(maxsize=64)
def direction(angle: float) -> tuple[float, float]:
    """Cosine and sine of an angle."""
    return cos(angle), sin(angle)


def radii(rings: int) -> tuple[float, ...]:
    """The radii of the rings, from the middle outwards."""
    return tuple(RADIUS * ((ring + 1) / rings) ** INWARD for ring in range(rings))


def sector_angles(sectors: int) -> tuple[float, ...]:
    """The angles at which the sectors begin, clockwise. The first sector ends at the top, so that it is read first."""
    return tuple(2 * pi * (sector - 1) / sectors for sector in range(sectors))


def ring_segments(rings: int, sectors: int) -> tuple[RingSegment, ...]:
    """All segments: ring by ring from the middle, and clockwise in each ring."""
    edges = (0.0, *radii(rings))
    return tuple(
        RingSegment(edges[ring], edges[ring + 1], start, start + 2 * pi / sectors)
        for ring in range(rings)
        for start in sector_angles(sectors)
    )


@lru_cache(maxsize=32)
def place_tags(rings: int, sectors: int, places: int, taken: tuple[Rect, ...]) -> tuple[Rect, ...]:
    """The rectangles of the tags, in the order of the segments: none overlaps another or `taken`, and each is as near
    to the middle of its segment as possible. Every segment gets equally many tags, if they fit; the remaining ones go
    where they fit best.

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
    """The cost and rectangle of the best free place for a tag in a segment, or None where there is none."""
    return next(
        ((cost, rect) for cost, rect in ranked_places(cell) if not any(too_close(rect, other) for other in occupied)),
        None,
    )


@lru_cache(maxsize=1)
def lattice() -> tuple[Rect, ...]:
    """Every possible place of a tag on the canvas, by rows. In each row, one place is exactly in the middle."""
    across, down = (int((room - size) / 2 / STEP) for room, size in ((WIDTH, TAG[0]), (HEIGHT, TAG[1])))
    left, top = (WIDTH - TAG[0]) / 2, (HEIGHT - TAG[1]) / 2
    return tuple(
        (left + column * STEP, top + row * STEP, *TAG)
        for row in range(-down, down + 1)
        for column in range(-across, across + 1)
    )


@lru_cache(maxsize=32)
def ranked_places(cell: RingSegment) -> tuple[tuple[float, Rect], ...]:
    """The places near a segment, each with its cost, the best first. Costs are rounded, so that every machine chooses
    the same.
    """
    ranked = []
    middle = cell.middle
    for rect in lattice():
        x, y = rect[0] + rect[2] / 2, rect[1] + rect[3] / 2
        # A quick test first, since most places are far away.
        near = cell.inner - NEAR <= hypot(x - CENTRE[0], y - CENTRE[1]) <= cell.outer + NEAR
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
