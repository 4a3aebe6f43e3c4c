from guidepress.document.exercise import Column, FieldGrid, Row, RowGroup
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Run
from tests.epub_cases import exercise

SCALE = (Option("one", "1"), Option("two", "2"))


def row(name):
    rating = Choice(f"part.grid.{name}.rating", (name, "rating"), SCALE)
    return Row((Run(f"I {name}"),), (rating, Field(f"part.grid.{name}.proof", "text", (name, "proof"), lines=2)))


BLOCKS = (
    exercise(
        "grid",
        FieldGrid(
            (Column((Run("Rating"),), options=SCALE), Column((Run("Proof"),), 2.0)),
            (RowGroup((row("listen"), row("ask")), (Run("People"),)), RowGroup((row("plan"),), (Run("Work"),))),
            "Think & write",
            (Run("I …"),),
        ),
        FieldGrid(
            (Column((Run("Done"),)),),
            (RowGroup((Row((Run("first"),), (Field("part.grid.first.done", "tick", ("first",)),)),)),),
            "Two columns",
        ),
        FieldGrid(
            (Column((Run("How sure am I?"),), options=SCALE),),
            (RowGroup((Row((Run("first"),), (Choice("part.grid.first.sure", ("first", "sure"), SCALE),)),)),),
            "A question",
        ),
    ),
)
PAGES = {"part.grid": 7}
