"""The manifest imsmanifest.xml, which a learning system reads first (SCORM 1.2, Content Aggregation Model, 2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from guidepress.core.problems import NOWHERE, Code, Problems
from guidepress.document.book import Book
from guidepress.formats.html.xml import Element, el
from guidepress.formats.scorm.launch_page import LAUNCH

MANIFEST = "imsmanifest.xml"
IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
SCHEMAS = {IMSCP: "imscp_rootv1p1p2.xsd", IMSMD: "imsmd_rootv1p2p1.xsd", ADLCP: "adlcp_rootv1p2.xsd"}
LONGEST_TITLE = 200
LONGEST_VERSION = 20
"""The maximum number of characters of a title and of a version in imscp_rootv1p1p2.xsd."""


def check_title(book: Book, problems: Problems) -> None:
    """Reports a title that is longer than the schema of the manifest allows."""
    if len(book.title) > LONGEST_TITLE:
        message = f"a learning system takes a title of {LONGEST_TITLE} characters, and this one has {len(book.title)}"
        where = book.course.where if book.course else NOWHERE
        problems.error(Code.TOO_LONG, where, message, "say it shorter, and the rest in the subtitle")


def manifest(book: Book, files: Sequence[str]) -> Element:
    """The manifest: one organisation with one item, launch.html. `files` are all files of the package."""
    name = f"guide-{book.slug}"  # an xsd:ID may not begin with a digit
    version = book.edition.id if len(book.edition.id) <= LONGEST_VERSION else None
    attributes = {
        "identifier": name,
        "version": version,
        "xmlns": IMSCP,
        "xmlns:adlcp": ADLCP,
        "xmlns:imsmd": IMSMD,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": " ".join(f"{space} {file}" for space, file in SCHEMAS.items()),
    }
    return Element(
        "manifest",
        tuple((key, value) for key, value in attributes.items() if value is not None),
        (
            _metadata(book),
            el("organizations", _organisation(book, name), default=f"{name}-organisation"),
            el("resources", _resource(name, files)),
        ),
    )


def _metadata(book: Book) -> Element:
    """What the package is, and a description of its content as IMS Meta-data."""
    general = el(
        "imsmd:general",
        el("imsmd:title", _langstring(book, book.title)),
        el("imsmd:language", book.language),
        el("imsmd:description", _langstring(book, book.description)),
    )
    return el(
        "metadata",
        el("schema", "ADL SCORM"),
        el("schemaversion", "1.2"),
        el("imsmd:lom", general),
    )


def _langstring(book: Book, text: str) -> Element:
    return el("imsmd:langstring", text, xml_lang=book.language)


def _organisation(book: Book, name: str) -> Element:
    item = el("item", el("title", book.title), identifier=f"{name}-item", identifierref=f"{name}-resource")
    return el("organization", el("title", book.title), item, identifier=f"{name}-organisation")


def _resource(name: str, files: Sequence[str]) -> Element:
    attributes = {
        "identifier": f"{name}-resource",
        "type": "webcontent",
        "adlcp:scormtype": "sco",
        "href": LAUNCH,
    }
    entries = tuple(el("file", href=quote(file)) for file in files)
    return Element("resource", tuple(attributes.items()), entries)
