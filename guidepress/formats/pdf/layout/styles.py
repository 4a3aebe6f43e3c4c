"""The theme in points, with its fonts: the sizes, colours and text styles of the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy

from msgspec.structs import replace

from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.core.values import Value
from guidepress.formats.pdf.layout.prepared_text import FootnoteStyle, InlineFaces, TextStyle
from guidepress.formats.pdf.syntax.field_appearances import FieldStyle
from guidepress.formats.pdf.syntax.fonts import Face, form_font
from guidepress.formats.pdf.syntax.form_letters import form_letters
from guidepress.formats.pdf.syntax.limits import CAPITAL, DESCENDER
from guidepress.formats.pdf.syntax.objects import DrawnDocument
from guidepress.theme import Theme
from guidepress.theme.workbook import PageLayout, TextSettings, WorkbookLayout

MM = 72 / 25.4
"""Points per millimetre."""


_LEAST = 0.5
"""The least width and height between margins that leave no room, in points."""


class Measures(Value):
    """The measures of the page in points. Margins are mirrored."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    column: float
    head: float
    foot: float
    least: float

    @property
    def body(self) -> float:
        """The height between the top and bottom margin; never 0, so that the setting goes on after an error."""
        return max(self.height - self.top - self.bottom, _LEAST)

    @property
    def room(self) -> float:
        """The width between the margins; never 0."""
        return max(self.width - self.inner - self.outer, _LEAST)

    @property
    def has_room(self) -> bool:
        """Whether the margins leave room for text at all."""
        return self.room >= 1 and self.body >= 1


def measures_of(page: PageLayout, problems: Problems) -> Measures:
    """The measures of a page in points. On a narrow page, the text column is as wide as the margins allow."""
    measures = Measures(*(getattr(page, name) * MM for name in Measures.__struct_fields__))
    if not measures.has_room:
        message = "the margins of the page leave no room for text"
        problems.error(Code.WRONG_VALUE, page.where, message, "make them smaller, or the page larger")
    return replace(measures, column=min(measures.column, measures.room))


def turned(page: Measures) -> Measures:
    """The measures of the same page across: its long side lies at the bottom. What is read there takes all the room
    between the margins, which are as wide on both sides, since the binding is at the top or at the bottom.
    """
    width, height = max(page.width, page.height), min(page.width, page.height)
    side = max(page.outer, 0.0)
    across = replace(page, width=width, height=height, inner=side, outer=side)
    return replace(across, column=across.room)


_RUNNING = ("body", "opening", "easy_read", "instruction", "lead", "item", "entry", "small")
"""The styles of running text, in which a page of another volume is named with its volume. Cells are too narrow."""


