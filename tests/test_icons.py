"""The tool's icons: of one style, drawn in every format, and in no output that does not use them."""

from __future__ import annotations

import io
import re
import runpy
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib import SVGPath
from lxml import etree

from guidepress.core.problems import Problems
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pptx.icons import icon as slide_icon
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from guidepress.theme.deck import Area
from guidepress.theme.icons import read_icons
from tests.conftest import HOME, copy_starter

FOLDER = HOME / "assets" / "icons"
FILES = sorted(FOLDER.glob("*.svg"))
NAMES = {path.stem for path in FILES}
SVG = "{http://www.w3.org/2000/svg}"
PATHS = "{http://schemas.openxmlformats.org/drawingml/2006/main}pathLst"
STYLE = {
    "viewBox": "0 0 24 24", "width": "24", "height": "24", "fill": "none", "stroke": "currentColor",
    "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round",
}  # fmt: skip
USED = {"caution", "group", "clock"}
"""Icons of the tool that the starter names, and the one beside the minutes of an exercise."""


@pytest.fixture(scope="module")
def icons() -> Mapping[str, str]:
    problems = Problems()
    found = read_icons([FOLDER], problems)
    assert not list(problems)
    return found


# ------------------------------------------------------------------------------------------------- one style


def test_every_icon_can_be_read(icons: Mapping[str, str]) -> None:
    assert icons.keys() == NAMES
    assert len(NAMES) > 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_icons_have_one_style(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.attrib == STYLE
    assert not [shape for shape in root.iter() if any(key.startswith(("stroke", "fill")) for key in shape.attrib)][1:]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_icons_stay_inside_their_square(path: Path) -> None:
    """With their lines, which are one unit wide on each side of a path; one tenth is allowed for round ends."""
    pen = BoundsPen(None)
    SVGPath(path).draw(pen)
    left, top, right, bottom = pen.bounds
    assert min(left, top) >= 0.9
    assert max(right, bottom) <= 23.1
    assert max(right - left, bottom - top) >= 16, "smaller than the others"


def test_no_two_icons_are_the_same() -> None:
    assert len({path.read_bytes() for path in FILES}) == len(FILES)


def test_the_sheet_of_the_docs_shows_them_all() -> None:
    tool = runpy.run_path(str(HOME / "tools" / "make_icon_sheet.py"))
    made = tool["sheet"]()
    assert (HOME / "docs" / "images" / "icons.svg").read_text(encoding="utf-8") == made
    assert re.findall(r"<text [^>]*>([^<]+)</text>", made) == sorted(NAMES)


# ------------------------------------------------------------------------------------------------- drawn


def shapes_of(svg: ElementTree.Element) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The shapes of an SVG, to be compared."""
    return tuple((shape.tag.removeprefix(SVG), tuple(sorted(shape.attrib.items()))) for shape in svg.iter())[1:]


def in_markup(package: bytes, icons: Mapping[str, str]) -> set[str]:
    """Names of the icons in the pages of an EPUB or of the web workbook."""
    known = {shapes_of(ElementTree.fromstring(text)): name for name, text in icons.items()}
    found = set()
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        for name in files.namelist():
            if name.endswith((".xhtml", ".html", ".js", ".css", ".svg")):
                text = files.read(name).decode("utf-8")
                for svg in re.findall(r"<svg\b.*?</svg>", text, re.DOTALL):
                    element = ElementTree.fromstring(re.sub(r"<svg\b(?![^>]*xmlns=)", f'<svg xmlns="{SVG[1:-1]}"', svg))
                    found.add(known.get(shapes_of(element), ""))
    return found - {""}


def in_slides(deck: bytes, icons: Mapping[str, str]) -> set[str]:
    """Names of the icons on the slides of a deck."""
    area = Area(at=(0.0, 0.0), size=(10.0, 10.0))
    known = {_paths(slide_icon(text, area, 1)): name for name, text in icons.items()}
    found = set()
    with zipfile.ZipFile(io.BytesIO(deck)) as files:
        for name in files.namelist():
            if re.fullmatch(r"ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml", name):
                for element in ElementTree.fromstring(files.read(name)).iter(PATHS):
                    found.add(known.get(_points(element), ""))
    return found - {""}


def _paths(shape: object) -> tuple[str, ...]:
    return next(_points(element) for element in ElementTree.fromstring(etree.tostring(shape)).iter(PATHS))


def _points(paths: ElementTree.Element) -> tuple[str, ...]:
    return tuple(f"{node.tag} {node.get('x')} {node.get('y')}" for node in paths.iter())


def in_pages(document: bytes, icons: Mapping[str, str]) -> set[str]:
    """Names of the icons on the pages of a PDF."""
    painter = IconPainter(dict(icons))
    with pikepdf.open(io.BytesIO(document)) as pdf:
        code = b"\n".join(bytes(pikepdf.Page(page).obj.Contents.read_bytes()) for page in pdf.pages)
    return {name for name in icons if f" 1 J 1 j {painter._path(name)} S".encode() in code}


def drawn(files: Mapping[str, bytes], icons: Mapping[str, str]) -> dict[str, set[str]]:
    """By name of a file of the build: names of its icons."""
    found: dict[str, set[str]] = {}
    for name, data in files.items():
        if name.endswith(".pdf"):
            found[name] = in_pages(data, icons)
        elif name.endswith(".pptx"):
            found[name] = in_slides(data, icons)
        elif name.endswith((".epub", ".zip")):
            found[name] = in_markup(data, icons)
    return found


def one_of(found: Mapping[str, set[str]], ending: str) -> set[str]:
    (names,) = (names for name, names in found.items() if name.endswith(ending))
    return names


def test_every_icon_is_drawn_in_every_format(icons: Mapping[str, str], tmp_path: Path) -> None:
    """A guide with a kind of callout for each icon shows each on its pages and on a slide."""
    copy_starter(tmp_path / "guide")
    source = tmp_path / "guide" / "source"
    about = source / "guide.yaml"
    kinds = "".join(f"  k-{n}: {{label: {n}, icon: {n}, for: all, means: {n}}}\n" for n in sorted(NAMES))
    about.write_text(about.read_text("utf-8").replace("callout-kinds:\n", f"callout-kinds:\n{kinds}", 1), "utf-8")
    callouts = "".join(f"      - {{callout: k-{n}, id: meet.k-{n}, text: It says {n}.}}\n" for n in sorted(NAMES))
    shown = ", ".join(f"meet.k-{n}" for n in sorted(NAMES))
    section = (
        f"  - title: Icons\n    id: meet.icons\n    body:\n{callouts}    facilitate:\n      signposts: [{shown}]\n"
    )
    part = next((source / "parts").glob("02-*.yaml"))
    text = part.read_text("utf-8")
    part.write_text(text.replace("sections:\n", f"sections:\n{section}", 1), "utf-8")
    outcome = build(Project(source, HOME / "layouts", tmp_path / "out"), DEFAULT, lambda step: None)
    assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))
    found = drawn(outcome.files, icons)
    assert one_of(found, "-workbook.pdf") == NAMES
    assert one_of(found, ".epub") == NAMES
    assert one_of(found, "-web.zip") == NAMES
    decks = set().union(*(names for name, names in found.items() if name.endswith(".pptx")))
    assert decks == NAMES


def test_icons_that_a_guide_does_not_use_are_in_no_output(icons: Mapping[str, str], tmp_path: Path) -> None:
    copy_starter(tmp_path / "guide")
    project = Project(tmp_path / "guide" / "source", HOME / "layouts", tmp_path / "out")
    outcome = build(project, DEFAULT, lambda step: None)
    assert not outcome.problems.failed
    found = drawn(outcome.files, icons)
    assert set().union(*found.values()) == USED
