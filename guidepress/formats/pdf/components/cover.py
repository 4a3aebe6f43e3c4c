"""The cover: a coloured area with the title, the guide's drawing, and the publisher at the foot.

The coloured area grows with its words. If the drawing would lose its room, the type shrinks to the least sizes in the
layout, then the drawing does.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE, Code
from guidepress.core.values import Value
from guidepress.document.drawing import Drawing
from guidepress.document.inline import Run
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.figures import DrawingPiece
from guidepress.formats.pdf.components.fitted_drawing import FittedDrawing, fitted_drawing
from guidepress.formats.pdf.components.keyed_drawing import keyed_drawing
from guidepress.formats.pdf.components.logo import LogoPiece
from guidepress.formats.pdf.layout.fitting import smaller_styles, widest_word
from guidepress.formats.pdf.layout.flowable import TOLERANCE, Flowable, Surface
from guidepress.formats.pdf.layout.line_breaking import TextLine, break_evenly
from guidepress.formats.pdf.layout.line_drawing import draw_lines
from guidepress.formats.pdf.layout.prepared_text import TextStyle, prepare_text
from guidepress.formats.pdf.layout.styles import MM
from guidepress.formats.pdf.syntax.page_content import Artifact
from guidepress.formats.pdf.syntax.structure_tree import StructureElement

_SUBTITLE_WIDTH = 0.8
"""The width of the subtitle, as a share of the width of the title."""
_BELOW = 0.5
"""The least space below the words of the coloured area, as a multiple of the cover's inset."""
_FOOT = 0.8
"""The margin below the publisher, as a multiple of the cover's inset."""
_BESIDE = 0.6
"""The space between the logo and the publisher, as a multiple of the cover's inset."""


class _Words(Value):
    """Words of the cover, broken into lines in one style."""

    element: StructureElement
    style: TextStyle
    lines: tuple[TextLine, ...]
    whole: bool
    """Whether no word is broken."""

    @property
    def height(self) -> float:
        """The height of the lines in points."""
        return len(self.lines) * self.style.leading


