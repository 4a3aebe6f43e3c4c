"""The workbook of the sample book and of the real guide: structure, pages, sizes, contrast, the same bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Code, Problems, Where
from guidepress.core.values import walk
from guidepress.document.blocks import Figure, Paragraph, Table
from guidepress.document.book import Book
from guidepress.document.inline import Run, plain
from guidepress.pipeline.build import BuildResult
from guidepress.theme import Theme, load_theme
from tests.making import Workbook, make_workbook
from tests.pdf_reading import transcript
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.sample_book import PRIVACY, sample_book

HOME = Path(__file__).resolve().parent.parent
GOLDEN = HOME / "tests" / "golden"


@pytest.fixture(scope="module")
def theme() -> Theme:
    problems = Problems()
    found = load_theme(HOME / "layouts", HOME / "assets", problems)
    assert found is not None, list(problems)
    return found


@pytest.fixture(scope="module")
def sample(theme: Theme) -> Workbook:
    problems = Problems()
    made = make_workbook(sample_book(), theme, problems)
    assert list(problems) == []
    return made


@pytest.fixture(scope="module")
def tagged(sample: Workbook) -> TaggedPdf:
    return TaggedPdf(sample.data)


@pytest.fixture(scope="module")
def real_pdf(built: BuildResult) -> TaggedPdf:
    return TaggedPdf(next(data for name, data in built.files.items() if name.endswith(".pdf")))


def test_sample_has_no_fault(tagged: TaggedPdf) -> None:
    assert faults(tagged) == []


def test_real_guide_has_no_fault(real_pdf: TaggedPdf) -> None:
    assert faults(real_pdf) == []


def test_same_bytes_each_time(theme: Theme, sample: Workbook) -> None:
    assert make_workbook(sample_book(), theme, Problems()).data == sample.data


def test_another_book_has_another_identifier(theme: Theme, sample: Workbook) -> None:
    other = make_workbook(replace(sample_book(), title="Another title"), theme, Problems())
    assert _identifier(other.data) != _identifier(sample.data)


def _identifier(data: bytes) -> bytes:
    found = re.search(rb"/ID\[<([0-9a-f]{32})>", data)
    assert found is not None
    return found.group(1)


def test_reading_is_as_reviewed(tagged: TaggedPdf) -> None:
    """A person can read this file as a screen reader would. Write it anew only after reading it."""
    expected = (GOLDEN / "sample.reading.txt").read_text(encoding="utf-8")
    assert transcript(tagged) == expected


def test_contents_name_the_right_pages(tagged: TaggedPdf, sample: Workbook) -> None:
    lines = [tagged.text(node) for node in tagged.nodes("TOCI")]
    assert lines
    shown = {line.split(" ", 1)[-1].rsplit(" ", 1)[0].strip(): int(re.findall(r"\d+$", line)[0]) for line in lines[:4]}
    assert shown["Introduction"] == sample.pages.pages["intro"]
    assert shown["Leaps of faith"] == sample.pages.pages["leap"]


def test_references_name_the_right_page(tagged: TaggedPdf, sample: Workbook) -> None:
    said = next(tagged.text(node) for node in tagged.nodes("P") if "Some words are" in tagged.text(node))
    assert f"(page {sample.pages.pages['leap']})" in said


def test_page_map_has_every_key_and_one_break_a_page(sample: Workbook) -> None:
    pages = sample.pages
    assert [entry.page for entry in pages.breaks] == list(range(1, pages.total + 1))
    keys = ["v.intro", "s.about", "b.inline", "e.grid", "leap.text", "intro.look", "n.intro", "f.place", "res.model"]
    for key in keys:
        assert 1 <= pages.pages[key] <= pages.total


def test_parts_open_on_right_hand_pages(sample: Workbook) -> None:
    assert all(sample.pages.pages[key] % 2 == 1 for key in ("intro", "leap"))


def test_number_of_pages_is_a_multiple(theme: Theme, sample: Workbook) -> None:
    assert sample.pages.total % 2 == 0
    page = replace(theme.workbook.page, multiple=4)
    four = make_workbook(sample_book(), replace(theme, workbook=replace(theme.workbook, page=page)), Problems())
    assert four.pages.total % 4 == 0
    assert faults(TaggedPdf(four.data)) == []


def test_missing_glyph_is_reported_at_its_line(theme: Theme) -> None:
    where = Where("source/parts/x.yaml", 3, 5)
    problems = Problems()
    make_workbook(_with_paragraph("An owl 🦉 here"), theme, problems)
    make_workbook(_with_paragraph("An owl 🦉 here", where), theme, problems)
    assert {problem.code for problem in problems} == {Code.MISSING_GLYPH}
    assert any(problem.where == where and "🦉" in problem.message for problem in problems)


def _with_paragraph(words: str, where: Where | None = None) -> Book:
    book = sample_book()
    paragraph = Paragraph((Run(words),), key="b.new", where=where or Where(""))
    imprint = replace(book.divisions[-1], blocks=(paragraph,))
    return replace(book, divisions=(*book.divisions[:-1], imprint))


def test_shared_field_is_one_field_with_two_places(tagged: TaggedPdf) -> None:
    widgets = [note for _, note in tagged.annotations("/Widget") if "story" in str(note.get("/TU", "")).lower()]
    assert len(widgets) == 2
    assert widgets[0].Parent.objgen == widgets[1].Parent.objgen
    assert str(widgets[0].Parent.T) == "leap_text_story"
    assert widgets[0].StructParent != widgets[1].StructParent


def test_abbreviation_and_language_are_marked(tagged: TaggedPdf) -> None:
    spans = tagged.nodes("Span")
    assert any(node.text_of("/E") == "non-governmental organisation" and tagged.text(node) == "NGO" for node in spans)
    assert any(node.text_of("/Lang") == "cy" and "croeso" in tagged.text(node) for node in spans)


def test_captions_are_tagged(tagged: TaggedPdf) -> None:
    """ISO 14289-1, 7.3. A figure’s caption stands beside it, since what stands in a figure may not be read."""
    blocks = [value for value in walk(sample_book()) if isinstance(value, Figure | Table)]
    wanted = {plain(block.caption) for block in blocks if block.caption}
    assert len(wanted) >= 3
    assert {tagged.text(node).strip() for node in tagged.nodes("Caption")} >= wanted
    for node in tagged.nodes("Figure"):
        assert all(isinstance(kid, tuple) for kid in node.kids)


def test_a_privacy_note_is_read_once_in_a_part_and_seen_on_every_page(tagged: TaggedPdf) -> None:
    read = [node for node in tagged.nodes("P") if tagged.text(node).strip() == PRIVACY]
    assert len(read) == 1, "the sample has one part with exercises"
    first = next(read[0].leaves())[1]
    seen = [page for page, content in enumerate(tagged.contents) if PRIVACY in " ".join(content.artifacts)]
    assert len(seen) > 2
    assert min(seen) > first


def test_repeated_heads_are_artifacts(tagged: TaggedPdf) -> None:
    again = [number for number, page in enumerate(tagged.contents) if "Continued" in page.artifacts]
    assert again, "no table of the sample goes over a page"
    assert any("What leaders do" in tagged.contents[number].artifacts for number in again)


def test_running_text_is_twelve_points_or_more(tagged: TaggedPdf, theme: Theme) -> None:
    layout = theme.workbook.type
    assert min(getattr(layout, name).size for name in layout.__struct_fields__ if name != "where") >= 12
    assert min(theme.workbook.fields.size, 12) == 12


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    high, low = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


# Where each colour of layouts/workbook.yaml stands, in the workbook and in the pack: both have one writer. A part’s
# accent stands on its own tint only.
GROUNDS = {"ink": "paper tint soft", "quiet": "paper tint soft", "accent": "paper tint soft", "paper": "accent"}


def _pairs(theme: Theme) -> list[tuple[str, str, str, float]]:
    """What it is, its colour, the ground it stands on, the contrast it needs."""
    colours, found = theme.colours, []
    styles = theme.workbook.type
    for accent in theme.accents:
        named = {
            "ink": colours.ink,
            "quiet": colours.quiet,
            "paper": colours.paper,
            "tint": colours.tint,
            "accent": accent.accent,
            "soft": accent.soft,
        }
        for name in (name for name in styles.__struct_fields__ if name != "where"):
            colour = getattr(styles, name).colour
            for ground in GROUNDS[colour].split():
                found.append((f"{name} on {ground} of {accent.name}", named[colour], named[ground], 7.0))
        for ground in ("paper", "tint", "soft"):
            found.append((f"link on {ground} of {accent.name}", colours.link, named[ground], 7.0))
            found.append((f"border on {ground} of {accent.name}", colours.line, named[ground], 3.0))
            found.append((f"bar on {ground} of {accent.name}", accent.accent, named[ground], 3.0))
    return [*found, *_tone_pairs(theme)]


def _tone_pairs(theme: Theme) -> list[tuple[str, str, str, float]]:
    """Words on the shapes of drawings; shapes that are not outlined, on paper."""
    tones = ["ink", "paper", "tint", *(f"{kind}-{n}" for kind in ("accent", "soft") for n in range(len(theme.accents)))]
    found = []
    for tone in tones:
        fill, words = theme.tone(tone)
        found.append((f"words on {tone}", words, fill, 7.0))
        if tone == "ink" or tone.startswith("accent"):
            found.append((f"{tone} on paper", fill, theme.colours.paper, 3.0))
    return found


def test_text_has_contrast_of_seven_and_lines_of_three(theme: Theme) -> None:
    """WCAG 2.2, 1.4.6 and 1.4.11, for every pair that can meet on a page."""
    poor = {what: round(contrast(one, two), 2) for what, one, two, least in _pairs(theme) if contrast(one, two) < least}
    assert poor == {}


def test_every_colour_of_the_layout_has_a_ground(theme: Theme) -> None:
    styles = theme.workbook.type
    used = {getattr(styles, name).colour for name in styles.__struct_fields__ if name != "where"}
    assert used == set(GROUNDS)


def test_lines_of_text_are_55_to_75_characters(tagged: TaggedPdf, theme: Theme) -> None:
    """The measure: an average line of the body text, from the face's own widths."""
    from guidepress.formats.pdf.syntax.fonts import Face
    from guidepress.formats.pdf.syntax.objects import DrawnDocument

    face = Face("regular", theme.font_chain("regular"), DrawnDocument(), Problems())
    words = "Take a moment with this question. There is no right answer, and you can come back whenever you like. "
    average = face.width(words, Where("")) * theme.workbook.type.body.size / len(words)
    assert 55 <= theme.workbook.page.column * 72 / 25.4 / average <= 75


def test_every_break_names_a_block(sample: Workbook) -> None:
    assert all(entry.block for entry in sample.pages.breaks)
    assert not sample.pages.breaks[0].inside
