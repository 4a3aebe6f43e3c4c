"""The settings of `pdf:` in guide.yaml, and a guide in each of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from guidepress.document.book import PdfChoice
from guidepress.pipeline.build import build
from guidepress.pipeline.project import Project
from tests.conftest import HOME

CHOICES = {
    "ua-1": PdfChoice(),
    "ua-1-archive": PdfChoice(archive=True),
    "ua-2": PdfChoice("ua-2"),
    "ua-2-archive": PdfChoice("ua-2", archive=True),
}
"""Every setting by a name."""
FLAVOURS = {
    "ua-1": ("PDFUA_1", "PDFA_2_A"),
    "ua-2": ("PDFUA_2", "WTPDF_1_0_ACCESSIBILITY", "WTPDF_1_0_REUSE", "PDFA_4"),
}
"""What veraPDF calls the standards that a file follows; PDF/A is the last."""
UNSAID = {"ua-1": ("PDFA_2_A", "6.6.4-1"), "ua-2": ("PDFA_4", "6.7.3-1")}
"""The rule of PDF/A by which a file says of itself that it is one."""


def real_files(choice: PdfChoice, folder: Path) -> dict[str, bytes]:
    """The workbook and the pack of the real guide with another setting. The whole of `folder` is used."""
    shutil.copytree(HOME / "source", folder / "source")
    about = folder / "source" / "guide.yaml"
    written = re.sub(r"^pdf:.*\n(?:[ #].*\n|\n)*", "", about.read_text(encoding="utf-8"), flags=re.MULTILINE)
    said = f"pdf: {{standard: {choice.standard}, archive: {str(choice.archive).lower()}}}\n"
    about.write_text(f"{written.rstrip()}\n{said}", encoding="utf-8")
    outcome = build(Project(folder / "source", HOME / "layouts", folder / "output"), ("pdf", "pack"), lambda step: None)
    assert not outcome.problems.failed, "\n".join(map(str, outcome.problems))
    return {name: data for name, data in outcome.files.items() if name.endswith(".pdf")}