class Styles:
    """Text styles by name, in one accent of the theme."""

    def __init__(
        self, theme: Theme, document: DrawnDocument, problems: Problems, language: str = "", typed_letters: str = ""
    ) -> None:
        self.theme = theme
        self.layout: WorkbookLayout = theme.workbook
        self.colours = theme.colours
        self.faces: dict[str, Face] = {
            role: Face(role, theme.font_chain(role), document, problems) for role in ("regular", "semibold", "bold")
        }
        faces = self.faces  # no reference to these styles: no collector takes values that refer to each other in a ring
        self.inline = InlineFaces(
            lambda role: faces.get(role) or Face(role, theme.font_chain(role), document, problems),
            theme.emphasis_role,
            "mono" if "mono" in theme.fonts else "regular",
            self.layout.script,
        )
        self.page = self.upright = measures_of(self.layout.page, problems)
        letters = form_letters(language, typed_letters)
        self.form_font = form_font((theme.fonts["form"], *theme.font_chain("regular")), letters)
        self._check_typed_letters(typed_letters, problems)
        self.accent_number = 0
        self.volume_room = ""
        """What is as wide as the room that is kept in running text for the number of a volume; "" without volumes."""
        self._styles: dict[tuple[str, int], TextStyle] = {}
        self._check_furniture(problems)

    def _check_typed_letters(self, letters: str, problems: Problems) -> None:
        """Reports letters that the guide adds and the form font has not got."""
        missing = self.form_font.missing(letters)
        if missing:
            message = f"the fields of a PDF cannot have “{missing}”: no font has it, or there are too many letters"
            hint = "take it out of typed-letters, or add a font that has it under fallback in layouts/theme.yaml"
            problems.error(Code.WRONG_VALUE, getattr(letters, "where", NOWHERE), message, hint)

    def _check_furniture(self, problems: Problems) -> None:
        """Reports a running head or a page number that would stand in the text."""
        page, head, folio = self.page, self.get("running"), self.get("folio")
        if page.top < page.head + DESCENDER * head.size:
            message = "the running head stands in the text"
            problems.error(Code.WRONG_VALUE, self.layout.page.where, message, "make `top` larger, or `head` smaller")
        if page.bottom < page.foot + CAPITAL * folio.size:
            message = "the page number stands in the text"
            problems.error(Code.WRONG_VALUE, self.layout.page.where, message, "make `bottom` larger, or `foot` smaller")

    def with_accent(self, number: int) -> Styles:
        """The same styles in another accent. The fonts are shared."""
        styles = copy(self)
        styles.accent_number = number
        return styles

    def for_page(self, *, wide: bool) -> Styles:
        """The same styles for a page that lies across, or for an upright one. The fonts are shared."""
        styles = copy(self)
        styles.page = turned(self.upright) if wide else self.upright
        return styles

    def with_faces(self, faces: Mapping[str, Face]) -> Styles:
        """The same styles with other fonts, in the neutral accent."""
        styles = self.with_accent(0)
        styles.faces, styles._styles = dict(faces), {}
        styles.inline = InlineFaces(faces.__getitem__, lambda in_bold: "bold", "regular", self.layout.script)
        return styles

    @property
    def accent(self) -> str:
        """The strong colour of the accent."""
        return self.theme.accent(self.accent_number).accent

    @property
    def soft(self) -> str:
        """The pale colour of the accent."""
        return self.theme.accent(self.accent_number).soft

    def get(self, name: str) -> TextStyle:
        """The style of a kind of text, in this accent."""
        key = (name, self.accent_number)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._make(name, getattr(self.layout.type, name))
        return style

    def _make(self, name: str, kind: TextSettings) -> TextStyle:
        return self._style(name, kind, self._footnote())

    def _footnote(self) -> FootnoteStyle:
        """How footnotes are set: like small print. They have none of their own."""
        layout = self.layout.footnote
        text = self._style("small", self.layout.type.small, None)
        return FootnoteStyle(text, layout.indent * MM, layout.gap * MM, layout.rule * MM, layout.stroke)

    def _style(self, name: str, kind: TextSettings, footnote: FootnoteStyle | None) -> TextStyle:
        colour = self.accent if kind.colour == "accent" else getattr(self.colours, kind.colour)
        return TextStyle(
            face=self.faces[kind.font],
            strong=self.faces["bold"],
            size=kind.size,
            leading=kind.leading,
            colour=colour,
            link=colour if kind.colour == "paper" else self.colours.link,
            before=kind.before,
            after=kind.after,
            least=min(kind.least, kind.size),
            runt=self.layout.page.runt * MM,
            inline=self.inline,
            volume_room=self.volume_room if name in _RUNNING else "",
            footnote=footnote,
        )

    def field_style(self) -> FieldStyle:
        """The look of form fields."""
        layout = self.layout.fields
        return FieldStyle(
            ink=self.colours.ink,
            paper=self.colours.paper,
            border=self.colours.line,
            border_width=layout.border,
            rule=self.colours.rule,
            rule_width=layout.rule,
            size=layout.size,
            pitch=layout.pitch * MM,
            inset=layout.inset * MM,
            margin=layout.margin * MM,
            radius=layout.radius,
            dots=layout.dots * MM,
            dot=layout.dot,
        )


def resized(style: TextStyle, size: float, colour: str) -> TextStyle:
    """A style at another size, with its line height in proportion."""
    return replace(style, size=size, leading=size * style.leading / style.size, colour=colour)
