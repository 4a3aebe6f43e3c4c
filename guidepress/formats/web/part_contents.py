"""The contents of a part: its summary on the part's first page, and where one is on each of its other pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guidepress.document.book import Division, Section
from guidepress.document.exercise import Exercise
from guidepress.formats.html.page import Site
from guidepress.formats.html.xml import Element, ElementContent, Node, el
from guidepress.formats.web.page_plan import PlannedPage


def part_summary(site: Site, pages: Sequence[PlannedPage]) -> Element | None:
    """What a part holds, in reading order, with room for the learner's progress; None where it holds nothing.

    `pages` are those of the part, with its first page. An entry has the id of what it leads to: an address from before
    there was a page for each section then leads to the entry, and `moved.js` goes on from there. `data-moved` has the
    other anchors of that page.
    """
    rest = pages[1:]
    if not rest:
        return None
    items = [
        _summary_item(site, head, [_summary_item(site, page) for page in inner] if inner else None)
        for head, inner in _groups(rest)
    ]
    title = f"contents_{pages[0].slug}"
    return el(
        "nav",
        el("h2", site.book.words.contents, id=title, class_="label"),
        _count(pages[0].division),
        el("ul", items),
        class_="part-contents",
        aria_labelledby=title,
    )


def _count(division: Division) -> Element:
    """How many of the exercises of the part are open, begun and done. The scripts fill it in."""
    return el("p", class_="progress", data_summary=division.slug, data_live="")


def _summary_item(site: Site, page: PlannedPage, inner: list[Element] | None = None) -> Element:
    others = " ".join(anchor for anchor in page.anchors if anchor != page.top)
    return el(
        "li",
        _entry(site, page),
        el("ul", inner) if inner else None,
        id=page.top,
        data_moved=others or None,
    )


def _entry(site: Site, page: PlannedPage) -> list[Node]:
    """The link to a page; for an exercise, its minutes and what the learner has done of it."""
    link = el("a", page.title, href=page.file)
    return [link, *exercise_facts(site, page.task)] if isinstance(page.task, Exercise) else [link]


def exercise_facts(site: Site, exercise: Exercise) -> list[Node]:
    """The minutes of an exercise, and room for what the learner has done of it."""
    words = site.book.words
    minutes = words.minute if exercise.minutes == 1 else words.minutes.format(minutes=exercise.minutes)
    shown: list[Node] = [" ", el("span", minutes, class_="small")] if exercise.minutes else []
    return [*shown, " ", el("span", class_="mark", data_mark=exercise.id, data_live="")]


def _groups(pages: Iterable[PlannedPage]) -> list[tuple[PlannedPage, list[PlannedPage]]]:
    """Each page that stands by itself, with those of the exercises of its section."""
    groups: list[tuple[PlannedPage, list[PlannedPage]]] = []
    for page in pages:
        if isinstance(page.task, Exercise) and page.section is not None:
            groups[-1][1].append(page)
        else:
            groups.append((page, []))
    return groups


def part_navigation(site: Site, here: PlannedPage, pages: Sequence[PlannedPage]) -> Element:
    """Where one is in a part: a line that opens to the pages of the part. `pages` are those of the part.

    It shows the sections of the part, and the exercises of the section where one is.
    """
    words = site.book.words
    first, number = pages[0], pages.index(here) + 1
    where = words.web_where.format(part=first.title, number=number, count=len(pages))
    items = [_link(here, first)]
    for head, inner in _groups(pages[1:]):
        is_open = head.task is here.section and isinstance(head.task, Section)
        links = [_link(here, page) for page in inner] if is_open else []
        items.append(_link(here, head, el("ul", links) if links else None))
    return el(
        "nav",
        el("details", el("summary", where), el("ul", items)),
        class_="where",
        aria_label=words.web_part_pages,
    )


def _link(here: PlannedPage, page: PlannedPage, inner: ElementContent = None) -> Element:
    link = el("a", page.title, href=page.file, aria_current="page" if page is here else None)
    return el("li", link, inner)


def exercise_card(site: Site, exercise: Exercise, page: PlannedPage) -> Element:
    """An exercise where it stands in its section: a link to its page."""
    id = f"card_{exercise.id}"
    return el(
        "div",
        el("p", el("a", page.title, href=page.file, id=id), class_="card-name"),
        el("p", exercise_facts(site, exercise), class_="facts"),
        class_="exercise-card",
    )
