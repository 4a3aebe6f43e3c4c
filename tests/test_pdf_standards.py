"""The standard of the PDF as a choice: what differs between the settings, and what must not.

test_pdf_validators.py has each of them judged by veraPDF. docs/pdf-standards.md says what each claims.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.book import PdfChoice
from guidepress.formats.pdf.syntax.tree_writer import written
from guidepress.formats.pdf.workbook import set_workbook
from tests.conftest import command, need
from tests.decks import theme
from tests.fill import look
from tests.fill.answers import result, steps
from tests.fill.form import questions
from tests.making import make_workbook
from tests.pdf_choices import CHOICES
from tests.pdf_reading import transcript
from tests.pdf_structure import faults
from tests.pdf_tree import Node, TaggedPdf
from tests.sample_book import sample_book
from tests.test_fill_engines import ENGINES, engine
from tests.validators import program
from tests.validators.pdf import qpdf

PDF_2 = "http://iso.org/pdf2/ssn"
OLDER = {"TOC", "TOCI", "Reference", "BlockQuote"}
"""The types of PDF 1.7 that have no successor in PDF 2.0."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbook of the sample book in every setting."""
    folder = tmp_path_factory.mktemp("standards")
    for name, choice in CHOICES.items():
        data = make_workbook(replace(sample_book(), pdf=choice), theme(), Problems()).data
        (folder / f"{name}.pdf").write_bytes(data)
    return {name: folder / f"{name}.pdf" for name in CHOICES}


@pytest.fixture(scope="module")
def trees(files: dict[str, Path]) -> dict[str, TaggedPdf]:
    return {name: TaggedPdf(path.read_bytes()) for name, path in files.items()}


@pytest.fixture(scope="module")
def newer(trees: dict[str, TaggedPdf]) -> TaggedPdf:
    return trees["ua-2"]


@pytest.mark.parametrize("name", CHOICES)
def test_no_fault_in_any_setting(name: str, trees: dict[str, TaggedPdf]) -> None:
    assert faults(trees[name]) == []


def test_without_a_choice_it_is_ua_1_without_the_claim(files: dict[str, Path]) -> None:
    assert make_workbook(sample_book(), theme(), Problems()).data == files["ua-1"].read_bytes()


@pytest.mark.parametrize("name", CHOICES)
def test_version_of_the_file(name: str, files: dict[str, Path]) -> None:
    version = {"ua-1": "1.7", "ua-2": "2.0"}[CHOICES[name].standard]
    assert files[name].read_bytes().startswith(b"%%PDF-%b\n" % version.encode())
    with pikepdf.open(files[name]) as pdf:
        assert pdf.pdf_version == version


@pytest.mark.parametrize("name", CHOICES)
def test_nothing_is_written_that_pdf_2_deprecates(name: str, files: dict[str, Path]) -> None:
    """The metadata are in XMP alone, and a font is known by the resources of its page."""
    is_older = CHOICES[name].standard == "ua-1"
    with pikepdf.open(files[name]) as pdf:
        assert ("/Info" in pdf.trailer) == is_older
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert {"/Name" in font for font in fonts} == {is_older}
        assert not any("/ProcSet" in page.Resources for page in pdf.pages)


def test_the_claim_is_all_that_archive_changes(files: dict[str, Path]) -> None:
    """The four files are two, but for a few lines of their metadata."""
    for name in ("ua-1", "ua-2"):
        plain, kept = (bodies(files[one]) for one in (name, f"{name}-archive"))
        assert plain.keys() == kept.keys()
        changed = [key for key in plain if plain[key] != kept[key]]
        assert [b"pdfaid:part" in kept[key] for key in changed] == [True]
        assert not any(b"pdfaid:part" in body for body in plain.values())


def bodies(path: Path) -> dict[Any, bytes]:
    """The objects of a file by their numbers; streams with their bytes."""
    with pikepdf.open(path) as pdf:
        return {one.objgen: body(one) for one in pdf.objects if one.get("/Type") not in ("/XRef", "/ObjStm")}


