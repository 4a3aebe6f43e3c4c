"""Easy read: sentences with pictures in place of the words of a part or an exercise, in a variant alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from guidepress.core.problems import Severity
from guidepress.formats.registry import DEFAULT
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.project import Project
from tests.conftest import HOME, copy_starter
from tests.glyph_boxes import pages
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.pdf_type_sizes import type_sizes
from tests.test_variants import field_names, words_of
from tests.validators.pdf import has_verapdf, verapdf

DECLARED = """
variants:
  easy: {title: Easy read, layout: easy-read, easy-read: true}
  plain: {title: Plain, layout: easy-read}
"""
EASY = """
easy-read:
  - {say: A meeting is when people talk., picture: wide.png, alt: Four people at a table}
  - {say: It should help you., icon: pencil}
  - It should be short.
"""
EASY_EXERCISE = """
        easy-read:
          - {say: Think of your next meeting., icon: pencil, alt: A pencil}
          - {say: Say what it is for., picture: high.png}
"""
OFFSET = 3 * 72 / 25.4
"""By how much the inner margin of layouts/variants/easy-read.yaml is wider than the outer, in points."""
SAID = ("A meeting is when people talk.", "It should be short.", "Think of your next meeting.", "Say what it is for.")


def easy_guide(folder: Path) -> Project:
    """The starter's guide with easy-read sentences for one part and for its first exercise."""
    copy_starter(folder)
    about = folder / "source" / "guide.yaml"
    about.write_text(about.read_text(encoding="utf-8") + DECLARED, encoding="utf-8")
    part = folder / "source" / "parts" / "02-meet.yaml"
    text = part.read_text(encoding="utf-8")
    first = text.index("        prompt:")
    text = text[:first] + EASY_EXERCISE.lstrip("\n") + text[first:]
    part.write_text(text.replace("sections:", EASY.lstrip("\n") + "sections:", 1), encoding="utf-8")
    images = folder / "assets" / "images"
    images.mkdir(parents=True, exist_ok=True)
    for name, size in (("wide.png", (60, 30)), ("high.png", (20, 80))):
        Image.new("RGB", size, "#336699").save(images / name)
    return Project(folder / "source", HOME / "layouts", folder / "output")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """All formats, and the variants."""
    project = easy_guide(tmp_path_factory.mktemp("guide") / "own")
    result = build(project, DEFAULT, lambda step: None, variants=("all",))
    assert [str(problem) for problem in result.problems if problem.severity is Severity.ERROR] == []
    return result


def workbook(made: BuildResult, name: str = "") -> bytes:
    return made.files[f"better-meetings-workbook{'-' if name else ''}{name}.pdf"]


def replaced_words(made: BuildResult) -> list[str]:
    """Words of the standard workbook that the easy-read sentences stand for."""
    words = words_of(workbook(made))
    assert made.guide is not None
    part = made.guide.parts[1]
    assert part.opens is not None
    first = part.opens.text.split(".")[0].strip()
    assert first in words
    return [first]


def test_only_the_easy_variant_shows_the_sentences(made: BuildResult) -> None:
    easy = words_of(workbook(made, "easy"))
    assert [said for said in SAID if said not in easy] == []
    for name in ("", "plain"):
        assert [said for said in SAID if said in words_of(workbook(made, name))] == []


def test_the_sentences_stand_in_place_of_words(made: BuildResult) -> None:
    easy = words_of(workbook(made, "easy"))
    assert [words for words in replaced_words(made) if words in easy] == []


def test_answers_stay_the_same(made: BuildResult) -> None:
    assert field_names(workbook(made, "easy")) == field_names(workbook(made)) != set()


def left_edges(made: BuildResult, name: str) -> set[float]:
    """The left edges of the lines that are sentences, in whole points."""
    found = set()
    for page in pages(workbook(made, name)):
        text = "".join(glyph.character for glyph in page.glyphs)
        for said in SAID:
            at = text.find(said.replace(" ", ""))
            if at >= 0:
                found.add(round(page.glyphs[at].box[0] - (page.number % 2) * OFFSET))
    return found


def test_all_sentences_have_one_left_edge(made: BuildResult) -> None:
    """Also that without a picture; the margin at the binding apart. First letters differ by their own side bearing."""
    edges = left_edges(made, "easy")
    assert edges
    assert max(edges) - min(edges) <= 2


def test_a_picture_is_read_aloud_only_where_it_is_described(made: BuildResult) -> None:
    def described(name: str) -> set[str]:
        pdf = TaggedPdf(workbook(made, name))
        return {node.text_of("/Alt") for node in pdf.nodes("Figure")}

    assert described("easy") - described("") == {"Four people at a table", "A pencil"}


def test_its_tags_have_no_fault(made: BuildResult) -> None:
    assert faults(TaggedPdf(workbook(made, "easy"))) == []


def test_no_type_is_under_16_points(made: BuildResult) -> None:
    shown = list(type_sizes(workbook(made, "easy")))
    assert [(text.page, text.size) for text in shown if text.size < 16] == []
    assert {text.size for text in type_sizes(workbook(made))} & {12.0}


def test_the_report_names_what_was_replaced(made: BuildResult) -> None:
    units = {unit["name"]: unit for unit in made.report["formats"][0]["units"]}
    left_out = str(units["workbook-easy"])
    assert "easy-read-instead" in left_out
    assert "easy-read-instead" not in str(units["workbook"])


def test_verapdf_finds_nothing(made: BuildResult, tmp_path: Path) -> None:
    if not has_verapdf():
        pytest.skip("veraPDF")
    (tmp_path / "easy.pdf").write_bytes(workbook(made, "easy"))
    assert verapdf("PDFUA_1", tmp_path / "easy.pdf") == []


def test_the_pictures_are_in_the_file(made: BuildResult) -> None:
    with pikepdf.open(BytesIO(workbook(made, "easy"))) as pdf:
        found = {
            (int(item.Width), int(item.Height))
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        }
    assert {(60, 30), (20, 80)} <= found
