"""The SCORM 1.2 package: its manifest, its zip, and the bounds of what a learning system keeps."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from guidepress.core.problems import Where
from guidepress.document.book import Book, Course, Edition
from guidepress.document.exercise import Exercise
from guidepress.formats.scorm.package import package_bytes
from guidepress.formats.scorm.storage_limits import ascii_json, largest_position
from tests.conftest import HOME
from tests.making import script_of
from tests.scorm import MISSING, Small, problems_of, small_guide

SCHEMAS = HOME / "guidepress" / "formats" / "scorm" / "schemas"
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
REQUIRED = ["adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    return small_guide(tmp_path_factory.mktemp("guide"))


@pytest.fixture(scope="module")
def made(small: Small) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(small.zip("answered")))


@pytest.fixture(scope="module")
def manifest(made: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(made.read("imsmanifest.xml"))


# ------------------------------------------------------------------------------------------------- the manifest


def schema_of(folder: Path) -> etree.XMLSchema:
    """All four files as one schema, with two repairs that libxml2 needs. ims_xml.xsd takes as its default a namespace
    that XML now keeps for itself, and uses it nowhere. In imsmd_rootv1p2p1.xsd foreign elements may follow optional
    ones, which is ambiguous; without them it allows less."""
    for name, fault in (
        ("ims_xml.xsd", rb' xmlns="http://www.w3.org/XML/1998/namespace"'),
        ("imsmd_rootv1p2p1.xsd", rb'<xsd:group\s+ref="grp.any"\s*/>'),
    ):
        text, count = re.subn(fault, b"", (folder / name).read_bytes())
        assert count
        (folder / name).write_bytes(text)
    spaces = {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
        "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1": "imsmd_rootv1p2p1.xsd",
    }
    lines = [f'<xsd:import namespace="{space}" schemaLocation="{file}"/>' for space, file in spaces.items()]
    text = f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{"".join(lines)}</xsd:schema>'
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.fromstring(text, parser, base_url=f"{folder.as_uri()}/all.xsd"))


def test_the_manifest_is_valid_by_the_schema_files_that_it_ships(made: zipfile.ZipFile, tmp_path: Path) -> None:
    made.extractall(tmp_path)
    schema = schema_of(tmp_path)
    whole = etree.parse(tmp_path / "imsmanifest.xml")
    assert schema.validate(whole), schema.error_log
    for path, name in ((f"{CP}organizations", f"{CP}organisations"), (f"{CP}metadata/*/*/*", f"{CP}name")):
        broken = etree.parse(tmp_path / "imsmanifest.xml")
        broken.getroot().find(path).tag = name
        assert not schema.validate(broken)


def test_the_manifest_says_scorm_12(manifest: etree._Element) -> None:
    assert manifest.findtext(f"{CP}metadata/{CP}schema") == "ADL SCORM"
    assert manifest.findtext(f"{CP}metadata/{CP}schemaversion") == "1.2"
    assert not list(manifest.iter(f"{ADL}masteryscore"))


def test_there_is_one_organisation_with_one_object(manifest: etree._Element, small: Small) -> None:
    (organisation,) = manifest.findall(f"{CP}organizations/{CP}organization")
    assert manifest.find(f"{CP}organizations").get("default") == organisation.get("identifier")
    (item,) = organisation.findall(f"{CP}item")
    (resource,) = manifest.findall(f"{CP}resources/{CP}resource")
    assert item.get("identifierref") == resource.get("identifier")
    assert item.findtext(f"{CP}title") == small.book.title
    assert (resource.get(f"{ADL}scormtype"), resource.get("type")) == ("sco", "webcontent")
    assert resource.get("href") == "launch.html"


def test_every_file_is_listed_and_there(manifest: etree._Element, made: zipfile.ZipFile) -> None:
    listed = [file.get("href") for file in manifest.iter(f"{CP}file")]
    assert listed == sorted(set(listed))
    assert set(listed) == set(made.namelist()) - {"imsmanifest.xml", *REQUIRED}


def test_text_of_the_source_is_only_text(small: Small) -> None:
    title = """<title>&amp;"' ]]> </title>"""
    book = replace(small.book, title=title, description=title, slug="2-small")
    made = zipfile.ZipFile(io.BytesIO(package_bytes(small.files, book)))
    found = etree.fromstring(made.read("imsmanifest.xml"))
    assert found.findtext(f"{CP}organizations/{CP}organization/{CP}title") == title
    assert found.get("identifier") == "guide-2-small"
    assert b"<title>&amp;" not in made.read("launch.html")


def test_a_title_that_is_too_long_is_an_error(small: Small) -> None:
    book = replace(small.book, title="x" * 201)
    (message,) = problems_of(small.files, book, Course("parts-visited", ("one",), where=Where("source/guide.yaml", 2)))
    wanted = "a learning system takes a title of 200 characters, and this one has 201"
    assert message == f"source/guide.yaml:2:1: error too-long: {wanted} (say it shorter, and the rest in the subtitle)"


