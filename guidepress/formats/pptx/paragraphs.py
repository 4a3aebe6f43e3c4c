"""Writes text with inline markup as DrawingML paragraphs. Every run has a language (WCAG 2.2, 3.1.1 and 3.1.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.values import Value
from guidepress.document.blocks import Heading, ItemList, Paragraph
from guidepress.document.inline import Inline, PageRef, Run, Runs, Script, match_inline
from guidepress.document.page_map import PageMap
from guidepress.theme import Theme

BULLET = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
NUMBER = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'


class InlineLook(Value):
    """How marked words are set on slides and in notes."""

    has_italics: bool
    """Whether stressed words are in italics; else they are bold."""
    code: str
    """The name of the font of code."""
    up: int
    """How far superscript is raised, in thousandths of a per cent of the type size."""
    down: int
    """How far subscript is lowered."""


def look_of(theme: Theme) -> InlineLook:
    """How a theme sets marked words."""
    script = theme.workbook.script
    return InlineLook(theme.has_italics, theme.deck.code_font, round(script.up * 100_000), round(script.down * 100_000))


class TextMaker(Struct, frozen=True):
    """Makes paragraphs for one part of the package. `link` returns the relationship id of an address in that part."""

    language: str
    pages: PageMap
    link: Callable[[str], str]
    look: InlineLook
    indent: int = 0
    """The indent of a list in notes, in EMU."""

    def runs(self, runs: Runs) -> str:
        """The DrawingML runs of a text with inline markup."""
        return "".join(self._inline(run) for run in runs)

    def _inline(self, inline: Inline) -> str:
        return match_inline(
            inline, run=self._text, page_ref=self._page, line_break=lambda _: "<a:br/>", note=lambda _: ""
        )

    def _text(self, run: Run) -> str:
        link = self.link(run.link) if run.link else ""
        strong = run.strong or run.role in ("key", "menu") or (run.emphasis and not self.look.has_italics)
        italic = run.emphasis and self.look.has_italics
        return self.run(run.text, strong, run.lang, link, italic=italic, code=run.role == "code", script=run.script)

    def _page(self, ref: PageRef) -> str:
        page = self.pages.page_words(ref.target)
        return self.run(f"{ref.before}{page}{ref.after}") if page else ""

    def run(
        self,
        text: str,
        strong: bool = False,
        lang: str = "",
        link: str = "",
        action: str = "",
        *,
        italic: bool = False,
        code: bool = False,
        script: Script = "",
    ) -> str:
        """One DrawingML run. `link` is a relationship id, `action` the action of the link."""
        bold = (' b="1"' if strong else "") + (' i="1"' if italic else "")
        if script:
            bold += f' baseline="{self.look.up if script == "super" else -self.look.down}"'
        font = f"<a:latin typeface={quoteattr(self.look.code)}/>" if code else ""
        act = f" action={quoteattr(action)}" if action else ""
        click = f"<a:hlinkClick r:id={quoteattr(link)}{act}/>" if link else ""
        language = quoteattr(lang or self.language)
        return f'<a:r><a:rPr lang={language}{bold} dirty="0">{font}{click}</a:rPr><a:t>{escape(text)}</a:t></a:r>'

    def paragraph(self, content: str, level: int = 0, properties: str = "") -> str:
        """A DrawingML paragraph. `content` holds its runs, `properties` the children of `a:pPr`."""
        level_attribute = f' lvl="{level}"' if level else ""
        properties_xml = f"<a:pPr{level_attribute}>{properties}</a:pPr>" if level_attribute or properties else ""
        return f'<a:p>{properties_xml}{content}<a:endParaRPr lang={quoteattr(self.language)} dirty="0"/></a:p>'

    def notes(self, blocks: tuple[Paragraph | ItemList | Heading, ...]) -> str:
        """The paragraphs of speaker notes."""
        return "".join(self._note(block) for block in blocks)

    def _note(self, block: Paragraph | ItemList | Heading) -> str:
        match block:
            case Heading():
                return self.paragraph("".join(self._bold(inline) for inline in block.runs))
            case Paragraph():
                return self.paragraph(self.runs(block.runs))
            case ItemList():
                return self._list(block, 1)
            case _:
                assert_never(block)

    def _bold(self, inline: Inline) -> str:
        return match_inline(
            inline,
            run=lambda run: self._text(replace(run, strong=True)),
            page_ref=self._page,
            line_break=lambda _: " ",
            note=lambda _: "",
        )

    def _list(self, block: ItemList, depth: int) -> str:
        xml = self.paragraph(self.runs(block.lead)) if block.lead else ""
        start = f' startAt="{block.start}"' if block.start != 1 else ""
        mark = NUMBER.format(start=start) if block.ordered else BULLET
        for item in block.items:
            xml += (
                f'<a:p><a:pPr marL="{self.indent * depth}" indent="-{self.indent}">'
                f'<a:spcBef><a:spcPts val="0"/></a:spcBef>{mark}</a:pPr>'
                f"{self.runs(item.runs)}</a:p>"
            )
            xml += "".join(self._list(inner, depth + 1) for inner in item.inner)
        return xml
