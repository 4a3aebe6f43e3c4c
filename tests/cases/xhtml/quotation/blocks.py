from guidepress.document.blocks import Paragraph, Quotation
from guidepress.document.inline import Run

BLOCKS = (Quotation((Paragraph((Run("Words as they were said."),)),), (Run("Somebody, 2019"),)),)
