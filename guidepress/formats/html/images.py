"""The image files of a book, under names that every e-reader and operating system can open."""

from __future__ import annotations

import re
from hashlib import sha256

from guidepress.core.file_names import is_device, reserved_file
from guidepress.core.values import walk
from guidepress.document.blocks import Image
from guidepress.document.book import Book

FOLDER = "images"
_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\.[a-z]+")
_UNSAFE = re.compile(r"[^a-z0-9]+")


def image_file(image: Image) -> str:
    """The path of an image from the root of the book.

    A name with characters other than a-z, 0-9, "_" and "-" is replaced: such characters may have a meaning in a URL,
    and on some systems two names that differ in case are the same file. So is a name that the tool uses itself, and a
    device name of Windows.
    """
    stem, _, ending = image.name.rpartition(".")
    if _SAFE_NAME.fullmatch(image.name) and not reserved_file(stem) and not is_device(stem):
        return f"{FOLDER}/{image.name}"
    digest = sha256(image.name.encode("utf-8")).hexdigest()[:8]
    return f"{FOLDER}/{_UNSAFE.sub('-', stem.lower()).strip('-')}-{digest}.{ending.lower()}"


def images_of(book: Book) -> tuple[Image, ...]:
    """All images of the book, without duplicates."""
    images = {image.name: image for image in walk((book.logo, book.divisions)) if isinstance(image, Image)}
    return tuple(images.values())
