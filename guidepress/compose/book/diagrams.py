"""Drawings from the diagrams of an author, and images from the files that an author names."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from PIL import Image as PillowImage

from guidepress.core.problems import Code, Problems, Where
from guidepress.document.authored_text import Plain
from guidepress.document.blocks import Image
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
    Shape,
)
from guidepress.source.model.blocks import Diagram, DiagramShape

LARGEST_IMAGE_BYTES = 10_000_000
"""The size in bytes above which an image is an error."""
LARGEST_IMAGE_PIXELS = 40_000_000
MEDIA_TYPES = {"PNG": ("image/png", {".png"}), "JPEG": ("image/jpeg", {".jpg", ".jpeg"})}
"""Name of a format in Pillow → its media type and its file extensions."""
DOTS_PER_INCH, CSS_PIXELS_PER_INCH = 150, 96
_TONE = re.compile(r"ink|paper|tint|(?:accent|soft)-[0-9]{1,2}")


def drawing_of(diagram: Diagram, problems: Problems) -> Drawing:
    """The drawing of a diagram. A shape with an error is reported and left out."""
    if len(diagram.size) != 2 or min(diagram.size) <= 0:
        problems.error(Code.WRONG_VALUE, diagram.where, "a diagram’s size is its width and height in millimetres")
        return Drawing(1, 1, ())
    shapes = [shape for source in diagram.shapes if (shape := _shape(source, problems)) is not None]
    return Drawing(diagram.size[0], diagram.size[1], tuple(shapes))


def _shape(source: DiagramShape, problems: Problems) -> Shape | None:
    named = [name for name in ("box", "ring", "label", "arrow") if getattr(source, name) is not None]
    if len(named) != 1:
        problems.error(
            Code.WRONG_VALUE, source.where, "a shape is one of box, ring, label or arrow", "name one of them"
        )
        return None
    if source.tone and not _TONE.fullmatch(source.tone):
        hint = "write ink, paper, tint, or accent or soft with a number, such as accent-1"
        problems.error(Code.WRONG_VALUE, source.where, f"“{source.tone}” is not a tone", hint)
        return None
    if source.arrow is not None:
        return _arrow(source, source.arrow, problems)
    if len(source.at) != 2:
        problems.error(Code.MISSING_KEY, source.where, "this shape needs `at`", "write at: [x, y] in millimetres")
        return None
    x, y = source.at
    if source.ring is not None:
        return Ring(x, y, source.radius, source.ring.text, source.tone or "paper", source.text_size)
    if source.label is not None:
        tone = source.tone or "ink"
        return Caption(x, y, source.width, source.label.text, source.text_size, source.align, source.strong, tone)
    return _box(source, x, y, problems)


def _box(source: DiagramShape, x: float, y: float, problems: Problems) -> Box | None:
    if len(source.size) != 2 or source.box is None:
        problems.error(Code.MISSING_KEY, source.where, "a box needs `size`", "write size: [width, height]")
        return None
    width, height = source.size
    tone = source.tone or "paper"
    return Box(x, y, width, height, source.box.text, tone, source.text_size, source.strong, source.turned)


def _arrow(source: DiagramShape, points: tuple[tuple[float, ...], ...], problems: Problems) -> Arrow | None:
    if len(points) != 2 or any(len(point) != 2 for point in points):
        problems.error(Code.WRONG_VALUE, source.where, "an arrow has two points", "write arrow: [[x, y], [x, y]]")
        return None
    (x1, y1), (x2, y2) = ((point[0], point[1]) for point in points)
    return Arrow(x1, y1, x2, y2, source.head, source.tone or "ink")


def image_of(name: Plain, images: Path, problems: Problems, folder: str = "assets/images") -> Image | None:
    """The image with this file name in the folder `images`, or None after an error. Its extension and size are checked.
    `folder` is what messages call that folder.
    """

    path = images / name.text
    if Path(name.text).name != name.text:
        message = f"“{name.text}” is not a plain file name"
        problems.error(Code.PATH_OUTSIDE, name.where, message, f"put the image in {folder}")
        return None
    try:
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(images)):
            message = f"the image {name.text} is a link out of {folder}"
            problems.error(Code.PATH_OUTSIDE, name.where, message, "put the image itself there")
            return None
        if not path.is_file():  # reading a pipe could wait for ever
            raise FileNotFoundError
        if path.stat().st_size > LARGEST_IMAGE_BYTES:
            problems.error(Code.BAD_ASSET, name.where, f"the image {name.text} is over 10 MB", "make it smaller")
            return None
        data = path.read_bytes()
    except (OSError, ValueError):
        problems.error(Code.MISSING_ASSET, name.where, f"the image {name.text} cannot be read", f"put it in {folder}")
        return None
    if path.suffix.lower() == ".svg":
        return _vector_image(name, data, problems)
    return _checked(name, path, data, problems)


def _vector_image(name: Plain, data: bytes, problems: Problems) -> Image | None:
    """The image of an SVG file, or None after an error."""
    from guidepress.compose.book.svg_pictures import SvgError, read_svg, svg_bytes  # late: few guides have any

    try:
        picture, width = read_svg(data)
    except SvgError as problem:
        line = f", line {problem.line}" if problem.line else ""
        reason, _, hint = problem.reason.rpartition(" (")
        problems.error(Code.BAD_ASSET, name.where, f"{name.text}{line}: {reason}", hint.removesuffix(")"))
        return None
    pixels = width * DOTS_PER_INCH / CSS_PIXELS_PER_INCH
    size = round(pixels), max(1, round(pixels * picture.height / picture.width))
    return Image(name.text, "image/svg+xml", svg_bytes(picture, width), *size, picture)


def _checked(name: Plain, path: Path, data: bytes, problems: Problems) -> Image | None:
    where: Where = name.where
    try:
        with PillowImage.open(io.BytesIO(data), formats=list(MEDIA_TYPES)) as picture:
            width, height = picture.size
            kind = picture.format or ""
            if width * height <= LARGEST_IMAGE_PIXELS:
                picture.load()
    except PillowImage.DecompressionBombError:
        width, height, kind = LARGEST_IMAGE_PIXELS, LARGEST_IMAGE_PIXELS, "PNG"
    except (OSError, SyntaxError, ValueError):
        problems.error(
            Code.BAD_ASSET, where, f"{name.text} is not a whole PNG, JPEG or SVG image", "save it again as one"
        )
        return None
    media_type, endings = MEDIA_TYPES[kind]
    if width * height > LARGEST_IMAGE_PIXELS:
        problems.error(Code.BAD_ASSET, where, f"{name.text} has over 40 million pixels", "make it smaller")
        return None
    if path.suffix.lower() not in endings:
        problems.error(Code.BAD_ASSET, where, f"{name.text} is really a {kind} image", "give it the right ending")
        return None
    return Image(name.text, media_type, data, width, height)
