"""The transcript says what the finished PDF holds: the same words under the same roles, page by page and in order."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.book import Book, PdfChoice
from guidepress.formats.transcript import Transcript
from guidepress.formats.transcript.set_transcript import set_transcript
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from tests.conftest import HOME, RealGuide, copy_starter, need
from tests.crowded_book import crowded_book
from tests.decks import theme
from tests.making import make_workbook
from tests.page_layouts import A5, theme_for
from tests.pdf_tree import Node, TaggedPdf
from tests.sample_book import sample_book
from tests.spoken_cases import book_of
from tests.test_source_format import write_guide
from tests.validators.epub import axe_in_pages, has_browser

INLINE = {"Link", "Span", "Strong", "Em", "Code", "Quote", "Reference"}
NOTES = {"Note", "FENote"}
"""A footnote in a line: with a line of its own."""
HOLDS_FIELDS = {"P", "TD", "TH", "Lbl", "LBody"}
"""Elements in whose line a field stands."""
COUNTED = ("L", "LI", "Table", "TR", "TH", "TD", "TOC", "TOCI", "Figure", "BlockQuote", *(f"H{n}" for n in range(1, 7)))

Said = list[tuple[int, str, str]]
"""Page, structure type and words without spaces."""


# ------------------------------------------------------------------------------------------------- the transcript


class _Lines(HTMLParser):
    """Reads the lines of a transcript: page, type, words without what the tool adds."""

    def __init__(self) -> None:
        super().__init__()
        self.page = 0
        self.said: Said = []
        self.types: Counter[str] = Counter()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self._open: list[str] = []
        self._words: list[str] | None = None
        self._type = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attributes}
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"]] if "href" in given else []
        if tag == "h2" and (found := re.match(r"page-(\d+)", given.get("id", ""))):
            self.page = int(found.group(1))
        classes = given.get("class", "").split()
        if "line" in classes:
            self._words, self._type = [], given.get("data-type", "")
        self._open.append(" ".join(classes))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element without content."""

    def handle_endtag(self, tag: str) -> None:
        closed = self._open.pop().split()
        if "line" in closed:
            if self._type:
                self.said.append((self.page, self._type, _squeezed("".join(self._words or []))))
            self._words = None

    def handle_data(self, data: str) -> None:
        if self._words is not None and not {"role", "note", "options"} & {*" ".join(self._open).split()}:
            self._words.append(data)


def _squeezed(words: str) -> str:
    return "".join(words.split())


def heard(page: bytes) -> _Lines:
    lines = _Lines()
    lines.feed(page.decode("utf-8"))
    return lines


# ------------------------------------------------------------------------------------------------- the PDF


def held(pdf: TaggedPdf) -> Said:
    """What stands in the tree of a PDF, by page and type, in order."""
    widgets = {note.objgen[0]: note for _, note in pdf.annotations("/Widget")}
    found: Said = []
    last: Any = None

    def add(owner: tuple[int, Any], page: int, type: str, words: str) -> None:
        nonlocal last
        if last == (owner, page):
            words = found.pop()[2] + words
        last = owner, page
        found.append((page, type, words))

    def visit(node: Node) -> None:
        block = _block_of(node)
        owner = id(block), block.tag
        replaced = "" if node.tag == "Form" else node.text_of("/ActualText") or node.text_of("/Alt")
        if replaced:
            first = next(node.leaves(), None)
            add(owner, (first[1] if first else found[-1][0] - 1) + 1, _type(block), _squeezed(replaced))
            return
        for kid in node.kids:
            if isinstance(kid, Node):
                visit(kid)
            elif kid[0] == "mark":
                words = _squeezed(pdf.contents[kid[1]].marks.get(kid[2], ""))
                if words:
                    add(owner, kid[1] + 1, _type(block), words)
            elif kid[2] in widgets:
                add(owner, kid[1] + 1, _type(block), _squeezed(str(widgets[kid[2]].TU)))

    visit(pdf.document)
    return found


def _block_of(node: Node) -> Node:
    """The element whose line holds what is in `node`: an item for its label, and for text without other blocks. Each
    line of code and of verse stands for itself.
    """
    while True:
        parent = node.parent
        if parent is None:
            return node
        tags = {kid.tag if isinstance(kid, Node) else "" for kid in parent.kids}
        is_kept = tags == {"Code"} or (tags == {"Span"} and len(parent.kids) > 1)
        in_line = (node.tag in INLINE and not is_kept) or (node.tag == "Form" and parent.tag in HOLDS_FIELDS)
        if node.tag in ("Lbl", "LBody") and all(
            not isinstance(kid, Node) or kid.tag in INLINE | NOTES | {"Form"} for kid in node.kids
        ):
            in_line = True
        if not in_line:
            return node
        node = parent


def _type(node: Node) -> str:
    return node.tag


