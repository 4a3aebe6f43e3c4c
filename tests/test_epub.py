"""The book: each block as golden XHTML, and the whole book read back."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from ebooklib import epub as ebooklib_epub
from lxml import etree
from msgspec.structs import replace

from guidepress.core.problems import Code, Problems
from guidepress.document.book import Book, Division, Edition
from guidepress.document.inline import Run
from guidepress.document.page_map import PageMap
from guidepress.formats.epub.metadata import READING_SPEED, metadata
from guidepress.formats.epub.style import style_sheet
from guidepress.formats.html.xml import el, serialised, text_of
from guidepress.formats.web.page_plan import planned_pages
from guidepress.pipeline.build import BuildResult
from guidepress.text.line_break import break_text
from guidepress.text.reading_ease import measure, syllables
from guidepress.theme import Theme
from guidepress.theme.icons import read_icons
from tests.conftest import RealGuide
from tests.epub_cases import Case, book, cases, rendered, sample, theme, with_embedded_fonts
from tests.making import make_book

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
NS = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
NCX = {"n": "http://www.daisy.org/z3986/2005/ncx/"}
TYPE = "{http://www.idpf.org/2007/ops}type"
EMPTY = PageMap("2026-1", {}, (), 0)


def write(whole: Book | None = None, pages: PageMap | None = None, style: Theme | None = None) -> bytes:
    found, marks = sample()
    problems = Problems()
    data = make_book(whole or found, style or theme(), pages or marks, problems)
    assert not list(problems)
    return data


class Read:
    """A book opened again."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        names = [name for name in self.zip.namelist() if name.endswith(".xhtml")]
        self.pages = {posixpath.basename(name): etree.fromstring(self.zip.read(name)) for name in names}
        self.opf = etree.fromstring(self.zip.read("EPUB/content.opf"))
        self.ncx = etree.fromstring(self.zip.read("EPUB/toc.ncx"))

    def ids(self, page: str) -> list[str]:
        return [str(name) for name in self.pages[page].xpath("//@id")]

    def links(self) -> Iterator[tuple[str, str]]:
        for name, root in self.pages.items():
            for href in root.xpath("//h:a/@href", namespaces=NS):
                yield name, str(href)
        for source in self.ncx.xpath("//n:content/@src", namespaces=NCX):
            yield "toc.ncx", str(source)

    def meta(self, name: str) -> list[str]:
        return [node.text for node in self.opf.xpath(f"//opf:meta[@property='{name}']", namespaces=OPF)]

    def nav(self, kind: str) -> etree._Element:
        (found,) = self.pages["nav.xhtml"].xpath(f"//h:nav[@epub:type='{kind}']", namespaces=NS)
        assert isinstance(found, etree._Element)
        return found


@pytest.fixture(scope="module")
def read() -> Read:
    return Read(write())


@pytest.fixture(scope="module")
def real_book(built: BuildResult) -> Read:
    return Read(next(data for name, data in built.files.items() if name.endswith(".epub")))


@pytest.fixture(params=["sample", "real"])
def any_book(request: pytest.FixtureRequest) -> Read:
    return request.getfixturevalue("read" if request.param == "sample" else "real_book")  # type: ignore[no-any-return]


# ------------------------------------------------------------------------------------------------- each block


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_block_is_set_as_expected(case: Case) -> None:
    assert rendered(case) == case.expected.read_text(encoding="utf-8")


def test_text_is_escaped_everywhere() -> None:
    made = serialised(el("p", 'a < b & "c"', title='"<&'))
    assert made == '<p title="&quot;&lt;&amp;">a &lt; b &amp; &quot;c&quot;</p>'


def test_what_xml_forbids_is_refused() -> None:
    with pytest.raises(ValueError, match=r"U\+000B"):
        serialised(el("p", "a\x0b"))


def test_what_is_hidden_from_readers_is_no_text() -> None:
    assert text_of(el("p", "seen", el("span", "unseen", aria_hidden="true"))).split() == ["seen"]


# ------------------------------------------------------------------------------------------------- the whole book


