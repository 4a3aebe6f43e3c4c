"""Words that depend on the medium: each output says what is true of it, with answers sent and without.

tests/cases/media is a small guide with words for every medium.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree, html
from pypdf import PdfReader

from guidepress.document.labels import Labels
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.project import Project
from guidepress.source.labels import labels_of
from tests.conftest import HOME, copy_starter

CASE = HOME / "tests" / "cases" / "media"
MARKED = re.compile(r"(?:Note|Short note|Text) for (?:paper|the book|the web|all|a course)(?: with answers)?")
PAPER = {"Text for paper": 1, "Text for all": 1, "Note for paper": 1, "Short note for paper": 1, "Note for all": 1}
BOOK = {"Text for the book": 1, "Text for all": 1, "Note for the book": 1, "Short note for paper": 1, "Note for all": 1}
WEB = {"Text for the web": 1, "Text for all": 1, "Note for the web": 1, "Short note for the web": 1, "Note for all": 1}
COURSE = {
    "Text for a course": 1,
    "Text for all": 1,
    "Note for a course": 1,
    "Short note for the web": 1,
    "Note for all": 1,
}
SENT = {
    "Text for a course with answers": 1,
    "Text for all": 1,
    "Note for a course with answers": 1,
    "Short note for a course with answers": 1,
    "Note for all with answers": 1,
}
UNTRUE = re.compile(
    r"stays? (?:in|with) your|sends? (?:nothing|your answers to nobody)|sent to nobody|(?:not|never) sent"
    r"|(?:does|do) not get|sent anywhere|no account|nobody else reads",
    re.IGNORECASE,
)
"""What is false where answers are sent."""
HERE_ALONE = re.compile(r"\bstays? (?:in|on) this\b(?![^.]*learning system)", re.IGNORECASE)
"""A sentence that says where answers stay, without the learning system that has them as well."""


def guide(source: Path, folder: Path, send: bool) -> Project:
    """A copy of a guide, with the tool's words, and with answers sent or not."""
    shutil.copytree(source, folder / "source", dirs_exist_ok=True)
    icons = source.parent / "assets" / "icons"
    if icons.is_dir():
        shutil.copytree(icons, folder / "assets" / "icons", dirs_exist_ok=True)
    about = folder / "source" / "guide.yaml"
    text = re.sub(r"^  send-answers: .*\n", "", about.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = text if "e-learning:\n" in text else f"{text}e-learning:\n"
    text = text.replace("e-learning:\n", f"e-learning:\n  send-answers: {str(send).lower()}\n")
    about.write_text(text, encoding="utf-8")
    return Project(folder / "source", HOME / "layouts", folder / "output")


def made(project: Project, *formats: str) -> BuildResult:
    outcome = build(project, formats, lambda step: None)
    assert not list(outcome.problems), "\n".join(map(str, outcome.problems))
    return outcome


def pages_of(built: BuildResult, ending: str) -> Mapping[str, str]:
    """The text of every page of the output whose name ends so, by the name of the page."""
    (data,) = (data for name, data in built.files.items() if name.endswith(ending))
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".html", ".xhtml")):
                root = html.document_fromstring(archive.read(name))
                etree.strip_elements(root, "style", "script", with_tail=False)
                found[name] = " ".join(root.text_content().split())
    assert found
    return found


def said(built: BuildResult, ending: str) -> Mapping[str, int]:
    """The sentences of the guide that say for which medium they are, and how often each stands in an output."""
    if ending.endswith(".pdf"):
        (data,) = (data for name, data in built.files.items() if name.endswith(ending))
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    else:
        text = " ".join(pages_of(built, ending).values())
    return Counter(MARKED.findall(" ".join(text.split())))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The small guide without answers sent."""
    return made(guide(CASE / "source", tmp_path_factory.mktemp("kept"), False), "pdf", "epub", "web", "scorm")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The small guide with answers sent."""
    return made(guide(CASE / "source", tmp_path_factory.mktemp("sent"), True), "pdf", "epub", "web", "scorm")


@pytest.mark.parametrize(
    ("setting", "ending", "expected"),
    [
        ("kept", "-workbook.pdf", PAPER),
        ("kept", ".epub", BOOK),
        ("kept", "-web.zip", WEB),
        ("kept", "-scorm12.zip", COURSE),
        ("sent", "-workbook.pdf", PAPER),
        ("sent", ".epub", BOOK),
        ("sent", "-web.zip", WEB),
        ("sent", "-scorm12.zip", SENT),
    ],
)
def test_each_output_has_its_own_words(
    request: pytest.FixtureRequest, setting: str, ending: str, expected: Mapping[str, int]
) -> None:
    assert said(request.getfixturevalue(setting), ending) == expected


@pytest.mark.parametrize("ending", [".epub", "-web.zip"])
def test_an_abbreviation_is_explained_once_in_every_medium(kept: BuildResult, ending: str) -> None:
    text = " ".join(pages_of(kept, ending).values())
    assert text.count("ABC (a bold claim)") == 1
    assert text.count("ABC.") >= 1, "the next use is not explained again"


# ------------------------------------------------------------------------------------------------- the tool's words


def own_words(built: BuildResult) -> Labels:
    assert built.guide is not None
    return labels_of(built.guide.words, built.guide.about.language)


def test_the_first_page_says_what_becomes_of_answers(kept: BuildResult, sent: BuildResult) -> None:
    words = own_words(kept)
    for built, ending, wanted in (
        (kept, "-web.zip", words.web_kept),
        (kept, "-scorm12.zip", words.web_course_stays),
        (sent, "-web.zip", words.web_kept),
        (sent, "-scorm12.zip", words.web_course_kept),
    ):
        page = pages_of(built, ending)["index.html"]
        found = [text for text in (words.web_kept, words.web_course_stays, words.web_course_kept) if text in page]
        assert found == [wanted], ending


# ------------------------------------------------------------------------------------------------- whole guides


def starter(folder: Path) -> Path:
    copy_starter(folder / "new")
    return folder / "new" / "source"


def nothing_untrue(source: Path, folder: Path) -> None:
    """Builds a guide with answers sent; compares what its package and its web workbook claim of them."""
    built = made(guide(source, folder, True), "web", "scorm")
    pages = pages_of(built, "-scorm12.zip")
    assert {"index.html", "answers.html", "search.html", "launch.html"} < set(pages)
    for claim in (UNTRUE, HERE_ALONE):
        assert {page: claim.findall(text) for page, text in pages.items() if claim.search(text)} == {}
        assert any(claim.search(text) for text in pages_of(built, "-web.zip").values()), "the test can fail"
    assert built.guide is not None
    notes = [note.course_sent for note in built.guide.about.privacy.values()]
    exercises = sum(text.count(note.text) for text in pages.values() for note in notes if note is not None)
    assert exercises >= 2


def test_nothing_untrue_stands_in_a_package_that_sends_answers(tmp_path: Path) -> None:
    nothing_untrue(starter(tmp_path), tmp_path / "guide")
