"""pypdf: values are set by a program, page by page."""

from __future__ import annotations

import logging
from pathlib import Path

from tests.fill.answers import Step
from tests.fill.form import Question


def fill(source: Path, target: Path, asked: dict[str, Question], done: list[Step]) -> None:
    from pypdf import PdfWriter

    # It warns of each letter that is not in Windows Latin 1, and writes it rightly.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    writer = PdfWriter(clone_from=str(source))
    for round_ in _rounds(done):
        by_page: dict[int, dict[str, str]] = {}
        for name, value in round_.items():
            if asked[name].kind in ("tick", "one"):
                value = f"/{value or 'Off'}"
            for page in {widget.page for widget in asked[name].widgets}:
                by_page.setdefault(page, {})[asked[name].field] = value
        for page, values in sorted(by_page.items()):
            writer.update_page_form_field_values(writer.pages[page], values, auto_regenerate=False)
    writer.write(str(target))


def _rounds(done: list[Step]) -> list[dict[str, str]]:
    """The steps in as few rounds as hold every field once."""
    rounds: list[dict[str, str]] = []
    for name, value in done:
        free = next((one for one in rounds if name not in one), None)
        if free is None:
            rounds.append(free := {})
        free[name] = value
    return rounds
