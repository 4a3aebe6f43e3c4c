from guidepress.document.blocks import MergedCell, Table
from guidepress.document.inline import Run


def row(*words: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(each),) if each else () for each in words)


BLOCKS = (
    Table(
        row("", "Morning", "", "Evening"),
        (
            row("Monday", "Closed", "", ""),
            row("Tuesday", "Mia", "Ben", "One hour"),
            row("", "Noor", "", "Two hours"),
        ),
        caption=(Run("Who is in"),),
        merged=(MergedCell(0, 1, 2, 1), MergedCell(1, 1, 2, 1), MergedCell(2, 0, 1, 2), MergedCell(2, 1, 1, 1)),
    ),
)
