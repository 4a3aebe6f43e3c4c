"""Every output format, in the order in which they are set: one line for each."""

from __future__ import annotations

from typing import Any

from guidepress.formats.base import Format
from guidepress.formats.epub import Epub
from guidepress.formats.pack import Pack
from guidepress.formats.pdf import Pdf
from guidepress.formats.pptx import Pptx
from guidepress.formats.scorm import Scorm
from guidepress.formats.web import Web

FORMATS: tuple[Format[Any], ...] = (
    Pdf(),
    Pptx(),
    Epub(),
    Web(),
    Scorm(),
    Pack(),
)
"""The workbook comes first, since it makes the page map; the decks second, since a second process draws them."""
DEFAULT = tuple(format.name for format in FORMATS if format.default)
