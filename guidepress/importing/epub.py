"""Reads an EPUB: its chapters in reading order, each as an HTML page (EPUB 2 and 3)."""

from __future__ import annotations

from urllib.parse import unquote

from lxml import etree

from guidepress.core.os_errors import RefusedError
from guidepress.importing.html.parsing import parsed
from guidepress.importing.html.reader import PageReader, joined
from guidepress.importing.limits import MAX_PICTURE, SafeZip, parse_xml, refuse
from guidepress.importing.log import Log
from guidepress.importing.tree import Document, Place

CONTAINER = "META-INF/container.xml"
_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbncx+xml")
_DC = "{http://purl.org/dc/elements/1.1/}"
MAX_CHAPTERS = 2_000
"""Most chapters of a book."""


def read_epub(name: str, data: bytes, log: Log, boxes: frozenset[str]) -> list[Document]:
    """The documents of an EPUB: one for each chapter. The first has the metadata of the book."""
    archive = SafeZip(name, data)
    _refuse_locked(name, archive)
    package_path = _package_path(name, archive)
    package = parse_xml(name, archive[package_path])
    about = {each: _first(package, each) for each in ("title", "creator", "language", "description")}
    documents: list[Document] = []
    for path in _chapters(name, package, package_path, archive, log):
        file = path.rpartition("/")[2]

        def fetch(wanted: str) -> bytes | None:
            return archive[wanted] if wanted in archive and archive.entries[wanted].file_size <= MAX_PICTURE else None

        page = PageReader(f"{name}, {file}", path, log, boxes, fetch).page(parsed(name, archive[path]))
        documents.append(
            Document(
                name=page.name,
                blocks=page.blocks,
                title=about["title"],
                author=about["creator"],
                language=about["language"],
                description=about["description"],
                pictures=page.pictures,
                texts=page.texts,
            )
        )
    if not documents:
        refuse(name, "holds no chapter", "open it in a reading app to see whether it is whole")
    return documents


def _refuse_locked(name: str, archive: SafeZip) -> None:
    """RefusedError for a book whose chapters are encrypted. Obfuscated fonts do not matter."""
    if "META-INF/encryption.xml" not in archive:
        return
    root = parse_xml(name, archive["META-INF/encryption.xml"])
    uris = [str(each.get("URI")) for each in root.iter("{*}CipherReference")]
    if any(uri.lower().endswith((".xhtml", ".html", ".htm", ".opf", ".xml")) for uri in uris):
        refuse(name, "is locked (DRM)", "ask its publisher for a copy without a lock")


def _package_path(name: str, archive: SafeZip) -> str:
    if CONTAINER not in archive:
        refuse(name, "is no EPUB", "make sure that its name ends in what it is")
    root = parse_xml(name, archive[CONTAINER])
    found = next((str(each.get("full-path")) for each in root.iter("{*}rootfile")), "")
    if found not in archive:
        refuse(name, "names a package that it does not hold", "make the EPUB anew")
    return found


def _first(package: etree._Element, name: str) -> str:
    found = next(package.iter(f"{_DC}{name}"), None)
    return "" if found is None else " ".join("".join(map(str, found.itertext())).split())


def _chapters(name: str, package: etree._Element, base: str, archive: SafeZip, log: Log) -> list[str]:
    """The paths of the chapters in reading order, without the list of contents."""
    items = {str(each.get("id")): each for each in package.iter("{*}item")}
    found: list[str] = []
    for ref in package.iter("{*}itemref"):
        item = items.get(str(ref.get("idref")))
        if item is None or str(item.get("media-type")) not in _TYPES:
            continue
        path = joined(base, unquote(str(item.get("href"))))
        if "nav" in str(item.get("properties") or "").split():
            log.note("contents", Place(f"{name}, {path.rpartition('/')[2]}"), "the list of contents", removed=" ")
        elif path in archive:
            found.append(path)
        else:
            raise RefusedError(f"{name} lacks its chapter {path}", "make the EPUB anew")
    if len(found) > MAX_CHAPTERS:
        refuse(name, f"has more than {MAX_CHAPTERS:,} chapters", "split it")
    return list(dict.fromkeys(found))
