"""veraPDF, outloud, pdfua and qpdf agree with every block and with the real guide; each can disagree."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from guidepress.problems import Problems
from guidepress.theme import load_theme
from guidepress.writers.pdf import write
from tests.conftest import need
from tests.sample_book import sample_book
from tests.validators import program
from tests.validators.pdf import has_verapdf, outloud, pdfua, qpdf, verapdf

HOME = Path(__file__).resolve().parent.parent
BOTH = "PDFUA_1,PDFA_2_A"

EXPLAINED = {
    "TBL-012": "A table to fill in has empty cells.",
    "TAG-003": "The options of a drop-down stand in its appearance, to be circled on paper; the field announces them. "
    "Words of a diagram stand in its text alternative and its table.",
    "ORD-001": "outloud counts all words of a paragraph before those of the links and abbreviations within it. "
    "pdf_structure.painting_faults counts them where they stand, and finds none.",
    "PAG-001": "What happens to the answers is said once a page, at its foot, by the exercise.",
}
"""Warnings of outloud that may stand, and why."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    problems = Problems()
    theme = load_theme(HOME / "layouts", HOME / "assets", problems)
    assert theme is not None
    path = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    path.write_bytes(write(sample_book(), theme, problems).data)
    return path


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


def test_verapdf(sample: Path, real_file: Path) -> None:
    need("veraPDF", has_verapdf())
    assert verapdf(BOTH, sample, real_file) == []


def test_verapdf_can_disagree(sample: Path, tmp_path: Path) -> None:
    need("veraPDF", has_verapdf())
    found = verapdf(BOTH, broken(sample, tmp_path))
    assert any("PDFUA_1\t7.1" in line for line in found)
    assert any("PDFA_2_A\t6" in line for line in found)


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
