from guidepress.document.blocks import Figure, Paragraph, Table
from guidepress.document.drawing import (
    Arrow,
    Box,
    Caption,
    Drawing,
    Ring,
)
from guidepress.document.inline import Run

DRAWING = Drawing(
    60,
    40,
    (
        Box(0, 0, 30, 10, "Two words that need two lines", "accent-2", strong=True),
        Box(40, 0, 10, 30, "Turned", "soft-3", turned=True),
        Ring(15, 25, 10, "Ring", "tint"),
        Arrow(30, 5, 40, 5),
        Arrow(0, 38, 20, 38, head=False, tone="accent-1"),
        Caption(30, 34, 30, "Caption & more", 3, "right"),
    ),
)
BLOCKS = (
    Figure(
        DRAWING,
        "A box, a ring and an arrow.",
        (Run("Shapes"),),
        (Paragraph((Run("The box points to the turned box."),)),),
        Table(((Run("Shape"),), (Run("Words"),)), (((Run("Ring"),), (Run("Ring"),)),)),
        "part.shapes",
    ),
)