class Cover(Flowable):
    """The cover of the workbook or of the pack."""

    def __init__(self, context: Context, parent: StructureElement) -> None:
        self.context = context
        book, styles = context.book, context.styles
        self.layout = styles.layout.cover
        self.inset = self.layout.inset * MM
        self.page_width, self.page_height = styles.page.width, styles.page.height
        self.height_points = styles.page.body
        self.title = parent.add("Title")
        self.subtitle = parent.add("P")
        self.variant = parent.add("P")
        self.figure = parent.add("Figure", alt=book.words.alt_cover.format(title=book.title, subtitle=book.subtitle))
        self.logo = LogoPiece(context, book.logo, parent)
        self.publisher = parent.add("P") if book.publisher_by_logo else None
        self.edition = parent.add("P")
        self.tags = parent.add("P")

    def height(self, width: float) -> float:
        return self.height_points

    @property
    def _width(self) -> float:
        """The width between the insets."""
        return self.page_width - 2 * self.inset

    def draw(self, surface: Surface, x: float, top: float, width: float) -> None:
        foot = self._foot()
        foot_top = self.inset * _FOOT + self._foot_height(foot)
        title, subtitle = self._lettering(foot_top)
        ground = max(
            min(self.layout.ground * MM, self.layout.most * self.page_height), self._ground_of(title, subtitle)
        )
        self._check(title, subtitle, ground, foot_top)
        low = self.page_height - ground
        colour = self.context.styles.theme.accent(self.layout.accent).accent
        surface.canvas.rectangle(Artifact.BACKGROUND, 0, low, self.page_width, ground, fill=colour)
        y = self.page_height - self.inset
        limits = surface.canvas.limits
        with limits.anywhere(), limits.inside((0, low, self.page_width, self.page_height)):
            self._draw_words(surface, title, self.inset, y)
            y -= title.height + title.style.after
            self._draw_words(surface, subtitle, self.inset, y)
            self._draw_words(surface, self._variant_words(subtitle.style), self.inset, y - subtitle.height)
        with limits.anywhere(), limits.inside((0, 0, self.page_width, low)):
            self._draw_drawing(surface, low - self.layout.lift * MM, foot_top)
            self._draw_foot(surface, foot, foot_top)

    # ------------------------------------------------------------------------------------------------- title

    def _lettering(self, foot_top: float) -> tuple[_Words, _Words]:
        """The title and the subtitle in the largest size that leaves room for the drawing, down to their least size."""
        book, styles = self.context.book, self.context.styles
        title_styles = list(smaller_styles(styles.get("cover_title")))
        subtitle_styles = list(smaller_styles(styles.get("cover_subtitle")))
        steps = max(len(title_styles), len(subtitle_styles))
        room = self.page_height - foot_top - self._drawing_room()
        for step in range(steps):
            title_style = title_styles[min(step, len(title_styles) - 1)]
            subtitle_style = subtitle_styles[min(step, len(subtitle_styles) - 1)]
            title = self._words(book.title, title_style, self.title, self._width)
            subtitle = self._words(book.subtitle, subtitle_style, self.subtitle, self._width * _SUBTITLE_WIDTH)
            whole = title.whole and subtitle.whole and self._variant_words(subtitle_style).whole
            if whole and self._ground_of(title, subtitle) <= room + TOLERANCE:
                break
        return title, subtitle

    def _words(self, words: str, style: TextStyle, element: StructureElement, width: float) -> _Words:
        lines = break_evenly(prepare_text((Run(words),), element, style), style, width) if words else []
        return _Words(element, style, tuple(lines), widest_word(words, style) <= width + TOLERANCE)

    def _variant_words(self, style: TextStyle) -> _Words:
        """The name of the variant, in the style of the subtitle, below a space; no lines where there is none."""
        variant = self.context.book.variant
        strong = replace(style, face=style.strong)
        words = self._words(variant.title if variant is not None else "", strong, self.variant, self._width)
        return replace(words, lines=((), *words.lines)) if words.lines else words

    def _ground_of(self, title: _Words, subtitle: _Words) -> float:
        """The height of the coloured area that these words need."""
        variant = self._variant_words(subtitle.style).height
        return self.inset * (1 + _BELOW) + title.height + title.style.after + subtitle.height + variant

    def _check(self, title: _Words, subtitle: _Words, ground: float, foot_top: float) -> None:
        """Reports words that do not fit in their least size."""
        book = self.context.book
        hint = "say it shorter, or lower `least` of cover-title and cover-subtitle in layouts/workbook.yaml"
        checked = [(title, book.title, "title"), (subtitle, book.subtitle, "subtitle")]
        if book.variant is not None:
            checked.append((self._variant_words(subtitle.style), book.variant.title, "variant’s title"))
        for words, text, name in checked:
            if not words.whole:
                message = f"a word of the {name} is wider than the cover"
                self.context.problems.error(Code.TOO_LONG, NOWHERE, message, hint, about=text)
        if ground > self.page_height - foot_top + TOLERANCE:
            message = "the title and subtitle do not fit on the cover"
            self.context.problems.error(Code.TOO_LONG, NOWHERE, message, hint, about=book.title)

    # ------------------------------------------------------------------------------------------------- drawing

    @property
    def _drawing_width(self) -> float:
        """The width of the drawing, if its height has room."""
        return min(self.layout.drawing * MM, self._width)

    def _drawing_room(self) -> float:
        """The height of the drawing in its full width with the space around it; 0 without a drawing."""
        drawing = self.context.book.cover
        if drawing is None:
            return 0.0
        return drawing.height * self._drawing_width / drawing.width + 2 * self.layout.lift * MM

    def _draw_drawing(self, surface: Surface, top: float, low: float) -> None:
        """The drawing below the coloured area, smaller if it has less room. If its words do not fit, it is left out."""
        drawing = self.context.book.cover
        if drawing is None:
            return
        fitted = self._fitted_drawing(drawing, top - low - self.layout.lift * MM)
        if fitted is None:
            title = self.context.book.full_title
            message = f"the drawing on the cover of “{title}” has no room for its words, and is left out"
            hint = "say the title shorter, or give the drawing fewer words"
            self.context.problems.warning(Code.TOO_LONG, NOWHERE, message, hint)
            return
        width = fitted.drawing.width * fitted.scale
        piece = DrawingPiece(self.context, fitted.drawing, self.figure, (), width)
        piece.draw(surface, (self.page_width - width) / 2, top, width)

    def _fitted_drawing(self, drawing: Drawing, room: float) -> FittedDrawing | None:
        """The drawing in its usual width, or wider or higher, so that its words fit; None if `room` is too low."""
        drawing = keyed_drawing(self.context.styles, drawing)
        for usual in (self._drawing_width, self._width):
            width = min(usual, room * drawing.width / drawing.height)
            if width <= 0:
                return None
            fitted = fitted_drawing(self.context.styles, drawing, width, is_fixed=True)
            if not fitted.without_room and fitted.height <= room + TOLERANCE:
                return fitted
        return None

    # ------------------------------------------------------------------------------------------------- foot

    def _foot(self) -> list[_Words]:
        """The publisher, the edition and the tags: beside the logo, or above it if a word has no room there."""
        book, style = self.context.book, self.context.styles.get("cover_detail")
        edition = book.words.edition.format(edition=book.edition.id)
        texts = [(edition, self.edition)]
        if self.publisher is not None:
            texts.insert(0, (book.publisher, self.publisher))
        if book.hashtags:
            texts.append(("  ".join(book.hashtags), self.tags))
        for width in (self._beside_width, self._width):
            foot = [self._words(words, style, element, width) for words, element in texts]
            if all(words.whole for words in foot):
                break
        return foot

    @property
    def _beside_width(self) -> float:
        """The width beside the logo."""
        return self._width - self.logo.logo_width - self.inset * _BESIDE

    def _is_beside(self, foot: Sequence[_Words]) -> bool:
        widths = (line[-1].x + line[-1].width for words in foot for line in words.lines)
        return max(widths, default=0.0) <= self._beside_width + TOLERANCE

    def _foot_height(self, foot: Sequence[_Words]) -> float:
        words = sum(each.height for each in foot)
        if self._is_beside(foot):
            return max(self.logo.box_height, words)
        return self.logo.box_height + words + self.inset * _BESIDE

    def _draw_foot(self, surface: Surface, foot: Sequence[_Words], top: float) -> None:
        words_height = sum(words.height for words in foot)
        self.logo.draw(surface, self.inset, self.inset * _FOOT + self.logo.box_height, self._width)
        x, y = self.inset, top
        if self._is_beside(foot):
            x += self.logo.logo_width + self.inset * _BESIDE
            y = self.inset * _FOOT + max(self.logo.box_height, words_height)
            y -= max(0.0, self.logo.box_height - words_height) / 2
        for words in foot:
            self._draw_words(surface, words, x, y)
            y -= words.height

    def _draw_words(self, surface: Surface, words: _Words, x: float, top: float) -> None:
        draw_lines(surface.canvas, words.lines, {}, words.style, x, top)
