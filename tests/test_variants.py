"""Variants of the workbook: large print, other pages, other colours, over the same guide.

They are built from the starter's guide with a figure whose words are turned. What a page may not do is read from the
finished PDF.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from guidepress.answers.filled_pdf import read_pdf
from guidepress.core.problems import Code, Severity
from guidepress.pipeline.build import BuildResult, build
from guidepress.pipeline.cache import Cache
from guidepress.pipeline.project import Project
from tests.conftest import HOME, copy_starter
from tests.glyph_boxes import pages
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.pdf_type_sizes import type_sizes, typed_sizes
from tests.test_page_sizes import misplaced, overprinted
from tests.validators.pdf import has_verapdf, verapdf

NAMES = ("large-print", "very-large", "a5", "letter", "tablet", "high-contrast")
DECLARED = """
variants:
  large-print: {title: Large print, layout: large-print, name-pages: large print}
  very-large: {title: Very large print, layout: large-print, type-size: 24}
  a5: {title: Small pages, layout: a5}
  letter: {title: US Letter, layout: letter}
  tablet: {title: For tablets, layout: tablet}
  high-contrast: {title: High contrast, layout: [high-contrast]}
"""
FIGURE = """
      - figure: What a meeting stands on
        id: meet.figure
        alt: Two pillars with words on their sides carry a beam.
        diagram:
          size: [120, 90]
          shapes:
            - {box: A decision for all, at: [0, 0], size: [120, 14], tone: accent-1, strong: true}
            - {box: A question that can be answered, at: [10, 16], size: [16, 74], turned: true, tone: soft-1}
            - {box: People who may decide, at: [80, 16], size: [16, 74], turned: true, tone: soft-1}
"""
TURNED = ("A question that can be answered", "People who may decide")


def guide_in(folder: Path, declared: str = DECLARED) -> Project:
    """The starter's guide with variants and a figure."""
    copy_starter(folder)
    about = folder / "source" / "guide.yaml"
    about.write_text(about.read_text(encoding="utf-8") + declared, encoding="utf-8")
    part = folder / "source" / "parts" / "02-meet.yaml"
    text = part.read_text(encoding="utf-8")
    at = text.index("      - exercise: rating-grid")
    part.write_text(text[:at] + FIGURE.lstrip("\n") + text[at:], encoding="utf-8")
    return Project(folder / "source", HOME / "layouts", folder / "output")


def built_with(
    project: Project, variants: Sequence[str] = (), formats: Sequence[str] = ("pdf",), cache: Cache | None = None
) -> BuildResult:
    return build(project, formats, lambda step: None, cache=cache, variants=variants)


