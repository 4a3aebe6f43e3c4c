from guidepress.document.blocks import Table
from guidepress.document.inline import Run


def cells(*texts):
    return tuple((Run(text),) for text in texts)


BLOCKS = (
    Table(cells("When", "What"), (cells("2018", "a report"), cells("2019", "another")), (Run("Two columns"),)),
    Table(cells("One", "Two", "Three"), (cells("a", "b", "c"),), row_headers=False),
)
