"""The page that gathers the learner’s answers into a record of activities."""

from __future__ import annotations

from collections.abc import Iterator

from guidepress.core.values import walk
from guidepress.document.book import Book
from guidepress.document.exercise import Exercise
from guidepress.document.inline import plain
from guidepress.document.record import Record, RecordPart
from guidepress.formats.html.page import PageMaker, Site
from guidepress.formats.html.xml import Element, ElementContent, el
from guidepress.formats.web.answers import labelled_option
from guidepress.formats.web.pages import RECORD_PAGE, PageInSequence, page_frame, render_block
from guidepress.formats.web.script_data import ALL_ANSWERS, RECORD_DATA, assignment

RECORD_SCRIPTS = ("record-rules.js", "record.js")
LABEL_PREFIX = "record_"
"""Labels with this prefix are passed to the script, without the prefix."""


def record_page(site: Site, record: Record) -> Element:
    """The page: what is asked in each part, and places that the script fills."""
    words, title = site.book.words, plain(record.title)
    maker = PageMaker(site, RECORD_PAGE, render_block)
    main: list[ElementContent] = [
        el("h1", title),
        maker.blocks(record.about),
        el("p", words.web_needs_script, data_dead=""),
        el(
            "div",
            _tools(site, record),
            el("h2", maker.runs(record.summary.title)),
            _part(maker, record.summary, data_summary=""),
            el("h2", maker.runs(record.activities)),
            el("div", data_activities=""),
            el("h2", maker.runs(record.statement)),
            list(_statement(maker, record)),
            el("p", class_="question", data_statement_words=""),
            el("h2", maker.runs(record.evidence)),
            el("div", data_evidence=""),
            data_record="",
        ),
    ]
    place = PageInSequence(RECORD_PAGE, "record", title, "tool")
    return page_frame(site, place, main, (RECORD_DATA, *RECORD_SCRIPTS), ALL_ANSWERS)


def _tools(site: Site, record: Record) -> Element:
    """The button to print, and where it is asked for the box that lets private answers in."""
    words = site.book.words
    box = el("input", type="checkbox", data_with_private="")
    return el(
        "p",
        el("button", words.web_print_record, type="button", data_print=""),
        labelled_option(box, words.web_with_private) if record.private == "ask" else None,
        data_live="",
    )


def _statement(maker: PageMaker, record: Record) -> Iterator[ElementContent]:
    for part in record.statement_parts:
        yield el("h3", maker.runs(part.title))
        yield _part(maker, part, data_statement="")


def _part(maker: PageMaker, part: RecordPart, **place: str | None) -> ElementContent:
    asked = el("ul", [el("li", maker.runs(line)) for line in part.ask]) if part.ask else None
    return [asked, el("div", class_="exercise-answers", **place)]


def record_js(book: Book, record: Record) -> bytes:
    """The value `RECORD`: which answers stand where in the record, and the words that the script adds."""
    words = {
        name.removeprefix(LABEL_PREFIX): getattr(book.words, name)
        for name in book.words.__struct_fields__
        if name.startswith(LABEL_PREFIX)
    }
    private = [one.id for one in walk(book.divisions) if isinstance(one, Exercise) and one.private]
    return assignment(
        "RECORD",
        {
            "title": plain(record.activities),
            "summary": _part_data(record.summary),
            "statement": [_part_data(part) for part in record.statement_parts],
            "statementWords": record.statement_words,
            "sources": [
                {
                    "exercise": source.exercise,
                    "kind": source.kind,
                    "what": source.what,
                    "date": source.date,
                    "evidence": source.evidence,
                    "done": source.done,
                }
                for source in record.sources
            ],
            "gap": record.gap_months,
            "private": record.private,
            "privateExercises": [] if record.private == "show" else private,
            "words": {**words, "labelled": book.words.labelled, "months": book.words.months},
        },
    )


def _part_data(part: RecordPart) -> dict[str, object]:
    rows = [{"exercise": rows.exercise, "keys": list(rows.keys)} for rows in part.rows]
    return {"answers": list(part.answers), "rows": rows, "words": part.words}
