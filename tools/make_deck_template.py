"""Makes layouts/deck.pptx, the empty presentation for every deck, from layouts/deck.yaml.

Run it after a change of deck.yaml: `python tools/make_deck_template.py`. Equal input gives equal bytes. Each build
replaces its colours (guidepress/formats/pptx/theme_colours.py), so a change of colours needs no new template.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import get_args
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from guidepress.core.problems import Problems  # noqa: E402
from guidepress.formats.pptx.shapes import DECORATIVE, NO_STYLE, PLACEHOLDERS, emu  # noqa: E402
from guidepress.formats.pptx.theme_colours import GROUNDS  # noqa: E402
from guidepress.source import builder, yaml_reader  # noqa: E402
from guidepress.theme.deck import (  # noqa: E402
    DeckLayout,
    Placeholder,
    PlainShape,
    Role,
    SlideLayout,
)

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
LEVELS = 9
MASTER: tuple[Role, ...] = ("title", "body", "footer", "number")
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" '
    'y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def box(at: tuple[float, ...], size: tuple[float, ...]) -> str:
    """The position and size of a rectangle in XML, from millimetres."""
    return (
        f'<a:xfrm><a:off x="{emu(at[0])}" y="{emu(at[1])}"/><a:ext cx="{emu(size[0])}" cy="{emu(size[1])}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def fill(name: str, strength: int = 100) -> str:
    """A solid fill with a colour of the theme; `strength` is its opacity in per cent."""
    alpha = f'<a:alpha val="{strength * 1000}"/>' if strength < 100 else ""
    return f'<a:solidFill><a:schemeClr val="{GROUNDS[name]}">{alpha}</a:schemeClr></a:solidFill>'


def run_style(place: Placeholder, points: float, tag: str = "defRPr") -> str:
    """The style of the text of a placeholder."""
    face = "mj" if place.bold else "mn"
    return (
        f'<a:{tag} lang="en-GB" sz="{round(points * 100)}" b="{int(place.bold)}">{fill(place.colour)}'
        f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:{tag}>'
    )


def level(place: Placeholder, number: int) -> str:
    """The style of one level of paragraphs: `lvl1pPr` to `lvl9pPr`."""
    points = place.second if number > 1 and place.second else place.points
    align = {"left": "l", "middle": "ctr", "right": "r"}[place.align]
    indent, bullet = 0, "<a:buNone/>"
    if place.bullets:
        indent = round(points * 12700)
        bullet = '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    return (
        f'<a:lvl{number}pPr marL="{indent * number}" indent="{-indent}" algn="{align}"><a:lnSpc><a:spcPct '
        'val="100000"/>'
        f'</a:lnSpc><a:spcBef><a:spcPts val="{round(place.gap * 100) if number == 1 else 0}"/></a:spcBef>{bullet}'
        f"{run_style(place, points)}</a:lvl{number}pPr>"
    )


def body_properties(place: Placeholder) -> str:
    """The margins and vertical alignment of the text of a placeholder."""
    anchor = {"top": "t", "middle": "ctr", "bottom": "b"}[place.anchor]
    side = emu(place.inset)
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{side}" tIns="0" rIns="{side}" bIns="0" rtlCol="0" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
    )


def placeholder(id: int, role: Role, place: Placeholder, master: bool = False) -> str:
    """A placeholder of a layout or a master."""
    kind = PLACEHOLDERS[role]
    ground = fill(place.fill) if place.fill else ""
    levels = LEVELS if role in ("body", "second") else 2 if place.second else 1
    style = "".join(level(place, number) for number in range(1, levels + 1))
    run = f'<a:r><a:rPr lang="en-GB"/><a:t>{role.capitalize()}</a:t></a:r>'
    if role == "number":
        field = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
        run = f'<a:fld id="{field}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
    prompt = "" if master or role in ("footer", "number") else ' hasCustomPrompt="1"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name={quoteattr(role.capitalize())}/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {kind}{prompt}/></p:nvPr></p:nvSpPr><p:spPr>"
        f"{box(place.at, place.size)}{ground}</p:spPr>"
        f"<p:txBody>{body_properties(place)}<a:lstStyle>{style}</a:lstStyle><a:p>{run}</a:p></p:txBody></p:sp>"
    )


def plain_shape(id: int, drawn: PlainShape) -> str:
    """A decorative shape, which screen readers skip."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="Decoration {id}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box(drawn.at, drawn.size)}{fill(drawn.fill, drawn.strength)}'
        '<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p>'
        "</p:txBody></p:sp>"
    )


def common(ground: str, shapes: str, name: str = "") -> str:
    """The background and shapes of a slide, a layout or a master."""
    named = f" name={quoteattr(name)}" if name else ""
    return (
        f"<p:cSld{named}><p:bg><p:bgPr>{fill(ground)}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{shapes}</p:spTree>"
        "</p:cSld>"
    )


