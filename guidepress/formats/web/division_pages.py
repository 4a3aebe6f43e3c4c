"""The pages of a division: one for all of it, or a first page and one for each section, exercise and notes page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from guidepress.document.blocks import NotesPage
from guidepress.document.book import Block, Division, Section
from guidepress.document.exercise import Exercise
from guidepress.formats.html.headings import division_heading, render_section
from guidepress.formats.html.page import PageMaker, Site, paragraph, title_id
from guidepress.formats.html.web_pages import is_split
from guidepress.formats.html.xml import Element, ElementContent, Node, el
from guidepress.formats.web.answers import labelled_option, question
from guidepress.formats.web.calendar import CALENDAR_SCRIPTS
from guidepress.formats.web.drawings import DRAWINGS_SCRIPT
from guidepress.formats.web.exercises import render_exercise
from guidepress.formats.web.page_plan import PlannedPage
from guidepress.formats.web.pages import PageInSequence, page_frame, render_block
from guidepress.formats.web.part_contents import exercise_card, part_navigation, part_summary
from guidepress.formats.web.path_pages import PATH_SCRIPT
from guidepress.formats.web.script_data import PageContents, answers_script, names_on, values_of

MOVED_SCRIPT = "moved.js"
"""The script of a part's first page that leads old addresses to the page of what they point to."""
Link = tuple[str, str]
"""File and title of a page."""
SECTION_LIFT, EXERCISE_LIFT = 1, 2
"""By how many levels the headings of a section and of an exercise rise on a page of their own."""


class DivisionPages:
    """Renders the pages of one division, in their order."""

    def __init__(self, site: Site, pages: Sequence[PlannedPage]) -> None:
        self.site, self.pages = site, pages
        self.division = pages[0].division
        self.exercises: Mapping[str, PlannedPage] = {
            page.slug: page for page in pages if isinstance(page.task, Exercise)
        }

    def page(self, planned: PlannedPage, before: Link | None, after: Link | None) -> PageContents:
        """One page, with links to the pages before and after it."""
        main, role = self._main(planned)
        names = tuple(names_on(main))
        is_inner = planned.task is not None
        place = PageInSequence(
            planned.file,
            planned.slug,
            planned.name,
            role,
            self.division.accent,
            before,
            after,
        )
        root = page_frame(
            self.site,
            place,
            main,
            (*self._scripts(planned), *_scripts_of(main)),
            answers_script(planned.slug) if names else None,
            part_navigation(self.site, planned, self.pages) if is_inner else None,
        )
        exercise = planned.slug if isinstance(planned.task, Exercise) else ""
        return PageContents(
            file=planned.file,
            slug=planned.slug,
            role=role,
            title=planned.name,
            number=self.division.number,
            root=root,
            part=self.division.slug,
            exercise=exercise,
            names=names,
        )

    def _scripts(self, planned: PlannedPage) -> tuple[str, ...]:
        """The scripts that not every page has."""
        if is_split(self.division) and planned.task is None:
            return (MOVED_SCRIPT,)
        on_path = any(planned.slug in path.steps for path in self.site.book.paths)
        return (PATH_SCRIPT,) if on_path else ()

    def _main(self, planned: PlannedPage) -> tuple[Element, str]:
        """The content of the `main` element, and the kind of page."""
        match planned.task:
            case None:
                return self._first(planned), self.division.role
            case Section():
                return self._section(planned, planned.task), "section"
            case Exercise():
                return self._exercise(planned, planned.task), "task"
            case NotesPage():
                return self._notes(planned, planned.task), "task"
            case _:
                assert_never(planned.task)

    def _article(self, maker: PageMaker, anchor: str, *content: ElementContent) -> Element:
        return el("article", content, maker.footnotes(), id=anchor, aria_labelledby=title_id(anchor))

    def _first(self, planned: PlannedPage) -> Element:
        """The whole of a division, or what stands in a part before its first section."""
        division = self.division
        split = is_split(division)
        maker = PageMaker(self.site, planned.file, self._in_section if split else render_block)
        main: list[ElementContent] = [
            division_heading(maker, division),
            maker.blocks(division.opening),
            _time_needed(maker, division),
            part_summary(self.site, self.pages) if split else None,
            maker.blocks(division.blocks),
        ]
        if not split:
            main += [render_section(maker, section) for section in division.sections]
            main += maker.blocks(division.notes)
        return self._article(maker, division.anchor, main)

    def _in_section(self, maker: PageMaker, block: Block) -> list[Node]:
        """A block of a section: an exercise is a link to its page."""
        if isinstance(block, Exercise) and block.id in self.exercises:
            return [exercise_card(self.site, block, self.exercises[block.id])]
        return render_block(maker, block)

    def _section(self, planned: PlannedPage, section: Section) -> Element:
        maker = PageMaker(self.site, planned.file, self._in_section, SECTION_LIFT)
        title = el("h1", maker.runs(section.title, links=False), id=title_id(section.anchor))
        return self._article(maker, section.anchor, title, maker.blocks(section.blocks))

    def _exercise(self, planned: PlannedPage, exercise: Exercise) -> Element:
        maker = PageMaker(self.site, planned.file, render_block, EXERCISE_LIFT)
        shown = render_exercise(maker, exercise)
        return el("article", shown, _done_mark(maker, exercise), maker.footnotes())

    def _notes(self, planned: PlannedPage, page: NotesPage) -> Element:
        maker = PageMaker(self.site, planned.file, render_block)
        title = el("h1", maker.runs(page.heading, links=False), id=title_id(page.anchor))
        prompt = maker.runs(page.prompt or page.heading, links=False)
        return self._article(maker, page.anchor, title, question(maker, page.answer, prompt))


def _scripts_of(main: Element) -> list[str]:
    """The scripts that the exercises on a page need."""
    needs = {"data-drawn": (DRAWINGS_SCRIPT,), "data-calendar": CALENDAR_SCRIPTS}
    return [script for attribute, scripts in needs.items() if any(values_of(main, attribute)) for script in scripts]


def _done_mark(maker: PageMaker, exercise: Exercise) -> Element:
    """The box by which learners mark an exercise as done. It is no answer."""
    box = el("input", type="checkbox", data_done=exercise.id, autocomplete="off")
    return el("p", labelled_option(box, maker.site.book.words.web_done), class_="done", data_live="")


def _time_needed(maker: PageMaker, division: Division) -> Node | None:
    if not division.minutes:
        return None
    return paragraph(maker.site.book.words.you_will_need.format(minutes=division.minutes), "effort")
