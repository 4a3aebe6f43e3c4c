from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.exercise import Group
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import Run
from tests.epub_cases import exercise

OPTIONS = (Option("a", "A thing"), Option("b", "Another"))
BLOCKS = (
    exercise(
        "answers",
        Paragraph((Run("Choose 1 to 2."),), "instruction"),
        Choice("part.answers.pick", ("Pick",), OPTIONS, many=True, prompt=(Run("Which?"),), minimum=1, maximum=2),
        Field("part.answers.long", "text", ("Long",), (Run("At length"),), lines=9, words=80),
        Field("part.answers.short", "text", ("Short",)),
        Field("part.answers.when", "date", ("When",), (Run("When?"),)),
        Field("part.answers.much", "number", ("How much",), (Run("How much?"),), minimum=1, maximum=5),
        Field("part.answers.one", "pick", ("One",), (Run("One of these"),), options=OPTIONS),
        Field("part.answers.done", "tick", ("Done",), (Run("Done"),)),
        Group(
            (Run("A group"),),
            (ItemList((ListItem((Run("a hint"),)),)), Field("part.answers.in", "text", ("In",), lines=2)),
        ),
        example=(Paragraph((Run("Somebody wrote this."),)),),
    ),
)
PAGES = {"part.answers": 23}
