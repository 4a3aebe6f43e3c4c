"""The works that a guide cites: their names in texts, their list, and links both ways."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.compose.book import Arranged, arrange
from guidepress.compose.book.citations import work_names
from guidepress.core.problems import Problems
from guidepress.core.values import walk
from guidepress.document.authored_text import Plain
from guidepress.document.blocks import EntryList, Paragraph
from guidepress.document.inline import PageRef, Run, plain
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.workbook import LaidWorkbook, set_workbook, write_workbook
from guidepress.source.labels import labels_of
from guidepress.source.model.bibliography import Work
from tests.decks import theme
from tests.making import make_site
from tests.small_guides import exercise, guide_of

WORKS = (
    Work("nolan", Plain("Nolan J"), Plain("Zinc?"), "2020", link="https://www.example.org/zinc", checked="2026-11-27"),
    Work("adams", Plain("Ádams B"), Plain("Bread"), "2019", short=Plain("Adams"), publisher=Plain("Bakers’ Press")),
    Work("never", Plain("Never C"), Plain("Not cited")),
)
TEXT = "As [](#adams) says ([](#nolan), page 3). Again: [the book](#adams).^[So does [](#nolan).]"
PARTS: list[dict[str, Any]] = [
    {
        "part": "A part",
        "id": "one",
        "sections": [
            {"title": "First", "id": "one.a", "body": [{"text": TEXT}]},
            {"title": "Second", "id": "one.b", "body": [{"list": "See [](#adams)", "items": ["[](#nolan)"]}]},
            {"title": "Third", "id": "one.c", "body": [exercise("one.x", "Ask") | {"prompt": "Read [](#adams)."}]},
            {"title": "Works", "id": "one.w", "body": [{"bibliography": "cited"}]},
        ],
    }
]


def arranged_of(folder: Path, parts: list[dict[str, Any]]) -> Arranged:
    problems = Problems()
    guide = replace(guide_of(folder, parts, problems), bibliography=WORKS)
    arranged = arrange(guide, folder, problems)
    assert not list(problems), "\n".join(map(str, problems))
    return arranged


def works_of(arranged: Arranged) -> EntryList:
    (found,) = (value for value in walk(arranged.book.divisions) if isinstance(value, EntryList))
    return found


def entry_text(entry: Any) -> list[str]:
    return [plain(entry.term), *(plain(block.runs) for block in entry.body)]


def test_entries_are_sorted_and_lead_back(tmp_path: Path) -> None:
    adams, nolan = works_of(arranged_of(tmp_path, PARTS)).entries
    assert entry_text(adams) == ["Ádams B (2019)", "Bread. Bakers’ Press.", "Cited in: First; Second; Third"]
    address = "Zinc? https://www.example.org/zinc (looked at on 27 November 2026)"
    assert entry_text(nolan) == ["Nolan J (2020)", address, "Cited in: First; Second"]
    assert (adams.anchor, nolan.anchor) == ("adams", "nolan")


def test_a_source_cites_its_work_with_the_pages(tmp_path: Path) -> None:
    body = [
        {"list": "Bakers want", "items": ["flour"], "source": {"document": "adams", "page": "9"}},
        {"text": "They said so.", "source": {"document": "adams", "page": "9"}},
        {"text": "See [](#nolan).", "source": "nolan"},
        {"text": "Bakers are people.", "source": "own"},
    ]
    more = [
        {"callout": "tip", "text": "Flour again.", "source": {"document": "adams", "page": "17"}},
        {"status": "It was so.", "date": "2026-11-27", "source": {"document": "adams", "page": "16, 17"}},
    ]
    part: dict[str, Any] = {
        "part": "A part",
        "id": "one",
        "sections": [
            {"title": "First", "id": "one.a", "body": body},
            {"title": "Second", "id": "one.b", "body": more},
            {"title": "Works", "id": "one.w", "body": [{"bibliography": "cited"}]},
        ],
    }
    adams, nolan = works_of(arranged_of(tmp_path, [part])).entries
    assert entry_text(adams)[-1] == "Cited in: First, from its page 9; Second, from its pages 16, 17"
    assert entry_text(nolan)[-1] == "Cited in: First"
    references = [run.ref for run in adams.body[-1].runs if isinstance(run, Run) and run.ref]
    assert references == ["one.a", "one.b"]


def test_all_works_are_listed_if_wanted(tmp_path: Path) -> None:
    (part,) = PARTS
    sections = [*part["sections"][:-1], {"title": "Works", "id": "one.w", "body": [{"bibliography": "all"}]}]
    entries = works_of(arranged_of(tmp_path, [part | {"sections": sections}])).entries
    assert [plain(entry.term) for entry in entries] == ["Ádams B (2019)", "Never C (no date)", "Nolan J (2020)"]


def test_citations_have_no_page_and_one_anchor_each(tmp_path: Path) -> None:
    arranged = arranged_of(tmp_path, PARTS)
    first = next(value for value in walk(arranged.book.divisions) if isinstance(value, Paragraph))
    assert plain(first.runs) == "As Adams 2019 says (Nolan J 2020, page 3). Again: the book."
    assert not any(isinstance(inline, PageRef) for inline in first.runs)
    anchors = [value.anchor for value in walk(arranged.book.divisions) if isinstance(value, Run) and value.anchor]
    assert len(anchors) == len(set(anchors)) == 6, anchors


def test_an_author_with_two_works_of_a_year_gets_letters() -> None:
    words = labels_of({}, "en-GB")
    twice = [Work(name, Plain("Lee D"), Plain(name), "2021") for name in ("zebra", "ant", "bee")]
    names = work_names([*twice, Work("old", Plain("Lee D"), Plain("Old"), "2020")], words)
    assert {id: name.within for id, name in names.items()} == {
        "ant": "Lee D 2021a",
        "bee": "Lee D 2021b",
        "zebra": "Lee D 2021c",
        "old": "Lee D 2020",
    }


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> LaidWorkbook:
    problems = Problems()
    found = set_workbook(arranged_of(tmp_path_factory.mktemp("works") / "source", PARTS).book, theme(), problems)
    assert not list(problems), "\n".join(map(str, problems))
    return found


def test_the_page_names_pages_of_citations(laid: LaidWorkbook) -> None:
    words = " ".join(tree_text(laid.root, laid.canvas).split())
    assert "Ádams B (2019) Bread. Bakers’ Press. Cited in: First (page 4); Second (page 4); Third" in words


def test_links_of_the_pdf_lead_both_ways(laid: LaidWorkbook) -> None:
    with pikepdf.open(BytesIO(write_workbook(laid))) as opened:
        links = [note for page in opened.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        leads_to = {str(link.Dest) for link in links if "/Dest" in link}
    there = {"adams", "nolan", "adams_cited_1", "nolan_cited_2", "one.c"}
    assert there <= leads_to, leads_to
    assert there <= set(laid.canvas.anchors)


def test_links_of_the_web_lead_both_ways(tmp_path: Path) -> None:
    problems = Problems()
    site = make_site(arranged_of(tmp_path, PARTS).book, theme(), PageMap("1", {}, (), 0), problems)
    cited = '<a href="one.w.html#adams" role="doc-biblioref"><span id="adams_cited_1">Adams 2019</span></a>'
    assert cited in site["one.a.html"].decode()
    works = site["one.w.html"].decode()
    assert '<dt id="adams">' in works
    assert 'Cited in: <a href="one.a.html#adams_cited_1">First</a>; ' in works
    assert '<a href="one.c.html">Third</a>' in works
    assert 'role="doc-bibliography"' in works
    assert not list(problems), "\n".join(map(str, problems))
