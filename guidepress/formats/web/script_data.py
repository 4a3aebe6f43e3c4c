"""The data of a guide for the scripts: guide.js, the answers of each page, and search-index.js."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from guidepress.core.values import Value, walk
from guidepress.document.book import Book, Course
from guidepress.document.exercise import Exercise
from guidepress.document.questions import Question, questions_of
from guidepress.formats.html.page import Site
from guidepress.formats.html.xml import Element, Node, text_of
from guidepress.formats.web.drawings import drawing_facts

WORD_PREFIX = "web_"
"""Words of the tool with this prefix are passed to the scripts, without the prefix."""
RECORD_DATA = "record-data.js"
"""The script with what feeds the record of activities."""
ALL_ANSWERS = "answers.js"
"""The script that describes every answer and exercise."""
IN_PACKAGES = ("course", "course-sent")
"""The media whose pages stand in a package. There items.js stores nothing until it has the learner's code."""
LICENCE = "SPDX-License-Identifier: LicenseRef-guide"
"""The licence line of files that hold only words of the guide. `html/notice.txt` explains it."""


Answers = Mapping[str, dict[str, object]]
"""What the scripts know of each answer, in reading order."""


class PageContents(Value):
    """A finished page, and what the scripts need to know about it."""

    file: str
    slug: str
    role: str
    title: str
    number: str
    root: Element
    part: str
    """The slug of the division that the page belongs to."""
    exercise: str = ""
    """The id of the exercise that the page is about; "" for any other page."""
    names: tuple[str, ...] = ()
    """The names of the answers that have a control on the page, in reading order."""


def guide_js(site: Site, pages: Sequence[PageContents], answers: Answers) -> bytes:
    """The value `GUIDE`: pages, words, and what completes the course. Every page needs it.

    Its answers and exercises are empty: the scripts of `answers_js` add those that a page needs.
    """
    book = site.book
    asked: dict[str, dict[str, None]] = {}
    noted: dict[str, list[str]] = {}
    for id, answer in answers.items():
        if answer["exercise"]:
            asked.setdefault(str(answer["file"]), {})[str(answer["exercise"])] = None
        else:
            noted.setdefault(str(answer["file"]), []).append(id)
    guide = {
        "guide": book.slug,
        "title": book.title,
        "edition": book.edition.id,
        "language": book.language,
        "pages": [_page(page, list(asked.get(page.file, ())), noted.get(page.file, [])) for page in pages],
        "paths": [{"id": path.id, "title": path.title, "steps": [*path.steps]} for path in book.paths],
        "exercises": {},
        "answers": {},
        "drawings": {},
        "words": script_words(book),
        "course": _course(book.course),
        "packaged": site.medium in IN_PACKAGES,
    }
    return assignment("GUIDE", guide)


def answers_js(site: Site, pages: Sequence[PageContents], answers: Answers) -> dict[str, bytes]:
    """The scripts that describe answers: one for each page with boxes, and one for all answers and exercises.

    That of a page has only the exercises whose right answers are shown there.
    """
    asked = [item for division in site.book.divisions for item in walk(division) if isinstance(item, Exercise)]
    exercises = {one.id: _exercise(site, one, site.files[one.anchor or one.id]) for one in asked}
    drawings = {one.id: drawing_facts(one, site) for one in asked}
    scripts = {ALL_ANSWERS: _addition(ALL_ANSWERS, answers=answers, exercises=exercises)}
    for page in pages:
        if page.names:
            script = answers_script(page.slug)
            keyed = {id: exercises[id] for id in values_of(page.root, "data-key")}
            added: dict[str, object] = {"answers": _answers_of(page, answers), "exercises": keyed}
            if drawn := {id: drawings[id] for id in values_of(page.root, "data-drawn")}:
                added["drawings"] = drawn
            scripts[script] = _addition(script, **added)
    return scripts


def answers_script(slug: str) -> str:
    """The name of the script that describes the answers of a page."""
    return f"answers-{slug}.js"


def _answers_of(page: PageContents, answers: Answers) -> Answers:
    """The answers that have a control on a page, and those that it shows beside one, in reading order."""
    here = set(page.names)
    earlier = set(values_of(page.root, "data-earlier"))
    groups = tuple(f"{id}." for id in earlier)  # all that was ticked in a group has its name
    return {id: one for id, one in answers.items() if id in here or id in earlier or id.startswith(groups)}


def _page(page: PageContents, exercises: list[str], notes: list[str]) -> dict[str, object]:
    """A page with those of its exercises that have answers, and the names of its other answers."""
    about = {"file": page.file, "slug": page.slug, "title": page.title, "number": page.number, "role": page.role}
    more: dict[str, object] = {"task": True} if page.exercise else {}
    if notes:
        more["notes"] = notes
    return {**about, "part": page.part, "exercises": exercises, **more}


def _exercise(site: Site, exercise: Exercise, file: str) -> dict[str, object]:
    page = site.page_of(exercise.anchor, exercise.key)
    key = exercise.answer_key
    asked = [{"names": [*one.names], "values": [*one.values]} for one in key.questions] if key is not None else []
    facts: dict[str, object] = {"number": exercise.number, "title": exercise.title, "file": file, "page": page}
    return {**facts, "key": asked} if asked else facts


def _course(course: Course | None) -> dict[str, object] | None:
    if course is None:
        return None
    score = {"score": True} if course.score else {}
    told = {"complete": course.complete, "answer": course.answer, "parts": list(course.parts), "send": course.send}
    return {**told, **score}


