"""The header of an exercise: a coloured band with its number, title, minutes and audience."""

from __future__ import annotations

from collections.abc import Sequence

from guidepress.core.problems import NOWHERE
from guidepress.core.values import Value
from guidepress.document.exercise import Exercise
from guidepress.document.inline import Run
from guidepress.formats.pdf.components.circling import has_circles, mixes_marks
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.shading import circling_words
from guidepress.formats.pdf.layout.fitting import style_for_words
from guidepress.formats.pdf.layout.flowable import Flowable, Surface
from guidepress.formats.pdf.layout.line_breaking import TextLine, break_lines, longest_line_width
from guidepress.formats.pdf.layout.line_drawing import baseline_offset, draw_lines
from guidepress.formats.pdf.layout.prepared_text import PreparedText, prepare_text
from guidepress.formats.pdf.layout.wide_words import check_words
from guidepress.formats.pdf.syntax.page_content import Artifact, Owner
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_AFTER_ICON, _AFTER_DETAIL = 4.0, 16.0
"""The space after the icon of a detail, and after the detail, in points."""


class ExerciseHeader(Flowable):
    """The header of an exercise: a coloured band with its number, title, minutes, audience and privacy note."""

    def __init__(self, context: Context, exercise: Exercise, parent: StructureElement, level: int) -> None:
        self.context = context
        self.exercise = exercise
        styles = context.styles
        self.accent, self.soft = styles.accent, styles.soft
        self.number_style = styles.get("exercise_number")
        parent.where = exercise.where
        self.heading = parent.add(f"H{level}")
        self.minutes = parent.add("P")
        self.audience = parent.add("P")
        self.circling = parent.add("P")
        self.standard_page = parent.add("P")
        self.privacy_note = parent.add("P")
        heading_text = f"{exercise.number} {exercise.title}".strip()
        context.heading(self.heading, level, heading_text, exercise.anchor or exercise.key)
        self.padding = context.mm(2.6)
        self.before = styles.get("heading").before * 1.6
        self.after = styles.get("body").after
        self.keys = context.keys(self.heading, exercise.anchor, exercise.key)
        self.own_privacy_note = exercise.privacy if exercise.privacy in context.foot_notes else ""
        self.note_owner = self._note_owner()
        number = exercise.number
        number_width = self.number_style.face.width(number, NOWHERE) * self.number_style.size
        self.number_width = max(number_width + 2.5 * self.padding, context.mm(16))
        runs, width = (Run(exercise.title),), self._text_width(styles.page.room)
        self.title_style = style_for_words(runs, styles.get("exercise_title"), width)
        self.title = prepare_text(runs, self.heading, self.title_style, exercise.where)
        owners = (self.minutes, self.audience, self.circling, self.standard_page)
        self.details = ExerciseDetails(context, exercise, owners)

    def _note_owner(self) -> Owner:
        """The owner of the note at the foot of the page. It is read with the first exercise of a division, and again
        where it is another than before: the foot of each page is for the eye, for pages that are taken out.
        """
        counts = self.context.counts
        if self.own_privacy_note in ("", counts.privacy_heard):
            return Artifact.FOOTER
        counts.privacy_heard = self.own_privacy_note
        return self.privacy_note

    def _text_width(self, width: float) -> float:
        return width - self.number_width - 3 * self.padding

    def height(self, width: float) -> float:
        lines = len(break_lines(self.title, self.title_style, self._text_width(width)))
        details = self.details.height(self._text_width(width))
        return lines * self.title_style.leading + details + 2 * self.padding + 2

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        canvas, height = surface.canvas, self.height(width)
        canvas.rectangle(Artifact.BACKGROUND, x, top - height, width, height, fill=self.soft)
        canvas.rectangle(Artifact.BACKGROUND, x, top - height, self.number_width, height, fill=self.accent)
        with canvas.limits.inside((x, top - height, x + width, top)):
            self._draw_words(surface, x, top, width)
        surface.draw_privacy_note(self.own_privacy_note, self.note_owner)

    def _draw_words(self, surface: Surface, x: float, top: float, width: float) -> None:
        canvas = surface.canvas
        number, style = self.exercise.number, self.number_style
        if number:
            left = x + (self.number_width - style.face.width(number, NOWHERE) * style.size) / 2
            y = top - self.padding - baseline_offset(self.title_style)
            canvas.text(self.heading, style.face, style.size, style.colour, left, y, number + " ")
        left = x + self.number_width + 1.4 * self.padding
        lines = break_lines(self.title, self.title_style, self._text_width(width))
        check_words(canvas, self.title, self._text_width(width))
        draw_lines(canvas, lines, {}, self.title_style, left, top - self.padding, True)
        below = top - self.padding - len(lines) * self.title_style.leading - 2
        self.details.draw(surface, left, below, self._text_width(width))


