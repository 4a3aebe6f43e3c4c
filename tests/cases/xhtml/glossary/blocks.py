from guidepress.document.blocks import Entry, EntryList, Paragraph
from guidepress.document.inline import Run

BLOCKS = (
    EntryList(
        "glossary",
        (
            Entry((Run("AHP"),), (Paragraph((Run("allied health professional"),)),), anchor="glossary.ahp"),
            Entry((Run("CQC"),), (Paragraph((Run("Care Quality Commission"),)),), anchor="glossary.cqc"),
        ),
    ),
)
