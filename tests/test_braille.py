"""The braille file: only braille, lines and pages of the right size, and liblouis reads the words of a guide in it."""

from __future__ import annotations

import re
import shutil
import sys
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guidepress.core.os_errors import RefusedError
from guidepress.core.problems import Problems
from guidepress.document.book import Book, PdfChoice
from guidepress.formats.braille import Braille, liblouis
from guidepress.formats.braille.blocks import BrailleBlock, Piece, braille_blocks
from guidepress.formats.braille.cells import ASCII_OF_CELLS, ascii_braille, brf, number, unicode_braille
from guidepress.formats.braille.liblouis import Liblouis, UnknownTableError
from guidepress.formats.braille.pages import joined
from guidepress.formats.braille.set_braille import LaidBraille, set_braille
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from tests.conftest import HOME, RealGuide, copy_starter, need, run_build
from tests.decks import theme
from tests.sample_book import sample_book
from tests.spoken_cases import pages_in_letters, tree_of
from tests.test_source_format import write_guide
from tests.validators.braille import ASCII_OF_CELLS as AGREED
from tests.validators.braille import brf_faults, has_liblouis, pages_of, read_back

UEB = "en-ueb-g2.ctb"
MOST = 600
"""How many cells liblouis gets at once; it cuts a line of more than 2,047 bytes."""


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "guide"
    copy_starter(folder)
    return folder


def project_of(folder: Path) -> Project:
    return Project(folder / "source", HOME / "layouts", folder / "output")


def built_brf(project: Project) -> bytes:
    outcome = build(project, ("braille",), lambda step: None)
    assert not list(outcome.problems), "\n".join(map(str, outcome.problems))
    return next(data for name, data in outcome.files.items() if name.endswith(".brf"))


def with_keys(folder: Path, target: Path, language: str, *more: str) -> Project:
    """A copy of a guide in another language, with further lines in guide.yaml."""
    shutil.copytree(folder, target)
    about = target / "source" / "guide.yaml"
    text = about.read_text(encoding="utf-8")
    assert "language: en-GB" in text
    about.write_text("\n".join([text.replace("language: en-GB", f"language: {language}"), *more, ""]), encoding="utf-8")
    return project_of(target)


# ------------------------------------------------------------------------------------------------- cells, pages


def test_cells_are_those_of_ascii_braille() -> None:
    assert ASCII_OF_CELLS == AGREED
    assert sorted(map(ord, ASCII_OF_CELLS)) == list(range(0x20, 0x60))
    assert ascii_braille(unicode_braille(ASCII_OF_CELLS)) == ASCII_OF_CELLS
    with pytest.raises(ValueError, match="six dots"):
        ascii_braille("\u2840")
    assert number(120) == "#ABJ"


WORDS = st.text(st.sampled_from("ABC DEF-1 "), max_size=120)
STYLES = st.sampled_from(["centred", "section", "smaller", "paragraph", "item", "note", "row", "cell", "quotation"])
BLOCKS = st.lists(
    st.builds(
        lambda style, words, steps, level, apart: (style, words, steps, level if style == "item" else 0, apart),
        STYLES,
        st.lists(WORDS, min_size=1, max_size=3),
        st.integers(0, 2),
        st.integers(1, 12),
        st.booleans(),
    ),
    max_size=30,
)


@given(BLOCKS, st.integers(20, 42), st.integers(10, 27))
def test_every_word_stands_on_a_page_in_order(
    drawn: list[tuple[str, list[str], int, int, bool]], cells: int, lines: int
) -> None:
    """No page is too long, no word is lost, and each print page is named where it begins."""
    page, blocks, wanted = 1, [], ""
    for style, texts, steps, level, apart in drawn:
        pieces = []
        for text in texts:
            pieces.append(Piece(page, f"{text} "))
            page += steps
        blocks.append(BrailleBlock(style, tuple(pieces), level, apart))  # type: ignore[arg-type]
        wanted += "".join("".join(text.split()) for text in texts)
    pages = pages_in_letters(blocks, "TITLE", replace(theme().braille, cells=cells, lines=lines))
    data = brf(pages)
    assert not pages or brf_faults(data, cells, lines) == []
    body = [line for each in pages for line in each[1:-1]]
    said = "".join(line.rstrip('"') for line in body if not line.startswith("------"))
    assert "".join(said.split()) == wanted
    marked = {each[0].rpartition(" ")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for each in pages}
    marked |= {line.lstrip("-") for line in body if line.startswith("------")}
    shown = {piece.page for block in blocks for piece in block.pieces if piece.text.strip()}
    assert marked == {number(each) for each in shown}


# ------------------------------------------------------------------------------------------------- with liblouis


def letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def print_words(book: Book) -> str:
    """The words of the paragraphs of a book in print, letters only."""
    blocks = braille_blocks(tree_of(book), book.words)
    return letters("".join(piece.text for block in blocks for piece in block.pieces if not piece.is_cells))


