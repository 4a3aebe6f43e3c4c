"""The data of a guide for the scripts: guide.js and search-index.js. Each file only sets one value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from guidepress.core.values import Value, walk
from guidepress.document.book import Book, Course
from guidepress.document.exercise import Exercise
from guidepress.document.fields import Choice, Field
from guidepress.formats.html.page import Site
from guidepress.formats.html.xml import Element, Node, text_of

WORD_PREFIX = "web_"
"""Words of the tool with this prefix are passed to the scripts, without the prefix."""
LICENCE = "SPDX-License-Identifier: LicenseRef-guide"
"""The licence line of files that hold only words of the guide. `html/notice.txt` explains it."""


class PageContents(Value):
    """A finished page, and what the scripts need to know about it."""

    file: str
    slug: str
    role: str
    title: str
    number: str
    root: Element


def guide_js(site: Site, pages: Sequence[PageContents]) -> bytes:
    """The value `GUIDE`: pages, exercises, answers in reading order, words, and what completes the course."""
    book = site.book
    answers = answers_on_pages(book, pages)
    files_by_exercise = {
        str(answer["exercise"]): str(answer["file"]) for answer in answers.values() if answer["exercise"]
    }
    slugs = {page.slug: page.file for page in pages}
    exercises = {
        exercise.id: _exercise(site, exercise, slugs[division.slug])
        for division in book.divisions
        for exercise in walk(division)
        if isinstance(exercise, Exercise)
    }
    guide = {
        "guide": book.slug,
        "title": book.title,
        "edition": book.edition.id,
        "language": book.language,
        "pages": [_page(page, [id for id, file in files_by_exercise.items() if file == page.file]) for page in pages],
        "exercises": exercises,
        "answers": answers,
        "words": script_words(book),
        "course": _course(book.course),
    }
    return _assignment("GUIDE", guide)


def _page(page: PageContents, exercises: list[str]) -> dict[str, object]:
    """A page with those of its exercises that have answers."""
    about = {"file": page.file, "slug": page.slug, "title": page.title, "number": page.number, "role": page.role}
    return {**about, "exercises": exercises}


def _exercise(site: Site, exercise: Exercise, file: str) -> dict[str, object]:
    page = site.page_of(exercise.anchor, exercise.key)
    return {"number": exercise.number, "title": exercise.title, "file": file, "page": page}


def _course(course: Course | None) -> dict[str, object] | None:
    if course is None:
        return None
    return {"complete": course.complete, "answer": course.answer, "parts": list(course.parts), "send": course.send}


def script_words(book: Book) -> dict[str, str]:
    """The words of words.yaml for the scripts, by their names without the prefix."""
    names = [name for name in book.words.__struct_fields__ if name.startswith(WORD_PREFIX)]
    return {name.removeprefix(WORD_PREFIX): getattr(book.words, name) for name in names}


# ------------------------------------------------------------------------------------------------- answers


def answers_on_pages(book: Book, pages: Sequence[PageContents]) -> dict[str, dict[str, object]]:
    """Every answer that has a control on the page it belongs to, in reading order."""
    entries = _all_answers(book)
    answers: dict[str, dict[str, object]] = {}
    for page in pages:
        for name in names_on(page.root):
            entry = entries[name]
            if name not in answers and page.slug == entry.page_slug:
                answers[name] = {**entry.description, "file": page.file}
    return answers


def names_on(node: Node) -> Iterator[str]:
    """The names of the answers that have a control below a node, in reading order. Radio buttons share one name."""
    if isinstance(node, str):
        return
    for key, value in node.attributes:
        if key == "data-answer":
            yield value
    for child in node.children:
        yield from names_on(child)


class _AnswerEntry(Value):
    """The description of an answer for the scripts."""

    description: Mapping[str, object]
    page_slug: str
    """The slug of the page that the answer belongs to."""


def _all_answers(book: Book) -> dict[str, _AnswerEntry]:
    """Every answer by its name, with the exercise that asks for it, if there is one."""
    answers: dict[str, _AnswerEntry] = {}
    for division in book.divisions:
        exercises = [item for item in walk(division) if isinstance(item, Exercise)]
        for owner in (*exercises, None):
            for item in walk(owner or division):
                if isinstance(item, Choice) or (isinstance(item, Field) and not item.shares):
                    for name, description in _descriptions(item, owner):
                        answers.setdefault(name, _AnswerEntry(description, division.slug))
    return answers


def _descriptions(field: Field | Choice, owner: Exercise | None) -> Iterator[tuple[str, dict[str, object]]]:
    """Name and description of each answer of a field or a choice."""
    begins_with_title = owner is not None and field.label[:1] == (owner.title,) and len(field.label) > 1
    path = field.label[1:] if begins_with_title else field.label
    label = " · ".join(path)
    exercise = owner.id if owner is not None else ""
    options = {option.key: option.label for option in field.options}
    if isinstance(field, Choice) and field.many:
        for key, option_label in options.items():
            yield f"{field.id}.{key}", {"label": f"{label} · {option_label}", "kind": "tick", "exercise": exercise}
    elif isinstance(field, Choice):
        yield field.id, {"label": label, "kind": "one", "options": options, "exercise": exercise}
    elif field.kind == "pick":
        yield field.id, {"label": label, "kind": "pick", "options": options, "exercise": exercise}
    else:
        yield field.id, {"label": label, "kind": field.kind, "exercise": exercise}


# ------------------------------------------------------------------------------------------------- search


def search_js(pages: Sequence[PageContents]) -> bytes:
    """The value `SEARCH`: the text of each page, section and exercise, without the text of sections inside it."""
    entries = [entry for page in pages for entry in _entries(page)]
    return _assignment("SEARCH", entries)


def _entries(page: PageContents) -> Iterator[dict[str, str]]:
    part = " ".join(filter(None, (page.number, page.title)))
    for anchor, title, text in _search_texts(_main(page.root), "", page.title):
        yield {"file": page.file, "anchor": anchor, "title": title, "part": part, "text": text}


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
    return next((child for child in node.children if isinstance(child, Element) and child.name in ("h2", "h3")), None)


def _is_searchable(node: Element) -> bool:
    """Whether the text of an element can be searched. Page titles and the facts of exercises cannot."""
    attributes = dict(node.attributes)
    if node.name in ("h1", "svg", "button", "option") or attributes.get("aria-hidden") == "true":
        return False
    return attributes.get("class") not in ("facts", "privacy", "effort")


def _assignment(name: str, value: object) -> bytes:
    """A script that sets one value as JSON. Characters that could end a script or begin markup are escaped.

    The words belong to the guide, so the script is not under the licence of the other scripts.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"/* {LICENCE} */ window.{name} = {text};\n".encode()
