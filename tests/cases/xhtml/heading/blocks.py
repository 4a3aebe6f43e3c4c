from guidepress.document.blocks import Heading
from guidepress.document.inline import Run

BLOCKS = (
    Heading(3, (Run("Of a section"),), anchor="part.of-a-section"),
    Heading(4, (Run("Of an exercise, "), Run("strong", strong=True))),
)