def likeness(book: Book, laid: LaidBraille) -> float:
    """How much of a book liblouis reads out of its braille, 0 to 1, without numbers of pages and signs."""
    data = Braille().write(laid)[f"{book.slug}.brf"]
    assert brf_faults(data) == []
    lines = [line.strip() for page in pages_of(data) for line in page[1:-1]]
    words = " ".join(line for line in lines if not line.startswith("------") and set(line) not in ({"7"}, {"G"}))
    for sign in ("$#D", ".-.-.-", "@.<", "@.>"):
        words = words.replace(sign, "")
    pieces = [""]
    for word in words.split():
        pieces[-1:] = [f"{pieces[-1]} {word}"] if len(pieces[-1]) < MOST else [pieces[-1], word]
    said = letters("".join(read_back(pieces, UEB)))
    wanted = print_words(book)
    same = SequenceMatcher(None, wanted, said, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) / len(wanted)


def test_liblouis_reads_the_sample_book() -> None:
    need("liblouis", has_liblouis())
    book, problems = replace(sample_book(), language="en-GB"), Problems()
    laid = set_braille(book, theme(), problems)
    assert not problems.failed
    assert likeness(book, laid) > 0.98


def test_the_standard_of_the_pdf_makes_no_difference() -> None:
    """Captions of lists and words in bold have other elements in PDF 2.0."""
    book = sample_book()
    one, other = (braille_blocks(tree_of(replace(book, pdf=PdfChoice(each))), book.words) for each in ("ua-1", "ua-2"))
    assert [(block.style, joined(block.pieces), block.level, block.apart, block.space) for block in one] == [
        (block.style, joined(block.pieces), block.level, block.apart, block.space) for block in other
    ]


def test_the_guide_of_all_examples_is_braille(tmp_path: Path) -> None:
    need("liblouis", has_liblouis())
    data = built_brf(write_guide(tmp_path))
    assert brf_faults(data) == []
    assert len(pages_of(data)) > 50


def test_the_real_guide_is_braille(real: RealGuide) -> None:
    need("liblouis", has_liblouis())
    problems = Problems()
    laid = set_braille(real.arranged.book, theme(), problems)
    assert not list(problems), "\n".join(map(str, problems))
    assert brf_faults(Braille().write(laid)[f"{real.arranged.book.slug}.brf"]) == []


def test_the_first_page_says_that_it_is_a_draft(starter: Path) -> None:
    need("liblouis", has_liblouis())
    first = pages_of(built_brf(project_of(starter)))[0]
    said = " ".join(" ".join(read_back([" ".join(line.strip() for line in first[:-1] if line)], UEB)).split())
    assert "Draft for a transcriber. Not proofread." in said
    assert "liblouis" in said


def test_the_same_guide_gives_the_same_bytes(starter: Path) -> None:
    need("liblouis", has_liblouis())
    assert built_brf(project_of(starter)) == built_brf(project_of(starter))


def test_the_module_gives_what_the_program_gives(starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need("liblouis", has_liblouis())
    with monkeypatch.context() as patch:
        patch.syspath_prepend("/usr/lib/python3/dist-packages")
        try:
            module = import_module("louis")
        except ImportError:
            need("python3-louis", found=False)
    monkeypatch.delitem(sys.modules, "louis")
    monkeypatch.setitem(sys.modules, "louis", module)
    by_program = built_brf(project_of(starter))
    monkeypatch.setattr(liblouis, "PROGRAM", "no-such-program")
    assert built_brf(project_of(starter)) == by_program


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "7"}], ids=str)
def test_locale_and_hash_seed_do_not_matter(starter: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    need("liblouis", has_liblouis())
    run = run_build("braille", "--guide", str(starter), "--output", str(tmp_path), env=environment)
    assert run.returncode == 0, run.stderr
    assert next(tmp_path.glob("*.brf")).read_bytes() == built_brf(project_of(starter))


def test_a_long_text_is_cut_between_words() -> None:
    need("liblouis", has_liblouis())
    text = "A sentence of é and words. " * 300
    cells = Liblouis(UEB).translate([text]).cells[text]
    assert letters("".join(read_back(cells.split("4 "), UEB))) == letters(text)


def test_a_backslash_stays_and_an_unknown_sign_is_named() -> None:
    need("liblouis", has_liblouis())
    found = Liblouis(UEB).translate([r"books \x0041", "one\ue001s", "\u0b95"])
    assert read_back([found.cells[r"books \x0041"]], UEB) == [r"books \x0041"]
    assert found.unknown == ("\u0b95", "\ue001")
    assert found.cells["one\ue001s"] == Liblouis(UEB).translate(["ones"]).cells["ones"]


def test_an_unknown_sign_is_a_warning_with_its_place(starter: Path, tmp_path: Path) -> None:
    need("liblouis", has_liblouis())
    book = replace(sample_book(), language="en-GB", title="A sign ⟁ apart")
    problems = Problems()
    laid = set_braille(book, theme(), problems)
    assert laid.pages
    assert [str(each) for each in problems if "U+27C1" in str(each)]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ("cells: 400", "cells is from 20 to 100"),
        ("lines: 9", "lines is from 10 to 100"),
        ("space: {line: 1, lines: 50}", "lines is from 0"),
        ("tables: {en: ../x.ctb}", "is not the name of a table"),
        ("tables: {en: no-such.ctb}", "cannot use the table"),
    ],
    ids=lambda words: words.split()[0],
)
def test_a_bad_layout_is_an_error_in_its_file(changed: str, message: str, starter: Path, tmp_path: Path) -> None:
    need("liblouis", has_liblouis())
    guide = tmp_path / "guide"
    shutil.copytree(starter, guide)
    key = changed.partition(":")[0]
    text = (HOME / "layouts" / "braille.yaml").read_text(encoding="utf-8")
    (guide / "layouts").mkdir()
    written = re.sub(rf"^{key}: .*$", changed, text, flags=re.MULTILINE)
    (guide / "layouts" / "braille.yaml").write_text(written, encoding="utf-8")
    outcome = build(project_of(guide), ("braille",), lambda step: None)
    (error,) = [problem for problem in outcome.problems if problem.severity.value == "error"]
    assert message in error.message
    assert error.where.file == "layouts/braille.yaml"


