"""All output formats, in the order in which they are set."""

from __future__ import annotations

from typing import Any

from guidepress.formats.base import Format
from guidepress.formats.braille import Braille
from guidepress.formats.epub import Epub
from guidepress.formats.evaluation import Evaluation
from guidepress.formats.kit import Kit
from guidepress.formats.pack import Pack
from guidepress.formats.pdf import Pdf
from guidepress.formats.planner import PlannerPage
from guidepress.formats.pptx import Pptx
from guidepress.formats.scorm import Scorm
from guidepress.formats.transcript import Transcript
from guidepress.formats.web import Web
from guidepress.formats.word import Word

FORMATS: tuple[Format[Any], ...] = (
    Pdf(),
    Pptx(),
    Epub(),
    Web(),
    Scorm(),
    Pack(),
    Kit(),
    Evaluation(),
    PlannerPage(),
    Transcript(),
    Braille(),
    Word(),
)
"""All formats.

The workbook is first, because it makes the page map. The decks are second, because a second process writes them.
"""
WORKBOOK = FORMATS[0].name
"""The name of the format that makes the workbook."""
DEFAULT = tuple(format.name for format in FORMATS if format.default)
"""The names of the formats that are built if none is named."""
