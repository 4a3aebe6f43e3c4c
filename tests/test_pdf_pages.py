"""Pages of the real workbook: what stands together, how it reads aloud, how large and how long its lines are."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pikepdf
import pytest

from guidepress.core.problems import Problems
from guidepress.formats.pdf.layout import line_breaking
from guidepress.formats.pdf.layout.prepared_text import MeasuredWord, TextStyle
from guidepress.pipeline.build import BuildResult
from guidepress.theme import load_theme
from tests.conftest import RealGuide
from tests.making import make_workbook
from tests.pdf_reading import transcript
from tests.pdf_tree import TaggedPdf

HOME = Path(__file__).resolve().parent.parent
GOLDEN = HOME / "tests" / "golden"
REVIEWED = {"contents": "contents", "grid": "behave.comm.grid", "map": "mentor.map", "plan": "next.page"}
"""Pages that a person has read as they are read aloud: name of the file → what begins on the page."""


@pytest.fixture(scope="module")
def data(built: BuildResult) -> bytes:
    return next(data for name, data in built.files.items() if name.endswith("-workbook.pdf"))


@pytest.fixture(scope="module")
def pdf(data: bytes) -> TaggedPdf:
    return TaggedPdf(data)


@pytest.fixture(scope="module")
def aloud(pdf: TaggedPdf) -> dict[int, str]:
    """What is read of each page. Page numbers are left out: they change with every edition."""
    found: dict[int, str] = {}
    for part in re.split(r"^--- page (?=\d)", transcript(pdf), flags=re.MULTILINE)[1:]:
        number, _, words = part.partition("\n")
        found[int(number)] = found.get(int(number), "") + re.sub(r"(\(page |(?<=\S) )\d+(?=[)>])", r"\1…", words)
    return found


@pytest.mark.parametrize("name", REVIEWED)
def test_a_page_is_read_as_reviewed(name: str, aloud: dict[int, str], built: BuildResult) -> None:
    """GUIDEPRESS_WRITE_GOLDENS=1 writes the files anew. Read them before they are kept."""
    assert built.pages is not None
    page = built.pages.pages[REVIEWED[name]] if name != "contents" else 2
    file = GOLDEN / f"guide-{name}.reading.txt"
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        file.write_text(aloud[page], encoding="utf-8", newline="\n")
    assert aloud[page] == file.read_text(encoding="utf-8")


def _pages_of(pdf: TaggedPdf, beginning: str, by: str) -> set[int]:
    """The pages with fields whose name or tooltip begins so."""
    found = set()
    for page, note in pdf.annotations("/Widget"):
        said = str(note.get("/TU", "")) if by == "tooltip" else _name(note)
        if said.startswith(beginning):
            found.add(page)
    return found


def _name(note: pikepdf.Object) -> str:
    parts = []
    at: pikepdf.Object | None = note
    while at is not None:
        if "/T" in at:
            parts.append(str(at.T))
        at = at.get("/Parent")
    return ".".join(reversed(parts))


def test_the_plan_stands_on_one_page(pdf: TaggedPdf) -> None:
    assert len(_pages_of(pdf, "My plan on a page", "tooltip")) == 1


def test_every_list_shows_its_words_on_paper(pdf: TaggedPdf) -> None:
    """They are there to be circled."""
    kinds = ((note, note if "/FT" in note else note.Parent) for _, note in pdf.annotations("/Widget"))
    lists = [note for note, owner in kinds if owner.FT == "/Ch"]
    assert lists
    assert [str(note.TU) for note in lists if b"Tj" not in note.AP.N.read_bytes()] == []


def test_thirty_rows_of_boxes_stand_on_one_page(pdf: TaggedPdf) -> None:
    ticks = [page for page, note in pdf.annotations("/Widget") if _name(note).startswith("behave.qual.pick.")]
    assert max(ticks.count(page) for page in set(ticks)) >= 90


def test_nothing_is_smaller_than_12_points(pdf: TaggedPdf) -> None:
    """Running heads and page numbers included."""
    sizes = {
        float(instruction.operands[1]): number
        for number, page in enumerate(pdf.pdf.pages, 1)
        for instruction in pikepdf.parse_content_stream(page, "Tf")
    }
    assert min(sizes) >= 12, f"page {sizes[min(sizes)]}"


def test_no_word_is_broken(real: RealGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    """No column is narrower than its longest word, and nothing is hyphenated."""
    broken: list[str] = []
    pieces = line_breaking._split_word

    def noted(word: MeasuredWord, style: TextStyle, width: float) -> object:
        broken.append("".join(part[0] for part in word.parts))
        return pieces(word, style, width)

    monkeypatch.setattr(line_breaking, "_split_word", noted)
    theme = load_theme(HOME / "layouts", HOME / "assets", Problems())
    assert theme is not None
    make_workbook(real.arranged.book, theme, Problems())
    assert broken == []


def test_lines_are_55_to_75_characters(data: bytes) -> None:
    """The lines of running text that are nearly full, as drawn."""
    pymupdf = pytest.importorskip("pymupdf")
    counts = []
    for page in pymupdf.open(stream=data, filetype="pdf"):
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                words = "".join(span["text"] for span in line["spans"])
                width = line["bbox"][2] - line["bbox"][0]
                if 0.93 * 374 <= width <= 374 and {round(span["size"]) for span in line["spans"]} == {12}:
                    counts.append(len(words.strip()))
    counts.sort()
    assert len(counts) > 300
    assert counts[len(counts) // 20] >= 55
    assert counts[-len(counts) // 20] <= 75