# ------------------------------------------------------------------------------------------------- languages


def test_welsh_has_its_own_table(starter: Path, tmp_path: Path) -> None:
    need("liblouis", has_liblouis())
    project = with_keys(starter, tmp_path / "cy", "cy")
    outcome = build(project, ("braille",), lambda step: None)
    assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))
    data = next(data for name, data in outcome.files.items() if name.endswith(".brf"))
    assert brf_faults(data) == []
    assert data != built_brf(project_of(starter))
    assert ascii_braille(unicode_braille(Liblouis("cy-cy-g2.ctb").translate(["ŵyth"]).cells["ŵyth"]))


def test_a_language_without_a_table_is_an_error_that_names_those_with_one(starter: Path, tmp_path: Path) -> None:
    outcome = build(with_keys(starter, tmp_path / "de", "de"), ("braille",), lambda step: None)
    (error,) = [problem for problem in outcome.problems if problem.severity.value == "error"]
    assert "cy and en" in error.message
    assert error.where.file == "source/guide.yaml"
    assert error.where.line > 1
    assert outcome.files == {}


def test_a_guide_can_name_a_table(starter: Path, tmp_path: Path) -> None:
    need("liblouis", has_liblouis())
    project = with_keys(starter, tmp_path / "de", "de", "braille: {table: de-g1.ctb}")
    outcome = build(project, ("braille",), lambda step: None)
    assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("no-such.ctb", "cannot use the table"),
        ("../secret.ctb", "is not the name of a table"),
        ("a.ctb,b.ctb", "is not the name of a table"),
        ("text_nabcc.dis", "is not the name of a table"),
    ],
)
def test_a_bad_table_is_an_error_at_its_place(table: str, message: str, starter: Path, tmp_path: Path) -> None:
    need("liblouis", has_liblouis())
    project = with_keys(starter, tmp_path / "guide", "fr", f'braille: {{table: "{table}"}}')
    outcome = build(project, ("braille",), lambda step: None)
    (error,) = [problem for problem in outcome.problems if problem.severity.value == "error"]
    assert message in error.message
    text = (project.source / "guide.yaml").read_text(encoding="utf-8").split("\n")
    assert table in text[error.where.line - 1]


def test_a_table_of_eight_dots_is_refused() -> None:
    need("liblouis", has_liblouis())
    with pytest.raises(UnknownTableError):
        Liblouis("en-us-comp8.ctb").translate(["Capitals have dot 7"])


# ------------------------------------------------------------------------------------------------- without liblouis


def test_without_liblouis_it_says_what_to_install_and_writes_nothing(starter: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    run = run_build("braille", "--guide", str(starter), "--output", str(output), env={"PATH": str(tmp_path)})
    assert run.returncode == 3
    assert "braille needs liblouis, which is not on this computer" in run.stderr
    for system in ("apt install liblouis-bin", "brew install liblouis", "Windows"):
        assert system in run.stderr
    assert not list(output.glob("*"))


def test_a_program_that_says_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "lou_translate"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnknownTableError):
        Liblouis(UEB).translate(["word"])


def test_a_program_that_cannot_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "lou_translate"
    program.write_bytes(b"\x7fELF no program")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RefusedError, match="cannot be started"):
        Liblouis(UEB).translate(["word"])
