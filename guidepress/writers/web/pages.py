"""Whole pages: the frame that all have in common, the first page, one page for each division."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guidepress.blocks import Block, Division, Exercise, NotesPage, plain
from guidepress.markup.drawing import svg
from guidepress.markup.openings import division_heading, part_contents, section
from guidepress.markup.prose import logo, prose
from guidepress.markup.sheet import Sheet, paragraph, title_id
from guidepress.markup.xml import Content, Element, Node, el
from guidepress.values import Value
from guidepress.writers.web.data import Page
from guidepress.writers.web.exercises import exercise, notes
from guidepress.writers.web.site import WebSite

INDEX, SEARCH, ANSWERS = "index.html", "search.html", "answers.html"
ICON = "icon.svg"
MAIN = "page_main"
"""The id of what a page holds. Anchors hold no underscore, so it is nobody else's."""
SCRIPTS = (
    "guide.js",
    "items.js",
    "store.js",
    "elements.js",
    "notices.js",
    "boxes.js",
    "exercises.js",
    "progress.js",
    "page.js",
)
"""In this order: each uses what those before it lend."""
DATA = ("guide.js", "search-index.js")
"""Those that only set one value. The others each say at their end that they have run."""
READY = "ready.js"
"""The last script of every page. It opens the page to answers once all the others have run."""


def file_of(division: Division) -> str:
    """The contents stand on the first page."""
    return INDEX if division.role == "contents" else f"{division.slug}.html"


def block(sheet: Sheet, each: Block) -> list[Node]:
    """The elements of any block."""
    match each:
        case Exercise():
            return [exercise(sheet, each)]
        case NotesPage():
            return [notes(sheet, each)]
        case _:
            return prose(sheet, each)


# ------------------------------------------------------------------------------------------------- the frame


class Place(Value):
    """Where a page stands: its file and name, its accent, and what comes before and after it."""

    file: str
    slug: str
    title: str
    role: str
    accent: int = 0
    before: tuple[str, str] | None = None
    """File and title."""
    after: tuple[str, str] | None = None


def framed(site: WebSite, place: Place, main: Content, scripts: Iterable[str] = ()) -> Element:
    """A whole page around the content of its `main`. `scripts` are those that only this page has."""
    book = site.book
    names = (*SCRIPTS, *scripts)
    shown = place.title if place.title == book.title else f"{place.title} · {book.title}"
    return el(
        "html",
        el(
            "head",
            el("meta", charset="utf-8"),
            el("meta", http_equiv="Content-Security-Policy", content=site.policy),
            el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            el("meta", name="referrer", content="no-referrer"),
            el("title", shown),
            el("style"),
            el("link", rel="icon", href=ICON) if book.cover else None,
            [el("script", src=name, defer="") for name in (*names, READY)],
        ),
        el(
            "body",
            el("a", book.words.web_skip, class_="skip", href=f"#{MAIN}"),
            _top(site, place),
            el("div", class_="notice", data_notice="", hidden="", role="alert"),
            el("noscript", el("div", paragraph(book.words.web_plain), class_="notice")),
            el("div", paragraph(book.words.web_unready), class_="notice", data_dead="", role="alert"),
            el("main", main, id=MAIN, tabindex="-1"),
            _steps(site, place),
            el("footer", _bottom(site), class_="bottom"),
            class_=f"{place.role} accent-{place.accent}",
            data_page=place.slug,
            data_edition=book.edition.id,
            data_guide_scripts=" ".join(name for name in names if name not in DATA),
        ),
        lang=book.language,
    )


def _top(site: WebSite, place: Place) -> Element:
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


def _steps(site: WebSite, place: Place) -> Element | None:
    words = site.book.words
    links: list[Element] = []
    if place.before:
        file, title = place.before
        links.append(el("a", words.web_previous.format(title=title), href=file, rel="prev"))
    if place.after:
        file, title = place.after
        links.append(el("a", words.web_next.format(title=title), href=file, rel="next"))
    return el("nav", links, class_="steps", aria_label=words.web_steps) if links else None


def _bottom(site: WebSite) -> Element:
    book = site.book
    edition = book.words.edition.format(edition=book.edition.id)
    return paragraph(" · ".join(filter(None, (book.title, edition, book.publisher))))


# ------------------------------------------------------------------------------------------------- divisions


def division_page(
    site: WebSite, division: Division, before: tuple[str, str] | None, after: tuple[str, str] | None
) -> Page:
    """The page of one division."""
    file = file_of(division)
    sheet = Sheet(site, file, block)
    title = plain(division.title)
    place = Place(file, division.slug, title, division.role, division.accent, before, after)
    main: list[Content] = [
        division_heading(sheet, division),
        sheet.blocks(division.opening),
        _effort(sheet, division),
        part_contents(sheet, division) if division.role == "part" else None,
        sheet.blocks(division.blocks),
        [section(sheet, each) for each in division.sections],
        sheet.blocks(division.notes),
    ]
    whole = el("article", main, id=division.anchor, aria_labelledby=title_id(division.anchor))
    root = framed(site, place, whole)
    return Page(file, division.slug, division.role, title, division.number, root)


def titled(site: WebSite, division: Division) -> tuple[str, str]:
    """File and title, as a link names them."""
    number = site.book.words.part.format(number=division.number) if division.number else ""
    return file_of(division), " · ".join(filter(None, (number, plain(division.title))))


def _effort(sheet: Sheet, division: Division) -> Node | None:
    if not division.minutes:
        return None
    said = sheet.site.book.words.you_will_need.format(minutes=division.minutes)
    progress = el("span", class_="progress", data_live="")
    return el("p", said, " ", progress, class_="effort", data_progress=division.slug)


# ------------------------------------------------------------------------------------------------- the first page


def index_page(site: WebSite, divisions: Sequence[Division]) -> Page:
    """Title, how answers are kept, and the contents with how far the learner has come."""
    book = site.book
    contents = next((each for each in book.divisions if each.role == "contents"), None)
    parts = [each for each in divisions if each.role == "part"]
    first = divisions.index(parts[0]) if parts else len(divisions)
    rest = [each for each in divisions[first:] if each.role != "part"]
    main = [
        _cover(site, divisions),
        paragraph(book.words.web_kept, "small"),
        el("h2", book.words.contents, id=contents.anchor if contents else None),
        _places(site, divisions[:first]),
        _places(site, parts, "places parts"),
        _places(site, rest),
    ]
    after = titled(site, divisions[0]) if divisions else None
    place = Place(INDEX, "index", book.title, "index", 1, None, after)
    return Page(INDEX, "index", "index", book.title, "", framed(site, place, main))


def _cover(site: WebSite, divisions: Sequence[Division]) -> Element:
    book, words = site.book, site.book.words
    begin = el("a", words.web_begin, class_="button first", href=file_of(divisions[0])) if divisions else None
    alt = words.alt_cover.format(title=book.title, subtitle=book.subtitle)
    return el(
        "div",
        el(
            "div",
            el("h1", book.title),
            paragraph(book.subtitle, "subtitle") if book.subtitle else None,
            logo(book.logo) if book.logo.image else None,
            paragraph([begin, " ", el("a", class_="button", data_resume="", data_live="", hidden="")])
            if begin
            else None,
        ),
        svg(book.cover, site.theme, alt) if book.cover else None,
        class_="cover",
    )


def _places(site: WebSite, divisions: Sequence[Division], name: str = "places") -> Element | None:
    return el("ul", [_line(site, each) for each in divisions], class_=name) if divisions else None


def _line(site: WebSite, division: Division) -> Element:
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
        class_=f"accent-{division.accent}",
        data_progress=division.slug,
    )
