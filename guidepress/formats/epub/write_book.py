"""A set book → the bytes of an EPUB."""

from __future__ import annotations

from guidepress.formats.epub import division_pages, navigation
from guidepress.formats.epub.cover import cover_png
from guidepress.formats.epub.files import PAGE, File
from guidepress.formats.epub.metadata import metadata
from guidepress.formats.epub.package import package
from guidepress.formats.epub.set_book import LaidBook
from guidepress.formats.epub.style import embedded, font_name, style_sheet
from guidepress.formats.html.images import image_file, images_of
from guidepress.formats.html.licences import notices
from guidepress.formats.html.xml import document, text_of


def write_book(laid: LaidBook) -> bytes:
    """The bytes of the EPUB. The same book, theme and pages give the same bytes."""
    book, theme = laid.site.book, laid.site.theme
    read = division_pages.contents_of(book) == division_pages.NAV
    files = list(laid.files)
    files.insert(2, File(division_pages.NAV, PAGE, document(navigation.nav_page(laid.site)), ("nav",), read))
    files.append(File("book.css", "text/css", style_sheet(theme).encode("utf-8")))
    files.append(File(division_pages.COVER_IMAGE, "image/png", cover_png(book, theme), ("cover-image",)))
    files += [File(image_file(image), image.media_type, image.data) for image in images_of(book)]
    files += [File(font_name(role), "font/ttf", theme.fonts[role]) for role in embedded(theme)]
    files += [File(name, "text/plain", data) for name, data in notices(theme, embedded(theme)).items()]
    text = "\n".join(text_of(root, "\n") for _, root in laid.pages)
    return package(book, metadata(book, text), files, navigation.ncx(laid.site))
