"""Fills one slide: its blocks go into the placeholders of its layout, in reading order."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, assert_never
from xml.sax.saxutils import escape

from pptx.opc.constants import RELATIONSHIP_TYPE

from guidepress.document.blocks import Figure, Image, Table
from guidepress.document.deck import (
    Jump,
    Jumps,
    Points,
    SignpostText,
    Slide,
    SlideBlock,
    Statement,
    Steps,
)
from guidepress.document.drawing import Drawing
from guidepress.document.inline import plain
from guidepress.formats.pptx.clock_and_pages import clock_words, pointer_words
from guidepress.formats.pptx.countdown import timing
from guidepress.formats.pptx.drawing import DrawingWriter
from guidepress.formats.pptx.fit import fitting_points, line_room, row_heights
from guidepress.formats.pptx.icons import icon
from guidepress.formats.pptx.marked_drawing import Marking, marked_drawing
from guidepress.formats.pptx.page_sketches import page_sketches
from guidepress.formats.pptx.paragraphs import TextMaker, look_of
from guidepress.formats.pptx.placeholder_text import (
    PlaceholderText,
    SlideLine,
    footer_of,
    footer_text,
    placeholder_texts,
    pointer_text,
    slide_table,
)
from guidepress.formats.pptx.set_deck import LaidDeck
from guidepress.formats.pptx.shapes import (
    SPACES,
    TableShape,
    cell_text,
    coloured,
    emu,
    placeholder,
)
from guidepress.formats.pptx.text_measure import Ruler
from guidepress.formats.pptx.theme_colours import Palette
from guidepress.formats.pptx.vector_picture import vector_group
from guidepress.theme.deck import Area, Placeholder, Role

JUMP = "ppaction://hlinksldjump"
"""The action of a link to another slide."""
NUMBERED = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{start}"/>'
SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")
"""The beginnings of addresses that become links."""


class SlideWriter:
    """Fills the slides of one deck.

    `slides_by_key` holds the empty slides; all exist before the first one is filled, so that slides can link to each
    other.
    """

    def __init__(self, laid: LaidDeck, palette: Palette, slides_by_key: Mapping[str, Any]) -> None:
        deck, theme = laid.deck, laid.theme
        self.deck = deck
        self.theme = theme
        self.look = theme.deck
        self.pages = laid.pages
        self.sketches = laid.sketches
        self.palette = palette
        self.slides_by_key = slides_by_key
        self.ruler = Ruler(theme)
        self.numbers = {slide.key: number for number, slide in enumerate(deck.slides, 1)}
        self.overview = next((s.key for s in deck.slides if any(isinstance(b, Jumps) for b in s.body)), "")

    def fill(self, slide: Slide) -> None:
        """Writes everything on a slide except its notes."""
        _SlideFiller(self, slide, self.slides_by_key[slide.key]).fill()


class _SlideFiller:
    """Fills one slide."""

    def __init__(self, writer: SlideWriter, slide: Slide, slide_object: Any) -> None:
        self.writer = writer
        self.slide = slide
        self.part = slide_object.part
        self.tree = slide_object.shapes._spTree
        self.text = TextMaker(writer.deck.language, writer.pages, self._link, look_of(writer.theme))

    def fill(self) -> None:
        """Writes everything on the slide except its notes."""
        slide = self.slide
        for content in placeholder_texts(slide):
            mark = NUMBERED.format(start=content.start) if content.start else ""
            place = self.writer.look.place(slide.layout, content.role)
            points = fitting_points(content, place, self.writer.ruler) if place is not None else 0.0
            lines = [self._line(line, content, place, points) for line in content.lines]
            self._put(content.role, lines, mark, content.levels, points)
        for block in slide.body:
            self._object(block)
        self._here()
        words = self.writer.deck.words
        if slide.minutes:
            lines = clock_words(words, slide.minutes)
            self._put("clock", [self.text.run(line) for line in lines], levels=(0, 1))
            if self.writer.deck.countdown:
                self._countdown()
        if slide.pointers:
            pointer = pointer_words(words, slide.pointers, self.writer.pages)
            place = self.writer.look.place(slide.layout, "pointer")
            points = fitting_points(pointer_text(pointer), place, self.writer.ruler) if place is not None else 0.0
            self._put("pointer", [self.text.run(pointer)], points=points)
            if slide.layout == "exercise":
                self._sketch()
        self._foot()

    # ------------------------------------------------------------------------------------------- words

    def _line(self, line: SlideLine, content: PlaceholderText, place: Placeholder | None, points: float) -> str:
        """A paragraph. Each line of a long link is a link of its own: LibreOffice would divide it inside a word."""
        if not isinstance(line, Jump):
            return self.text.runs(line)
        if place is None:
            return self._jump(line.text, line.target)
        pieces = self.writer.ruler.broken(line.text, points, line_room(content, place, points), place.bold)
        return self.text.run(" ").join(self._jump(piece, line.target) for piece in pieces)

    def _jump(self, text: str, key: str) -> str:
        target = self.writer.slides_by_key.get(key)
        if target is None:
            return self.text.run(text)
        link = self.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
        return self.text.run(text, link=link, action=JUMP)

    def _link(self, address: str) -> str:
        if not address.startswith(SAFE_LINKS):
            return ""
        return str(self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def _put(
        self, role: Role, lines: Sequence[str], mark: str = "", levels: Sequence[int] = (), points: float = 0.0
    ) -> None:
        """Fills a placeholder with paragraphs of DrawingML. `levels` may have the level of each; those of level 0 get
        the `mark`.

        `points` is the type size; 0: that of the placeholder.

        ValueError if the layout has no placeholder for a clock or a pointer; other roles are left out.
        """
        place = self.writer.look.place(self.slide.layout, role)
        if place is None:
            if role not in ("clock", "pointer"):
                return
            raise ValueError(f"the layout “{self.slide.layout}” has no place for the {role}")
        content = "".join(
            self.text.paragraph(xml, level, "" if level else mark)
            for xml, level in zip(lines, levels or [0] * len(lines), strict=False)
        )
        self.tree.append(placeholder(self._next_id(), role, place, content, points or place.points))

    def _foot(self) -> None:
        deck, footer, back = self.writer.deck, footer_of(self.writer.deck), ""
        if self.writer.overview not in ("", self.slide.key) and self.slide is not deck.slides[0]:
            back = self._jump(deck.words.slide_back, self.writer.overview)
            footer = f"{footer} · "
        place = self.writer.look.place(self.slide.layout, "footer")
        words = footer_text(deck, with_link=bool(self.writer.overview))
        points = fitting_points(words, place, self.writer.ruler) if place is not None else 0.0
        self._put("footer", [self.text.run(footer) + back], points=points)
        field = (
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="{escape(deck.language)}"/><a:t>{self.writer.numbers[self.slide.key]}</a:t></a:fld>'
        )
        self._put("number", [field])

    def _countdown(self) -> None:
        """The bar that empties in the minutes of the slide, on its track. A design without its area has none."""
        area = self.writer.look.areas.get("countdown")
        if area is None:
            return
        palette, accent = self.writer.palette, self.slide.accent
        self.tree.append(coloured(area, palette.fill("soft"), self._next_id(), "Track"))
        id, tone = self._next_id(), f"accent-{accent}" if accent else f"accent-{self.writer.deck.accent}"
        self.tree.append(coloured(area, palette.fill(tone), id, "Countdown"))
        self.part._element.append(timing(id, self.slide.minutes))

    def _here(self) -> None:
        """The strip in the accent of the slide's part, and the drawing in which its parts are marked."""
        slide, writer = self.slide, self.writer
        areas, palette = writer.look.areas, writer.palette
        if slide.accent and "strip" in areas:
            tone = palette.fill(f"accent-{slide.accent}")
            self.tree.append(coloured(areas["strip"], tone, self._next_id(), "Strip"))
        area, drawing = areas.get("here"), writer.deck.drawing
        if slide.here and area is not None and drawing is not None:
            alt = writer.deck.words.slide_here.format(title=slide.title)
            ground, tones = writer.look.layouts[slide.layout].ground, tuple(f"accent-{each}" for each in slide.here)
            marking = Marking(tones, ground, writer.look.figure.line, palette)
            self.tree.append(marked_drawing(drawing, marking, area, alt, self._next_id()))

    def _sketch(self) -> None:
        """The pages of the slide's exercises in outline, as many as have room."""
        writer = self.writer
        area, look = writer.look.areas.get("pages"), writer.look.sketch
        numbers = dict.fromkeys(page for each in self.slide.pointers for page in writer.pages.shown_pages(each.target))
        pages = [(number, writer.sketches[number]) for number in numbers if number in writer.sketches][: look.most]
        if area is None or not pages:
            return
        listed = ", ".join(str(number) for number, _ in pages)
        alt = writer.deck.words.slide_pages.format(pages=listed)
        group = page_sketches(pages, area, look, writer.ruler, alt, self._next_id(), writer.deck.language)
        self.tree.append(group)

    def _next_id(self) -> int:
        return max((int(id) for id in self.tree.xpath(".//@id") if str(id).isdigit()), default=1) + 1

    # ------------------------------------------------------------------------------------------- objects

    def _object(self, block: SlideBlock) -> None:
        match block:
            case Steps() | Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case SignpostText():
                self._icons(block)
            case Points() | Statement() | Jumps():
                pass
            case _:
                assert_never(block)

    def _icons(self, block: SignpostText) -> None:
        first = self.writer.look.areas["icon"]
        names = [label.icon for label in block.labels if label.icon in self.writer.theme.icons]
        for at, name in enumerate(names):
            area = Area((first.at[0], first.at[1] + at * first.size[1] * 1.2), first.size)
            self.tree.append(icon(self.writer.theme.icons[name], area, self._next_id()))

    def _table(self, block: Steps | Table) -> None:
        """A table with a header row. The height of each row depends on its words."""
        place = self.writer.look.place(self.slide.layout, "table")
        if place is None:
            return
        grid = slide_table(block, place, self.writer.look, self.writer.ruler)
        language = self.writer.deck.language
        words = tuple(
            tuple(
                cell_text(grid.points, "paper" if at == 0 else "ink", escape(plain(cell)), language, bold=at == 0)
                for cell in row
            )
            for at, row in enumerate(grid.rows)
        )
        merged = block.merged if isinstance(block, Table) else ()
        heights = row_heights(grid, self.writer.look, self.writer.ruler)
        table = TableShape(place, self.writer.look.table, grid.widths, words, heights, merged)
        self.tree.append(table.element(self._next_id(), self.slide.title))

    def _figure(self, block: Figure) -> None:
        area = self.writer.look.areas["figure"]
        name = plain(block.caption) or self.slide.title
        if isinstance(block.content, Drawing):
            writer = DrawingWriter(block.content, area, self.writer.look.figure, self.writer.ruler, self.writer.palette)
            self.tree.append(writer.group(block, name, self._next_id(), self.writer.deck.language))
            return
        self._picture(block, block.content, area, name)

    def _picture(self, block: Figure, image: Image, area: Area, name: str) -> None:
        from pptx.oxml import parse_xml

        scale = min(area.size[0] / image.width, area.size[1] / image.height)
        width, height = image.width * scale, image.height * scale
        x, y = area.at[0] + (area.size[0] - width) / 2, area.at[1] + (area.size[1] - height) / 2
        if image.vector is not None:
            self.tree.append(vector_group(image.vector, x, y, width, block.alt, name, self._next_id()))
            return
        _, link = self.part.get_or_add_image_part(io.BytesIO(image.data))
        picture = parse_xml(
            f'<p:pic {SPACES}><p:nvPicPr><p:cNvPr id="{self._next_id()}" name="" descr=""/><p:cNvPicPr>'
            '<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>'
            f'<a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
        described = picture.xpath("./p:nvPicPr/p:cNvPr")[0]
        described.set("name", name)
        described.set("descr", block.alt)
        self.tree.append(picture)
