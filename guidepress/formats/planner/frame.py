"""The elements of the planner's page. The scripts fill those with `data-` attributes."""

from __future__ import annotations

from guidepress.document.labels import Labels
from guidepress.document.planner import Planner
from guidepress.formats.html.html_file import head_under_policy
from guidepress.formats.html.page import paragraph
from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.formats.web.pages import MAIN

POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
DATA = '<script type="application/json" id="planner_data">'
"""The start of the element that holds the data."""


def page_root(planner: Planner) -> Element:
    """The whole page, without style, data and script."""
    words = planner.words
    edition = words.edition.format(edition=planner.edition)
    title = words.planner_of.format(title=planner.title)
    plan = el("div", _begin(planner), _workshop(planner), _add(words), _keep(words), data_plan_view="", data_live="")
    return el(
        "html",
        head_under_policy(POLICY, title, el("style")),
        el(
            "body",
            el("a", words.web_skip, class_="skip", href=f"#{MAIN}"),
            el(
                "header",
                el("span", planner.title, class_="home"),
                el("p", class_="state", data_state="", data_live="", role="status"),
                class_="top",
            ),
            el(
                "main",
                el("div", el("h1", words.planner_title), paragraph(words.planner_about, "opening"), data_plan_head=""),
                el("p", words.planner_plain, class_="notice", data_dead=""),
                plan,
                _run_view(words),
                _run_sheet(words),
                el("p", class_="unseen", data_said="", role="status"),
                id=MAIN,
                tabindex="-1",
            ),
            el("footer", paragraph(" · ".join(filter(None, (title, edition, planner.publisher)))), class_="bottom"),
            el("script", type="application/json", id="planner_data"),
            el("script"),
            class_="planner accent-1",
        ),
        lang=planner.language,
    )


def _section(id: str, heading: str, *content: ElementContent, class_: str = "") -> Element:
    return el("section", el("h2", heading, id=id), content, class_=class_ or None, aria_labelledby=id)


def _button(words: str, **attributes: str | None) -> Element:
    return el("button", words, type="button", **attributes)


def _field(words: str, box: Element) -> Element:
    return el("label", el("span", words), box, class_="field")


def _begin(planner: Planner) -> Element:
    """Which workshop a plan begins with: one of the guide, none, or one from a file."""
    words = planner.words
    options = [el("option", each.title, value=each.id) for each in planner.workshops]
    picker = el("input", type="file", data_open="", accept=".json,application/json")
    of_guide = (
        _field(words.planner_from, el("select", options, data_from="")),
        _button(words.planner_use, data_use=""),
    )
    hidden = None if options else ""
    return _section(
        "begin_title",
        words.planner_begin,
        el(
            "div",
            el("div", of_guide, class_="pair", hidden=hidden),
            _button(words.planner_empty, data_empty=""),
            _field(words.planner_open, picker),
            class_="row",
        ),
        el("p", class_="error", data_problem="", role="alert"),
        class_="begin",
    )


def _workshop(planner: Planner) -> Element:
    """The plan itself: its name, its slots by the clock, and what follows from it beside them."""
    words, defaults = planner.words, planner.defaults
    people = {"min": str(defaults.least_people), "max": str(defaults.most_people)}
    boxes = el(
        "div",
        _field(words.planner_name, el("input", type="text", data_plan="title", class_="wide-box")),
        _field(words.planner_start, el("input", type="time", data_plan="start")),
        _field(words.planner_people, el("input", type="number", data_plan="people", inputmode="numeric", **people)),
        *_where(planner),
        class_="row",
    )
    clock = el(
        "div",
        el("p", data_span="", class_="span"),
        el("p", words.planner_nothing, data_nothing=""),
        el("ol", data_slots="", class_="slots", aria_label=words.planner_by_clock),
        el("p", _button(words.planner_undo, data_undo="")),
        class_="by-clock",
    )
    return _section(
        "workshop_title",
        words.planner_workshop,
        boxes,
        el("div", clock, _follows(words), class_="columns"),
        class_="workshop",
    )


def _where(planner: Planner) -> tuple[Element, ...]:
    """Whether the whole workshop is in a room or online, where an activity can be online."""
    words = planner.words
    if not any(form.is_online for activity in planner.activities for form in activity.forms):
        return ()
    options = (el("option", words.planner_in_room, value=""), el("option", words.planner_all_online, value="online"))
    return (_field(words.planner_where, el("select", options, data_where="", data_focus="where")),)


