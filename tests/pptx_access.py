"""What makes a deck accessible, as rules over its XML. Neither of the PPTX validators sees any of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pptx import Presentation

SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "d": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
BODY = 2400
FIGURE = 1800
"""Least type sizes, in hundredths of a point."""
SMALL = ("ftr", "sldNum")


def findings(data: bytes, language: str = "en-GB") -> list[str]:
    """Everything that is wrong with a deck; empty where it is accessible."""
    presentation = Presentation(io.BytesIO(data))
    found = list(_titles(presentation))
    for number, slide in enumerate(presentation.slides, 1):
        tree = slide._element
        notes = [slide.notes_slide._element] if slide.has_notes_slide else []
        for part in (tree, *notes):
            found += [f"slide {number}: {each}" for each in _languages(part, language)]
        for rule in (_alternatives, _tables, _loose_text, _sizes, _foot):
            found += [f"slide {number}: {each}" for each in rule(tree)]
    return [*found, *_sections(presentation), *_dates(data)]


def _titles(presentation: Any) -> Iterator[str]:
    titles: list[str] = []
    for number, slide in enumerate(presentation.slides, 1):
        shapes = [shape for shape in slide.placeholders if str(shape.placeholder_format.type).startswith("TITLE")]
        if len(shapes) != 1 or not shapes[0].text_frame.text.strip():
            yield f"slide {number}: no title"
            continue
        if slide.shapes[0]._element is not shapes[0]._element:
            yield f"slide {number}: the title is not read first"
        title = shapes[0].text_frame.text
        if title in titles:
            yield f"slide {number}: a second slide is called “{title}”"
        titles.append(title)


def _languages(tree: Any, language: str) -> Iterator[str]:
    for run in tree.xpath(".//a:r | .//a:fld"):
        said = run.xpath("./a:rPr/@lang")
        if not said:
            yield f"no language: {''.join(run.itertext())!r}"
    for mark in tree.xpath(".//a:endParaRPr"):
        if mark.get("lang") != language:
            yield "a paragraph ends without its language"


def _decorative(described: Any) -> bool:
    return any(each.get("val") == "1" for each in described.iter(f"{{{SPACES['d']}}}decorative"))


def _alternatives(tree: Any) -> Iterator[str]:
    tops = tree.xpath("./p:cSld/p:spTree/*")
    for kind in ("p:pic", "p:grpSp", "p:graphicFrame"):
        local = kind.split(":")[1]
        for shape in [top for top in tops if top.tag.endswith("}" + local)]:
            described = shape.xpath(".//p:cNvPr")[0]
            if not (described.get("descr") or "").strip() and not _decorative(described):
                yield f"no text alternative: {described.get('name')}"


def _tables(tree: Any) -> Iterator[str]:
    for table in tree.xpath(".//a:tbl"):
        if table.xpath("./a:tblPr/@firstRow") != ["1"]:
            yield "a table without a header row"
        # The corner above row headers may be empty; a cell that another covers has no words.
        heads = table.xpath("./a:tr[1]/a:tc[position() > 1 and not(@hMerge) and not(@vMerge)]")
        if any(not "".join(cell.itertext()).strip() for cell in heads):
            yield "an empty header cell"


def _loose_text(tree: Any) -> Iterator[str]:
    for shape in tree.xpath("./p:cSld/p:spTree/p:sp"):
        described = shape.xpath("./p:nvSpPr/p:cNvPr")[0]
        if shape.xpath("./p:nvSpPr/p:nvPr/p:ph"):
            if not "".join(shape.itertext()).strip():
                yield f"an empty placeholder: {described.get('name')}"
        elif "".join(shape.itertext()).strip() or not _decorative(described):
            yield f"outside every placeholder: {described.get('name')}"
    if tree.xpath(".//p:cNvSpPr[@txBox='1']"):
        yield "a loose text box"


def _sizes(tree: Any) -> Iterator[str]:
    for size in tree.xpath("./p:cSld/p:spTree/p:grpSp//a:rPr/@sz"):
        if int(size) < FIGURE:
            yield f"words of {int(size) / 100} points in a figure"
    for size in tree.xpath(".//a:tbl//a:rPr/@sz | ./p:cSld/p:spTree/p:sp//a:rPr/@sz"):
        if int(size) < BODY:
            yield f"words of {int(size) / 100} points"


def _foot(tree: Any) -> Iterator[str]:
    for kind in SMALL:
        if not tree.xpath(f".//p:ph[@type='{kind}']"):
            yield f"no {kind}"


def _sections(presentation: Any) -> Iterator[str]:
    element = presentation.part._element
    listed = [int(each.get("id")) for each in element.iter(f"{{{SPACES['p14']}}}sldId")]
    if listed != [each.id for each in presentation.slides._sldIdLst]:
        yield "the sections do not hold every slide once, in order"


def _dates(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if {entry.date_time for entry in package.infolist()} != {(1980, 1, 1, 0, 0, 0)}:
            yield "the dates of the package are not fixed"


def template_findings(data: bytes) -> list[str]:
    """Type sizes that the layouts of a template give to what stands on a slide; too small ones."""
    presentation: Any = Presentation(io.BytesIO(data))
    found = []
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            kind = shape._element.xpath(".//p:ph/@type")
            sizes = [int(size) for size in shape._element.xpath(".//a:lstStyle//a:defRPr/@sz")]
            if not set(kind) & set(SMALL) and min(sizes) < BODY:
                found.append(f"{layout.name}: {shape.name} has {min(sizes) / 100} points")
    return found
