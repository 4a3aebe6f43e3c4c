"""MuPDF by PyMuPDF: boxes are pressed as in its viewers, text is set by a program, each in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.fill.answers import Step
from tests.fill.form import Question


def fill(source: Path, target: Path, asked: dict[str, Question], done: list[Step]) -> None:
    import pymupdf

    pdf = pymupdf.open(str(source))
    by_page: dict[int, list[Step]] = {}
    for name, value in done:
        state = value if asked[name].kind in ("tick", "one") else ""
        widget = next((one for one in asked[name].widgets if one.state == state), asked[name].widgets[0])
        by_page.setdefault(widget.page, []).append((name, value))
    for number, steps in sorted(by_page.items()):
        page = pdf[number]
        widgets: dict[str, list[Any]] = {}
        for widget in page.widgets():
            widgets.setdefault(widget.field_name, []).append(widget)
        for name, value in steps:
            _set(widgets[asked[name].field], asked[name], value)
    pdf.save(str(target))


def _set(widgets: list[Any], question: Question, value: str) -> None:
    import pymupdf

    if question.kind in ("tick", "one"):
        # What a viewer made of MuPDF does at a click. `Widget.update` leaves the other boxes of the name as they are.
        pressed = next(widget for widget in widgets if value in widget.button_states()["normal"])
        pymupdf.mupdf.pdf_toggle_widget(pressed._annot)
        return
    widgets[0].field_value = value
    widgets[0].update()
