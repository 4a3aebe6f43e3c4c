"""veraPDF, outloud, pdfua and qpdf agree with every block, the real guide and its pack; each can disagree.

A PDF with fields does not say that it is PDF/A, and is PDF/A-2a in all but that: docs/form-fields.md says why.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import Paragraph
from guidepress.document.book import Division
from guidepress.document.inline import Run
from tests.conftest import need
from tests.decks import theme
from tests.making import make_workbook
from tests.packs import pack_case
from tests.sample_book import prose, sample_book
from tests.tongues import tongues
from tests.validators import program
from tests.validators.pdf import has_verapdf, outloud, pdfua, qpdf, verapdf

BOTH = "PDFUA_1,PDFA_2_A"
UNSAID = ("PDFA_2_A", "6.6.4-1")
"""The rule of PDF/A-2 by which a file says of itself that it is one."""
PDFA = "http://www.aiim.org/pdfa/ns/id/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"

EXPLAINED = {
    "TBL-012": "A table to fill in has empty cells.",
    "TAG-003": "The options of a drop-down stand in its appearance, to be circled on paper; the field announces them. "
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
def files(sample: Path, output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """PDFs by name: the sample book, one without fields, a pack, and all of the real guide."""
    folder = tmp_path_factory.mktemp("files")
    pack, prose_only = folder / "pack-of-a-case.pdf", folder / "prose.pdf"
    pack.write_bytes(make_workbook(pack_case("day", folder / "source").pack, theme(), Problems()).data)
    prose_only.write_bytes(without_fields())
    letters = []
    for language in ("en-GB", "el", "uk", "vi", "cs"):
        letters.append(folder / f"{language}-letters.pdf")
        letters[-1].write_bytes(tongues("pdf", language=language)["better-meetings-workbook.pdf"])
    return {path.stem: path for path in (sample, prose_only, *letters, pack, *sorted(output.glob("*.pdf")))}


def without_fields() -> bytes:
    """The prose of the sample book, and as many pages as need no page for notes to fill them up."""
    front = Division("back", (Run("Prose"),), "prose", "prose", blocks=prose(), key="v.prose")
    pages = [
        Division("back", (Run("A page"),), name, name, blocks=(Paragraph((Run("Words."),)),), key=f"v.{name}")
        for name in ("leap", "more")
    ]
    books = [replace(sample_book(), divisions=(front, *pages[:count])) for count in (1, 2)]
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
        path = folder / "broken.pdf"
        pdf.save(path)
    return path


@pytest.fixture(scope="module")
def by_verapdf(
    files: dict[str, Path], sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[tuple[str, str]]]:
    """The standard and the rule of what veraPDF, which is started once for all, finds in each file."""
    need("veraPDF", has_verapdf())
    checked = {**files, "broken": broken(sample, tmp_path_factory.mktemp("verapdf"))}
    lines = [line.split("\t") for line in verapdf(BOTH, *checked.values())]
    return {
        name: [(standard, rule) for file, standard, rule, *_ in lines if file == str(path) and rule != "failed"]
        for name, path in checked.items()
    }


def test_every_pdf_is_pdfua_and_pdfa_but_for_the_claim(
    by_verapdf: dict[str, list[tuple[str, str]]], files: dict[str, Path]
) -> None:
    """With fields, a file breaks the rule by which it would say that it is PDF/A, and no other; without, none."""
    assert {name.rpartition("-")[2] for name in files} >= {"workbook", "pack", "sample", "prose", "letters", "case"}
    assert {has_fields(path) for path in files.values()} == {False, True}
    for name, path in files.items():
        assert by_verapdf[name] == ([UNSAID] if has_fields(path) else []), name


def has_fields(path: Path) -> bool:
    """Whether a PDF has any."""
    with pikepdf.open(path) as pdf:
        return any(note.Subtype == "/Widget" for page in pdf.pages for note in page.get("/Annots", []))


def test_a_pdf_says_that_it_is_pdfa_where_it_has_no_fields(files: dict[str, Path]) -> None:
    for name, path in files.items():
        with pikepdf.open(path) as pdf, pdf.open_metadata() as said:
            assert said[f"{{{PDFUA}}}part"] == "1", name
            claim = (said.get(f"{{{PDFA}}}part"), said.get(f"{{{PDFA}}}conformance"))
            assert claim == ((None, None) if has_fields(path) else ("2", "A")), name
            assert ("/AcroForm" in pdf.Root) == has_fields(path), name


def test_verapdf_can_disagree(by_verapdf: dict[str, list[tuple[str, str]]]) -> None:
    found = set(by_verapdf["broken"])
    assert any(standard == "PDFUA_1" and rule.startswith("7.1") for standard, rule in found)
    assert any(standard == "PDFA_2_A" for standard, _ in found - {UNSAID})


@pytest.mark.parametrize("name", ["sample", "real_file"])
def test_outloud(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    need("outloud", program("outloud") is not None)
    found = outloud(request.getfixturevalue(name), tmp_path / "report.json")
    unexplained = [entry for entry in found if entry["rule"] not in EXPLAINED]
    assert unexplained == []


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
