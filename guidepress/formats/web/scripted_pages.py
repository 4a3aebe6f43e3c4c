"""The two pages that the scripts fill: the search, and the learner's answers."""

from __future__ import annotations

from guidepress.core.values import walk
from guidepress.document.fields import Field
from guidepress.document.inline import plain
from guidepress.formats.html.page import Site, paragraph
from guidepress.formats.html.xml import Element, el
from guidepress.formats.web.answers import labelled_option
from guidepress.formats.web.calendar import CALENDAR_SCRIPTS, calendar_button
from guidepress.formats.web.pages import ANSWERS, RECORD_PAGE, SEARCH, PageInSequence, page_frame
from guidepress.formats.web.script_data import ALL_ANSWERS


def search_page(site: Site) -> Element:
    """The page with the search form and its results."""
    words = site.book.words
    form = el(
        "form",
        el("label", words.web_search_label, for_="q", class_="ask"),
        el("input", type="search", id="q", name="q", autocomplete="off"),
        el("button", words.web_search_button, type="submit"),
        data_search="",
        data_live="",
        role="search",
        action=SEARCH,
    )
    main = [
        el("h1", words.web_search),
        el("p", words.web_needs_script, data_dead=""),
        form,
        el("p", data_found="", role="status"),
        el("ol", class_="results", data_results=""),
    ]
    return page_frame(
        site, PageInSequence(SEARCH, "search", words.web_search, "tool"), main, ("search-index.js", "search.js")
    )


def answers_page(site: Site) -> Element:
    """The page with all answers of the learner, and the tools to print, save, open and delete them."""
    words = site.book.words
    main = [
        el("h1", words.web_answers),
        el("p", words.web_answers_about),
        el("p", words.web_needs_script, data_dead=""),
        el(
            "div",
            _tools(site),
            _plan(site),
            _confirm(site),
            _unplaced(site),
            el("p", words.web_no_answers, data_none="", hidden=""),
            el("div", data_all_answers=""),
            data_live="",
            data_my_answers="",
        ),
    ]
    place = PageInSequence(ANSWERS, "answers", words.web_answers, "tool")
    return page_frame(site, place, main, _answers_scripts(site), ALL_ANSWERS)


def _answers_scripts(site: Site) -> tuple[str, ...]:
    own = ("all-answers.js", "my-answers.js")
    return (*own, *CALENDAR_SCRIPTS) if _asks_for_dates(site) else own


def _asks_for_dates(site: Site) -> bool:
    return any(isinstance(item, Field) and item.kind == "date" for item in walk(site.book.divisions))


def _tools(site: Site) -> Element:
    words = site.book.words
    return el(
        "section",
        el("h2", words.web_answers_tools, id="tools"),
        el("p", data_count=""),
        el(
            "div",
            _button(words.web_print, data_print=""),
            labelled_option(el("input", type="checkbox", data_with_empty=""), words.web_with_empty),
            class_="act",
        ),
        el(
            "div",
            _button(words.web_save_file, data_save="", aria_describedby="save-about"),
            el("p", words.web_save_file_about, id="save-about"),
            class_="act",
        ),
        el(
            "div",
            el("label", words.web_open_file, for_="open", class_="ask"),
            el(
                "input",
                type="file",
                id="open",
                data_open="",
                accept=".json,application/json",
                aria_describedby="open-about",
            ),
            el("p", words.web_open_file_about, id="open-about"),
            class_="act",
        ),
        calendar_button(words) if _asks_for_dates(site) else None,
        _record(site),
        el("p", _button(words.web_clear, data_clear=""), " ", _button(words.web_undo, data_undo="", hidden="")),
        el("p", data_outcome="", role="status"),
        el("p", class_="error", data_problem="", role="alert"),
        class_="tools",
        aria_labelledby="tools",
    )


def _record(site: Site) -> Element | None:
    """The way to the record of activities, where the guide has one."""
    record = site.book.record
    if record is None:
        return None
    link = el("a", plain(record.title), href=RECORD_PAGE)
    return el("div", paragraph(link), paragraph(site.book.words.web_record_about), class_="act")


def _plan(site: Site) -> Element:
    """What opening a file would change, shown before it is done."""
    words = site.book.words
    choices = [
        labelled_option(el("input", type="radio", name="plan", value="mine", checked=""), words.web_plan_mine),
        labelled_option(el("input", type="radio", name="plan", value="theirs"), words.web_plan_theirs),
    ]
    return el(
        "section",
        el("h2", words.web_plan, id="plan", tabindex="-1"),
        el("p", data_plan_file=""),
        el("ul", data_plan_counts=""),
        el(
            "div",
            el("fieldset", el("legend", words.web_plan_choice), choices),
            el("dl", data_plan_list=""),
            data_plan_different="",
            hidden="",
        ),
        el("p", _button(words.web_plan_apply, data_plan_apply=""), " ", _button(words.web_cancel, data_plan_cancel="")),
        class_="plan",
        data_plan="",
        hidden="",
        aria_labelledby="plan",
    )


def _confirm(site: Site) -> Element:
    """The dialog before all answers are deleted."""
    words = site.book.words
    return el(
        "dialog",
        el("h2", words.web_clear_question, id="confirm"),
        el("p", words.web_clear_about),
        el("p", _button(words.web_cancel, data_confirm_no=""), " ", _button(words.web_clear_yes, data_confirm_yes="")),
        data_confirm="",
        aria_labelledby="confirm",
    )


def _unplaced(site: Site) -> Element:
    """Answers from another edition that have no field in this one."""
    words = site.book.words
    return el(
        "section",
        el("h2", words.web_unplaced, id="unplaced", tabindex="-1"),
        paragraph(words.web_unplaced_about),
        el("ul", data_unplaced_list=""),
        class_="unplaced",
        data_unplaced="",
        hidden="",
        aria_labelledby="unplaced",
    )


def _button(words: str, **attributes: str | None) -> Element:
    return el("button", words, type="button", **attributes)
