"""PDFium, the engine of Chrome and Edge: mouse and keyboard events, as its viewer sends them."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

from tests.fill.answers import LONG, Step
from tests.fill.form import Question, Widget


def fill(source: Path, target: Path, asked: dict[str, Question], done: list[Step]) -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(str(source))
    pdf.init_forms()
    hands = _Hands(pdf)
    for name, value in done:
        hands.do(asked[name], value)
    hands.look(asked, {name for name, _ in done})
    pdf.save(str(target))


class _Hands:
    """One person at one document."""

    def __init__(self, pdf: Any) -> None:
        import pypdfium2.raw

        self.raw = pypdfium2.raw
        self.form = pdf.formenv.raw
        # PDFium asks its viewer for the page of a field's other place. These bindings cannot answer, so every page
        # is open from the start.
        self.pages = list(pdf)

    def do(self, question: Question, value: str) -> None:
        widgets = question.widgets
        if question.kind in ("tick", "one"):
            self.press(next(widget for widget in widgets if widget.state == value))
            return
        page = self.press(widgets[0])
        if question.kind == "pick":
            index = [one for one, _ in question.options].index(value)
            assert self.raw.FORM_SetIndexSelected(self.form, page.raw, index, True), question.name
        elif len(value) < LONG:
            for character in value.replace("\n", "\r"):
                assert self.raw.FORM_OnChar(self.form, page.raw, ord(character), 0), question.name
        else:
            self.paste(page, value)
        self.raw.FORM_ForceToKillFocus(self.form)

    def press(self, widget: Widget) -> Any:
        page, (x, y) = self.pages[widget.page], widget.middle
        self.raw.FORM_OnMouseMove(self.form, page.raw, 0, x, y)
        self.raw.FORM_OnLButtonDown(self.form, page.raw, 0, x, y)
        self.raw.FORM_OnLButtonUp(self.form, page.raw, 0, x, y)
        return page

    def paste(self, page: Any, value: str) -> None:
        data = value.encode("utf-16-le") + b"\0\0"
        words = (ctypes.c_ushort * (len(data) // 2)).from_buffer_copy(data)
        self.raw.FORM_ReplaceSelection(self.form, page.raw, words)

    def look(self, asked: dict[str, Question], names: set[str]) -> None:
        """Draws the places of shared fields: PDFium makes the appearance of the other place when it is seen."""
        for name in sorted(names):
            if asked[name].kind != "one" and len(asked[name].widgets) > 1:
                for widget in asked[name].widgets:
                    self.pages[widget.page].render(scale=0.1, may_draw_forms=True)