def test_an_exercise_leads_to_the_web_workbook_where_that_has_an_address() -> None:
    whole, pages = sample()
    for address, count in (("https://www.example.org/book/", 8), ("", 0)):
        data = make_book(replace(whole, web_workbook=address), theme(), pages, Problems())
        links = [
            str(href) for href in Read(data).pages["part.xhtml"].xpath("//h:p[@class='write']/h:a/@href", namespaces=NS)
        ]
        assert len(links) == count
        assert set(links) <= {f"{address}{page.file}" for page in planned_pages(whole) if page.task is not None}


def test_the_same_bytes_every_time() -> None:
    assert write() == write()


def test_the_media_type_comes_first_and_is_stored(read: Read) -> None:
    first = read.zip.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {info.date_time for info in read.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_id_stands_twice_in_a_file(any_book: Read) -> None:
    for name in any_book.pages:
        ids = any_book.ids(name)
        assert len(ids) == len(set(ids)), name


def test_every_link_leads_somewhere(any_book: Read) -> None:
    inside = [(page, href) for page, href in any_book.links() if ":" not in href]
    assert inside
    for page, href in inside:
        file, _, fragment = href.partition("#")
        assert (file or page) in any_book.pages, (page, href)
        assert not fragment or fragment in any_book.ids(file or page), (page, href)


def test_nothing_is_fetched_and_nothing_runs(any_book: Read) -> None:
    for root in any_book.pages.values():
        assert not root.xpath("//h:script | //h:iframe | //h:form | //@onclick", namespaces=NS)
        assert all(":" not in str(src) for src in root.xpath("//@src"))
    assert "url(" not in any_book.zip.read("EPUB/book.css").decode("utf-8")


def test_every_picture_has_words(any_book: Read) -> None:
    for root in any_book.pages.values():
        assert all(image.get("alt") for image in root.iter(f"{XHTML}img"))
        for drawing in root.iter("{http://www.w3.org/2000/svg}svg"):
            assert drawing.get("aria-hidden") == "true" or drawing.get("aria-label")


def test_headings_go_down_one_step_at_a_time(any_book: Read) -> None:
    for name, root in any_book.pages.items():
        tags = [str(node.tag)[-2:] for node in root.iter()]
        levels = [int(tag[1]) for tag in tags if tag in {"h1", "h2", "h3", "h4"}]
        assert levels[:1] in ([], [1]), name
        assert all(after - before <= 1 for before, after in pairwise(levels)), (name, levels)


def test_every_printed_page_is_in_the_page_list_and_has_its_mark() -> None:
    _, pages = sample()
    read = Read(write())
    numbers = [str(each.page) for each in pages.breaks]
    assert [link.text for link in read.nav("page-list").iter(f"{XHTML}a")] == numbers
    assert [node.text for node in read.ncx.xpath("//n:pageTarget/n:navLabel/n:text", namespaces=NCX)] == numbers
    assert _marks(read) == numbers


def test_the_real_page_list_is_whole_and_in_order(built: BuildResult, real_book: Read) -> None:
    assert built.pages is not None
    numbers = [str(number) for number in range(1, built.pages.total + 1)]
    assert [link.text for link in real_book.nav("page-list").iter(f"{XHTML}a")] == numbers
    assert _marks(real_book) == numbers


def _marks(read: Read) -> list[str]:
    """The page marks in the order in which a reader meets them."""
    hrefs = [item.get("href") for item in read.opf.xpath("//opf:item", namespaces=OPF)]
    order = [posixpath.basename(str(href)) for href in hrefs]
    found = []
    for page in sorted(read.pages, key=order.index):
        for mark in read.pages[page].xpath("//*[@epub:type='pagebreak']", namespaces=NS):
            assert mark.get("role") == "doc-pagebreak"
            found.append(mark.get("aria-label"))
    return found


def test_contents_reach_sections_and_exercises(read: Read) -> None:
    titles = [link.text for link in read.nav("toc").iter(f"{XHTML}a")]
    assert {"1 Blocks", "paragraph", "1.1 Think & write: grid"} <= set(titles)
    assert [node.text for node in read.ncx.xpath("//n:navPoint/n:navLabel/n:text", namespaces=NCX)] == titles


def test_landmarks(read: Read) -> None:
    marks = {link.get(TYPE): link.get("href") for link in read.nav("landmarks").iter(f"{XHTML}a")}
    assert marks == {
        "cover": "cover.xhtml",
        "titlepage": "title-page.xhtml",
        "toc": "contents.xhtml",
        "bodymatter": "part.xhtml",
        "glossary": "part.xhtml",
    }


def test_ebooklib_reads_it_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("book") / "book.epub"
    path.write_bytes(write())
    found = ebooklib_epub.read_epub(str(path))
    assert found.get_metadata("DC", "title")[0][0] == "Every block"
    assert [item for item, _ in found.spine][:2] == ["file_cover.xhtml", "file_title-page.xhtml"]


# ------------------------------------------------------------------------------------------------- metadata


def test_metadata(read: Read) -> None:
    assert read.opf.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert read.meta("dcterms:modified") == ["2026-11-22T00:00:00Z"]
    assert read.meta("role") == ["aut", "edt"]
    assert read.meta("title-type") == ["main", "subtitle"]
    assert read.meta("pageBreakSource") == ["Every block: printed workbook, edition 2026-1"]
    assert {"textual", "visual"} == set(read.meta("schema:accessMode"))
    assert "longDescription" in read.meta("schema:accessibilityFeature")
    assert int(read.meta("schema:wordCount")[0]) > 300
    rights = read.opf.xpath("//dc:rights/text()", namespaces=OPF)
    assert rights == ["Nobody’s & everybody’s."]


def test_the_counts_of_the_real_book(real_book: Read) -> None:
    (words,) = real_book.meta("schema:wordCount")
    assert 20_000 < int(words) < 60_000
    assert real_book.meta("schema:timeRequired") == [f"PT{round(int(words) / READING_SPEED)}M"]
    (ease,) = real_book.meta("se:reading-ease.flesch")
    assert 50 < float(ease) < 100
    assert real_book.meta("schema:accessibilitySummary")[0]


def test_the_identifier_belongs_to_the_edition(read: Read) -> None:
    assert read.opf.xpath("//dc:identifier/text()", namespaces=OPF) == [sample()[0].identifier]
    later = Read(write(replace(sample()[0], edition=Edition("2026-1", "2027-01-31"))))
    assert later.opf.xpath("//dc:identifier/text()", namespaces=OPF) == [sample()[0].identifier]
    assert later.meta("dcterms:modified") == ["2027-01-31T00:00:00Z"]


def test_conformance_is_claimed_only_where_somebody_evaluated_it(read: Read) -> None:
    assert read.meta("dcterms:conformsTo") == read.meta("a11y:certifiedBy") == []
    judged = Read(write(book(evaluator="A. Judge"), EMPTY))
    assert judged.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert judged.meta("a11y:certifiedBy") == ["A. Judge"]


def test_a_book_without_pictures_claims_none() -> None:
    assert Read(write(book(), EMPTY)).meta("schema:accessMode") == ["textual"]


@pytest.mark.parametrize(
    ("word", "count"),
    [("care", 1), ("leader", 2), ("organisation", 5), ("the", 1), ("people", 2), ("asked", 1), ("needed", 2)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_plain_words_read_more_easily() -> None:
    easy, hard = ["The cat sat.", "The dog ran."], ["Organisational governance necessitates it."]
    assert measure(easy).flesch > 100 > measure(hard).flesch


def test_reading_ease_of_a_book_is_that_of_its_prose() -> None:
    """A heading or a label is no sentence, and is not read together with the one that follows it."""
    whole = book()
    prose = "Organisation\nThe cat sat on the mat.\nGovernance arrangements\nThe dog ran to the door."
    ease = {meta.name: meta.value for meta in metadata(whole, prose)}["se:reading-ease.flesch"]
    assert ease == f"{measure(['The cat sat on the mat.', 'The dog ran to the door.']).flesch:.2f}"


# ------------------------------------------------------------------------------------------------- size and style


def test_files_are_named_for_their_parts(real: RealGuide, real_book: Read) -> None:
    hrefs = [
        str(href)
        for href in real_book.opf.xpath("//opf:item[@media-type='application/xhtml+xml']/@href", namespaces=OPF)
    ]
    slugs = [division.slug for division in real.arranged.book.divisions]
    assert hrefs == ["cover.xhtml", "title-page.xhtml", "nav.xhtml", *(f"{slug}.xhtml" for slug in slugs)]


def test_the_style_sheet_leaves_size_and_colour_to_the_reader(read: Read) -> None:
    css = re.sub(r"/\*.*?\*/", "", read.zip.read("EPUB/book.css").decode("utf-8"), flags=re.DOTALL)
    assert not re.search(r"!important|var\(|@import|javascript|url\(", css)
    rules = [(name.strip(), body) for name, body in re.findall(r"([^{};]+)\{([^{}]*)\}", css)]
    assert len(rules) > 50
    for name, body in rules:
        said = [each.strip() for each in body.split(";") if each.strip()]
        assert not [
            each
            for each in said
            if re.match(r"(font-size|line-height|width|height): [\d.]+(px|pt|mm)", each) and "1px" not in each
        ], name
        fixed = [each for each in said if re.match(r"color: (#|rgb|white|black)", each)]
        assert not fixed or any(each.startswith("background: #") for each in said), (
            f"{name}: words with a colour but no ground"
        )
        assert "justify" not in body, name


# ------------------------------------------------------------------------------------------------- what can go wrong


def test_two_divisions_of_one_name_are_reported() -> None:
    whole = book()
    twin = Division("back", (Run("Twin"),), "twin", "cover", key="twin")
    problems = Problems()
    assert make_book(replace(whole, divisions=(*whole.divisions, twin)), theme(), EMPTY, problems) == b""
    assert [problem.code for problem in problems] == [Code.DUPLICATE_ID]


@pytest.mark.parametrize(
    "svg",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" onclick="alert(1)"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/x.png"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" fill="url(https://example.org)"/></svg>',
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        "<svg",
    ],
    ids=["script", "handler", "image", "reference", "entities", "cut off"],
)
def test_a_hostile_icon_is_refused(svg: str, tmp_path: Path) -> None:
    (tmp_path / "bad.svg").write_text(svg, encoding="utf-8")
    problems = Problems()
    assert read_icons(tmp_path, problems) == {}
    found = list(problems)
    assert [problem.code for problem in found] == [Code.BAD_ASSET]
    assert found[0].where.file == "assets/icons/bad.svg"


def test_an_unknown_colour_in_the_style_sheet_is_noticed() -> None:
    with pytest.raises(KeyError):
        style_sheet(replace(theme(), book_css="p { color: {{no-such}}; }"))


def test_a_line_with_a_number_is_repeated_for_each_accent() -> None:
    css = style_sheet(replace(theme(), book_css=".a-{{number}} { color: {{accent}}; }"))
    assert len(css.splitlines()) == len(theme().accents)
    assert theme().accents[2].accent in css.splitlines()[2]


def test_fonts_are_embedded_only_where_the_layout_asks(read: Read) -> None:
    assert not theme().book.embed_fonts
    assert not [name for name in read.zip.namelist() if name.endswith(".ttf")]
    assert "@font-face" not in read.zip.read("EPUB/book.css").decode("utf-8")
    with_fonts = Read(write(style=with_embedded_fonts()))
    assert with_fonts.zip.read("EPUB/fonts/regular.ttf") == theme().fonts["regular"]
    css = with_fonts.zip.read("EPUB/book.css").decode("utf-8")
    named = re.findall(r"url\((.*?)\)", css)
    assert {f"EPUB/{name}" for name in named} == {n for n in with_fonts.zip.namelist() if n.endswith(".ttf")}


def test_lines_keep_to_their_width() -> None:
    assert break_text("one two three\nfour", 7, len) == ["one two", "three", "four"]
    assert break_text("unbreakable", 3, len) == ["unbreakable"]
