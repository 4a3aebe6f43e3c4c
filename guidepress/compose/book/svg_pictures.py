"""Reads an SVG picture into shapes that every format draws, and writes it anew as a plain SVG for screens.

Accepted are shapes with one colour each, in groups with transforms. What draws nothing (metadata, editors' notes) is
left out. Scripts, links and references to anything else, words, bitmaps, gradients and effects are errors: no format
ever gets a byte of the author's file itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder
from lxml import etree

from guidepress.compose.book.svg_style import START, Look, colour_of, look_of, rules_of
from guidepress.document.vector import Segment, VectorPath, VectorPicture

LARGEST_BYTES = 2_000_000
MOST_SEGMENTS = 100_000
"""The most steps of all paths of a picture."""
FINE = 1000.0
"""The least width of a picture in its units: two decimals of one are then fine enough for print."""
DEEPEST = 100
"""The most groups within one another."""
PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""CSS pixels in each unit of length."""
COLUMN = 1010.0
"""The width in CSS pixels of a picture that does not say how wide it is: 267 mm, which is the room on a page of A4 that
lies across, and which no column is wider than."""
SVG = "http://www.w3.org/2000/svg"
SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
SILENT = ("title", "desc", "metadata", "defs", "style", "symbol")
"""Elements that draw nothing by themselves."""
WHY = {
    "script": "a script (take it out)",
    "text": "words, which need a font (make them outlines, and say them in alt or in the description)",
    "image": "a bitmap (save the picture as PNG or JPEG)",
    "use": "a copy of another shape (unlink the copy)",
    "a": "a link (take it out, and write the link in the text)",
    "foreignObject": "a piece of a web page (take it out)",
    "svg": "a picture within the picture (ungroup it)",
    "animate": "movement (take it out)",
    "switch": "a choice between drawings (keep one)",
}
"""For elements that are refused: what they are, and what to do."""
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_STEP = re.compile(r"(\w+)\s*\(([^()]*)\)")


