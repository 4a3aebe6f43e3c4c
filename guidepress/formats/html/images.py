"""The files of a book's pictures, by names that every reader and every system can open."""

from __future__ import annotations

import re
from hashlib import sha256

from guidepress.core.file_names import is_device, reserved_file
from guidepress.core.values import walk
from guidepress.document.blocks import Image
from guidepress.document.book import Book

FOLDER = "images"
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]*\.[a-z]+")
_OTHER = re.compile(r"[^a-z0-9]+")


def image_file(image: Image) -> str:
    """The path of a picture from the root of the book.

    A name with anything but small letters, digits and hyphens is made plain: it would mean something else in an
    address, or be another file's on a system that does not tell capitals apart. So is one that is the tool's own, or
    that Windows cannot unpack.
    """
    stem, _, ending = image.name.rpartition(".")
    if _PLAIN.fullmatch(image.name) and not reserved_file(stem) and not is_device(stem):
        return f"{FOLDER}/{image.name}"
    mark = sha256(image.name.encode("utf-8")).hexdigest()[:8]
    return f"{FOLDER}/{_OTHER.sub('-', stem.lower()).strip('-')}-{mark}.{ending.lower()}"


def images_of(book: Book) -> tuple[Image, ...]:
    """Each image of the book once."""
    images = {each.name: each for each in walk((book.logo, book.divisions)) if isinstance(each, Image)}
    return tuple(images.values())
