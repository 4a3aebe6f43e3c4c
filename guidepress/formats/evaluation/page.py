"""The evaluation form as one HTML file, which opens without a network and saves an answers file.

Nothing is kept in the browser: people fill the form in on shared computers too. Its content security policy names its
one style and its one script by their hashes, and allows it to ask nothing of any site.
"""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from guidepress.core.problems import Problems
from guidepress.document.blocks import Image
from guidepress.document.book import Book
from guidepress.document.page_map import PageMap
from guidepress.document.questions import questions_of
from guidepress.formats.html.anchors import anchors
from guidepress.formats.html.headings import division_heading, render_section
from guidepress.formats.html.html_file import EMPTY_STYLE, head_under_policy, html_document, source_hash
from guidepress.formats.html.icons import icon_elements
from guidepress.formats.html.images import image_file, images_of
from guidepress.formats.html.page import PageMaker, Site, paragraph, title_id
from guidepress.formats.html.xml import Element, Node, el
from guidepress.formats.web.pages import MAIN, render_block
from guidepress.formats.web.style import style_sheet
from guidepress.theme import Theme

SCRIPT = Path(__file__).parent / "form.js"
POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_EMPTY_SCRIPT = "<script></script>"


class LaidPage(Struct):
    """The page as an element tree."""

    site: Site
    root: Element


def set_page(book: Book, theme: Theme, problems: Problems) -> LaidPage:
    """Renders the page. It names no pages of paper."""
    pages = PageMap(book.edition.id, {}, (), 0)
    files = {anchor: "" for division in book.divisions for anchor in anchors(division)}
    site = Site(book, theme, pages, problems, files, icon_elements(theme.icons), {})
    maker = PageMaker(site, "", render_block)
    main: list[Node] = []
    for division in book.divisions:
        blocks = maker.blocks((*division.opening, *division.blocks))
        main += [division_heading(maker, division), *map(_lifted, blocks)]
        main += [render_section(maker, section) for section in division.sections]
    article = el("article", main, _save(book), aria_labelledby=title_id(book.divisions[0].anchor))
    images = {image_file(image): _data_address(image) for image in images_of(book)}
    return LaidPage(site, _with_images(_page(book, theme, article), images))


def page_file(laid: LaidPage) -> bytes:
    """The whole file, with its style and its script inside."""
    theme = laid.site.theme
    style = style_sheet(replace(theme, web=replace(theme.web, embed_fonts=False)))
    script = SCRIPT.read_text(encoding="utf-8").replace("\r\n", "\n")
    if "</" in style or "</script" in script:
        raise ValueError("a style sheet cannot hold </, nor a script its end")
    page = html_document(laid.root).decode("utf-8")
    page = page.replace(EMPTY_STYLE, f"<style>{style}</style>", 1)
    page = page.replace(_EMPTY_SCRIPT, f"<script>{script}</script>", 1)
    return page.replace(POLICY, POLICY.format(script=source_hash(script), style=source_hash(style)), 1).encode("utf-8")


def _page(book: Book, theme: Theme, article: Element) -> Element:
    words = book.words
    edition = words.edition.format(edition=book.edition.id)
    return el(
        "html",
        head_under_policy(POLICY, book.title, el("style")),
        el(
            "body",
            el("a", words.web_skip, class_="skip", href=f"#{MAIN}"),
            el("noscript", el("div", paragraph(words.form_plain), class_="notice")),
            el("main", article, id=MAIN, tabindex="-1"),
            el("footer", paragraph(" · ".join(filter(None, (book.title, edition, book.publisher)))), class_="bottom"),
            el("script"),
            class_=f"form accent-{theme.accent_number(book.divisions[0].accent)}",
            data_form=json.dumps(_data(book), ensure_ascii=False, separators=(",", ":")),
        ),
        lang=book.language,
    )


def _save(book: Book) -> Element:
    """The end of the form: what to do with the answers, the button that saves them, and what came of it."""
    words = book.words
    return el(
        "section",
        el("h2", words.form_send, id="form_send"),
        paragraph(words.form_about),
        el("p", el("button", words.form_save, type="button", class_="button first", data_save="", hidden="")),
        el("p", data_state="", role="status"),
        aria_labelledby="form_send",
    )


def _data(book: Book) -> dict[str, object]:
    """What the script has to know: the questions by name, with their options, and its own words."""
    answers = {
        question.id: {"label": question.label, "options": dict(question.options)}
        for question in questions_of(book).values()
    }
    words = {"saved": book.words.form_saved, "empty": book.words.form_empty}
    return {
        "guide": book.slug,
        "edition": book.edition.id,
        "answers": answers,
        "words": words,
    }


_LEVELS = {"h3": "2", "h4": "3"}
"""The levels of headings in a form: its exercises stand in no section, so that no level is left out (WCAG 1.3.1)."""


def _lifted(node: Node) -> Node:
    """A node whose headings are one level higher, for the ear; they look the same."""
    if isinstance(node, str):
        return node
    level = _LEVELS.get(node.name)
    attributes = (*node.attributes, ("aria-level", level)) if level else node.attributes
    return Element(node.name, attributes, tuple(map(_lifted, node.children)))


def _with_images(element: Element, images: dict[str, str]) -> Element:
    """The tree with each image inside the page: `images` has the data address for each name of a file."""
    children = (_with_images(child, images) if isinstance(child, Element) else child for child in element.children)
    attributes = ((name, images.get(value, value) if name == "src" else value) for name, value in element.attributes)
    return Element(element.name, tuple(attributes), tuple(children))


def _data_address(image: Image) -> str:
    return f"data:{image.media_type};base64,{b64encode(image.data).decode('ascii')}"
