"""A workbook with the answers of one person in place. It is set and drawn once for many people.

What belongs to one person is added to a file of their own: values, appearances, fonts for their letters, and pages at
the end. A person’s file is the same whoever else is filled in. Without answers it is the empty workbook.
"""

from __future__ import annotations

from guidepress.core.problems import Problems
from guidepress.document.filled_in import Filled, FilledIn
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.components.kept_answers import kept_story
from guidepress.formats.pdf.components.privacy import notes_at_foot
from guidepress.formats.pdf.layout.flowable import Surface
from guidepress.formats.pdf.layout.page_filler import PageFiller
from guidepress.formats.pdf.layout.page_furniture import FurniturePainter
from guidepress.formats.pdf.syntax.canvas import TaggedCanvas
from guidepress.formats.pdf.syntax.catalogue import write_file
from guidepress.formats.pdf.syntax.file_fonts import FileFace, FileFonts
from guidepress.formats.pdf.syntax.filled_fields import FilledFields
from guidepress.formats.pdf.syntax.form_fields import Forms
from guidepress.formats.pdf.workbook import LaidWorkbook, add_filler_pages, page_writer


def write_filled(laid: LaidWorkbook, answers: FilledIn) -> Filled:
    """The workbook with these answers. Every name in `values` must be that of a field (`fields_of`).

    The same answers give the same bytes.
    """
    writer = page_writer(laid)
    file = writer.document.new_file()
    canvas, forms, fonts = laid.canvas.continued(file), laid.forms.for_file(file), FileFonts(file)
    faces = {role: FileFace(laid.styles.theme.font_chain(role), fonts) for role in laid.styles.faces}
    outline, targets, before = dict(laid.outline), dict(laid.targets), len(laid.root.kids)
    kept = {answer.id: answer.value for group in answers.kept for answer in group.answers}
    try:
        if kept:
            styles = laid.styles.with_faces(faces)
            notes = notes_at_foot(laid.book, styles)
            context = Context(laid.book, styles, IconPainter({}), file, Problems(), outline, targets, foot_notes=notes)
            _draw_kept(laid, answers, context, canvas, forms)
        fields = FilledFields(forms, file, faces["regular"])
        values = {**_states(forms, answers), **kept}
        fields.draw(values)
        file_writer = writer.with_further_pages(canvas, fonts)
        fonts.embed()
        data = write_file(file_writer, forms, laid.root, outline, targets, laid.book, values=values)
    finally:
        del laid.root.kids[before:]
    return Filled(data, tuple(fields.cut), fonts.missing)


def fields_of(laid: LaidWorkbook) -> dict[str, str]:
    """The names of all fields, each with the words that are read aloud."""
    return {id: field.tooltip for id, field in laid.forms.fields.items()}


def _states(forms: Forms, answers: FilledIn) -> dict[str, str]:
    """The values as the fields have them: a tick is the name of its state."""
    return {
        id: value if forms.fields[id].is_choice else forms.fields[id].places[0].state or value
        for id, value in answers.values.items()
    }


def _draw_kept(laid: LaidWorkbook, answers: FilledIn, context: Context, canvas: TaggedCanvas, forms: Forms) -> None:
    """Draws the pages of kept answers after the last page, as the last kid of the tree."""
    surface = Surface(canvas, forms, context.styles, [])
    furniture = FurniturePainter(surface, 0)
    filler = PageFiller(surface, furniture.draw_head, furniture.draw_foot)
    filler.count = len(canvas.pages)
    element = laid.root.add("Sect")
    filler.place_story(kept_story(context, answers.kept, element))
    filler.balance_last_page()
    add_filler_pages(filler, context.styles.layout.page)
    filler.close()
