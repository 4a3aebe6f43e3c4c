"""The licence notices in EPUB and zip files: for the tool's scripts and styles, and for embedded fonts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from guidepress.theme import Theme

FOLDER = "licences"
OWN_NOTICE = f"{FOLDER}/guidepress.txt"


def notices(theme: Theme, fonts: Iterable[str]) -> dict[str, bytes]:
    """The notice files by their names: the tool's own, and those of the fonts with these roles.

    A fallback family has the role `fallback_role`.

    PDF files need no font notice: clause 5 of the SIL Open Font License exempts documents made with a font.
    """
    own_notice = Path(__file__).with_name("notice.txt").read_bytes().replace(b"\r\n", b"\n")
    font_notices = {
        f"{FOLDER}/{name}": data for role in fonts for name, data in theme.font_notices.get(role, {}).items()
    }
    return {OWN_NOTICE: own_notice, **dict(sorted(font_notices.items()))}
