"""What the tool's own pages for staff are made of: the page around their content, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from guidepress.formats.html.html_file import html_document
from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.formats.web.page_style import with_style

STYLE = Path(__file__).parent / "report.css"


def whole_page(title: str, main: Element, language: str = "en-GB") -> bytes:
    """A page that needs no other file. `main` is its only landmark, and holds its heading."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        el("style"),
    )
    page = html_document(el("html", head, el("body", main), lang=language))
    return with_style(page, STYLE.read_text(encoding="utf-8"))


def table(header: Sequence[str], rows: Iterable[Sequence[ElementContent]], caption: str) -> Element:
    """A table whose first column holds the headers of the rows. Its rows become cards on narrow screens, and the roles
    repeat what the elements mean: browsers drop it when CSS changes `display`.
    """
    head = el("tr", [el("th", cell, scope="col", role="columnheader") for cell in header], role="row")
    body = [_row(header, row) for row in rows]
    groups = el("thead", head, role="rowgroup"), el("tbody", body, role="rowgroup")
    return el("table", el("caption", caption), *groups, role="table")


def _row(header: Sequence[str], row: Sequence[ElementContent]) -> Element:
    cells = zip(header[1:], row[1:], strict=True)
    return el(
        "tr",
        el("th", row[0], scope="row", role="rowheader"),
        [el("td", cell, role="cell", data_label=label) for label, cell in cells],
        role="row",
    )
