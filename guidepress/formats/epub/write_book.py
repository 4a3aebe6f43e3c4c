"""Writes a rendered book as an EPUB file."""

from __future__ import annotations

from guidepress.formats.epub import division_pages, navigation
from guidepress.formats.epub.cover import cover_png
from guidepress.formats.epub.files import PAGE, BookFile
from guidepress.formats.epub.metadata import metadata
from guidepress.formats.epub.package import epub_bytes
from guidepress.formats.epub.set_book import LaidBook
from guidepress.formats.epub.style import embedded_fonts, fallback_of, font_name, inline_of, style_sheet
from guidepress.formats.html.images import image_file, images_of
from guidepress.formats.html.licences import notices
from guidepress.formats.html.xml import document, text_of


def write_book(laid: LaidBook) -> bytes:
    """The bytes of the EPUB. The same book, theme and page map give the same bytes."""
    book, theme = laid.site.book, laid.site.theme
    nav_in_spine = division_pages.contents_of(book) == division_pages.NAV
    files = list(laid.files)
    files.insert(
        2, BookFile(division_pages.NAV, PAGE, document(navigation.nav_page(laid.site)), ("nav",), nav_in_spine)
    )
    pages = [file.data for file in files]
    fallback, inline = fallback_of(theme, pages), inline_of(theme, pages)
    files.append(BookFile("book.css", "text/css", style_sheet(theme, fallback, inline).encode("utf-8")))
    files.append(BookFile(division_pages.COVER_IMAGE, "image/png", cover_png(book, theme), ("cover-image",)))
    files += [BookFile(image_file(image), image.media_type, image.data) for image in images_of(book)]
    fonts = {role: theme.fonts[role] for role in (*embedded_fonts(theme), *inline)}
    fonts |= {name: data for font in fallback for name, data in font.files.items()}
    files += [BookFile(font_name(name), "font/ttf", data) for name, data in fonts.items()]
    roles = [*embedded_fonts(theme), *inline, *(font.role for font in fallback)]
    files += [BookFile(name, "text/plain", data) for name, data in notices(theme, roles).items()]
    text = "\n".join(text_of(root, "\n") for _, root in laid.pages)
    return epub_bytes(book, metadata(book, text), files, navigation.ncx(laid.site))
