from guidepress.document.blocks import Entry, EntryList, Paragraph
from guidepress.document.inline import Run

BLOCKS = (
    EntryList(
        "glossary",
        (
            Entry((Run("NGO"),), (Paragraph((Run("non-governmental organisation"),)),), anchor="glossary.ngo"),
            Entry((Run("CQC"),), (Paragraph((Run("Care Quality Commission"),)),), anchor="glossary.cqc"),
        ),
    ),
)
