"""The theme in points, with its fonts: what every piece asks for sizes, colours and styles."""

from __future__ import annotations

from copy import copy

from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.core.values import Value
from guidepress.formats.pdf.layout.lines import Style
from guidepress.formats.pdf.syntax.fonts import Face, form_font
from guidepress.formats.pdf.syntax.form_fields import Pen
from guidepress.formats.pdf.syntax.objects import Document
from guidepress.theme import Theme
from guidepress.theme.workbook import TextSettings, WorkbookLayout

MM = 72 / 25.4


class Measures(Value):
    """The page in points. Margins are mirrored."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    column: float
    gutter: float
    head: float
    foot: float
    least: float

    @property
    def body(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


class Styles:
    """Text styles by name, in one accent of the theme."""

    def __init__(self, theme: Theme, document: Document, problems: Problems) -> None:
        self.theme = theme
        self.layout: WorkbookLayout = theme.workbook
        self.colours = theme.colours
        self.faces = {
            role: Face(role, theme.fonts[role], document, problems) for role in ("regular", "semibold", "bold")
        }
        self.page = Measures(*(getattr(self.layout.page, name) * MM for name in Measures.__struct_fields__))
        self.form_font = form_font(theme.fonts["form"])
        self.accent_number = 0
        self._styles: dict[tuple[str, int], Style] = {}

    def with_accent(self, number: int) -> Styles:
        """The same styles in another accent. Fonts are shared."""
        other = copy(self)
        other.accent_number = number
        return other

    @property
    def accent(self) -> str:
        return self.theme.accent(self.accent_number).accent

    @property
    def soft(self) -> str:
        return self.theme.accent(self.accent_number).soft

    def get(self, name: str) -> Style:
        """The style of a sort of text, in this accent."""
        key = (name, self.accent_number)
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = self._make(getattr(self.layout.type, name))
        return found

    def _make(self, kind: TextSettings) -> Style:
        colour = self.accent if kind.colour == "accent" else getattr(self.colours, kind.colour)
        return Style(
            face=self.faces[kind.font],
            strong=self.faces["bold"],
            size=kind.size,
            leading=kind.leading,
            colour=colour,
            link=colour if kind.colour == "paper" else self.colours.link,
            before=kind.before,
            after=kind.after,
        )

    def pen(self) -> Pen:
        layout = self.layout.fields
        return Pen(
            ink=self.colours.ink,
            paper=self.colours.paper,
            border=self.colours.line,
            border_width=layout.border,
            rule=self.colours.rule,
            rule_width=layout.rule,
            size=layout.size,
            pitch=layout.pitch * MM,
            inset=layout.inset * MM,
            radius=layout.radius,
            dots=layout.dots * MM,
            dot=layout.dot,
        )


def resized(style: Style, size: float, colour: str) -> Style:
    """A style at another size, its leading in proportion."""
    return replace(style, size=size, leading=size * style.leading / style.size, colour=colour)
