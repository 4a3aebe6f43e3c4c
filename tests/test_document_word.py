"""A Word file of answers has real headings, head rows, text alternatives, and every word, whatever it holds."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from msgspec.structs import replace

from guidepress.document.blocks import ItemList, ListItem, Paragraph
from guidepress.document.inline import LineBreak, Run
from guidepress.formats.word.document import write_word
from guidepress.formats.word.text import NOT_ALLOWED
from tests.decks import theme
from tests.test_document_pdf import SENTENCE, document


@pytest.fixture(scope="module")
def made() -> Any:
    return docx.Document(io.BytesIO(write_word(document(), theme())))


def words(file: Any) -> str:
    """All text of a file in its order, without spaces."""
    text = "".join(node.text or "" for node in file.element.body.iter(qn("w:t")))
    return "".join(unicodedata.normalize("NFC", text).split())


def test_headings_have_levels_without_a_gap(made: Any) -> None:
    levels = [int(style[-1]) for style in (p.style.name for p in made.paragraphs) if re.fullmatch(r"Heading \d", style)]
    assert levels == [1, 2, 3]


def test_tables_have_a_head_row_that_is_repeated(made: Any) -> None:
    (table,) = made.tables
    rows = table._tbl.findall(qn("w:tr"))
    assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What; Answer; Done"


def test_pictures_have_a_text_alternative(made: Any) -> None:
    assert [shape._inline.docPr.get("descr") for shape in made.inline_shapes] == ["A box"]


def test_title_and_language_are_said(made: Any) -> None:
    core = made.core_properties
    assert (core.title, core.language, core.author, core.comments) == ("My answers", "en-GB", "", "")
    (language,) = made.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert language.get(qn("w:val")) == "en-GB"


def test_the_file_is_of_a_new_word_and_holds_nothing_of_the_template(made: Any) -> None:
    modes = [
        setting.get(qn("w:val"))
        for setting in made.settings.element.iter(qn("w:compatSetting"))
        if setting.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]
    with zipfile.ZipFile(io.BytesIO(write_word(document(), theme()))) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert b"python-docx" not in b"".join(archive.read(name) for name in archive.namelist())


def test_marked_words_look_marked() -> None:
    runs = (
        Run("plain"),
        Run("strong", strong=True),
        Run("stressed", emphasis=True),
        LineBreak(),
        Run("code", role="code"),
        Run("Enter", role="key"),
        Run("2", script="super"),
        Run("n", script="sub"),
    )
    for design in (theme(), replace(theme(), emphasis="bold")):
        (division,) = document("x").divisions
        book = replace(document("x"), divisions=(replace(division, blocks=(Paragraph(runs),)),))
        file = docx.Document(io.BytesIO(write_word(book, design)))
        (paragraph,) = [p for p in file.paragraphs if p.text.startswith("plain")]
        assert paragraph.text == "plainstrongstressed\ncodeEnter2n"
        found = {run.text: run.font for run in paragraph.runs}
        assert (found["plain"].bold, found["plain"].italic, found["plain"].name) == (None, None, None)
        assert found["strong"].bold
        assert found["Enter"].bold
        assert (found["stressed"].italic, found["stressed"].bold) == (
            (True, None) if design.has_italics else (None, True)
        )
        assert found["code"].name == design.deck.code_font
        assert (found["2"].superscript, found["n"].subscript) == (True, True)


def test_each_numbered_list_begins_at_its_own_number() -> None:
    """Word counts on through all lists that have one numbering."""
    (division,) = document("x").divisions
    items = (ListItem((Run("first"),)), ListItem((Run("second"),)))
    lists = (ItemList(items, ordered=True), Paragraph((Run("between"),)), ItemList(items, ordered=True, start=4))
    book = replace(document("x"), divisions=(replace(division, blocks=lists),))
    file = docx.Document(io.BytesIO(write_word(book, theme())))
    numbers = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p.text in ("first", "second")]
    assert (numbers[0], numbers[2]) == (numbers[1], numbers[3])
    made = [file.part.numbering_part.element.num_having_numId(number) for number in (numbers[0], numbers[2])]
    assert [each.lvlOverride_lst[0].startOverride.val for each in made] == [1, 4]


def test_no_paragraph_is_empty_but_for_pictures(made: Any) -> None:
    """Screen readers stop at empty paragraphs."""
    assert not [p for p in made.paragraphs if not p.text and not list(p._p.iter(qn("w:drawing")))]


def test_long_answers_stand_whole(made: Any) -> None:
    assert words(made).count("".join((SENTENCE * 60).split())) == 2


@pytest.mark.parametrize(
    "text", ["a\x00b\x1f\ud800c\ufffe\x85d", "]]>&<b>", "\x0b\x0c", "😀 שלום ‮x", "_x0041_", "x" * 40_000]
)
def test_hostile_words_break_nothing(text: str) -> None:
    data = write_word(document(text), theme())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))
    kept = "".join(NOT_ALLOWED if unicodedata.category(c) in ("Cc", "Cs") or c == "\ufffe" else c for c in text)
    found = docx.Document(io.BytesIO(data))
    assert words(found).count("".join(unicodedata.normalize("NFC", kept).split())) >= 2


def test_the_same_document_has_the_same_bytes() -> None:
    assert write_word(document(), theme()) == write_word(document(), theme())
