from guidepress.blocks import Choice, Column, Exercise, Field, FieldGrid, Label, Option, Paragraph, Row, RowGroup, Run


def exercise(name, *body, **more):
    return Exercise(
        id=f"part.{name}",
        number="1.1",
        title=f"Think & write: {name}",
        audience=Label("For you", "ahp"),
        minutes=10,
        privacy="Your answers stay in your copy.",
        prompt=(Paragraph((Run("What do you think?"),)),),
        body=body,
        anchor=f"part.{name}",
        **more,
    )


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
    ),
)
PAGES = {"part.grid": 7}
