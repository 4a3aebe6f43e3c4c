"""The workbook as a Word file: structure, a control for each answer, footnotes, and what LibreOffice makes of it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from guidepress.document.blocks import Aside, Figure, Heading, Image, Label, Paragraph, Table
from guidepress.document.book import Block, Book
from guidepress.document.fields import Choice, Field, Option
from guidepress.document.inline import NoteMark, Run, Runs
from guidepress.document.questions import questions_of
from guidepress.document.vector import VectorPath, VectorPicture
from guidepress.formats.word.controls import LONGEST, short_title, tag_of
from guidepress.formats.word.workbook import set_word, word_bytes
from guidepress.pipeline.build import build
from tests.conftest import RealGuide, copy_starter, need
from tests.decks import theme
from tests.sample_book import sample_book
from tests.test_braille import project_of
from tests.test_source_format import write_guide

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def opened(book: Book) -> Any:
    """The file of a book, as python-docx reads it."""
    return docx.Document(io.BytesIO(word_bytes(set_word(book, theme()))))


def with_blocks(*blocks: Block) -> Book:
    """A book of one section with these blocks."""
    book = sample_book()
    part = next(division for division in book.divisions if division.role == "part")
    section = replace(part.sections[0], blocks=blocks)
    return replace(book, divisions=(replace(part, sections=(section,), notes=()),))


def words(text: str) -> Runs:
    return (Run(text),)


@pytest.fixture(scope="module")
def sample() -> Any:
    return opened(sample_book())


def headings(file: Any) -> list[tuple[int, str]]:
    """The level and the words of each heading."""
    found = ((re.fullmatch(r"Heading (\d)", p.style.name), p.text) for p in file.paragraphs)
    return [(int(match[1]), text) for match, text in found if match]


def controls(file: Any) -> dict[str, Any]:
    """The properties of each control by its tag."""
    tags = [(each.get(qn("w:val")), each.getparent()) for each in file.element.body.iter(qn("w:tag"))]
    assert len(dict(tags)) == len(tags), "a tag stands twice"
    return dict(tags)


def kind(properties: Any) -> str:
    """What can be written in a control: the name of its last property."""
    return str(properties[-1].tag.rpartition("}")[2])


def faults(file: Any) -> list[str]:
    """What breaks the rules that every workbook keeps."""
    body = file.element.body
    found = []
    levels = [0, *(level for level, _ in headings(file))]
    found += [f"a gap before a heading of level {b}" for a, b in pairwise(levels) if b > a + 1]
    found += ["an empty heading" for _, text in headings(file) if not text.strip()]
    found += ["a picture without words" for each in body.iter(qn("wp:docPr")) if not each.get("descr")]
    for table in body.iter(qn("w:tbl")):
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.iter(qn("w:tr"))]
        found += [] if heads[0] and not any(heads[1:]) else ["a table without one head row"]
        found += [] if table.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) else ["a table without a title"]
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    ids = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    found += ["two bookmarks of one name"] if len({*marks}) < len(marks) or len({*ids}) < len(ids) else []
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    found += [f"a link to {anchor}, which is not there" for anchor in sorted(anchors - {*marks})]
    for properties in controls(file).values():
        title = properties.find(qn("w:alias")).get(qn("w:val"))
        found += [] if 0 < len(title) <= LONGEST else [f"a control with the title {title!r}"]
    numbers = [each.find(qn("w:id")).get(qn("w:val")) for each in controls(file).values()]
    found += ["two controls of one number"] if len({*numbers}) < len(numbers) else []
    for paragraph in body.iter(qn("w:p")):
        is_seen = "".join(paragraph.itertext()).strip() or list(paragraph.iter(qn("w:drawing")))
        found += [] if is_seen or paragraph.getparent().tag == qn("w:tc") else ["an empty paragraph"]
    return found


def test_every_block_keeps_the_rules(sample: Any) -> None:
    assert faults(sample) == []
    assert sample.core_properties.language == "en-GB"
    assert sample.core_properties.title == "A sample guide"


def test_the_rules_find_faults() -> None:
    file = opened(with_blocks(Figure(sample_picture(), "", words("A picture"))))
    file.add_paragraph()
    file.add_heading("Deep", 5)
    assert {"a picture without words", "an empty paragraph", "a gap before a heading of level 5"} <= {*faults(file)}


def sample_picture() -> Image:
    path = VectorPath((("m", (0, 0)), ("l", (10, 0)), ("c", (10, 5, 5, 10, 0, 10)), ("h", ())), "#ff0000", "#000000")
    return Image("a.svg", "image/svg+xml", b"<svg/>", 150, 150, VectorPicture(10, 10, (path,)))


def test_each_answer_has_one_control_of_its_kind(sample: Any) -> None:
    questions = questions_of(sample_book())
    found = controls(sample)
    assert found.keys() == questions.keys()
    kinds = {"text": "text", "number": "text", "date": "date", "pick": "dropDownList", "one": "dropDownList"}
    assert {id: kind(found[id]) for id in found} == {id: kinds.get(q.kind, "checkbox") for id, q in questions.items()}


def test_a_control_has_the_question_as_its_title_and_room_for_its_lines(sample: Any) -> None:
    story, name = controls(sample)["leap.text.story"], controls(sample)["leap.text.name"]
    assert story.find(qn("w:alias")).get(qn("w:val")) == "Text.story"
    assert story.find(qn("w:text")).get(qn("w:multiLine")) == "1"
    assert name.find(qn("w:text")).get(qn("w:multiLine")) is None


def test_a_list_has_its_options_and_says_them_in_words_too() -> None:
    options = (Option("one", "1", "never"), Option("two", "2"))
    book = with_blocks(*asking(Choice("a.b", ("How often?",), options, prompt=words("How often?"))))
    file = opened(replace(book, words=replace(book.words, scale_point="{label} {means}")))
    items = [(i.get(qn("w:value")), i.get(qn("w:displayText"))) for i in file.element.body.iter(qn("w:listItem"))]
    assert items == [("one", "1, never"), ("two", "2")]
    assert [p.text for p in file.paragraphs if p.style.name == "List Bullet"][-2:] == ["1 never", "2"]


def asking(*parts: Any) -> tuple[Block, ...]:
    """An exercise with these parts."""
    from tests.sample_book import exercises

    return (replace(exercises()[0], body=parts, example=()),)


def test_a_further_place_of_an_answer_leads_to_its_control(sample: Any) -> None:
    (place,) = [p for p in sample.paragraphs if p.text.startswith("Word answer elsewhere")]
    assert place._p.find(qn("w:hyperlink")) is not None
    file = opened(with_blocks(*asking(Field("a.b", "text", ("Borrowed",), shares=True))))
    assert [*controls(file)] == ["a.b"]  # where no place owns it, the first has the control


def test_footnotes_are_those_of_word() -> None:
    note = NoteMark((Run("See "), Run("a page", link="https://www.example.org/n")), "1", "x_note_1")
    data = word_bytes(set_word(with_blocks(Paragraph((Run("Said"), note, Run(" so.")))), theme()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        assert "https://www.example.org/n" in archive.read("word/_rels/footnotes.xml.rels").decode()
        assert "footnotes+xml" in archive.read("[Content_Types].xml").decode()
    assert re.findall(r'w:footnote [^>]*w:id="(-?\d+)"', notes) == ["-1", "0", "1"]
    (mark,) = docx.Document(io.BytesIO(data)).element.body.iter(qn("w:footnoteReference"))
    assert mark.get(qn("w:id")) == "1"


def test_headings_go_down_by_one() -> None:
    blocks = (Heading(4, words("Four")), Heading(3, words("Three")), *asking(), Heading(4, words("Below")))
    assert [level for level, _ in headings(opened(with_blocks(*blocks)))] == [1, 2, 3, 3, 3, 4]


def test_an_aside_has_its_labels_and_a_bar() -> None:
    inner = Aside("callout", (Label("Tip"), Label("For all")), (Paragraph(words("Do it.")),), anchor="a.call")
    file = opened(with_blocks(inner, Paragraph(words("After."))))
    bars = {p.text: bool(p._p.xpath("w:pPr/w:pBdr/w:left")) for p in file.paragraphs}
    assert (bars["Tip · For all"], bars["Do it."], bars["After."]) == (True, True, False)


def test_asides_that_follow_each_other_have_bars_of_their_own() -> None:
    """Word joins the borders of neighbours that are equal."""
    inner = Aside("callout", (Label("Tip"),), (Paragraph(words("Do it.")), Paragraph(words("Now."))))
    file = opened(with_blocks(inner, inner))
    sizes = [bar.get(qn("w:sz")) for bar in file.element.body.xpath(".//w:pBdr/w:left")]
    assert [size == sizes[0] for size in sizes] == [True] * 3 + [False] * 3


def test_a_picture_of_lines_is_painted() -> None:
    file = opened(with_blocks(Figure(sample_picture(), "A red shape", words("Shape"))))
    (shape,) = [each for each in file.inline_shapes if each._inline.docPr.get("descr") == "A red shape"]
    assert shape.width.mm == pytest.approx(25.4, abs=0.1)


def test_neighbouring_runs_with_one_target_are_one_link() -> None:
    runs = (Run("a ", link="https://www.example.org/"), Run("b", strong=True, link="https://www.example.org/"))
    file = opened(with_blocks(Paragraph(runs)))
    assert [link.text for p in file.paragraphs for link in p.hyperlinks if link.address] == ["a b"]


def test_tables_keep_merged_cells_and_their_anchor() -> None:
    table = Table((words("A"), words("B")), ((words("1"), words("2")),), anchor="t.one")
    file = opened(with_blocks(table, Paragraph((Run("See it", ref="t.one"),))))
    assert faults(file) == []


def test_a_long_id_has_a_tag_that_word_opens() -> None:
    one, other = "a." + "x" * 80, "a." + "x" * 81
    assert tag_of("a.b") == "a.b"
    assert len({tag_of(one), tag_of(other)}) == 2
    assert {len(tag_of(one)), len(tag_of(other))} == {LONGEST}
    assert short_title("word " * 40).endswith("word…")
    assert len(short_title("x" * 200)) <= LONGEST


def test_the_same_book_has_the_same_bytes() -> None:
    assert word_bytes(set_word(sample_book(), theme())) == word_bytes(set_word(sample_book(), theme()))


def test_the_guide_of_all_examples_is_whole(tmp_path: Path) -> None:
    """The account of texts finds every word, or a rule that leaves it out."""
    outcome = build(write_guide(tmp_path), ("docx",), lambda step: None)
    assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))
    (data,) = [data for name, data in outcome.files.items() if name.endswith(".docx")]
    assert faults(docx.Document(io.BytesIO(data))) == []


def test_the_real_guide_has_a_control_for_each_answer(real: RealGuide) -> None:
    laid = set_word(real.arranged.book, theme())
    assert laid.tags.keys() == questions_of(real.arranged.book).keys()
    assert faults(laid.document) == []


def test_libreoffice_makes_a_tagged_pdf_of_it(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    need("LibreOffice Writer", soffice is not None and shutil.which("lowriter") is not None)
    copy_starter(tmp_path / "guide")
    outcome = build(project_of(tmp_path / "guide"), ("docx",), lambda step: None)
    (data,) = [data for name, data in outcome.files.items() if name.endswith(".docx")]
    (tmp_path / "a.docx").write_bytes(data)
    options = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    folder = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [str(soffice), "--headless", folder, "--convert-to", options, "--outdir", str(tmp_path), "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.Root.Lang).startswith("en")
        types = [str(each.S) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        roles = pdf.Root.StructTreeRoot.RoleMap
        types = [str(roles.get(each, each)) for each in types]
    made = [level for level, _ in headings(docx.Document(io.BytesIO(data)))]
    assert [types.count(f"/H{level}") for level in (1, 2, 3)] == [made.count(level) for level in (1, 2, 3)]
    assert {"/L", "/LI", "/P"} <= {*types}


def test_the_options_of_a_column_stand_in_its_head() -> None:
    book = sample_book()
    file = opened(replace(book, words=replace(book.words, scale_points="{point} · {next}")))
    heads = [table.rows[0].cells[1].text for table in file.tables if len(table.columns) > 2]
    assert "Scale\n1 · 2 · 3 · 4" in heads
