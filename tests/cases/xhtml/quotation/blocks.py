from guidepress.blocks import Paragraph, Quotation, Run

BLOCKS = (Quotation((Paragraph((Run("Words as they were said."),)),), (Run("Somebody, 2019"),)),)
