"""veraPDF, outloud, pdfua and qpdf agree with every block, the real guide and its pack; each can disagree."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from guidepress.problems import Problems
from guidepress.writers.pdf import write
from tests.conftest import need
from tests.decks import theme
from tests.packs import pack_case
from tests.sample_book import sample_book
from tests.validators import program
from tests.validators.pdf import has_verapdf, outloud, pdfua, qpdf, verapdf

BOTH = "PDFUA_1,PDFA_2_A"

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
    path.write_bytes(write(sample_book(), theme(), Problems()).data)
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


@pytest.fixture(scope="module")
def by_verapdf(sample: Path, output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What veraPDF, which is started once for all, finds in each file."""
    need("veraPDF", has_verapdf())
    folder = tmp_path_factory.mktemp("verapdf")
    pack_of_a_case = folder / "pack-of-a-case.pdf"
    pack_of_a_case.write_bytes(write(pack_case("day", folder / "source").pack, theme(), Problems()).data)
    files = [sample, pack_of_a_case, *sorted(output.glob("*.pdf")), broken(sample, folder)]
    found = verapdf(BOTH, *files)
    return {file.stem: [line for line in found if line.startswith(f"{file}\t")] for file in files}


def test_verapdf(by_verapdf: dict[str, list[str]]) -> None:
    good = {name: lines for name, lines in by_verapdf.items() if name != "broken"}
    assert {"sample", "pack-of-a-case"} < set(good)
    assert {name.rpartition("-")[2] for name in good} >= {"workbook", "pack"}
    assert good == {name: [] for name in good}


def test_verapdf_can_disagree(by_verapdf: dict[str, list[str]]) -> None:
    assert any("PDFUA_1\t7.1" in line for line in by_verapdf["broken"])
    assert any("PDFA_2_A\t6" in line for line in by_verapdf["broken"])


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
