"""veraPDF, outloud, pdfua and qpdf agree with every block, the real guide and its pack; each can disagree.

veraPDF sees them in every setting of `pdf:`. A PDF with fields does not say that it is PDF/A unless the guide asks for
it, and is PDF/A in all but that: docs/pdf-standards.md says why.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import Paragraph
from guidepress.document.book import Division, PdfChoice
from guidepress.document.inline import Run
from guidepress.formats.pdf.selection import Excerpt, parts_of, write_excerpt
from guidepress.formats.pdf.workbook import set_workbook
from guidepress.pipeline.build import BuildResult
from tests.conftest import LONG, RealGuide, need
from tests.crowded_book import crowded_book
from tests.decks import theme
from tests.making import make_workbook
from tests.packs import pack_case
from tests.page_layouts import A5, theme_for
from tests.pdf_choices import CHOICES, FLAVOURS, UNSAID, real_files
from tests.pdf_reading import transcript
from tests.pdf_structure import faults
from tests.pdf_tree import TaggedPdf
from tests.sample_book import prose, sample_book
from tests.tongues import tongues
from tests.validators import program
from tests.validators.pdf import has_verapdf, outloud, pdfua, qpdf, verapdf

PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
CLAIMS = {"ua-1": ("1", "2", "A", None), "ua-2": ("2", "4", None, "2020")}
"""What a file says: the part of PDF/UA, then part, level and year of PDF/A."""

EXPLAINED = {
    "TBL-012": "A table to fill in has empty cells.",
    "TAG-003": "The options of a drop-down stand on the page, to be circled on paper; the field announces them. "
    "Words of a diagram stand in its text alternative and its table.",
    "ORD-001": "outloud counts all words of a paragraph before those of the links and abbreviations within it. "
    "pdf_structure.painting_faults counts them where they stand, and finds none.",
    "PAG-001": "What happens to the answers is said once a page, at its foot, by the exercise.",
    "TBL-014": "Cards to cut out are a list. The lines around them are for the scissors.",
}
"""Warnings of outloud that may stand, and why."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    path.write_bytes(make_workbook(sample_book(), theme(), Problems()).data)
    return path


@pytest.fixture(scope="module")
def own(built: BuildResult) -> PdfChoice:
    """What the real guide chooses."""
    assert built.guide is not None
    return PdfChoice(built.guide.about.pdf.standard, built.guide.about.pdf.archive)


@pytest.fixture(scope="module")
def files(
    sample: Path, output: Path, own: PdfChoice, real: RealGuide, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, PdfChoice]:
    """PDFs with their settings: the sample book, a crowded one whose tables are cards, one without fields, a pack,
    letters of other languages, all of the real guide.

    The small books are there in every setting. The real guide is there in its own and with all claims of the newer
    standard; in the long form in every setting. A claim changes nothing but the metadata (test_pdf_standards.py).
    """
    folder = tmp_path_factory.mktemp("files")
    found = {sample: PdfChoice(), **dict.fromkeys(sorted(output.glob("*.pdf")), own)}
    pack = pack_case("day", folder / "source").pack
    small = theme_for(folder / "small", A5)
    for name, choice in CHOICES.items():
        data = {"pack-of-a-case": make_workbook(replace(pack, pdf=choice), theme(), Problems()).data}
        data["prose"] = without_fields(choice)
        data["crowded"] = make_workbook(replace(crowded_book(), pdf=choice), small, Problems()).data
        data["sample"] = make_workbook(replace(sample_book(), pdf=choice), theme(), Problems()).data
        found |= dict.fromkeys(_write(folder / name, data), choice)
        if LONG or choice == PdfChoice("ua-2", archive=True):
            found |= dict.fromkeys(_write(folder / name, real_files(choice, folder / f"{name}-source")), choice)
    data = {
        f"{language}-letters": tongues("pdf", language=language)["better-meetings-workbook.pdf"]
        for language in ("en-GB", "el", "uk", "vi", "cs")
    }
    found |= dict.fromkeys(_write(folder / "letters", data), PdfChoice())
    for name, choice in CHOICES.items():
        if LONG or not choice.archive:
            found |= dict.fromkeys(_write(folder / name, some_pages(real, choice)), choice)
    return found


