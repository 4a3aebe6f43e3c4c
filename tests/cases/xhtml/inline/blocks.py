from guidepress.document.blocks import Paragraph
from guidepress.document.inline import LineBreak, Run

BLOCKS = (
    Paragraph((Run("Some "), Run("stressed", emphasis=True), Run(" words, some "), Run("both", True, emphasis=True))),
    Paragraph(
        (Run("a < b", role="code"), Run(" in m"), Run("2", script="super"), Run(" of H"), Run("2", script="sub"))
    ),
    Paragraph((Run("Press "), Run("Ctrl+S", role="key"), Run(" or "), Run("File > Save", role="menu"), Run("."))),
    Paragraph((Run("They said "), Run("“Begin.”", role="quote"))),
    Paragraph((Run("12 High Street"), LineBreak(), Run("Anytown"))),
)