def body(found: Any) -> bytes:
    return found.read_raw_bytes() if isinstance(found, pikepdf.Stream) else found.unparse()


# ----------------------------------------------------------------------------------------------------- words


def test_words_are_read_in_the_same_order(trees: dict[str, TaggedPdf]) -> None:
    """To whoever follows the tags, both standards say the same words, one by one."""
    older, newer = (spoken(trees[name]) for name in ("ua-1", "ua-2"))
    assert newer == older
    assert len(older) > 300


def spoken(pdf: TaggedPdf) -> list[str]:
    """What is read aloud, line by line, without the names of the roles."""
    return [re.sub(r"^ *\w+: ", "", line) for line in transcript(pdf).splitlines()]


def test_text_is_extracted_in_the_same_order(files: dict[str, Path]) -> None:
    command("pdftotext")
    assert look.words(files["ua-2"]) == look.words(files["ua-1"])


# ----------------------------------------------------------------------------------------------------- structure


def test_every_type_is_standard_in_its_namespace(newer: TaggedPdf) -> None:
    """Nothing is mapped in PDF 2.0: what it has a type for has that type, in its namespace."""
    assert "/RoleMap" not in newer.root.StructTreeRoot
    assert [str(space.NS) for space in newer.root.StructTreeRoot.Namespaces] == [PDF_2]
    for node in newer.nodes():
        assert (node.get("/NS") is None) == (node.tag in OLDER), node.tag
    tags = {node.tag for node in newer.nodes()}
    assert {"Document", "Aside", "Title"} <= tags
    assert not tags & {"Card", "Strip"}


def test_the_title_is_one(newer: TaggedPdf) -> None:
    assert [newer.text(node).strip() for node in newer.nodes("Title")] == [sample_book().title]


def test_bold_words_and_leads_of_lists_have_types_of_their_own(trees: dict[str, TaggedPdf]) -> None:
    """PDF 1.7 has no type for the first. There the second stand before their lists: a caption would be counted with
    the items.
    """
    older, newer = trees["ua-1"], trees["ua-2"]
    assert [newer.text(node).strip() for node in newer.nodes("Strong")] == ["strong"]
    assert not older.nodes("Strong")
    leads = {"People told us:", "What leaders are like:"}
    assert {newer.text(node.kids[0]).strip() for node in newer.nodes("L") if _tag(node.kids[0]) == "Caption"} == leads  # type: ignore[arg-type]
    assert leads <= {older.text(node).strip() for node in older.nodes("P")}
    assert not [node for node in older.nodes("L") if _tag(node.kids[0]) == "Caption"]


def test_captions_are_first_or_last_where_divs_do_not_count(newer: TaggedPdf) -> None:
    """A Div is nothing in PDF/UA-2: what it holds counts as held by what it stands in (ISO 14289-2, 8.2.5.27)."""
    held = [node for node in newer.nodes() if node.tag != "Div" and "Caption" in _kids(node)]
    assert {node.tag for node in held} == {"Table", "L", "Sect"}
    for node in held:
        assert "Caption" not in _kids(node)[1:-1], newer.text(node)[:40]


def _kids(node: Node) -> list[str]:
    kids: list[str] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids += _kids(kid) if kid.tag == "Div" else [kid.tag]
    return kids


def _tag(kid: object) -> str:
    return kid.tag if isinstance(kid, Node) else ""


def test_lists_with_labels_say_of_what_kind(newer: TaggedPdf) -> None:
    kinds = set()
    for node in newer.nodes("L"):
        kind = str(node.attributes()["/ListNumbering"])
        items = [item for item in node.kids if isinstance(item, Node)]
        labelled = any(isinstance(kid, Node) and kid.tag == "Lbl" for item in items for kid in item.kids)
        assert (kind == "/None") == (not labelled), newer.text(node)[:40]
        kinds.add(kind)
    assert kinds == {"/None", "/Disc", "/Decimal", "/Description", "/Unordered"}


