"""Draws icons: SVG line drawings of 24 × 24 units, as strokes on the page."""

from __future__ import annotations

from xml.etree import ElementTree

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder

from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.content_operators import rgb
from guidepress.formats.pdf.syntax.objects import number, operands
from guidepress.formats.pdf.syntax.page_content import Artifact, Owner

_SIDE = 24.0
_OPERATORS = {"moveTo": "m", "lineTo": "l", "curveTo": "c"}


class IconPainter:
    """The icons of the theme. Each is converted once. An icon is an artifact, because its label says the same."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.sources = sources
        self._paths: dict[str, str] = {}

    def draw(
        self, canvas: TaggedCanvas, name: str, x: float, top: float, side: float, colour: str,
        owner: Owner = Artifact.LAYOUT,
    ) -> bool:  # fmt: skip
        """Draws an icon with its top left corner at (x, top). Returns whether there is an icon of that name.

        `owner`: the Figure element of an icon that is read aloud.
        """
        if name not in self.sources:
            return False
        scale = side / _SIDE
        canvas.add_code(
            owner,
            f"q {_precise(scale)} 0 0 {_precise(-scale)} {number(x)} {number(top)} cm {rgb(colour)} RG 2 w 1 J 1 j "
            f"{self._path(name)} S Q",
        )
        return True

    def _path(self, name: str) -> str:
        path = self._paths.get(name)
        if path is None:
            builder = PathBuilder()
            for element in ElementTree.fromstring(self.sources[name]).iter():
                builder.add_path_from_element(element)
            pen = RecordingPen()
            for shape_path in builder.paths:
                parse_path(shape_path, pen)
            path = self._paths[name] = " ".join(_operator(verb, points) for verb, points in pen.value)
        return path


def _operator(verb: str, points: tuple[tuple[float, float], ...]) -> str:
    if verb == "closePath":
        return "h"
    if verb == "endPath":
        return ""
    if verb == "qCurveTo":
        raise ValueError("an icon has a quadratic curve, for which PDF has no operator")
    return operands(*(value for point in points for value in point)) + " " + _OPERATORS[verb]


def _precise(value: float) -> str:
    return f"{value:.4f}"
