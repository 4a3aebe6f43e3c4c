"""One slide: its blocks go into the placeholders of its layout, in reading order, and are measured."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, assert_never
from xml.sax.saxutils import escape

from pptx.opc.constants import RELATIONSHIP_TYPE

from guidepress.blocks import (
    Deck,
    Drawing,
    Figure,
    Image,
    Jumps,
    Points,
    Run,
    Runs,
    SignpostText,
    Slide,
    SlideBlock,
    Statement,
    Steps,
    Table,
    plain,
)
from guidepress.pages import PageMap
from guidepress.problems import Code, Problems
from guidepress.theme import Theme
from guidepress.theme.deck import Area, Role
from guidepress.writers.deck.colours import Palette
from guidepress.writers.deck.drawing import DrawingWriter
from guidepress.writers.deck.icon import icon
from guidepress.writers.deck.measure import Ruler, Words
from guidepress.writers.deck.pointers import clock_words, pointer_words
from guidepress.writers.deck.shapes import SPACES, TableShape, cell_text, emu, placeholder
from guidepress.writers.deck.text import TextMaker

JUMP = "ppaction://hlinksldjump"
NUMBERED = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{start}"/>'
SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")


class SlideWriter:
    """Fills the slides of one deck. `made` holds the empty slides by key; all stand before the first is filled."""

    def __init__(
        self, deck: Deck, theme: Theme, pages: PageMap, problems: Problems, accents: Palette, made: Mapping[str, Any]
    ) -> None:
        self.deck = deck
        self.theme = theme
        self.look = theme.deck
        self.pages = pages
        self.problems = problems
        self.accents = accents
        self.made = made
        self.ruler = Ruler(theme.deck)
        self.overview = next((s.key for s in deck.slides if any(isinstance(b, Jumps) for b in s.body)), "")

    def fill(self, slide: Slide) -> None:
        """Everything of one slide but its notes."""
        _OneSlide(self, slide, self.made[slide.key]).fill()


class _OneSlide:
    def __init__(self, writer: SlideWriter, slide: Slide, target: Any) -> None:
        self.w = writer
        self.slide = slide
        self.part = target.part
        self.tree = target.shapes._spTree
        self.text = TextMaker(writer.deck.language, writer.pages, self._link)
        for shape in list(target.shapes):
            self.tree.remove(shape._element)

    def fill(self) -> None:
        slide = self.slide
        self._put("title", [(slide.title, self.text.run(slide.title))])
        labels = [runs for runs in self._labels() if not slide.title.startswith(plain(runs))]
        if labels:
            self._put("subtitle", [(plain(runs), self.text.runs(runs)) for runs in labels])
        self._body()
        for block in slide.body:
            self._object(block)
        words = self.w.deck.words
        if slide.minutes:
            lines = clock_words(words, slide.minutes)
            self._put("clock", [(line, self.text.run(line)) for line in lines], levels=True)
        if slide.pointers:
            pointer = pointer_words(words, slide.pointers, self.w.pages, slide.where, self.w.problems)
            self._put("pointer", [(pointer, self.text.run(pointer))])
        self._foot()

    # ------------------------------------------------------------------------------------------- words

    def _labels(self) -> list[Runs]:
        """What the subtitle holds: the slide's own, or what kind of signpost it shows."""
        signposts = [block for block in self.slide.body if isinstance(block, SignpostText)]
        found = [(Run(" · ".join(label.text for label in block.labels)),) for block in signposts]
        return [*([self.slide.subtitle] if self.slide.subtitle else []), *found]

    def _body(self) -> None:
        """The paragraphs of all blocks of text, in one placeholder."""
        lines: list[tuple[str, str]] = []
        mark, first = "", 0
        for block in self.slide.body:
            match block:
                case Points():
                    lines += [(plain(runs), self.text.runs(runs)) for runs in block.items]
                    first = -(-len(lines) // 2) if block.columns > 1 else 0
                    mark = NUMBERED.format(start=block.start) if block.ordered else ""
                case Statement() | SignpostText():
                    lines.append((plain(block.runs), self.text.runs(block.runs)))
                case Jumps():
                    lines += [(jump.text, self._jump(jump.text, jump.target)) for jump in block.items]
                case Steps() | Table() | Figure():
                    pass
                case _:
                    assert_never(block)
        if lines:
            self._put("body", lines[:first] if first else lines, mark=mark)
        if first:
            self._put("second", lines[first:], mark=mark)

    def _jump(self, text: str, key: str) -> str:
        target = self.w.made.get(key)
        if target is None:
            return self.text.run(text)
        link = self.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
        return self.text.run(text, link=link, action=JUMP)

    def _link(self, address: str) -> str:
        if not address.startswith(SAFE_LINKS):
            return ""
        return str(self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def _put(self, role: Role, lines: Sequence[tuple[str, str]], mark: str = "", levels: bool = False) -> None:
        """Fills a placeholder with paragraphs, each as its words and its DrawingML. `levels`: one level deeper each."""
        place = self.w.look.place(self.slide.layout, role)
        if place is None:
            if role not in ("clock", "pointer"):
                return
            raise ValueError(f"the layout “{self.slide.layout}” has no place for the {role}")
        inside = "".join(
            self.text.paragraph(xml, min(at, 1) if levels else 0, mark) for at, (_, xml) in enumerate(lines)
        )
        self.tree.append(placeholder(self._next_id(), role, place, inside))
        indent = place.points * 25.4 / 72 if place.bullets or mark else 0
        words = [
            Words(text, place.second if levels and at and place.second else place.points, place.gap, indent, place.bold)
            for at, (text, _) in enumerate(lines)
        ]
        if self.w.ruler.height(words, place.size[0] - 2 * place.inset) > place.size[1] + 0.1:
            self._too_long(role)

    def _too_long(self, role: str) -> None:
        self.w.problems.warning(
            Code.TOO_LONG,
            self.slide.where,
            f"the slide “{self.slide.title}” has more words than its {role} has room for",
            "use fewer or shorter words",
        )

    def _foot(self) -> None:
        deck, words = self.w.deck, self.w.deck.words
        edition = words.edition.format(edition=deck.edition.id)
        footer = words.slide_footer.format(guide=deck.subtitle, part=deck.title, edition=edition)
        back = ""
        if self.w.overview not in ("", self.slide.key) and self.slide is not deck.slides[0]:
            back = self._jump(words.slide_back, self.w.overview)
            footer = f"{footer} · "
        self._put("footer", [(footer + words.slide_back if back else footer, self.text.run(footer) + back)])
        field = (
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr lang="{escape(deck.language)}"/><a:t>{self._number()}</a:t></a:fld>'
        )
        self._put("number", [(str(self._number()), field)])

    def _number(self) -> int:
        return self.w.deck.slides.index(self.slide) + 1

    def _next_id(self) -> int:
        return max((int(id) for id in self.tree.xpath(".//@id") if str(id).isdigit()), default=1) + 1

    # ------------------------------------------------------------------------------------------- objects

    def _object(self, block: SlideBlock) -> None:
        match block:
            case Steps():
                self._steps(block)
            case Table():
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
        first = self.w.look.areas["icon"]
        drawn = [label.icon for label in block.labels if label.icon in self.w.theme.icons]
        for at, name in enumerate(drawn):
            area = Area((first.at[0], first.at[1] + at * first.size[1] * 1.2), first.size)
            self.tree.append(icon(self.w.theme.icons[name], area, self._next_id()))

    def _steps(self, block: Steps) -> None:
        rows: list[tuple[Runs, ...]] = [tuple((Run(word),) for word in block.head)]
        rows += [(step.text, (Run(str(step.minutes)),)) for step in block.steps]
        place = self.w.look.place(self.slide.layout, "table")
        narrow = self.w.look.table.minutes_width
        if place is not None:
            self._grid(rows, (place.size[0] - narrow, narrow))

    def _table(self, block: Table) -> None:
        place = self.w.look.place(self.slide.layout, "table")
        if place is not None:
            count = len(block.header)
            self._grid([block.header, *block.rows], tuple(place.size[0] / count for _ in range(count)))

    def _grid(self, rows: list[tuple[Runs, ...]], widths: tuple[float, ...]) -> None:
        """A table whose first row is its header; each row as high as its words need."""
        place, look = self.w.look.place(self.slide.layout, "table"), self.w.look.table
        if place is None:
            return
        heights = []
        for row in rows:
            lines = max(
                self.w.ruler.lines(plain(cell), place.points, width - 2 * look.side, bold=row is rows[0])
                for cell, width in zip(row, widths, strict=True)
            )
            heights.append(lines * self.w.ruler.line(place.points) + 2 * look.inset)
        language = self.w.deck.language
        words = tuple(
            tuple(
                cell_text(place.points, "paper" if at == 0 else "ink", escape(plain(cell)), language, bold=at == 0)
                for cell in row
            )
            for at, row in enumerate(rows)
        )
        table = TableShape(place, look, widths, words, tuple(heights))
        self.tree.append(table.element(self._next_id(), self.slide.title))
        if sum(heights) > place.size[1] + 0.1:
            self._too_long("table")

    def _figure(self, block: Figure) -> None:
        area = self.w.look.areas["figure"]
        name = plain(block.caption) or self.slide.title
        if isinstance(block.content, Drawing):
            writer = DrawingWriter(block.content, area, self.w.look.figure, self.w.ruler, self.w.accents)
            self.tree.append(writer.group(block, name, self._next_id(), self.w.deck.language))
            if writer.least < self.w.look.figure.least:
                self.w.problems.warning(
                    Code.TOO_LONG,
                    block.where,
                    f"the words of this figure would be {writer.least:.0f} points on a slide",
                    "use fewer words, or larger boxes",
                )
            return
        self._picture(block, block.content, area, name)

    def _picture(self, block: Figure, image: Image, area: Area, name: str) -> None:
        from pptx.oxml import parse_xml

        _, link = self.part.get_or_add_image_part(io.BytesIO(image.data))
        scale = min(area.size[0] / image.width, area.size[1] / image.height)
        width, height = image.width * scale, image.height * scale
        x, y = area.at[0] + (area.size[0] - width) / 2, area.at[1] + (area.size[1] - height) / 2
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