def script_words(book: Book) -> dict[str, str]:
    """The words of words.yaml for the scripts, by their names without the prefix."""
    names = [name for name in book.words.__struct_fields__ if name.startswith(WORD_PREFIX)]
    return {name.removeprefix(WORD_PREFIX): getattr(book.words, name) for name in names}


# ------------------------------------------------------------------------------------------------- answers


def answers_on_pages(book: Book, pages: Sequence[PageContents]) -> dict[str, dict[str, object]]:
    """Every answer that has a control on the page it belongs to, in reading order."""
    questions = questions_of(book)
    answers: dict[str, dict[str, object]] = {}
    for page in pages:
        for name in page.names:
            question = questions[name]
            if name not in answers and _is_at_home(question, page):
                answers[name] = {**_description(question), "file": page.file}
    return answers


def _is_at_home(question: Question, page: PageContents) -> bool:
    """Whether a question belongs to a page. Other pages may gather its answer, or show it again."""
    if page.part != question.part:
        return False
    return page.exercise == question.exercise if page.exercise else page.slug == page.part or not question.exercise


def names_on(node: Node) -> Iterator[str]:
    """The names of the answers that have a control below a node, in reading order. Radio buttons share one name."""
    return values_of(node, "data-answer")


def values_of(node: Node, attribute: str) -> Iterator[str]:
    """The values of an attribute of a node and of those below it, in reading order."""
    if isinstance(node, str):
        return
    for key, value in node.attributes:
        if key == attribute:
            yield value
    for child in node.children:
        yield from values_of(child, attribute)


def _description(question: Question) -> dict[str, object]:
    """A question for the scripts."""
    options = {"options": question.options} if question.kind in ("pick", "one") else {}
    return {"label": question.label, "kind": question.kind, **options, "exercise": question.exercise}


# ------------------------------------------------------------------------------------------------- search


def search_js(pages: Sequence[PageContents]) -> bytes:
    """The value `SEARCH`: the text of each page, section and exercise, without the text of sections inside it."""
    parts = {page.slug: page for page in pages}
    entries = [entry for page in pages for entry in _entries(page, parts[page.part])]
    return assignment("SEARCH", entries)


def _entries(page: PageContents, division: PageContents) -> Iterator[dict[str, str]]:
    """The entries of a page of a division, whose first page is given."""
    part = " ".join(filter(None, (division.number, division.title)))
    for anchor, title, text in _search_texts(_searched(page), "", page.title):
        yield {"file": page.file, "anchor": anchor, "title": title, "part": part, "text": text}


def _searched(page: PageContents) -> Element:
    """The element with the words of a page. On the page of an exercise, that of the exercise: it is no entry inside."""
    main = _main(page.root)
    if not page.exercise:
        return main
    (article,) = (child for child in main.children if isinstance(child, Element))
    return next(child for child in article.children if isinstance(child, Element))


def _main(root: Element) -> Element:
    """The `main` element of a page."""
    (body,) = (child for child in root.children if isinstance(child, Element) and child.name == "body")
    (main,) = (child for child in body.children if isinstance(child, Element) and child.name == "main")
    return main


def _search_texts(root: Element, anchor: str, title: str) -> Iterator[tuple[str, str, str]]:
    """Anchor, title and text of a section of a page, then of each section inside it."""
    inner: list[Element] = []
    texts: list[str] = []

    def gather(node: Node) -> None:
        if isinstance(node, str):
            texts.append(node)
        elif _heading_of(node) is not None:
            inner.append(node)
        elif _is_searchable(node):
            for child in node.children:
                gather(child)
            texts.append(" ")

    heading = _heading_of(root)
    for child in root.children:
        if child is not heading:
            gather(child)
    yield anchor, title, " ".join("".join(texts).split())
    for piece in inner:
        piece_heading = _heading_of(piece)
        assert piece_heading is not None
        yield from _search_texts(piece, dict(piece.attributes)["id"], " ".join(text_of(piece_heading).split()))


def _heading_of(node: Element) -> Element | None:
    """The heading of a section or an exercise; None for any other element."""
    if node.name != "section" or "id" not in dict(node.attributes):
        return None
    headings = (child for child in node.children if isinstance(child, Element) and child.name in ("h1", "h2", "h3"))
    return next(headings, None)


def _is_searchable(node: Element) -> bool:
    """Whether the text of an element can be searched. Page titles, the facts of exercises and repeated words cannot."""
    attributes = dict(node.attributes)
    if node.name in ("h1", "nav", "svg", "button", "option", "template") or attributes.get("aria-hidden") == "true":
        return False
    return attributes.get("class") not in ("facts", "privacy", "effort", "means", "exercise-card")


def assignment(name: str, value: object) -> bytes:
    """A script that sets one value as JSON.

    The words belong to the guide, so the script is not under the licence of the other scripts.
    """
    return f"/* {LICENCE} */ window.{name} = {_json(value)};\n".encode()


def _addition(script: str, **values: object) -> bytes:
    """A script that adds to parts of `GUIDE`, and reports at its end that it has run."""
    lines = [f"Object.assign(GUIDE.{part}, {_json(value)});" for part, value in values.items()]
    report = f'window.ranScripts = [...(window.ranScripts || []), "{script}"];'
    return "\n".join((f"/* {LICENCE} */", *lines, report, "")).encode()


def _json(value: object) -> str:
    """JSON. Characters that could end a script or begin markup are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
