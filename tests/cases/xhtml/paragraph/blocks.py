from guidepress.document.blocks import Paragraph
from guidepress.document.inline import PageRef, Run

BLOCKS = (
    Paragraph((Run("Plain, and "), Run("strong", strong=True), Run("."))),
    Paragraph(
        (Run("NGOs", expansion="non-governmental organisations", expands=True), Run(" say "), Run("croeso", lang="cy"))
    ),
    Paragraph(
        (
            Run("See "),
            Run("the ", link="https://example.org/?a=1&b=2"),
            Run("site", strong=True, link="https://example.org/?a=1&b=2"),
        )
    ),
    Paragraph((Run("See "), Run("elsewhere", ref="other.place"), PageRef("other.place", " (page ", ")"), Run("."))),
    Paragraph((Run("See "), Run("below", ref="part.paragraph"), Run("."))),
    Paragraph((Run("An opening."),), "opening"),
    Paragraph((Run("Small print."),), "small"),
    Paragraph((Run("Do this."),), "instruction"),
)
PAGES = {"other.place": 9}
