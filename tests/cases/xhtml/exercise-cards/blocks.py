from guidepress.document.exercise import Column, FieldGrid, Row, RowGroup
from guidepress.document.fields import Field, Option
from guidepress.document.inline import Run
from tests.epub_cases import exercise

KINDS = (Option("p", "planned"), Option("l", "luck"))
COLUMNS = (Column((Run("What"),)), Column((Run("When"),)), Column((Run("How"),)))


def cells(grid, name):
    return (
        Field(f"part.cards.{grid}.{name}.what", "text", (name, "what"), lines=2),
        Field(f"part.cards.{grid}.{name}.when", "date", (name, "when")),
        Field(f"part.cards.{grid}.{name}.how", "pick", (name, "how"), options=KINDS),
    )


NAMED = RowGroup(tuple(Row((Run(name),), cells("named", name)) for name in ("first", "last")), (Run("Steps"),))
BLANK = RowGroup(tuple(Row((), cells("blank", f"row-{number}"), f"Row {number}") for number in (1, 2, 3)))
BLOCKS = (
    exercise(
        "cards",
        FieldGrid(COLUMNS, (NAMED,), "Named", layout="cards"),
        FieldGrid(COLUMNS, (BLANK,), "Blank cards", layout="cards"),
    ),
    exercise("cards.blank-table", FieldGrid(COLUMNS, (BLANK,), "Blank table")),
)
