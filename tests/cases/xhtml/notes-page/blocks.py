from guidepress.document.blocks import NotesPage
from guidepress.document.fields import Field
from guidepress.document.inline import PageRef, Run

BLOCKS = (
    NotesPage(
        (Run("Notes: Blocks"),),
        (Run("What do I want to remember?"),),
        Field("part.notes.text", "text", ("Notes",), lines=0),
        (Run("There is a ruled page in the workbook, "), PageRef("part.notes", "page "), Run(".")),
        "part.notes",
    ),
)
PAGES = {"part.notes": 12}
