from guidepress.document.drawing import Drawing, Slot
from guidepress.document.exercise import Alternative, Sketch
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from tests.epub_cases import exercise

PLACE = Field("part.alternative.place", "text", ("Place",), (Run("Who?"),))
MAP = Sketch(Drawing(40, 40, (Slot(5, 5, 30, 8, PLACE),)), "A map with one place.")
BLOCKS = (
    exercise("alternative", Alternative((MAP,), (PLACE,))),
    exercise("alternative.sketch", MAP),
)