def some_pages(real: RealGuide, choice: PdfChoice) -> dict[str, bytes]:
    """Files with some pages of the real workbook: of a part, and pages that follow no others."""
    laid = set_workbook(replace(real.arranged.book, pdf=choice), theme(), Problems(), in_parts=True)
    part = max(parts_of(laid), key=lambda one: len(one.pages))
    scattered = Excerpt("scattered", "Every third page", range(3, laid.pages.total + 1, 3))
    # PDF/UA-2 asks that entries of the contents name what they lead to (8.2.5.8), which such pages may not hold.
    excerpts = (part, scattered) if choice.standard == "ua-1" else (part,)
    return {f"{one.name}-excerpt": write_excerpt(laid, one) for one in excerpts}


def _write(folder: Path, data: dict[str, bytes]) -> list[Path]:
    """The paths of files by their names, which it writes."""
    folder.mkdir(exist_ok=True)
    for name, each in data.items():
        (folder / name).with_suffix(".pdf").write_bytes(each)
    return [(folder / name).with_suffix(".pdf") for name in data]


def without_fields(choice: PdfChoice) -> bytes:
    """The prose of the sample book, and as many pages as need no page for notes to fill them up."""
    front = Division("back", (Run("Prose"),), "prose", "prose", blocks=prose(), key="v.prose")
    pages = [
        Division("back", (Run("A page"),), name, name, blocks=(Paragraph((Run("Words."),)),), key=f"v.{name}")
        for name in ("leap", "more")
    ]
    books = [replace(sample_book(), divisions=(front, *pages[:count]), pdf=choice) for count in (1, 2)]
    found = [make_workbook(book, theme(), Problems()).data for book in books]
    return next(data for data in found if b"/Widget" not in unpacked(data))


def unpacked(data: bytes) -> bytes:
    """A PDF with its objects in plain sight."""
    plain = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.getvalue()


@pytest.fixture(scope="module")
def real_file(output: Path) -> Path:
    return next(output.glob("*-workbook.pdf"))


def broken(file: Path, folder: Path) -> Path:
    """The same file without its title's display and with a heading that has no kids' roles: it must fail."""
    with pikepdf.open(BytesIO(file.read_bytes())) as pdf:
        del pdf.Root.ViewerPreferences
        del pdf.Root.MarkInfo
        del pdf.Root.StructTreeRoot
        del pdf.Root.OutputIntents
        folder.mkdir(exist_ok=True)
        path = folder / "broken.pdf"
        pdf.save(path)
    return path


@pytest.fixture(scope="module")
def by_verapdf(
    files: dict[Path, PdfChoice], sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, list[tuple[str, str]]]:
    """The standard and the rule of what veraPDF, which is started once for each standard, finds in each file."""
    need("veraPDF", has_verapdf())
    found: dict[Path, list[tuple[str, str]]] = {}
    for standard, flavours in FLAVOURS.items():
        paths = [path for path, choice in files.items() if choice.standard == standard]
        bad = next(path for path in paths if path.stem == "sample")
        paths.append(broken(bad, tmp_path_factory.mktemp("verapdf") / standard))
        lines = [line.split("\t") for line in verapdf(",".join(flavours), *paths)]
        for path in paths:
            found[path] = [(said, rule) for file, said, rule, *_ in lines if file == str(path) and rule != "failed"]
    return found