def agreement(page: bytes, data: bytes) -> _Lines:
    """Compares a transcript with its PDF. Returns what was read of the transcript."""
    lines, pdf = heard(page), TaggedPdf(data)
    titles = {_squeezed(node.text_of("/T")) for node in pdf.nodes("Table")}
    said = [one for one in lines.said if one[2] and not (one[1] == "Table" and one[2] in titles)]
    # A kept line is a span of its own, also where its paragraph has no other.
    as_lines = [(page, "P" if type == "Span" else type, words) for page, type, words in said]
    assert as_lines == [(page, "P" if type == "Span" else type, words) for page, type, words in held(pdf)]
    counted = Counter(type for _, type, _ in lines.said)
    # Items and headings that go on on the next page have a line on each, so these are counted by what is held.
    for type in ("L", "Table", "TR", "TOC", "BlockQuote"):
        assert counted[type] == len(pdf.nodes(type)), type
    for type in COUNTED:
        assert counted[type] >= len(pdf.nodes(type)), type
    return lines


# ------------------------------------------------------------------------------------------------- tests


def written(book: Book, design: Any) -> bytes:
    files = Transcript().write(set_transcript(book, design, None, {}))
    assert [*files] == [f"{book.slug}-transcript.html"]
    return files[f"{book.slug}-transcript.html"]


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_it_agrees_with_the_sample(standard: Any) -> None:
    book = replace(sample_book(), pdf=PdfChoice(standard))
    agreement(written(book, theme()), make_workbook(book, theme(), Problems()).data)


def test_it_agrees_where_tables_are_cards(tmp_path: Path) -> None:
    design = theme_for(tmp_path, A5)
    agreement(written(crowded_book(), design), make_workbook(crowded_book(), design, Problems()).data)


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_it_agrees_with_notes_and_marks(standard: Any, tmp_path: Path) -> None:
    book = replace(book_of("notes-and-marks", tmp_path), pdf=PdfChoice(standard))
    lines = agreement(written(book, theme()), make_workbook(book, theme(), Problems()).data)
    assert sum(type in NOTES for _, type, _ in lines.said) == 4


def test_it_agrees_with_the_guide_of_all_examples(tmp_path: Path) -> None:
    project = write_guide(tmp_path)
    outcome = build(project, ("pdf", "transcript"), lambda step: None)
    assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))
    page = next(data for name, data in outcome.files.items() if name.endswith("-transcript.html"))
    data = next(data for name, data in outcome.files.items() if name.endswith("-workbook.pdf"))
    lines = agreement(page, data)
    pages = {page for page, _, _ in lines.said}
    assert pages <= set(range(1, outcome.report["formats"][0]["units"][0]["pages"] + 1))


def test_it_agrees_with_the_real_guide(real: RealGuide) -> None:
    book = real.arranged.book
    agreement(written(book, theme()), make_workbook(book, theme(), Problems()).data)


def test_it_agrees_with_a_variant(tmp_path: Path) -> None:
    copy_starter(tmp_path / "guide")
    about = tmp_path / "guide" / "source" / "guide.yaml"
    said = "variants: {large: {title: Large print, layout: large-print}}\n"
    about.write_text(about.read_text(encoding="utf-8") + said, encoding="utf-8")
    project = Project(about.parent, HOME / "layouts", tmp_path / "output")
    outcome = build(project, ("pdf", "transcript"), lambda step: None, variants=("large",))
    assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))
    names = [name for name in sorted(outcome.files) if "-transcript" in name]
    assert names == ["better-meetings-transcript-large.html", "better-meetings-transcript.html"]
    for name in names:
        workbook = name.replace("transcript", "workbook").replace(".html", ".pdf")
        agreement(outcome.files[name], outcome.files[workbook])
    without = build(project, ("transcript",), lambda step: None, variants=("large",))
    assert {name: without.files[name] for name in names} == {name: outcome.files[name] for name in names}


def test_a_wrong_word_is_noticed() -> None:
    book = sample_book()
    page = written(book, theme()).replace(b"Small print", b"Small prnt", 1)
    with pytest.raises(AssertionError):
        agreement(page, make_workbook(book, theme(), Problems()).data)


def test_links_lead_to_pages_of_the_file_and_ids_are_unique() -> None:
    lines = heard(written(sample_book(), theme()))
    assert len(set(lines.ids)) == len(lines.ids)
    inner = {target for target in lines.targets if target.startswith("#")}
    assert inner
    assert inner <= {f"#{id}" for id in lines.ids}


def test_it_needs_no_other_file_and_is_the_same_each_time() -> None:
    page = written(sample_book(), theme())
    assert page == written(sample_book(), theme())
    assert not re.search(rb"<(script|link|img|iframe)|url\(|@import", page)


def test_axe_finds_nothing(tmp_path: Path) -> None:
    need("axe", has_browser("axe-core"))
    (tmp_path / "sample.html").write_bytes(written(sample_book(), theme()))
    assert axe_in_pages(tmp_path, ["sample.html"]) == []


def test_axe_sees_what_is_wrong(tmp_path: Path) -> None:
    need("axe", has_browser("axe-core"))
    page = written(sample_book(), theme()).replace(b' lang="en-GB"', b"", 1)
    (tmp_path / "sample.html").write_bytes(page)
    assert any("html-has-lang" in line for line in axe_in_pages(tmp_path, ["sample.html"]))


def test_it_is_made_only_if_it_is_named() -> None:
    from guidepress.formats.registry import DEFAULT

    assert "transcript" not in DEFAULT