def _follows(words: Labels) -> Element:
    """The lists that follow from the plan."""
    return el(
        "section",
        el("h3", words.planner_follows, id="follows_title"),
        el("h4", words.planner_check),
        el("p", data_fits=""),
        el("ul", data_problems="", class_="problems"),
        _list(words.pack_groups, "groups"),
        _list(words.planner_bring, "things"),
        _list(words.online_instead, "instead"),
        el(
            "div",
            el("h4", words.pack_print),
            el("ul", data_pages="", class_="plain"),
            el("ul", data_places=""),
        ),
        class_="follows",
        data_all_follows="",
        aria_labelledby="follows_title",
    )


def _list(heading: str, name: str) -> Element:
    return el("div", el("h4", heading), Element("ul", ((f"data-{name}", ""),), ()), data_follows="")


def _add(words: Labels) -> Element:
    return _section(
        "add_title",
        words.planner_add,
        el("div", data_library=""),
        class_="add",
    )


def _keep(words: Labels) -> Element:
    return _section(
        "keep_title",
        words.planner_keep,
        el(
            "p",
            _button(words.planner_save, data_save="", class_="button first", aria_describedby="save_about"),
            " ",
            _button(words.planner_print, data_print=""),
            " ",
            _button(words.planner_run, data_run=""),
        ),
        el("p", words.planner_save_about, id="save_about", class_="hint"),
        el("p", data_outcome="", role="status"),
        el("h3", words.planner_promise),
        el(
            "div",
            _field(words.planner_promise_day, el("input", type="date", data_promise_day="")),
            _button(words.planner_promise_save, data_promise_save="", aria_describedby="promise_about"),
            class_="row",
        ),
        el("p", words.planner_promise_about, id="promise_about", class_="hint"),
        el("p", data_promise_outcome="", role="status"),
        class_="keep",
    )


def _run_view(words: Labels) -> Element:
    """What is shown while a workshop is run."""
    begin = el(
        "p",
        _button(words.planner_run_start, data_run_start="", class_="button first"),
        " ",
        _button("", data_run_plan=""),
        data_run_begin="",
    )
    on = el(
        "div",
        el("p", words.planner_run_now, class_="run-label"),
        el("p", data_run_slot="", class_="run-slot"),
        el("p", data_run_title="", class_="run-title"),
        el(
            "p",
            el("span", data_run_count="", class_="run-count", role="timer"),
            " ",
            el("span", data_run_unit=""),
            class_="run-clock",
        ),
        el("progress", data_run_bar="", max="1", value="0", aria_hidden="true"),
        el("p", data_run_pace="", class_="run-pace"),
        el("p", data_run_cut=""),
        el("ul", data_run_words="", class_="run-words"),
        el("p", data_run_note=""),
        el(
            "div",
            el("p", words.online_chat, class_="run-label"),
            el("p", data_run_chat="", class_="run-chat"),
            el(
                "p",
                _button(words.planner_run_copy, data_run_copy=""),
                " ",
                el("span", data_run_copied="", role="status"),
            ),
            data_run_paste="",
        ),
        el("p", data_run_groups=""),
        el("p", words.planner_run_next, class_="run-label"),
        el("p", data_run_next=""),
        el(
            "p",
            _button(words.planner_run_forward, data_run_forward="", class_="button first"),
            " ",
            _button(words.planner_run_back, data_run_back=""),
        ),
        data_run_on="",
    )
    return el(
        "section",
        el("h1", data_run_heading="", id="run_title", tabindex="-1"),
        begin,
        on,
        el("p", _button(words.planner_run_end, data_run_end="")),
        el("p", class_="unseen", data_run_said="", role="status"),
        class_="run",
        data_run_view="",
        hidden="",
        aria_labelledby="run_title",
    )


def _run_sheet(words: Labels) -> Element:
    """The run sheet, which is seen on paper alone."""
    heads = (words.pack_start, words.pack_step, words.pack_minutes, words.pack_know)
    return el(
        "section",
        el("h2", data_run_sheet_title=""),
        el("p", data_run_sheet_span="", class_="span"),
        el(
            "table",
            el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
            el("tbody", data_run_rows=""),
        ),
        class_="run-sheet",
    )