def test_every_pdf_is_what_its_guide_chooses(
    by_verapdf: dict[Path, list[tuple[str, str]]], files: dict[Path, PdfChoice]
) -> None:
    """With fields, a file breaks the rule by which it would say that it is PDF/A, and no other; without, none."""
    names = {path.stem.rpartition("-")[2] for path in files}
    assert names >= {"workbook", "pack", "sample", "prose", "crowded", "letters", "case", "excerpt"}
    assert set(files.values()) >= set(CHOICES.values())
    assert {has_fields(path) for path in files} == {False, True}
    for path, choice in files.items():
        claimed = choice.archive or not has_fields(path)
        assert by_verapdf[path] == ([] if claimed else [UNSAID[choice.standard]]), path


def test_the_real_guide_has_no_fault_in_the_newer_standard(files: dict[Path, PdfChoice]) -> None:
    """By our own rules, which see what veraPDF does not."""
    newer = [path for path, choice in files.items() if choice == PdfChoice("ua-2", archive=True)]
    checked = [path for path in newer if path.stem.endswith("-workbook")]
    assert checked
    for path in checked:
        assert faults(TaggedPdf(path.read_bytes())) == []


def has_fields(path: Path) -> bool:
    """Whether a PDF has any."""
    with pikepdf.open(path) as pdf:
        return any(note.Subtype == "/Widget" for page in pdf.pages for note in page.get("/Annots", []))


def test_a_pdf_says_that_it_is_pdfa_where_it_has_no_fields_or_is_asked_to(files: dict[Path, PdfChoice]) -> None:
    for path, choice in files.items():
        with pikepdf.open(path) as pdf, pdf.open_metadata() as said:
            part, *archive = CLAIMS[choice.standard]
            assert said[f"{{{PDFUA}}}part"] == part, path
            claim = [said.get(f"{{{PDFA}}}{key}") for key in ("part", "conformance", "rev")]
            assert claim == (archive if choice.archive or not has_fields(path) else [None, None, None]), path
            assert ("/AcroForm" in pdf.Root) == has_fields(path), path


def test_verapdf_can_disagree(by_verapdf: dict[Path, list[tuple[str, str]]]) -> None:
    bad = {path.parent.name: set(found) for path, found in by_verapdf.items() if path.stem == "broken"}
    for standard, flavours in FLAVOURS.items():
        rules = bad[standard] - {UNSAID[standard]}
        assert {said for said, _ in rules} == set(flavours)


@pytest.mark.parametrize("name", ["sample", "real_file"])
def test_outloud(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    need("outloud", program("outloud") is not None)
    path = request.getfixturevalue(name)
    heads = heads_of_tables(path)
    found = [entry for entry in outloud(path, tmp_path / "report.json") if entry["rule"] not in EXPLAINED]
    of_heads = [each for each in found if each["rule"] == "TAG-002" and any(each["evidence"] in head for head in heads)]
    assert [each for each in found if each not in of_heads] == []


def heads_of_tables(path: Path) -> set[str]:
    """The words of each table head. On further pages of its table a head is an artifact, and outloud takes a long one
    for prose that nobody hears.
    """
    read = re.sub(r"^ *", "", transcript(TaggedPdf(path.read_bytes())), flags=re.MULTILINE)
    found = set()
    for run in re.findall(r"(?:^TH: .*\n)+", read, re.MULTILINE):
        cells = [line.removeprefix("TH: ") for line in run.splitlines()]
        found.add(" ".join(cells))  # the header of the first row follows
    return found


def test_outloud_can_disagree(sample: Path, tmp_path: Path) -> None:
    need("outloud", program("outloud") is not None)
    found = outloud(broken(sample, tmp_path), tmp_path / "report.json")
    assert any(entry["severity"] == "error" and entry["rule"] not in EXPLAINED for entry in found)


def test_pdfua(real_file: Path, sample: Path, tmp_path: Path) -> None:
    need("pdfua", program("pdfua") is not None)
    assert pdfua(real_file) == []
    assert pdfua(broken(sample, tmp_path)) != []


def test_qpdf(real_file: Path, sample: Path, tmp_path: Path) -> None:
    need("qpdf", program("qpdf") is not None)
    assert qpdf(real_file) == ""
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(sample.read_bytes()[:-400])
    assert qpdf(damaged) != ""
