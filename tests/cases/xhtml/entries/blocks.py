from guidepress.document.blocks import (
    Aside,
    Entry,
    EntryList,
    Label,
    Paragraph,
)
from guidepress.document.inline import Run

BODY = (Paragraph((Run("What it means."),)),)
STATUS = Aside("status", (Label("As of 1 November 2026"),), (Paragraph((Run("Gone since."),)),))
BLOCKS = (
    EntryList(
        "legend", (Entry((Run("Caution"),), BODY, icon="caution", detail=(Run("for everyone"),)),), (Run("Signs"),)
    ),
    EntryList("glossary", (Entry((Run("Stretch"),), BODY),)),
    EntryList("timeline", (Entry((Run("June 2018"),), BODY, detail=(Run("A report"),)),)),
    EntryList("resources", (Entry((Run("A report", strong=True),), (*BODY, STATUS), anchor="part.report"),)),
    EntryList("people", (Entry((Run("A Person"),), (), detail=(Run("Head of something"),)),), (Run("Who wrote it"),)),
)
