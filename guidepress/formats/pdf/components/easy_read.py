"""Easy-read sentences: one below the other, each with its picture at the left."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.document.easy_read import EasyLine
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.paragraph import ParagraphFlowable
from guidepress.formats.pdf.syntax.page_content import Artifact, Owner
from guidepress.formats.pdf.syntax.structure_tree import StructureElement


def easy_lines(context: Context, lines: Sequence[EasyLine], parent: StructureElement) -> list[Flowable]:
    """The pieces of easy-read sentences. All sentences have one left edge, also those without a picture."""
    layout = context.styles.layout.easy_read
    has_pictures = any(line.icon or line.image for line in lines)
    side = context.mm(layout.picture) if has_pictures else 0.0
    indent = side + context.mm(layout.gap) if has_pictures else 0.0
    pieces: list[Flowable] = []
    for line in lines:
        owner: Owner = Artifact.LAYOUT
        if line.alt:
            owner = figure = parent.add("Figure", alt=line.alt)
            figure.where = line.where
        sentence = context.para(line.runs, "easy_read", parent.add("P"), line.where)
        pieces.append(EasyReadLine(context, line, sentence, owner, side, indent))
    for piece in pieces:
        piece.after = context.mm(layout.between)
    if pieces:
        pieces[-1].after = max(pieces[-1].after, context.styles.get("body").after)
    return pieces


class EasyReadLine(Flowable):
    """A sentence with its picture at the left. The lower of the two stands at the middle of the other.

    `owner` is what the picture belongs to: its Figure element, or an artifact if the sentence says the same. `side` is
    the width and the greatest height of a picture, `indent` the distance of the sentence from the left, in points.
    """

    def __init__(
        self,
        context: Context,
        line: EasyLine,
        sentence: ParagraphFlowable,
        owner: Owner,
        side: float,
        indent: float,
    ) -> None:
        self.icons = context.icons
        self.colour = context.styles.accent
        self.line = line
        self.sentence = sentence
        self.owner = owner
        self.side = side
        self.indent = indent
        self.image_number = context.image(line.image) if line.image is not None else 0

    def _picture(self) -> tuple[float, float]:
        """The width and height of the picture in points; zeros for a sentence without one."""
        image = self.line.image
        if image is not None:
            scale = self.side / max(image.width, image.height)
            return image.width * scale, image.height * scale
        return (self.side, self.side) if self.line.icon else (0.0, 0.0)

    @property
    def least_width(self) -> float:
        return self.indent + self.sentence.least_width

    def height(self, width: float) -> float:
        return max(self.sentence.height(width - self.indent), self._picture()[1])

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        height = self.height(width)
        picture_width, picture_height = self._picture()
        left, upper = x + (self.side - picture_width) / 2, top - (height - picture_height) / 2
        if self.line.image is not None:
            surface.canvas.image(
                self.owner, self.image_number, left, upper - picture_height, picture_width, picture_height
            )
        elif self.line.icon:
            self.icons.draw(surface.canvas, self.line.icon, left, upper, self.side, self.colour, self.owner)
        if isinstance(self.owner, StructureElement):
            self.owner.box = (left, upper - picture_height, left + picture_width, upper)
        room = width - self.indent
        sentence_top = top - (height - self.sentence.height(room)) / 2
        surface.place(self.sentence, x + self.indent, sentence_top, room)
