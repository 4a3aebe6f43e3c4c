"""What the elements of HTML are: blocks, marks inside a line, or matter of the page around its text."""

from __future__ import annotations

import re

from lxml import etree

from guidepress.importing.html.parsing import classes, name_of

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "optgroup",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "textarea",
    ]
)
"""Elements that end a line of text."""
RUN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "source",
        "track",
        "param",
        "frame",
        "frameset",
        "link",
        "meta",
        "base",
        "basefont",
        "bgsound",
        "map",
        "area",
        "datalist",
        "button",
        "dialog",
    ]
)
"""What is never run, fetched or shown."""
_PAGE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "doc-toc", "doc-pagelist", "toolbar", "menu"})
_PAGE_CLASSES = frozenset(
    [
        "toc",
        "sidebar",
        "navbar",
        "breadcrumb",
        "breadcrumbs",
        "mw-editsection",
        "catlinks",
        "printfooter",
        "navbox",
        "noprint",
        "mw-jump-link",
        "vector-header",
        "vector-toc",
        "mw-footer",
        "site-footer",
        "site-header",
        "skip-link",
        "skip-to-content",
        "anchor-link",
        "headerlink",
        "mw-indicators",
        "mw-empty-elt",
        "sistersitebox",
        "ambox",
        "metadata",
        "pagination",
        "share",
        "prevnext",
    ]
)
_PAGE_IDS = frozenset(
    [
        "toc",
        "mw-navigation",
        "mw-head",
        "mw-panel",
        "footer",
        "sidebar",
        "catlinks",
        "jump-to-nav",
        "sitesub",
        "sitenotice",
    ]
)
_NOTE_TYPES = frozenset({"footnote", "endnote", "rearnote", "note"})
_HEADING = re.compile(r"h[1-6]")


def is_block(element: etree._Element) -> bool:
    """Whether an element ends a line of text."""
    return name_of(element) in BLOCKS


def is_page_matter(element: etree._Element) -> bool:
    """Whether an element is a menu, a head or a foot of the page, and none of its text."""
    name, role = name_of(element), str(element.get("role") or "").lower()
    if name in ("main", "body", "article"):
        return False
    types = epub_types(element)
    if name == "nav" or role in _PAGE_ROLES or types & {"toc", "page-list", "landmarks", "pagebreak"}:
        return True
    if name in ("footer", "header") and _parent(element) == "body":
        return not any(_HEADING.fullmatch(name_of(each)) for each in element.iter())
    if str(element.get("id") or "").lower() in _PAGE_IDS:
        return True
    return bool(_PAGE_CLASSES.intersection(classes(element)))


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else name_of(parent)


def epub_types(element: etree._Element) -> set[str]:
    """The words of `epub:type`, and those of `role` without "doc-"."""
    found = str(element.get("{http://www.idpf.org/2007/ops}type") or element.get("epub:type") or "").lower().split()
    return {*found, *str(element.get("role") or "").lower().replace("doc-", "").split()}


def is_hidden(element: etree._Element) -> bool:
    """Whether the page hides an element."""
    style = str(element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or "display:none" in style
        or "visibility:hidden" in style
        or "mso-hide:all" in style
    )


def is_note(element: etree._Element) -> bool:
    """Whether an element is the text of a footnote."""
    if epub_types(element) & _NOTE_TYPES or "footnote-item" in classes(element):
        return element.get("id") is not None
    parent = element.getparent()
    return (
        name_of(element) in ("li", "p", "div", "aside")
        and element.get("id") is not None
        and (_is_notes(parent) or re.fullmatch(r"(_?ftn|fn|footnote)[-_:]?\d+", str(element.get("id"))) is not None)
    )


def _is_notes(element: etree._Element | None) -> bool:
    """Whether an element, or the one above it, holds footnotes."""
    for _ in range(2):
        if element is None:
            return False
        if {"footnotes", "endnotes", "references-notes"} & {*classes(element), *epub_types(element)}:
            return True
        element = element.getparent()
    return False


def is_heading(element: etree._Element) -> bool:
    """Whether an element is a heading."""
    return _HEADING.fullmatch(name_of(element)) is not None
