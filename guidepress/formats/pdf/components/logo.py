"""The publisher's logo."""

from __future__ import annotations

from guidepress.document.blocks import LogoSlot
from guidepress.document.inline import Run
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.line_breaking import break_lines
from guidepress.formats.pdf.layout.line_drawing import draw_lines
from guidepress.formats.pdf.layout.prepared_text import prepare_text
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.layout.wide_words import check_words
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class LogoPiece(Flowable):
    """The logo, or an empty frame with text in its middle."""

    def __init__(self, context: Context, slot: LogoSlot, parent: StructureElement) -> None:
        layout = context.styles.layout.cover
        self.context = context
        self.slot = slot
        self.logo_width, self.box_height = layout.logo_width * MM, layout.logo_height * MM
        self.element = parent.add("Figure", alt=slot.text) if slot.image is not None else parent.add("P")
        self.after = context.styles.get("body").after

    def height(self, width: float) -> float:
        return self.box_height

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        colours = self.context.styles.colours
        if self.slot.image is not None:
            image = self.slot.image
            scale = min(self.logo_width / image.width, self.box_height / image.height)
            image_width, height = image.width * scale, image.height * scale
            surface.canvas.image(self.element, self.context.image(image), x, top - height, image_width, height)
            self.element.box = (x, top - height, x + image_width, top)
            return
        room = min(self.logo_width, width)
        y = top - self.box_height
        surface.canvas.rectangle(
            Artifact.LAYOUT, x, y, room, self.box_height, colours.paper, colours.line, 0.8, radius=3
        )
        style = self.context.styles.get("detail")
        marked = prepare_text((Run(self.slot.text),), self.element, style)
        lines = break_lines(marked, style, room - 24)
        check_words(surface.canvas, marked, room - 24)
        start = top - (self.box_height - len(lines) * style.leading) / 2
        with surface.canvas.limits.inside((x, y, x + room, y + self.box_height)):
            draw_lines(surface.canvas, lines, {}, style, x + 12, start)
