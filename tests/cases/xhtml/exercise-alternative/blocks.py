from guidepress.blocks import Alternative, Drawing, Exercise, Field, Label, Paragraph, Run, Sketch, Slot


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


PLACE = Field("part.alternative.place", "text", ("Place",), (Run("Who?"),))
MAP = Sketch(Drawing(40, 40, (Slot(5, 5, 30, 8, PLACE),)), "A map with one place.")
BLOCKS = (
    exercise("alternative", Alternative((MAP,), (PLACE,))),
    exercise("alternative.sketch", MAP),
)