def roles_in_order(layout: SlideLayout) -> list[tuple[Role, str]]:
    """The roles of a layout and their places, in the order of deck.yaml."""
    roles: dict[str, Role] = {role: role for role in get_args(Role)}
    return [(roles[name], place) for name, place in layout.holds.items()]


def slide_layout(deck: DeckLayout, layout: SlideLayout) -> str:
    """A slide layout."""
    drawn = [plain_shape(at, shape) for at, shape in enumerate(layout.shapes, 2)]
    roles = roles_in_order(layout)
    placeholders = [placeholder(at, role, deck.places[name]) for at, (role, name) in enumerate(roles, 2 + len(drawn))]
    inside = common(layout.ground, "".join(drawn + placeholders), layout.name)
    return (
        f'{HEAD}<p:sldLayout {SPACES} preserve="1" userDrawn="1" showMasterSp="0">{inside}'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def text_style(tag: str, place: Placeholder) -> str:
    """The styles of all levels of text, as one element."""
    return f"<p:{tag}>{''.join(level(place, number) for number in range(1, LEVELS + 1))}</p:{tag}>"


def slide_master(deck: DeckLayout) -> str:
    """The slide master."""
    places = deck.layouts["points"].holds
    placeholders = "".join(
        placeholder(at, role, deck.places[places[role]], master=True) for at, role in enumerate(MASTER, 2)
    ).replace('type="obj"', 'type="body"')
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + at}" r:id="rId{at + 1}"/>' for at in range(len(deck.layouts)))
    styles = text_style("titleStyle", deck.places["title"]) + text_style("bodyStyle", deck.places["points"])
    return (
        f"{HEAD}<p:sldMaster {SPACES}>{common('paper', placeholders)}<p:clrMap {MAP}/><p:sldLayoutIdLst>"
        f"{ids}</p:sldLayoutIdLst>"
        f'<p:hf hdr="0" dt="0"/><p:txStyles>{styles}{text_style("otherStyle", deck.places["footer"])}</p:txStyles>'
        "</p:sldMaster>"
    )


def notes_master(deck: DeckLayout) -> str:
    """The master of notes pages."""
    notes = deck.notes
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
        f'{box(notes.picture.at, notes.picture.size)}<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/>'
        "</a:solidFill></a:ln></p:spPr></p:sp>"
    )
    placeholders = placeholder(3, "body", notes.text, master=True) + placeholder(4, "number", notes.number, master=True)
    placeholders = placeholders.replace('type="obj" idx="1"', 'type="body" sz="quarter" idx="3"')
    placeholders = placeholders.replace('type="sldNum" sz="quarter" idx="16"', 'type="sldNum" sz="quarter" idx="5"')
    return (
        f"{HEAD}<p:notesMaster {SPACES}>{common('paper', picture + placeholders)}<p:clrMap {MAP}/>"
        f"{text_style('notesStyle', notes.text)}</p:notesMaster>"
    )


def handout_master(deck: DeckLayout) -> str:
    """The master of handouts."""
    placeholders = placeholder(2, "number", deck.notes.number, master=True).replace('idx="16"', 'idx="3"')
    return f"{HEAD}<p:handoutMaster {SPACES}>{common('paper', placeholders)}<p:clrMap {MAP}/></p:handoutMaster>"