class SvgError(Exception):
    """Why a picture cannot be used. `line` is the line of the SVG file; 0 for the whole file."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def read_svg(data: bytes) -> tuple[VectorPicture, float]:
    """The shapes of an SVG file, and the width in CSS pixels that it wants. SvgError if it cannot be used."""
    if len(data) > LARGEST_BYTES:
        raise SvgError(f"it is over {LARGEST_BYTES // 1_000_000} MB (make it simpler)")
    if b"<!ENTITY" in data:
        raise SvgError("it declares entities (save it as a plain SVG)")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SvgError("it is no whole SVG (save it again)", getattr(error, "lineno", 0) or 0) from None
    if etree.QName(root).localname != "svg":
        raise SvgError("it is no SVG (save it as one)")
    return _Reader(root).picture()


class _Reader:
    """Reads one file."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.paths: list[VectorPath] = []
        self.segments = 0
        self.rules: dict[str, Look] = {}

    def picture(self) -> tuple[VectorPicture, float]:
        """The picture, with the origin at its top left, and the width that it wants."""
        left, top, width, height, wanted = self._canvas()
        scale = max(1.0, FINE / width)
        for element in self.root.iter(f"{{{SVG}}}style", "style"):
            try:
                self.rules.update(rules_of("".join(element.itertext())))
            except ValueError as error:
                raise SvgError(str(error), element.sourceline) from None
        self._element(self.root, dict(START), Transform(scale, 0, 0, scale, -left * scale, -top * scale), 0)
        if not self.paths:
            raise SvgError("nothing in it can be seen (draw something, or take the picture out)")
        return VectorPicture(width * scale, height * scale, tuple(self.paths)), wanted

    def _canvas(self) -> tuple[float, float, float, float, float]:
        """The left and top edge, the width and height in units, and the width in CSS pixels that is wanted."""
        own_width, own_height = (_pixels(self.root.get(key, "")) for key in ("width", "height"))
        box = [float(one) for one in _NUMBER.findall(self.root.get("viewBox", ""))]
        if len(box) != 4 and own_width and own_height:
            box = [0.0, 0.0, own_width, own_height]
        if len(box) != 4 or not (0 < box[2] < math.inf and 0 < box[3] < math.inf):
            raise SvgError("it does not say how large it is (give its first element a viewBox)", self.root.sourceline)
        if not own_width and own_height:
            own_width = own_height * box[2] / box[3]
        return (*box, own_width or COLUMN)  # type: ignore[return-value]

    def _element(self, element: Any, above: Look, matrix: Transform, depth: int) -> None:
        """Adds the shapes of an element and of those in it."""
        if not isinstance(element.tag, str):
            return  # a comment or an instruction
        space, name = etree.QName(element).namespace, etree.QName(element).localname
        if space not in (SVG, None):
            return  # a note of an editor
        try:
            self._refuse(element, name, depth)
            if name in SILENT:
                return
            look = look_of(name, element.attrib, above, self.rules)
            if look is None:
                return
            matrix = matrix.transform(_matrix(element.get("transform", "")))
            if name in SHAPES:
                self._shape(element, name, look, matrix)
        except ValueError as error:
            raise SvgError(str(error), element.sourceline) from None
        for child in element:
            self._element(child, look, matrix, depth + 1)

    def _refuse(self, element: Any, name: str, depth: int) -> None:
        """ValueError for an element that cannot be drawn, a script, or a reference to something else."""
        if name == "svg" and depth == 0:
            pass
        elif name not in (*SHAPES, *SILENT, "g"):
            raise ValueError(f"<{name}> is {WHY[name]}" if name in WHY else f"<{name}> cannot be drawn (take it out)")
        if depth > DEEPEST:
            raise ValueError(f"its groups are more than {DEEPEST} deep (ungroup some)")
        for key, value in element.attrib.items():
            plain = etree.QName(key).localname
            if plain.startswith("on"):
                raise ValueError(f"<{name}> has a script: {plain} (take it out)")
            if plain == "href":
                raise ValueError(f"<{name}> refers to something else (take it out)")
            if re.search(r"url\(\s*['\"]?\s*[^'\"#\s]", value):
                raise ValueError(f"<{name}> refers to another file: {plain} (take it out)")

    def _shape(self, element: Any, name: str, look: Look, matrix: Transform) -> None:
        """Adds one shape, unless it has neither area nor outline."""
        if look["visibility"] != "visible":
            return
        fill, stroke = colour_of(look, "fill", name), colour_of(look, "stroke", name)
        scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        width = _length(look["stroke-width"]) * scale
        segments = _segments(element, name, matrix)
        self.segments += len(segments)
        if self.segments > MOST_SEGMENTS:
            raise ValueError(f"the picture has more than {MOST_SEGMENTS:,} lines and curves (make it simpler)")
        if not segments or not (fill or (stroke and width)):
            return
        dashes = tuple(float(one) * scale for one in _NUMBER.findall(look["stroke-dasharray"]))
        even_odd = look["fill-rule"] == "evenodd"
        cap, join = look["stroke-linecap"], look["stroke-linejoin"]
        self.paths.append(
            VectorPath(
                segments,
                fill,
                stroke if width else "",
                width,
                even_odd,
                cap if cap in ("round", "square") else "butt",  # type: ignore[arg-type]
                join if join in ("round", "bevel") else "miter",  # type: ignore[arg-type]
                dashes if any(dashes) and min(dashes) >= 0 else (),
            )
        )


def _segments(element: Any, name: str, matrix: Transform) -> tuple[Segment, ...]:
    """The steps of a shape. ValueError if its geometry cannot be read."""
    builder, pen = PathBuilder(), _SegmentPen(matrix)
    geometry = {key: value for key, value in element.attrib.items() if key not in ("transform", "style", "class", "id")}
    for key in ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2"):
        if key in geometry:
            geometry[key] = str(_length(geometry[key]))
    try:
        builder.add_path_from_element(etree.Element(name, geometry))
        for path in builder.paths:
            parse_path(path, pen)
    except Exception as error:  # the parser raises whatever a broken path makes it stumble over
        raise ValueError(f"<{name}> is no drawing (draw it again)") from error
    if not all(math.isfinite(value) for _, points in pen.found for value in points):
        raise ValueError(f"<{name}> is no drawing (draw it again)")
    return tuple(pen.found)


