from guidepress.document.blocks import Heading, Paragraph
from guidepress.document.inline import Run

BLOCKS = (
    Heading(3, (Run("<script>alert(1)</script> & more"),), anchor="part.hostile"),
    Paragraph((Run('5 < 6 > 4 & "so" on', expansion='a "quoted" & <b>bold</b> thing', expands=True),)),
)
