"""The place for a publisher's logo."""

from __future__ import annotations

from guidepress.document.blocks import LogoSlot
from guidepress.document.inline import Run
from guidepress.formats.pdf.components.context import Setting
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.lines import break_lines, draw_lines, mark_up
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.canvas import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


class LogoPiece(Flowable):
    """A logo, or an empty frame with words in its middle."""

    def __init__(self, setting: Setting, slot: LogoSlot, parent: StructureElement) -> None:
        layout = setting.styles.layout.cover
        self.setting = setting
        self.slot = slot
        self.wide_points, self.high = layout.logo_width * MM, layout.logo_height * MM
        self.element = parent.add("Figure", alt=slot.text) if slot.image is not None else parent.add("P")
        self.after = setting.styles.get("body").after

    def height(self, width: float) -> float:
        return self.high

    def draw(self, sheet: Surface, x: float, top: float, width: float) -> None:
        colours = self.setting.styles.colours
        if self.slot.image is not None:
            image = self.slot.image
            scale = min(self.wide_points / image.width, self.high / image.height)
            wide, high = image.width * scale, image.height * scale
            sheet.canvas.image(self.element, self.setting.image(image), x, top - high, wide, high)
            self.element.box = (x, top - high, x + wide, top)
            return
        room = min(self.wide_points, width)
        y = top - self.high
        sheet.canvas.rect(Artifact.LAYOUT, x, y, room, self.high, colours.paper, colours.line, 0.8, radius=3)
        style = self.setting.styles.get("detail")
        marked = mark_up((Run(self.slot.text),), self.element, style)
        lines = break_lines(marked, style, room - 24)
        start = top - (self.high - len(lines) * style.leading) / 2
        draw_lines(sheet.canvas, lines, {}, style, x + 12, start)
