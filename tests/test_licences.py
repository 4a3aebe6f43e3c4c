"""What is handed out says whose it is: notices in every zip and book, and a licence in each script and style."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree, html
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.core.zip_files import unzipped
from guidepress.document.page_map import PageMap
from guidepress.pipeline.build import BuildResult
from guidepress.theme import Theme, load_theme
from tests.conftest import HOME
from tests.epub_cases import sample, theme, with_embedded_fonts
from tests.making import make_book, make_site

MIT = (HOME / "LICENSES" / "MIT.txt").read_text(encoding="utf-8")
OFL = (HOME / "assets" / "fonts" / "atkinson-hyperlegible-next" / "OFL.txt").read_bytes()
OWN, FONT, SCHEMAS = "licences/guidepress.txt", "licences/atkinson-hyperlegible-next-OFL.txt", "licences/schemas.txt"
HEAD = re.compile(r"(?://|/\*!?) SPDX-License-Identifier: ([\w.-]+)(?: \*/|$)", re.MULTILINE)
GUIDES = re.compile(r"(?:guide|search-index|record-data|answers(?:-[a-z0-9.-]+)?)-[0-9a-f]{8}\.js")
"""The names of files that hold words of the guide and nothing else."""
OPF = {"o": "http://www.idpf.org/2007/opf"}
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"


def files_of(built: BuildResult, ending: str) -> Mapping[str, bytes]:
    """The files of the one output whose name ends so; those of a book by their names below EPUB/."""
    (data,) = (data for name, data in built.files.items() if name.endswith(ending))
    return {name.removeprefix("EPUB/"): content for name, content in unzipped(data).items()}


def licence_of(text: str) -> str:
    """What the head of a script or a style names; "" where it names nothing."""
    found = HEAD.match(text)
    return found.group(1) if found else ""


@pytest.mark.parametrize("ending", ["-web.zip", "-scorm12.zip", ".epub"])
def test_our_notice_is_in_everything_that_holds_scripts_or_styles(built: BuildResult, ending: str) -> None:
    notice = files_of(built, ending)[OWN].decode("utf-8")
    assert notice.endswith("\n\n" + MIT)
    assert "Copyright (c) 2026 the guidepress authors" in notice
    assert "LicenseRef-guide" in notice


@pytest.mark.parametrize("ending", ["-web.zip", "-scorm12.zip", ".epub"])
def test_every_script_and_style_names_its_licence(built: BuildResult, ending: str) -> None:
    files = files_of(built, ending)
    found = {name: licence_of(data.decode("utf-8")) for name, data in files.items() if name.endswith((".js", ".css"))}
    assert found
    assert found == {name: "LicenseRef-guide" if GUIDES.fullmatch(name) else "MIT" for name in found}
    assert ending == ".epub" or sum(bool(GUIDES.fullmatch(name)) for name in found) > 3
    for name in (name for name in files if name.endswith((".html", ".xhtml"))):
        styles = html.document_fromstring(files[name]).xpath("//style/text()")
        assert [licence_of(style) for style in styles] == ["MIT"] * len(styles), name


def test_a_head_without_a_licence_is_noticed() -> None:
    assert licence_of("// SPDX-License-Identifier: MIT\n(() => {})();\n") == "MIT"
    assert licence_of("(() => {})(); // SPDX-License-Identifier: MIT\n") == ""


@pytest.mark.parametrize("ending", ["-web.zip", "-scorm12.zip", ".epub"])
def test_the_notice_of_a_font_goes_with_the_font(built: BuildResult, ending: str) -> None:
    files = files_of(built, ending)
    fonts = [name for name in files if name.startswith("fonts/")]
    assert bool(fonts) is (ending != ".epub"), "as layouts/web.yaml and layouts/book.yaml say"
    assert files.get(FONT) == (OFL if fonts else None)


def test_a_book_with_fonts_has_their_notice_in_its_manifest_and_not_among_its_pages() -> None:
    whole, pages = sample()
    files = unzipped(make_book(whole, with_embedded_fonts(), pages, Problems()))
    assert files[f"EPUB/{FONT}"] == OFL
    package = etree.fromstring(files["EPUB/content.opf"])
    items = {item.get("href"): item for item in package.iterfind(".//o:manifest/o:item", OPF)}
    read = {item.get("idref") for item in package.iterfind(".//o:spine/o:itemref", OPF)}
    for name in (OWN, FONT):
        assert items[name].get("media-type") == "text/plain"
        assert items[name].get("id") not in read


def test_pages_without_fonts_have_no_notice_of_fonts() -> None:
    plain = replace(theme(), web=replace(theme().web, embed_fonts=False))
    whole, _ = sample()
    files = make_site(whole, plain, PageMap("1", {}, (), 0), Problems())
    assert not [name for name in files if name.startswith("fonts/")]
    assert [name for name in files if name.startswith("licences/")] == [OWN]


def test_a_package_says_whose_its_schema_files_are_and_lists_every_notice(built: BuildResult) -> None:
    files = files_of(built, "-scorm12.zip")
    schemas = [name for name in files if name.endswith(".xsd")]
    assert len(schemas) == 4
    assert all(name in files[SCHEMAS].decode("utf-8") for name in schemas)
    listed = {file.get("href") for file in etree.fromstring(files["imsmanifest.xml"]).iter(f"{CP}file")}
    assert {OWN, FONT, SCHEMAS} <= listed


def test_slides_hold_no_font(built: BuildResult) -> None:
    decks = [data for name, data in built.files.items() if name.endswith(".pptx")]
    assert decks
    names = [name for data in decks for name in zipfile.ZipFile(io.BytesIO(data)).namelist()]
    assert not [name for name in names if "font" in name.lower() or name.endswith((".ttf", ".otf", ".woff"))]


def with_fonts_of(folder: Path) -> Theme | None:
    """The theme of a project whose fonts lie in other folders: two with a licence, one without."""
    shutil.copytree(HOME / "layouts", folder / "layouts")
    source = HOME / "assets" / "fonts" / "atkinson-hyperlegible-next"
    fonts = folder / "assets" / "fonts"
    for number, name in enumerate(("Our Font", "other", "form")):
        (fonts / name).mkdir(parents=True)
        shutil.copy(source / "AtkinsonHyperlegibleNext_400Regular.ttf", fonts / name / "font.ttf")
        if number < 2:
            (fonts / name / "LICENCE.txt").write_bytes(f"Terms of {name}.\r\n".encode())
    for family in source.parent.glob("noto-*"):
        shutil.copytree(family, fonts / family.name)
    path = folder / "layouts" / "theme.yaml"
    text = path.read_text(encoding="utf-8")
    for role, name in {"regular": "Our Font", "semibold": "other", "bold": "other", "form": "form"}.items():
        text = re.sub(rf"^(  {role}: ).*$", rf"\1{name}/font.ttf", text, flags=re.MULTILINE)
    text = re.sub(r"^  (?:italic|bold-italic|mono): .*\n", "", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    return load_theme(folder / "layouts", folder / "assets", Problems())


def test_other_fonts_bring_their_own_notices(tmp_path: Path) -> None:
    found = with_fonts_of(tmp_path)
    assert found is not None
    whole, _ = sample()
    files = make_site(whole, found, PageMap("1", {}, (), 0), Problems())
    notices = {name: data for name, data in files.items() if name.startswith("licences/") and name != OWN}
    assert notices == {
        "licences/Our-Font-LICENCE.txt": b"Terms of Our Font.\n",
        "licences/other-LICENCE.txt": b"Terms of other.\n",
    }
