from guidepress.blocks import Field, NotesPage, PageRef, Run

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
