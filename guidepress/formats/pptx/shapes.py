"""The XML of what stands on a slide: filled placeholders and tables. Positions come from the template's layouts."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml

from guidepress.core.values import Value
from guidepress.formats.pptx.theme_colours import GROUNDS, scheme
from guidepress.theme.deck import Area, Placeholder, Role, SlideTableLayout

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
PLACEHOLDERS: dict[Role, str] = {
    "title": 'type="title"',
    "body": 'type="obj" idx="1"',
    "second": 'type="body" sz="half" idx="17"',
    "subtitle": 'type="subTitle" idx="10"',
    "table": 'type="tbl" idx="11"',
    "pointer": 'type="subTitle" sz="quarter" idx="12"',
    "clock": 'type="body" sz="quarter" idx="13"',
    "footer": 'type="ftr" sz="quarter" idx="15"',
    "number": 'type="sldNum" sz="quarter" idx="16"',
}
"""Role to placeholder, here and in the template (tools/make_deck_template.py).

No layout has two of one type, since some programs tell placeholders apart by that alone.
"""
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class Rect(Value):
    """A rectangle in EMU."""

    x: int
    y: int
    width: int
    height: int

    def frame(self, tag: str = "a:xfrm", extra: str = "") -> str:
        return f'<{tag}{extra}><a:off x="{self.x}" y="{self.y}"/><a:ext cx="{self.width}" cy="{self.height}"/></{tag}>'


def emu(millimetres: float) -> int:
    return round(millimetres * 36000)


def rect(area: Area | Placeholder) -> Rect:
    return Rect(emu(area.at[0]), emu(area.at[1]), emu(area.size[0]), emu(area.size[1]))


def placeholder(id: int, role: Role, place: Placeholder, paragraphs: str) -> Any:
    """A text placeholder, filled; it stands where its layout says. `paragraphs` is DrawingML.

    The room beside its words is said again, for programs that do not look it up in the layout.
    """
    side = emu(place.inset)
    body = f'<a:bodyPr lIns="{side}" tIns="0" rIns="{side}" bIns="0"/>'
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{id}" name="{role.capitalize()} {id}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {PLACEHOLDERS[role]}/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


class TableShape(Value):
    """A table in its placeholder. The first row is the header row; cells are DrawingML paragraphs; millimetres."""

    place: Placeholder
    look: SlideTableLayout
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]

    def element(self, id: int, name: str) -> Any:
        grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in self.widths)
        rows = "".join(self._row(at) for at in range(len(self.rows)))
        height = sum(self.heights)
        frame = Rect(emu(self.place.at[0]), emu(self.place.at[1]), emu(sum(self.widths)), emu(height)).frame("p:xfrm")
        return parse_xml(
            f'<p:graphicFrame {SPACES}><p:nvGraphicFramePr><p:cNvPr id="{id}" name={quoteattr(f"Table {id}")} '
            f'descr={quoteattr(name)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            f"<p:nvPr><p:ph {PLACEHOLDERS['table']}/></p:nvPr></p:nvGraphicFramePr>{frame}<a:graphic>"
            f'<a:graphicData uri="{TABLE}"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
            f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )

    def _row(self, at: int) -> str:
        cells = "".join(self._cell(words, header=at == 0) for words in self.rows[at])
        return f'<a:tr h="{emu(self.heights[at])}">{cells}</a:tr>'

    def _cell(self, words: str, header: bool) -> str:
        side, inset = emu(self.look.side), emu(self.look.inset)
        ground = f"<a:solidFill>{scheme(GROUNDS['accent'])}</a:solidFill>" if header else "<a:noFill/>"
        none = "".join(f"<a:{edge}><a:noFill/></a:{edge}>" for edge in ("lnL", "lnR", "lnT"))
        line = f'<a:lnB w="{round(self.look.line * 12700)}"><a:solidFill>{scheme("accent1")}</a:solidFill></a:lnB>'
        return (
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody><a:tcPr marL="{side}" marR="{side}" '
            f'marT="{inset}" marB="{inset}" anchor="ctr">{none}{line}{ground}</a:tcPr></a:tc>'
        )


def cell_text(points: float, ground: str, inside: str, language: str, bold: bool = False) -> str:
    """A paragraph of a table cell, where no placeholder gives size and colour."""
    weight = ' b="1"' if bold else ""
    return (
        f'<a:p><a:r><a:rPr lang={quoteattr(language)} sz="{round(points * 100)}"{weight} dirty="0"><a:solidFill>'
        f"{scheme(GROUNDS[ground])}</a:solidFill></a:rPr><a:t>{inside}</a:t></a:r></a:p>"
    )
