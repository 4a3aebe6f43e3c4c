from guidepress.document.blocks import PageBreak, Paragraph
from guidepress.document.inline import LineBreak, Run

BLOCKS = (
    Paragraph((Run("Rest "), Run("now", emphasis=True), LineBreak(), Run("\u00a0\u00a0and here.")), "lines"),
    PageBreak(),
)
