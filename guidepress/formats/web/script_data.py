"""What the scripts know of the guide: guide.js and search-index.js. Both only set one value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from guidepress.core.values import Value, walk
from guidepress.document.book import Book, Course
from guidepress.document.exercise import Exercise
from guidepress.document.fields import Choice, Field
from guidepress.formats.html.page import Site
from guidepress.formats.html.xml import Element, Node, text_of

WORDS = "web_"
"""The words of the tool that begin so are handed to the scripts, without it."""
LICENCE = "SPDX-License-Identifier: LicenseRef-guide"
"""For files that hold only words of the guide: `markup/notice.txt` says what it means."""


class PageContents(Value):
    """A finished page, and what the scripts are told of it."""

    file: str
    slug: str
    role: str
    title: str
    number: str
    root: Element


def guide_js(site: Site, pages: Sequence[PageContents]) -> bytes:
    """`GUIDE`: pages, exercises, answers in reading order, the words of the scripts, and what completes the course."""
    book = site.book
    answers = answers_of(book, pages)
    begun = {str(each["exercise"]): str(each["file"]) for each in answers.values() if each["exercise"]}
    slugs = {page.slug: page.file for page in pages}
    exercises = {
        each.id: _exercise(site, each, slugs[division.slug])
        for division in book.divisions
        for each in walk(division)
        if isinstance(each, Exercise)
    }
    guide = {
        "guide": book.slug,
        "title": book.title,
        "edition": book.edition.id,
        "language": book.language,
        "pages": [_page(page, [id for id, file in begun.items() if file == page.file]) for page in pages],
        "exercises": exercises,
        "answers": answers,
        "words": words_of(book),
        "course": _course(book.course),
    }
    return _script("GUIDE", guide)


def _page(page: PageContents, exercises: list[str]) -> dict[str, object]:
    """A page with those of its exercises that have answers of their own."""
    about = {"file": page.file, "slug": page.slug, "title": page.title, "number": page.number, "role": page.role}
    return {**about, "exercises": exercises}


def _exercise(site: Site, each: Exercise, file: str) -> dict[str, object]:
    page = site.page_of(each.anchor, each.key)
    return {"number": each.number, "title": each.title, "file": file, "page": page}


def _course(course: Course | None) -> dict[str, object] | None:
    if course is None:
        return None
    return {"complete": course.complete, "answer": course.answer, "parts": list(course.parts), "send": course.send}


def words_of(book: Book) -> dict[str, str]:
    """Every word of words.yaml for the scripts, by its name without the beginning."""
    names = [name for name in book.words.__struct_fields__ if name.startswith(WORDS)]
    return {name.removeprefix(WORDS): getattr(book.words, name) for name in names}


# ------------------------------------------------------------------------------------------------- answers


def answers_of(book: Book, pages: Sequence[PageContents]) -> dict[str, dict[str, object]]:
    """Every answer that has a control on a page, in reading order, at the page that it belongs to."""
    known = _known(book)
    found: dict[str, dict[str, object]] = {}
    for page in pages:
        for name in names_on(page.root):
            about = known[name]
            if name not in found and page.slug == about.home:
                found[name] = {**about.told, "file": page.file}
    return found


def names_on(node: Node) -> Iterator[str]:
    """The names of the answers that have a control in a tree, in reading order; a radio button names its group."""
    if isinstance(node, str):
        return
    for key, value in node.attributes:
        if key == "data-answer":
            yield value
    for child in node.children:
        yield from names_on(child)


class _Answer(Value):
    told: Mapping[str, object]
    home: str
    """The slug of the page that the answer belongs to."""


def _known(book: Book) -> dict[str, _Answer]:
    """Every answer by its name, with the exercise that asks for it, if one does."""
    found: dict[str, _Answer] = {}
    for division in book.divisions:
        exercises = [each for each in walk(division) if isinstance(each, Exercise)]
        for owner in (*exercises, None):
            for each in walk(owner or division):
                if isinstance(each, Choice) or (isinstance(each, Field) and not each.shares):
                    for name, told in _told(each, owner):
                        found.setdefault(name, _Answer(told, division.slug))
    return found


def _told(each: Field | Choice, owner: Exercise | None) -> Iterator[tuple[str, dict[str, object]]]:
    """Name and description of each answer of a field or a choice."""
    way = (
        each.label[1:] if owner is not None and each.label[:1] == (owner.title,) and len(each.label) > 1 else each.label
    )
    label = " · ".join(way)
    exercise = owner.id if owner is not None else ""
    options = {option.key: option.label for option in each.options}
    if isinstance(each, Choice) and each.many:
        for key, words in options.items():
            yield f"{each.id}.{key}", {"label": f"{label} · {words}", "kind": "tick", "exercise": exercise}
    elif isinstance(each, Choice):
        yield each.id, {"label": label, "kind": "one", "options": options, "exercise": exercise}
    elif each.kind == "pick":
        yield each.id, {"label": label, "kind": "pick", "options": options, "exercise": exercise}
    else:
        yield each.id, {"label": label, "kind": each.kind, "exercise": exercise}


# ------------------------------------------------------------------------------------------------- search


def search_js(pages: Sequence[PageContents]) -> bytes:
    """`SEARCH`: for each page, section and exercise its own words, without those of the pieces inside it."""
    entries = [entry for page in pages for entry in _entries(page)]
    return _script("SEARCH", entries)


def _entries(page: PageContents) -> Iterator[dict[str, str]]:
    part = " ".join(filter(None, (page.number, page.title)))
    for anchor, title, text in _pieces(_main(page.root), "", page.title):
        yield {"file": page.file, "anchor": anchor, "title": title, "part": part, "text": text}


def _main(root: Element) -> Element:
    """The element of a page that holds its own text."""
    (body,) = (one for one in root.children if isinstance(one, Element) and one.name == "body")
    (main,) = (one for one in body.children if isinstance(one, Element) and one.name == "main")
    return main


def _pieces(root: Element, anchor: str, title: str) -> Iterator[tuple[str, str, str]]:
    """A piece of a page and, after it, the pieces inside it."""
    inner: list[Element] = []
    own: list[str] = []

    def gather(node: Node) -> None:
        if isinstance(node, str):
            own.append(node)
        elif _title(node) is not None:
            inner.append(node)
        elif _is_text(node):
            for child in node.children:
                gather(child)
            own.append(" ")

    heading = _title(root)
    for child in root.children:
        if child is not heading:
            gather(child)
    yield anchor, title, " ".join("".join(own).split())
    for piece in inner:
        found = _title(piece)
        assert found is not None
        yield from _pieces(piece, dict(piece.attributes)["id"], " ".join(text_of(found).split()))


def _title(node: Element) -> Element | None:
    """The heading of a section or an exercise; None for anything else."""
    if node.name != "section" or "id" not in dict(node.attributes):
        return None
    return next((one for one in node.children if isinstance(one, Element) and one.name in ("h2", "h3")), None)


def _is_text(node: Element) -> bool:
    """Whether a search looks into an element: not into the title of a page, nor what every exercise says alike."""
    attributes = dict(node.attributes)
    if node.name in ("h1", "svg", "button", "option") or attributes.get("aria-hidden") == "true":
        return False
    return attributes.get("class") not in ("facts", "privacy", "effort")


def _script(name: str, value: object) -> bytes:
    """A script that sets one value. What could end a script, or start markup, is escaped, wherever it may be pasted.

    Its words are the guide's, so that it is not under the licence of the other scripts.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"/* {LICENCE} */ window.{name} = {text};\n".encode()
