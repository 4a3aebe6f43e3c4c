"""Pages of the workbook of whatever guide is in source/: what stands on paper, and how large."""

from __future__ import annotations

import pikepdf
import pytest

from guidepress.pipeline.build import BuildResult
from tests.pdf_tree import TaggedPdf


@pytest.fixture(scope="module")
def data(built: BuildResult) -> bytes:
    return next(data for name, data in built.files.items() if name.endswith("-workbook.pdf"))


@pytest.fixture(scope="module")
def pdf(data: bytes) -> TaggedPdf:
    return TaggedPdf(data)


def test_nothing_is_smaller_than_12_points(pdf: TaggedPdf) -> None:
    """Running heads and page numbers included."""
    sizes = {
        float(instruction.operands[1]): number
        for number, page in enumerate(pdf.pdf.pages, 1)
        for instruction in pikepdf.parse_content_stream(page, "Tf")
    }
    assert min(sizes) >= 12, f"page {sizes[min(sizes)]}"
