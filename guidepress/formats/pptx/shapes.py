"""The XML of filled placeholders and tables. The positions of placeholders come from the layouts of the template."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml

from guidepress.core.values import Value
from guidepress.document.blocks import MergedCell
from guidepress.formats.pptx.theme_colours import GROUNDS, scheme_colour
from guidepress.theme.deck import Area, Placeholder, Role, SlideTableLayout

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
"""The XML namespaces of a shape."""
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
"""The attributes of each role's placeholder, here and in the template (tools/make_deck_template.py).

No layout has two placeholders of the same type: some programs tell them apart by type only.
"""
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The id of the table style without lines and fills."""
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""The extension that marks a shape as decorative, so that screen readers ignore it."""


class EmuBox(Value):
    """A rectangle in EMU (English Metric Units, 36,000 per millimetre)."""

    x: int
    y: int
    width: int
    height: int

    def transform(self, tag: str = "a:xfrm", extra: str = "") -> str:
        """The rectangle as a transform element: offset and extent. `extra` are attributes of the element."""
        return f'<{tag}{extra}><a:off x="{self.x}" y="{self.y}"/><a:ext cx="{self.width}" cy="{self.height}"/></{tag}>'


def emu(millimetres: float) -> int:
    """Millimetres in EMU."""
    return round(millimetres * 36000)


def emu_box(area: Area | Placeholder) -> EmuBox:
    """The rectangle of an area in EMU."""
    return EmuBox(emu(area.at[0]), emu(area.at[1]), emu(area.size[0]), emu(area.size[1]))


def coloured(area: Area, colour: str, id: int, name: str) -> Any:
    """A decorative rectangle without words. `colour` is DrawingML."""
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{id}" name="{name} {id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr>{emu_box(area).transform()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:solidFill>{colour}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def shape_group(box: EmuBox, shapes: str, alt: str, name: str, id: int) -> Any:
    """A group of shapes (DrawingML) with a text alternative. They have the coordinates of the slide."""
    child_space = f'<a:chOff x="{box.x}" y="{box.y}"/><a:chExt cx="{box.width}" cy="{box.height}"/>'
    transform = box.transform().replace("</a:xfrm>", f"{child_space}</a:xfrm>")
    return parse_xml(
        f'<p:grpSp {SPACES}><p:nvGrpSpPr><p:cNvPr id="{id}" name={quoteattr(name)} descr={quoteattr(alt)}/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{transform}</p:grpSpPr>{shapes}</p:grpSp>"
    )


def placeholder(id: int, role: Role, place: Placeholder, paragraphs: str, points: float) -> Any:
    """A filled text placeholder. `paragraphs` is DrawingML; `points` is the type size of the first level.

    Its position comes from its layout. Its padding is repeated here, for programs that do not read it from the layout.
    """
    side = emu(place.inset)
    smaller = f'<a:lvl1pPr><a:defRPr sz="{round(points * 100)}"/></a:lvl1pPr>' if points != place.points else ""
    style = f"<a:lstStyle>{smaller}</a:lstStyle>" if smaller else "<a:lstStyle/>"
    body = f'<a:bodyPr lIns="{side}" tIns="0" rIns="{side}" bIns="0"/>'
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{id}" name="{role.capitalize()} {id}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {PLACEHOLDERS[role]}/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody>{body}{style}{paragraphs}</p:txBody></p:sp>"
    )


class TableShape(Value):
    """A table in its placeholder.

    Lengths are in millimetres; cells are DrawingML paragraphs; the first row is the header.
    """

    place: Placeholder
    look: SlideTableLayout
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    merged: tuple[MergedCell, ...] = ()

    def element(self, id: int, name: str) -> Any:
        """The graphic frame of the table. `name` is its text alternative."""
        grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in self.widths)
        rows = "".join(self._row(at) for at in range(len(self.rows)))
        height = sum(self.heights)
        frame = EmuBox(emu(self.place.at[0]), emu(self.place.at[1]), emu(sum(self.widths)), emu(height)).transform(
            "p:xfrm"
        )
        return parse_xml(
            f'<p:graphicFrame {SPACES}><p:nvGraphicFramePr><p:cNvPr id="{id}" name={quoteattr(f"Table {id}")} '
            f'descr={quoteattr(name)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
            f"<p:nvPr><p:ph {PLACEHOLDERS['table']}/></p:nvPr></p:nvGraphicFramePr>{frame}<a:graphic>"
            f'<a:graphicData uri="{TABLE}"><a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
            f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )

    def _row(self, at: int) -> str:
        cells = "".join(
            self._cell(words, self._span(at, column), header=at == 0) for column, words in enumerate(self.rows[at])
        )
        return f'<a:tr h="{emu(self.heights[at])}">{cells}</a:tr>'

    def _span(self, row: int, column: int) -> str:
        """The attributes of a cell that takes several columns or rows, or that another one covers (ISO/IEC 29500-1,
        21.1.3.16).
        """
        for cell in self.merged:
            across, down = column - cell.column, row - cell.row
            if not (0 <= across < cell.columns and 0 <= down < cell.rows):
                continue
            span = f' rowSpan="{cell.rows}"' if cell.rows > 1 and not down else ""
            span += f' gridSpan="{cell.columns}"' if cell.columns > 1 and not across else ""
            return span + (' hMerge="1"' if across else "") + (' vMerge="1"' if down else "")
        return ""

    def _cell(self, words: str, span: str, header: bool) -> str:
        side, inset = emu(self.look.side), emu(self.look.inset)
        ground = f"<a:solidFill>{scheme_colour(GROUNDS['accent'])}</a:solidFill>" if header else "<a:noFill/>"
        none = "".join(f"<a:{edge}><a:noFill/></a:{edge}>" for edge in ("lnL", "lnR", "lnT"))
        line = (
            f'<a:lnB w="{round(self.look.line * 12700)}"><a:solidFill>{scheme_colour("accent1")}</a:solidFill></a:lnB>'
        )
        return (
            f'<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody><a:tcPr marL="{side}" marR="{side}" '
            f'marT="{inset}" marB="{inset}" anchor="ctr">{none}{line}{ground}</a:tcPr></a:tc>'
        )


def cell_text(points: float, ground: str, inside: str, language: str, bold: bool = False) -> str:
    """A paragraph of a table cell. Size and colour are given here, because no placeholder gives them."""
    weight = ' b="1"' if bold else ""
    return (
        f'<a:p><a:r><a:rPr lang={quoteattr(language)} sz="{round(points * 100)}"{weight} dirty="0"><a:solidFill>'
        f"{scheme_colour(GROUNDS[ground])}</a:solidFill></a:rPr><a:t>{inside}</a:t></a:r></a:p>"
    )
