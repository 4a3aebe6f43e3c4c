from guidepress.blocks import Alternative, Drawing, Field, Run, Sketch, Slot
from tests.epub_cases import exercise

PLACE = Field("part.alternative.place", "text", ("Place",), (Run("Who?"),))
MAP = Sketch(Drawing(40, 40, (Slot(5, 5, 30, 8, PLACE),)), "A map with one place.")
BLOCKS = (
    exercise("alternative", Alternative((MAP,), (PLACE,))),
    exercise("alternative.sketch", MAP),
)