class _SegmentPen(BasePen):  # type: ignore[misc]
    """Collects the steps of paths, moved by a matrix. Quadratic curves become cubic ones."""

    def __init__(self, matrix: Transform) -> None:
        super().__init__(None)
        self.matrix = matrix
        self.found: list[Segment] = []
        self.start: tuple[float, ...] = ()

    def _points(self, *points: tuple[float, float]) -> tuple[float, ...]:
        return tuple(value for point in points for value in self.matrix.transformPoint(point))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.start = self._points(pt)
        self.found.append(("m", self.start))

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.found.append(("l", self._points(pt)))

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802
        self.found.append(("c", self._points(pt1, pt2, pt3)))

    def _closePath(self) -> None:  # noqa: N802
        if self.found[-1] == ("l", self.start):
            self.found.pop()  # the parser goes back to the start before it closes
        self.found.append(("h", ()))


def _matrix(text: str) -> Transform:
    """The matrix of a `transform`. ValueError for one that is unknown."""
    matrix = Identity
    for name, inside in _STEP.findall(text):
        values = [float(one) for one in _NUMBER.findall(inside)]
        matrix = matrix.transform(_step(name, values))
    if _STEP.sub("", text).strip(" ,\t\r\n"):
        raise ValueError("a transform cannot be read (flatten the transforms)")
    return matrix


def _step(name: str, values: list[float]) -> Transform:
    match name, len(values):
        case "matrix", 6:
            return Transform(*values)
        case "translate", 1 | 2:
            return Identity.translate(*values)
        case "scale", 1 | 2:
            return Identity.scale(values[0], values[-1])
        case "rotate", 1:
            return Identity.rotate(math.radians(values[0]))
        case "rotate", 3:
            x, y = values[1:]
            return Identity.translate(x, y).rotate(math.radians(values[0])).translate(-x, -y)
        case "skewX", 1:
            return Identity.skew(math.radians(values[0]), 0)
        case "skewY", 1:
            return Identity.skew(0, math.radians(values[0]))
        case _:
            raise ValueError(f"the transform {name} cannot be read (flatten the transforms)")


def _length(text: str) -> float:
    """A length in CSS pixels. ValueError for a share, or if it is none."""
    found = _LENGTH.fullmatch(text)
    if found is None or found.group(2) not in PIXELS:
        raise ValueError(f"the length “{text}” cannot be read (write a number)")
    return float(found.group(1)) * PIXELS[found.group(2)]


def _pixels(text: str) -> float:
    """The width or height of the picture in CSS pixels; 0 if it has none of its own."""
    try:
        return max(0.0, _length(text))
    except ValueError:
        return 0.0


# ------------------------------------------------------------------------------------------------- written anew


def svg_bytes(picture: VectorPicture, width: float) -> bytes:
    """The picture as an SVG file of this width in CSS pixels: paths alone."""
    height = width * picture.height / picture.width
    lines = "".join(_path(path) for path in picture.paths)
    size = f'width="{_number(width)}" height="{_number(height)}"'
    box = f'viewBox="0 0 {_number(picture.width)} {_number(picture.height)}"'
    return f'<svg xmlns="{SVG}" {size} {box}>\n{lines}</svg>\n'.encode()


def _path(path: VectorPath) -> str:
    letters: Mapping[str, str] = {"m": "M", "l": "L", "c": "C", "h": "Z"}
    steps = "".join(letters[verb] + " ".join(map(_number, points)) for verb, points in path.segments)
    look = {"fill": path.fill or "none"}
    if path.even_odd and path.fill:
        look["fill-rule"] = "evenodd"
    if path.stroke:
        look |= {"stroke": path.stroke, "stroke-width": _number(path.width)}
        look |= {"stroke-linecap": path.cap} if path.cap != "butt" else {}
        look |= {"stroke-linejoin": path.join} if path.join != "miter" else {}
        look |= {"stroke-dasharray": " ".join(map(_number, path.dashes))} if path.dashes else {}
    attributes = "".join(f' {key}="{value}"' for key, value in look.items())
    return f' <path d="{steps}"{attributes}/>\n'


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
