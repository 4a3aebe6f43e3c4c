from guidepress.blocks import Column, Exercise, Field, FieldGrid, Label, Paragraph, Row, RowGroup, Run


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


AGAIN = Field("part.again.one.rating", "text", ("one",), compares_with="part.before.one.rating")
BLOCKS = (
    exercise("before", Field("part.before.one.rating", "text", ("one",))),
    exercise("again", FieldGrid((Column((Run("Now"),)),), (RowGroup((Row((Run("one"),), (AGAIN,)),)),), "Again")),
)
