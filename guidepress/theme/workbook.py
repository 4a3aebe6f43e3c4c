"""The shape of layouts/workbook.yaml: page, margins, type, fields. Lengths in millimetres, type in points."""

from __future__ import annotations

from dataclasses import dataclass, field

from guidepress.problems import NOWHERE, Where


@dataclass(frozen=True, slots=True)
class WorkbookLayout:
    """All measures of the printed page."""

    where: Where = field(default=NOWHERE, compare=False)
