"""The pages at the end of a filled workbook with the answers that have no place among its questions.

Each stands in a field of its own, so that its value is whole, and so that it can be read out of the file again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidepress.document.filled_in import KeptAnswer, KeptGroup
from guidepress.document.inline import PageRef, Run
from guidepress.formats.pdf.components.answer_room import Keyboard
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.privacy import usual_note
from guidepress.formats.pdf.components.story import StoryItems
from guidepress.formats.pdf.layout.flowable import Flowable, Stack, Surface, stack_height
from guidepress.formats.pdf.layout.page_commands import NewPage, PageFurniture
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

ANCHOR = "kept_answers"
"""No id of a guide holds an underscore."""
_LONGEST = 300
"""The most characters of a question that are printed. All of them are read aloud with its box."""
_ROUNDING = 0.1
"""Points by which a box is lower than the room that is left."""


def kept_story(context: Context, groups: Sequence[KeptGroup], parent: StructureElement) -> StoryItems:
    """A heading with the usual privacy note of the book, and a part for each group."""
    title = context.words.kept_title
    heading = parent.add("H1")
    context.heading(heading, 1, title, ANCHOR)
    yield NewPage()
    yield PageFurniture(part=title, section=title)
    head = context.para(title, "title", heading, keep_with_next=True, keys=(ANCHOR,))
    head.even_lines = True
    above: list[Flowable] = [head, _About(context, parent)]
    yield from above
    for number, group in enumerate(groups, 1):
        yield from _group(context, group, parent.add("Sect"), f"{ANCHOR}-{number}", above)
        above = []


def _group(
    context: Context, group: KeptGroup, element: StructureElement, anchor: str, above: Sequence[Flowable]
) -> Iterator[Flowable]:
    """A heading, and each of its answers. `above`: what stands above the heading on its page."""
    heading = element.add("H2")
    context.heading(heading, 2, group.title, anchor)
    title = context.para(group.title, "section", heading, keep_with_next=True, keys=(anchor,))
    yield title
    above = [*above, title]
    for answer in group.answers:
        yield _kept(context, answer, element, above)
        above = []


def _kept(context: Context, answer: KeptAnswer, parent: StructureElement, above: Sequence[Flowable]) -> Flowable:
    """A question, the page where it now stands, and the answer. `above`: what stands above it on its page."""
    question = answer.question if len(answer.question) <= _LONGEST else f"{answer.question[:_LONGEST].rstrip()}…"
    pieces: list[Flowable] = [context.para(question, "prompt", parent.add("P"), keep_with_next=True)]
    if place := _anchor(context, answer.place):
        before, _, after = context.words.kept_now.partition("{page}")
        runs = (Run(before.rstrip(), ref=place), PageRef(place, " ", after))
        hint = context.para(runs, "hint", parent.add("P"), keep_with_next=True)
        hint.after, pieces[-1].after = pieces[-1].after, 0.0
        pieces.append(hint)
    page = context.styles.page
    used = stack_height([*above, *pieces], page.column) + pieces[-1].after
    pieces.append(_KeptBox(context, answer, parent.add("Form"), page.body - used - _ROUNDING))
    stack = Stack(pieces, keep_whole=True, page_height=context.styles.page.body)
    stack.after = context.styles.layout.fields.gap * MM
    stack.privacy = _foot_note(context)
    return stack


def _anchor(context: Context, id: str) -> str:
    """The anchor where an answer is asked. Of the options of a choice of several, only the choice has one."""
    while id and id not in context.targets:
        id = id.rpartition(".")[0]
    return id


def _foot_note(context: Context) -> str:
    """The usual privacy note, if it fits at the foot of a page."""
    note = usual_note(context.book)
    return note if note in context.foot_notes else ""


class _About(Stack):
    """What these pages are, with the privacy note: it is read here, and stands at the foot of the page if it fits."""

    def __init__(self, context: Context, parent: StructureElement) -> None:
        pieces = [context.para(context.words.kept_about, "body", parent.add("P"))]
        self.note, self.own_privacy_note = parent.add("P"), _foot_note(context)
        if not self.own_privacy_note and (note := usual_note(context.book)):
            pieces.append(context.para(note, "hint", self.note))
        super().__init__(pieces, keep_whole=True, page_height=context.styles.page.body)

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        super().draw(surface, x, top, width)
        surface.draw_privacy_note(self.own_privacy_note, self.note)


class _KeptBox(Flowable):
    """A box that is as high as its answer, but no higher than `most` points."""

    full_width = True

    def __init__(self, context: Context, answer: KeptAnswer, form: StructureElement, most: float) -> None:
        self.context, self.answer, self.form, self.most = context, answer, form, most
        form.alt = answer.question

    def height(self, width: float) -> float:
        keyboard, layout = Keyboard(self.context), self.context.styles.layout.fields
        wanted = keyboard.height(keyboard.lines(self.answer.value.rstrip(), width))
        return max(layout.single * MM, min(wanted, self.most))

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        box = (x, top - self.height(width), x + width, top)
        surface.forms.add_text_field(
            surface.canvas, self.form, box, self.answer.id, self.answer.question, lines=0, multiline=True
        )
