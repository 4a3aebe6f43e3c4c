"""Whole pages of the web workbook: the frame around every page, and the first page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guidepress.core.values import Value
from guidepress.document.blocks import NotesPage
from guidepress.document.book import Block, Division
from guidepress.document.exercise import Exercise
from guidepress.document.inline import plain
from guidepress.formats.html.blocks import logo, render_prose
from guidepress.formats.html.html_file import head_under_policy
from guidepress.formats.html.page import PageMaker, Site, paragraph
from guidepress.formats.html.svg import svg
from guidepress.formats.html.xml import Element, ElementContent, Node, el
from guidepress.formats.web.exercises import notes, render_exercise
from guidepress.formats.web.page_plan import INDEX, PlannedPage, file_of
from guidepress.formats.web.page_style import POLICY
from guidepress.formats.web.path_pages import path_list
from guidepress.formats.web.script_data import RECORD_DATA, PageContents

SEARCH, ANSWERS, RECORD_PAGE = "search.html", "answers.html", "record.html"
ICON = "icon.svg"
MAIN = "page_main"
"""The id of the `main` element. Anchors never contain an underscore, so it is unique."""
GUIDE_SCRIPT = "guide.js"
"""The first script of every page. After it come the answers of the page, then SCRIPTS."""
SCRIPTS = (
    "items.js",
    "store.js",
    "elements.js",
    "notices.js",
    "boxes.js",
    "keys.js",
    "exercises.js",
    "counts.js",
    "progress.js",
    "resume.js",
    "page.js",
)
"""The scripts of every page. Each one uses those before it."""
SILENT_SCRIPTS = (GUIDE_SCRIPT, "search-index.js", RECORD_DATA)
"""Scripts that only set one value. Every other script reports at its end that it has run."""
READY_SCRIPT = "ready.js"
"""The last script of every page. When all others have run, it lets the page accept answers."""


def render_block(maker: PageMaker, block: Block) -> list[Node]:
    """The nodes of a block."""
    match block:
        case Exercise():
            return [render_exercise(maker, block)]
        case NotesPage():
            return [notes(maker, block)]
        case _:
            return render_prose(maker, block)


# ------------------------------------------------------------------------------------------------- the frame


class PageInSequence(Value):
    """A page and its place in the sequence of pages: file, name, accent, and the pages before and after it."""

    file: str
    slug: str
    title: str
    role: str
    accent: int = 0
    before: tuple[str, str] | None = None
    """File and title of the page before."""
    after: tuple[str, str] | None = None
    """File and title of the page after."""


def page_frame(
    site: Site,
    place: PageInSequence,
    main: ElementContent,
    scripts: Iterable[str] = (),
    answers: str | None = None,
    contents: Element | None = None,
) -> Element:
    """A whole page around the content of its `main` element.

    `scripts` are used by this page only. `answers` is the script that describes the answers of the page. `contents`
    shows where the page stands in its part.
    """
    book = site.book
    names = (GUIDE_SCRIPT, *((answers,) if answers else ()), *SCRIPTS, *scripts)
    page_title = place.title if place.title == book.title else f"{place.title} · {book.title}"
    return el(
        "html",
        head_under_policy(
            POLICY,
            page_title,
            el("style"),
            el("link", rel="icon", href=ICON) if book.cover else None,
            [el("script", src=name, defer="") for name in (*names, READY_SCRIPT)],
        ),
        el(
            "body",
            el("a", book.words.web_skip, class_="skip", href=f"#{MAIN}"),
            _page_header(site, place),
            el("div", class_="notice", data_notice="", hidden="", role="alert"),
            el("noscript", el("div", paragraph(book.words.web_plain), class_="notice")),
            el("div", paragraph(book.words.web_unready), class_="notice", data_dead="", role="alert"),
            contents,
            el("main", main, id=MAIN, tabindex="-1"),
            _page_links(site, place),
            el("footer", _page_footer(site), class_="bottom"),
            class_=f"{place.role} accent-{site.theme.accent_number(place.accent)}",
            data_page=place.slug,
            data_edition=book.edition.id,
            data_guide_scripts=" ".join(name for name in names if name not in SILENT_SCRIPTS),
        ),
        lang=book.language,
    )


def _page_header(site: Site, place: PageInSequence) -> Element:
    """The header: title, main navigation, and whether the answers are stored."""
    words = site.book.words
    links = ((INDEX, words.contents, None), (SEARCH, words.web_search, ""), (ANSWERS, words.web_answers, ""))
    items = [
        el("li", el("a", text, href=file, aria_current="page" if file == place.file else None), data_live=live)
        for file, text, live in links
    ]
    return el(
        "header",
        el("a", site.book.title, class_="home", href=INDEX),
        el("nav", el("ul", items), aria_label=words.web_guide),
        el("p", class_="state", data_state="", data_live="", role="status"),
        class_="top",
    )


def _page_links(site: Site, place: PageInSequence) -> Element | None:
    """The links to the page before and the page after; None if there are none."""
    words = site.book.words
    links: list[Element] = []
    if place.before:
        file, title = place.before
        links.append(el("a", words.web_previous.format(title=title), href=file, rel="prev"))
    if place.after:
        file, title = place.after
        links.append(el("a", words.web_next.format(title=title), href=file, rel="next"))
    return el("nav", links, class_="steps", aria_label=words.web_steps) if links else None


def _page_footer(site: Site) -> Element:
    book = site.book
    edition = book.words.edition.format(edition=book.edition.id)
    return paragraph(" · ".join(filter(None, (book.title, edition, book.publisher))))


# ------------------------------------------------------------------------------------------------- the first page


def index_page(site: Site, pages: Sequence[PlannedPage]) -> PageContents:
    """The first page: the title, how answers are stored, and the contents with the learner's progress."""
    book = site.book
    divisions = [page.division for page in pages if page.task is None]
    contents = next((division for division in book.divisions if division.role == "contents"), None)
    parts = [division for division in divisions if division.role == "part"]
    first = divisions.index(parts[0]) if parts else len(divisions)
    rest = [division for division in divisions[first:] if division.role != "part"]
    main: list[ElementContent] = [
        _cover(site, divisions),
        paragraph(book.words.web_kept, "small"),
        path_list(site),
        el("h2", plain(contents.title) if contents else book.words.contents, id=contents.anchor if contents else None),
        _division_list(site, divisions[:first]),
        _division_list(site, parts, "places parts"),
        _division_list(site, rest),
    ]
    after = (pages[0].file, pages[0].title) if pages else None
    place = PageInSequence(INDEX, "index", book.title, "index", 1, None, after)
    return PageContents(INDEX, "index", "index", book.title, "", page_frame(site, place, main), "index")


