"""Paints a picture of lines and areas as a PNG: python-docx takes no SVG."""

from __future__ import annotations

import io
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw

from guidepress.document.vector import VectorPath, VectorPicture

FINER = 3
"""How many times finer it is painted than it is kept, for smooth edges."""
STEPS = 16
"""The straight lines of a curve."""
Point = tuple[float, float]


def painted_vector(picture: VectorPicture, width: float) -> bytes:
    """The bytes of a PNG that is `width` pixels wide, on white."""
    size = (max(1, round(width)), max(1, round(width * picture.height / picture.width)))
    canvas = Image.new("RGB", (size[0] * FINER, size[1] * FINER), "#ffffff")
    scale = size[0] * FINER / picture.width
    for path in picture.paths:
        lines = _lines(path, scale)
        if path.fill:
            canvas.paste(path.fill, mask=_area(lines, canvas.size, path.even_odd))
        if path.stroke:
            _stroke(ImageDraw.Draw(canvas), lines, path.stroke, max(1, round(path.width * scale)))
    target = io.BytesIO()
    canvas.resize(size, Image.Resampling.LANCZOS).save(target, "PNG")
    return target.getvalue()


def _lines(path: VectorPath, scale: float) -> list[list[Point]]:
    """Each piece of a path as the points of straight lines, in pixels."""
    pieces: list[list[Point]] = []
    for verb, numbers in path.segments:
        points = [(x * scale, y * scale) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if verb == "m":
            pieces.append(points)
        elif not pieces:
            continue
        elif verb == "l":
            pieces[-1] += points
        elif verb == "c":
            pieces[-1] += _curve(pieces[-1][-1], *points)
        else:
            pieces[-1].append(pieces[-1][0])
            pieces.append([pieces[-1][0]])
    return [piece for piece in pieces if len(piece) > 1]


def _curve(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """A cubic Bézier curve after its first point."""
    found = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(w * p[at] for w, p in zip(weights, (a, b, c, d), strict=True)) for at in (0, 1))
        found.append((x, y))
    return found


def _area(pieces: list[list[Point]], size: tuple[int, int], even_odd: bool) -> Image.Image:
    """The mask of what is inside. Pieces that run the other way than the first are holes, if it is not even-odd."""
    mask, first = Image.new("1", size), 0.0
    for points in pieces:
        piece = Image.new("1", size)
        ImageDraw.Draw(piece).polygon(points, fill=1)
        turn = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*points, points[0])))
        first = first or turn
        if even_odd:
            mask = ImageChops.logical_xor(mask, piece)
        elif turn * first >= 0:
            mask = ImageChops.logical_or(mask, piece)
        else:
            mask = ImageChops.logical_and(mask, ImageChops.invert(piece))
    return mask


def _stroke(pen: ImageDraw.ImageDraw, pieces: list[list[Point]], colour: str, width: int) -> None:
    for points in pieces:
        pen.line(points, fill=colour, width=width, joint="curve")
