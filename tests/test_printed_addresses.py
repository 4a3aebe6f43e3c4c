"""What stands on paper for the address of a link: nothing, the address, or a QR code."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import segno
from msgspec.structs import replace

from guidepress.compose.book import arrange
from guidepress.compose.variants import variant_book
from guidepress.core.problems import Code, Problems
from guidepress.document.authored_text import Plain
from guidepress.document.book import Book
from guidepress.formats.pdf.printed_addresses import qr_picture, shown_address
from guidepress.formats.pdf.syntax.tree_text import tree_text
from guidepress.formats.pdf.workbook import LaidWorkbook, set_workbook, write_workbook
from guidepress.source.model.guide_file import Variant
from guidepress.theme.workbook import QrLayout
from tests.decks import theme
from tests.small_guides import guide_of, part_of

PAGE = "https://www.example.org/page/"
TEXT = (
    f"See [the page]({PAGE}), [www.example.org/page]({PAGE}), [again]({PAGE}), [us](mailto:us@example.org).\n\n"
    f"A note.^[At [*their* page](https://www.example.org/note).]"
)
BLOCKS: tuple[dict[str, Any], ...] = (
    {"text": TEXT},
    {"table": "Links", "header": ["What", "Where"], "rows": [["One", "[a place](https://www.example.org/cell)"]]},
)


def book_of(folder: Path, addresses: str, *blocks: dict[str, Any]) -> Book:
    problems = Problems()
    book = arrange(guide_of(folder / "source", [part_of(*blocks)], problems), folder, problems).book
    assert not list(problems), "\n".join(map(str, problems))
    return replace(book, pdf=replace(book.pdf, addresses=addresses))


def laid_of(folder: Path, addresses: str, *blocks: dict[str, Any]) -> tuple[LaidWorkbook, str]:
    problems = Problems()
    laid = set_workbook(book_of(folder, addresses, *blocks), theme(), problems)
    assert not list(problems), "\n".join(map(str, problems))
    return laid, " ".join(tree_text(laid.root, laid.canvas).split())


def test_nothing_is_added_unless_it_is_asked_for(tmp_path: Path) -> None:
    _, words = laid_of(tmp_path, "none", *BLOCKS)
    assert "See the page, www.example.org/page, again, us." in words
    assert "QR" not in words


def test_addresses_stand_in_brackets(tmp_path: Path) -> None:
    _, words = laid_of(tmp_path, "address", *BLOCKS)
    said = (
        "See the page (www.example.org/page), www.example.org/page, again (www.example.org/page), us (us@example.org)."
    )
    assert said in words
    assert "At their page (www.example.org/note)." in words
    assert "a place (www.example.org/cell)" in words


def test_qr_codes_stand_below_their_block_once_in_a_section(tmp_path: Path) -> None:
    laid, words = laid_of(tmp_path, "qr", *BLOCKS)
    assert "See the page, www.example.org/page, again, us (us@example.org)." in words
    beside = "QR code of the address beside it"
    assert words.count(beside) == 3
    assert f"{beside} the page www.example.org/page" in words
    assert f"{beside} their page www.example.org/note" in words
    assert f"{beside} a place www.example.org/cell" in words
    with pikepdf.open(BytesIO(write_workbook(laid))) as pdf:
        forms = [one for page in pdf.pages for one in page.get("/Resources", {}).get("/XObject", {}).values()]
        assert [str(form.Subtype) for form in forms] == ["/Form"] * 3
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert [str(link.A.URI) for link in links].count(PAGE) == 4


@pytest.mark.parametrize("address", ["https://www.example.org", PAGE, "https://www.example.org/" + "a" * 270])
def test_a_qr_code_is_whole_and_has_its_quiet_zone(address: str) -> None:
    picture = qr_picture(address, 4)
    ground, dark = picture.paths
    assert (ground.fill, dark.fill) == ("#ffffff", "#000000")
    side = round(picture.width)
    modules = [[0] * side for _ in range(side)]
    corners = [points for verb, points in dark.segments if verb in "ml"]
    for (x, y), _, (right, low), _ in zip(*[iter(corners)] * 4, strict=True):
        for column in range(round(x), round(right)):
            modules[round(y)][column] = 1
        assert low == y + 1
    code = segno.make_qr(address, error="m", boost_error=False)
    assert modules == [list(row) for row in code.matrix_iter(border=4)]


def test_its_squares_have_the_size_of_the_layout(tmp_path: Path) -> None:
    laid, _ = laid_of(tmp_path, "qr", {"text": f"See [the page]({PAGE})."})
    wanted = (segno.make_qr(PAGE, error="m", boost_error=False).symbol_size(border=4)[0]) * 0.5 * 72 / 25.4
    (box,) = (element.box for element in _figures(laid.root))
    assert box is not None
    assert wanted <= box[2] - box[0] < wanted + 0.5


def _figures(element: Any) -> list[Any]:
    inner = [found for kid in getattr(element, "kids", ()) for found in _figures(kid)]
    return ([element] if getattr(element, "alt", "").startswith("QR code") else []) + inner


def test_what_telephones_read_badly_is_an_error(tmp_path: Path) -> None:
    book = book_of(tmp_path, "qr", {"text": f"See [the page](https://www.example.org/{'a' * 300})."})
    problems = Problems()
    set_workbook(book, theme(), problems)
    assert [problem.code for problem in problems] == [Code.TOO_LONG]
    small = theme()
    small = replace(small, workbook=replace(small.workbook, addresses=QrLayout(module=0.2)))
    problems = Problems()
    set_workbook(replace(book, divisions=()), small, problems)
    assert [problem.code for problem in problems] == [Code.WRONG_VALUE]


def test_a_variant_may_have_another(tmp_path: Path) -> None:
    book = book_of(tmp_path, "qr", *BLOCKS)
    variant = Variant(Plain("Large print"), (), addresses="address")
    assert variant_book(book, "large-print", variant, {}).pdf.addresses == "address"
    assert variant_book(book, "large-print", replace(variant, addresses=None), {}).pdf.addresses == "qr"


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://www.example.org/", "www.example.org"),
        ("http://www.example.org/a", "http://www.example.org/a"),
        ("mailto:us@example.org", "us@example.org"),
        ("tel:+441234567890", "+441234567890"),
    ],
)
def test_an_address_is_shown_as_people_type_it(link: str, shown: str) -> None:
    assert shown_address(link) == shown