def _cover(site: Site, divisions: Sequence[Division]) -> Element:
    book, words = site.book, site.book.words
    begin = el("a", words.web_begin, class_="button first", href=file_of(divisions[0])) if divisions else None
    alt = words.alt_cover.format(title=book.title, subtitle=book.subtitle)
    is_long = max(map(len, book.title.split()), default=0) >= site.theme.web.long_word
    return el(
        "div",
        el(
            "div",
            el("h1", book.title, class_="long" if is_long else None),
            paragraph(book.subtitle, "subtitle") if book.subtitle else None,
            logo(book.logo) if book.logo.image else None,
            paragraph([begin, " ", el("a", class_="button", data_resume="", data_live="", hidden="")])
            if begin
            else None,
        ),
        svg(book.cover, site.theme, alt) if book.cover else None,
        class_="cover",
    )


def _division_list(site: Site, divisions: Sequence[Division], name: str = "places") -> Element | None:
    return el("ul", [_division_item(site, division) for division in divisions], class_=name) if divisions else None


def _division_item(site: Site, division: Division) -> Element:
    words = site.book.words
    number = el("span", words.part.format(number=division.number), class_="number") if division.number else None
    link = el("a", plain(division.title), href=file_of(division))
    if division.role != "part":
        return el("li", link)
    minutes = el("span", words.minutes.format(minutes=division.minutes)) if division.minutes else None
    return el(
        "li",
        [number, " "] if number else None,
        link,
        el("p", minutes, " ", el("span", class_="progress", data_live=""), class_="facts"),
        class_=f"accent-{site.theme.accent_number(division.accent)}",
        data_progress=division.slug,
    )
