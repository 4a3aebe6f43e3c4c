from guidepress.document.blocks import Aside, Label, Paragraph
from guidepress.document.inline import Run

BODY = (Paragraph((Run("Words set apart."),)),)
BLOCKS = (
    Aside(
        "callout",
        (Label("Caution", "caution"), Label("Tip", "person")),
        BODY,
        (Run("Mind the gap"),),
        ("caution", "tip"),
        "part.gap",
    ),
    Aside("status", (Label("As of 1 November 2026"),), BODY),
    Aside("story", (), BODY, (Run("A first step"),), anchor="part.story"),
)
