"""Pages of the guide's workbook: what stands together, how they read aloud, how full they are, how long lines are."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
from pathlib import Path

import pikepdf
import pytest

from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.blocks import NotesPage
from guidepress.document.field_names import answer_id
from guidepress.formats.pdf.layout import line_breaking
from guidepress.formats.pdf.layout.prepared_text import MeasuredWord, TextStyle
from guidepress.formats.pdf.layout.styles import MM
from guidepress.pipeline.build import BuildResult
from guidepress.theme import Theme, load_theme
from tests.conftest import HOME, RealGuide, need
from tests.making import make_workbook
from tests.pdf_reading import transcript
from tests.pdf_tree import TaggedPdf, field_name

GOLDEN = Path(__file__).with_name("golden")
REVIEWED = {"contents": "contents", "grid": "behave.comm.grid", "map": "mentor.map", "plan": "next.page"}
"""Pages that a person has read as they are read aloud: name of the file → what begins on the page."""

PLAN = "next.page"
"""The exercise that gathers answers on one page."""


@pytest.fixture(scope="module")
def data(built: BuildResult) -> bytes:
    return next(data for name, data in built.files.items() if name.endswith("-workbook.pdf"))


@pytest.fixture(scope="module")
def pdf(data: bytes) -> TaggedPdf:
    return TaggedPdf(data)


@pytest.fixture(scope="module")
def theme() -> Theme:
    found = load_theme(HOME / "layouts", HOME / "assets", Problems())
    assert found is not None
    return found


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
    file = GOLDEN / f"{name}.reading.txt"
    if os.environ.get("GUIDEPRESS_WRITE_GOLDENS"):
        file.write_text(aloud[page], encoding="utf-8", newline="\n")
    assert aloud[page] == file.read_text(encoding="utf-8")


def test_the_plan_stands_on_one_page(pdf: TaggedPdf, real: RealGuide) -> None:
    exercise = real.arranged.book.words.exercise.format(number=real.arranged.exercises[PLAN].number)
    pages = {page for page, note in pdf.annotations("/Widget") if re.search(rf" {exercise}( \(|$)", str(note.TU))}
    assert len(pages) == 1


def test_thirty_rows_of_boxes_are_seen_at_once(pdf: TaggedPdf) -> None:
    """On one page, or on two that lie open side by side."""
    names = [(page, answer_id(field_name(note))) for page, note in pdf.annotations("/Widget")]
    pages = sorted({page + 1 for page, name in names if name.startswith("behave.qual.pick.")})  # from 1, as printed
    assert len(pages) == 1 or (len(pages) == 2 and pages[0] % 2 == 0)


def test_no_word_is_broken(real: RealGuide, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """No column is narrower than its longest word, and nothing is hyphenated."""
    broken: list[str] = []
    pieces = line_breaking._split_word

    def noted(word: MeasuredWord, style: TextStyle, width: float) -> object:
        broken.append("".join(part[0] for part in word.parts))
        return pieces(word, style, width)

    monkeypatch.setattr(line_breaking, "_split_word", noted)
    make_workbook(real.arranged.book, theme, Problems())
    assert broken == []


def test_lines_are_55_to_75_characters(data: bytes, theme: Theme) -> None:
    """The lines of running text that are nearly full, as drawn."""
    need("pymupdf", importlib.util.find_spec("pymupdf") is not None)
    pymupdf = importlib.import_module("pymupdf")
    column = theme.workbook.page.column * MM
    counts = []
    for page in pymupdf.open(stream=data, filetype="pdf"):
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                words = "".join(span["text"] for span in line["spans"])
                width = line["bbox"][2] - line["bbox"][0]
                if 0.93 * column <= width <= column and {round(span["size"]) for span in line["spans"]} == {12}:
                    counts.append(len(words.strip()))
    counts.sort()
    assert len(counts) > 300
    assert counts[len(counts) // 20] >= 55
    assert counts[-len(counts) // 20] <= 75


def test_the_workbook_is_small(data: bytes) -> None:
    assert len(data) < 1_000_000


def _filled(pdf: TaggedPdf, theme: Theme) -> dict[int, float]:
    """For each page from 1: how far down its text and fields reach, as a part of the room between its margins."""
    page_layout = theme.workbook.page
    found = {}
    for number, page in enumerate(pdf.pdf.pages, 1):
        high = float(page.MediaBox[3])
        top, bottom = (high * margin / page_layout.height for margin in (page_layout.top, page_layout.bottom))
        lows = [float(note.Rect[1]) for note in page.get("/Annots", [])]
        for instruction in pikepdf.parse_content_stream(page, "Td"):
            lows.append(float(instruction.operands[1]))
        body = [low for low in lows if low > high * 0.075]  # above the foot
        found[number] = (high - top - min(body, default=high)) / (high - top - bottom)
    return found


def test_no_page_is_nearly_empty(pdf: TaggedPdf, built: BuildResult, real: RealGuide, theme: Theme) -> None:
    """Half of each page is used, and a third of one that ends before a part, an exercise or a page for notes. Only the
    page before a part, and the last, may be blank.
    """
    assert built.pages is not None
    divisions = real.arranged.book.divisions
    notes = [page.anchor for division in divisions for page in walk(division) if isinstance(page, NotesPage)]
    parts = {built.pages.pages[division.anchor or division.key] for division in divisions}
    begins = parts | {built.pages.pages[anchor] for anchor in (*real.arranged.exercises, *notes)}
    filled = _filled(pdf, theme)
    blank = [number for number, share in filled.items() if share < 0]
    assert [number for number in blank if number + 1 not in parts and number != len(filled)] == []
    least = {number: 0.33 if number + 1 in begins else 0.5 for number in filled if number not in blank}
    assert {number: round(filled[number], 2) for number in least if filled[number] < least[number]} == {}


def test_notes_pages_are_no_padding(pdf: TaggedPdf) -> None:
    """Where three stand in a row, the last, which makes a part end on a left-hand page, has dots to draw on."""
    ruled = [number for number, note in pdf.annotations("/Widget") if _is_page_of_lines(note)]
    assert ruled, "no page of lines was found"
    assert [number for number in ruled if {number + 1, number + 2} <= set(ruled)] == []


def _is_page_of_lines(note: pikepdf.Object) -> bool:
    if str((note if "/FT" in note else note.Parent).FT) != "/Tx":
        return False
    strokes = list(pikepdf.parse_content_stream(note.AP.N, "l d"))
    return len(strokes) > 20 and not any(str(stroke.operator) == "d" for stroke in strokes)
