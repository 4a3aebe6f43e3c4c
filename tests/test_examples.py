"""The guides in examples/: whole, built in every format without a word of advice, and clean in every validator."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from guidepress.document.answer_key import ANCHOR
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.project import Project
from guidepress.pipeline.publish import publish
from tests.conftest import HOME, need, once
from tests.pdf_choices import FLAVOURS, UNSAID
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.validators.epub import ace, axe, epubcheck, has_ace, has_browser, has_epubcheck
from tests.validators.pdf import has_verapdf, verapdf

FIRST_AID = HOME / "examples" / "first-aid"
"""The guide that uses what the guide in source/ does not: keys of answers, footnotes, a score."""


@pytest.fixture(scope="module")
def first_aid(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """Every file of the guide, with its variants, in memory."""

    def make() -> BuildResult:
        project = Project(FIRST_AID / "source", HOME / "layouts", tmp_path_factory.mktemp("unused"))
        return build(project, DEFAULT, lambda step: None, variants=("large-print",))

    return once("first-aid", make, tmp_path_factory)


@pytest.fixture(scope="module")
def folder(first_aid: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with its files."""
    assert first_aid.guide is not None
    made, about = tmp_path_factory.mktemp("first-aid"), first_aid.guide.about
    publish(first_aid.files, made, about.slug, about.edition.id, first_aid.build, whole=True)
    return made


def test_it_builds_without_a_word_of_advice(first_aid: BuildResult) -> None:
    assert "\n".join(map(str, first_aid.problems)) == ""
    endings = {name.rpartition(".")[2] for name in first_aid.files}
    assert endings >= {"pdf", "epub", "zip", "pptx", "html", "json"}


def test_no_pdf_of_it_has_a_fault(folder: Path) -> None:
    files = sorted(folder.glob("*.pdf"))
    assert len(files) >= 4, files
    for file in folder.glob("*-workbook*.pdf"):
        assert faults(TaggedPdf(file.read_bytes())) == [], file
    need("veraPDF", has_verapdf())
    found = [line.split("\t")[1:3] for line in verapdf(",".join(FLAVOURS["ua-1"]), *files)]
    assert {(said, rule) for said, rule in found if rule != "failed"} == {UNSAID["ua-1"]}


def test_its_book_has_no_fault(folder: Path, tmp_path: Path) -> None:
    (book,) = folder.glob("*.epub")
    need("EPUBCheck", has_epubcheck())
    assert epubcheck([book], tmp_path) == [[]]
    need("Ace", has_ace())
    assert ace([book], tmp_path) == [[]]
    need("axe", has_browser("axe-core"))
    assert axe(book, tmp_path) == []


def test_answers_stand_behind_all_their_questions(folder: Path, first_aid: BuildResult) -> None:
    """In the workbook, by page; and nowhere in what the web pages show before they are asked for."""
    assert first_aid.pages is not None
    exercises = [page for anchor, page in first_aid.pages.pages.items() if anchor in KEYED]
    assert len(exercises) == len(KEYED)
    with pikepdf.open(next(folder.glob("*-workbook.pdf"))) as pdf:
        assert max(exercises) < first_aid.pages.pages[ANCHOR] <= len(pdf.pages)
    with ZipFile(next(folder.glob("*-web.zip"))) as site:
        for name in site.namelist():
            if name.endswith(".html"):
                shown = site.read(name).decode().split("<template")
                parts = [shown[0], *(part.partition("</template>")[2] for part in shown[1:])]
                assert SECRET not in "".join(parts), name


KEYED = (
    "minute.gasps",
    "minute.alone",
    "heart.order",
    "heart.true",
    "hurt.tea",
    "hurt.glass",
    "sudden.raffle",
)
"""The exercises that have answers."""
SECRET = "Gasps like these are common"
"""Words of an answer."""
