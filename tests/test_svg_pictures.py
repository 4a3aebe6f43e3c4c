"""SVG pictures: what is read, what is refused and why, and what each format makes of them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from guidepress.compose.book import arrange
from guidepress.compose.book.svg_pictures import COLUMN, SvgError, read_svg, svg_bytes
from guidepress.core.problems import Code, Problems
from guidepress.core.values import walk
from guidepress.document.blocks import Image
from guidepress.document.page_map import PageMap
from guidepress.formats.pdf.workbook import set_workbook, write_workbook
from tests.decks import theme
from tests.making import make_book, make_deck, make_site
from tests.small_guides import decks_of, guide_of, part_of

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
NO_PAGES = PageMap("1", {}, (), 0)


def svg(inside: str, more: str = 'width="1000" viewBox="0 0 1000 500"') -> bytes:
    return f"<svg {SPACES} {more}>\n{inside}\n</svg>".encode()


def drawn(inside: str) -> list[str]:
    """The paths of a picture as SVG, without the frame."""
    picture, width = read_svg(svg(inside))
    return [line.strip() for line in svg_bytes(picture, width).decode().splitlines()[1:-1]]


@pytest.mark.parametrize(
    ("inside", "path"),
    [
        ('<path d="M1 2 L3 4 z"/>', '<path d="M1 2L3 4Z" fill="#000000"/>'),
        ('<line x1="1" y1="2" x2="3" y2="4" stroke="red"/>',
         '<path d="M1 2L3 4" fill="#000000" stroke="#ff0000" stroke-width="1"/>'),
        ('<polygon points="0,0 9,0 9,9" fill="#abc"/>', '<path d="M0 0L9 0L9 9Z" fill="#aabbcc"/>'),
        ('<g transform="translate(10 20) scale(2)"><path d="M1 1H2" stroke="#123456" stroke-width="3"/></g>',
         '<path d="M12 22L14 22" fill="#000000" stroke="#123456" stroke-width="6"/>'),
        ('<path transform="rotate(90 5 5)" d="M5 0V10"/>', '<path d="M10 5L0 5" fill="#000000"/>'),
        ('<g fill="none" stroke="blue"><path d="M0 0H9" style="stroke-width:2;stroke-linecap:round"/></g>',
         '<path d="M0 0L9 0" fill="none" stroke="#0000ff" stroke-width="2" stroke-linecap="round"/>'),
        ('<style>.a, .b {fill: rgb(1,2,3)} .b {fill-rule: evenodd}</style><path class="b" d="M0 0H9V9z"/>',
         '<path d="M0 0L9 0L9 9Z" fill="#010203" fill-rule="evenodd"/>'),
        ('<path d="M0 0Q3 3 6 0"/>', '<path d="M0 0C2 2 4 2 6 0" fill="#000000"/>'),
        ('<path d="M0 0H9" fill="none" stroke="#000" stroke-dasharray="4 2" opacity="1"/>',
         '<path d="M0 0L9 0" fill="none" stroke="#000000" stroke-width="1" stroke-dasharray="4 2"/>'),
    ],
)  # fmt: skip
def test_shapes_are_read(inside: str, path: str) -> None:
    assert drawn(inside) == [path]


@pytest.mark.parametrize(
    "nothing",
    [
        "<title>A title</title><metadata><rdf/></metadata><!-- words -->",
        '<defs><linearGradient id="unused"/></defs>',
        '<path d="M0 0H9" display="none"/>',
        '<path d="M0 0H9" fill="none"/>',
        '<g opacity="0"><path d="M0 0H9"/></g>',
        '<path d="M0 0H9V9" visibility="hidden"/>',
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.example"><x onload="a()"/></sodipodi:namedview>',
    ],
)
def test_what_draws_nothing_is_left_out(nothing: str) -> None:
    assert len(drawn(nothing + '<path d="M0 0H9V9z"/>')) == 1


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "<script> is a script"),
        ('<path d="M0 0H9" onclick="alert(1)"/>', "<path> has a script: onclick"),
        ('<g onload="alert(1)"/>', "<g> has a script: onload"),
        ('<a href="https://www.example.org"><path d="M0 0H9"/></a>', "<a> is a link"),
        ('<image href="file:///etc/passwd"/>', "<image> is a bitmap"),
        ('<image xlink:href="data:image/png;base64,AAAA"/>', "<image> is a bitmap"),
        ('<use xlink:href="other.svg#a"/>', "<use> is a copy of another shape"),
        ('<path d="M0 0H9" xlink:href="https://www.example.org"/>', "<path> refers to something else"),
        ('<path d="M0 0H9V9" fill="url(https://www.example.org/a)"/>', "<path> refers to another file: fill"),
        ('<path d="M0 0H9V9" fill="url(#g)"/>', "<path> has a gradient or a pattern"),
        ("<foreignObject/>", "<foreignObject> is a piece of a web page"),
        ("<text>words</text>", "<text> is words, which need a font"),
        ("<animate/>", "<animate> is movement"),
        ("<blink/>", "<blink> cannot be drawn"),
        ('<path d="M0 0H9V9" fill-opacity=".5"/>', "<path> is see-through (fill-opacity)"),
        ('<path d="M0 0H9V9" fill="rgba(0,0,0,.5)"/>', "<path> is see-through (fill)"),
        ('<path d="M0 0H9V9" fill="mauvish"/>', "<path> has the colour “mauvish”"),
        ('<path d="M0 0H9V9" style="filter:url(#f)"/>', "<path> has an effect (filter)"),
        ('<g clip-path="url(#c)"><path d="M0 0H9"/></g>', "<g> has a clipping path"),
        ('<path d="M0 0 L"/>', "<path> is no drawing"),
        ('<path d="M0 0 Lx 1e999 2"/>', "<path> is no drawing"),
        ('<circle r="50%"/>', "the length “50%” cannot be read"),
        ('<path d="M0 0H9" transform="spin(3)"/>', "the transform spin cannot be read"),
        ("<style>@import url(https://www.example.org/a.css);</style>", "its style has a rule with @"),
        ("<style>g > path {fill: red}</style>", "its style has the selector “g > path”"),
        ("<g/>", "nothing in it can be seen"),
    ],
)  # fmt: skip
def test_what_no_format_can_draw_is_refused_with_a_reason(inside: str, reason: str) -> None:
    with pytest.raises(SvgError) as refused:
        read_svg(svg(inside))
    assert refused.value.reason.startswith(reason)
    assert refused.value.reason.endswith(")"), "what to do stands in brackets"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no picture", "it is no whole SVG"),
        (b"<html/>", "it is no SVG"),
        (svg("<path"), "it is no whole SVG"),
        (svg('<path d="M0 0H9V9"/>', ""), "it does not say how large it is"),
        (svg('<path d="M0 0H9V9"/>', 'viewBox="0 0 0 9"'), "it does not say how large it is"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "it declares entities"),
        (svg(" " * 2_000_001), "it is over 2 MB"),
        (svg("<g>" * 120 + '<path d="M0 0H9"/>' + "</g>" * 120), "its groups are more than 100 deep"),
        (svg('<path d="M0 0' + "h1v1" * 60_000 + '"/>'), "the picture has more than 100,000 lines and curves"),
    ],
)
def test_a_file_that_is_no_plain_picture_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SvgError) as refused:
        read_svg(data)
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("size", "width"),
    [
        ('viewBox="0 0 20 10"', COLUMN),
        ('width="96" height="48"', 96),
        ('width="25.4mm" viewBox="0 0 20 10"', 96),
        ('height="1in" viewBox="0 0 20 10"', 192),
        ('width="100%" viewBox="0 0 20 10"', COLUMN),
    ],
)
def test_its_size_is_the_one_that_it_wants(size: str, width: float) -> None:
    picture, wanted = read_svg(svg('<path d="M0 0H9V9"/>', size))
    assert wanted == pytest.approx(width)
    assert picture.height / picture.width == pytest.approx(0.5)


FIGURE = {"figure": "A square", "alt": "A square.", "image": "square.svg"}
SQUARE = svg('<!-- by somebody --><rect x="10" y="10" width="80" height="80" fill="#0f5e6b" stroke="#1c2430"/>')


def test_every_format_has_it_as_vectors(tmp_path: Path) -> None:
    (tmp_path / "square.svg").write_bytes(SQUARE)
    problems = Problems()
    book = arrange(guide_of(tmp_path / "source", [part_of(FIGURE)], problems), tmp_path, problems).book
    (image,) = (value for value in walk(book.divisions) if isinstance(value, Image))
    with pikepdf.open(BytesIO(write_workbook(set_workbook(book, theme(), problems)))) as pdf:
        objects = [one for page in pdf.pages for one in page.get("/Resources", {}).get("/XObject", {}).values()]
        assert [str(one.Subtype) for one in objects] == ["/Form"]
        assert b"0.059 0.369 0.42 rg 0.11 0.141 0.188 RG 1 w" in objects[0].read_bytes()
    site = make_site(book, theme(), NO_PAGES, problems)
    with zipfile.ZipFile(BytesIO(make_book(book, theme(), NO_PAGES, problems))) as epub:
        (name,) = (name for name in epub.namelist() if name.endswith("square.svg"))
        assert epub.read(name) == site["images/square.svg"] == image.data
        package = next(epub.read(one).decode() for one in epub.namelist() if one.endswith(".opf"))
    assert 'media-type="image/svg+xml"' in package
    assert b"somebody" not in image.data
    assert not list(problems), "\n".join(map(str, problems))


def test_a_slide_has_native_shapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from guidepress.compose.book import blocks

    picture, width = read_svg(SQUARE)
    image = Image("square.svg", "image/svg+xml", svg_bytes(picture, width), 100, 50, picture)
    monkeypatch.setattr(blocks, "image_of", lambda name, images, problems: image)
    _, _, (deck,) = decks_of([part_of(FIGURE)])
    with zipfile.ZipFile(BytesIO(make_deck(deck, theme(), NO_PAGES, Problems()))) as package:
        slides = "".join(package.read(name).decode() for name in package.namelist() if "slides/slide" in name)
    assert 'descr="A square."' in slides
    assert '<a:srgbClr val="0F5E6B"/>' in slides
    assert "<a:custGeom>" in slides


def test_an_error_stands_at_the_name_of_the_picture(tmp_path: Path) -> None:
    (tmp_path / "square.svg").write_bytes(svg("<path d='M0 0H9V9'/>\n<script/>"))
    problems = Problems()
    arrange(guide_of(tmp_path / "source", [part_of(FIGURE)], problems), tmp_path, problems)
    (problem,) = problems
    assert problem.code is Code.BAD_ASSET
    assert problem.message == "square.svg, line 3: <script> is a script"
    assert problem.hint == "take it out"
    assert problem.where.line > 1
