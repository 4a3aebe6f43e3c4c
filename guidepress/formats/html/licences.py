"""The notices that go with pages and books: whose scripts, styles and fonts are in them, and who may use those."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from guidepress.theme import Theme

FOLDER = "licences"
OWN = f"{FOLDER}/guidepress.txt"


def notices(theme: Theme, fonts: Iterable[str]) -> dict[str, bytes]:
    """The files by their names: ours, and what lies beside the fonts of these roles, which are embedded.

    ReportLab embeds fonts in the PDF too; the SIL Open Font License asks for no notice in a document (its clause 5).
    """
    own = Path(__file__).with_name("notice.txt").read_bytes().replace(b"\r\n", b"\n")
    beside = {f"{FOLDER}/{name}": data for role in fonts for name, data in theme.font_notices.get(role, {}).items()}
    return {OWN: own, **dict(sorted(beside.items()))}
