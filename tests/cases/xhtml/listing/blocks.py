from guidepress.document.blocks import Heading, Paragraph
from guidepress.document.inline import Run, code_runs

BLOCKS = (
    Heading(3, (Run("A heading"),)),
    Heading(4, (Run("One below it"),), anchor="part.below"),
    Paragraph(code_runs("if a < b & c:\n\tprint('</pre>')\n\n# the end  "), "code"),
)