class _Detail(Value):
    """A short text with its icon."""

    icon: str
    """The name of the icon; "" for none."""
    text: PreparedText


class _PlacedDetail(Value):
    """A detail with its place on the line: its lines, and the distance from the left."""

    detail: _Detail
    lines: tuple[TextLine, ...]
    x: float


class ExerciseDetails:
    """The minutes and the audience of an exercise, beside each other as far as there is room.

    Where one option of several is meant, "Circle one" stands behind them: what to do with a pen. Where other questions
    want several, it stands with each question that wants one (`with_circling`). In a variant of the
    workbook, the page of the standard workbook comes last.
    """

    def __init__(self, context: Context, exercise: Exercise, owners: Sequence[StructureElement]) -> None:
        """`owners` are the elements of the minutes, of the audience, of "Circle one" and of the standard page."""
        minutes, audience, circling, standard_page = owners
        self.icons = context.icons
        self.style = context.styles.get("exercise_detail")
        words = context.words
        count = words.minute if exercise.minutes == 1 else words.minutes.format(minutes=exercise.minutes)
        details = [("clock", count, minutes)] if exercise.minutes else []
        details.append((exercise.audience.icon, exercise.audience.text, audience))
        if has_circles(exercise.body) and not mixes_marks(exercise.body):
            details.append(("", circling_words(context, exercise.body), circling))
        pages = context.standard_pages.pages if context.standard_pages is not None else {}
        if (page := pages.get(exercise.anchor or exercise.key)) is not None:
            details.append(("", words.standard_page.format(page=page), standard_page))
        self.details = [
            _Detail(icon if icon in context.icons.sources else "", prepare_text((Run(text),), owner, self.style))
            for icon, text, owner in details
        ]

    def _indent(self, detail: _Detail) -> float:
        """The width of the icon of a detail, with the space after it."""
        return self.style.size + _AFTER_ICON if detail.icon else 0.0

    def _rows(self, width: float) -> list[list[_PlacedDetail]]:
        """The details in rows. One that is wider than a row has several lines."""
        rows: list[list[_PlacedDetail]] = []
        x = 0.0
        for detail in self.details:
            lines = break_lines(detail.text, self.style, width - self._indent(detail))
            needed = self._indent(detail) + longest_line_width(lines)
            if not rows or x + needed > width:
                rows.append([])
                x = 0.0
            rows[-1].append(_PlacedDetail(detail, tuple(lines), x))
            x += needed + _AFTER_DETAIL
        return rows

    def height(self, width: float) -> float:
        """The height of all rows in this width."""
        return sum(max(len(placed.lines) for placed in row) for row in self._rows(width)) * self.style.leading

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        """Draws the details with their top left corner at x and `top`."""
        style = self.style
        for row in self._rows(width):
            for placed in row:
                detail, left = placed.detail, x + placed.x
                if detail.icon:
                    above = top - baseline_offset(style) + style.size * 0.86
                    self.icons.draw(surface.canvas, detail.icon, left, above, style.size, style.colour)
                check_words(surface.canvas, detail.text, width - self._indent(detail))
                draw_lines(surface.canvas, placed.lines, {}, style, left + self._indent(detail), top)
            top -= max(len(placed.lines) for placed in row) * style.leading
