"""The pages at the end of a filled workbook with the answers that have no place among its questions.

Each stands in a field of its own, so that its value is whole, and so that it can be read out of the file again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.document.filled_in import KeptAnswer, KeptGroup
from guidepress.document.inline import PageRef, Run
from guidepress.formats.pdf.components.answer_room import Keyboard
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.story import StoryItems
from guidepress.formats.pdf.layout.flowable import Flowable, Stack, Surface
from guidepress.formats.pdf.layout.page_commands import NewPage, PageFurniture
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

ANCHOR = "kept-answers"
_LONGEST = 300
"""The most characters of a question that are printed. All of them are read aloud with its box."""


def kept_story(context: Context, groups: Sequence[KeptGroup], parent: StructureElement) -> StoryItems:
    """A heading, and a part for each group."""
    title = context.words.kept_title
    heading = parent.add("H1")
    context.heading(heading, 1, title, ANCHOR)
    yield NewPage()
    yield PageFurniture(part=title, section=title)
    head = context.para(title, "title", heading, keep_with_next=True, keys=(ANCHOR,))
    head.even_lines = True
    yield head
    yield context.para(context.words.kept_about, "body", parent.add("P"))
    for number, group in enumerate(groups, 1):
        yield from _group(context, group, parent.add("Sect"), f"{ANCHOR}-{number}")


def _group(context: Context, group: KeptGroup, element: StructureElement, anchor: str) -> Iterator[Flowable]:
    heading = element.add("H2")
    context.heading(heading, 2, group.title, anchor)
    yield context.para(group.title, "section", heading, keep_with_next=True, keys=(anchor,))
    for answer in group.answers:
        yield _kept(context, answer, element)


def _kept(context: Context, answer: KeptAnswer, parent: StructureElement) -> Flowable:
    """A question, the page where it now stands, and the answer."""
    question = answer.question if len(answer.question) <= _LONGEST else f"{answer.question[:_LONGEST].rstrip()}…"
    pieces: list[Flowable] = [context.para(question, "prompt", parent.add("P"), keep_with_next=True)]
    if answer.place:
        before, _, after = context.words.kept_now.partition("{page}")
        runs = (Run(before.rstrip(), ref=answer.place), PageRef(answer.place, " ", after))
        hint = context.para(runs, "hint", parent.add("P"), keep_with_next=True)
        hint.after, pieces[-1].after = pieces[-1].after, 0.0
        pieces.append(hint)
    page = context.styles.page
    above = sum(piece.height(page.column) + max(piece.before, piece.after) for piece in pieces)
    pieces.append(_KeptBox(context, answer, parent.add("Form"), page.body - above))
    stack = Stack(pieces, keep_whole=True, page_height=context.styles.page.body)
    stack.after = context.styles.layout.fields.gap * MM
    return stack


class _KeptBox(Flowable):
    """A box that is as high as its answer, but no higher than `most` points."""

    full_width = True

    def __init__(self, context: Context, answer: KeptAnswer, form: StructureElement, most: float) -> None:
        self.context, self.answer, self.form, self.most = context, answer, form, most
        form.alt = answer.question

    def height(self, width: float) -> float:
        keyboard, layout = Keyboard(self.context), self.context.styles.layout.fields
        wanted = keyboard.height(keyboard.lines(self.answer.value, width))
        return max(layout.single * MM, min(wanted, self.most))

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        box = (x, top - self.height(width), x + width, top)
        surface.forms.add_text_field(
            surface.canvas, self.form, box, self.answer.id, self.answer.question, lines=0, multiline=True
        )