def test_widgets_are_described_by_their_names(newer: TaggedPdf) -> None:
    widgets = [note for _, note in newer.annotations("/Widget")]
    assert widgets
    assert all(str(note.Contents) == str(note.TU) for note in widgets)


# ----------------------------------------------------------------------------------------------------- destinations


def nodes_by_object(pdf: TaggedPdf) -> dict[Any, Node]:
    return {node.obj.objgen: node for node in pdf.nodes()}


def test_destinations_lead_to_elements_on_their_page(newer: TaggedPdf) -> None:
    """A program that knows no structure destinations goes to the page; both are the same place."""
    nodes = nodes_by_object(newer)
    names = dict(pikepdf.NameTree(newer.root.Names.Dests).items())
    assert len(names) > 100
    for name, found in names.items():
        node = nodes[found.SD[0].objgen]
        assert node is not newer.document, name
        page, *place = found.D
        assert next(node.leaves())[1] == newer.page_numbers[page.objgen], name
        assert [str(one) for one in found.SD][1:] == [str(one) for one in place]


def test_every_link_and_bookmark_has_its_destination(newer: TaggedPdf) -> None:
    names = set(dict(pikepdf.NameTree(newer.root.Names.Dests).items()))
    used = [str(note.Dest) for _, note in newer.annotations("/Link") if "/Dest" in note]
    assert used
    assert set(used) <= names

    def marks(first: Any) -> list[str]:
        found = []
        while first is not None:
            found += [str(first.Dest), *marks(first.get("/First"))]
            first = first.get("/Next")
        return found

    assert set(marks(newer.root.Outlines.First)) <= names


def test_entries_of_the_contents_refer_to_their_headings(newer: TaggedPdf) -> None:
    nodes = nodes_by_object(newer)
    for entry in newer.nodes("TOCI"):
        (target,) = entry.obj.Ref
        heading = nodes[target.objgen]
        assert re.fullmatch("H[1-6]", heading.tag)
        title = re.sub(r"^\S*\d\S* | \d+$", "", newer.text(entry).strip()).strip()
        assert newer.text(heading).strip().endswith(title)


def test_every_anchor_has_an_element() -> None:
    """Whatever can be led to stands for an element of its own; nothing falls back to the whole document."""
    laid = set_workbook(replace(sample_book(), pdf=PdfChoice("ua-2")), theme(), Problems())
    assert laid.canvas.anchors.keys() <= laid.targets.keys()


def test_an_element_that_is_left_out_gives_way_to_the_one_around_it() -> None:
    laid = set_workbook(sample_book(), theme(), Problems())
    laid.root.object_number = 1
    inner = laid.root.add("Sect").add("P")
    assert written(inner) is laid.root


# ----------------------------------------------------------------------------------------------------- other programs


@pytest.mark.parametrize("name", ENGINES)
def test_every_field_can_be_filled(name: str, files: dict[str, Path], tmp_path: Path) -> None:
    """As test_fill_engines.py does with the real workbook, in a file of PDF 2.0."""
    fill, source, target = engine(name), files["ua-2"], tmp_path / "filled.pdf"
    before = questions(source)
    done = steps(before)
    fill(source, target, before, done)
    assert {key: question.value for key, question in questions(target).items()} == result(done)


@pytest.mark.parametrize("name", CHOICES)
def test_qpdf_finds_nothing(name: str, files: dict[str, Path]) -> None:
    need("qpdf", program("qpdf") is not None)
    assert qpdf(files[name]) == ""


def test_a_copy_can_be_saved(files: dict[str, Path]) -> None:
    with pikepdf.open(files["ua-2"]) as pdf:
        copy = BytesIO()
        pdf.save(copy)
    assert copy.getvalue().startswith(b"%PDF-2.0")
    assert faults(TaggedPdf(copy.getvalue())) == []