# ------------------------------------------------------------------------------------------------- the zip


def test_the_schema_files_are_the_real_ones(made: zipfile.ZipFile) -> None:
    notice = (SCHEMAS / "NOTICE.md").read_text(encoding="utf-8")
    sums = {name: digest for digest, name in re.findall(r"^    ([0-9a-f]{64})  (\S+)$", notice, re.MULTILINE)}
    assert sorted(sums) == REQUIRED
    assert {name: hashlib.sha256(made.read(name)).hexdigest() for name in REQUIRED} == sums


def test_the_same_bytes_each_time_sorted_and_without_a_date(small: Small, made: zipfile.ZipFile) -> None:
    backwards = dict(reversed(small.files.items()))
    assert package_bytes(backwards, small.book) == small.zip("answered")
    assert made.namelist() == sorted(made.namelist())
    assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "name",
    ["../x.html", "a/../../x", "/x.html", "a\\b.html", "a//b", "c:x", "", "a/", "a\nb", "IMSManifest.xml", "scorm.js"],
)
def test_names_that_lead_out_or_are_taken_are_refused(small: Small, name: str) -> None:
    with pytest.raises(ValueError, match="cannot be a file of the package"):
        package_bytes({**small.files, name: b""}, small.book)


def test_names_that_differ_only_in_case_are_refused(small: Small) -> None:
    with pytest.raises(ValueError, match="cannot be a file of the package"):
        package_bytes({**small.files, "ONE.html": b""}, small.book)


# ------------------------------------------------------------------------------------------------- what is kept


def with_exercises(small: Small, count: int) -> Book:
    """A guide of one part with many exercises."""
    division = small.book.divisions[0]
    exercise = next(block for block in division.sections[0].blocks if isinstance(block, Exercise))
    many = tuple(replace(exercise, id=f"one.many-{number}", anchor=f"one.many-{number}") for number in range(count))
    section = replace(division.sections[0], blocks=many)
    return replace(small.book, divisions=(replace(division, sections=(section,)),))


def test_an_exercise_or_a_part_takes_four_characters(small: Small) -> None:
    sizes = [largest_position(with_exercises(small, count)) for count in (0, 1, 7, 600)]
    assert [size - sizes[0] for size in sizes[1:]] == [4, 28, 2400]
    course = Course("parts-visited", tuple(f"part-{number}" for number in range(13)))
    assert largest_position(replace(small.book, course=course)) - largest_position(small.book) == 4 * (13 - 3)


def test_a_guide_whose_marks_do_not_fit_is_an_error(small: Small) -> None:
    course = Course("parts-visited", ("one",), where=Where("source/guide.yaml", 7, 3))
    fits = replace(small.book, edition=Edition("x" * 3_900, "2026-11-22"))
    assert problems_of({}, fits, course) == []
    (message,) = problems_of({}, replace(fits, edition=Edition("x" * 4_000, "2026-11-22")), course)
    assert message.startswith("source/guide.yaml:7:3: error too-long: the edition and the marks of all parts")
    assert message.endswith("(give the edition a shorter id, or make two guides)")


def test_answers_that_are_sent_need_room(small: Small) -> None:
    book = replace(small.book, edition=Edition("x" * 3_900, "2026-11-22"))
    course = Course("parts-visited", ("one",), send=True)
    (message,) = problems_of({}, book, course)
    assert "answers need 500 of them" in message


def test_text_takes_the_room_that_it_takes_in_the_browser() -> None:
    """The lengths are those of the text that suspend.js writes, which test_scorm_runtime compares."""
    assert ascii_json({"e": "é<&>\x7f’😀\n"}) == r'{"e":"\u00e9\u003c\u0026\u003e\u007f\u2019\ud83d\ude00\n"}'


def test_the_edition_counts(small: Small) -> None:
    longer = replace(small.book, edition=Edition("’" * 10, "2026-11-22"))
    assert largest_position(longer) - largest_position(small.book) == 60 - len(small.book.edition.id)


def test_no_page_says_that_answers_stay_here_where_they_are_sent(small: Small) -> None:
    words = small.book.words
    for name, stays in (("parts", True), ("answered", True), ("sent", False)):
        pages = small.pages[name]
        assert (words.web_course_stays.encode() in pages["index.html"]) is stays
        assert (words.web_course_kept.encode() in pages["index.html"]) is not stays
        assert words.web_kept.encode() not in pages["index.html"], "a learning system is told something"
        assert (words.web_answers_about.encode() in pages["answers.html"]) is stays
        assert (f'"saves":{json.dumps(words.web_course_saves)}'.encode() in script_of(pages, "guide.js")) is not stays


def test_nothing_is_missing_from_the_scripts() -> None:
    """What the scripts of launch.html show are labels of the tool; no word for readers stands in them."""
    assert MISSING == []