def presentation(deck: DeckLayout) -> str:
    """The main part of the package."""
    width, height = (emu(length) for length in deck.page)
    notes_width, notes_height = (emu(length) for length in deck.notes_page)
    return (
        f'{HEAD}<p:presentation {SPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" '
        'r:id="rId1"/>'
        '</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        "<p:handoutMasterIdLst>"
        f'<p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst><p:sldSz cx="{width}" cy="{height}"/>'
        f'<p:notesSz cx="{notes_width}" cy="{notes_height}"/><p:defaultTextStyle><a:defPPr><a:defRPr lang="en-GB"/>'
        f"</a:defPPr></p:defaultTextStyle></p:presentation>"
    )


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part with relationships: id → type and target."""
    elements = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{elements}</Relationships>'


def office(kind: str, target: str) -> tuple[str, str]:
    """The type and target of a relationship of Office Open XML."""
    return f"{OFFICE}/{kind}", target


THEME = (  # replaced at every build
    f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Deck"><a:themeElements>'
    '<a:clrScheme name="plain">{colours}</a:clrScheme><a:fontScheme name="plain">{fonts}</a:fontScheme>'
    '<a:fmtScheme name="plain"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
    "<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
    "</a:themeElements></a:theme>"
)


def plain_theme(font: str) -> str:
    """A theme with this font and neutral colours."""
    names = ["dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink"]
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{"FFFFFF" if name.startswith("lt") else "404040"}"/></a:{name}>' for name in names
    )
    face = f'<a:latin typeface={quoteattr(font)}/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return THEME.format(
        colours=colours,
        fonts=f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>",
        fill=solid * 3,
        line=f'<a:ln w="9525">{solid}</a:ln>' * 3,
        effect="<a:effectStyle><a:effectLst/></a:effectStyle>" * 3,
    )


def parts(deck: DeckLayout) -> dict[str, str]:
    """Every part of the template, by its name in the package."""
    parts_by_name: dict[str, str] = {
        "ppt/presentation.xml": presentation(deck),
        "ppt/_rels/presentation.xml.rels": relations(
            {
                "rId1": office("slideMaster", "slideMasters/slideMaster1.xml"),
                "rId2": office("notesMaster", "notesMasters/notesMaster1.xml"),
                "rId3": office("handoutMaster", "handoutMasters/handoutMaster1.xml"),
                "rId4": office("presProps", "presProps.xml"),
                "rId5": office("viewProps", "viewProps.xml"),
                "rId6": office("theme", "theme/theme1.xml"),
                "rId7": office("tableStyles", "tableStyles.xml"),
            }
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {SPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {SPACES}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst {SPACES.split(" ")[0]} def="{NO_STYLE}"/>',
        "ppt/slideMasters/slideMaster1.xml": slide_master(deck),
        "ppt/notesMasters/notesMaster1.xml": notes_master(deck),
        "ppt/handoutMasters/handoutMaster1.xml": handout_master(deck),
    }
    of_master = {}
    for at, layout in enumerate(deck.layouts.values(), 1):
        parts_by_name[f"ppt/slideLayouts/slideLayout{at}.xml"] = slide_layout(deck, layout)
        parts_by_name[f"ppt/slideLayouts/_rels/slideLayout{at}.xml.rels"] = relations(
            {"rId1": office("slideMaster", "../slideMasters/slideMaster1.xml")}
        )
        of_master[f"rId{at}"] = office("slideLayout", f"../slideLayouts/slideLayout{at}.xml")
    of_master[f"rId{len(of_master) + 1}"] = office("theme", "../theme/theme1.xml")
    parts_by_name["ppt/slideMasters/_rels/slideMaster1.xml.rels"] = relations(of_master)
    for at, name in enumerate(("notesMaster", "handoutMaster"), 2):
        parts_by_name[f"ppt/{name}s/_rels/{name}1.xml.rels"] = relations(
            {"rId1": office("theme", f"../theme/theme{at}.xml")}
        )
    return parts_by_name | {f"ppt/theme/theme{at}.xml": plain_theme(deck.font) for at in (1, 2, 3)} | properties()


def properties() -> dict[str, str]:
    """The document properties and the relationships of the package."""
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )
    app = (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>guidepress</Application></Properties>"
    )
    return {
        "docProps/core.xml": core,
        "docProps/app.xml": app,
        "_rels/.rels": relations(
            {
                "rId1": office("officeDocument", "ppt/presentation.xml"),
                "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": office("extended-properties", "docProps/app.xml"),
            }
        ),
    }


PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml"
TYPES = {
    "ppt/presentation.xml": f"{PRESENTATION}.presentation.main+xml",
    "ppt/presProps.xml": f"{PRESENTATION}.presProps+xml",
    "ppt/viewProps.xml": f"{PRESENTATION}.viewProps+xml",
    "ppt/tableStyles.xml": f"{PRESENTATION}.tableStyles+xml",
    "ppt/slideMasters/": f"{PRESENTATION}.slideMaster+xml",
    "ppt/slideLayouts/": f"{PRESENTATION}.slideLayout+xml",
    "ppt/notesMasters/": f"{PRESENTATION}.notesMaster+xml",
    "ppt/handoutMasters/": f"{PRESENTATION}.handoutMaster+xml",
    "ppt/theme/": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def content_types(names: list[str]) -> str:
    """The part with the content types of the others."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name in names
        for start, kind in TYPES.items()
        if name.startswith(start) and not name.endswith(".rels")
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def template(deck: DeckLayout) -> bytes:
    """The bytes of deck.pptx."""
    parts_by_name = parts(deck)
    parts_by_name = {"[Content_Types].xml": content_types(list(parts_by_name))} | parts_by_name
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts_by_name.items():
            package.writestr(zipfile.ZipInfo(name), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read_layout(path: Path) -> DeckLayout:
    """The layout from deck.yaml. Ends the program with its problems if there is an error."""
    problems = Problems()
    node = yaml_reader.read(path.read_bytes(), f"layouts/{path.name}", problems)
    deck = builder.build(DeckLayout, node, problems) if node is not None else None
    if deck is None:
        sys.exit("\n".join(str(problem) for problem in problems))
    return deck


if __name__ == "__main__":
    (ROOT / "layouts" / "deck.pptx").write_bytes(template(read_layout(ROOT / "layouts" / "deck.yaml")))
