"""Some pages of a workbook as a file of their own: what is in it, and that the whole stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.answers.filled_pdf import read_pdf
from guidepress.compose.book import arrange
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.blocks import Figure, Paragraph
from guidepress.document.book import Book
from guidepress.document.figure_descriptions import description_anchor
from guidepress.document.inline import Run
from guidepress.formats.pdf.selection import Excerpt, parts_of, write_excerpt
from guidepress.formats.pdf.workbook import LaidWorkbook, set_workbook, write_workbook
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from tests.conftest import HOME, RealGuide, copy_starter
from tests.decks import theme
from tests.fill import by_pypdf
from tests.fill.form import Question, questions
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.sample_book import sample_book
from tests.small_guides import exercise, guide_of, part_of

OF_AN_EXCERPT = ("is marked H", "an entry of the contents without a link")
"""What any pages may have and a whole document may not: a section that began before, contents of other pages."""
OUTSIDE, INSIDE = "the other part", "this part"


def laid(book: Book, *, in_parts: bool = True) -> LaidWorkbook:
    problems = Problems()
    found = set_workbook(book, theme(), problems, in_parts=in_parts)
    assert not list(problems), "\n".join(map(str, problems))
    return found


@pytest.fixture(scope="module")
def real_book(real: RealGuide) -> Book:
    return real.arranged.book


@pytest.fixture(scope="module")
def workbook(real_book: Book) -> LaidWorkbook:
    return laid(real_book)


@pytest.fixture(scope="module")
def whole(workbook: LaidWorkbook) -> bytes:
    return write_workbook(workbook)


@pytest.fixture(scope="module")
def parts(workbook: LaidWorkbook) -> dict[str, tuple[Excerpt, bytes]]:
    return {part.name: (part, write_excerpt(workbook, part)) for part in parts_of(workbook)}


@pytest.fixture(scope="module")
def form(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Question]:
    return form_of(whole, tmp_path_factory.mktemp("whole"))


def form_of(data: bytes, folder: Path) -> dict[str, Question]:
    path = folder / "form.pdf"
    path.write_bytes(data)
    return questions(path)


def labels(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [page.label for page in pdf.pages]


def links(pdf: TaggedPdf) -> Iterator[str]:
    """The anchors that links of a file lead to."""
    for _, note in pdf.annotations("/Link"):
        if "/Dest" in note:
            yield str(note.Dest)


# ------------------------------------------------------------------------------------------------- parts


def test_the_whole_is_the_same_with_and_without(real_book: Book, whole: bytes) -> None:
    plain = laid(real_book, in_parts=False)
    assert not any(page.code for page in plain.canvas.pages[:-1] if page.content), "nothing is kept for it"
    assert write_workbook(plain) == whole


def test_each_part_is_a_file_of_its_own_pages(
    parts: dict[str, tuple[Excerpt, bytes]], real_book: Book, workbook: LaidWorkbook
) -> None:
    names = [division.slug for division in real_book.divisions if division.role == "part"]
    assert list(parts) == names
    assert len(names) > 1
    described = pages_of_descriptions(real_book, workbook)
    pages = [page for part, _ in parts.values() for page in part.pages if page not in described]
    assert len(pages) == len(set(pages))
    for part, data in parts.values():
        assert labels(data) == [str(page) for page in part.pages]
        assert workbook.pages.pages[part.name] == part.pages[0]
    others = {workbook.pages.pages[one.anchor] for one in real_book.divisions if one.role != "part"}
    assert not others & {*pages}


def test_a_part_has_the_descriptions_of_its_figures(
    parts: dict[str, tuple[Excerpt, bytes]], real_book: Book, workbook: LaidWorkbook
) -> None:
    places, described = workbook.pages.pages, pages_of_descriptions(real_book, workbook)
    for division in real_book.divisions:
        figures = [one for one in walk(division) if isinstance(one, Figure) and one.leads_to_description]
        if division.role == "part":
            there = {page for page in parts[division.slug][0].pages if page in described}
            assert {places[description_anchor(figure)] for figure in figures} <= there
            assert bool(there) == bool(figures)


def pages_of_descriptions(book: Book, workbook: LaidWorkbook) -> range:
    """The pages of the division with the descriptions of figures."""
    starts = [workbook.pages.pages[one.anchor] for one in book.divisions] + [workbook.pages.total + 1]
    for number, division in enumerate(book.divisions):
        if division.role == "descriptions":
            return range(starts[number], starts[number + 1])
    return range(0)


def test_each_part_is_tagged_as_the_whole_is(parts: dict[str, tuple[Excerpt, bytes]]) -> None:
    for name, (_, data) in parts.items():
        assert faults(TaggedPdf(data)) == [], name


def test_each_part_has_a_title_and_a_name_of_its_own(parts: dict[str, tuple[Excerpt, bytes]], real_book: Book) -> None:
    identifiers = set()
    for name, (part, data) in parts.items():
        with pikepdf.open(BytesIO(data)) as pdf, pdf.open_metadata() as said, pdf.open_outline() as outline:
            top, *others = [entry.title for entry in outline.root]
            assert top == part.title, name
            assert others in ([], [real_book.words.in_words_title]), name
            assert said["dc:title"] == pdf.docinfo.Title == f"{part.title} · {real_book.title}"
            identifiers.add(said["dc:identifier"])
    assert len(identifiers | {real_book.identifier}) == len(parts) + 1


def test_fields_of_a_part_are_those_of_its_pages(
    parts: dict[str, tuple[Excerpt, bytes]], form: dict[str, Question], tmp_path: Path
) -> None:
    """The same names, kinds, options and tooltips; of a shared answer the places that are in the file."""
    shared = 0
    for part, data in parts.values():
        found = form_of(data, tmp_path)
        first = part.pages[0] - 1
        wanted = {}
        for name, question in form.items():
            widgets = [widget for widget in question.widgets if widget.page + 1 in part.pages]
            if widgets:
                wanted[name] = (question.field, question.kind, question.options, [(w.page, w.box) for w in widgets])
                shared += len(widgets) < len(question.widgets)
        assert {
            name: (one.field, one.kind, one.options, [(w.page + first, w.box) for w in one.widgets])
            for name, one in found.items()
        } == wanted
        assert {name: one.tooltip for name, one in found.items() if len(one.widgets) == len(form[name].widgets)} == {
            name: form[name].tooltip for name in found if len(found[name].widgets) == len(form[name].widgets)
        }
    assert shared or all(len({widget.page for widget in one.widgets}) == 1 for one in form.values())


def test_links_of_a_part_have_their_targets(parts: dict[str, tuple[Excerpt, bytes]], whole: bytes) -> None:
    kept = 0
    for _, data in parts.values():
        pdf = TaggedPdf(data)
        targets = {str(name) for name in pikepdf.NameTree(pdf.root.Names.Dests)}
        found = list(links(pdf))
        kept += len(found)
        assert {*found} <= targets
    assert 0 < kept < len(list(links(TaggedPdf(whole))))


def test_a_part_is_small(parts: dict[str, tuple[Excerpt, bytes]], whole: bytes) -> None:
    """It holds nothing of other pages."""
    for name, (part, data) in parts.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            pages = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Page"]
            assert len(pages) == len(part.pages), name
        assert len(data) < len(whole) / 2, name


def test_the_same_pages_give_the_same_bytes(parts: dict[str, tuple[Excerpt, bytes]], real_book: Book) -> None:
    """In another order, before the whole is written, and again."""
    again = laid(real_book)
    for part in reversed(list(parts_of(again))):
        assert write_excerpt(again, part) == parts[part.name][1], part.name
    assert write_excerpt(again, part) == parts[part.name][1]


# ------------------------------------------------------------------------------------------------- any pages


def pages_of(workbook: LaidWorkbook, kind: str) -> list[int]:
    total = workbook.pages.total
    return {
        "one": [1],
        "last": [total],
        "middle": list(range(total // 3, 2 * total // 3)),
        "every-third": list(range(1, total + 1, 3)),
        "mixed-up": [total // 2, 2, total // 2 + 1, 2],
    }[kind]


@pytest.mark.parametrize("kind", ["one", "last", "middle", "every-third", "mixed-up"])
def test_any_pages_are_a_sound_file(kind: str, workbook: LaidWorkbook) -> None:
    """A paragraph, a list or a table may begin before the first page, or end after the last."""
    wanted = pages_of(workbook, kind)
    data = write_excerpt(workbook, Excerpt(kind, "Some pages", wanted))
    assert labels(data) == [str(page) for page in sorted({*wanted})]
    pdf = TaggedPdf(data)
    assert [fault for fault in faults(pdf) if not any(word in fault for word in OF_AN_EXCERPT)] == []
    assert {*links(pdf)} <= {str(name) for name in pikepdf.NameTree(pdf.root.Names.Dests)}


# ------------------------------------------------------------------------------------------------- links


@pytest.fixture(scope="module")
def linked() -> LaidWorkbook:
    """The sample book with a paragraph whose links lead to its own part, to another, and to the web."""
    book = sample_book()
    part = next(one for one in book.divisions if one.role == "part")
    other = next(one for one in book.divisions if one is not part and one.anchor)
    runs = (
        Run("Look at "),
        Run(OUTSIDE, ref=other.anchor),
        Run(INSIDE, ref=part.anchor),
        Run(" and "),
        Run("a page", link="https://example.org/"),
        Run(OUTSIDE, ref=other.anchor),
        Run(" for more."),
    )
    section = replace(part.sections[0], blocks=(Paragraph(runs, key="leap/links"), *part.sections[0].blocks))
    changed = replace(part, sections=(section, *part.sections[1:]))
    return laid(replace(book, divisions=tuple(changed if one is part else one for one in book.divisions)))


def colours(data: bytes) -> dict[str, set[str]]:
    """For the words of the links: the fill colours in which their text is shown."""
    pdf = TaggedPdf(data)
    page = next(number for number, one in enumerate(pdf.contents) if OUTSIDE in " ".join(one.marks.values()))
    words = pdf.contents[page].marks
    found: dict[str, set[str]] = {}
    colour, mark = "", -1
    for operands, operator in pikepdf.parse_content_stream(pdf.pdf.pages[page]):
        name = str(operator)
        if name == "rg":
            colour = " ".join(map(str, operands))
        elif name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
            mark = int(operands[1].MCID)
        elif name == "EMC":
            mark = -1
        elif name == "Tj" and mark in words:
            found.setdefault(words[mark].strip(), set()).add(colour)
    return found


def test_a_link_that_leads_outside_is_plain_text(linked: LaidWorkbook) -> None:
    part = next(parts_of(linked))
    data = write_excerpt(linked, part)
    pdf = TaggedPdf(data)
    assert faults(pdf) == []
    tags = {pdf.text(node).strip(): node.tag for node in pdf.nodes() if node.tag in ("Link", "Span")}
    assert (tags[OUTSIDE], tags[INSIDE], tags["a page"]) == ("Span", "Link", "Link")
    seen, before = colours(data), colours(write_workbook(linked))
    (plain,) = seen["for more."]
    assert seen[OUTSIDE] == {plain}
    assert seen[INSIDE] == seen["a page"] == before[OUTSIDE] == before[INSIDE] != {plain}


def test_a_link_that_leads_outside_is_not_underlined(linked: LaidWorkbook) -> None:
    part = next(parts_of(linked))
    (rules, ends), (all_rules, all_ends) = map(underlined, (write_excerpt(linked, part), write_workbook(linked)))
    assert all_rules - rules == all_ends - ends >= 2, "a bar for each line of a link"


def underlined(data: bytes) -> tuple[int, int]:
    """How many thin bars and how many links the page with the links has."""
    pdf = TaggedPdf(data)
    page = next(number for number, one in enumerate(pdf.contents) if OUTSIDE in " ".join(one.marks.values()))
    bars = [
        operands
        for operands, operator in pikepdf.parse_content_stream(pdf.pdf.pages[page])
        if str(operator) == "re" and float(operands[3]) < 1
    ]
    return len(bars), sum(1 for number, _ in pdf.annotations("/Link") if number == page)


# ------------------------------------------------------------------------------------------------- files


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("split") / "guide"
    copy_starter(root)
    return Project(root / "source", HOME / "layouts", root / "output")


def test_parts_are_built_beside_the_workbook(starter: Project) -> None:
    built = build(starter, ("pdf",), lambda step: None, split="parts")
    plain = build(starter, ("pdf",), lambda step: None)
    further = set(built.files) - set(plain.files)
    assert further
    assert all(re.fullmatch(r"parts/better-meetings-[a-z0-9-]+\.pdf", path) for path in further)
    assert built.files["better-meetings-workbook.pdf"] == plain.files["better-meetings-workbook.pdf"]
    assert built.build != plain.build
    listed: list[dict[str, Any]] = built.report["formats"][0]["files"]
    assert {file["path"]: file["size"] for file in listed} == {
        path: len(built.files[path]) for path in (*further, "better-meetings-workbook.pdf")
    }
    page = built.files["report.html"].decode("utf-8")
    assert all(path in page for path in further)
    assert json.loads(built.files["pages.json"]) == json.loads(plain.files["pages.json"])


def test_answers_in_a_part_are_those_of_the_edition(
    parts: dict[str, tuple[Excerpt, bytes]], real_book: Book, tmp_path: Path
) -> None:
    part, data = max(parts.values(), key=lambda one: len(one[1]))
    blank, filled = tmp_path / "part.pdf", tmp_path / "filled.pdf"
    blank.write_bytes(data)
    asked = questions(blank)
    name = next(name for name, one in asked.items() if one.kind in ("words", "lines"))
    by_pypdf.fill(blank, filled, asked, [(name, "Ours")])
    received = read_pdf(filled)
    assert (received.guide, received.edition) == (real_book.slug, real_book.edition.id), part.name
    assert {key: value.text for key, value in received.values.items()} == {name: "Ours"}


def test_answers_are_a_file_of_their_own(tmp_path: Path) -> None:
    """No part holds them, and each says on which page of the workbook they stand."""
    asked = {**exercise("one.a.ask", "Ask"), "answer": "The right words."}
    problems = Problems()
    book = arrange(guide_of(tmp_path / "source", [part_of(asked)], problems), tmp_path, problems).book
    workbook = set_workbook(book, theme(), problems, True)
    files = {part.name: TaggedPdf(write_excerpt(workbook, part)) for part in parts_of(workbook)}
    assert not list(problems), "\n".join(map(str, problems))
    words = {name: " ".join(pdf.text(node) for node in pdf.nodes("P", "Span")) for name, pdf in files.items()}
    assert list(files) == ["one", "answers"]
    assert "The right words." in words["answers"]
    assert "The right words." not in words["one"]
    assert f"page {workbook.pages.pages['answer_key']}" in " ".join(words["one"].split())
