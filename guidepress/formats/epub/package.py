"""Packs the files of the EPUB with ebooklib. The same files give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ebooklib import epub
from lxml import etree

from guidepress.core.zip_files import unzipped, zipped
from guidepress.document.book import Book
from guidepress.formats.epub.files import BookFile
from guidepress.formats.epub.metadata import READING_EASE, Meta

MIMETYPE = "mimetype"
"""The entry that must come first and must not be compressed (OCF 3.3, 4.3)."""


class _Item(epub.EpubItem):  # type: ignore[misc]
    """A file whose bytes are kept unchanged. (ebooklib parses its own page items again, as HTML.)"""

    def __init__(self, uid: str, file: BookFile) -> None:
        super().__init__(uid=uid, file_name=file.name, media_type=file.media_type, content=file.data)
        self.properties = list(file.properties)


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer, with the tool's own NCX and with the language on the package element."""

    def __init__(self, target: io.BytesIO, book: Any, options: Mapping[str, object], ncx: bytes) -> None:
        super().__init__(target, book, options)
        self.ncx = ncx

    def _get_ncx(self) -> bytes:
        return self.ncx

    def _write_opf_file(self, root: Any) -> None:
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        data = etree.tostring(root, pretty_print=True, encoding="utf-8", xml_declaration=True)
        self.out.writestr(f"{self.book.FOLDER_NAME}/content.opf", data)


def epub_bytes(book: Book, metadata: Sequence[Meta], files: Sequence[BookFile], ncx: bytes) -> bytes:
    """The bytes of the EPUB.

    `files` are in manifest order; those in the spine are in reading order. ValueError if two files have the same name.
    """
    names = [file.name for file in files]
    if len(set(names)) != len(names):
        raise ValueError(f"two files of one name: {sorted(name for name in names if names.count(name) > 1)}")
    epub_book = epub.EpubBook()
    epub_book.metadata.clear()
    epub_book.set_identifier(book.identifier)
    epub_book.add_metadata("DC", "title", book.title, {"id": "title"})
    epub_book.language = book.language
    epub_book.title = book.title
    epub_book.add_metadata("DC", "language", book.language)
    epub_book.add_metadata(None, "meta", "main", {"refines": "#title", "property": "title-type"})
    epub_book.add_metadata(None, "meta", "1", {"refines": "#title", "property": "display-seq"})
    for meta in metadata:
        _add(epub_book, meta)
    epub_book.prefixes.append(READING_EASE)
    items = [_Item(_id(file.name), file) for file in files]
    for item in items:
        epub_book.add_item(item)
        if "cover-image" in item.properties:
            epub_book.add_metadata(None, "meta", "", {"name": "cover", "content": item.id})
    epub_book.add_item(epub.EpubNcx())
    epub_book.spine = [item for item, file in zip(items, files, strict=True) if file.in_spine]
    options = {
        "epub3_pages": False,
        "epub3_landmark": False,
        "raise_exceptions": True,
        "mtime": datetime.fromisoformat(book.edition.date),
    }
    raw = io.BytesIO()
    _Writer(raw, epub_book, options, ncx).write()
    return zipped(unzipped(raw.getvalue()), stored={MIMETYPE})


def _id(name: str) -> str:
    """The manifest id of a file, from its name. It is a valid XML id and unique."""
    return "file_" + name.replace("/", "_")


def _add(epub_book: Any, meta: Meta) -> None:
    if meta.name.startswith("dc:"):
        epub_book.add_metadata("DC", meta.name[3:], meta.value, {"id": meta.id} if meta.id else {})
        return
    attributes = {"property": meta.name, "refines": meta.refines, "scheme": meta.scheme, "id": meta.id}
    epub_book.add_metadata(None, "meta", meta.value, {key: value for key, value in attributes.items() if value})
