"""The pages that variants name beside their own, the names of their files, and how the command line tells of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.cli.commands.build import _with_variants
from guidepress.document.deck import Pointer
from guidepress.document.page_map import PageMap, VariantPages
from guidepress.formats.pdf.layout.page_furniture import StandardPages
from guidepress.formats.pptx.clock_and_pages import pointer_words
from tests.conftest import run_build
from tests.sample_book import words
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


# ------------------------------------------------------------------------------------------------- how much is asked


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
