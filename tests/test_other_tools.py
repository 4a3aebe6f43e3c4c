"""Filled workbooks that other programs take apart and put together: every field keeps its name and its value.

docs/form-fields.md has the figures, and those of programs that are not tried here.
"""

from __future__ import annotations

import importlib.util
import logging
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest

from guidepress.core.problems import Problems
from guidepress.formats.pdf.selection import Excerpt, write_excerpt
from guidepress.formats.pdf.workbook import set_workbook
from tests import PATIENCE
from tests.conftest import RealGuide, command, need
from tests.decks import theme
from tests.fill import by_pypdf
from tests.fill.answers import steps
from tests.fill.form import inherited, questions

Place = tuple[str, str, str]
"""The full name of a widget's field, its value, and the state that is on."""
Take = Callable[[Path, int, int, Path], None]
Join = Callable[[Sequence[Path], Path], None]


def places(path: Path) -> list[list[Place]]:
    """The widgets of each page."""
    found = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            widgets = [note for note in page.get("/Annots", []) if note.Subtype == "/Widget"]
            found.append([(_name(one), str(inherited(one, "/V") or ""), str(one.get("/AS", ""))) for one in widgets])
    return found


def _name(node: pikepdf.Object | None) -> str:
    parts: list[str] = []
    while node is not None:
        parts = [str(node.T), *parts] if "/T" in node else parts
        node = node.get("/Parent")
    return ".".join(parts)


def flat(pages: Sequence[Sequence[Place]]) -> list[Place]:
    return [place for page in pages for place in page]


# ------------------------------------------------------------------------------------------------- programs


def qpdf_takes(source: Path, first: int, last: int, target: Path) -> None:
    _qpdf(str(source), "--pages", ".", f"{first}-{last}", "--", str(target))


def pypdf_takes(source: Path, first: int, last: int, target: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.append(str(source), pages=(first - 1, last))
    writer.write(str(target))


def pikepdf_takes(source: Path, first: int, last: int, target: Path) -> None:
    with pikepdf.open(source) as pdf:
        del pdf.pages[last:]
        del pdf.pages[: first - 1]
        pdf.save(target)


def mupdf_takes(source: Path, first: int, last: int, target: Path) -> None:
    import pymupdf

    part = pymupdf.open()
    part.insert_pdf(pymupdf.open(str(source)), from_page=first - 1, to_page=last - 1)
    part.save(str(target))


def qpdf_joins(sources: Sequence[Path], target: Path) -> None:
    _qpdf("--empty", "--pages", *map(str, sources), "--", str(target))


def pypdf_joins(sources: Sequence[Path], target: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    for source in sources:
        writer.append(str(source))
    writer.write(str(target))


def mupdf_joins(sources: Sequence[Path], target: Path) -> None:
    import pymupdf

    whole = pymupdf.open()
    for source in sources:
        whole.insert_pdf(pymupdf.open(str(source)))
    whole.save(str(target))


def _qpdf(*arguments: str) -> None:
    command("qpdf")
    subprocess.run(["qpdf", *arguments], check=True, capture_output=True, timeout=PATIENCE)


TAKES: dict[str, Take] = {
    "qpdf": qpdf_takes, "pypdf": pypdf_takes, "pikepdf": pikepdf_takes, "pymupdf": mupdf_takes,
}  # fmt: skip
JOINS: dict[str, Join] = {"qpdf": qpdf_joins, "pypdf": pypdf_joins, "pymupdf": mupdf_joins}


def require(package: str) -> None:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if package != "qpdf":
        need(package, importlib.util.find_spec(package) is not None)


# ------------------------------------------------------------------------------------------------- taken apart


def fill(source: Path, target: Path) -> Path:
    require("pypdf")
    asked = questions(source)
    by_pypdf.fill(source, target, asked, steps(asked))
    return target


@pytest.fixture(scope="module")
def filled(documented_workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(documented_workbook, tmp_path_factory.mktemp("filled") / "filled.pdf")


@pytest.mark.parametrize("program", TAKES)
def test_pages_that_are_taken_out_keep_their_answers(program: str, filled: Path, tmp_path: Path) -> None:
    require(program)
    before = places(filled)
    first, last = 2, len(before) - 2
    TAKES[program](filled, first, last, tmp_path / "taken.pdf")
    wanted = before[first - 1 : last]
    assert len({name for name, _, _ in flat(wanted)}) > 20
    assert any(value for _, value, _ in flat(wanted))
    assert places(tmp_path / "taken.pdf") == wanted


# ------------------------------------------------------------------------------------------------- put together


@pytest.fixture(scope="module")
def halves(real: RealGuide, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two excerpts of the real workbook, which follow each other, filled in."""
    folder = tmp_path_factory.mktemp("halves")
    laid = set_workbook(real.arranged.book, theme(), Problems(), in_parts=True)
    middle, reach = laid.pages.total // 2, min(12, laid.pages.total // 2)
    halves = (
        Excerpt("a", "A", range(middle - reach + 1, middle + 1)),
        Excerpt("b", "B", range(middle + 1, middle + reach + 1)),
    )
    found = []
    for half in halves:
        path = folder / f"{half.name}.pdf"
        path.write_bytes(write_excerpt(laid, half))
        found.append(fill(path, folder / f"{half.name}-filled.pdf"))
    return found


@pytest.mark.parametrize("program", JOINS)
def test_files_that_are_put_together_keep_their_answers(program: str, halves: list[Path], tmp_path: Path) -> None:
    """A field that both files have may get another name in one of them."""
    require(program)
    one, other = (places(path) for path in halves)
    JOINS[program](halves, tmp_path / "joined.pdf")
    joined, wanted = flat(places(tmp_path / "joined.pdf")), flat([*one, *other])
    assert [(value, on) for _, value, on in joined] == [(value, on) for _, value, on in wanted]
    both = {name for name, _, _ in flat(one)} & {name for name, _, _ in flat(other)}
    assert [got for (got, _, _), (name, _, _) in zip(joined, wanted, strict=True) if name not in both] == [
        name for name, _, _ in wanted if name not in both
    ]
