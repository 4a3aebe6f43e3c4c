from guidepress.document.blocks import Figure, Heading
from guidepress.document.drawing import Box, Drawing
from guidepress.document.inline import PageRef, Run

BLOCKS = (
    Figure(
        Drawing(60, 10, (Box(0, 0, 60, 10, "One box"),)),
        "One box.",
        (Run("A box"),),
        anchor="part.box",
        leads_to_description=(Run("In words", ref="part.words"), PageRef("part.words", ": page ")),
    ),
    Heading(3, (Run("A box"),), "part.words", "part/2"),
)