def errors(result: BuildResult) -> list[str]:
    return [str(problem) for problem in result.problems if problem.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return guide_in(tmp_path_factory.mktemp("guide") / "own")


@pytest.fixture(scope="module")
def made(project: Project) -> BuildResult:
    """The workbook with all its variants."""
    result = built_with(project, ("all",))
    assert errors(result) == []
    return result


@pytest.fixture(params=NAMES)
def data(request: pytest.FixtureRequest, made: BuildResult) -> bytes:
    """The PDF of one variant."""
    return made.files[f"better-meetings-workbook-{request.param}.pdf"]


def words_of(data: bytes) -> str:
    return " ".join(" ".join(page.text for page in pages(data)).split())


def field_names(data: bytes) -> set[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return {str(field.T) for field in pdf.Root.AcroForm.Fields}


# ------------------------------------------------------------------------------------------------- the same book


def test_each_variant_is_a_file_with_a_page_map(made: BuildResult) -> None:
    for name in NAMES:
        record = json.loads(made.files[f"pages-{name}.json"])
        with pikepdf.open(BytesIO(made.files[f"better-meetings-workbook-{name}.pdf"])) as pdf:
            assert record["total"] == len(pdf.pages)
        assert record["pages"].keys() >= json.loads(made.files["pages.json"])["pages"].keys()


def test_answers_and_numbers_are_those_of_the_workbook(made: BuildResult, data: bytes) -> None:
    whole = made.files["better-meetings-workbook.pdf"]
    assert field_names(data) == field_names(whole) != set()
    numbered = re.compile(r"\b\d\.\d [A-Z][^.]+?\d+ minutes")
    assert numbered.findall(words_of(data)) == numbered.findall(words_of(whole)) != []


def test_its_tags_have_no_fault(data: bytes) -> None:
    assert faults(TaggedPdf(data)) == []


def test_nothing_leaves_its_place_or_covers_another(project: Project, made: BuildResult) -> None:
    from guidepress.core.problems import Problems
    from guidepress.pipeline.reading import read
    from guidepress.pipeline.variants import variant_documents
    from guidepress.theme import load_theme

    problems = Problems()
    found, theme = read(project, problems), load_theme(project.layout_folders, project.asset_folders, problems)
    assert found is not None
    assert theme is not None
    documents = variant_documents(project, *found, theme, ("all",), ("pdf",), problems)
    assert len(documents) == len(NAMES)
    for name, variant in zip(NAMES, documents, strict=True):
        drawn = list(pages(made.files[f"better-meetings-workbook-{name}.pdf"]))
        assert misplaced(drawn, variant.theme.workbook.page) == []
        assert overprinted(drawn) == []


def test_the_title_names_the_variant_and_a_filled_file_its_guide(data: bytes, tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        title = str(pdf.docinfo["/Title"])
    assert title.startswith("Better meetings · ")
    (tmp_path / "filled.pdf").write_bytes(data)
    received = read_pdf(tmp_path / "filled.pdf")
    assert (received.guide, received.edition) == ("better-meetings", "2026-1")


def test_verapdf_finds_nothing(made: BuildResult, tmp_path: Path) -> None:
    if not has_verapdf():
        pytest.skip("veraPDF")
    files = []
    for name in NAMES:
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(made.files[f"better-meetings-workbook-{name}.pdf"])
    assert verapdf("PDFUA_1", *files) == []


# ------------------------------------------------------------------------------------------------- large print


@pytest.mark.parametrize(("name", "least"), [("large-print", 18.0), ("very-large", 24.0)])
def test_no_type_of_large_print_is_smaller_or_on_its_side(name: str, least: float, made: BuildResult) -> None:
    """Labels, page numbers, drawings, options of drop-downs, and what is typed."""
    data = made.files[f"better-meetings-workbook-{name}.pdf"]
    shown = list(type_sizes(data))
    assert len(shown) > 100
    assert [(text.page, text.size) for text in shown if text.size < least or not text.level] == []
    assert typed_sizes(data) == {least}


def test_the_standard_workbook_has_smaller_type_and_words_on_their_side(made: BuildResult) -> None:
    """So the test above can fail."""
    shown = list(type_sizes(made.files["better-meetings-workbook.pdf"]))
    assert any(text.size < 18 for text in shown)
    assert not all(text.level for text in shown)


def test_words_on_their_side_stand_below_the_drawing(made: BuildResult) -> None:
    standard = words_of(made.files["better-meetings-workbook.pdf"])
    large = words_of(made.files["better-meetings-workbook-large-print.pdf"])
    for number, text in enumerate(TURNED, 1):
        assert f"{number} {text}" in large
        assert f"{number} {text}" not in standard


def test_no_word_is_split(made: BuildResult) -> None:
    """Every word of the standard workbook is a word of large print."""
    large = set(words_of(made.files["better-meetings-workbook-very-large.pdf"]).split())
    standard = {word for word in words_of(made.files["better-meetings-workbook.pdf"]).split() if word.isalpha()}
    assert {word for word in standard if len(word) > 3} - large <= {"continued"}


def test_its_cover_says_what_it_is(made: BuildResult) -> None:
    first = next(iter(pages(made.files["better-meetings-workbook-large-print.pdf"])))
    assert "Large print" in " ".join(first.text.split())


# ------------------------------------------------------------------------------------------------- concordance


def test_each_exercise_and_margin_names_the_standard_page(made: BuildResult) -> None:
    standard = json.loads(made.files["pages.json"])["pages"]
    large = json.loads(made.files["pages-large-print.json"])["pages"]
    drawn = list(pages(made.files["better-meetings-workbook-large-print.pdf"]))
    for exercise in ("meet.question", "meet.habits"):
        words = " ".join(drawn[large[exercise] - 1].text.split())
        assert f"Page {standard[exercise]} of the standard workbook" in words
        assert re.search(rf"Standard pages? (\d–)?{standard[exercise]}", words), words


def test_slides_pack_and_book_name_both_pages(project: Project) -> None:
    result = built_with(project, formats=("pdf", "decks", "epub", "web", "scorm", "pack"))
    assert errors(result) == []
    assert "better-meetings-workbook-large-print.pdf" in result.files  # it is part of the edition
    assert "better-meetings-workbook-a5.pdf" not in result.files
    standard = json.loads(result.files["pages.json"])["pages"]["meet.question"]
    large = json.loads(result.files["pages-large-print.json"])["pages"]["meet.question"]
    named = f"page {standard}, large print {large}"
    deck = next(name for name in result.files if name.startswith("decks/participants/") and "meet" in name)
    slides = Presentation(BytesIO(result.files[deck])).slides
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert any(f"Workbook {named}" in text for text in texts)
    pack = words_of(result.files["better-meetings-facilitator-pack.pdf"])
    assert f"{standard}, large print {large}: exercise" in pack
    assert f"For large print: {large}" in pack
    assert f"For large print: {large}" in result.files["decks/better-meetings-pages-to-print.txt"].decode()
    from zipfile import ZipFile

    with ZipFile(BytesIO(result.files["better-meetings.epub"])) as book:
        text = " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert named in text


# ------------------------------------------------------------------------------------------------- cost


def test_variants_change_nothing_of_the_workbook_and_cost_nothing_unless_asked_for(
    project: Project, made: BuildResult, tmp_path: Path
) -> None:
    without, with_them = Cache(), Cache()
    plain = built_with(guide_in(tmp_path / "plain", ""), cache=without)
    declared = built_with(project, cache=with_them)
    assert without.built_units == with_them.built_units == ["workbook"]
    name = "better-meetings-workbook.pdf"
    assert plain.files[name] == declared.files[name] == made.files[name]


def test_the_same_guide_gives_the_same_bytes(project: Project, made: BuildResult) -> None:
    again = built_with(project, ("large-print",))
    name = "better-meetings-workbook-large-print.pdf"
    assert again.files[name] == made.files[name]


def test_parts_are_volumes_of_the_variant(project: Project) -> None:
    result = build(project, ("pdf",), lambda step: None, split="parts", variants=("large-print",))
    assert {name for name in result.files if name.startswith("parts/")} == {
        "parts/better-meetings-meet.pdf",
        "parts/better-meetings-meet-large-print.pdf",
    }
    volume = result.files["parts/better-meetings-meet-large-print.pdf"]
    assert field_names(volume) <= field_names(result.files["better-meetings-workbook-large-print.pdf"])
    assert min(text.size for text in type_sizes(volume)) >= 18


def test_what_a_variant_leaves_out_is_not_in_it(tmp_path: Path) -> None:
    declared = "variants: {short: {title: Without notes, layout: a5, leave-out: [notes, cover-drawing]}}\n"
    result = built_with(guide_in(tmp_path / "own", declared), ("short",))
    assert errors(result) == []
    whole, short = (field_names(result.files[f"better-meetings-workbook{suffix}.pdf"]) for suffix in ("", "-short"))
    assert short < whole
    assert all("notes" in name for name in whole - short)


# ------------------------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("declared", "variants", "said"),
    [
        (
            DECLARED,
            ("larg-print",),
            'error unknown-variant: the guide has no variant "larg-print" of the workbook '
            '(did you mean "large-print"?)',
        ),
        (
            "",
            ("large-print",),
            "source/guide.yaml:1:1: error unknown-variant: the guide has no variant "
            '"large-print" of the workbook (declare one under variants in guide.yaml)',
        ),
        (
            "variants: {big: {title: Big, layout: larg-print}}\n",
            (),
            "error missing-asset: there is no "
            'layouts/variants/larg-print.yaml, in the guide or in the tool (did you mean "large-print"?)',
        ),
        (
            "variants: {Big One: {title: Big, layout: large-print}}\n",
            (),
            'error wrong-value: "Big One" cannot be the name of a variant, which stands in file names',
        ),
        (
            "variants: {big: {title: Big, layout: large-print, type-size: 90}}\n",
            (),
            "source/guide.yaml:71:62: error wrong-value: the least size of type is from 8 to 36 points, not 90",
        ),
        (
            "variants: {big: {title: Big, layout: large-print, tyep-size: 20}}\n",
            (),
            'error unknown-key: "tyep-size" is not known here (did you mean "type-size"?)',
        ),
    ],
)
def test_mistakes_in_names_are_told_with_what_was_meant(
    declared: str, variants: Sequence[str], said: str, tmp_path: Path
) -> None:
    result = built_with(guide_in(tmp_path / "own", declared), variants)
    assert result.files == {}
    assert any(said in message for message in errors(result)), errors(result)


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        (
            "page:\n  widht: 150\n",
            'layouts/variants/own.yaml:2:3: error unknown-key: "widht" is not known here (did you mean "width"?)',
        ),
        ("fonts:\n  regular: other.ttf\n", "layouts/variants/own.yaml:1:1: error unknown-key"),
        (
            "page: {inner: 100, outer: 110}\n",
            "layouts/variants/own.yaml:1:7: error wrong-value: the margins of the page leave no room for text",
        ),
        (
            "type-size: 18\ntype:\n  folio: {size: 12}\n",
            "layouts/variants/own.yaml:3:10: error wrong-value: "
            '"folio" is smaller than the type size of this variant, which is 18 points',
        ),
        (
            "type-size: 500\n",
            "layouts/variants/own.yaml:1:12: error wrong-value: the least size of type is from 8 to 36 points, not 500",
        ),
        (
            "page: {width: 150}\ntype-size: -5\n",
            "layouts/variants/own.yaml:2:12: error wrong-value: the least size of type is from 8 to 36 points, not -5",
        ),
        (
            "type-size: 18\ndisplay-size: 2\n",
            "layouts/variants/own.yaml:2:15: error wrong-value: "
            "the size to which large type grows is from 8 to 144 points, not 2",
        ),
        (
            'accents:\n  - {name: black, accent: "#000000", soft: "#ffffff"}\n',
            "layouts/variants/own.yaml:2:3: error wrong-count: there are 2 accents at least",
        ),
        ("- page\n", "layouts/variants/own.yaml:1:1: error wrong-type"),
    ],
)
def test_mistakes_in_a_layout_are_told_at_their_line(layout: str, said: str, tmp_path: Path) -> None:
    project = guide_in(tmp_path / "own", "variants: {own: {title: Own, layout: own}}\n")
    folder = tmp_path / "own" / "layouts" / "variants"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(layout, encoding="utf-8")
    result = built_with(project, ("own",))
    assert any(message.startswith(said) for message in errors(result)), errors(result)


def test_type_never_becomes_smaller(tmp_path: Path) -> None:
    """A least size below that of running text leaves all other type as it is."""
    project = guide_in(tmp_path / "own", "variants: {own: {title: Own, layout: letter, type-size: 8}}\n")
    made = built_with(project, ("own",))
    assert errors(made) == []
    standard, own = (
        {text.size for text in type_sizes(made.files[f"better-meetings-workbook{suffix}.pdf"])}
        for suffix in ("", "-own")
    )
    assert min(own) >= 8
    assert max(own) == max(standard)
    assert {size for size in standard if size >= 8} <= own


def test_an_example_that_does_not_fit_a_variant_is_a_warning(tmp_path: Path) -> None:
    project = guide_in(tmp_path / "own", "variants: {own: {title: Own, layout: own}}\n")
    folder = tmp_path / "own" / "layouts" / "variants"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("page: {height: 120}\nfields: {pitch: 30, word: 80}\n", encoding="utf-8")
    result = built_with(project, ("own",))
    found = [problem for problem in result.problems if problem.code is Code.EXAMPLE_TOO_LONG]
    assert found
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert all("Better meetings · Own" in problem.message for problem in found)
