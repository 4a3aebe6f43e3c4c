"""The pages that variants name beside their own, the names of their files, and how the command line tells of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress import api
from guidepress.cli.commands.build import _with_variants
from guidepress.core.problems import Code, Problems
from guidepress.document.deck import Pointer
from guidepress.document.drawing import Box, Drawing, Shape
from guidepress.document.exercise import Column, FieldGrid, Row, RowGroup
from guidepress.document.fields import Field, Option
from guidepress.document.inline import Run
from guidepress.document.page_map import PageMap, VariantPages
from guidepress.formats.pdf.components.context import Context
from guidepress.formats.pdf.components.field_columns import FieldColumns
from guidepress.formats.pdf.components.field_sizes import drop_down_line_width, drop_down_width
from guidepress.formats.pdf.components.icons import IconPainter
from guidepress.formats.pdf.components.keyed_drawing import keyed_drawing
from guidepress.formats.pdf.layout.page_furniture import StandardPages
from guidepress.formats.pdf.layout.styles import Styles
from guidepress.formats.pdf.syntax.objects import DrawnDocument
from guidepress.formats.pptx.clock_and_pages import pointer_words
from tests.conftest import HOME, run_build
from tests.epub_cases import theme
from tests.glyph_boxes import pages
from tests.sample_book import sample_book, words
from tests.test_variants import built_with, errors, guide_in

WORDS = replace(
    words(),
    variant_page="{page}, {name} {other}",
    variant_pages="{pages}; {name} {other}",
    workbook_page="Workbook page {page}",
    workbook_page_short="Workbook page {page}",
    workbook_pages="Workbook pages {pages}",
    standard_margin="Standard page {page}",
    standard_margins="Standard pages {pages}",
)


def page_map(pages: Mapping[str, int]) -> PageMap:
    return PageMap("1", pages, (), 99)


# ------------------------------------------------------------------------------------------------- names of files


@pytest.mark.parametrize("name", ["large-print", "workbook", "print"])
def test_each_variant_is_told_with_its_own_files(name: str) -> None:
    """The name of one variant may end as another does, or as the workbook."""
    names = ("large-print", "print", "workbook")
    suffixes = ("", *(f"-{each}" for each in names))
    paths = [f"{stem}{suffix}.pdf" for stem in ("g-workbook", "parts/g-meet") for suffix in suffixes]
    paths += [f"pages-{each}.json" for each in names]
    units = [{"name": "workbook"}, *({"name": f"workbook-{each}", "variant": each} for each in names)]
    format = {"name": "pdf", "files": [{"path": path, "size": 1} for path in paths], "units": units}
    told = {each["name"]: each for each in _with_variants(format, {"guide": "g", "parts": [{"id": "meet"}]})}
    own = {file["path"] for file in told[name]["files"]}
    assert own == {f"g-workbook-{name}.pdf", f"parts/g-meet-{name}.pdf"}
    assert {file["path"] for file in told["pdf"]["files"]} == {"g-workbook.pdf", "parts/g-meet.pdf"}


def test_a_build_tells_of_variants_whose_names_end_alike(tmp_path: Path) -> None:
    declared = "variants:\n" + "".join(
        f"  {name}: {{title: Own, layout: a5}}\n" for name in ("print", "large-print", "workbook")
    )
    guide_in(tmp_path / "own", declared)
    result = run_build("build", "pdf", "--all-variants", "--output", "out", cwd=tmp_path / "own")
    assert result.returncode == 0, result.stdout + result.stderr
    for name in ("print", "large-print", "workbook"):
        assert f"better-meetings-workbook-{name}.pdf" in result.stdout


def test_a_variant_of_an_earlier_build_is_named(tmp_path: Path) -> None:
    guide_in(tmp_path / "own", "variants: {small: {title: Small pages, layout: a5}}\n")
    folder = tmp_path / "own"
    first = run_build("build", "pdf", "--variant", "small", cwd=folder)
    assert [line for line in first.stderr.splitlines() if "earlier build" in line] == []
    steps = [line for line in (first.stdout + first.stderr).splitlines() if line.startswith("Setting")]
    assert steps == ["Setting the workbook", "Setting the workbook: Small pages"]
    note = "better-meetings-workbook-small.pdf is of an earlier build. Add --variant small to make it anew."
    assert note in run_build("build", "pdf", cwd=folder).stderr
    assert note not in run_build("build", "epub", cwd=folder).stderr


def test_two_volumes_may_not_have_one_name(tmp_path: Path) -> None:
    """meet with large-print, and meet-large with print."""
    declared = "variants: {large-print: {title: L, layout: a5}, print: {title: P, layout: a5}}\n"
    project = guide_in(tmp_path / "own", declared)
    source = tmp_path / "own" / "source"
    words = "part: A large meeting\nid: meet-large\nsections:\n  - title: One\n    id: large.one\n    body: [Words.]\n"
    (source / "parts" / "04-meet-large.yaml").write_text(words, encoding="utf-8")
    about = source / "guide.yaml"
    about.write_text(
        about.read_text(encoding="utf-8").replace("meet, back]", "meet, meet-large, back]"), encoding="utf-8"
    )
    found = errors(built_with(project))
    said = (
        'the file of part "meet-large" in the variant "print" would be called as that of '
        'part "meet" in the variant "large-print"'
    )
    assert any(said in message for message in found), found


# ------------------------------------------------------------------------------------------------- pages of two prints


def slide_words(standard: Mapping[str, int], large: Mapping[str, int]) -> str:
    also = VariantPages.of("Large print", "large print", page_map(large), WORDS)
    pages = PageMap("1", standard, (), 99, (also,))
    return pointer_words(WORDS, [Pointer(target, target, "") for target in standard], pages)


def test_a_slide_names_each_page_of_a_variant() -> None:
    assert "20, large print 41" in slide_words({"2.1": 20}, {"2.1": 41})
    assert "20, large print 41" in slide_words({"2.1": 20, "2.2": 20}, {"2.1": 41, "2.2": 41})
    assert "20; large print 41, 43" in slide_words({"2.1": 20, "2.2": 20}, {"2.1": 41, "2.2": 43})
    assert "20, 21; large print 41" in slide_words({"2.1": 20, "2.2": 21}, {"2.1": 41, "2.2": 41})


def margins() -> StandardPages:
    return StandardPages(page_map({"a": 5, "b": 6, "c": 7, "more-notes-1": 90}), WORDS)


def test_a_margin_names_what_the_page_goes_on_with() -> None:
    standard = margins()
    assert standard.words_of(["a"], goes_on=False) == "Standard page 5"
    assert standard.words_of(["c"], goes_on=True) == "Standard pages 5–7"
    assert standard.words_of([], goes_on=True) == "Standard page 7"
    assert standard.words_of(["a"], goes_on=False) == "Standard page 5"


def test_a_margin_says_nothing_of_notes_that_only_fill_a_page() -> None:
    """Each print counts them by itself, so they hold other answers."""
    standard = margins()
    assert standard.words_of(["a"], goes_on=False)
    assert standard.words_of(["more-notes-1"], goes_on=False) == ""
    assert standard.words_of([], goes_on=True) == "Standard page 5"


def test_a_long_running_head_is_whole_beside_the_standard_page(tmp_path: Path) -> None:
    """Below it, where both have no room on one line."""
    title = "What a good meeting looks like in practice"
    project = guide_in(tmp_path / "own", "variants: {own: {title: Own, layout: large-print}}\n")
    part = tmp_path / "own" / "source" / "parts" / "02-meet.yaml"
    text = part.read_text(encoding="utf-8").replace("part: One good meeting", f"part: {title}")
    part.write_text(text.replace("lines: 4", "lines: 30"), encoding="utf-8")
    result = built_with(project, ("own",))
    assert errors(result) == []
    drawn = [" ".join(page.text.split()) for page in pages(result.files["better-meetings-workbook-own.pdf"])]
    heads = [text for text in drawn if title in text and "Standard page" in text]
    assert len(heads) > 1
    assert not any("…" in text for text in drawn)


def test_contents_and_notes_that_fill_a_page_name_no_standard_page(tmp_path: Path) -> None:
    project = guide_in(tmp_path / "own", "variants: {own: {title: Own, layout: [large-print, own]}}\n")
    folder = tmp_path / "own" / "layouts" / "variants"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("page: {fill: notes}\n", encoding="utf-8")
    source = tmp_path / "own" / "source"
    words = "part: Contents\nid: contents\nrole: front\nnotes: 0\nbody:\n  - contents: parts\n"
    (source / "parts" / "00-contents.yaml").write_text(words, encoding="utf-8")
    about = (source / "guide.yaml").read_text(encoding="utf-8").replace("parts: [", "parts: [contents, ")
    (source / "guide.yaml").write_text(about, encoding="utf-8")
    text = (HOME / "layouts" / "workbook.yaml").read_text(encoding="utf-8")
    (folder.parent / "workbook.yaml").write_text(text.replace("fill: blank", "fill: notes"), encoding="utf-8")
    result = built_with(project, ("own",))
    assert errors(result) == []
    drawn = [" ".join(page.text.split()) for page in pages(result.files["better-meetings-workbook-own.pdf"])]
    fillers = [text for text in drawn if "More notes" in text]
    contents = [text for text in drawn if "Contents" in text]
    assert fillers
    assert contents
    assert not any("Standard page" in text for text in (*fillers, *contents))


# ------------------------------------------------------------------------------------------------- how much is asked


def test_short_options_of_a_drop_down_stand_on_one_line() -> None:
    """The column is wider than its longest option if the others keep their least width."""
    larger = replace(theme().workbook, fields=replace(theme().workbook.fields, size=18))
    styles = Styles(replace(theme(), workbook=larger), DrawnDocument(), Problems(), "en-GB")
    context = Context(sample_book(), styles, IconPainter({}), DrawnDocument(), Problems())
    options = tuple(Option(key, key.upper()) for key in ("m", "c", "p", "w"))
    pick, text = Field("pick", "pick", ("Mark",), options=options), Field("text", "text", ("Name",))
    columns = (Column((Run("Name"),), weight=9.0), Column((Run("Mark"),)))
    grid = FieldGrid(columns, (RowGroup((Row((), (text, pick)),)),), "Map")
    width = FieldColumns(context, grid, headers_above=False).widths[1]
    assert width - 2 * context.mm(1) >= drop_down_line_width(context, pick) > drop_down_width(context, pick)


def words_named(data: bytes) -> dict[str, int]:
    """The words that each field names in its tooltip: "about 30 words"."""
    found = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for entry in pdf.Root.AcroForm.Fields:
            if named := re.search(r"about (\d+) words", str(entry.get("/TU", ""))):
                found[str(entry.T)] = int(named[1])
    return found


@pytest.mark.parametrize("lines", [12, 40])
@pytest.mark.parametrize("settings", ["layout: large-print", "layout: large-print, type-size: 24", "layout: a5"])
def test_a_variant_asks_for_no_less_than_the_standard_workbook(settings: str, lines: int, tmp_path: Path) -> None:
    """Its boxes hold the words, but for one that fills its page: it still names as many."""
    project = guide_in(tmp_path / "own", f"variants: {{own: {{title: Own, {settings}}}}}\n")
    part = tmp_path / "own" / "source" / "parts" / "02-meet.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("lines: 4", f"lines: {lines}"), encoding="utf-8")
    result = built_with(project, ("own",))
    assert errors(result) == []
    standard, own = (words_named(result.files[f"better-meetings-workbook{suffix}.pdf"]) for suffix in ("", "-own"))
    assert standard
    assert {name: own.get(name, 0) for name, count in standard.items() if own.get(name, 0) < count} == {}
    (unit,) = (unit for unit in result.report["formats"][0]["units"] if unit.get("variant"))
    assert lines == 40 or unit["reduced_boxes"] == []


# ------------------------------------------------------------------------------------------------- drawings and covers


def keyed(*shapes: Shape) -> Drawing:
    """A drawing as large print shows it."""
    layout = theme().workbook
    large = replace(theme(), workbook=replace(layout, drawing=replace(layout.drawing, keyed=True)))
    return keyed_drawing(Styles(large, DrawnDocument(), Problems(), "en-GB"), Drawing(120, 90, shapes))


def turned(text: str, x: float) -> Box:
    return Box(x, 0, 16, 80, text, turned=True)


def test_equal_words_have_one_number_and_none_is_skipped() -> None:
    drawing = keyed(turned("Some words", 0), turned("Some words", 20), turned("Other words", 40))
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Box)] == ["1", "1", "2"]


def test_a_word_too_short_for_a_number_becomes_level() -> None:
    for drawing in (keyed(turned("No", 0)), keyed(turned("No", 0), turned("Other words", 40))):
        assert not any(shape.turned for shape in drawing.shapes if isinstance(shape, Box))
    assert drawing.words()[:2] == ("No", "1")


def test_a_key_is_no_word_of_the_drawing() -> None:
    drawing = keyed(Box(90, 0, 20, 20, "1"), Box(90, 30, 20, 20, "A"), turned("Some words", 0))
    assert [shape.text for shape in drawing.shapes if isinstance(shape, Box)] == ["1", "A", "B"]


def test_a_word_of_the_title_of_a_variant_that_is_wider_than_the_cover_is_reported(tmp_path: Path) -> None:
    word = "Extraordinarily" * 4
    result = built_with(guide_in(tmp_path / "own", f"variants: {{own: {{title: {word}, layout: a5}}}}\n"), ("own",))
    (message,) = errors(result)
    assert message.startswith("source/guide.yaml:71:")
    assert "a word of the variant’s title is wider than the cover" in message


# ------------------------------------------------------------------------------------------------- report and checks


def test_the_report_says_what_a_variant_leaves_out(tmp_path: Path) -> None:
    declared = "variants: {own: {title: Own, layout: a5, leave-out: [notes, cover-drawing]}}\n"
    result = built_with(guide_in(tmp_path / "own", declared), ("own",))
    assert [unit.get("leaves_out") for unit in result.report["formats"][0]["units"]] == [
        None,
        ["notes", "cover-drawing"],
    ]
    page = result.files["report.html"].decode()
    assert "It has not, as guide.yaml says: the pages for notes and the drawing of the cover." in page


def contrasts(guide: Path, *variants: str) -> list[str]:
    return [str(problem) for problem in api.check(guide, variants=variants) if problem.code is Code.CONTRAST]


def test_the_colours_of_variants_are_checked_too(tmp_path: Path) -> None:
    """Each pair once, at its place in the layout of the variant."""
    declared = (
        "variants: {pale: {title: Pale, layout: pale}, large: {title: L, layout: [pale, large-print]}, "
        "strong: {title: Strong, layout: high-contrast}}\n"
    )
    guide_in(tmp_path / "own", declared)
    folder = tmp_path / "own" / "layouts" / "variants"
    folder.mkdir(parents=True)
    (folder / "pale.yaml").write_text('colours: {quiet: "#999999"}\n', encoding="utf-8")
    assert contrasts(tmp_path / "own") == contrasts(tmp_path / "own", "strong") == []
    (warning,) = contrasts(tmp_path / "own", "all")
    assert warning.startswith("layouts/variants/pale.yaml:1:10: warning contrast: the contrast of quiet on paper is")


def test_the_name_of_a_build_tells_which_variants_are_set(tmp_path: Path) -> None:
    """And not how they were asked for."""
    declared = "variants: {a5: {title: A5, layout: a5}, letter: {title: Letter, layout: letter}}\n"
    project = guide_in(tmp_path / "own", declared)
    both = {built_with(project, names).build for names in (("all",), ("letter", "a5"), ("a5", "letter", "a5"))}
    one = {built_with(project, names).build for names in (("a5",), ("a5", "a5"))}
    assert len(both) == len(one) == 1
    assert both != one
