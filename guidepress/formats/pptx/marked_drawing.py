"""The drawing of the cover on an opening slide: native shapes, of which those of its parts are marked."""

from __future__ import annotations

from typing import Any, assert_never

from guidepress.core.values import Value
from guidepress.document.drawing import Arrow, Box, Drawing, Ring
from guidepress.formats.pptx.figure_scale import Scale, scale_to
from guidepress.formats.pptx.shapes import EmuBox, emu, emu_box, shape_group
from guidepress.formats.pptx.theme_colours import GROUNDS, Palette, scheme_colour
from guidepress.theme.deck import Area, Ground


class Marking(Value):
    """How a drawing is marked. Shapes in one of the `tones` have their colour, the others are outlines on paper. On a
    slide whose `ground` is the accent, the marked ones have the colour of paper, and the others are its outlines.
    """

    tones: tuple[str, ...]
    ground: Ground
    line: float
    """The width of outlines, in points."""
    palette: Palette

    @property
    def edge(self) -> str:
        """The DrawingML of the colour of outlines."""
        return scheme_colour(GROUNDS["paper" if self.ground == "accent" else "ink"])

    def fill(self, shape: Box | Ring | Arrow) -> str:
        """The DrawingML of the fill of a shape."""
        is_marked, on_accent = shape.tone in self.tones, self.ground == "accent"
        if isinstance(shape, Arrow) or (on_accent and not is_marked):
            return "<a:noFill/>"
        colour = self.edge if on_accent else self.palette.fill(shape.tone if is_marked else "paper")
        return f"<a:solidFill>{colour}</a:solidFill>"


def marked_drawing(drawing: Drawing, marking: Marking, area: Area, alt: str, id: int) -> Any:
    """One group of shapes with a text alternative. Its id is `id`; its shapes have the ids after it."""
    scale = scale_to(drawing, area)
    drawn = (shape for shape in drawing.shapes if isinstance(shape, Box | Ring | Arrow))
    shapes = "".join(_shape(shape, marking, scale, at) for at, shape in enumerate(drawn, id + 1))
    return shape_group(emu_box(area), shapes, alt, f"Drawing {id}", id)


def _shape(shape: Box | Ring | Arrow, marking: Marking, scale: Scale, id: int) -> str:
    left, top, width, height = _bounds(shape)
    frame = EmuBox(
        emu(scale.left + left * scale.x),
        emu(scale.top + top * scale.y),
        emu(width * scale.x),
        emu(height * scale.y),
    )
    kind = {Box: "rect", Ring: "ellipse", Arrow: "line"}[type(shape)]
    flips, end = "", ""
    if isinstance(shape, Arrow):
        flips = (' flipH="1"' if shape.x2 < shape.x1 else "") + (' flipV="1"' if shape.y2 < shape.y1 else "")
        end = '<a:tailEnd type="triangle" w="lg" len="lg"/>' if shape.head else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Shape {id}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'{frame.transform(extra=flips)}<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{marking.fill(shape)}'
        f'<a:ln w="{round(marking.line * 12700)}"><a:solidFill>{marking.edge}</a:solidFill>{end}</a:ln></p:spPr></p:sp>'
    )


def _bounds(shape: Box | Ring | Arrow) -> tuple[float, float, float, float]:
    """Left, top, width and height of a shape, in millimetres of the drawing."""
    match shape:
        case Box():
            return shape.x, shape.y, shape.width, shape.height
        case Ring():
            return shape.x - shape.radius, shape.y - shape.radius, 2 * shape.radius, 2 * shape.radius
        case Arrow():
            width, height = abs(shape.x2 - shape.x1), abs(shape.y2 - shape.y1)
            return min(shape.x1, shape.x2), min(shape.y1, shape.y2), width, height
        case _:
            assert_never(shape)
