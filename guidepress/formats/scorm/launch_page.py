"""The page launch.html, which a learning system opens.

It shows the pages in a frame and holds the connection to the system.
"""

from __future__ import annotations

from guidepress.document.book import Book
from guidepress.formats.html.html_file import head_under_policy
from guidepress.formats.html.xml import Element, el
from guidepress.formats.scorm.storage_limits import STORAGE_LIMIT
from guidepress.formats.web.pages import GUIDE_SCRIPT, READY_SCRIPT
from guidepress.formats.web.script_data import ALL_ANSWERS

LAUNCH = "launch.html"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content Security Policy. The frame may also hold only pages of this package."""
SCRIPTS = (
    ALL_ANSWERS, "scorm-api.js", "learner.js", "items.js", "store.js", "keys.js", "suspend.js", "bar.js", "scorm.js",
)  # fmt: skip
"""The scripts in their order: items.js keeps each learner's answers apart, and learner.js finds out who the learner is.

guide.js comes before them and ready.js after them. Until all have run, no page in the frame accepts answers, and this
page says so.
"""


def launch_page(book: Book, room: int) -> Element:
    """The page: a bar with the state of the course, notices, and the frame.

    `room` is the number of characters for answers in suspend_data.
    """
    words = book.words
    return el(
        "html",
        head_under_policy(
            POLICY,
            book.title,
            el("link", rel="stylesheet", href="launch.css"),
            [el("script", src=name, defer="") for name in (GUIDE_SCRIPT, *SCRIPTS, READY_SCRIPT)],
        ),
        el(
            "body",
            el(
                "header",
                el("h1", book.title, class_="unseen"),
                el("p", words.web_course_unready, class_="notice", data_dead="", role="alert"),
                el("p", class_="notice", data_course_notice="", hidden="", role="alert"),
                el(
                    "details",
                    el("summary", el("span", data_course_state="", role="status")),
                    el("p", data_course_rule=""),
                    el("p", data_course_sent=""),
                    el("p", data_course_score="", hidden=""),
                    el("p", data_course_left=""),
                    data_course="",
                    hidden="",
                ),
            ),
            el("main", el("iframe", title=words.web_course_frame, data_course_frame="", hidden="")),
            el("noscript", el("p", el("a", book.title, href="index.html"))),
            data_limit=str(STORAGE_LIMIT),
            data_room=str(room),
            data_edition=book.edition.id,
            data_guide_scripts=" ".join(SCRIPTS),
        ),
        lang=book.language,
    )
