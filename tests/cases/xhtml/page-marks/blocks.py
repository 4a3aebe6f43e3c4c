from guidepress.document.blocks import Paragraph
from guidepress.document.exercise import (
    Alternative,
    Column,
    FieldGrid,
    Row,
    RowGroup,
)
from guidepress.document.fields import Field
from guidepress.document.inline import Run
from guidepress.document.page_map import PageBreak
from tests.epub_cases import exercise

ROWS = tuple(
    Row((Run(name),), (Field(f"part.marks.{name}.x", "text", (name,), key=f"marks/{name}"),))
    for name in ("one", "two", "three")
)
GRID = FieldGrid((Column((Run("X"),)),), (RowGroup(ROWS),), "Rows", key="marks/grid")
ON_PAPER = Field("part.marks.other", "text", ("Other",), key="marks/paper")
ON_SCREEN = Field("part.marks.other", "text", ("Other",), (Run("On screen"),), key="marks/screen")
BLOCKS = (
    Paragraph((Run("Page 4 begins here and page 5 is full of it."),), key="marks/1"),
    Paragraph((Run("Page 6 begins here; pages 7 and 8 are nobody’s."),), key="marks/2"),
    exercise("marks", GRID, Alternative((ON_PAPER,), (ON_SCREEN,), "marks/alternative"), key="marks/exercise"),
    Paragraph((Run("The last."),), key="marks/3"),
)
BREAKS = (
    PageBreak(3, "part"),
    PageBreak(4, "marks/1"),
    PageBreak(5, "marks/1", inside=True),
    PageBreak(6, "marks/2"),
    PageBreak(7, "unknown"),
    PageBreak(8, "unknown"),
    PageBreak(9, "marks/exercise"),
    PageBreak(10, "marks/exercise", inside=True),
    PageBreak(11, "marks/two"),
    PageBreak(12, "marks/paper"),
    PageBreak(13, "marks/3", inside=True),
)
