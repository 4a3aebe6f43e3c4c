"""The paths of a guide on the web: their list on the first page, and the content of a page for each."""

from __future__ import annotations

from collections.abc import Mapping

from guidepress.document.book import GuidePath
from guidepress.document.exercise import Exercise
from guidepress.formats.html.page import Site, paragraph
from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.formats.web.page_plan import exercise_title
from guidepress.formats.web.part_contents import exercise_facts

PATH_SCRIPT = "path.js"
"""The script of an exercise that belongs to a path: it leads on along the path that the learner is on."""


def path_file(path: GuidePath) -> str:
    """The file of the page of a path. No other page has an underscore after these letters."""
    return f"path_{path.id}.html"


def path_list(site: Site) -> list[Element]:
    """The heading and the list of the paths, for the first page."""
    book = site.book
    if not book.paths:
        return []
    items = [el("li", el("a", path.line(book.words), href=path_file(path))) for path in book.paths]
    return [el("h2", book.words.paths), el("ul", items, class_="places paths")]


def path_content(site: Site, path: GuidePath, exercises: Mapping[str, Exercise]) -> list[ElementContent]:
    """What the page of a path shows: its exercises in their order. `exercises`: those of the guide, by their ids.

    The address of each says which path the learner is on.
    """
    steps = []
    for id in path.steps:
        anchor = exercises[id].anchor or id
        place = "" if anchor in site.tops else f"#{anchor}"
        link = el("a", exercise_title(exercises[id], site.book), href=f"{site.files[anchor]}?path={path.id}{place}")
        steps.append(el("li", link, exercise_facts(site, exercises[id])))
    time = paragraph(path.time(site.book.words), "effort")
    return [el("h1", path.title), time, el("ol", steps, class_="path-steps")]
