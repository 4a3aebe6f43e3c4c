"""The EPUB container, by ebooklib, and the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ebooklib import epub
from lxml import etree

from guidepress.core.zip_files import unzipped, zipped
from guidepress.document.book import Book
from guidepress.formats.epub.files import File
from guidepress.formats.epub.metadata import READING_EASE, Meta

MIMETYPE = "mimetype"
"""The entry that comes first and is not compressed: OCF 3.3, 4.3."""


class _Item(epub.EpubItem):  # type: ignore[misc]
    """An item whose bytes are taken as they are; ebooklib's own pages are parsed again as HTML."""

    def __init__(self, uid: str, file: File) -> None:
        super().__init__(uid=uid, file_name=file.name, media_type=file.media_type, content=file.data)
        self.properties = list(file.properties)


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer with our own NCX, and the language on the package."""

    def __init__(self, target: io.BytesIO, book: Any, options: Mapping[str, object], ncx: bytes) -> None:
        super().__init__(target, book, options)
        self.ncx = ncx

    def _get_ncx(self) -> bytes:
        return self.ncx

    def _write_opf_file(self, root: Any) -> None:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        data = etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)
        self.out.writestr(f"{self.book.FOLDER_NAME}/content.opf", data)


def package(book: Book, metadata: Sequence[Meta], files: Sequence[File], ncx: bytes) -> bytes:
    """The bytes of the book. `files` in manifest order, those that are read in reading order."""
    names = [file.name for file in files]
    if len(set(names)) != len(names):
        raise ValueError(f"two files of one name: {sorted(name for name in names if names.count(name) > 1)}")
    bound = epub.EpubBook()
    bound.metadata.clear()
    bound.set_identifier(book.identifier)
    bound.add_metadata("DC", "title", book.title, {"id": "title"})
    bound.language = book.language
    bound.title = book.title
    bound.add_metadata("DC", "language", book.language)
    bound.add_metadata(None, "meta", "main", {"refines": "#title", "property": "title-type"})
    bound.add_metadata(None, "meta", "1", {"refines": "#title", "property": "display-seq"})
    for meta in metadata:
        _add(bound, meta)
    bound.prefixes.append(READING_EASE)
    items = [_Item(_id(file.name), file) for file in files]
    for item in items:
        bound.add_item(item)
        if "cover-image" in item.properties:
            bound.add_metadata(None, "meta", "", {"name": "cover", "content": item.id})
    bound.add_item(epub.EpubNcx())
    bound.spine = [item for item, file in zip(items, files, strict=True) if file.read]
    options = {
        "epub3_pages": False,
        "epub3_landmark": False,
        "raise_exceptions": True,
        "mtime": datetime.fromisoformat(book.edition.date),
    }
    raw = io.BytesIO()
    _Writer(raw, bound, options, ncx).write()
    return zipped(unzipped(raw.getvalue()), stored={MIMETYPE})


def _id(name: str) -> str:
    """A manifest id from a file's name: what XML asks for, and no two alike."""
    return "file_" + name.replace("/", "_")


def _add(bound: Any, meta: Meta) -> None:
    if meta.name.startswith("dc:"):
        bound.add_metadata("DC", meta.name[3:], meta.value, {"id": meta.id} if meta.id else {})
        return
    attributes = {"property": meta.name, "refines": meta.refines, "scheme": meta.scheme, "id": meta.id}
    bound.add_metadata(None, "meta", meta.value, {key: value for key, value in attributes.items() if value})
